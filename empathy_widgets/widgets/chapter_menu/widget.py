"""The menu of a chapter in the room: scenes, sequences, topics or problems, with what a person needs to choose."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["ChapterMenu", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the menu, by name."""
    return {
        "all": _("Show all {count}"),
        "begin": _("Begin"),
        "beginning": _("Opening…"),
        "choose": _("Please choose one: {label}"),
        "done": _("Look back"),
        "empty": _("There is nothing here yet. Run “empathy content check” to see why."),
        "keep": _("Keep it"),
        "look": _("Open"),
        "minutes": _("about {minutes} minutes"),
        "no_match": _("Nothing matches these words."),
        "erase": _("Delete"),
        "erase_sure": _("Delete it for good"),
        "found": _("{found} of {count} shown"),
        "not_for": _("Leave it out for now"),
        "only_marked": _("Show only what is marked"),
        "open": _("Carry on"),
        "other_case": _("Choose another case"),
        "practise": _("You practise"),
        "resume": _("Carry on"),
        "safety": _("If it becomes too much"),
        "search": _("Find by a word"),
        "title": _("Begin something new"),
    }


class ChapterMenu(EmpathyWidget):
    """Carry on with what is open, look back at what was finished, or begin one of the entries.

    Events
    ------
    start
        ``content``: the entry's id; ``answers``: question id to the chosen value or typed words, text.
    resume, erase
        ``id``: the run. The page asks once more before it says erase.

    Examples
    --------
    >>> menu = ChapterMenu(entries=[{"id": "tea", "title": "Tea for two", "about": "A kitchen.", "minutes": 10}])
    >>> menu.on_event(lambda event: {"text": f"Starting {event['content']}"})
    >>> menu.outbox = [{"request": "a", "kind": "start", "content": "tea", "answers": {}}]
    >>> menu.receipts["a"]["text"]
    'Starting tea'
    """

    _esm = script("chapter_menu")
    _css = style("chapter_menu")
    words = staticmethod(default_strings)
    events = {"start": {"content": (str,), "answers": (dict,)}, "resume": {"id": (str,)},
              "erase": {"id": (str,)}}

    whose = traitlets.Unicode().tag(sync=True)
    """In: a sentence saying whose record this is kept with."""
    cases_link = traitlets.Unicode().tag(sync=True)
    """In: where another case can be chosen; "" for no link."""
    entries = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: what can be begun: ``id, title, about, minutes, badge, practise, not_for, safety``, all text but minutes, and
    ``questions`` asked before the start: ``id, label, help, kind`` ("choice" or "text"), ``value`` (what is chosen at
    first), ``choices``, each ``value, label, help``, and ``only``: another question's id to the values it is asked
    with."""
    resumable = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: runs to carry on with: ``id, title, line, link`` ("" for a button) and ``badge`` (a mark in words, "" for
    none); ``erasable`` (whether it can be deleted here) and ``fixed`` (whether it cannot be opened), false by default.
    """
    finished = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: finished runs, as in ``resumable``."""
    shown = traitlets.Int(0).tag(sync=True)
    """In: how many finished runs stand there before all are asked for; 0, the default, for all."""
