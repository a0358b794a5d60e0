"""The chapter "Profile": radar, table, general scores, trend, reading, answers, files, and correcting a mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox, Widget

from empathy_widgets.domain import Administration, Mode, Status
from empathy_widgets.errors import EmpathyError, NotFound
from empathy_widgets.exercises.page.case_chooser import CaseChooser
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.page.page import ADMINISTER, PROFILE, Page
from empathy_widgets.exercises.page.words import badge, mode_line
from empathy_widgets.exercises.progress import drawn as drawing
from empathy_widgets.exercises.progress.answers import answer_table
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.exercises.progress.reading import reading
from empathy_widgets.exercises.take_away.take_away import take_away
from empathy_widgets.strings import _
from empathy_widgets.widgets import CaseList, CorrectionForm, Notice, Reading
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["ProfileChapter"]


class ProfileChapter:
    """What the cells of the chapter show. Each part is drawn from one `Progress`, read once a turn of the page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.progress: Progress | None = None
        self.notice: Notice | None = None
        self._parts: list[tuple[VBox, Callable[[Progress], list[Widget]]]] = []
        page.on_turn(self.draw)
        self.read()

    def read(self) -> None:
        """Find the sitting to show and score its course; say so in `notice` when there is none."""
        self.progress = self.notice = None
        try:
            sitting = self._sitting()
            if sitting is not None:
                self.progress = Progress.of(self.page, sitting)
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
        if self.page.case is None:
            return None
        if self.page.asked_for is not None:
            return drawable(self.page.sitting(self.page.asked_for))
        completed = self.page.completed()
        return completed[-1] if completed else None

    def sittings(self) -> VBox:
        """The choice of case and sitting that stands at the top of the chapter."""
        box = VBox()
        self.page.on_turn(lambda: setattr(box, "children", tuple(self._choices())))
        box.children = tuple(self._choices())
        return box

    def _choices(self) -> list[Widget]:
        if self.page.case is None:
            return [CaseChooser(self.page, PROFILE).view]
        sittings = self.page.recorded()
        first = [self.notice] if self.notice is not None else []
        if not first and not any(sitting.status is Status.COMPLETED for sitting in sittings):
            first = [self._nothing_yet()]
        return [*first, self._picker(sittings)] if sittings else first

    def _picker(self, sittings: list[Administration]) -> CaseList:
        picker = CaseList(
            cases=[self._row(sitting) for sitting in reversed(sittings)], allow_new=False,
            strings={**CaseList.words(), "title": _("Sittings"), "search": _("Find a sitting"),
                     "open": _("See this sitting"), "found": _("{found} of {count} sittings")},
        )
        picker.on_event(self._picked)
        return picker

    def _nothing_yet(self) -> Notice:
        link = self.page.link(ADMINISTER, self.page.open_case.id)
        return Notice(
            tone="calm", title=_("No completed sitting yet"),
            text=_("A profile is drawn as soon as one sitting of a scale is finished."),
            links=[{"text": _("Administer a scale"), "href": link}] if link else [],
        )

    def _row(self, sitting: Administration) -> dict[str, Any]:
        instrument = self.page.library.instrument(sitting.instrument, sitting.version)
        remark = _("set aside") if sitting.status is Status.VOIDED else ""
        return {
            "id": sitting.id, "code": when(sitting.completed_at or sitting.started_at), "label": instrument.title,
            "line": " · ".join(part for part in (remark, mode_line(sitting.mode), badge(instrument)) if part),
            "link": self.page.link(PROFILE, sitting.case_id, sitting.id),
        }

    def _picked(self, event: dict[str, Any]) -> Receipt | None:
        sitting = self.page.sitting(event["id"])
        if link := self.page.link(PROFILE, sitting.case_id, sitting.id):
            return {"goto": link}
        self.page.look_at(sitting.id)
        return None

    def shape(self) -> VBox:
        """This sitting over earlier ones and a named reference sample: the radar, then the table."""
        return self.part(lambda progress: [*drawing.radar_parts(progress), *drawing.score_parts(progress)])

    def over_time(self) -> VBox:
        """The general scores on their own axis, each subscale over the sittings, and the profile in words."""
        return self.part(lambda progress: [
            *drawing.composite_parts(progress), *drawing.trend_parts(progress), Reading(blocks=reading(progress))])

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

    def _turned(self, case_id: str, administration: str | None) -> Receipt | None:
        if link := self.page.link(PROFILE, case_id, administration):
            return {"goto": link}
        self.page.choose(self.page.store.case(case_id))
        return {"text": _("Done. The change and your reason are in the case's history.")}


def drawable(sitting: Administration) -> Administration:
    """Return a sitting a profile can be drawn of; NotFound for a rehearsal or one that is not finished."""
    if sitting.mode is Mode.REHEARSAL:
        raise NotFound(_("That was a rehearsal, which is part of no profile. Choose a sitting below."))
    if sitting.status is Status.OPEN:
        raise NotFound(_("This sitting is not finished yet. Carry on with it in the chapter “Administer a scale”."))
    return sitting
