"""What a site compares with of its own: the samples it keeps, and the form that makes another."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["SampleForm", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the form, by name."""
    return {
        "collected": _("When did they answer?"),
        "collected_help": _("For example: May 2026."),
        "keep": _("Keep it as our own sample"),
        "least": _("At least this many days apart"),
        "most": _("At most this many days apart"),
        "need_sure": _("Please read the sentence beside the box and tick it, or do not keep this sample."),
        "need_words": _("Please say who they were and when they answered."),
        "retire": _("Use it no longer"),
        "summary": _("Our own yardstick"),
        "who": _("Who were these people?"),
        "who_help": _("In a few words, without names, such as: nursing students, first year."),
        "working": _("One moment…"),
    }


class SampleForm(EmpathyWidget):
    """Keep a sample of one's own, or use one no longer. The box is never ticked beforehand.

    Events
    ------
    keep
        ``who`` and ``collected``: words, never blank; ``sure``: true, the form sends nothing before the box is ticked;
        ``least`` and ``most``: days between two sittings, None where the form does not ask.
    retire
        ``id``: the sample to use no longer.

    Examples
    --------
    >>> form = SampleForm(about="64 people answered.", sure="They may stand for ours.")
    >>> form.on_event(lambda event: {"text": f"Kept: {event['who']}."})
    >>> form.outbox = [{"request": "a", "kind": "keep", "who": "students", "collected": "2026", "sure": True}]
    >>> form.receipts["a"]["text"]
    'Kept: students.'
    """

    _esm = script("sample_form")
    _css = style("sample_form")
    words = staticmethod(default_strings)
    events = {"keep": {"who": (str,), "collected": (str,), "sure": (bool,), "least": (int, type(None)),
                       "most": (int, type(None))}, "retire": {"id": (str,)}}

    kept = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the samples in use, newest first: ``id``, ``text`` and ``detail``. Empty by default."""
    about = traitlets.Unicode().tag(sync=True)
    """In: what a sample could be made of here, and what it is good for."""
    sure = traitlets.Unicode().tag(sync=True)
    """In: the sentence beside the box."""
    days = traitlets.List(traitlets.Int()).tag(sync=True)
    """In: the least and the most days to begin with; empty where nobody answers twice."""
    possible = traitlets.Bool(True).tag(sync=True)
    """In: whether another can be made here; true by default."""
