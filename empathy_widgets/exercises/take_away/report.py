"""The printed report of a sitting or of a course, offered on the page and made by the command."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from empathy_widgets.domain import Case, Status
from empathy_widgets.errors import NotFound
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.progress.drawn import moment
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.exercises.take_away.offer import Choice, File, Offer
from empathy_widgets.exercises.take_away.printed import progress_report, sitting_report
from empathy_widgets.strings import _

__all__ = ["make_report", "report_offers", "take_report"]


def report_offers(page: Page, progress: Progress) -> list[Offer]:
    """The report of this sitting and, once there are two, of the whole course."""
    what = {"sitting": _("This sitting")}
    if len(progress.stations) > 1 and progress.current.sitting.status is not Status.VOIDED:
        what["course"] = _("The whole course")
    choices = (
        Choice("what", _("What to print"), what),
        Choice("paper", _("Paper"), {"a4": _("A4"), "letter": _("US Letter")}),
    )

    def make(now: Callable[[], Progress], picked: Mapping[str, str]) -> File:
        return take_report(page, now(), whole=picked["what"] == "course", paper=picked["paper"], apart=True)

    return [Offer("report", _("Report to print"), _(
        "One or two pages as a PDF: the shape, the scores, what moved and how sure that is, and what the scale cannot "
        "say. It names the case by its code alone.") if page.case else _(
        "One or two pages as a PDF: the shape, the scores, what moved and how sure that is, and what the scale cannot "
        "say. It says that this is your own practice."), make, choices)]


def take_report(
    page: Page, progress: Progress, *, whole: bool = False, paper: str = "a4", zone: datetime.tzinfo | None = None,
    apart: bool = False,
) -> File:
    """Make a report of the open case or of one's own practice, noted in the history; parameters: `make_report`."""
    file = make_report(page.case, progress, whole=whole, paper=paper, zone=zone, apart=apart)
    what = _("report of the course") if whole else _("report of one sitting")
    printed = [one.sitting.id for one in progress.stations] if whole else [progress.current.sitting.id]
    page.store.note_export(page.case.id if page.case else None, what, own=None if page.case else printed)
    return file


def make_report(
    case: Case | None, progress: Progress, *, whole: bool = False, paper: str = "a4",
    zone: datetime.tzinfo | None = None, apart: bool = False,
) -> File:
    """Make the report of a course's current sitting, or of the whole course, as a PDF.

    Parameters
    ----------
    case : Case or None
        Named by its code; its label is never printed. None for one's own practice.
    progress : Progress
        The sittings of one instrument, and the one to report on.
    whole : bool
        True for every completed sitting, from the first to the newest.
    paper : str
        "a4" or "letter".
    zone : tzinfo or None
        The zone its dates are told in; None for this computer's.
    apart : bool
        Whether to set it in a process of its own, as a page does to keep its memory small.

    Raises
    ------
    NotFound
        A course was asked for and there are fewer than two completed sittings.
    ExchangeError
        The paper is unknown, or the report cannot be set.
    """
    from empathy_widgets.reports import as_pdf, as_pdf_apart

    if whole and len(progress.stations) < 2:
        raise NotFound(_("A course needs two completed sittings of one scale. Print this sitting by itself instead."))
    if whole:
        progress = Progress(progress.instrument, progress.stations, progress.stations[-1], progress.others)
    report = (progress_report if whole else sitting_report)(case.code if case else "", progress, zone)
    at = moment(progress.current).astimezone(zone)
    parts = ["report", progress.instrument.id, *(["course"] if whole else []), f"{at:%Y-%m-%d-%H%M}"]
    return File(f"{'-'.join(parts)}.pdf", "application/pdf", (as_pdf_apart if apart else as_pdf)(report, paper))
