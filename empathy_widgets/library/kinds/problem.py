"""Problems as content: the file format, and the noun it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from empathy_widgets.domain import Person, Problem, Reviewed, WayOut
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.form import ActivityForm, Form, Line, Words
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["ProblemForm", "broken_problem", "build_problem"]

Degree = Annotated[int, Field(ge=0, le=4)]


class PersonForm(Form):
    """One side."""

    fact: list[Words] = Field(min_length=1, max_length=4, description="What happened, as a camera would show it.")
    feeling: list[Line] = Field(min_length=1, max_length=4)
    need: list[Line] = Field(min_length=1, max_length=3)
    respect: list[Words] = Field(min_length=1, max_length=3, description="What this person would hear as respect.")


class WayOutForm(Form):
    """One option."""

    text: Words
    by: Line = Field(description="Who offered it.")
    meets: dict[Line, list[Degree]] = Field(description="By person: how far each need is met, 0 to 4, in order.")


class AgreementForm(Form):
    """What they might agree on."""

    who: Line
    what: Words
    when: Words


class ProblemForm(ActivityForm):
    """One worked problem, one file. The file name is the id."""

    statement: Words = Field(description="The problem in words both sides would sign.")
    people: dict[Line, PersonForm] = Field(min_length=2, max_length=4)
    options: list[WayOutForm] = Field(min_length=3, max_length=5)
    agreement: AgreementForm
    comment: Words = Field(description="What makes this one hard.")


def build_problem(form: ProblemForm) -> Problem:
    """The same problem as the noun the other rooms know."""
    head = {name: getattr(form, name) for name in ActivityForm.model_fields}
    people = tuple(Person(name=name, **{part: tuple(lines) for part, lines in person.model_dump().items()})
                   for name, person in form.people.items())
    options = tuple(
        WayOut(text=one.text, by=one.by, meets={name: tuple(degrees) for name, degrees in one.meets.items()})
        for one in form.options
    )
    return Problem(**{
        **head, "reviewed": Reviewed(**form.reviewed.model_dump()), "statement": form.statement, "people": people,
        "options": options, "agreement": form.agreement.model_dump(), "comment": form.comment,
    })


def broken_problem(form: ProblemForm, name: str) -> Iterator[tuple[Place, str]]:
    """Yield every rule one file breaks; ``name`` is the file name without its ending."""
    if form.id != name:
        yield ("id",), _("The id is “{id}” but the file is called “{name}”. Rename one of the two.").format(
            id=form.id, name=quoted(name))
    for index, option in enumerate(form.options):
        place = ("options", index)
        if option.by not in form.people:
            yield (*place, "by"), _("Nobody here is called “{name}”. Write a name from people.").format(
                name=quoted(option.by))
        for person, side in form.people.items():
            if len(option.meets.get(person, ())) != len(side.need):
                yield (*place, "meets"), _("“{name}” has {count} needs. Give as many numbers from 0 to 4, in order."
                                           ).format(name=quoted(person), count=len(side.need))
        for person in option.meets:
            if person not in form.people:
                yield (*place, "meets", person), _("Nobody here is called “{name}”. Write a name from people.").format(
                    name=quoted(person))
