"""A practice on the page, whichever it is: what a widget collects is checked, kept, shown."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from ipywidgets import Widget

from empathy_widgets.domain import Practice, Run, RunEvent
from empathy_widgets.domain.run_kinds import body_fits
from empathy_widgets.domain.run_kinds.practised import NOT_THE_CLIENTS
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.exercises.page.folding import folded
from empathy_widgets.exercises.practice.alone import told
from empathy_widgets.exercises.practice.at_home import bring_back
from empathy_widgets.exercises.practice.client_link import ClientLinkOffer
from empathy_widgets.exercises.practice.giving import assign_form, must_be_givable, open_plan, show_given
from empathy_widgets.exercises.practice.take_home import take_home
from empathy_widgets.exercises.practice.went import days_of, show_course
from empathy_widgets.exercises.run.running import Entry, RunChapter, Running, entry_of
from empathy_widgets.exercises.run.view import RunView, own_fields
from empathy_widgets.play.practice import Practised, may_follow, practised, practised_further
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import PracticeCourse, PracticeLog
from empathy_widgets.widgets.shared.practising import PracticeWidget

__all__ = ["PracticeChapter", "PracticeView", "told"]


class PracticeChapter(RunChapter):
    """A chapter of one kind of practice: chosen once, then carried on for weeks, alone or as it was given to a case."""

    folder = "practices"
    lane = "between"
    widget: ClassVar[type[PracticeWidget]]
    """What the practice is done with."""
    writes_itself: ClassVar[bool] = False
    """Whether its widget writes the log as it goes, so that the log itself need not stand open."""

    @staticmethod
    def earlier() -> str:
        """Above a run whose practice was changed since."""
        return _("This is practised from an earlier version of this practice")

    def entries(self) -> list[Entry]:
        """Every practice of this kind on the shelf."""
        return [entry_of(head) for head in self.page.library.shelf(self.folder) if head.get("kind") == self.kind.value]

    def settings(self, noun: Practice, answers: dict[str, str]) -> dict[str, Any]:
        """Nothing is chosen at the start."""
        return {}

    def stage(self, running: Running) -> list[Widget]:
        """As it was given, the practice, its log; then, folded, giving it, how it went, what can be taken home."""
        run, practice = running.run, self.noun(running.run)
        log = PracticeLog(run=run.id, practice={"days": practice.days})
        form = assign_form(self.page, run, practice)
        went = PracticeCourse()
        plan = open_plan(self.page, run.case_id) if run.case_id else None

        def show(state: Practised) -> None:
            show_course(went, state, datetime.date.today(), plan.measure if plan else None)
            if form:
                show_given(form, state, running.run)

        view = PracticeView(running, practice, self.widget, [log, *([form] if form else [])], [show])
        given = form is not None and view.state.assigned is not None and not view.state.called_off
        return [
            *([form] if form and given else []), view.view,
            *(folded(_("The log"), [log], _("It writes itself. Here a line is corrected or added."))
              if self.writes_itself else [log]),
            *(folded(_("Give this as a practice"), [form]) if form and not given else []),
            *folded(_("How it went"), [went]),
            *folded(_("To take home"), [
                take_home(self.page, running, practice, lambda: view.state), *bring_back(self.page, view.read_again),
                *([ClientLinkOffer(self.page, run.case_id).view] if run.case_id else [])]),
        ]

    def span(self, run: Run) -> tuple[datetime.date, datetime.date] | None:
        """From the first day it was given for, or written of, to the last."""
        return days_of(run)

    def line(self, run: Run) -> str:
        """How often it was done."""
        count = len({event.body.get("key") for event in run.events if event.kind == "log"})
        return ngettext("{count} line in the log", "{count} lines in the log", count).format(count=count)


class PracticeView(RunView[Practised]):
    """One practice on the page: its widget joined to the practice and the store.

    ``beside`` are further widgets of the same run, ``shows`` is called with the state whenever it changed.
    """

    def __init__(
        self, running: Running, practice: Practice, widget: type[PracticeWidget],
        beside: Sequence[PracticeWidget] = (), shows: Sequence[Callable[[Practised], None]] = (),
    ) -> None:
        self.practice, self.beside, self.shows = practice, beside, shows
        self.shown = widget(
            run=running.run.id, practice=told(practice),
            crisis=[one.model_dump() for one in running.page.store.crisis_numbers()])
        for one in beside:
            one.on_event(self.hear)
        super().__init__(running, self.shown)
        self.view.children = (self.shown,)

    def read_again(self) -> None:
        """Show what came to the run another way, as by a file from home."""
        self.running.run = self.running.page.store.run(self.running.run.id)
        self.catch_up()

    def rebuild(self, events: Iterable[RunEvent]) -> Practised:
        """The state all events lead to."""
        return practised(self.practice, events)

    def step(
        self, state: Practised, kind: str, body: dict[str, Any], _number: int, _at: datetime.datetime,
    ) -> Practised:
        """The state one event further."""
        return practised_further(self.practice, state, kind, body)

    def read(self, event: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """What is kept of a message; ImpossibleMove for what no page of ours would send."""
        body = own_fields(event)
        if not body_fits(self.running.run.kind, event["kind"], body):
            raise ImpossibleMove(_("This page sent something that cannot be kept. Please reload it and try once more."))
        if event["kind"] in NOT_THE_CLIENTS and self.running.run.case_id is None:
            raise ImpossibleMove(_("A practice is given to a case. Choose one on the first page."))
        if event["kind"] == "assign":
            must_be_givable(body)
        may_follow(self.practice, self.state, event["kind"], body)
        return event["kind"], body

    def draw(self) -> None:
        """What stands of every kind and key."""
        for widget in (self.shown, *self.beside):
            with widget.hold_sync():
                widget.kept = self.state.kept
                widget.read_only = self.running.read_only
        for show in self.shows:
            show(self.state)
