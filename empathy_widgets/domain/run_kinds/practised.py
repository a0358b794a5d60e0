"""What every practice between two appointments keeps, whichever it is: how it was given, its log, what is wanted of it.

The newest body of a kind with the same ``key`` stands; those before it stay in the run. A body whose text is empty was
taken back.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from empathy_widgets.domain.run_kinds.kind import Body, OfText, Rating, Settings

__all__ = ["COMMON", "NOT_THE_CLIENTS", "Assigned", "Bool", "Day", "Keyed", "Logged", "PracticeSettings", "Words"]

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="A day in the life of whoever practises.")]
Bool = Annotated[bool | None, Field(description="null where it was not said.")]
Words = Annotated[str, Field(max_length=4000, description="Own words; empty where they were taken back.")]
Key = Annotated[str, Field(max_length=64, description="What it is about; the newest of the same key stands.")]


class PracticeSettings(Settings):
    """Nothing is chosen at the start."""


class Keyed(Body):
    """A body that stands until another of its key."""

    key: Key = ""


class Assigned(Body):
    """The practice as it was given, or changed: a later one stands in the place of one before."""

    reason: Annotated[str, Field(min_length=1, max_length=300, description="Why, in one sentence.")]
    start: Day
    end: Day
    weekdays: Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(
        min_length=1, max_length=7, description="On which days of the week; Monday is 0.")]
    minutes: Annotated[int | None, Field(ge=1, le=120, description="How long each time; null for no length.")] = None
    at: Annotated[str, Field(pattern=r"^(\d{2}:\d{2})?$", description="When a calendar reminds; empty for never.")] = ""
    zone: Annotated[str, Field(max_length=64, description="The time zone of that hour, as Europe/Berlin.")] = ""


class CalledOff(Body):
    """The practice was called off."""

    why: Words = ""


class Logged(Keyed):
    """One time it was practised, or a day it was not: how it was before how much."""

    day: Day
    done: Literal["yes", "partly", "no"]
    well: Rating = None
    before: Rating = None
    after: Rating = None
    minutes: Annotated[int | None, Field(ge=0, le=600)] = None
    text: Words = ""
    by: Annotated[Literal["room", "client page", "take-home page", "paper"], Field(
        description="Where it was written: in the workbook, on the client's own page, or brought back.")] = "room"


COMMON: dict[str, type[Body]] = {
    "assign": Assigned, "call-off": CalledOff, "log": Logged, "look": OfText, "keep": OfText,
}
"""``look``: what was said when the last weeks were looked at together; ``keep``: what the person wants to keep."""
NOT_THE_CLIENTS = ("assign", "call-off", "look")
"""The clinician's own events; all others may come from a client's page."""
