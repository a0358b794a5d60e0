"""What a lesson keeps: what a reader answered."""

from __future__ import annotations

from pydantic import Field

from empathy_widgets.domain.run_kinds.kind import Body, Settings

__all__ = ["BODIES", "SETTINGS"]


class Sorted(Body):
    """A card put somewhere."""

    card: str = Field(description="The card's id in the lesson.")
    bin: str = Field(description="The id of the place it was put in.")


class Answered(Body):
    """A question answered."""

    check: str = Field(description="The question's id in the lesson.")
    choice: str = Field(description="The id of the answer.")


SETTINGS = Settings
BODIES: dict[str, type[Body]] = {"sort": Sorted, "answer": Answered}
