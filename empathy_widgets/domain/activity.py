"""What every exercise in the room starts with: a scene, a mirroring sequence, a topic or a problem."""

from __future__ import annotations

from pydantic import Field

from empathy_widgets.domain.instrument import Identifier, Noun, Reviewed

__all__ = ["Activity"]


class Activity(Noun):
    """What a person reads before they begin: what it is about, how long it takes, who should leave it out for now."""

    id: Identifier
    title: str
    source: str
    rights: str
    reviewed: Reviewed
    language: str = "en"
    about: str
    practise: str
    minutes: int = Field(ge=1)
    not_for: str
    safety: str
    facts: dict[str, str] = Field(default_factory=dict)
    """Sentences in it that tell a fact, each with its source; none by default."""
