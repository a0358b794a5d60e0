"""Where a role-play stands. How it gets there, event by event, is `performance`'s."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace

from empathy_widgets.play.play import Play
from empathy_widgets.play.replies import Guess

__all__ = ["Performance", "Round"]


def without(play: Play, passed: frozenset[int]) -> Play:
    """A play without some of its turns, by their index."""
    return replace(play, turns=tuple(turn for index, turn in enumerate(play.turns) if index not in passed))


@dataclass(frozen=True)
class Round:
    """One round of three people: the scene as one of them played it, and their own words by the turn."""

    play: Play
    words: dict[int, str] = field(default_factory=dict)
    passed: frozenset[int] = frozenset()

    @property
    def own(self) -> Play:
        """The play without the moments that were left out: what is counted is what was chosen."""
        return without(self.play, self.passed)


@dataclass(frozen=True)
class Performance:
    """Where a role-play stands.

    Attributes
    ----------
    play : Play
        The scene itself.
    begun : bool
        Whether the opening was read.
    guess : Guess or None
        The guess at the present beat; None before it.
    guesses : dict
        Index of the turn to the guess made before it.
    words : dict
        Index of the turn to the helper's own words; the present turn's too.
    passed : frozenset of int
        The turns that were left out: there the script answered.
    read : int
        Of two people reading: how many replies were read aloud.
    changed_at : int or None
        The turn from which the two read each other's part; None before they changed chairs.
    round : int
        Of three people, 1 to 3.
    rounds : tuple of Round
        The rounds before this one, oldest first. None where the scene went on when roles changed, as it did in runs
        whose ``rotate`` does not say ``anew``.
    round_since : datetime or None
        When the clock of this round was started; None while it stands still.
    spent : float
        Seconds of this round that had run when the clock was last stopped.
    closed : bool
        Whether it was ended to look back, before the scene (of three people: its last round) came to an ending.
    ticks : dict
        Round to the entries of the observer's list that are ticked.
    ratings : dict
        Criterion to 1–5, or None for "rather not say".
    reflection, check, brought : str
        What was written at the end: for oneself, to ask the real person, for the supervisor.
    supervision : bool
        Whether the transcript is marked to be taken to supervision.
    """

    play: Play
    begun: bool = False
    guess: Guess | None = None
    guesses: dict[int, Guess] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)
    passed: frozenset[int] = frozenset()
    read: int = 0
    changed_at: int | None = None
    round: int = 1
    rounds: tuple[Round, ...] = ()
    round_since: datetime.datetime | None = None
    spent: float = 0.0
    closed: bool = False
    ticks: dict[int, frozenset[str]] = field(default_factory=dict)
    ratings: dict[str, int | None] = field(default_factory=dict)
    reflection: str = ""
    check: str = ""
    brought: str = ""
    supervision: bool = False

    @property
    def all_rounds(self) -> tuple[Round, ...]:
        """The rounds before this one, and this one."""
        return (*self.rounds, Round(self.play, self.words, self.passed))

    @property
    def own(self) -> Play:
        """The play without the moments that were left out: what is counted is what was chosen."""
        return without(self.play, self.passed)
