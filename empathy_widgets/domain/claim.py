"""What the workbook says of the world, and what stands behind it."""

from __future__ import annotations

from typing import Literal

from empathy_widgets.domain.instrument import Noun

__all__ = ["Claim", "Claims", "Standing"]

Standing = Literal["as the source says", "said to be unverified", "gone"]


class Claim(Noun):
    """One claim of fact: where it stands, in which words, and what its source says."""

    row: int
    """Its number, for ever."""
    file: str
    """Where it stands, from the top of the repository."""
    says: str | None = None
    """A short piece of it, letter by letter; None where it is said no longer, or is still to be written."""
    source: str
    """What was found."""
    addresses: tuple[str, ...] = ()
    standing: Standing
    gone: tuple[str, ...] = ()
    """Words that were too strong and may not come back."""


class Claims(Noun):
    """All of them, in the order of the file."""

    claims: tuple[Claim, ...]
