"""How the days of a practice went, as a picture: a row a week, a soft shape a day, filled as far as one could be there.

How well comes first: it is the filling. That a day was done in part is a broken edge, and a day nobody wrote of is an
empty shape, in the same ink as all others: nothing is marked as missed. Places are px, so that a page and a sheet draw
the same.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

from empathy_widgets import dates
from empathy_widgets.strings import N_, _, ngettext

__all__ = ["CourseCell", "CourseDay", "CourseDrawing", "CourseWeek", "course_as_svg", "course_drawing",
           "well_in_words"]

NAMES, HEAD, CELL, GAP = 62, 26, 30, 5
"""Room for a week's name and for the days' names; the size of a day, and the room between two, px."""
WIDTH = NAMES + 7 * (CELL + GAP)
BEST = 5
WELL = {1: N_("hardly there"), 2: N_("there now and then"), 3: N_("there for about half of it"), 4: N_("mostly there"),
        5: N_("there all the way")}
DONE = {"yes": N_("done"), "partly": N_("done in part"), "no": N_("a day off"), "": N_("nothing written")}
MONDAY = datetime.date(2026, 1, 5)


@dataclass(frozen=True)
class CourseDay:
    """One day: whether the practice was meant for it, what became of it ("yes", "partly", "no" or "" where nothing was
    written), and how well one could be there, 1 to 5 or None."""

    day: datetime.date
    due: bool
    done: str = ""
    well: int | None = None


@dataclass(frozen=True)
class CourseCell:
    """A day in its place: the left upper corner, px; ``state`` is "yes", "partly", "no", "open" (meant, unwritten) or
    "off"; ``filled`` the part of it that is filled, 0 to 1, None where it was not said; ``says`` its words."""

    x: int
    y: int
    state: str
    filled: float | None
    says: str


@dataclass(frozen=True)
class CourseWeek:
    """A row: the name of its Monday, its days, and in words how it was, how often it was done, how often meant."""

    label: str
    y: int
    cells: tuple[CourseCell, ...]
    well: str
    done: int
    due: int


@dataclass(frozen=True)
class CourseDrawing:
    """Everything the picture needs. ``heads`` are the names of the seven days with their middles, px."""

    weeks: tuple[CourseWeek, ...]
    heads: tuple[tuple[int, str], ...]
    width: int
    height: int
    says: str
    """The picture in words, how well before how often."""


def course_drawing(days: Sequence[CourseDay]) -> CourseDrawing | None:
    """Lay out the days of a practice, oldest first, in weeks that begin on Monday; None where there is none.

    Examples
    --------
    >>> monday = datetime.date(2026, 11, 23)
    >>> drawn = course_drawing([CourseDay(monday, True, "yes", 4), CourseDay(monday.replace(day=24), True)])
    >>> [(cell.state, cell.filled, cell.says) for cell in drawn.weeks[0].cells]
    [('yes', 0.8, '23 Nov: mostly there, done'), ('open', None, '24 Nov: nothing written')]
    """
    if not days:
        return None
    weeks: dict[datetime.date, list[CourseDay]] = {}
    for one in days:
        weeks.setdefault(one.day - datetime.timedelta(days=one.day.weekday()), []).append(one)
    rows = tuple(week_of(monday, week, HEAD + number * (CELL + GAP)) for number, (monday, week) in enumerate(
        weeks.items()))
    heads = tuple((NAMES + day * (CELL + GAP) + CELL // 2, name_of_day(day)) for day in range(7))
    return CourseDrawing(rows, heads, WIDTH, HEAD + len(rows) * (CELL + GAP), in_words(days))


def week_of(monday: datetime.date, days: Sequence[CourseDay], y: int) -> CourseWeek:
    """One row of the picture, and of the table beside it."""
    cells = tuple(CourseCell(
        NAMES + one.day.weekday() * (CELL + GAP), y, one.done or ("open" if one.due else "off"),
        one.well / BEST if one.well and one.done in ("yes", "partly") else None, day_in_words(one)) for one in days)
    return CourseWeek(dates.day_and_month(monday), y, cells, well_in_words([one.well for one in days]) or "–",
                      sum(one.done in ("yes", "partly") for one in days), sum(one.due for one in days))


def day_in_words(one: CourseDay) -> str:
    """A day: how well before whether."""
    words = ", ".join(filter(None, (well_in_words([one.well]), done_in_words(one.done))))
    return _("{day}: {words}").format(day=dates.day_and_month(one.day), words=words)


def done_in_words(done: str) -> str:
    """What became of a day."""
    words = DONE[done]
    return _(words)


def well_in_words(well: Sequence[int | None]) -> str:
    """The middle of what was said of how well, the lower one of two; "" where nothing was said."""
    said = [one for one in well if one is not None]
    if not said:
        return ""
    words = WELL[median_low(said)]
    return _(words)


def in_words(days: Sequence[CourseDay]) -> str:
    """How it was, then on how many days it was done and written of, of how many it was meant for."""
    said = [one.well for one in days if one.well is not None]
    done = sum(one.done in ("yes", "partly") for one in days)
    told, due = sum(bool(one.done) for one in days), sum(one.due for one in days)
    how = ngettext("How it was, on {count} day that says so: {words}.",
                   "How it was, in the middle of {count} days that say so: {words}.", len(said)).format(
        count=len(said), words=well_in_words(said)) if said else _("How it was to be there is not said yet.")
    often = ngettext("Done, wholly or in part, on {done} day", "Done, wholly or in part, on {done} days", done).format(
        done=done)
    often += _("; it was meant for {due}.").format(due=due) if due else "."
    written = ngettext("Of {told} day something is written.", "Of {told} days something is written.", told).format(
        told=told)
    return f"{how} {often} {written}"


def name_of_day(day: int) -> str:
    """A day of the week in two or three letters, Monday being 0."""
    from babel.dates import get_day_names

    return str(get_day_names("abbreviated", locale=dates.spoken())[day])


STYLE = """
text { fill: #5b5f60; font-size: 12px; font-family: "Libertinus Serif", Georgia, serif; } .head { text-anchor: middle; }
.edge { fill: none; stroke: #1c5a61; stroke-width: 1.75; } .partly { stroke-dasharray: 4 3; }
.open { fill: none; stroke: #87837a; stroke-width: 1; } .rest { fill: #87837a; }
.full { fill: #1c5a61; } .unsaid { fill: #bcd3d1; }
"""


def course_as_svg(drawing: CourseDrawing, title: str) -> str:
    """The picture as a file of its own, for paper."""
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width} {drawing.height}" '
        f'width="{drawing.width}" height="{drawing.height}" role="img" aria-labelledby="t d">',
        f'<title id="t">{html.escape(title)}</title><desc id="d">{html.escape(drawing.says)}</desc>',
        f"<style>{STYLE}</style>",
        *(f'<text class="head" x="{x}" y="16">{html.escape(name)}</text>' for x, name in drawing.heads),
        *(line for week in drawing.weeks for line in drawn_week(week)), "</svg>"]) + "\n"


def drawn_week(week: CourseWeek) -> Iterator[str]:
    """A row: its name, and its days."""
    yield f'<text x="0" y="{week.y + CELL // 2 + 4}">{html.escape(week.label)}</text>'
    for cell in week.cells:
        yield from drawn_cell(cell)


def drawn_cell(cell: CourseCell) -> Iterator[str]:
    """A day: its filling under its edge, an empty shape, or a small sign of rest."""
    if cell.state in ("no", "off"):
        wide = 12 if cell.state == "no" else 4
        yield (f'<rect class="rest" x="{cell.x + (CELL - wide) / 2:g}" y="{cell.y + CELL // 2 - 2}" width="{wide}" '
               'height="4" rx="2"/>')
        return
    shape = f'width="{CELL - 2}" height="{CELL - 2}" rx="9"'
    if cell.state == "open":
        yield f'<rect class="open" x="{cell.x + 1}" y="{cell.y + 1}" {shape}/>'
        return
    if cell.filled is None:
        yield f'<rect class="unsaid" x="{cell.x + 1}" y="{cell.y + 1}" {shape}/>'
    else:
        high = cell.filled * (CELL - 8)
        yield (f'<rect class="full" x="{cell.x + 4}" y="{cell.y + 4 + (CELL - 8) - high:g}" width="{CELL - 8}" '
               f'height="{high:g}" rx="4"/>')
    yield f'<rect class="edge {cell.state}" x="{cell.x + 1}" y="{cell.y + 1}" {shape}/>'
