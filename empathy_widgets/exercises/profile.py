"""The chapter "Profile": what stands out, the shape, the course, words, answers, files, and correcting a mistake."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ipywidgets import Box, VBox, Widget

from empathy_widgets.domain import Administration, Instrument, Mode, Status
from empathy_widgets.errors import EmpathyError, NotFound
from empathy_widgets.exercises.page.case_chooser import CaseChooser
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.page.own import deleting
from empathy_widgets.exercises.page.page import ADMINISTER, PLAN, PROFILE, Page
from empathy_widgets.exercises.page.words import badge, mode_line
from empathy_widgets.exercises.practice.meanwhile import meanwhile
from empathy_widgets.exercises.progress import drawn as drawing
from empathy_widgets.exercises.progress.answers import answer_table
from empathy_widgets.exercises.progress.drawn import moment
from empathy_widgets.exercises.progress.glance import at_a_glance, score_lines
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.exercises.progress.reading import reading
from empathy_widgets.exercises.progress.yardstick import yardstick
from empathy_widgets.exercises.take_away.take_away import take_away
from empathy_widgets.strings import _
from empathy_widgets.widgets import CorrectionForm, Notice, Reading, SampleForm, SittingChooser
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["ProfileChapter"]


class ProfileChapter:
    """What the cells of the chapter show. Each part is drawn from one `Progress`, read once a turn of the page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.progress: Progress | None = None
        self.notice: Notice | None = None
        self.chooser = SittingChooser()
        self.chooser.on_event(self._chosen)
        self._forms: dict[str, SampleForm] = {}
        self._parts: list[tuple[VBox, Callable[[Progress], list[Widget]]]] = []
        page.on_turn(self.draw)
        self.read()

    def read(self) -> None:
        """Find the sitting to show and score its course; say so in `notice` when there is none."""
        self.progress = self.notice = None
        try:
            sitting = self._sitting()
            if sitting is not None:
                self.progress = replace(Progress.of(self.page, sitting), laid_over=self.page.laid_over)
        except EmpathyError as error:
            self.notice = Notice(tone="error", title=_("This profile cannot be shown"), text=str(error))

    def draw(self) -> None:
        """Read again and redraw every part on the page."""
        self.read()
        for box, build in self._parts:
            box.children = tuple(build(self.progress)) if self.progress is not None else ()

    def part(self, build: Callable[[Progress], list[Widget]]) -> VBox:
        """A part of the page that is drawn now and redrawn when the page turns; empty while there is no sitting."""
        box = VBox(build(self.progress) if self.progress is not None else [])
        self._parts.append((box, build))
        return box

    def _sitting(self) -> Administration | None:
        if self.page.asked_for is not None:
            return drawable(self.page.sitting(self.page.asked_for))
        if self.page.case is None:
            return None
        completed = self.page.completed()
        return completed[-1] if completed else None

    def sittings(self) -> VBox:
        """The choice of case and sitting that stands at the top of the chapter."""
        box = VBox()
        self.page.on_turn(lambda: setattr(box, "children", tuple(self._choices())))
        box.children = tuple(self._choices())
        return box

    def _choices(self) -> list[Widget]:
        sittings = self.page.recorded()
        if self.page.case is None and self.page.asked_for is None:
            if sittings:
                self._tell_chooser(sittings)
            return [CaseChooser(self.page, PROFILE).view, *([self.chooser] if sittings else [])]
        first: list[Widget] = [self.notice] if self.notice is not None else []
        if not first and not any(sitting.status is Status.COMPLETED for sitting in sittings):
            first = [self._nothing_yet()]
        if sittings:
            self._tell_chooser(sittings)
        if self.progress is not None and self.page.laid_over not in (None, self.progress.first.sitting.id):
            first.append(Notice(tone="calm", title=_("Not laid over"), text=_(
                "The sitting this page was to be compared with is no earlier one of this case and scale, so it is left "
                "out.")))
        return [*first, self.chooser] if sittings else first

    def _tell_chooser(self, sittings: list[Administration]) -> None:
        """Show in the chooser what can be looked at, and what this sitting can be compared with."""
        found = self.progress
        earlier = found.earlier if found is not None else ()
        with self.chooser.hold_sync():
            self.chooser.sittings = [{"id": one.id, "text": self._named(one)} for one in reversed(sittings)]
            self.chooser.chosen = found.current.sitting.id if found is not None else ""
            self.chooser.earlier = [
                {"id": one.sitting.id, "text": when(moment(one)) if turn else _("{when} (the first)").format(
                    when=when(moment(one)))} for turn, one in reversed(list(enumerate(earlier)))]
            self.chooser.laid_over = found.first.sitting.id if found is not None and earlier else ""
            self.chooser.line = " · ".join(part for part in (
                mode_line(found.current.sitting.mode), badge(found.instrument)) if part) if found is not None else ""

    def _nothing_yet(self) -> Notice:
        link = self.page.link(ADMINISTER, self.page.case.id if self.page.case else None)
        return Notice(
            tone="calm", title=_("No completed sitting yet"),
            text=_("A profile is drawn as soon as one sitting of a scale is finished."),
            links=[{"text": _("Administer a scale"), "href": link}] if link else [],
        )

    def _named(self, sitting: Administration) -> str:
        instrument = self.page.library.instrument(sitting.instrument, sitting.version)
        remark = _("set aside") if sitting.status is Status.VOIDED else ""
        day = when(sitting.completed_at or sitting.started_at)
        return " · ".join(part for part in (day, instrument.title, remark) if part)

    def _chosen(self, event: dict[str, Any]) -> Receipt | None:
        if event["kind"] == "see":
            sitting = self.page.sitting(event["id"])
            self.page.look_at(sitting.id)
            return None
        if self.progress is None or event["id"] not in {one.sitting.id for one in self.progress.earlier}:
            raise NotFound(_("That sitting is no earlier one of this scale. Please choose another."))
        self.page.look_at(self.progress.current.sitting.id, over=event["id"])
        return None

    def shape(self) -> VBox:
        """What stands out, then the radar beside a row a score."""
        return self.part(lambda progress: [at_a_glance(progress), self._side_by_side(progress)])

    def _side_by_side(self, progress: Progress) -> Widget:
        beside = Box([*drawing.radar_parts(progress), score_lines(progress)])
        beside.add_class("ew-glance")
        return beside

    def over_time(self) -> VBox:
        """Each subscale over the sittings, all on one axis, and below it what a profile leads to."""
        return self.part(lambda progress: [
            *drawing.trend_parts(progress), *meanwhile(self.page, *days_between(progress)), *self._way_on()])

    def _way_on(self) -> list[Widget]:
        """What a profile leads to, where pages have addresses."""
        link = self.page.link(PLAN, self.page.case.id) if self.page.case is not None else None
        return [Notice(tone="calm", title=_("And now?"), text=_(
            "A plan begins with what the person wants and says. What is clear in this profile comes with it."),
            links=[{"text": _("Make a plan"), "href": link}])] if link else []

    def in_words(self) -> VBox:
        """The profile in words: what the scores say, what they do not, and where the scale comes from."""
        return self.part(lambda progress: [Reading(blocks=reading(progress)), self._yardstick(progress.instrument)])

    def _yardstick(self, instrument: Instrument) -> SampleForm:
        """The form of a form's own samples: one for as long as the page is open, so that what it says stays."""
        if instrument.edition not in self._forms:
            self._forms[instrument.edition] = yardstick(self.page, instrument, self.draw)
        return self._forms[instrument.edition]

    def answers(self) -> VBox:
        """Each item's answer, and notes on how the answers were given."""
        return self.part(lambda progress: [answer_table(progress)])

    def take_away(self) -> VBox:
        """The files that can be made of this sitting and its course."""
        return self.part(lambda progress: take_away(self.page, progress))

    def correct(self) -> VBox:
        """Set a sitting aside with a reason, or move it to the case it belongs to."""
        return self.part(self._correction)

    def _correction(self, progress: Progress) -> list[Widget]:
        if progress.current.sitting.status is Status.VOIDED:
            return [Notice(tone="calm", title=_("Set aside"), text=progress.current.sitting.void_reason or "")]
        if progress.current.sitting.case_id is None:
            return [deleting(self.page, progress.current.sitting, self.page.leave)]
        form = CorrectionForm(cases=[
            {"id": case.id, "code": case.code} for case in self.page.store.cases() if case.id != self.page.open_case.id
        ])
        form.on_event(lambda event: self._corrected(progress.current.sitting, event))
        return [form]

    def _corrected(self, sitting: Administration, event: dict[str, Any]) -> Receipt | None:
        reason = event["reason"]
        if event["kind"] == "void":
            self.page.store.void(sitting.id, reason)
            return self._turned(self.page.open_case.id, None)
        moved = self.page.store.reassign(sitting.id, event["case"], reason)
        return self._turned(moved.case_id, sitting.id)

    def _turned(self, case_id: str | None, administration: str | None) -> Receipt | None:
        if link := self.page.link(PROFILE, case_id, administration):
            return {"goto": link}
        if case_id is not None:
            self.page.choose(self.page.store.case(case_id))
        return {"text": _("Done. The change and your reason are in the case's history.")}


def drawable(sitting: Administration) -> Administration:
    """Return a sitting a profile can be drawn of; NotFound for a rehearsal or one that is not finished."""
    if sitting.mode is Mode.REHEARSAL:
        raise NotFound(_("That was a rehearsal, which is part of no profile. Choose a sitting below."))
    if sitting.status is Status.OPEN:
        raise NotFound(_("This sitting is not finished yet. Carry on with it in the chapter “Administer a scale”."))
    return sitting


def days_between(progress: Progress) -> tuple[datetime.date, datetime.date]:
    """From the sitting that is compared with to the one looked at, or to today where there is only the one."""
    first, last = (moment(one).astimezone().date() for one in (progress.first, progress.current))
    return first, last if progress.earlier else datetime.date.today()
