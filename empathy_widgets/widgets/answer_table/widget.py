"""A table of the answers as they were given, with notes on how they were given."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["AnswerTable", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the table, by name."""
    return {
        "answer": _("Answer"),
        "empty": _("No answers have been given yet."),
        "flag": _("Look again"),
        "item": _("Item"),
        "notes": _("How the answers were given"),
        "number": _("No."),
        "seconds": _("{seconds} s"),
        "time": _("Time in view"),
        "unanswered": _("Not answered"),
    }


class AnswerTable(EmpathyWidget):
    """What was answered, in the order of the instrument. It collects nothing.

    Examples
    --------
    >>> table = AnswerTable(
    ...     caption="Answers of 3 October",
    ...     rows=[{"number": 1, "text": "I notice when someone goes quiet.", "answer": "Often", "seconds": 4.2}],
    ...     notes=[{"text": "Items 4 to 9 have the same answer."}],
    ... )
    >>> table.rows[0]["answer"]
    'Often'
    """

    _esm = script("answer_table")
    _css = style("answer_table")
    words = staticmethod(default_strings)
    events = {}

    caption = traitlets.Unicode().tag(sync=True)
    """In: what these answers are, shown above the table."""
    rows = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``number`` (int), ``text`` (str or None), ``answer`` (str, or None when unanswered), ``seconds`` (time the
    item was in view, a number; None when not known), ``flag`` (a short remark, or True for the usual one).
    """
    notes = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``text`` of each quality note: a prompt to look again, never a verdict."""
