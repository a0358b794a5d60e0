"""What a store may hold after processes died, judged by what the page had called saved. Pure: it reads no store."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

__all__ = ["Fault", "Given", "Line", "faults"]

GONE = object()


class Given(NamedTuple):
    """One answer a person gave."""

    item: int
    value: int


class Line(NamedTuple):
    """One line of the trail about an answer, with the page's own id of the message it came by."""

    item: int
    value: int | None
    request: str | None


class Fault(NamedTuple):
    """One way in which the store broke the page's word: lost, changed, doubled or never given."""

    kind: str
    what: str


def faults(told: list[Given], click: Given | None, lines: list[Line], stored: dict[int, int | None]) -> list[Fault]:
    """Say where a sitting differs from what the page told; nothing when the store kept the page's word.

    Parameters
    ----------
    told : list of Given
        What the page called saved, in order; an item given twice was changed.
    click : Given or None
        The one click under way when a process died: it may be there, whole, or not at all.
    lines : list of Line
        The sitting's answers in the trail, in order.
    stored : dict
        The value that stands for each item.
    """
    found = [*wrong_answers(dict(told), click, stored), *wrong_lines(told, click, lines)]
    trail = {line.item: line.value for line in lines}
    if not found and trail != stored:
        found.append(Fault("changed", f"{stored} is stored, and the trail says {trail}"))
    return found


def wrong_answers(told: dict[int, int], click: Given | None, stored: dict[int, int | None]) -> list[Fault]:
    """What is stored, item by item, against the newest value told; a change under way may have come or not."""
    found = []
    for item in sorted(told.keys() | stored.keys()):
        before, now = told.get(item, GONE), stored.get(item, GONE)
        if now == before or (click is not None and (item, now) == click):
            continue
        kind = "lost" if now is GONE else "never given" if before is GONE else "changed"
        found.append(Fault(kind, f"item {item}: {spoken(before)} was told, {spoken(now)} is stored"))
    return found


def wrong_lines(told: list[Given], click: Given | None, lines: list[Line]) -> list[Fault]:
    """The trail holds one line for each answer told, in order, then perhaps the click under way, and no other."""
    given = [Given(line.item, line.value) for line in lines]
    possible = [*told, *([click] if click else [])]
    missing, extra = Counter(told) - Counter(given), Counter(given) - Counter(possible)
    found = [Fault("lost", f"item {item}: the answer {value} has no line") for item, value in missing.elements()]
    for one in extra.elements():
        kind = "doubled" if one in possible else "never given"
        found.append(Fault(kind, f"item {one.item}: one line too many says {one.value}"))
    if not found and given not in (told, possible):
        found.append(Fault("changed", f"{told} was told in another order than the trail's {given}"))
    for request, count in Counter(line.request for line in lines).items():
        if request is None:
            found.append(Fault("never given", f"{count} lines came by no message of a page"))
        elif count > 1:
            found.append(Fault("doubled", f"{count} lines came by the one message {request}"))
    return found


def spoken(value: object) -> str:
    """A value, or that there is none."""
    return "nothing" if value is GONE else str(value)
