"""What was said so far, as the stage shows it: each line with who reads it, each reply with what it did."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from empathy_widgets.domain import Script
from empathy_widgets.exercises.scene.in_words import (
    HELPER, TRIAD, carried_line, flag_row, moved_line, observer_list, roles, roles_line, speaker,
)
from empathy_widgets.play.performance import Performance, Round
from empathy_widgets.play.play import Play
from empathy_widgets.play.replies import Guess, Match
from empathy_widgets.strings import _, ngettext

__all__ = ["Readers", "came_line", "match_row", "nobody_reads", "readers_of", "round_rows", "ticked", "turn_rows"]

Readers = Callable[[int], tuple[str, str]]
"""The turn, counted from 0, to who reads the other person's line aloud and who answers, each a few words or ""."""


def nobody_reads(_turn: int) -> tuple[str, str]:
    """One person alone: no line is marked."""
    return "", ""


def turn_rows(
    script: Script, play: Play, words: Mapping[int, str], readers: Readers = nobody_reads,
    found: Mapping[int, tuple[Match, Guess]] | None = None, way: str = HELPER, passed: Collection[int] = (),
) -> list[dict[str, Any]]:
    """The turns of a play as `Stage.turns` wants them; ``found`` holds the guesses of the other chair by turn,
    ``passed`` the turns that were left out."""
    rows = []
    for index, turn in enumerate(play.turns):
        beat = script.beat(turn.beat)
        option = beat.option(turn.option)
        said = {one.id: one.say for one in beat.options}
        says, looks = beat.words(play.level)
        reads, answers = readers(index)
        rows.append({
            "beat": turn.beat, "says": says, "looks": looks, "reads": reads, "answers": answers,
            "speaker": speaker(script, way), "reply": option.say, "depth": option.depth, "passed": index in passed,
            "carried": _("Left out: the script answered") if index in passed else carried_line(option),
            "thought": option.thought, "why": option.why, "better": option.better or "",
            "moved": moved_line(script, turn), "tried": [said[tried] for tried in turn.tries],
            "flag": flag_row(beat, option, index in passed), "own": words.get(index, ""),
            "match": match_row(*found[index]) if found and index in found else None,
        })
    return rows


def match_row(found: Match, guess: Guess) -> dict[str, Any]:
    """A guess beside the script, as the stage shows it."""
    return {"both": list(found.both), "guessed": list(found.guessed), "written": list(found.written),
            "words": guess.words}


def round_rows(script: Script, performance: Performance, names: list[str]) -> list[dict[str, Any]]:
    """The rounds of three people that are over, each with its own transcript."""
    return [
        {
            "title": _("Round {round}: {name} helped").format(round=number, name=roles(names, number)[0]),
            "line": came_line(script, one), "turns": turn_rows(
                script, one.play, one.words, readers_of(names, number), way=TRIAD, passed=one.passed),
            "ticked": ticked(performance, number),
        } for number, one in enumerate(performance.rounds, 1)
    ]


def readers_of(names: list[str], number: int) -> Readers:
    """Who reads and who answers in a round of three people."""
    return lambda _turn: roles_line(*roles(names, number)[:2])


def came_line(script: Script, one: Round) -> str:
    """How far a round came, in a few words."""
    if one.play.ended:
        return _("ended: {ending}").format(ending=script.ending(one.play.at).title)
    count = len(one.play.turns)
    return ngettext("{count} turn", "{count} turns", count).format(count=count) if count else _("no reply yet")


def ticked(performance: Performance, number: int) -> list[str]:
    """What the observer of a round ticked, in words."""
    on = performance.ticks.get(number, frozenset())
    return [label for id, label in observer_list() if id in on]
