"""The form that puts a mistake right. Nothing is deleted; the reason stays in the record."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["CorrectionForm", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the form, by name."""
    return {
        "back": _("Go back"),
        "case": _("Which case does it belong to?"),
        "case_none": _("Choose a case"),
        "confirm_reassign": _("This sitting will move to {case}, with your reason beside it. You can move it back."),
        "confirm_title": _("Is this right?"),
        "confirm_void": _("This sitting will be set aside: it stays on record with your reason, and counts no more."),
        "continue": _("Continue"),
        "help": _("Mistakes happen. Nothing is deleted: the answers stay, with your reason beside them."),
        "need_case": _("Please choose the case it belongs to."),
        "need_kind": _("Please say what should happen."),
        "need_reason": _("Please give a reason in a few words; it stays with the record."),
        "no_case": _("There is no other case to move it to."),
        "reason": _("Reason"),
        "reason_help": _("For whoever reads the record later, such as: the wrong case was open. No names."),
        "reassign": _("It belongs to another case"),
        "summary": _("Correct a mistake"),
        "void": _("It should not count"),
        "what": _("What should happen to this sitting?"),
        "working": _("One moment…"),
        "yes_reassign": _("Yes, move it"),
        "yes_void": _("Yes, set it aside"),
    }


class CorrectionForm(EmpathyWidget):
    """Void a sitting or move it to another case: a reason first, then a second look, then the event.

    Events
    ------
    void
        ``reason``: text, never blank.
    reassign
        ``case``: the id of the case it belongs to; ``reason``.

    Examples
    --------
    >>> form = CorrectionForm(cases=[{"id": "7", "code": "quiet-heron-08"}])
    >>> form.on_event(lambda event: {"text": f"Moved, because: {event['reason']}"})
    >>> form.outbox = [{"request": "a", "kind": "reassign", "case": "7", "reason": "The wrong case was open."}]
    >>> form.receipts["a"]["text"]
    'Moved, because: The wrong case was open.'
    """

    _esm = script("correction_form")
    _css = style("correction_form")
    words = staticmethod(default_strings)
    events = {"void": {"reason": (str,)}, "reassign": {"case": (str,), "reason": (str,)}}

    cases = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the other cases: ``id`` and ``code``."""
