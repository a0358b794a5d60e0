"""A practice, rebuilt from its events: what stands of every kind and key, and how the days went.

The events every practice has, in the words of their ``kind``: ``assign`` (given, or changed), ``call-off``, ``log``
(one time it was done, or a day it was not), ``look`` (the last weeks looked at together), ``keep`` (what the person
wants to keep). What else a practice keeps, `OWN` names with the keys that are known.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from empathy_widgets.domain import Gate, Practice, RunEvent
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.strings import _

__all__ = ["Course", "DayOf", "Practised", "course", "is_day", "may_follow", "practised", "practised_further",
           "unseen"]

Body = Mapping[str, Any]


@dataclass(frozen=True)
class Practised:
    """Where a practice stands.

    Attributes
    ----------
    kept : dict
        By kind of event and then by key, the newest body; "" where a kind has no keys.
    given : int
        How often it was given or changed; a calendar's entries are numbered by it.
    called_off : bool
        Whether it was called off after it was given last.
    """

    kept: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    given: int = 0
    called_off: bool = False

    @property
    def assigned(self) -> dict[str, Any] | None:
        """As it was given last; None where it never was."""
        return self.kept.get("assign", {}).get("")

    @property
    def log(self) -> list[dict[str, Any]]:
        """The lines of the log, in the order of their days."""
        return sorted(self.kept.get("log", {}).values(), key=lambda line: line["day"])

    @property
    def count(self) -> int:
        """How often it was done, wholly or partly."""
        return sum(line["done"] != "no" for line in self.log)


def known_stations(practice: Practice, body: Body) -> bool:
    return body["key"] in {one.id for one in practice.wishes}


def known_statement(practice: Practice, body: Body) -> bool:
    return body["key"] in {one.id for track in practice.tracks for one in track.statements}


def known_stage(practice: Practice, body: Body) -> bool:
    return body["key"] in {one.id for one in practice.stages}


def known_question(practice: Practice, body: Body) -> bool:
    stage, _dash, number = body["key"].rpartition("-")
    return any(one.id == stage and number.isdecimal() and int(number) < len(one.asks) for one in practice.stages)


def a_day(_practice: Practice, body: Body) -> bool:
    return is_day(body["key"] or body.get("day"))


def is_day(text: Any) -> bool:
    """Whether a text is a day of the calendar."""
    try:
        datetime.date.fromisoformat(text)
    except (TypeError, ValueError):
        return False
    return True


def anything(_practice: Practice, _body: Body) -> bool:
    return True


OWN: Mapping[str, Callable[[Practice, Body], bool]] = {
    "assign": lambda _practice, body: is_day(body["start"]) and is_day(body["end"]) and body["start"] <= body["end"],
    "call-off": anything, "look": anything, "keep": anything,
    "log": lambda _practice, body: is_day(body["day"]),
    "track": lambda practice, body: body["text"] in {one.id for one in practice.tracks},
    "say-back": known_statement,
    "phrases": known_stations,
    "set-up": lambda practice, body: (body["minutes"] in practice.lengths
                                      and set(body["stations"]) <= {one.id for one in practice.wishes}),
    "act": a_day, "deal": a_day, "own-act": lambda _practice, body: body["key"].startswith("own-"),
    "begin": lambda _practice, body: is_day(body["day"]), "fit": anything,
    "safe": lambda practice, body: body["key"] in {one.id for one in practice.gates},
    "stage": known_stage, "write": known_question, "letter": anything,
}
"""Whether a body belongs to this practice, by the kind of event; which kinds a practice has, its bodies' models say."""


def practised(practice: Practice, events: Iterable[RunEvent]) -> Practised:
    """The state all events lead to; ImpossibleMove where one does not fit this practice."""
    state = Practised()
    for event in events:
        state = practised_further(practice, state, event.kind, event.body)
    return state


def practised_further(practice: Practice, state: Practised, kind: str, body: Mapping[str, Any]) -> Practised:
    """The state one event further; ImpossibleMove for what this practice does not have."""
    body = {"key": "", **body}
    if kind not in OWN or not OWN[kind](practice, body):
        raise ImpossibleMove(_("This does not belong to this practice any more. Please reload the page."))
    state = replace(state, kept={**state.kept, kind: {**state.kept.get(kind, {}), body["key"]: dict(body)}})
    if kind == "assign":
        return replace(state, given=state.given + 1, called_off=False)
    return replace(state, called_off=True) if kind == "call-off" else state


