"""What a role-play keeps."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from empathy_widgets.domain.run_kinds.kind import Body, Names, Nothing, OfText, Rating, Settings, Text

__all__ = ["BODIES", "SETTINGS"]

Beat = Annotated[str, Field(description="The beat it was said at.")]
On = Annotated[bool, Field(description="Whether it is on from now on.")]
Words = Annotated[list[str], Field(description="Chosen among the scene's own words.")]


class RolePlaySettings(Settings):
    """How a scene is played."""

    way: Literal["helper", "swap", "pair", "triad"] = Field(
        "helper", description="As the helper, in the other chair, two in the room, or three people.")
    level: str = Field("open", description="How guarded the other person is, by the scene's own level.")
    setting: Literal["neutral", "us", "uk"] = Field("neutral", description="Whose words of place the scene uses.")
    own: bool = Field(False, description="Whether own words are asked for first.")
    names: Names = []
    minutes: int = Field(5, ge=1, description="Minutes a round of three people.")
    anew: bool = Field(False, description="Whether the scene begins anew each round of three people.")
    reading: bool = Field(False, description="Whether two people read every line aloud.")


class AtBeat(Body):
    """A step at one beat."""

    beat: Beat


class Chosen(AtBeat):
    """A reply that was chosen."""

    option: str = Field(description="The reply's id at this beat.")


class Passed(AtBeat):
    """A moment that was left out."""

    option: str = Field(description="The reply the script gave there instead, by its id at this beat.")


class Written(AtBeat):
    """Own words before a reply is chosen."""

    text: Text


class Guessed(AtBeat):
    """A guess in the other chair."""

    feelings: Words
    needs: Words
    words: Text


class Clock(Body):
    """The clock of a round of three people."""

    running: bool = Field(description="Whether it runs from now on.")


class Rotated(Body):
    """Roles change."""

    anew: bool = Field(False, description="Whether the scene begins anew.")


class Ticked(Body):
    """An entry of the observer's list."""

    item: str = Field(description="Which entry.")
    on: On


class Switched(Body):
    """Something that is on or off."""

    on: On


class Rated(Body):
    """A rating at the end."""

    criterion: str = Field(description="The criterion's id in the rubric.")
    value: Rating


SETTINGS = RolePlaySettings
BODIES: dict[str, type[Body]] = {
    "begin": Nothing, "choose": Chosen, "pass": Passed, "again": AtBeat, "write": Written, "guess": Guessed,
    "read": AtBeat, "change": Nothing, "clock": Clock, "rotate": Rotated, "tick": Ticked, "close": Switched,
    "rate": Rated,
    "reflect": OfText, "check": OfText, "bring": OfText, "supervision": Switched,
}
