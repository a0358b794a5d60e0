"""The chapter "Problem-solving": a problem worked on as a board, with everybody's needs in view."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

from ipywidgets import Widget

from empathy_widgets import dates
from empathy_widgets.charts import Axis, RadarSeries, describe_radar, radar_drawing
from empathy_widgets.domain import MEETS, Problem, Run, RunEvent, RunKind
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.exercises.run.kinds import chapter_of_runs
from empathy_widgets.exercises.run.people import people_question, read_people
from empathy_widgets.exercises.run.running import Entry, RunChapter, Running, entry_of, not_offered
from empathy_widgets.exercises.run.view import RunView, own_fields, must_fit
from empathy_widgets.play import board as boards
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import Board, Notice, RadarChart

__all__ = ["ProblemSolving", "hints"]

BLANK = "blank"
READ, COPY = "read", "copy"
MOST_PEOPLE = 4
LONGEST_TEXT = 2000
FEWEST_NEEDS = 3
MOST_DRAWN = 5


@chapter_of_runs
class ProblemSolving(RunChapter):
    """Problems between people, worked examples and one's own."""

    kind = RunKind.PROBLEM
    chapter = "problem-solving"
    folder = "problems"

    @staticmethod
    def name() -> str:
        """Beside other things in a timeline."""
        return _("Problem-solving")

    @staticmethod
    def earlier() -> str:
        """Above a run whose problem was changed since."""
        return _("This is worked on from an earlier version of this problem")

    def entries(self) -> list[Entry]:
        """A blank board first, then every worked problem on the shelf."""
        ways = {"id": "way", "label": _("What would you like to do?"), "kind": "choice", "value": READ, "choices": [
            {"value": READ, "label": _("See how it was worked"), "help": _("A read-through, from step to step.")},
            {"value": COPY, "label": _("Change it into your own"), "help": _("You get a copy you can write in.")},
        ]}
        worked = [entry_of(head, _("worked example"), [ways]) for head in self.page.library.shelf(self.folder)]
        return [{**blank(), "questions": [people_question(MOST_PEOPLE)]}, *worked]

    def begin(self, content: str) -> tuple[Problem | None, str | None]:
        """The worked problem and its text; neither for a blank board."""
        return (None, None) if content == BLANK else super().begin(content)

    def noun(self, run: Run) -> Problem | None:
        """The worked problem the run was begun from; None for a blank board."""
        return None if run.content == BLANK else super().noun(run)

    def settings(self, noun: Problem | None, answers: dict[str, str]) -> dict[str, Any]:
        """Whose sides there are, and whether it is a read-through."""
        if noun is None:
            return {"way": COPY, "people": read_people(answers.get("people"), MOST_PEOPLE, fewest=2)}
        if answers.get("way") not in (READ, COPY):
            raise not_offered()
        return {"way": answers["way"], "people": [person.name for person in noun.people]}

    def stage(self, running: Running) -> list[Widget]:
        """The board as it stands."""
        return [BoardView(running, self.noun(running.run)).view]

    def title(self, run: Run) -> str:
        """The problem's title when it was begun; a blank board has its own."""
        return blank()["title"] if run.content == BLANK else super().title(run)

    def line(self, run: Run) -> str:
        """Which step it stands at, between whom, and when to look back."""
        steps = [event.body["step"] for event in run.events if event.kind == "step"]
        agreed = [event.body["text"] for event in run.events if event.kind == "agree" and event.body["field"] == "date"]
        line = _("{people} · step {step} of {of}").format(
            people=", ".join(run.settings["people"]), step=steps[-1] if steps else 1, of=boards.STEPS)
        day = day_in_words(agreed[-1]) if agreed else ""
        return line + (" · " + _("look back on {date}").format(date=day) if day else "")


def day_in_words(kept: str) -> str:
    """A day as people write it, of one kept as 2026-11-24; what is no day, as "", stays as it is."""
    try:
        return dates.day(datetime.date.fromisoformat(kept))
    except ValueError:
        return kept


