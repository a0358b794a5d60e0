"""The numbers beside every chart, and what can be said of their change. It shows; scoring decides."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["ScoreTable", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the table, by name; ``verdict: …`` names a verdict as scoring says it."""
    return {
        "answered": _("Answered"),
        "change": _("Change"),
        "empty": _("There are no scores yet."),
        "range": _("Range"),
        "score": _("Score"),
        "subscale": _("Scale"),
        "unscored": _("Not scored"),
        "verdict": _("What this means"),
        "verdict: rose": _("Rose by more than measurement error"),
        "verdict: fell": _("Fell by more than measurement error"),
        "verdict: no reliable change": _("No reliable change"),
        "verdict: cannot tell": _("Cannot tell"),
    }


class ScoreTable(EmpathyWidget):
    """One row a subscale or composite. It collects nothing.

    The page holds ``table[data-scores] tr[data-subscale="NCE"] [data-score]``. Columns for change and verdict appear
    once a row has one; a verdict is a word with a symbol, never a colour alone.

    Examples
    --------
    >>> table = ScoreTable(caption="Scores on 14 September", rows=[{
    ...     "subscale": "NCE", "label": "Negative cognitive", "score": 17, "range": "5–25", "answered": "5 of 5",
    ...     "change": 5, "verdict": "rose", "reason": "The change of 5 points is more than measurement error.",
    ... }])
    >>> table.rows[0]["verdict"]
    'rose'
    """

    _esm = script("score_table")
    _css = style("score_table")
    words = staticmethod(default_strings)
    events = {}

    caption = traitlets.Unicode().tag(sync=True)
    """In: what these scores are, shown above the table; empty by default."""
    rows = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``subscale`` (id), ``label`` (words), ``score`` (points as number or words; None or "" when not scored),
    ``range`` and ``answered`` (words), ``change`` (points as number or words; None or "" for none), ``verdict`` (as
    scoring says it; None or "" for none), ``reason`` (a sentence). Empty by default."""
