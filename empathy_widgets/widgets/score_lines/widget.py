"""One line a score: where it lies on its range, where it lay before, and what that means. It shows; scoring decides."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["ScoreLines", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the lines, by name; ``verdict: …`` names a verdict as scoring says it."""
    return {
        "place": _("On its range"),
        "score": _("Score"),
        "subscale": _("Scale"),
        "unscored": _("Not scored"),
        "verdict": _("Change"),
        "verdict: rose": _("Rose"),
        "verdict: fell": _("Fell"),
        "verdict: no reliable change": _("No reliable change"),
    }


class ScoreLines(EmpathyWidget):
    """One row a subscale or general score, to be read at a glance. It collects nothing.

    The page holds ``table[data-scores] tr[data-subscale="NCE"] [data-score]``. A verdict is a word with a symbol, never
    a colour alone; that nobody can tell is said once, beside the rows, and not in each of them. Pointing at a line,
    focusing or touching it shows ``says``.

    Examples
    --------
    >>> lines = ScoreLines(caption="Scores on 14 September", rows=[{
    ...     "subscale": "NCE", "label": "Negative cognitive", "score": "17", "low": "5", "high": "25", "at": 0.6,
    ...     "earlier": "12", "before": 0.35, "change": "+5", "verdict": "rose", "says": "17 of 25; 12 before.",
    ... }])
    >>> lines.rows[0]["verdict"]
    'rose'
    """

    _esm = script("score_lines")
    _css = style("score_lines")
    words = staticmethod(default_strings)
    events = {}

    caption = traitlets.Unicode().tag(sync=True)
    """In: what these scores are, for people who do not see the page; empty by default."""
    key = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: what the marks on a line are, in order: ``mark`` ("now", "before", "mean" or "band") and ``text``."""
    rows = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``subscale`` (id), ``label``, ``score``, ``low``, ``high``, ``earlier`` and ``change`` (words; "" for none),
    ``at``, ``before`` and ``mean`` (where on the line, 0 to 1; None for nowhere), ``band`` (from where to where a move
    may be error, 0 to 1; None where nobody can tell), ``note`` (words; "" for none), ``verdict`` (as scoring says it;
    "" for none), ``says`` (sentences that tell the line). Empty by default."""
