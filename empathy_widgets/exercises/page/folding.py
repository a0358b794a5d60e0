"""Parts of a page that need not stand open: a line says what each is, and shows it when it is pressed."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import VBox, Widget

from empathy_widgets.widgets import Fold

__all__ = ["FOLDING", "folded"]

FOLDING = "ew-folding"
"""The class of a box whose first child is the heading of the rest."""


def folded(title: str, parts: Sequence[Widget], brief: str = "") -> list[Widget]:
    """One box with these parts under a heading to press; none where there are no parts."""
    if not parts:
        return []
    box = VBox([Fold(title=title, brief=brief), *parts])
    box.add_class(FOLDING)
    return [box]
