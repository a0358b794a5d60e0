"""The time line of a lesson that tells how something grows and fades."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from empathy_widgets.widgets import GrowthLine

__all__ = ["growth_line"]


def growth_line(points: Iterable[Mapping[str, Any]]) -> GrowthLine:
    """The points of a lesson on their line; each as its file has it, with ``from`` and ``to`` in years or a word."""
    return GrowthLine(points=[{name: value for name, value in point.items() if value is not None} for point in points])
