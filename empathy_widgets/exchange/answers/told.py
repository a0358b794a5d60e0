"""What a person says about a file of answers where the file does not say it itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from empathy_widgets.domain import Wording

__all__ = ["EVERY", "Told"]

EVERY = 0
"""In place of an item: every item, by the number that stands for # in the column's name."""


def nothing_remembered(_names: Sequence[str]) -> Mapping[int, int] | None:
    """Where nothing is kept of earlier files."""
    return None


def nothing_loaded() -> tuple[Wording, ...]:
    """Where no wording is loaded."""
    return ()


@dataclass(frozen=True, slots=True)
class Told:
    """``columns`` maps a column's name to its item; ``no_answer`` are codes that mean none; ``letters`` is an encoding.

    ``wordings`` gives loaded sentences and labels, by which columns and answers may be called in other languages.
    ``counts_from`` is the number by which the file counts the lowest choice, where that is another one.
    ``beside`` names columns that hold no item and are wanted all the same, such as the one with the dates.
    ``remembered`` gives, for a file's column names, which column (from 0) was confirmed to be which item.
    """

    columns: Mapping[str, int] = field(default_factory=dict)
    no_answer: tuple[str, ...] = ()
    letters: str | None = None
    counts_from: int | None = None
    beside: tuple[str, ...] = ()
    wordings: Callable[[], tuple[Wording, ...]] = nothing_loaded
    remembered: Callable[[Sequence[str]], Mapping[int, int] | None] = nothing_remembered