def may_follow(practice: Practice, state: Practised, kind: str, body: Body) -> None:
    """ImpossibleMove where the answer that stands about safety leads away from what would be written now.

    Leaving a stage, answering anew and taking back one's words are possible at any time. What was kept before is not
    asked again: a run stays readable whatever is answered later.
    """
    goes_on = body.get("state") != "left" if kind == "stage" else kind in ("write", "letter") and bool(body["text"])
    answers = state.kept.get("safe", {})
    if goes_on and any(leads_away(gate, answers.get(gate.id, {}).get("answer")) for gate in practice.gates):
        raise ImpossibleMove(_("An answer about safety leads away from here for now, so this was not added. You may "
                               "answer anew whenever something changes."))


def leads_away(gate: Gate, answer: str | None) -> bool:
    """Whether an answer about safety leads away for now; not being sure does as well."""
    return answer in (gate.stop_on, "unsure")


def unseen(events: Iterable[RunEvent]) -> list[dict[str, Any]]:
    """The lines of the log, oldest first, that were written since it was given and not looked at together since."""
    lines: dict[str, dict[str, Any]] | None = None
    for event in events:
        if event.kind == "look" or (event.kind == "assign" and lines is None):
            lines = {}
        elif event.kind == "log" and lines is not None:
            lines[event.body.get("key", "")] = dict(event.body)
    return sorted((lines or {}).values(), key=lambda line: line["day"])


@dataclass(frozen=True)
class DayOf:
    """One day: whether the practice was meant for it, what became of it ("" where nothing was written), how well."""

    day: datetime.date
    due: bool
    done: str = ""
    well: int | None = None


@dataclass(frozen=True)
class Course:
    """How the days of a practice went, from its first to its last or to the day asked for."""

    days: tuple[DayOf, ...]

    @property
    def due(self) -> int:
        """How many days it was meant for."""
        return sum(one.due for one in self.days)

    @property
    def done(self) -> int:
        """On how many days it was done, wholly or partly."""
        return sum(one.done in ("yes", "partly") for one in self.days)

    @property
    def told(self) -> int:
        """Of how many days anything is known."""
        return sum(bool(one.done) for one in self.days)

    @property
    def well(self) -> tuple[int, ...]:
        """How well it was done, 1 to 5, on the days that say so, in their order."""
        return tuple(one.well for one in self.days if one.well is not None)


def course(state: Practised, until: datetime.date) -> Course:
    """How the days went, up to ``until`` and no further than the last.

    Without an assignment every day with a line counts, from the first to the last. Of several lines of one day the most
    that was done counts, with the best that was said of it.
    """
    lines: dict[str, list[dict[str, Any]]] = {}
    for line in state.log:
        lines.setdefault(line["day"], []).append(line)
    given = state.assigned
    first = given["start"] if given else min(lines, default=None)
    last = min(given["end"], until.isoformat()) if given else max(lines, default=None)
    if first is None or last is None:
        return Course(())
    first, last = min([first, *lines]), max([last, *(day for day in lines if day <= until.isoformat())])
    start = datetime.date.fromisoformat(first)
    days = (datetime.date.fromisoformat(last) - start).days + 1
    return Course(tuple(day_of(start + datetime.timedelta(days=after), given, lines) for after in range(days)))


def day_of(day: datetime.date, given: Mapping[str, Any] | None, lines: Mapping[str, list[dict[str, Any]]]) -> DayOf:
    """One day, with what was written of it."""
    written = lines.get(day.isoformat(), [])
    done = {line["done"] for line in written}
    well = [line["well"] for line in written if line.get("well") is not None]
    due = given is not None and day.weekday() in given["weekdays"] and given["start"] <= day.isoformat() <= given["end"]
    return DayOf(day, due, next((one for one in ("yes", "partly", "no") if one in done), ""), max(well, default=None))
