"""What practising loving-kindness keeps beside its log; a sitting is a line of the log."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from empathy_widgets.domain.run_kinds.kind import Body
from empathy_widgets.domain.run_kinds.practised import COMMON, Keyed, PracticeSettings, Words

__all__ = ["BODIES", "SETTINGS"]


class Phrases(Keyed):
    """The wishes of one station in own words, a line each; ``key`` is the station's id, empty text the file's own."""

    text: Words


class SetUp(Body):
    """How the person likes to sit."""

    minutes: Annotated[int, Field(ge=1, le=60)]
    stations: list[Annotated[str, Field(max_length=40)]] = Field(description="The ids of those that are not left out.")
    voice: bool = Field(description="Whether the wishes are spoken, where the browser has a voice of its own.")
    bell: bool


SETTINGS = PracticeSettings
BODIES: dict[str, type[Body]] = {**COMMON, "phrases": Phrases, "set-up": SetUp}
