"""A profile and a course as they are printed: scores, verdicts and caveats as on the screen, in print order."""

from __future__ import annotations

import datetime

from empathy_widgets import __version__
from empathy_widgets.domain import Status
from empathy_widgets.exercises.page.words import badge, mode_line
from empathy_widgets.exercises.progress.drawn import EARLIER_SHOWN, moment
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.exercises.progress.reading import other_versions
from empathy_widgets.exercises.take_away.printed_parts import Moments, given, held, shape, sources, trends, wording_line
from empathy_widgets.exercises.take_away.printed_tables import beyond_table, change_table, progress_table, score_table
from empathy_widgets.reports import Report, Section
from empathy_widgets.strings import _, language

__all__ = ["progress_report", "sitting_report"]


def sitting_report(code: str, progress: Progress, zone: datetime.tzinfo | None = None) -> Report:
    """The report of the sitting being looked at, compared with the first one where it counts.

    Parameters
    ----------
    code : str
        The case's code: all that is said of who answered; "" for one's own practice.
    progress : Progress
        The sittings of one instrument.
    zone : tzinfo or None
        The zone dates are told in; None for this computer's.
    """
    say = Moments(progress, zone)
    sitting = progress.current.sitting
    earlier = reversed(progress.earlier[-EARLIER_SHOWN:])
    sections = [
        Section(_("The shape"), shape(progress, [progress.current, *earlier], say)),
        Section(_("Scores"), table=score_table(progress), paragraphs=compared_with(progress, say)),
        Section(_("How the answers were given"), paragraphs=given(progress, [progress.current], say)),
    ]
    facts = [
        whose(code),
        (_("Filled in"), mode_line(sitting.mode)),
        (_("Wording"), wording_line(sitting, progress.instrument)),
    ]
    if sitting.status is Status.VOIDED:
        facts.append((_("Please notice"), _("This sitting was set aside and counts in no course.")))
    return _report(code, progress, say, _("One sitting, {when}").format(when=say.full(moment(progress.current))), facts,
                   sections)


def progress_report(code: str, progress: Progress, zone: datetime.tzinfo | None = None) -> Report:
    """The report of every completed sitting, the current one being the newest; parameters as for `sitting_report`."""
    say = Moments(progress, zone)
    stations = progress.stations
    sections = [
        Section(_("The shape, first and newest"), shape(progress, [progress.current, progress.first], say)),
        trends(progress, say),
        Section(_("Every sitting"), table=progress_table(progress, say), paragraphs=(
            *beyond_table(progress), *((other_versions(progress),) if progress.others else ()))),
        Section(_("From the first sitting to the newest"), table=change_table(progress)),
        Section(_("How the answers were given"), paragraphs=given(progress, stations, say)),
    ]
    modes = list(dict.fromkeys(mode_line(station.sitting.mode) for station in stations))
    wordings = list(dict.fromkeys(wording_line(station.sitting, progress.instrument) for station in stations))
    facts = [
        whose(code),
        (_("Sittings"), _("{count}, from {first} to {newest}").format(
            count=len(stations), first=say.full(moment(progress.first)), newest=say.full(moment(progress.current)))),
        (_("Filled in"), "; ".join(modes)),
        (_("Wording"), "; ".join(wordings)),
    ]
    return _report(
        code, progress, say, _("The course over {count} sittings").format(count=len(stations)), facts, sections)


def whose(code: str) -> tuple[str, str]:
    """Who answered, as a fact of the report: a case by its code, or one's own practice."""
    return (_("Case"), code) if code else (_("Whose"), _("Your own practice"))


def compared_with(progress: Progress, say: Moments) -> tuple[str, ...]:
    """Which sitting the changes are counted from."""
    others = (other_versions(progress),) if progress.others else ()
    if not progress.earlier:
        return others
    return (_("Changes are counted from the first sitting, {when}.").format(when=say.full(moment(progress.first))),
            *others)


def _report(
    code: str, progress: Progress, say: Moments, lead: str, facts: list[tuple[str, str]], sections: list[Section],
) -> Report:
    made_for = moment(progress.current)
    return Report(
        title=progress.instrument.title, lead=lead, facts=tuple(facts), label=badge(progress.instrument),
        foot=_("{code} · {day} · Empathy Workbook {version}").format(
            code=whose(code)[1], day=say.day(made_for), version=__version__),
        numbering=_("Page {page} of {pages}"), sections=(*sections, held(progress), sources(progress)),
        made_for=made_for, language=language().partition("-")[0],
    )
