"""Rooms as content: the file format, its rules, and the noun it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from empathy_widgets.domain import Identifier, Reviewed, Room, RoomThing
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.form import Form, Line, Name, ReviewedForm, Words
from empathy_widgets.library.kinds.facts import unknown_chapters
from empathy_widgets.library.kinds.lesson import twice
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["RoomForm", "broken_room", "build_room", "proven_room"]


class RoomThingForm(Form):
    """One thing in the room; where it stands in the picture is not said here."""

    id: Name = Field(description="What the picture calls it.")
    name: Line = Field(description="What it is, as “Two chairs”.")
    says: Line = Field(description="What one can do there, as “play a conversation from both sides”.")
    chapter: Line = Field(description="The chapter it leads to: a file name without number.")


class RoomForm(Form):
    """One room, one file. The file name is the id."""

    id: Identifier = Field(description="The name of this file without its ending.")
    title: Line
    source: Words = Field(description="Where it comes from. No two files share one.")
    rights: Words
    reviewed: ReviewedForm
    language: Annotated[str, Field(min_length=2, max_length=35)] = "en"
    things: list[RoomThingForm] = Field(min_length=1, max_length=20)


def build_room(form: RoomForm) -> Room:
    """The same room as the noun the other rooms know."""
    fields = form.model_dump()
    return Room(**{**fields, "reviewed": Reviewed(**fields["reviewed"]),
                   "things": tuple(RoomThing(**one) for one in fields["things"])})


def broken_room(form: RoomForm, name: str) -> Iterator[tuple[Place, str]]:
    """Yield every rule one file breaks; ``name`` is the file name without its ending."""
    if form.id != name:
        yield ("id",), _("The id is “{id}” but the file is called “{name}”. Rename one of the two.").format(
            id=form.id, name=quoted(name))
    yield from twice("things", [one.id for one in form.things])


def proven_room(_room: Room, form: RoomForm) -> Iterator[tuple[Place, str]]:
    """Yield every link to a chapter that is not there; the page leaves such a thing out."""
    for index, one in enumerate(form.things):
        for _place, text in unknown_chapters([one.chapter], ()):
            yield ("things", index, "chapter"), text
