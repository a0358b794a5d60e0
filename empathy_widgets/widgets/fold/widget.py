"""The heading of a part that folds: what stands after it in its box is shown when it is pressed."""

from __future__ import annotations

import traitlets

from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["Fold"]


class Fold(EmpathyWidget):
    """A heading to press. It stands first in a box of the class ``ew-folding``; on paper the part is always open.

    Examples
    --------
    >>> Fold(title="The items", brief="20 items in four tables").title
    'The items'
    """

    _esm = script("fold")
    _css = style("fold")
    words = dict
    events = {}

    title = traitlets.Unicode().tag(sync=True)
    """In: what the part is called."""
    brief = traitlets.Unicode().tag(sync=True)
    """In: what is in it, in a few words beside the title; "" for nothing."""
