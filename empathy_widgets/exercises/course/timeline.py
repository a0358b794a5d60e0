"""Everything that happened with a case, or with nobody in one's own practice: one look at each shelf, a line each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from empathy_widgets.dates import day
from empathy_widgets.domain import NO_ACTIVITY, Mode, Plan, Run, Status
from empathy_widgets.errors import ContentError, ImpossibleMove
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.page.page import ADMINISTER, PLAN, PROFILE, Page
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.exercises.run.played import Played
from empathy_widgets.play.plan import plan_state
from empathy_widgets.strings import N_, _, ngettext

__all__ = ["Happened", "LANES", "happened", "lane_name", "timeline"]

LANES = {"measure": N_("Measurement"), "room": N_("In the room"), "plan": N_("Plan"),
         "between": N_("Between appointments")}
"""The lanes of a case's time line in their order, by what `Happened.lane` says; one without anything stays away."""


@dataclass(frozen=True)
class Happened:
    """One thing that happened, or (``planned``) is meant to.

    ``lane`` is one of `LANES`, ``kind`` what it is one of there (the scale, the kind of run); ``shown`` is its line:
    ``id, title, line, link, badge``, and ``open`` for whether it is to be finished; ``span`` its first and last day,
    where it goes on over days.
    """

    at: datetime.datetime
    lane: str
    kind: str
    shown: dict[str, Any]
    planned: bool = False
    span: tuple[datetime.date, datetime.date] | None = None


def happened(page: Page, newest: int | None = None) -> list[Happened]:
    """What happened with the open case, or without one in one's own practice, newest first.

    ``newest`` leaves out all but so many runs and sittings that were begun last. It asks each shelf once, however much
    there is.
    """
    case = page.case.id if page.case else None
    runs = [run for run in page.store.runs(case, newest=newest) if run.kind not in NO_ACTIVITY]
    played = Played(page.library, page.store)
    played.look_up(runs)
    found = [_run(page, played, run) for run in runs]
    found += islice(_sittings(page), newest)
    if case:
        found += _plans(page, page.store.plans(case))
    return sorted(found, key=lambda one: one.at, reverse=True)


def timeline(page: Page, newest: int | None = None) -> list[dict[str, Any]]:
    """The lines of what `happened`, newest first."""
    return [one.shown for one in happened(page, newest)]


def lane_name(lane: str) -> str:
    """What a lane is called."""
    name = LANES[lane]
    return _(name)


def _run(page: Page, played: Played, run: Run) -> Happened:
    chapter = RUNS[run.kind](page, played)
    line = _("{when} · {name} · {line}").format(
        when=when(run.changed_at), name=chapter.name(), line=chapter.line(run))
    return Happened(run.changed_at, chapter.lane, chapter.name(), {
        "id": run.id, "title": chapter.title(run), "line": line,
        "link": chapter.address(run), "badge": chapter.badge(run),
        "open": run.status is Status.OPEN,
    }, span=chapter.span(run))


def _sittings(page: Page) -> Iterator[Happened]:
    titles: dict[str, str] = {}
    for sitting in reversed(page.sittings()):
        if sitting.mode is Mode.REHEARSAL or sitting.status is Status.VOIDED:
            continue
        done = sitting.status is Status.COMPLETED
        moment = sitting.completed_at or sitting.started_at
        title = titles.get(sitting.edition)
        if title is None:
            title = titles[sitting.edition] = page.library.instrument(sitting.instrument, sitting.version).title
        yield Happened(moment, "measure", title, {
            "id": sitting.id, "title": title,
            "line": _("{when} · {state}").format(
                when=when(moment), state=_("scale, completed") if done else _("scale, to finish")),
            "link": page.link(PROFILE if done else ADMINISTER, sitting.case_id, sitting.id) or "", "badge": "",
            "open": not done,
        })


def _plans(page: Page, plans: tuple[Plan, ...]) -> Iterator[Happened]:
    """A line for each plan that was made, one for each later day it was changed on, and what is to be measured again.

    Nothing that stands in a plan is told here but the day and the scale: some of it is for the clinician alone.
    """
    for plan in plans:
        changes: dict[datetime.date, list[datetime.datetime]] = {plan.started_at.astimezone().date(): []}
        for event in plan.events:
            changes.setdefault(event.at.astimezone().date(), []).append(event.at)
        (_first, made), *later = changes.items()
        begun = max([plan.started_at, *made])
        yield _of_plan(page, plan, begun, _("A plan was made"), _("plan"))
        for on, moments in later:
            count = ngettext("{count} change", "{count} changes", len(moments)).format(count=len(moments))
            yield _of_plan(page, plan, moments[-1], _("The plan was changed"), count, f"{plan.id}@{on}")
    if plans and plans[-1].status is Status.OPEN:
        yield from _to_measure(page, plans[-1])


def _of_plan(
    page: Page, plan: Plan, at: datetime.datetime, title: str, line: str, id: str | None = None,
) -> Happened:
    return Happened(at, "plan", _("Plan"), {
        "id": id or plan.id, "title": title, "line": _("{when} · {state}").format(when=when(at), state=line),
        "link": page.link(PLAN, plan.case_id) or "", "badge": "", "open": False})


def _to_measure(page: Page, plan: Plan) -> Iterator[Happened]:
    """The re-measurement an open plan names, until that scale was filled in on its day or after it."""
    try:
        measure = plan_state(plan.events).measure
    except (ImpossibleMove, KeyError):  # kept by a newer program
        return
    if measure is None or any(
        one.instrument == measure.instrument and one.status is Status.COMPLETED and one.mode is not Mode.REHEARSAL
        and (one.completed_at or one.started_at).astimezone().date() >= measure.on for one in page.sittings()
    ):
        return
    try:
        title = page.library.instrument(measure.instrument).title
    except ContentError:
        title = measure.title
    at = datetime.datetime.combine(measure.on, datetime.time(12)).astimezone()
    yield Happened(at, "measure", title, {
        "id": f"{plan.id}@measure", "title": title,
        "line": _("{day} · to measure again, as planned").format(day=day(measure.on)),
        "link": page.link(ADMINISTER, plan.case_id) or "", "badge": "", "open": False}, planned=True)
