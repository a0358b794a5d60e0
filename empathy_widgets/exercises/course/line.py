"""The time line of a case as one picture: measurement, what was done in the room, plans, and when to measure again."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from empathy_widgets.charts import LineDrawing, LineLane, LineMark, LineMoment, LineRow, case_line, line_as_svg
from empathy_widgets.dates import day
from empathy_widgets.errors import NotFound
from empathy_widgets.exercises.course.timeline import LANES, Happened, happened, lane_name
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import CaseLine

__all__ = ["drawn_line", "line_of", "line_picture"]


def line_of(page: Page, found: Sequence[Happened]) -> list[CaseLine]:
    """The picture of what `happened`, as the open case's; none where nothing did."""
    drawing = drawn_line(found)
    if drawing is None:
        return []
    return [CaseLine(
        title=heading(page), width=drawing.width,
        description=described(found, drawing),
        lanes=[{"id": lane.id, "label": lane.label, "rows": [
            {"label": row.label, "marks": [shown(mark, row, found) for mark in row.marks],
             "spans": [[round(first, 4), round(last, 4)] for first, last in row.reaches]} for row in lane.rows]}
            for lane in drawing.lanes],
        ticks=[{"at": round(tick.at, 4), "label": tick.label, "year": tick.year, "again": tick.again}
               for tick in drawing.ticks],
        today={"at": round(drawing.today, 4), "label": _("today")},
        lines=[{name: one.shown[name] for name in ("title", "line", "link", "badge")} for one in found],
    )]


def line_picture(page: Page) -> str:
    """The same as an SVG file of its own; NotFound where nothing happened yet."""
    found = happened(page)
    drawing = drawn_line(found)
    if drawing is None:
        raise NotFound(_("Nothing has happened with this case yet, so there is no time line to draw."))
    return line_as_svg(drawing, heading(page), described(found, drawing))


def heading(page: Page) -> str:
    """What the picture is called."""
    return _("The time line of {code}").format(code=page.open_case.code)


def drawn_line(found: Sequence[Happened]) -> LineDrawing | None:
    """Lay out what happened; its numbers are places in ``found``."""
    kinds: dict[str, dict[str, list[LineMoment]]] = {lane: {} for lane in LANES}
    spans: dict[tuple[str, str], list[tuple[datetime.datetime, datetime.datetime]]] = {}
    for number, one in reversed(list(enumerate(found))):
        kinds[one.lane].setdefault(one.kind, []).append(LineMoment(one.at, number, one.planned))
        if one.span is not None:
            spans.setdefault((one.lane, one.kind), []).append(moments_of(*one.span))
    lanes = [LineLane(lane, lane_name(lane), [
        LineRow(kind, moments, spans=spans.get((lane, kind), ())) for kind, moments in rows.items()])
             for lane, rows in kinds.items()]
    return case_line(lanes, datetime.datetime.now().astimezone())


def moments_of(first: datetime.date, last: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
    """From the morning of the first day to the evening of the last, here."""
    begin = datetime.datetime.combine(first, datetime.time())
    end = datetime.datetime.combine(last, datetime.time(23, 59))
    return begin.astimezone(), end.astimezone()


def shown(mark: LineMark, row: LineRow, found: Sequence[Happened]) -> dict[str, Any]:
    """A mark as the page draws it, with its name in words."""
    return {"at": round(mark.at, 4), "first": round(mark.first, 4), "last": round(mark.last, 4),
            "planned": mark.planned, "of": list(reversed(mark.of)), "says": named(mark, row, found)}


def named(mark: LineMark, row: LineRow, found: Sequence[Happened]) -> str:
    """What a mark is called: its title and its line, or how many it holds and from when to when."""
    first, last = found[mark.of[0]], found[mark.of[-1]]
    if len(mark.of) == 1:
        return _("{title}: {line}").format(title=first.shown["title"], line=first.shown["line"])
    days = [day(one.at.astimezone()) for one in (first, last)]
    count = len(mark.of)
    if days[0] == days[1]:
        return ngettext("{kind}: {count} on {first}", "{kind}: {count} on {first}", count).format(
            kind=row.label, count=count, first=days[0])
    return ngettext("{kind}: {count} from {first} to {last}", "{kind}: {count} from {first} to {last}", count).format(
        kind=row.label, count=count, first=days[0], last=days[1])


def described(found: Sequence[Happened], drawing: LineDrawing) -> str:
    """The picture in a sentence."""
    rows = [_("{kind}: {count}").format(kind=row.label, count=sum(not one.planned for one in row.moments))
            for lane in drawing.lanes for row in lane.rows]
    done = [one.at.astimezone() for one in found if not one.planned]
    return _("From {first} to {last}. {rows}.").format(
        first=day(min(done)), last=day(max(done)), rows="; ".join(rows)) if done else "; ".join(rows)
