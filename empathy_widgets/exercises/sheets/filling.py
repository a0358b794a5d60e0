"""What of a case may stand on a worksheet: its code, the day, and what is the client's own to read. Nothing else."""

from __future__ import annotations

import datetime

from empathy_widgets import dates
from empathy_widgets.domain import Case, RunKind, Status, Worksheet, for_the_client
from empathy_widgets.errors import EmpathyError
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.progress.drawn import moment
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.play.plan import plan_state
from empathy_widgets.reports import Sheet
from empathy_widgets.strings import _

__all__ = ["can_be_filled", "filled_sheet", "noted"]


def filled_sheet(
    page: Page, worksheet: Worksheet, case: Case, *, large: bool = False, today: datetime.date | None = None,
) -> Sheet:
    """A worksheet with what the open case has for it; what is not there leaves its lines empty.

    Parameters
    ----------
    page : Page
        Has ``case`` open.
    today : datetime.date or None
        The day that is printed; None for this one.
    """
    ways = {"goals": goals, "profile": profile, "reason": reason}
    filled = {name: ways[name](page, worksheet, case) for name in worksheet.fills}
    day = today or datetime.date.today()
    return Sheet(worksheet, large=large, code=case.code, day=dates.day(day), filled=filled,
                 made_for=datetime.datetime.combine(day, datetime.time(12), datetime.UTC))


def noted(page: Page, worksheet: Worksheet, case: Case) -> None:
    """Write into the history of the case that a filled sheet was printed."""
    page.store.note_export(case.id, _("worksheet {id}").format(id=worksheet.id))


def can_be_filled() -> dict[str, str]:
    """What a sheet can hold of a case, in words for a list."""
    return {"goals": _("the goals agreed"), "profile": _("the newest profile in words"),
            "reason": _("why the practice was given")}


def goals(page: Page, _worksheet: Worksheet, case: Case) -> tuple[str, ...]:
    """The goals agreed in the newest plan, out of the events a client may read and of no others."""
    plans = page.store.plans(case.id)
    if not plans:
        return ()
    return tuple(goal.text for goal in plan_state(for_the_client(plans[-1].events)).goals_of("explicit"))


def profile(page: Page, _worksheet: Worksheet, _case: Case) -> tuple[str, ...]:
    """What stands out in the newest sitting and what cannot be told, in the sentences the profile itself says."""
    for sitting in reversed(page.completed()):
        try:
            progress = Progress.of(page, sitting)
        except EmpathyError:  # its form is gone from the shelf: it says nothing here
            continue
        found = progress.stands_out
        read = _("{title}, {day}.").format(
            title=progress.instrument.title, day=dates.day(moment(progress.current).astimezone()))
        return tuple(line for line in (read, found.sentence, found.cannot_tell) if line)
    return ()


def reason(page: Page, worksheet: Worksheet, case: Case) -> tuple[str, ...]:
    """Why the practice of this sheet's activity was given, as the client was told; none once it was called off."""
    kinds = {kind.value for kind in RunKind}
    if worksheet.activity not in kinds:
        return ()
    for run in reversed(page.store.runs(case.id, kind=worksheet.activity)):
        given = [event for event in run.events if event.kind in ("assign", "call-off")]
        if run.status is not Status.VOIDED and given and given[-1].kind == "assign":
            return (str(given[-1].body["reason"]),)
    return ()
