"""One role-play on the page: the stage joined to the engine, choice by choice."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from ipywidgets import Widget

from empathy_widgets.domain import RunEvent, Script
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.exercises.run.running import Running
from empathy_widgets.exercises.run.view import RunView, own_fields, must_fit
from empathy_widgets.exercises.scene.after_scene import after_parts
from empathy_widgets.exercises.scene.in_words import PAIR, SWAP, TRIAD, cue, observer_list, part_line, roles
from empathy_widgets.exercises.scene.read_through import change_row, readers_of_two, reply_row, step, turned
from empathy_widgets.exercises.scene.transcript import (
    Readers, match_row, nobody_reads, readers_of, round_rows, turn_rows,
)
from empathy_widgets.play.performance import ROUNDS, TIMED, Performance, half_way, matches, must_be_at, perform, raised
from empathy_widgets.play.play import offered
from empathy_widgets.play.replies import guide, match
from empathy_widgets.play.walk import nearest_ending
from empathy_widgets.strings import _
from empathy_widgets.widgets import Stage

__all__ = ["SceneView"]

LONGEST_WORDS = 1000
OF_TWO = {"reply": ("read", "again", "close"), "change": ("change", "again", "close"),
          "line": ("begin", "write", "choose", "pass", "again", "close")}
ONLY_IN = {"read": PAIR, "change": PAIR, "clock": TRIAD, "rotate": TRIAD, "tick": TRIAD, "guess": SWAP, "onwards": SWAP}


class SceneView(RunView[Performance]):
    """A scene being played; below its ending what there is to look back on."""

    timed = TIMED

    def __init__(self, running: Running, script: Script) -> None:
        self.script = script
        self.settings = running.run.settings
        together = {"answer": _("Choose together: what is said now?")} if self.way == PAIR else {}
        self.stage = Stage(run=running.run.id, strings=together)
        super().__init__(running, self.stage)

    def rebuild(self, events: Iterable[RunEvent]) -> Performance:
        """The performance all events lead to."""
        return perform(self.script, self.settings["level"], events)

    def step(
        self, state: Performance, kind: str, body: dict[str, Any], _number: int, at: datetime.datetime,
    ) -> Performance:
        """The performance one event further."""
        return raised(self.script, state, kind, body, at)

    @property
    def way(self) -> str:
        """How it is played."""
        way: str = self.settings["way"]
        return way

    @property
    def anew(self) -> bool:
        """Whether the scene begins anew each round of three; runs of the first kind went on where they were."""
        return self.way == TRIAD and self.settings.get("anew", False)

    @property
    def over(self) -> bool:
        """Whether there is nothing left but to look back."""
        ended, performance = self.state.play.ended, self.state
        if not self.anew:
            return performance.closed or (ended and self.stands != "reply")
        return performance.closed or self.running.read_only or (ended and performance.round == ROUNDS)

    @property
    def reading(self) -> bool:
        """Whether two people read every line aloud; runs of the first kind only chose the replies."""
        return self.way == PAIR and self.settings.get("reading", False)

    @property
    def stands(self) -> str:
        """Where a reading stands; everybody else is always at a line."""
        return step(self.script, self.state) if self.reading else "line"

    def read(self, event: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """What is kept of a message; going on in the other chair is the choice the script makes."""
        kind, body = event["kind"], own_fields(event)
        out_of_turn = self.reading and kind not in OF_TWO[self.stands]
        if out_of_turn or ONLY_IN.get(kind, self.way) != self.way:
            raise ImpossibleMove(_(
                "This page is behind the scene, so nothing was changed. Please reload it to catch up."))
        if kind == "onwards":
            if self.state.guess is None:
                raise ImpossibleMove(_("Say first what you feel and need here, or a few words of your own."))
            kind, body = "choose", {**body, "option": guide(self.script, self.state.play).id}
        if kind == "pass":
            body["option"] = self._left_out(body["beat"])
        if kind == "rotate":
            body["anew"] = self.anew
        texts = [body.get("text", ""), body.get("words", ""), *body.get("feelings", ()), *body.get("needs", ())]
        must_fit(texts, LONGEST_WORDS, _("That is longer than a scene can hold. Please say it in fewer words."))
        if kind == "tick" and body["item"] not in dict(observer_list()):
            raise ImpossibleMove(_("That is not on the observer's list. Please reload the page."))
        return kind, body

    def _left_out(self, beat: str) -> str:
        """What the script says at a moment somebody leaves out."""
        play = self.state.play
        must_be_at({"beat": beat}, "" if play.ended else play.at)
        return guide(self.script, play).id

    def draw(self) -> None:
        """The stage, and what is below it once the scene is over."""
        performance, stage = self.state, self.stage
        play = performance.play
        gauges = play.turns[-1].before if self.stands == "reply" else play.gauges
        with stage.hold_sync():
            stage.scene = self._opening()
            stage.phase = self._phase()
            stage.read_only = self.running.read_only
            stage.rounds = round_rows(self.script, performance, self.settings["names"]) if self.anew else []
            stage.turns = self._turns()
            stage.progress = self._progress()
            stage.gauges = [
                {"id": gauge.id, "label": gauge.label, "low": gauge.low, "high": gauge.high, "of": 20,
                 "value": gauges[gauge.id]} for gauge in self.script.gauges
            ]
            stage.now = {} if stage.phase in ("ended", "closed") else self._now()
            stage.ending = self._ending() if stage.phase == "ended" else {}
            stage.triad = self._triad() if self.way == TRIAD else {}
        self._set_view()

    def _phase(self) -> str:
        performance = self.state
        if performance.play.ended and self.stands != "reply":
            return "ended"
        return "closed" if performance.closed else "playing" if performance.begun else "opening"

    def _set_view(self) -> None:
        shown: tuple[Widget, ...] = (self.stage,)
        if self.over:
            shown += tuple(after_parts(self.running, self.script, self.state, self.keep, self._finished))
        if len(shown) > 1 or len(self.view.children) != 1:
            self.view.children = shown

    def _finished(self) -> None:
        """Nothing more can be changed on the stage; what is below it stays where it is."""
        self.stage.read_only = self.running.read_only

    def _opening(self) -> dict[str, Any]:
        script, turns = self.script, len(self.state.play.turns)
        changed = turned(self.state, turns) if self.reading else turns >= half_way(script)
        return {
            "title": script.title, "who": script.scene.who, "where": script.scene.where, "stake": script.scene.stake,
            "practise": script.practise, "safety": script.safety, "other": script.other.name, "role": script.other.role,
            "part": part_line(script, self.way), "cue": cue(script, self.way, self.settings["names"], changed),
        }

    def _readers(self) -> Readers:
        """Who reads which line aloud."""
        if self.way == TRIAD:
            return readers_of(self.settings["names"], self.state.round)
        if self.reading:
            return readers_of_two(self.settings["names"], self.state)
        return nobody_reads

    def _turns(self) -> list[dict[str, Any]]:
        performance = self.state
        found = {index: (one, performance.guesses[index]) for index, one in matches(self.script, performance).items()}
        rows = turn_rows(self.script, performance.play, performance.words, self._readers(), found, self.way,
                         performance.passed)
        return rows[:-1] if self.stands == "reply" else rows

    def _now(self) -> dict[str, Any]:
        if self.stands != "line":
            row = reply_row if self.stands == "reply" else change_row
            return row(self.script, self.state, self.settings["names"])
        play, guess = self.state.play, self.state.guess
        beat = self.script.beat(play.at)
        says, looks = beat.words(self.settings["level"])
        now = {"beat": beat.id, "tried": [*dict.fromkeys(play.tries)], "options": [], "own": None, "asks_own": False,
               "ask": None, "match": None, "says": says, "looks": looks, "reads": self._readers()(len(play.turns))[0]}
        if self.way != SWAP:
            own = self.state.words.get(len(play.turns))
            options = [{"id": option.id, "say": option.say} for option in offered(beat, play)]
            return {**now, "options": options, "own": own, "asks_own": self.settings["own"]}
        if guess is None:
            hidden = {"says": "", "looks": ""}
            return {**now, **hidden, "ask": {"feelings": list(self.script.feelings), "needs": list(self.script.needs)}}
        return {**now, "match": match_row(match(guess, beat.feels, beat.needs), guess)}

    def _progress(self) -> dict[str, Any]:
        """How many moments were passed, and how many come at the least."""
        play = self.state.play
        behind = len(play.turns) - (self.stands == "reply")
        return {"done": behind, "left": nearest_ending(self.script, play.at) + (self.stands == "reply")}

    def _ending(self) -> dict[str, Any]:
        ending = self.script.ending(self.state.play.at)
        return {"id": ending.id, "title": ending.title, "text": ending.text, "debrief": list(ending.debrief),
                "skill": ending.skill}

    def _triad(self) -> dict[str, Any]:
        performance = self.state
        helper, speaker, observer = roles(self.settings["names"], performance.round)
        ticked = performance.ticks.get(performance.round, frozenset())
        since = performance.round_since
        return {
            "round": performance.round, "of": ROUNDS, "minutes": self.settings["minutes"],
            "since": int(since.timestamp() * 1000) if since else 0, "spent": int(performance.spent * 1000),
            "anew": self.anew, "closed": performance.closed,
            "roles": [_("Helper: {name}, answers").format(name=helper),
                      _("Speaker: {name}, reads {other}").format(name=speaker, other=self.script.other.name),
                      _("Observer: {name}, watches and ticks").format(name=observer)],
            "list": [{"id": id, "label": label, "on": id in ticked} for id, label in observer_list()],
        }
