"""Rubrics as content: the file format, and the noun it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from empathy_widgets.domain import Criterion, Identifier, Reviewed, Rubric
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.form import Form, Line, ReviewedForm, Words
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["RubricForm", "broken_rubric", "build_rubric"]


class CriterionForm(Form):
    """One thing to look back on."""

    label: Line
    low: Line = Field(description="The words at 1.")
    high: Line = Field(description="The words at 5.")


class RubricForm(Form):
    """One rubric, one file. The file name is the id."""

    id: Identifier = Field(description="The name of this file without its ending.")
    title: Line
    source: Words
    rights: Words
    reviewed: ReviewedForm
    language: Annotated[str, Field(min_length=2, max_length=35)] = "en"
    about: Words
    criteria: dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]*$")], CriterionForm] = Field(
        min_length=2, max_length=10)


def build_rubric(form: RubricForm) -> Rubric:
    """The same rubric as the noun the other rooms know."""
    fields = form.model_dump()
    criteria = tuple(Criterion(id=id, **words) for id, words in fields["criteria"].items())
    return Rubric(**{**fields, "reviewed": Reviewed(**fields["reviewed"]), "criteria": criteria})


def broken_rubric(form: RubricForm, name: str) -> Iterator[tuple[Place, str]]:
    """Yield every rule one file breaks; ``name`` is the file name without its ending."""
    if form.id != name:
        yield ("id",), _("The id is “{id}” but the file is called “{name}”. Rename one of the two.").format(
            id=form.id, name=quoted(name))
