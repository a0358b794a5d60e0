"""The form that deletes a case for good: what goes, why, and the code typed by hand before anything happens."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["EraseForm", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the form, by name."""
    return {
        "backups": _("Delete the backups made until now as well, and make a fresh one"),
        "backups_help": _("Backups still hold the case until newer ones replace them. Files you took away yourself are "
                          "yours to delete."),
        "code": _("Type the code {code} to go on"),
        "erase": _("Delete for good"),
        "goes": _("This will be deleted:"),
        "help": _("Only a backup made before can bring a deleted case back. To keep a copy, take everything with you "
                  "first. The history keeps that a case was deleted, when, and which reason you chose; nothing of what "
                  "it held."),
        "need_code": _("This is not the code of this case. Please type {code}."),
        "need_reason": _("Please choose a reason."),
        "reason": _("Why?"),
        "summary": _("Delete this case"),
        "working": _("Deleting…"),
    }


class EraseForm(EmpathyWidget):
    """Ask why, and for the code of the case, before anything is sent.

    Events
    ------
    erase
        ``reason``: the id of one of ``reasons``; ``code``: what was typed; ``backups``: whether they go too.

    Examples
    --------
    >>> form = EraseForm(code="quiet-heron-08", reasons=[{"id": "asked", "label": "The person asked for it"}])
    >>> form.on_event(lambda event: {"text": f"Deleted {event['code']}."})
    >>> form.outbox = [{"request": "a", "kind": "erase", "reason": "asked", "code": "quiet-heron-08", "backups": True}]
    >>> form.receipts["a"]["text"]
    'Deleted quiet-heron-08.'
    """

    _esm = script("erase_form")
    _css = style("erase_form")
    words = staticmethod(default_strings)
    events = {"erase": {"reason": (str,), "code": (str,), "backups": (bool,)}}

    code = traitlets.Unicode().tag(sync=True)
    """In: the code of the case, to be typed by hand; empty until there is one."""
    holds = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: what goes with it, a line each."""
    reasons = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the reasons to choose from: ``id`` and ``label``."""
    backups = traitlets.Int(0, min=0).tag(sync=True)
    """In: how many backups still hold the case; with 0, the default, nothing is asked about them."""
