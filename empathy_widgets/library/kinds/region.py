"""Regions of the brain as content: the file format, its rules, and the noun it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from empathy_widgets.domain import Identifier, InTheRoom, Region, Reviewed
from empathy_widgets.domain.region import Fact, Grade
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.form import Form, Line, ReviewedForm, Words
from empathy_widgets.library.kinds.citations import YEAR, can_be_looked_up
from empathy_widgets.library.sheet import Place
from empathy_widgets.places import notebooks_folder
from empathy_widgets.strings import _

__all__ = ["RegionForm", "beside_regions", "broken_region", "build_region", "chapter_names", "proven_region"]


class FactForm(Form):
    """One sentence of fact, with its source."""

    says: Words
    source: Words = Field(description="Who, the year, and a DOI or an address.")
    grade: Grade = Field(description="How well it is supported.")
    disputed: Words | None = Field(None, description="What is disputed, where the grade is “disputed”.")


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
        place = ("supported", index)
        if not YEAR.search(fact.source) or not can_be_looked_up(fact.source):
            yield (*place, "source"), _("A fact names its paper with the year and a DOI or an address. Add them.")
        if fact.grade == "disputed" and not fact.disputed:
            yield (*place, "grade"), _("Say what is disputed, in a line “disputed: …”.")
        if fact.disputed and YEAR.search(fact.disputed) and not can_be_looked_up(fact.disputed):
            yield (*place, "disputed"), _("This names a paper by its year, without a DOI or address. Add one.")


def proven_region(_region: Region, form: RegionForm) -> Iterator[tuple[Place, str]]:
    """Yield every link to a chapter that is not there; the page leaves such a link out."""
    known = chapter_names()
    for index, one in enumerate(form.in_the_room):
        for at, chapter in enumerate(one.chapters):
            if chapter not in known:
                yield ("in_the_room", index, "chapters", at), _(
                    "There is no chapter “{name}”. Choose one of: {known}.").format(
                        name=quoted(chapter), known=", ".join(sorted(known)))


def beside_regions(region: Region, known: Mapping[str, Region | None]) -> Iterator[tuple[Place, str]]:
    """Yield what only shows beside the other regions: no two stand at one place."""
    for id, other in known.items():
        if other is not None and id != region.id and other.number == region.number:
            yield ("number",), _("“{name}” has this number too. Give each region a number of its own.").format(
                name=quoted(id))


def chapter_names() -> set[str]:
    """Return the name of every chapter that ships: its file's, without number and ending."""
    return {path.stem.partition("-")[2] for path in notebooks_folder().glob("*.ipynb")}
