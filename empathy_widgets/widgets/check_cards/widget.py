"""Questions to try one's understanding on; every answer says its reason, also the right one."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["CheckCards", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the questions, by name."""
    return {
        "about": _("Nothing here is scored. Choose freely; each answer tells you why."),
        "another": _("Look once more."),
        "question": _("Question {number} of {count}"),
        "right": _("Yes."),
        "title": _("Try your understanding"),
    }


class CheckCards(EmpathyWidget):
    """Questions with a few answers each; the reason stands below as soon as one is chosen.

    Events
    ------
    answer
        ``check`` and ``choice``: ids.

    Examples
    --------
    >>> cards = CheckCards(checks=[{"id": "one", "question": "Is it one ability?", "choices": [], "choice": ""}])
    >>> cards.on_event(lambda event: {"text": event["choice"]})
    >>> cards.outbox = [{"request": "r", "kind": "answer", "check": "one", "choice": "no"}]
    >>> cards.receipts["r"]["text"]
    'no'
    """

    _esm = script("check_cards")
    _css = style("check_cards")
    words = staticmethod(default_strings)
    events = {"answer": {"check": (str,), "choice": (str,)}}

    run = traitlets.Unicode().tag(sync=True)
    """In: the lesson's id, so that what a reload interrupted is sent again."""
    checks = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id, question``, ``choices`` (``id, text``), ``choice`` (id of the answer given, "" for none yet),
    ``right`` (bool, of that answer) and ``why`` (text, its reason; "" while there is none)."""
