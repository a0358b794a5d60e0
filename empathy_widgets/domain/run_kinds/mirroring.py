"""What a mirroring session keeps."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from empathy_widgets.domain.run_kinds.kind import Body, Names, OfText, Rating, Settings, Text

__all__ = ["BODIES", "SETTINGS"]

Round = Annotated[int, Field(ge=0, description="The round, counted from 0.")]
Person = Annotated[str, Field(description="Whose it is, by name.")]


class SessionSettings(Settings):
    """Who mirrors."""

    people: Names = []


class OfRound(Body):
    """A round that came to its end, is done again, or is left out."""

    round: Round


class RoundRated(OfRound):
    """How attuned somebody felt."""

    person: Person
    value: Rating


class Noticed(OfRound):
    """What somebody noticed in their own body."""

    person: Person
    chips: list[str] = Field(description="What was ticked, by id.")
    text: Text


SETTINGS = SessionSettings
BODIES: dict[str, type[Body]] = {
    "done": OfRound, "again": OfRound, "skip": OfRound, "onwards": OfRound, "rate": RoundRated, "notice": Noticed,
    "take": OfText,
}
