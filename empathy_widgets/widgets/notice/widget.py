"""A notice: what is the case, and what the person can do about it."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["Notice", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return the word that names each tone, for whoever does not see colours."""
    return {"calm": _("Note"), "error": _("This did not work"), "warning": _("Please notice")}


class Notice(EmpathyWidget):
    """A few sentences that stand out, calm, as a warning or as an error. It collects nothing.

    Examples
    --------
    >>> notice = Notice(tone="warning", title="No norms", text="This form has no reference sample.",
    ...                 links=[{"text": "About the form", "href": "/chapter/welcome"}])
    >>> notice.tone
    'warning'
    """

    _esm = script("notice")
    _css = style("notice")
    words = staticmethod(default_strings)
    events = {}

    tone = traitlets.Enum(("calm", "warning", "error"), "calm").tag(sync=True)
    """In: calm (default), warning or error; an error is read out at once."""
    title = traitlets.Unicode().tag(sync=True)
    """In: the heading, "" for the tone's own word."""
    text = traitlets.Unicode().tag(sync=True)
    """In: what is the case and what to do; a blank line starts a new paragraph."""
    links = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``text`` and ``href`` of each way on."""
