"""The chapter "How a score comes about": a scale and its radar side by side, to watch answers become scores."""

from __future__ import annotations

from ipywidgets import VBox

from empathy_widgets.domain import Administration, Mode, Status
from empathy_widgets.exercises.page.case_chooser import CaseChooser
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.page.work import stands_first
from empathy_widgets.exercises.progress.drawn import live_radar, score_rows
from empathy_widgets.exercises.scale.sitting import Sitting
from empathy_widgets.scoring import score_instrument
from empathy_widgets.strings import _
from empathy_widgets.widgets import RadarChart, ScoreTable

__all__ = ["HOW_A_SCORE_COMES_ABOUT", "Rehearsal"]

HOW_A_SCORE_COMES_ABOUT = "how-a-score-comes-about"
FORM = "pes-practice-form"


class Rehearsal:
    """A sitting that counts for nothing: saved and resumed like any other, never part of a profile or a trend."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.view = VBox()
        self.sitting: Sitting | None = None
        page.on_turn(self.draw)
        self.draw()

    def draw(self) -> None:
        """Show the open rehearsal of the case, a fresh one, or the choice of a case."""
        stands_first(self.view, self.page.case is not None)
        self.view.add_class("ew-watching")
        if self.page.case is None:
            self.view.remove_class("ew-watching")
            self.view.children = (CaseChooser(self.page, HOW_A_SCORE_COMES_ABOUT).view,)
            return
        administration = self._administration()
        instrument = self.page.instrument(administration)
        self.radar = RadarChart()
        self.table = ScoreTable(caption=_("Scores so far"))
        self.sitting = Sitting(self.page, administration, view="list", on_answer=self._answered)
        self.sitting.scale.finished_text = _("That was a rehearsal. Reload the page to try again from the start.") \
            if self.page.served else _("That was a rehearsal. Run this cell again to try from the start.")
        self.instrument = instrument
        self._answered(self.sitting.answers)
        watched = VBox([self.radar, self.table])
        watched.add_class("ew-watched")
        self.view.children = (watched, self.sitting.scale)

    def _administration(self) -> Administration:
        form = self.page.library.instrument(FORM)
        rehearsals = [
            sitting for sitting in self.page.store.administrations(self.page.open_case.id, instrument=FORM)
            if sitting.mode is Mode.REHEARSAL and sitting.status is Status.OPEN
            and sitting.version == form.version
        ]
        if rehearsals:
            return rehearsals[-1]
        return self.page.store.start(
            self.page.open_case.id, FORM, Mode.REHEARSAL, version=form.version)

    def _answered(self, answers: dict[int, int | None]) -> None:
        profile = score_instrument(self.instrument, answers)
        self.radar.figure, self.radar.description = live_radar(self.instrument, profile)
        self.table.rows = score_rows(profile)
