"""A sentence of fact: where it comes from, and how well it is supported."""

from __future__ import annotations

from typing import Literal

from empathy_widgets.domain.instrument import Noun

__all__ = ["Fact", "Grade"]

Grade = Literal["good", "moderate", "low", "disputed"]


class Fact(Noun):
    """One sentence, where it comes from, and how well it is supported; ``disputed`` says what is, "" for nothing."""

    says: str
    source: str
    grade: Grade
    disputed: str = ""
