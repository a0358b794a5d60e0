"""The listening drill: it shows statements and collects what was said back in own words. It scores nothing."""

from __future__ import annotations

from types import NoneType

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import script, style
from empathy_widgets.widgets.shared.practising import PracticeWidget, about_strings

__all__ = ["ListeningDrill", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the drill, by name."""
    return {
        **about_strings(),
        "added": _("Did I add something?"), "adds": _("adds"), "all_said": _("You have said back all of them."),
        "another": _("The next one"), "ask": _("And now ask"), "check": _("Now look at your own words"),
        "check_note": _("Nobody counts this. It trains the ear."), "close": _("Close"),
        "compare": _("Look at three answers"), "drops": _("drops"), "dropped": _("Did I leave something out?"),
        "go_on": _("Go on"), "how": _("How to sit down to it"), "judged": _("Did I judge or advise?"),
        "judges": _("judges"), "look": _("I have said it back"),
        "models": _("Three answers, and what each of them does"),
        "near": _("Near"), "no": _("no"), "not_yet": _("Not quite"), "off": _("Off"),
        "own": _("Say it back in your own words"),
        "own_note": _("Write before you look at other answers. Two lines are enough."),
        "round": _("How a round goes"), "round_ask": _("The listener asks: “Is that it?”"),
        "round_back": _("The listener says it back, in other words."),
        "round_speak": _("One speaks: two or three sentences. The other only listens."),
        "round_swap": _("Yes, that was it. Now you swap."), "said": _("said back"),
        "said_count": _("You have said back {count} of {all}."), "said_none": _("Take whichever you like."),
        "side_listens": _("listens"), "side_speaks": _("speaks"), "statement": _("Statement {number}"),
        "statements": _("The statements"), "steps": _("The steps, one by one"), "swap": _("Swap"),
        "tracks": _("Whom would you like to hear better?"), "yes": _("yes"), "yes_it_is": _("Yes, that's it"),
    }


class ListeningDrill(PracticeWidget):
    """Statements to say back, first in own words; then a look at oneself, then graded answers with their reasons.

    Events
    ------
    track
        ``text``: the id of the track that is practised.
    say-back
        ``key``: the statement's id; ``text``: own words, the newest wins; ``added``, ``dropped``, ``judged``: what the
        person found in them, or None where it was not said.

    Examples
    --------
    >>> drill = ListeningDrill(practice={"title": "Active listening", "tracks": []})
    >>> drill.on_event(lambda event: {"text": event["text"]})
    >>> drill.outbox = [{"request": "r", "kind": "say-back", "key": "couples-phone", "text": "It is on, and I am out."}]
    >>> drill.receipts["r"]["text"]
    'It is on, and I am out.'
    """

    _esm = script("listening_drill")
    _css = style("listening_drill")
    words = staticmethod(default_strings)
    events = {
        "track": {"text": (str,)},
        "say-back": {"key": (str,), "text": (str,), "added": (bool, NoneType), "dropped": (bool, NoneType),
                     "judged": (bool, NoneType)},
    }
