"""What a person says about a file of answers where the file does not say it itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from empathy_widgets.domain import Wording

__all__ = ["Told"]


@dataclass(frozen=True, slots=True)
class Told:
    """``columns`` maps a column's name to its item; ``no_answer`` are codes that mean none; ``letters`` is an encoding.

    ``wordings`` are loaded sentences and labels, by which columns and answers may be called in other languages.
    """

    columns: Mapping[str, int] = field(default_factory=dict)
    no_answer: tuple[str, ...] = ()
    letters: str | None = None
    wordings: tuple[Wording, ...] = ()
