"""Regions of the brain as content: the file format, its rules, and the noun it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from empathy_widgets.domain import Fact, Grade, Identifier, InTheRoom, Region, Reviewed
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.form import Form, Line, ReviewedForm, Words
from empathy_widgets.library.kinds.facts import FactForm, broken_fact, unknown_chapters
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["RegionForm", "beside_regions", "broken_region", "build_region", "proven_region"]


class InTheRoomForm(Form):
    """One thing a clinician might do."""

    text: Words
    chapters: list[Line] = Field(min_length=1, description="Chapters that practise it: file names without number.")


class RegionForm(Form):
    """One region, one file. The file name is the id."""

    id: Identifier = Field(description="The name of this file without its ending.")
    number: int = Field(ge=1, le=20, description="Its place among the regions.")
    name: Line
    source: Words = Field(description="Where it comes from. No two files share one.")
    rights: Words
    reviewed: ReviewedForm
    language: Annotated[str, Field(min_length=2, max_length=35)] = "en"
    where: Words = Field(description="In words, so that a student could point at it.")
    does: Words
    popular: Words = Field(description="The popular account, in its own words.")
    supported: list[FactForm] = Field(min_length=1, description="What meta-analyses and reviews support.")
    grade: Grade = Field(description="How well a part in empathy is supported, on the whole.")
    disputed: Words
    in_the_room: list[InTheRoomForm] = Field(min_length=1, description="What it may mean in the room.")


def build_region(form: RegionForm) -> Region:
    """The same region as the noun the other rooms know."""
    fields = form.model_dump()
    return Region(**{
        **fields, "reviewed": Reviewed(**fields["reviewed"]),
        "supported": tuple(Fact(**{**fact, "disputed": fact["disputed"] or ""}) for fact in fields["supported"]),
        "in_the_room": tuple(InTheRoom(**one) for one in fields["in_the_room"]),
    })


def broken_region(form: RegionForm, name: str) -> Iterator[tuple[Place, str]]:
    """Yield every rule one file breaks; ``name`` is the file name without its ending."""
    if form.id != name:
        yield ("id",), _("The id is “{id}” but the file is called “{name}”. Rename one of the two.").format(
            id=form.id, name=quoted(name))
    for index, fact in enumerate(form.supported):
        yield from broken_fact(fact, ("supported", index))


def proven_region(_region: Region, form: RegionForm) -> Iterator[tuple[Place, str]]:
    """Yield every link to a chapter that is not there; the page leaves such a link out."""
    for index, one in enumerate(form.in_the_room):
        yield from unknown_chapters(one.chapters, ("in_the_room", index, "chapters"))


def beside_regions(region: Region, known: Mapping[str, Region | None]) -> Iterator[tuple[Place, str]]:
    """Yield what only shows beside the other regions: no two stand at one place."""
    for id, other in known.items():
        if other is not None and id != region.id and other.number == region.number:
            yield ("number",), _("“{name}” has this number too. Give each region a number of its own.").format(
                name=quoted(id))
