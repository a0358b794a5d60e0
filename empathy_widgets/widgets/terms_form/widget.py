"""The terms of a wording in the rights' own words, the box that confirms them, and the button that loads."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["TermsForm", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the form, by name."""
    return {
        "discard": _("Do not load it"),
        "load": _("Load this wording"),
        "loading": _("One moment…"),
        "need_confirmed": _("Please read the terms and tick the box, or do not load this wording."),
        "title": _("Whose words these are"),
    }


class TermsForm(EmpathyWidget):
    """Terms to read and to confirm; the box is never ticked beforehand.

    Events
    ------
    load
        ``confirmed``: true; the form sends nothing before the box is ticked.
    discard
        The person does not want this wording after all.

    Examples
    --------
    >>> form = TermsForm(facts=[{"term": "Rights", "text": "Ours."}], confirmation="I may use these sentences.")
    >>> form.on_event(lambda event: {"text": "Loaded."} if event["kind"] == "load" and event["confirmed"] else None)
    >>> form.outbox = [{"request": "a", "kind": "load", "confirmed": True}]
    >>> form.receipts["a"]["text"]
    'Loaded.'
    """

    _esm = script("terms_form")
    _css = style("terms_form")
    words = staticmethod(default_strings)
    events = {"load": {"confirmed": (bool,)}, "discard": {}}

    facts = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the terms in reading order: ``term`` and ``text``."""
    confirmation = traitlets.Unicode().tag(sync=True)
    """In: the sentence beside the box; it is kept with the wording."""
