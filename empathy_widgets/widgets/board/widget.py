"""The board of a problem. It shows where people stand and collects what they write; it decides nothing."""

from __future__ import annotations

from types import NoneType

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["Board", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the board, by name."""
    return {
        "add": _("Add"), "add_to": _("Add: {part}, {person}"),
        "back": _("Back"), "next": _("Next step"), "step": _("Step {step} of {of}: {name}"),
        "comment": _("What makes this one hard"),
        "confirm": _("“{text}”: {person} says this is right"), "right": _("That is right"),
        "empty": _("Nothing here yet."),
        "fact": _("What happened (as a camera would show it)"), "feeling": _("What is felt"),
        "need": _("What is needed"),
        "respect": _("What would be heard as respect"),
        "finish": _("Finish"), "finished": _("Finished. Everything here is kept."), "print": _("Print the board"),
        "guess": _("a guess"), "confirmed": _("confirmed"),
        "hints": _("Would the other sign this sentence?"),
        "option": _("Option"), "option_by": _("offered by {person}"), "options_help": _(
            "Write down everything first, odd ideas too. Weighing comes in the next step."),
        "remove": _("Take off: {text}"), "remove_short": _("Take off"),
        "removed": _("Taken off: {text}"), "restore": _("Put it back"),
        "say": _("The problem, in words all of you would sign"),
        "sides_help": _(
            "Write what you think is so. It stays a guess until the person it is about says “that is right”."),
        "statement_help": _("One or two sentences. Leave out “always”, “never”, and who started it."),
        **words_of_the_end(),
    }


def words_of_the_end() -> dict[str, str]:
    """Return the words of weighing, agreeing and looking back."""
    return {
        "agree_help": _("Small and soon is better than large and some day."),
        "date": _("When do you look back? (no date yet is all right)"),
        "date_past": _("This day has passed. Choose a later one, or leave it empty."),
        "degrees": _("0 not at all – 4 fully"),
        "least": _("What would have to change for this need?"),
        "meets": _("Option “{option}”, need “{need}”, {person}"),
        "no_grid": _("Weighing needs at least one option and one need. Go back and add some."),
        "not_sure": _("not sure"),
        "not_weighed": _("not weighed"),
        "outcome": _("What now?"), "outcome_change": _("Change it"), "outcome_drop": _("Let it go"),
        "outcome_keep": _("Keep it"),
        "review": _("How did it go?"),
        "review_later": _("Come back here on {date}. You can write earlier, too."),
        "review_undated": _("Come back here when you have tried it."),
        "what": _("What"), "when": _("By when, how often"), "who": _("Who"),
        "steps_agree": _("What you agree on"), "steps_options": _("Options"), "steps_problem": _("The problem"),
        "steps_review": _("Looking back"), "steps_sides": _("Each side"), "steps_weigh": _("Weigh them"),
        "save": _("Keep the change"), "edit": _("Change: {text}"), "edit_short": _("Change"),
    }


class Board(EmpathyWidget):
    """A board in six steps.

    Events
    ------
    say
        ``text``: the problem; the newest wins.
    add
        ``person``; ``part``: fact, feeling, need, respect or option; ``text``.
    edit, remove, restore, confirm
        ``id``, and ``text`` (edit) or ``on`` (confirm).
    meet
        ``option``; ``need``; ``value`` 0–4, or None for "not sure".
    agree
        ``field``: who, what, when or date; ``text``.
    review
        ``text``; ``outcome``: keep, change, drop or "".
    step
        ``step`` 1–6.
    finish
        Nothing more is wanted for now.

    Examples
    --------
    >>> board = Board(people=["A", "B"])
    >>> board.on_event(lambda event: {"text": f"{event['person']}: {event['text']}"})
    >>> board.outbox = [{"request": "r", "kind": "add", "person": "A", "part": "need", "text": "sleep"}]
    >>> board.receipts["r"]["text"]
    'A: sleep'
    """

    _esm = script("board")
    _css = style("board")
    words = staticmethod(default_strings)
    events = {
        "say": {"text": (str,)},
        "add": {"person": (str,), "part": (str,), "text": (str,)},
        "edit": {"id": (str,), "text": (str,)},
        "remove": {"id": (str,)},
        "restore": {"id": (str,)},
        "confirm": {"id": (str,), "on": (bool,)},
        "meet": {"option": (str,), "need": (str,), "value": (int, NoneType)},
        "agree": {"field": (str,), "text": (str,)},
        "review": {"text": (str,), "outcome": (str,)},
        "step": {"step": (int,)},
        "finish": {},
    }

    run = traitlets.Unicode().tag(sync=True)
    """In: the id of the run, so that what a reload interrupted is sent again."""
    title = traitlets.Unicode().tag(sync=True)
    """In: what the problem is called; "" by default."""
    comment = traitlets.Unicode().tag(sync=True)
    """In: what makes a worked problem hard; "" for none."""
    people = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: the names of the sides, 2 to 4."""
    step = traitlets.Int(1).tag(sync=True)
    """In: the step shown, 1 to 6; 1 by default."""
    statement = traitlets.Unicode().tag(sync=True)
    """In: the problem as it stands; "" by default."""
    hints = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: soft hints about the statement, a sentence each; none by default."""
    entries = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: what stands on the board, options too: ``id, person, part, text`` (text) and ``confirmed`` (bool)."""
    removed = traitlets.Dict().tag(sync=True)
    """In: ``id`` and ``text`` of what was taken off last; empty for nothing."""
    meets = traitlets.Dict().tag(sync=True)
    """In: ``option/need`` to 0–4, or None for "not sure"; a pair that is absent is not weighed yet."""
    least = traitlets.Unicode().tag(sync=True)
    """In: which need is met least, in a sentence; "" while that cannot be said."""
    agreed = traitlets.Dict().tag(sync=True)
    """In: ``who, what, when, date`` as far as they are written; ``date`` as 2026-11-24."""
    look_back = traitlets.Unicode().tag(sync=True)
    """In: that date as people write it, "3 October 2026"; "" for none."""
    review = traitlets.Unicode().tag(sync=True)
    """In: what was found when looking back; "" by default."""
    outcome = traitlets.Unicode().tag(sync=True)
    """In: keep, change, drop, or "" while it is open."""
    read_only = traitlets.Bool(False).tag(sync=True)
    """In: whether nothing can be changed; False by default."""
