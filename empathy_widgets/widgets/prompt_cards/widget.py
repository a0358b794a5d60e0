"""The cards of a discussion. They show where a talk stands and collect what people do; they decide nothing."""

from __future__ import annotations

from types import NoneType

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["PromptCards", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the cards, by name."""
    return {
        "back": _("Say back what you understood. The one who spoke decides."),
        "back_title": _("Did I get it?"),
        "cards": _("Cards so far"),
        "check": _("And how would you find out?"),
        "closing": _("We are done: one thing each"),
        "deeper": _("Go deeper"),
        "finish": _("Finish"),
        "finished": _("Finished. Everything here is kept."),
        "has_word": _("{name} has the word"),
        "heat": _("It is heating up"),
        "heat_close": _("We can go on"),
        "heat_title": _("Slow down together"),
        "imagine": _("In the other's place"),
        "listening": _("A listening task"),
        "nobody": _("Nobody has the word"),
        "not_quite": _("Not quite"),
        "note": _("Notes on this card (optional)"),
        "print": _("Print"),
        "rounds": _("Round {rounds}: not quite yet. Try once more, shorter."),
        "same": _("Another at this depth"),
        "spoken": _("{name}: {time}"),
        "take": _("What {name} takes away"),
        "take_one": _("What you take away"),
        "understood": _("Understood. Rounds it took: {rounds}."),
        "word": _("Whose turn to speak?"),
        "word_help": _(
            "Press a name when somebody begins, and again when they end. It counts minutes and judges nothing."),
        "yes": _("Yes, that is it"),
    }


class PromptCards(EmpathyWidget):
    """A talk as cards, one of them open.

    Events
    ------
    deal
        ``move``: same, deeper, imagine, listening or closing.
    turn
        ``card``: back to one that was dealt.
    note
        ``card``; ``text``: the newest wins.
    speak
        ``who``: a name, or None when nobody has the word.
    heard
        ``card``; ``yes``.
    take
        ``who``; ``text``.
    finish
        Nothing more is wanted.

    Examples
    --------
    >>> cards = PromptCards(cards=[{"id": "opening", "label": "To begin", "text": "Who taught you to say sorry?"}])
    >>> cards.on_event(lambda event: {"text": f"Dealt: {event['move']}"})
    >>> cards.outbox = [{"request": "r", "kind": "deal", "move": "deeper"}]
    >>> cards.receipts["r"]["text"]
    'Dealt: deeper'
    """

    _esm = script("prompt_cards")
    _css = style("prompt_cards")
    words = staticmethod(default_strings)
    events = {
        "deal": {"move": (str,)},
        "turn": {"card": (str,)},
        "note": {"card": (str,), "text": (str,)},
        "speak": {"who": (str, NoneType)},
        "heard": {"card": (str,), "yes": (bool,)},
        "take": {"who": (str,), "text": (str,)},
        "finish": {},
    }

    run = traitlets.Unicode().tag(sync=True)
    """In: the id of the run, so that what a reload interrupted is sent again."""
    title = traitlets.Unicode().tag(sync=True)
    """In: the topic; "" by default."""
    cards = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the cards dealt so far: ``id, label, kind, text, check`` (text), ``rounds`` (int) and ``understood``
    (bool)."""
    at = traitlets.Unicode("opening").tag(sync=True)
    """In: the id of the open card; the opening by default."""
    moves = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: what can be asked for next, in the order it is offered."""
    notes = traitlets.Dict().tag(sync=True)
    """In: card id to its note."""
    people = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``name``, ``seconds`` spoken until ``since``, and ``since`` (ms since 1970, 0 without the word); the times
    are only shown when ``timed``."""
    timed = traitlets.Bool(False).tag(sync=True)
    """In: whether to keep who speaks for how long; False by default."""
    says_back = traitlets.Bool(True).tag(sync=True)
    """In: whether there is somebody to say it back to; True by default."""
    heat = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: what to do when it heats up, step by step."""
    taken = traitlets.Dict().tag(sync=True)
    """In: name to what they take away."""
    read_only = traitlets.Bool(False).tag(sync=True)
    """In: whether nothing more can be changed; False by default."""
