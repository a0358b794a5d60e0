"""The player of loving-kindness: it shows wishes in their time and collects how somebody sat. It judges nothing."""

from __future__ import annotations

from types import NoneType

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import script, style
from empathy_widgets.widgets.shared.practising import PracticeWidget, about_strings

__all__ = ["LovingKindness", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the player, by name; words in braces are filled in by the page."""
    return {
        **about_strings(),
        "after": _("And now: how do you feel?"), "before": _("Before you begin: how do you feel?"),
        "begin": _("Begin"), "bell": _("A bell at each change"),
        "bell_note": _("The bells are one sound made on this device. They are built to ring on with the screen off."),
        "count": _("You sat on {count} of the last 14 days. A day off is a day off: nothing is lost."),
        "count_none": _("Each day you sit lights up here. A day off is a day off: nothing is lost."),
        "cut": _("You had begun a sitting on {day} and {minutes} min of it were done. Shall it stand in your log?"),
        "cut_drop": _("No, leave it out"), "cut_keep": _("Yes, write it down"),
        "day_off": _("{day}: a day off"), "day_sat": _("{day}: you sat"), "dots": _("The last four weeks"),
        "feeling_1": _("heavy"), "feeling_2": _("rather heavy"), "feeling_3": _("in between"),
        "feeling_4": _("rather light"), "feeling_5": _("light"), "go_on": _("Go on"),
        "halted": _("Paused: the sound was stopped. Go on whenever you like."),
        "left": _("{minutes} min left"), "length": _("How long today?"), "minutes": _("{minutes} min"),
        "no_sound": _("The bells cannot be played here just now. The sitting goes on without them."),
        "no_voice": _("This browser has no voice of its own, so the wishes are only shown."),
        "not_said": _("rather not say"), "one_stays": _("One has to stay. Choose another one first."),
        "over": _("That was it. Look round the room, and take your time."), "own": _("The wishes in your own words"),
        "own_note": _("One wish a line. Empty the field to have ours back."), "pause": _("Pause"),
        "paused": _("Paused."), "ready": _("Whenever you like."), "saved": _("It stands in your log."),
        "short": _("That was only a moment, so nothing was written down. It counts all the same."),
        "set_up": _("How you sit: who is wished well, bell and voice"), "stations": _("Who is wished well today"),
        "stop": _("Stop"), "stopped": _("Stopped. That is just as good."), "voice": _("Speak the wishes aloud"),
        "voice_note": _("A voice of this device speaks them. A locked phone may stop it; the bells should go on."),
        "well": _("How well could you be there?"), "well_1": _("hardly"), "well_2": _("now and then"),
        "well_3": _("about half of it"), "well_4": _("most of it"), "well_5": _("all of it"),
    }


class LovingKindness(PracticeWidget):
    """A sitting: how one feels, wish after wish in its time with a ring that breathes, bells, and how one feels then.

    Events
    ------
    set-up
        ``minutes``: one of the practice's lengths; ``stations``: the ids of those that stay; ``voice``, ``bell``.
    phrases
        ``key``: the station's id; ``text``: a wish a line, empty for the practice's own.
    log
        ``key``: an id of the sitting; ``day``: the day it began on the person's own device; ``done``: "yes" or
        "partly"; ``well``, ``before``, ``after``: 1–5 or None; ``minutes``; ``text``, ``by``.

    Examples
    --------
    >>> player = LovingKindness(practice={"title": "Loving-kindness", "wishes": [], "lengths": [3]})
    >>> player.on_event(lambda event: {"text": f"{event['minutes']} minutes"})
    >>> player.outbox = [{"request": "r", "kind": "set-up", "minutes": 3, "stations": [], "voice": False, "bell": True}]
    >>> player.receipts["r"]["text"]
    '3 minutes'
    """

    _esm = script("loving_kindness")
    _css = style("loving_kindness")
    words = staticmethod(default_strings)
    events = {
        "set-up": {"minutes": (int,), "stations": (list,), "voice": (bool,), "bell": (bool,)},
        "phrases": {"key": (str,), "text": (str,)},
        "log": {"key": (str,), "day": (str,), "done": (str,), "well": (int, NoneType), "before": (int, NoneType),
                "after": (int, NoneType), "minutes": (int, NoneType), "text": (str,), "by": (str,)},
    }
