"""Plays a script: deterministic, without memory of its own.

What else happens while a scene is played, and how a play is rebuilt from what was kept, is `performance`'s.
Nothing here knows of pages or files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from empathy_widgets.domain import Beat, Condition, Option, Script
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.strings import _

__all__ = ["Play", "Turn", "begin", "choose", "holds", "offered", "try_again"]


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
