"""A rubric: what to look back on, between two ends in words. Five steps, no norms, no cut-off."""

from __future__ import annotations

from empathy_widgets.domain.instrument import Identifier, Noun, Reviewed

__all__ = ["Criterion", "Rubric"]


class Criterion(Noun):
    """One thing to look back on; ``low`` and ``high`` are the words at 1 and at 5."""

    id: str
    label: str
    low: str
    high: str


class Rubric(Noun):
    """A few criteria that belong together."""

    id: Identifier
    title: str
    source: str
    rights: str
    reviewed: Reviewed
    language: str = "en"
    about: str
    criteria: tuple[Criterion, ...]