class BoardView(RunView[boards.Board]):
    """One board on the page: the widget joined to the store, and the radar of the options."""

    reopens = True

    def __init__(self, running: Running, problem: Problem | None) -> None:
        self.people: list[str] = running.run.settings["people"]
        self.reads = running.run.settings["way"] == READ
        self.start = boards.Board() if problem is None else boards.seeded(problem, confirmed=self.reads)
        if problem is not None and not self.reads:
            self.start = boards.Board(self.start.statement, self.start.entries)
        self.board = Board(
            run=running.run.id, title=problem.title if problem else blank()["title"], people=self.people,
            comment=problem.comment if problem else "",
            strings={"finished": _("A worked example to read.")} if self.reads else {},
        )
        self.radar = RadarChart()
        super().__init__(running, self.board)

    def rebuild(self, events: Iterable[RunEvent]) -> boards.Board:
        """The board all events lead to."""
        return boards.board(self.people, self.start, events)

    def step(
        self, state: boards.Board, kind: str, body: dict[str, Any], number: int, _at: datetime.datetime,
    ) -> boards.Board:
        """The board one event further."""
        return boards.stepped(self.people, state, kind, body, number)

    def read(self, event: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """What is kept of a message; of a worked example only the step somebody looks at."""
        kind, body = event["kind"], own_fields(event)
        if self.reads and kind != "step":
            raise ImpossibleMove(_("This is a worked example to read. Begin it again as your own to write in it."))
        must_fit([body.get("text", "")], LONGEST_TEXT,
                 _("That is longer than the board can hold. Please say it in fewer words."))
        if body.get("field") == "date" and body["text"]:
            try:
                day = datetime.date.fromisoformat(body["text"])
            except ValueError:
                raise ImpossibleMove(_("That is not a day. Choose one from the calendar, or leave it empty.")) from None
            if day < datetime.datetime.now().astimezone().date():
                raise ImpossibleMove(_("This day has passed. Choose a later one, or leave it empty."))
        return kind, body

    def draw(self) -> None:
        """The board as it stands, and beneath it the radar once options are weighed."""
        state, board = self.state, self.board
        with board.hold_sync():
            board.step = state.step
            board.statement = state.statement
            board.hints = hints(state.statement)
            board.entries = [
                {"id": one.id, "person": one.person, "part": one.part, "text": one.text, "confirmed": one.confirmed}
                for one in state.entries.values() if not one.removed
            ]
            board.removed = self._removed()
            board.meets = {f"{option}/{need}": value for (option, need), value in state.meets.items()}
            board.least = least_line(state)
            board.agreed = state.agreed
            board.look_back = day_in_words(state.agreed.get("date", ""))
            board.review, board.outcome = state.review, state.outcome
            board.read_only = self.reads
        self._draw_radar()

    def _removed(self) -> dict[str, str]:
        """What was taken off last, as long as it is off."""
        entry = self.state.entries.get(self.state.taken_off)
        return {"id": entry.id, "text": entry.text} if entry is not None and entry.removed else {}

    def _draw_radar(self) -> None:
        options, needs = self.state.of("option")[:MOST_DRAWN], self.state.of("need")
        weighed = any(self.state.meets.get((one.id, need.id)) is not None for one in options for need in needs)
        if self.state.step < 4 or not weighed:
            shown: tuple[Widget, ...] = (self.board,)
        elif len(needs) < FEWEST_NEEDS:
            shown = (self.board, Notice(tone="calm", title=_("No radar yet"), text=_(
                "A radar needs at least three needs. The cards above hold the same numbers.")))
        else:
            axes = [Axis(need.id, f"{need.text} ({need.person})", *MEETS) for need in needs]
            series = [
                RadarSeries(one.text, {need.id: self.state.meets.get((one.id, need.id)) for need in needs},
                            "current" if index == 0 else "earlier") for index, one in enumerate(options)
            ]
            opening = _("Radar chart of {count} needs, each from 0, not at all, to 4, fully").format(count=len(axes))
            self.radar.figure, self.radar.description = (
                radar_drawing(series, axes), describe_radar(series, axes, opening))
            self.radar.caption = _("How far each option meets each need, 0 to 4; a gap is “not sure”.")
            shown = (self.board, self.radar)
        if shown != self.view.children:
            self.view.children = shown


def blank() -> Entry:
    """The menu's entry for a board with nothing on it."""
    return {
        "id": BLANK, "title": _("A problem of your own"), "badge": _("blank board"), "minutes": 30,
        "about": _("Six steps, from neutral words to a date to look back."),
        "practise": _("Look for a way in which everybody's needs have a place."),
        "not_for": _("Not where somebody is threatened, controlled or hit. The needs of a person who hurts you are not "
                     "yours to balance: look for protection first, with a counsellor, a helpline or the police."),
        "safety": _("Anyone may stop at any step. What is written stays, and can be taken up another day."),
        "questions": [],
    }


def hints(statement: str) -> list[str]:
    """Soft hints about a statement; never a reason to refuse it.

    Examples
    --------
    >>> hints("You never help in the kitchen.")
    ['“never” is hard to sign for anybody. When was it last so?', 'It says “you”. Could it say what happens instead?']
    >>> hints("The washing-up is still there in the morning.")
    []
    """
    found = []
    words = set(re.findall(r"[\w’']+", statement.casefold()))
    for word in (_("always"), _("never"), _("constantly"), _("typical")):
        if word in words:
            found.append(_("“{word}” is hard to sign for anybody. When was it last so?").format(word=word))
    for word in (_("fault"), _("lazy"), _("selfish"), _("refuses"), _("blame")):
        if word in words:
            found.append(_("“{word}” says who is to blame. What would a camera have seen?").format(word=word))
    if words & {_("you"), _("your")}:
        found.append(_("It says “you”. Could it say what happens instead?"))
    return found


def least_line(state: boards.Board) -> str:
    """Which needs even the best option meets least, in a sentence; empty while that cannot be said."""
    least = boards.least_met(state)
    if not least:
        return ""
    names = ", ".join(_("“{need}” ({person})").format(need=one.text, person=one.person) for one in least)
    return ngettext("Met least, even by the best option: {needs}.", "Met least, even by their best options: {needs}.",
                    len(least)).format(needs=names)
