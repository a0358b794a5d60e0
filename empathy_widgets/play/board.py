"""A board rebuilt from its events: the problem, each side, options, how they meet the needs, and what was agreed.

The events, in the words of their ``kind``: ``say`` (the problem), ``add``, ``edit``, ``remove``, ``restore`` (an
entry), ``confirm`` (did I get it right?), ``meet`` (an option and a need), ``agree``, ``review`` (looking back),
``step``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from empathy_widgets.domain import MEETS, PARTS, Problem, RunEvent
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.strings import _

__all__ = ["AGREED", "Board", "Entry", "OUTCOMES", "STEPS", "board", "least_met", "seeded", "stepped"]

STEPS = 6
AGREED = ("who", "what", "when", "date")
"""The parts of an agreement; ``date`` is when to look back, as 2026-11-24, or ""."""
OUTCOMES = ("keep", "change", "drop", "")
MOST_ENTRIES = 200


@dataclass(frozen=True)
class Entry:
    """Something on the board. ``person`` is whose side it is, or who offered the option; a guess until confirmed."""

    id: str
    person: str
    part: str
    text: str
    confirmed: bool = False
    removed: bool = False


@dataclass(frozen=True)
class Board:
    """Where a board stands.

    Attributes
    ----------
    statement : str
        The problem in neutral words.
    entries : dict
        Id to `Entry`, in the order they were added; options are entries too.
    meets : dict
        (option id, need id) to 0–4, or None for "not sure"; a pair nobody rated is absent.
    agreed : dict
        The parts of the agreement, "" where nothing stands.
    review, outcome : str
        Looking back: what was found, and keep, change, drop or "".
    step : int
        The step last looked at, 1 to 6.
    taken_off : str
        The id of the entry removed last, whether or not it was put back; "" before.
    """

    statement: str = ""
    entries: dict[str, Entry] = field(default_factory=dict)
    meets: dict[tuple[str, str], int | None] = field(default_factory=dict)
    agreed: dict[str, str] = field(default_factory=dict)
    review: str = ""
    outcome: str = ""
    step: int = 1
    taken_off: str = ""

    def of(self, part: str, person: str | None = None) -> list[Entry]:
        """The entries of a part that stand, of everybody or of one person."""
        return [entry for entry in self.entries.values()
                if entry.part == part and not entry.removed and person in (None, entry.person)]


def seeded(problem: Problem, confirmed: bool) -> Board:
    """The board of a worked problem; its entries are guesses until somebody confirms them."""
    entries: dict[str, Entry] = {}
    needs: dict[str, list[str]] = {}
    for person in problem.people:
        for part in PARTS:
            for text in getattr(person, part):
                id = f"p{len(entries) + 1}"
                entries[id] = Entry(id, person.name, part, text, confirmed)
                if part == "need":
                    needs.setdefault(person.name, []).append(id)
    meets: dict[tuple[str, str], int | None] = {}
    for option in problem.options:
        id = f"p{len(entries) + 1}"
        entries[id] = Entry(id, option.by, "option", option.text, confirmed)
        for name, degrees in option.meets.items():
            meets |= {(id, need): degree for need, degree in zip(needs[name], degrees, strict=True)}
    return Board(problem.statement, entries, meets, dict(problem.agreement))


def board(people: list[str], start: Board, events: Iterable[RunEvent]) -> Board:
    """Rebuild a board from its events; ImpossibleMove when they do not fit."""
    for event in events:
        start = stepped(people, start, event.kind, event.body, event.number)
    return start


def stepped(people: list[str], state: Board, kind: str, body: dict[str, Any], number: int) -> Board:
    """The board one event further, ``number`` being the event's; ImpossibleMove when that is not possible."""
    match kind:
        case "say":
            return replace(state, statement=body["text"])
        case "add":
            return _added(people, state, body, f"e{number}")
        case "edit":
            entry = standing(state, body["id"])
            kept = entry.confirmed and entry.text == body["text"]
            return _with(state, replace(entry, text=body["text"], confirmed=kept))
        case "remove":
            entry = standing(state, body["id"])
            return replace(_with(state, replace(entry, removed=True)), taken_off=entry.id)
        case "restore":
            return _with(state, replace(known(state, body["id"]), removed=False))
        case "confirm":
            return _with(state, replace(standing(state, body["id"]), confirmed=body["on"]))
        case "meet":
            return _met(state, body)
        case "agree" if body["field"] in AGREED:
            return replace(state, agreed={**state.agreed, body["field"]: body["text"]})
        case "review" if body["outcome"] in OUTCOMES:
            return replace(state, review=body["text"], outcome=body["outcome"])
        case "step" if body["step"] in range(1, STEPS + 1):
            return replace(state, step=body["step"])
    raise ImpossibleMove(_("This page sent something this board does not know. Please reload it."))


def known(state: Board, id: str) -> Entry:
    """The entry of this id; ImpossibleMove when there is none."""
    if id not in state.entries:
        raise ImpossibleMove(_("That is not on this board any more. Please reload the page."))
    return state.entries[id]


def standing(state: Board, id: str) -> Entry:
    """The entry of this id when it was not removed."""
    entry = known(state, id)
    if entry.removed:
        raise ImpossibleMove(_("That was removed from the board. Put it back first."))
    return entry


def _added(people: list[str], state: Board, body: dict[str, Any], id: str) -> Board:
    if body["person"] not in people or body["part"] not in (*PARTS, "option") or not body["text"].strip():
        raise ImpossibleMove(_("Please write a few words first, and choose whose side it is."))
    if len(state.entries) >= MOST_ENTRIES:
        raise ImpossibleMove(_("This board is full. Take something off before you add more."))
    return _with(state, Entry(id, body["person"], body["part"], body["text"]))


def _met(state: Board, body: dict[str, Any]) -> Board:
    option, need, value = standing(state, body["option"]), standing(state, body["need"]), body["value"]
    fits = option.part == "option" and need.part == "need"
    if not fits or (value is not None and value not in range(MEETS[0], MEETS[1] + 1)):
        raise ImpossibleMove(_("An option meets a need from 0 (not at all) to 4 (fully), or you are not sure."))
    return replace(state, meets={**state.meets, (option.id, need.id): value})


def _with(state: Board, entry: Entry) -> Board:
    return replace(state, entries={**state.entries, entry.id: entry})


def least_met(state: Board) -> list[Entry]:
    """The needs that even their best option meets least; none while some pair is not rated, or all are met fully."""
    options, needs = state.of("option"), state.of("need")
    pairs = [(option.id, need.id) for option in options for need in needs]
    rated = {pair: value for pair in pairs if (value := state.meets.get(pair)) is not None}
    if not pairs or len(rated) < len(pairs):
        return []
    best = {need.id: max(rated[option.id, need.id] for option in options) for need in needs}
    lowest = min(best.values())
    return [need for need in needs if best[need.id] == lowest] if lowest < MEETS[1] else []
