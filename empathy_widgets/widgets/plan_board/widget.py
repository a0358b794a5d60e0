"""The page of a plan. It shows where the plan stands and collects what is chosen and written; it suggests nothing."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["PlanBoard", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the page, by name; words in braces are filled in by the page."""
    return {
        "wants": _("What the client wants and says"),
        "wants_help": _("Tick together what fits, and write it down as it was said."),
        "say": _("In their own words"),
        "brings": _("What brings them"),
        "tell": _("In a few words, if you like"),
        "ask_first": _("Ask first"),
        "ask_help": _("Some suggestions and steps wait for these; they come when you have asked and said yes."),
        "ask_words": _("What was said (for you alone)"),
        "unasked": _("Not asked yet"),
        "suggested": _("What the rules suggest"),
        "suggested_help": _("Each prints why. You decide."),
        "accept": _("Aim at this"), "accept_of": _("Aim at this: {label}"), "accepted": _("Aimed at"),
        "refuse": _("Not this"), "refuse_of": _("Not this: {label}"), "refused": _("Not this: {why}"),
        "why": _("A word why not"), "keep": _("Keep"), "cancel": _("Leave it open"),
        "again": _("Think again"), "again_of": _("Think again: {label}"),
        "aim": _("Something of your own to aim at"), "add": _("Add"), "remove": _("Take out"),
        "remove_of": _("Take out: {text}"),
        "goals": _("Goals"),
        "explicit": _("Agreed, in the client's words"), "explicit_new": _("A goal, as they would say it"),
        "implicit": _("Only for you"), "implicit_help": _("On no client's paper, on no screen you hand over."),
        "implicit_new": _("What you keep in mind"), "agree": _("It is agreed now"),
        "agree_of": _("It is agreed now: {text}"), "goal": _("Goal {number}"),
        "implicit_goal": _("Goal {number}, only for you"),
        "steps": _("Steps"),
        "steps_help": _("Take what is small enough to happen."),
        "no_steps": _("Steps stand here as soon as there is something to aim at."),
        "session": _("in the room"), "between": _("between sessions"), "open": _("Open"), "open_of": _("Open: {title}"),
        "dose": _("How often, how long"), "sign": _("How anybody would notice"),
        "held": _("Waits: the answer to what is asked first is no longer a yes."),
        "more": _("More steps once you have asked: {asks}"),
        "measure": _("When to measure again"), "measure_with": _("With"), "measure_on": _("On"),
        "measure_none": _("Not decided yet"),
        "measure_help": _("The same form again, so that the two can be compared."),
        "note": _("Notes for yourself"), "note_label": _("What you want to remember"),
        "note_help": _("On no client's paper."),
        "begin": _("Begin a plan"), "history": _("What was changed, and when"),
        "anew": _("Begin a new plan"), "anew_help": _("This one ends with it and stays as it is, to be read again."),
        "anew_do": _("Begin the new plan"),
        "ended": _("This plan has ended. It stays as it was."),
    }


class PlanBoard(EmpathyWidget):
    """One plan, saved at every change.

    Events
    ------
    wish, problem
        ``id``, ``on``: something was ticked, or not any more.
    say, tell, note
        ``text``: the newest wins.
    ask
        ``id`` of a question, ``answer`` ("go", "hold" or "") and ``words``.
    decide
        ``target``; ``verdict`` ("accepted", "refused" or ""); ``why``.
    aim
        ``id`` ("" for a new one), ``text`` ("" to take it out).
    goal
        ``id``, ``implicit`` (bool), ``text``.
    step
        ``id``, ``on``, ``dose``, ``sign``.
    measure
        ``instrument`` and ``on`` (a day as 2026-12-24), or "" and "".
    anew
        Another plan is begun.

    Examples
    --------
    >>> board = PlanBoard(wishes=[{"id": "their-side", "text": "To see their side.", "on": False}])
    >>> board.on_event(lambda event: {"text": f"{event['id']}: {event['on']}"})
    >>> board.outbox = [{"request": "r", "kind": "wish", "id": "their-side", "on": True}]
    >>> board.receipts["r"]["text"]
    'their-side: True'
    """

    _esm = script("plan_board")
    _css = style("plan_board")
    words = staticmethod(default_strings)
    events = {
        "wish": {"id": (str,), "on": (bool,)},
        "problem": {"id": (str,), "on": (bool,)},
        "say": {"text": (str,)}, "tell": {"text": (str,)}, "note": {"text": (str,)},
        "ask": {"id": (str,), "answer": (str,), "words": (str,)},
        "decide": {"target": (str,), "verdict": (str,), "why": (str,)},
        "aim": {"id": (str,), "text": (str,)},
        "goal": {"id": (str,), "implicit": (bool,), "text": (str,)},
        "step": {"id": (str,), "on": (bool,), "dose": (str,), "sign": (str,)},
        "measure": {"instrument": (str,), "on": (str,)},
        "anew": {},
    }

    plan = traitlets.Unicode().tag(sync=True)
    """In: the id of the plan, so that what a reload interrupted is sent again; "" offers to begin one."""
    title = traitlets.Unicode().tag(sync=True)
    """In: whose plan it is."""
    line = traitlets.Unicode().tag(sync=True)
    """In: when it was begun."""
    profile = traitlets.List(traitlets.List(traitlets.Unicode())).tag(sync=True)
    """In: a list a profile: which sitting is read, what stands out there and what nobody can tell, a sentence each."""
    wishes = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id, text, on``, each a wish that can be ticked."""
    problems = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id, text, on``, each a word for what brings people."""
    said = traitlets.Unicode().tag(sync=True)
    """In: what the client wants and says; "" by default."""
    told = traitlets.Unicode().tag(sync=True)
    """In: the presenting problem in words; "" by default."""
    note = traitlets.Unicode().tag(sync=True)
    """In: the clinician's own notes; "" by default."""
    questions = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id, title, question, go, hold, answer, words``, those some step here waits for."""
    suggestions = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``target, label, because, verdict, why``."""
    written = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id, text`` of what was written here to aim at."""
    goals = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id, implicit, text``."""
    steps = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``label``, ``asks`` (titles of what to ask for more) and ``rows``: ``id, title, when, link, on, dose, sign,
    held``."""
    instruments = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id, title`` of what can be measured with."""
    measure = traitlets.Dict().tag(sync=True)
    """In: ``instrument``, ``on`` and ``text``; empty while it is not decided."""
    history = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: what was changed and when, a sentence each, the newest first."""
    earlier = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: plans that ended: ``heading`` and ``paragraphs``."""
    read_only = traitlets.Bool(False).tag(sync=True)
    """In: whether nothing can be changed; False by default."""
