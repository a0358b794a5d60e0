"""The chapter "Regulation first": three short skills with a drawn pace, because who is flooded has no room to feel."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from ipywidgets import Widget

from empathy_widgets.domain import Run, RunEvent, RunKind, Skill
from empathy_widgets.exercises.run.kinds import chapter_of_runs
from empathy_widgets.exercises.run.running import Entry, RunChapter, Running, entry_of
from empathy_widgets.exercises.run.view import RunView, must_fit, own_fields
from empathy_widgets.play.regulation import Practice, practice, stepped
from empathy_widgets.strings import _
from empathy_widgets.widgets import Pace

__all__ = ["Regulation"]

LONGEST_TEXT = 4000


@chapter_of_runs
class Regulation(RunChapter):
    """Skills for growing steady, one at a time."""

    kind = RunKind.REGULATION
    chapter = "regulation-first"
    folder = "skills"

    @staticmethod
    def name() -> str:
        """Beside other things in a timeline."""
        return _("Growing steady")

    @staticmethod
    def earlier() -> str:
        """Above a run whose skill was changed since."""
        return _("This is practised from an earlier version of this skill")

    def entries(self) -> list[Entry]:
        """Every skill on the shelf."""
        return [entry_of(head) for head in self.page.library.shelf(self.folder)]

    def settings(self, noun: Skill, answers: dict[str, str]) -> dict[str, Any]:
        """Nothing is chosen at the start."""
        return {}

    def stage(self, running: Running) -> list[Widget]:
        """The skill as it stands."""
        menu = self.page.link(self.chapter, running.run.case_id) or ""
        return [RegulationView(running, self.noun(running.run), menu).view]

    def line(self, run: Run) -> str:
        """How often the steps were gone through."""
        done = sum(event.kind in ("done", "stopped") for event in run.events)
        return _("gone through: {done}").format(done=done)


class RegulationView(RunView[Practice]):
    """One practice on the page: the pace joined to the skill and the store."""

    def __init__(self, running: Running, skill: Skill, menu: str = "") -> None:
        self.pace = Pace(
            run=running.run.id, title=skill.title, steps=[step.model_dump() for step in skill.steps],
            times=skill.times, safety=skill.safety, stop=skill.stop, not_for=skill.not_for,
            grounds=[ground.model_dump() for ground in skill.grounds], our_choice=skill.our_choice, menu=menu,
        )
        super().__init__(running, self.pace)
        self.view.children = (self.pace,)

    def rebuild(self, events: Iterable[RunEvent]) -> Practice:
        """The practice all events lead to."""
        return practice(events)

    def step(self, state: Practice, kind: str, body: dict[str, Any], _number: int, _at: datetime.datetime) -> Practice:
        """The practice one event further."""
        return stepped(state, kind, body)

    def read(self, event: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """What is kept of a message, no longer than a page can hold."""
        body = own_fields(event)
        must_fit([body.get("text", "")], LONGEST_TEXT,
                 _("That is longer than this page can keep. Please say it in fewer words."))
        return event["kind"], body

    def draw(self) -> None:
        """What was said of how full, and whether the steps were gone through."""
        state, pace = self.state, self.pace
        with pace.hold_sync():
            pace.full = dict(state.full)
            pace.tried = state.tried
            pace.taken = state.taken
            pace.read_only = self.running.read_only
