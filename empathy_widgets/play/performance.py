"""A performance: everything that happened in a role-play, rebuilt from its events.

The events, in the words of their ``kind``: ``begin``, ``write`` (one's own words before choosing), ``guess`` (in the
other chair), ``choose``, ``again``, ``pass`` (a moment left out: the script answered), ``close`` (to look back before
an ending), ``read`` and ``change`` (two people reading aloud), ``clock`` and ``rotate`` (rounds of three people),
``tick`` (the observer's list), ``rate``, ``reflect``, ``check``, ``supervision``, ``bring`` (a line for the
supervisor).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from empathy_widgets.domain import RunEvent, Script
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.play.play import Performance, Play, Round, begin, choose, try_again
from empathy_widgets.play.replies import Guess, Match, match
from empathy_widgets.strings import _

__all__ = ["Performance", "ROUNDS", "Round", "TIMED", "half_way", "matches", "must_be_at", "perform",
           "raised"]

ROUNDS = 3
"""In a triad everybody helps once, speaks once and observes once."""

OF_THREE = ("clock", "rotate", "tick", "close")
TIMED = ("clock", "close")
"""The events whose moment counts."""
CLOSED_TO = ("choose", "pass", "again", "write", "guess", "read", "change", "clock", "rotate", "tick")


def half_way(script: Script) -> int:
    """The turn before which two people change chairs, counted from 0: about half-way through the scene."""
    return max(1, len(script.beats) // 2)


def perform(script: Script, level: str, events: Iterable[RunEvent]) -> Performance:
    """Rebuild a role-play from its events; ImpossibleMove when they do not fit the scene any more."""
    performance = Performance(begin(script, level))
    for event in events:
        try:
            performance = raised(script, performance, event.kind, event.body, event.at)
        except ImpossibleMove:
            raise ImpossibleMove(
                _("This scene was edited since it was played, so it cannot be carried on from here.")) from None
    return performance


def raised(
    script: Script, performance: Performance, kind: str, body: dict[str, Any], at: datetime.datetime,
) -> Performance:
    """The performance one event further; ImpossibleMove when that is not possible where it stands."""
    play = performance.play
    if performance.closed and kind in CLOSED_TO:
        raise ImpossibleMove(_("You have ended here to look back. Choose “Go on after all” to play on."))
    if kind in OF_THREE:
        return _of_three(script, performance, kind, body, at)
    match kind:
        case "begin":
            return replace(performance, begun=True)
        case "choose":
            must_be_at(body, play.at)
            return _onwards(performance, choose(script, play, body["option"]))
        case "pass":
            must_be_at(body, play.at)
            return _passed(performance, choose(script, play, body["option"]))
        case "again":
            must_be_at(body, play.turns[-1].beat if play.turns else "")
            return _back(performance, try_again(play))
        case "write":
            must_be_at(body, play.at)
            return replace(performance, words={**performance.words, len(play.turns): body["text"]})
        case "guess":
            must_be_at(body, play.at)
            return replace(performance, guess=read_guess(script, body))
        case "read":
            must_be_at(body, play.turns[-1].beat if play.turns else "")
            return replace(performance, read=len(play.turns))
        case "change":
            return _changed(script, performance)
        case "rate":
            return replace(performance, ratings={**performance.ratings, body["criterion"]: body["value"]})
        case "reflect":
            return replace(performance, reflection=body["text"])
        case "check":
            return replace(performance, check=body["text"])
        case "bring":
            return replace(performance, brought=body["text"])
        case "supervision":
            return replace(performance, supervision=body["on"])
    raise ImpossibleMove(_("This page sent something this scene does not know. Please reload it."))


def _changed(script: Script, performance: Performance) -> Performance:
    """Two people change chairs, once, from half-way on."""
    turns = len(performance.play.turns)
    if performance.changed_at is not None or turns < half_way(script):
        raise ImpossibleMove(_("You change chairs once, half-way. Please reload the page to see where you are."))
    return replace(performance, changed_at=turns)


def _of_three(
    script: Script, performance: Performance, kind: str, body: dict[str, Any], at: datetime.datetime,
) -> Performance:
    """The clock, the change of roles, the observer's list, and ending before the last round has."""
    if kind == "clock":
        return _timed(performance, body["running"], at)
    if kind == "close":
        return replace(_timed(performance, False, at), closed=body["on"])
    if kind == "tick":
        ticked = performance.ticks.get(performance.round, frozenset())
        ticked = ticked | {body["item"]} if body["on"] else ticked - {body["item"]}
        return replace(performance, ticks={**performance.ticks, performance.round: ticked})
    if performance.round >= ROUNDS:
        raise ImpossibleMove(_("Everybody has had each role once. Begin the scene again for another turn."))
    turned = replace(performance, round=performance.round + 1, round_since=None, spent=0.0)
    if not body.get("anew"):
        return turned
    return replace(turned, rounds=performance.all_rounds, play=begin(script, performance.play.level), words={},
                   passed=frozenset(), guess=None, guesses={}, read=0, changed_at=None)


