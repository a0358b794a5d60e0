"""The time line of a case as a picture: lanes of rows, a mark a moment, all on one honest axis of time.

Where moments stand so close that their marks would cover each other, they are gathered into one that tells how many it
holds and from when to when. Places are parts of the axis, 0 to 1, so that a page and a sheet draw the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from empathy_widgets.charts.days import days_told

__all__ = ["LineDrawing", "LineLane", "LineMark", "LineMoment", "LineRow", "LineTick", "WIDTH", "case_line"]

WIDTH = 720
"""The width marks are gathered for, px: on an axis as wide as this no two cover each other."""
APART = 32
"""The least from mark to mark, px: a counted one is 30 wide."""
LEAST = datetime.timedelta(days=7)
MARGIN = 0.045
"""Of the span, before the first moment and after the last: half a mark and half a date."""
EDGE = 0.035
NARROWEST, DATE = 320, 56
"""The least an axis is ever drawn wide, and the room for a date, px."""


@dataclass(frozen=True)
class LineMoment:
    """Something that happened, or (``planned``) is meant to; ``number`` is its place in the caller's list."""

    at: datetime.datetime
    number: int
    planned: bool = False


@dataclass(frozen=True)
class LineMark:
    """A mark: where its middle, its first and its last moment lie, 0 to 1, and the numbers of what it stands for."""

    at: float
    first: float
    last: float
    of: tuple[int, ...]
    planned: bool = False


@dataclass(frozen=True)
class LineRow:
    """What is of one kind: its name, its moments and how long things went on, in a drawing their marks and where each
    of these spans begins and ends, 0 to 1; what goes on after the last moment and today ends with the axis."""

    label: str
    moments: Sequence[LineMoment] = ()
    marks: tuple[LineMark, ...] = ()
    spans: Sequence[tuple[datetime.datetime, datetime.datetime]] = ()
    reaches: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class LineLane:
    """Rows under one name; ``id`` tells its colour and its shape."""

    id: str
    label: str
    rows: Sequence[LineRow]


@dataclass(frozen=True)
class LineTick:
    """A date on the axis, and its year, which ``again`` is that of the date before."""

    at: float
    label: str
    year: str
    again: bool


@dataclass(frozen=True)
class LineDrawing:
    """Everything the picture needs; ``today`` and the ticks lie at parts of the axis, 0 to 1."""

    lanes: tuple[LineLane, ...]
    ticks: tuple[LineTick, ...]
    today: float

    @property
    def width(self) -> int:
        """The least width of the axis, px, where neither marks nor dates cover each other: a short one fits a phone."""
        rows = [sorted(mark.at for mark in row.marks) for lane in self.lanes for row in lane.rows]
        nearest = min((later - one for row in rows for one, later in pairwise(row)), default=1.0)
        apart = ceil(APART / max(nearest, APART / WIDTH))
        return min(WIDTH, max(NARROWEST, DATE * len(self.ticks), apart))


def case_line(lanes: Sequence[LineLane], now: datetime.datetime) -> LineDrawing | None:
    """Lay out lanes of moments on one axis; None where there is no moment. Rows and lanes without one stay away.

    Parameters
    ----------
    lanes : sequence of LineLane
        In the order they are drawn; the moments of a row in any order, each timezone-aware.
    now : datetime
        Today, in the time zone days are told in.

    Examples
    --------
    >>> noon = datetime.datetime(2026, 10, 5, 12, tzinfo=datetime.UTC)
    >>> days = [LineMoment(noon + datetime.timedelta(days=day), day) for day in (0, 0, 30)]
    >>> drawn = case_line([LineLane("room", "In the room", [LineRow("Role-play", days)])], days[-1].at)
    >>> [mark.of for mark in drawn.lanes[0].rows[0].marks], round(drawn.today, 2)
    ([(0, 0), (30,)], 0.96)
    """
    every = [moment.at for lane in lanes for row in lane.rows for moment in row.moments]
    if not every:
        return None
    begun = [start for lane in lanes for row in lane.rows if row.moments for start, _end in row.spans]
    start, end = spanned(min([*every, *begun]), max(*every, now))
    whole = end - start

    def place(moment: datetime.datetime) -> float:
        return (moment - start) / whole

    drawn = []
    for lane in lanes:
        rows = [LineRow(row.label, row.moments, tuple(gathered(row.moments, place)), row.spans, tuple(
            (place(first), min(place(last), 1.0)) for first, last in row.spans if first < end))
            for row in lane.rows if row.moments]
        if rows:
            drawn.append(LineLane(lane.id, lane.label, rows))
    return LineDrawing(tuple(drawn), tuple(ticks_of(start, end, place)), place(now))


def ticks_of(
    start: datetime.datetime, end: datetime.datetime, place: Callable[[datetime.datetime], float],
) -> Iterator[LineTick]:
    """The dates on the axis, without one that has no room for its name at an end of it."""
    before = ""
    for moment, label, year in days_told(start, end):
        if EDGE <= place(moment) <= 1 - EDGE:
            yield LineTick(place(moment), label, year, year == before)
            before = year


def spanned(first: datetime.datetime, last: datetime.datetime) -> tuple[datetime.datetime, datetime.datetime]:
    """From a little before the first to a little after the last; a week at least, so that one day is no whole axis."""
    span = max(last - first, LEAST)
    return last - span * (1 + MARGIN), last + span * MARGIN


def gathered(moments: Sequence[LineMoment], place: Callable[[datetime.datetime], float]) -> Iterator[LineMark]:
    """The marks of a row, oldest first: no two nearer than `APART`, what is planned apart from what happened."""
    apart = APART / WIDTH
    close: list[list[tuple[float, int]]] = []
    for spot in sorted((place(one.at), one.number) for one in moments if not one.planned):
        if close and spot[0] - close[-1][0][0] < apart:
            close[-1].append(spot)
        else:
            close.append([spot])
    groups: list[list[tuple[float, int]]] = []
    for group in close:  # all of them are full by now, so that a dense row does not run together into one
        groups.append(group)
        while len(groups) > 1 and middle(groups[-1]) - middle(groups[-2]) < apart:
            groups[-2:] = [groups[-2] + groups[-1]]
    for group in groups:
        yield LineMark(middle(group), group[0][0], group[-1][0], tuple(number for _at, number in group))
    for one in moments:
        if one.planned:
            yield LineMark(place(one.at), place(one.at), place(one.at), (one.number,), planned=True)


def middle(group: list[tuple[float, int]]) -> float:
    """Halfway between the first and the last of a group."""
    return (group[0][0] + group[-1][0]) / 2
