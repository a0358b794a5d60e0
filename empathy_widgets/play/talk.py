"""A talk about a topic, rebuilt from its events: cards dealt, notes, who spoke how long, rounds until understood.

The events, in the words of their ``kind``: ``deal`` and ``turn`` (a new card, or back to one), ``note``, ``speak`` (who
has the word, None for nobody), ``heard`` (was it understood?), ``take`` (a take-away).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from empathy_widgets.domain import Prompt, RunEvent, Topic
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.strings import _

__all__ = ["Hearing", "MOVES", "TIMED", "Talk", "deal", "moved", "moves", "talk"]

MOVES = ("same", "deeper", "imagine", "listening", "closing")
"""What can be asked for next: another at this depth, one deeper, the other's place, a listening task, the end."""

TIMED = ("speak",)
"""The events whose moment counts."""


@dataclass(frozen=True)
class Hearing:
    """Saying back what was understood: how many rounds so far, and whether it was.

    ``before`` holds the rounds each earlier one on the same card took until it was understood.
    """

    rounds: int = 0
    understood: bool = False
    before: tuple[int, ...] = ()

    @property
    def counts(self) -> tuple[int, ...]:
        """The rounds of everything that was understood on this card, in order."""
        return (*self.before, self.rounds) if self.understood else self.before


@dataclass(frozen=True)
class Talk:
    """Where a talk stands.

    Attributes
    ----------
    dealt : tuple of str
        Card ids in the order they were dealt; the opening is always the first.
    at : str
        The card that lies open.
    notes, hearings : dict
        By card id.
    spoken : dict
        Person to the seconds they have spoken, up to when the word last changed.
    speaker : str or None
        Who has the word now.
    since : datetime or None
        Since when.
    taken : dict
        Person to what they take away.
    """

    dealt: tuple[str, ...] = ("opening",)
    at: str = "opening"
    notes: dict[str, str] = field(default_factory=dict)
    hearings: dict[str, Hearing] = field(default_factory=dict)
    spoken: dict[str, float] = field(default_factory=dict)
    speaker: str | None = None
    since: datetime.datetime | None = None
    taken: dict[str, str] = field(default_factory=dict)


def talk(topic: Topic, people: list[str], events: Iterable[RunEvent]) -> Talk:
    """Rebuild a talk from its events; ImpossibleMove when they do not fit the topic any more."""
    state = Talk()
    for event in events:
        state = moved(topic, people, state, event.kind, event.body, event.at)
    return state


def moves(topic: Topic, state: Talk) -> list[str]:
    """What can be asked for next where the talk stands."""
    return [move for move in MOVES if deal(topic, state, move) is not None]


def deal(topic: Topic, state: Talk, move: str) -> Prompt | None:
    """The card a move brings; None when there is none left.

    The depth counted from is that of the deepest question dealt so far; "same" before the first question is the first
    of depth 1.
    """
    depth = max(topic.prompt(card).depth for card in state.dealt)
    left = [prompt for prompt in topic.prompts if prompt.id not in state.dealt]
    if move in ("same", "deeper"):
        wanted = max(1, depth) + (move == "deeper")
        return next((prompt for prompt in left if prompt.kind == "question" and prompt.depth == wanted), None)
    return next((prompt for prompt in left if prompt.kind == move), None)


def moved(
    topic: Topic, people: list[str], state: Talk, kind: str, body: dict[str, Any], at: datetime.datetime,
) -> Talk:
    """The talk one event further; ImpossibleMove when that is not possible where it stands."""
    match kind:
        case "deal":
            if body["card"] in state.dealt or body["card"] not in {prompt.id for prompt in topic.prompts}:
                raise ImpossibleMove(_("That card cannot be dealt here. Please reload the page."))
            return replace(state, dealt=(*state.dealt, body["card"]), at=body["card"])
        case "turn":
            return replace(state, at=known(state.dealt, body["card"]))
        case "note":
            return replace(state, notes={**state.notes, known(state.dealt, body["card"]): body["text"]})
        case "heard":
            return _heard(state, known(state.dealt, body["card"]), body["yes"])
        case "speak":
            return _speaks(state, body["who"] and known(people, body["who"]), at)
        case "take":
            return replace(state, taken={**state.taken, known(people, body["who"]): body["text"]})
    raise ImpossibleMove(_("This page sent something this talk does not know. Please reload it."))


def known(among: Iterable[str], name: str) -> str:
    """Return ``name`` when it is one of them; ImpossibleMove otherwise."""
    if name not in among:
        raise ImpossibleMove(_("That is not part of this talk. Please reload the page."))
    return name


def _heard(state: Talk, card: str, yes: bool) -> Talk:
    last = state.hearings.get(card, Hearing())
    rounds = 0 if last.understood else last.rounds  # somebody else says something: a new count
    return replace(state, hearings={**state.hearings, card: Hearing(rounds + 1, yes, last.counts)})


def _speaks(state: Talk, who: str | None, at: datetime.datetime) -> Talk:
    spoken = state.spoken
    if state.speaker is not None and state.since is not None:
        seconds = max(0.0, (at - state.since).total_seconds())
        spoken = {**spoken, state.speaker: spoken.get(state.speaker, 0.0) + seconds}
    return replace(state, spoken=spoken, speaker=who, since=at if who else None)
