"""Walks every path of a script at once: states that no condition can tell apart are walked together and counted.

A beat that lies on a circle is entered at most twice on a path; what would come round a third time is not followed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from empathy_widgets.domain import Condition, Option, Script
from empathy_widgets.play.play import holds

__all__ = ["LONGEST_PATH", "SHORTEST_PATH", "Walk", "exits", "nearest_ending", "walk"]

SHORTEST_PATH = 5
LONGEST_PATH = 14
MOST_STATES = 300_000
ROUNDS = 2


@dataclass
class Walk:
    """What was found on all paths of one level.

    Attributes
    ----------
    paths : int
        How many different ways there are from the start to an ending.
    endings : Counter
        Ending id to the number of paths that reach it.
    reached : set of str
        Beats that some path enters.
    said : set of (str, str)
        Beat and option that some path takes.
    ranges : dict
        Gauge id to its lowest and highest value on any path.
    fewest : dict
        Beat id to the smallest number of options offered there.
    shortest, longest : int
        Turns from the start to an ending.
    cut : bool
        Whether there were too many states to walk them all.
    """

    paths: int = 0
    endings: Counter[str] = field(default_factory=Counter)
    reached: set[str] = field(default_factory=set)
    said: set[tuple[str, str]] = field(default_factory=set)
    ranges: dict[str, tuple[int, int]] = field(default_factory=dict)
    fewest: dict[str, int] = field(default_factory=dict)
    shortest: int = 0
    longest: int = 0
    cut: bool = False


State = tuple[str, tuple[int, ...], frozenset[str], frozenset[str], tuple[tuple[str, int], ...]]
"""Where, the gauges, the memories and choices some condition asks for, and how often each beat on a circle was met."""


def walk(script: Script, level: str) -> Walk:
    """Walk every path from the start to an ending at a level."""
    walker = Walker(script, level)
    seen = Walk(ranges={gauge.id: (value, value) for gauge, value in zip(script.gauges, walker.start, strict=True)})
    ahead: Counter[State] = Counter({walker.first(): 1})
    turns = states = 0
    while ahead:
        turns, states = turns + 1, states + len(ahead)
        if states > MOST_STATES:
            seen.cut = True
            return seen
        following: Counter[State] = Counter()
        for state, count in ahead.items():
            for after in walker.onwards(state, seen):
                if after[0] in walker.endings:
                    seen.endings[after[0]] += count
                    seen.paths += count
                    seen.shortest, seen.longest = seen.shortest or turns, turns
                else:
                    following[after] += count
        ahead = following
    return seen


class Walker:
    """The script as the walk needs it: what any condition asks for, and which beats lie on a circle."""

    def __init__(self, script: Script, level: str) -> None:
        self.script = script
        self.names = [gauge.id for gauge in script.gauges]
        starts = script.level(level).start
        self.start = tuple(starts.get(gauge.id, gauge.start) for gauge in script.gauges)
        self.beats = {beat.id: beat for beat in script.beats}
        self.endings = {ending.id for ending in script.endings}
        asked = [one for beat in script.beats for option in beat.options for one in conditions_of(option)]
        self.memories = {one.name for one in asked if one.about == "memory"}
        self.choices = {one.name for one in asked if one.about == "choice"}
        self.circular = circular(script)

    def first(self) -> State:
        """Where every path begins."""
        return self.script.start, self.start, frozenset(), frozenset(), self._met((), self.script.start)

    def onwards(self, state: State, seen: Walk) -> list[State]:
        """The states one reply further; what was found on the way is noted in ``seen``."""
        at, gauges, memories, choices, met = state
        values = dict(zip(self.names, gauges, strict=True))
        offered = [one for one in self.beats[at].options
                   if all(holds(condition, values, memories, choices) for condition in one.when)]
        seen.reached.add(at)
        seen.fewest[at] = min(seen.fewest.get(at, len(offered)), len(offered))
        found = []
        for option in offered:
            seen.said.add((at, option.id))
            moved = {name: value + option.moves.get(name, 0) for name, value in values.items()}
            for name, value in moved.items():
                low, high = seen.ranges[name]
                seen.ranges[name] = (min(low, value), max(high, value))
            kept = memories | (self.memories & set(option.remembers))
            chosen = choices | (self.choices & {f"{at}/{option.id}"})
            to = next(arrow.go for arrow in option.to
                      if all(holds(condition, moved, kept, chosen) for condition in arrow.when))
            after = self._met(met, to)
            if all(times <= ROUNDS for _beat, times in after):
                found.append((to, tuple(moved.values()), kept, chosen, after))
        return found

    def _met(self, met: tuple[tuple[str, int], ...], beat: str) -> tuple[tuple[str, int], ...]:
        if beat not in self.circular:
            return met
        times = dict(met)
        times[beat] = times.get(beat, 0) + 1
        return tuple(sorted(times.items()))


def conditions_of(option: Option) -> list[Condition]:
    """Every condition an option or its arrows ask for."""
    return [*option.when, *(condition for arrow in option.to for condition in arrow.when)]


def arrows(script: Script) -> dict[str, set[str]]:
    """Beat id to every beat or ending a reply may lead to."""
    return {beat.id: {arrow.go for option in beat.options for arrow in option.to} for beat in script.beats}


def exits(script: Script) -> set[str]:
    """The beats from which an ending can be reached."""
    leads, ends = arrows(script), {ending.id for ending in script.endings}
    out: set[str] = set()
    while more := {beat for beat, to in leads.items() if beat not in out and to & (out | ends)}:
        out |= more
    return out


def nearest_ending(script: Script, at: str) -> int:
    """The fewest replies from a beat to an ending, conditions left aside; 0 at an ending, or where none is reached.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> script = Library().entry("scripts", "two-cups")
    >>> nearest_ending(script, script.start) >= SHORTEST_PATH, nearest_ending(script, script.endings[0].id)
    (True, 0)
    """
    leads, ends = arrows(script), {ending.id for ending in script.endings}
    here, seen, count = {at}, {at}, 0
    while here and not here & ends:
        here = set().union(*(leads.get(beat, set()) for beat in here)) - seen
        seen |= here
        count += 1
    return count if here else 0


def circular(script: Script) -> set[str]:
    """The beats that can be come back to."""
    leads = arrows(script)
    found = set()
    for beat in leads:
        ahead, seen = list(leads[beat]), set()
        while ahead:
            here = ahead.pop()
            if here not in seen:
                seen.add(here)
                ahead += leads.get(here, ())
        if beat in seen:
            found.add(beat)
    return found
