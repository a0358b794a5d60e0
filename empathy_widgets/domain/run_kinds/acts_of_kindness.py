"""What a month of acts of kindness keeps beside its log; the log's ``key`` is the day."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from empathy_widgets.domain.run_kinds.kind import Body
from empathy_widgets.domain.run_kinds.practised import COMMON, Day, Keyed, PracticeSettings, Words

__all__ = ["BODIES", "SETTINGS"]


class Chosen(Keyed):
    """What is meant to be done on a day; ``key`` is the day, ``act`` the id of an act, empty for none."""

    act: Annotated[str, Field(max_length=64)]


class OwnAct(Keyed):
    """An act of one's own; ``key`` is its id, "own-", a number, "-" and whom it is towards, as "own-1-friends"."""

    text: Words


class Dealt(Keyed):
    """Other cards were asked for; ``key`` is the day, so that a reload deals the same again."""

    turn: Annotated[int, Field(ge=0, le=10_000, description="How often.")]


class Begun(Body):
    """The day the month begins on."""

    day: Day


class Fitted(Body):
    """What the acts are fitted to, each True where only such acts are wanted."""

    seated: bool = Field(description="That ask for little strength.")
    free: bool = Field(description="That cost nothing.")
    at_home: bool = Field(description="For which nobody has to be met.")


SETTINGS = PracticeSettings
BODIES: dict[str, type[Body]] = {**COMMON, "act": Chosen, "own-act": OwnAct, "deal": Dealt, "begin": Begun,
                                "fit": Fitted}
