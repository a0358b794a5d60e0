"""A line that stands for a part of the page until somebody wants it."""

from empathy_widgets.widgets.fold.widget import Fold

__all__ = ["Fold"]
