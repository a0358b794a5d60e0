"""What comes after a scene: a self-rating, a reflection, a line and a mark for supervision."""

from __future__ import annotations

from types import NoneType

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["Debrief", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the debrief, by name."""
    return {
        "bring": _("For the supervisor"),
        "bring_help": _("What you want to ask or show. It stands on the page to print; whoever looks at it with you "
                        "may write here too, until you finish."),
        "check": _("How would you check this with the real person?"),
        "check_help": _("Imagining somebody's view does not make it accurate; asking may. Write the question you "
                        "would ask."),
        "finish": _("Finish"),
        "finish_help": _("You can finish without filling this in."),
        "finished": _("Finished. Everything here is kept."),
        "looks": _("Moments worth a second look"),
        "no_rating": _("Rather not say"),
        "rate": _("How was it, seen by yourself?"),
        "rate_help": _("There is no right answer and no score. Beginners may rate themselves high, as students did "
                       "before a course in a study of 72 (https://doi.org/10.3389/fpsyg.2017.01377); that is what a "
                       "second pair of eyes is for."),
        "reflect": _("A line for yourself"),
        "supervision": _("Take it to supervision"),
        "supervision_help": _("Marks this transcript, so that you find it again in the case's timeline."),
        "title": _("Before you go"),
    }


class Debrief(EmpathyWidget):
    """Rate yourself on a rubric, write a line, mark the transcript for supervision, finish.

    Events
    ------
    rate
        ``criterion``; ``value`` 1–5, or None for "rather not say".
    reflect, check, bring
        ``text``: the newest wins.
    supervision
        ``on``.
    finish
        Nothing more is wanted.

    Examples
    --------
    >>> debrief = Debrief(criteria=[{"id": "pace", "label": "Pace", "low": "in a hurry", "high": "unhurried"}])
    >>> debrief.on_event(lambda event: {"text": f"{event['criterion']}: {event['value']}"})
    >>> debrief.outbox = [{"request": "r", "kind": "rate", "criterion": "pace", "value": 4}]
    >>> debrief.receipts["r"]["text"]
    'pace: 4'
    """

    _esm = script("debrief")
    _css = style("debrief")
    words = staticmethod(default_strings)
    events = {
        "rate": {"criterion": (str,), "value": (int, NoneType)},
        "reflect": {"text": (str,)},
        "check": {"text": (str,)},
        "bring": {"text": (str,)},
        "supervision": {"on": (bool,)},
        "finish": {},
    }

    run = traitlets.Unicode().tag(sync=True)
    """In: the id of the run, so that what a reload interrupted is sent again."""
    looks = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: moments worth a second look, a sentence each; none by default."""
    question = traitlets.Unicode().tag(sync=True)
    """In: the one question to write about."""
    asks_check = traitlets.Bool(False).tag(sync=True)
    """In: whether to ask how one would check with the real person; False by default."""
    criteria = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the rubric: ``id, label, low, high`` (the words at 1 and at 5), text."""
    ratings = traitlets.Dict().tag(sync=True)
    """In: criterion to 1–5, or None for "rather not say"; a criterion that is absent is not rated yet."""
    reflection = traitlets.Unicode().tag(sync=True)
    """In: what was written so far; "" by default."""
    check = traitlets.Unicode().tag(sync=True)
    """In: the question one would ask, so far; "" by default."""
    brought = traitlets.Unicode().tag(sync=True)
    """In: the line for the supervisor, so far; "" by default."""
    supervision = traitlets.Bool(False).tag(sync=True)
    """In: whether the transcript is marked; False by default."""
    read_only = traitlets.Bool(False).tag(sync=True)
    """In: whether it is finished; False by default."""
