"""What practising a skill for growing steady keeps."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from empathy_widgets.domain.run_kinds.kind import Body, OfText, Settings

__all__ = ["BODIES", "SETTINGS"]


class PracticeSettings(Settings):
    """Nothing is chosen at the start."""


class Fullness(Body):
    """How full somebody felt; a thing to talk about, no measure of what the skill did."""

    when: Literal["before", "after"] = Field(description="Before the steps, or after them.")
    value: Annotated[int | None, Field(ge=0, le=10)] = Field(
        description="0, all calm, to 10, no more room; null where the answer was taken back.")


class Lasted(Body):
    """The steps came to their end, or were stopped."""

    seconds: int = Field(ge=0, description="How long the steps ran, pauses left out.")


SETTINGS = PracticeSettings
BODIES: dict[str, type[Body]] = {"full": Fullness, "done": Lasted, "stopped": Lasted, "take": OfText}
