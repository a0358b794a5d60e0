"""Plays a script: deterministic, without memory of its own.

What else happens while a scene is played, and how a play is rebuilt from what was kept, is `performance`'s.
Nothing here knows of pages or files.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from empathy_widgets.domain import Beat, Condition, Option, Script
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.strings import _

__all__ = ["Guess", "Performance", "Play", "Round", "Turn", "begin", "choose", "holds", "offered", "try_again"]


@dataclass(frozen=True)
class Guess:
    """What somebody in the other person's place said they feel and need: the scene's words, and their own."""

    feelings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Turn:
    """One choice: at ``beat`` the helper said ``option``; ``before`` and ``after`` are the gauges around it."""

    beat: str
    option: str
    before: dict[str, int]
    after: dict[str, int]
    to: str
    tries: tuple[str, ...] = ()
    """Options that were tried here and taken back, oldest first."""


@dataclass(frozen=True)
class Play:
    """Where a play-through stands.

    Attributes
    ----------
    level : str
        The id of the script's level.
    at : str
        The id of the beat whose turn it is, or of the ending that was reached.
    gauges : dict
        Gauge id to its value now.
    memories : frozenset of str
        What the other person remembers.
    turns : tuple of Turn
        Every choice that stands, in order.
    tries : tuple of str
        Options tried and taken back at the present beat.
    ended : bool
        Whether ``at`` is an ending.
    """

    level: str
    at: str
    gauges: dict[str, int]
    memories: frozenset[str] = frozenset()
    turns: tuple[Turn, ...] = ()
    tries: tuple[str, ...] = ()
    ended: bool = False
    earlier: tuple[Play, ...] = field(default=(), repr=False, compare=False)
    """The plays before each turn, so that a moment can be tried again."""


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


def begin(script: Script, level: str) -> Play:
    """The start of a script at a level.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> script = Library().entry("scripts", Library().shelf("scripts")[0]["id"])
    >>> begin(script, script.levels[-1].id).at == script.start
    True
    """
    try:
        starts = script.level(level).start
    except KeyError:
        raise ImpossibleMove(_("There is no such level in this scene. Please choose one that is offered.")) from None
    return Play(level, script.start, {gauge.id: starts.get(gauge.id, gauge.start) for gauge in script.gauges})


def holds(condition: Condition, gauges: dict[str, int], memories: Iterable[str], choices: Iterable[str]) -> bool:
    """Whether a condition holds; ``choices`` are written ``beat/option``."""
    if condition.about == "gauge" and condition.sign is not None:
        value, number = gauges[condition.name], condition.number
        found = {"<": value < number, "<=": value <= number, ">": value > number, ">=": value >= number}[condition.sign]
    else:
        found = condition.name in (memories if condition.about == "memory" else choices)
    return found != condition.negated


def fits(conditions: Sequence[Condition], play: Play) -> bool:
    """Whether every condition holds where the play stands."""
    asked = any(condition.about == "choice" for condition in conditions)
    choices = {f"{turn.beat}/{turn.option}" for turn in play.turns} if asked else ()
    return all(holds(condition, play.gauges, play.memories, choices) for condition in conditions)


def offered(beat: Beat, play: Play) -> tuple[Option, ...]:
    """The options a beat offers where the play stands."""
    return tuple(option for option in beat.options if fits(option.when, play))


def choose(script: Script, play: Play, option_id: str) -> Play:
    """Say one of the offered options.

    Parameters
    ----------
    script : Script
        The scene being played.
    play : Play
        Where it stands; it is not changed.
    option_id : str
        The id of an option offered at this beat.

    Returns
    -------
    Play
        After the reply: gauges moved, things remembered, at the next beat or at an ending.

    Raises
    ------
    ImpossibleMove
        The scene has ended, or the option is not offered here.
    """
    if play.ended:
        raise ImpossibleMove(_("This scene has ended. Please begin it again to play on."))
    beat = script.beat(play.at)
    option = next((one for one in offered(beat, play) if one.id == option_id), None)
    if option is None:
        raise ImpossibleMove(_("This reply is not offered at this moment. Please reload the page and choose again."))
    after = {name: value + option.moves.get(name, 0) for name, value in play.gauges.items()}
    moved = replace(play, gauges=after, memories=play.memories | set(option.remembers))
    here = Turn(beat.id, option.id, play.gauges, after, "", play.tries)
    moved = replace(moved, turns=(*play.turns, here))
    to = next(arrow.go for arrow in option.to if fits(arrow.when, moved))
    ended = any(ending.id == to for ending in script.endings)
    return replace(
        moved, at=to, turns=(*play.turns, replace(here, to=to)), tries=(), ended=ended, earlier=(*play.earlier, play),
    )


def try_again(play: Play) -> Play:
    """Go back to the moment of the last choice, which is remembered as tried; ImpossibleMove when there is none."""
    if not play.earlier:
        raise ImpossibleMove(_("Nothing was said yet that could be taken back."))
    back = play.earlier[-1]
    return replace(back, tries=(*back.tries, play.turns[-1].option))


def without(play: Play, passed: frozenset[int]) -> Play:
    """A play without some of its turns, by their index."""
    return replace(play, turns=tuple(turn for index, turn in enumerate(play.turns) if index not in passed))
