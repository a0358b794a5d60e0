"""The pace of a skill: it shows the steps in their time and collects how full somebody feels. It decides nothing."""

from __future__ import annotations

from types import NoneType

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["Pace", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the pace, by name."""
    return {
        "after": _("And now: how full are you?"), "again": _("Once more"),
        "before": _("Before you begin: how full are you?"), "begin": _("Begin"),
        "count": _("{count} of {seconds}"), "faster": _("Faster"), "finish": _("Finish"),
        "finished": _("Finished. Everything here is kept."), "full_high": _("10: no more room"),
        "full_low": _("0: all calm"),
        "full_note": _("You need not answer. It is there to talk about; it does not show what the exercise did."),
        "go_on": _("Go on"), "grade_disputed": _("disputed"), "grade_good": _("well supported"),
        "grade_low": _("weakly supported"), "grade_moderate": _("fairly well supported"),
        "known": _("What is known, and how well"),
        "our_choice": _("Our choice"), "others": _("To the other skills"), "over": _("That was it. Take your time."),
        "pause": _("Pause"), "paused": _("Paused."), "ready": _("Whenever you like."), "slower": _("Slower"),
        "step_of": _("Step {step} of {steps}"), "stop": _("Stop"),
        "stopped": _("Stopped. That is just as good."), "take": _("A word to take with you (optional)"),
        "tempo_breath": _("A breath takes {seconds} seconds."), "tempo_steps": _("It takes about {seconds} seconds."),
        "time_of": _("Breath {time} of {times}"),
    }


class Pace(EmpathyWidget):
    """Steps in their own time, with a ring that widens and narrows where they follow a breath.

    Events
    ------
    full
        ``when``: "before" or "after"; ``value`` 0–10, or None where it is taken back.
    done, stopped
        ``seconds``: how long the steps ran, pauses left out.
    take
        ``text``: the newest wins.
    finish
        Nothing more is wanted.

    Examples
    --------
    >>> pace = Pace(steps=[{"says": "In", "seconds": 4, "ring": "wider"}])
    >>> pace.on_event(lambda event: {"text": f"{event['seconds']} seconds"})
    >>> pace.outbox = [{"request": "r", "kind": "done", "seconds": 120}]
    >>> pace.receipts["r"]["text"]
    '120 seconds'
    """

    _esm = script("pace")
    _css = style("pace")
    words = staticmethod(default_strings)
    events = {
        "full": {"when": (str,), "value": (int, NoneType)}, "done": {"seconds": (int,)}, "stopped": {"seconds": (int,)},
        "take": {"text": (str,)}, "finish": {},
    }

    run = traitlets.Unicode().tag(sync=True)
    """In: the id of the run, so that what a reload interrupted is sent again."""
    title = traitlets.Unicode().tag(sync=True)
    """In: the name of the skill; "" by default."""
    steps = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the steps: ``says`` (text), ``seconds`` (int), ``ring`` ("wider", "narrower" or "still")."""
    times = traitlets.Int(1).tag(sync=True)
    """In: how often the steps are gone through; once by default."""
    safety = traitlets.Unicode().tag(sync=True)
    """In: what to do when it becomes too much; "" by default."""
    stop = traitlets.Unicode().tag(sync=True)
    """In: when to stop; "" by default."""
    not_for = traitlets.Unicode().tag(sync=True)
    """In: who should leave it out; "" by default."""
    grounds = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: what is known: ``says``, ``source``, ``grade`` (an id) and ``disputed`` (text)."""
    our_choice = traitlets.Unicode().tag(sync=True)
    """In: what no source stands behind; "" by default."""
    menu = traitlets.Unicode().tag(sync=True)
    """In: the address of the other skills; "" for none."""
    full = traitlets.Dict().tag(sync=True)
    """In: ``before`` and ``after`` to 0–10; absent is not said."""
    tried = traitlets.Bool(False).tag(sync=True)
    """In: whether the steps were gone through or stopped; False by default."""
    taken = traitlets.Unicode().tag(sync=True)
    """In: what is taken along, so far; "" by default."""
    read_only = traitlets.Bool(False).tag(sync=True)
    """In: whether it is finished; False by default."""
