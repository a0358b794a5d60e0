"""Two in the room: a scene read aloud by two people, who choose the replies together and change chairs half-way."""

from __future__ import annotations

from typing import Any, Literal

from empathy_widgets.domain import Script
from empathy_widgets.exercises.scene.in_words import PAIR, speaker
from empathy_widgets.exercises.scene.transcript import Readers
from empathy_widgets.play.performance import Performance, half_way
from empathy_widgets.strings import _

__all__ = ["change_row", "readers_of_two", "reply_row", "step", "turned"]

Step = Literal["line", "reply", "change"]


def step(script: Script, performance: Performance) -> Step:
    """What comes now: a line to read and a reply to choose, the chosen reply to read, or changing chairs."""
    turns = len(performance.play.turns)
    if performance.read < turns:
        return "reply"
    due = performance.changed_at is None and turns >= half_way(script)
    return "change" if due and not performance.play.ended else "line"


def turned(performance: Performance, turn: int) -> bool:
    """Whether a turn, counted from 0, is read in the second chairs."""
    return performance.changed_at is not None and turn >= performance.changed_at


def readers_of_two(names: list[str], performance: Performance) -> Readers:
    """Who reads the other person's line aloud in a turn, and who reads the reply."""
    def of(turn: int) -> tuple[str, str]:
        first, second = reversed(names) if turned(performance, turn) else names
        return _("{name} reads aloud").format(name=first), _("{name} reads aloud").format(name=second)
    return of


def reply_row(script: Script, performance: Performance, names: list[str]) -> dict[str, Any]:
    """The reply that was chosen, as `Stage.now` wants it while it is read aloud."""
    at = len(performance.play.turns) - 1
    turn = performance.play.turns[at]
    beat = script.beat(turn.beat)
    says, looks = beat.words(performance.play.level)
    reads, answers = readers_of_two(names, performance)(at)
    return {"beat": beat.id, "says": says, "looks": looks, "reads": reads, "tried": list(turn.tries), "options": [],
            "reply": {"speaker": speaker(script, PAIR), "reads": answers, "text": beat.option(turn.option).say}}


def change_row(script: Script, performance: Performance, names: list[str]) -> dict[str, Any]:
    """What is said half-way, as `Stage.now` wants it."""
    first, second = names
    text = _("You are half-way. Take a breath, and change chairs if you like. From here {speaker} reads {other}, and "
             "{helper} answers.").format(speaker=second, other=script.other.name, helper=first)
    return {"beat": performance.play.at, "options": [], "change": {"title": _("Change chairs"), "text": text}}