def _timed(performance: Performance, running: bool, at: datetime.datetime) -> Performance:
    """The clock started or stopped; what has run of this round is kept."""
    since = performance.round_since
    ran = max(0.0, (at - since).total_seconds()) if since is not None else 0.0
    return replace(performance, round_since=at if running else None, spent=performance.spent + ran)


def must_be_at(body: dict[str, Any], beat: str) -> None:
    """Refuse a step that was meant for another moment."""
    if body.get("beat") != beat:
        raise ImpossibleMove(_("This page is behind the scene, so nothing was changed. Please reload it to catch up."))


def read_guess(script: Script, body: dict[str, Any]) -> Guess:
    """A guess in the scene's own words; ImpossibleMove for any others."""
    feelings, needs = tuple(body["feelings"]), tuple(body["needs"])
    if not set(feelings) <= set(script.feelings) or not set(needs) <= set(script.needs):
        raise ImpossibleMove(_("One of these words is not offered here. Please reload the page and choose again."))
    return Guess(feelings, needs, body["words"])


def _onwards(performance: Performance, play: Play) -> Performance:
    guesses = performance.guesses
    if performance.guess is not None:
        guesses = {**guesses, len(performance.play.turns): performance.guess}
    return replace(performance, play=play, guess=None, guesses=guesses)


def _passed(performance: Performance, play: Play) -> Performance:
    """A moment left out: the script answered, nobody reads it aloud, and no guess or words are kept of it."""
    at = len(performance.play.turns)
    words = {index: text for index, text in performance.words.items() if index != at}
    return replace(performance, play=play, guess=None, words=words, read=len(play.turns),
                   passed=performance.passed | {at})


def _back(performance: Performance, play: Play) -> Performance:
    """One turn back: what was guessed before it stands, what was written for a later one is gone.

    Two people who changed chairs stay in the new ones.
    """
    at = len(play.turns)
    if at in performance.passed:  # the script's reply is nobody's try
        play = replace(play, tries=play.tries[:-1])
    changed = performance.changed_at
    kept = {index: words for index, words in performance.words.items() if index <= at}
    passed = frozenset(index for index in performance.passed if index < at)
    return replace(performance, play=play, guess=performance.guesses.get(at), words=kept, passed=passed,
                   read=min(performance.read, at), changed_at=None if changed is None else min(changed, at),
                   guesses={index: guess for index, guess in performance.guesses.items() if index < at})


def matches(script: Script, performance: Performance) -> dict[int, Match]:
    """Every guess beside the script, by the turn it was made before."""
    turns = performance.play.turns
    found = {}
    for index, guess in performance.guesses.items():
        beat = script.beat(turns[index].beat)
        found[index] = match(guess, beat.feels, beat.needs)
    return found
