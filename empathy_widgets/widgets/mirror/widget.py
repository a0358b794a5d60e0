"""The mirror: one round after another, drawn and described. It shows and collects; it decides and saves nothing."""

from __future__ import annotations

from types import NoneType

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["Mirror", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the mirror, by name."""
    return {
        "again": _("Once more"), "attuned": _("How much were you with each other?"),
        "attuned_one": _("How much were you with it?"),
        "body": _("What did you notice in your own body?"), "body_line": _("In your own words (optional)"),
        "breath": _("Breathe with the ring, or in your own way."),
        "camera": _("Show me beside the drawing"), "camera_asked": _("Your browser asks you now."),
        "camera_none": _(
            "There is no picture: the camera was not allowed, or there is none. Everything works without it."),
        "camera_on": _("Only you see this. Nothing is recorded, nothing is sent."), "camera_stop": _("Stop the camera"),
        "channels": _("With"), "debrief": _("To talk over"), "end": _("All rounds are over"),
        "finish": _("Finish"), "finished": _("Finished. Everything here is kept."),
        "go": _("Begin this round"), "high": _("5, all the time"), "left": _("{seconds} seconds left"),
        "low": _("1, hardly"), "next": _("Next round"), "no_rating": _("Rather not say"), "notice": _("Notice"),
        "over": _("The round is over."), "pause": _("Pause"), "picture": _("Drawing: {names}"), "print": _("Print"),
        "resume": _("Go on"), "round": _("Round {round} of {of}: {title}"),
        "restarted": _("A round that was broken off starts again from its beginning."),
        "skip": _("Leave this one out"), "sound_off": _("Bell: off"), "sound_on": _("Bell: on"),
        "take": _("One thing you take with you"), "stopped": _("Paused."),
    }


class Mirror(EmpathyWidget):
    """A mirroring session, round by round.

    Events
    ------
    done, again, skip, onwards
        ``round``, counted from 0.
    rate
        ``round``; ``person``; ``value`` 1–5, or None for "rather not say".
    notice
        ``round``; ``person``; ``chips``: a list of ids; ``text``.
    take
        ``text``: the newest wins.
    finish
        Nothing more is wanted.

    Examples
    --------
    >>> mirror = Mirror(people=["A", "B"])
    >>> mirror.on_event(lambda event: {"text": f"Round {event['round']} is over"})
    >>> mirror.outbox = [{"request": "r", "kind": "done", "round": 0}]
    >>> mirror.receipts["r"]["text"]
    'Round 0 is over'
    """

    _esm = script("mirror")
    _css = style("mirror")
    words = staticmethod(default_strings)
    events = {
        "done": {"round": (int,)}, "again": {"round": (int,)}, "skip": {"round": (int,)}, "onwards": {"round": (int,)},
        "rate": {"round": (int,), "person": (str,), "value": (int, NoneType)},
        "notice": {"round": (int,), "person": (str,), "chips": (list,), "text": (str,)},
        "take": {"text": (str,)}, "finish": {},
    }

    run = traitlets.Unicode().tag(sync=True)
    """In: the id of the run, so that what a reload interrupted is sent again."""
    title = traitlets.Unicode().tag(sync=True)
    """In: the name of the sequence; "" by default."""
    people = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: who takes part."""
    count = traitlets.Int(0).tag(sync=True)
    """In: how many rounds there are."""
    at = traitlets.Int(0).tag(sync=True)
    """In: the round at hand, counted from 0; ``count`` when all are over."""
    rating = traitlets.Bool(False).tag(sync=True)
    """In: whether the round at hand is looked back on; False by default."""
    now = traitlets.Dict().tag(sync=True)
    """In: the round: ``title, lead, channels, cue, notice`` (text), ``seconds``, ``breath`` (int), ``faces`` and
    ``postures`` (lists of drawings: ``name`` in words and their numbers)."""
    ratings = traitlets.Dict().tag(sync=True)
    """In: person to 1–5 or None for the round at hand; absent is not rated yet."""
    noticed = traitlets.Dict().tag(sync=True)
    """In: person to ``chips`` (ids) and ``text`` for the round at hand."""
    chips = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: what can be ticked: ``id`` and ``label``."""
    debrief = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: what to talk over at the end."""
    taken = traitlets.Unicode().tag(sync=True)
    """In: what is taken away, so far; "" by default."""
    read_only = traitlets.Bool(False).tag(sync=True)
    """In: whether it is finished; False by default."""
