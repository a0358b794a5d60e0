"""The path of forgiveness: it asks about safety first and collects what is written along the way. It presses nobody."""

from __future__ import annotations

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import script, style
from empathy_widgets.widgets.shared.practising import PracticeWidget, about_strings

__all__ = ["ForgivenessPath", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the path, by name."""
    return {
        **about_strings(),
        "again": _("Stay here once more"), "asks": _("If you like to write"), "back": _("Come back to this place"),
        "begin": _("Stay here a while"), "begun": _("you are here"), "clear": _("Clear the letter"),
        "clear_ask": _("Clear the whole letter? It goes from this page for good. What was saved before stays in the "
                       "record until the record is erased."),
        "clear_no": _("Keep it"), "clear_yes": _("Yes, clear it"), "done": _("you have been here"),
        "done_here": _("That is enough here"), "gates": _("Before you set out"),
        "gates_first": _("A few short questions, so that this does you no harm. Then the path opens."),
        "gates_open": _("The way is open. You may answer anew whenever something changes."),
        "gates_stop": _("Not this path, not today"),
        "gates_stop_note": _("What you have written is kept. If something changes, you can answer anew."),
        "leave": _("Leave it for now"), "leave_note": _("Leaving is as good as staying."),
        "left": _("left for now"), "letter_begins": _("Ways to begin"),
        "letter_own": _("Your letter"), "no": _("no"), "numbers": _("Whom to ring"), "open": _("open"),
        "path": _("The path"),
        "safety": _("What this is not"), "steps": _("How to go about it"), "tries": _("To try, or to leave"),
        "unsure": _("not sure"), "yes": _("yes"),
    }


class ForgivenessPath(PracticeWidget):
    """Questions about safety, a drawn path of places, words to write at each, and a letter that is not sent.

    Events
    ------
    safe
        ``key``: the question's id; ``answer``: "yes", "no", "unsure", or "" where it is taken back.
    stage
        ``key``: the stage's id; ``state``: "begun", "done" or "left".
    write
        ``key``: the stage's id and the question's number from 0, as "happened-0"; ``text``: the newest wins.
    letter
        ``text``: the newest wins; "" where it was cleared.

    Examples
    --------
    >>> path = ForgivenessPath(practice={"title": "Forgiveness", "gates": [], "stages": []})
    >>> path.on_event(lambda event: {"text": event["state"]})
    >>> path.outbox = [{"request": "r", "kind": "stage", "key": "happened", "state": "left"}]
    >>> path.receipts["r"]["text"]
    'left'
    """

    _esm = script("forgiveness_path")
    _css = style("forgiveness_path")
    words = staticmethod(default_strings)
    events = {
        "safe": {"key": (str,), "answer": (str,)}, "stage": {"key": (str,), "state": (str,)},
        "write": {"key": (str,), "text": (str,)}, "letter": {"text": (str,)},
    }
