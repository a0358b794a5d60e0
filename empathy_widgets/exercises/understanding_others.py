"""The chapter "Understanding others": a room to come in by, whose things lead to the chapters.

How it is arranged belongs to a case. The first change begins a run of the room; nobody begins, finishes or counts it.
"""

from __future__ import annotations

import uuid
from typing import Any

from ipywidgets import Widget

from empathy_widgets.charts.room import RoomPicture, room_pictures, things_drawn
from empathy_widgets.domain import Room as Furnished
from empathy_widgets.domain import Done, RoomThing, Run, RunKind, Status
from empathy_widgets.errors import StaleWrite
from empathy_widgets.exercises.page.chapters import chapter
from empathy_widgets.exercises.page.page import ADMINISTER, Page
from empathy_widgets.exercises.page.titles import chapter_title
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.exercises.run.running import Entry, RunChapter, Running
from empathy_widgets.play.room import placed, things_there
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import Room
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["Rooms", "UnderstandingOthers"]

ROOM = "understanding-others"


class Rooms(RunChapter):
    """How a room is arranged, where runs are listed by their kind."""

    kind = RunKind.ROOM
    chapter = ROOM
    folder = "rooms"
    chosen = False

    @staticmethod
    def name() -> str:
        """Beside other things of a case."""
        return _("Room")

    @staticmethod
    def earlier() -> str:
        """Above a room whose things were changed since."""
        return _("This room was arranged with other things in it")

    def entries(self) -> list[Entry]:
        """Nothing: a room is there."""
        return []

    def settings(self, noun: Furnished, answers: dict[str, str]) -> dict[str, Any]:
        """Nothing is chosen at the start."""
        return {}

    def stage(self, running: Running) -> list[Widget]:
        """The room."""
        return [UnderstandingOthers(self.page).view]

    def address(self, run: Run) -> str:
        """The room of the case."""
        return self.page.link(self.chapter, run.case_id) or ""

    def line(self, run: Run) -> str:
        """That somebody arranged it."""
        return _("arranged")


RUNS[RunKind.ROOM] = Rooms


@chapter
class UnderstandingOthers:
    """A drawn room: each thing in it leads to a chapter, and what was done there bears a small light."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.room: Furnished = page.library.entry(Rooms.folder, ROOM)
        self.view = Room(run=ROOM, title=self.room.title)
        self.view.on_event(self.hear)
        page.on_turn(self.draw)
        self.draw()

    @property
    def case_id(self) -> str | None:
        """The case that is open; None for one's own room, in which everything stands."""
        return self.page.case.id if self.page.case else None

    def hear(self, event: dict[str, Any]) -> Receipt:
        """Put a thing into the room of the open case, or take it out; the first change begins the room."""
        case, body = self.page.open_case, {"key": placed(self.room, event["key"]), "on": event["on"]}
        run = self._arranged() or self._begun(case.id, event["request"])
        try:
            receipt = Running(self.page, run).add(event, "place", body)
        except StaleWrite:  # another page arranged meanwhile: both changes stand
            receipt = Running(self.page, self.page.store.run(run.id)).add(event, "place", body)
        self.draw()
        return receipt

    def draw(self) -> None:
        """Show what is there, and what was done."""
        run = self._arranged() if self.case_id else None
        there = things_there(self.room, run.events if run else ())
        done = counted(self.page.store.done(self.case_id))
        order = {id: place for place, id in enumerate(things_drawn())}
        things = sorted(self.room.things, key=lambda thing: order.get(thing.id, len(order)))
        wide, tall = room_pictures(there)
        with self.view.hold_sync():
            self.view.whose = self.page.case.code if self.page.case else ""
            self.view.wide, self.view.tall = told(wide), told(tall)
            self.view.things = [self._told(thing, title, thing.id in there, done.get(thing.chapter, (0, 0)))
                                for thing in things if (title := chapter_title(thing.chapter))]

    def _told(self, thing: RoomThing, title: str, there: bool, done: tuple[int, int]) -> dict[str, Any]:
        begun, times = done
        state = "done" if times else "begun" if begun else ""
        words = ngettext("Done once", "Done {count} times", times).format(count=times) if times else _("Begun")
        return {"id": thing.id, "name": thing.name, "says": thing.says, "chapter": title,
                "href": self.page.link(thing.chapter, self.case_id) or "", "there": there, "state": state,
                "done": words if state else ""}

    def _arranged(self) -> Run | None:
        runs = [run for run in self.page.store.runs(self.case_id, kind=RunKind.ROOM)
                if run.content == self.room.id and run.status is Status.OPEN]
        return runs[-1] if runs else None

    def _begun(self, case_id: str, request: str) -> Run:
        text = self.page.library.text(Rooms.folder, self.room.id)
        return self.page.store.start_run(
            case_id, RunKind.ROOM, self.room.id, {}, version_text=text,
            request=str(uuid.uuid5(uuid.NAMESPACE_OID, f"room {request}")))


def counted(done: tuple[Done, ...]) -> dict[str, tuple[int, int]]:
    """How much is begun and how often something was done, by the chapter it was done in."""
    counts: dict[str, tuple[int, int]] = {}
    for one in done:
        name = ADMINISTER if one.kind is None else one.content  # a lesson's chapter bears its name
        if one.kind not in (None, RunKind.LESSON):
            name = RUNS[one.kind].chapter
        begun, times = counts.get(name, (0, 0))
        counts[name] = (begun + one.open, times + one.completed)
    return counts


def told(picture: RoomPicture) -> dict[str, Any]:
    """A picture as a page gets it: places in percent, so that they hold at every size."""
    def percent(*numbers: float) -> list[float]:
        return [round(100 * number / (picture.height if index % 2 else picture.width), 2)
                for index, number in enumerate(numbers)]

    return {"svg": picture.svg,
            "places": {id: {"box": percent(*box), "mark": percent(*picture.marks[id])}
                       for id, box in picture.boxes.items()}}
