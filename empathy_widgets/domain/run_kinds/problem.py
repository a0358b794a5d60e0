"""What a problem board keeps."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from empathy_widgets.domain.run_kinds.kind import Body, Names, OfText, Settings, Text

__all__ = ["BODIES", "SETTINGS"]

Id = Annotated[str, Field(description="The entry's id on the board.")]


class BoardSettings(Settings):
    """Whose board it is."""

    way: Literal["read", "copy"] = Field("copy", description="A worked example to read, or one's own.")
    people: Names = []


class Added(Body):
    """A new entry."""

    person: str = Field(description="Whose side it is, or who offers the option.")
    part: Literal["fact", "feeling", "need", "respect", "option"] = Field(description="What it is.")
    text: Text


class OfEntry(Body):
    """An entry taken off, or put back."""

    id: Id


class Edited(OfEntry):
    """An entry in other words."""

    text: Text


class Confirmed(OfEntry):
    """Whether a guess was right."""

    on: bool = Field(description="Whether the person says that it is right.")


class Met(Body):
    """How far an option meets a need."""

    option: str = Field(description="The option's id.")
    need: str = Field(description="The need's id.")
    value: int | None = Field(ge=0, le=4, description="0 not at all to 4 fully; null for not sure.")


class Agreed(Body):
    """One part of the agreement."""

    field: Literal["who", "what", "when", "date"] = Field(description="Which part.")
    text: Text


class Reviewed(Body):
    """Looking back."""

    text: Text
    outcome: Literal["keep", "change", "drop", ""] = Field(description="What becomes of it; empty while open.")


class Stepped(Body):
    """Another step of the board."""

    step: int = Field(ge=1, le=6, description="1 to 6.")


SETTINGS = BoardSettings
BODIES: dict[str, type[Body]] = {
    "say": OfText, "add": Added, "edit": Edited, "remove": OfEntry, "restore": OfEntry, "confirm": Confirmed,
    "meet": Met, "agree": Agreed, "review": Reviewed, "step": Stepped,
}
