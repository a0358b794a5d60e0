"""A script: a scene between two people that branches with what the helper says.

Frozen models without I/O. How a script is played is in play/play.py; how it is read from a file in library/.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from empathy_widgets.domain.activity import Activity
from empathy_widgets.domain.instrument import Noun

__all__ = ["Arrow", "Beat", "Condition", "Ending", "Gauge", "GAUGE_RANGE", "KindOfEmpathy", "Level", "Option", "Part",
           "Scene", "Script", "Trap"]

GAUGE_RANGE = (0, 20)
"""Lowest and highest value of every gauge; no path may leave it."""


class KindOfEmpathy(StrEnum):
    """What a reply can carry."""

    COGNITIVE = "cognitive"
    AFFECTIVE = "affective"
    COMPASSIONATE = "compassionate"


class Trap(StrEnum):
    """What a well-meant reply can fall into instead."""

    FIXING = "fixing"
    JUDGING = "judging"
    MINIMISING = "minimising"
    INTERROGATING = "interrogating"
    SELF_REFERENCE = "self-reference"


class Gauge(Noun):
    """One side of the other person's state, a whole number in `GAUGE_RANGE`; ``low`` and ``high`` name its ends."""

    id: str
    label: str
    low: str
    high: str
    start: int


class Level(Noun):
    """How guarded the other person is: other starts for some gauges, by id."""

    id: str
    label: str
    about: str = ""
    start: dict[str, int] = Field(default_factory=dict)


class Condition(Noun):
    """One thing that must hold: a gauge compared with a number, something remembered, or an earlier choice.

    ``text`` is how the file says it: ``trust >= 10``, ``named_the_hurt``, ``not chose door/b``.
    """

    text: str
    about: Literal["gauge", "memory", "choice"]
    name: str
    negated: bool = False
    sign: Literal["<", "<=", ">", ">="] | None = None
    number: int = 0


class Arrow(Noun):
    """Where to go when every condition holds; the last arrow of an option has none."""

    when: tuple[Condition, ...] = ()
    go: str


class Option(Noun):
    """One thing the helper may say, and what it does.

    Either ``carries`` one or two kinds of empathy with a ``depth`` (2 lands, 1 goes part of the way), or falls into a
    ``trap`` (depth 0). ``better`` is a stronger wording where there is one.
    """

    id: str
    say: str
    when: tuple[Condition, ...] = ()
    carries: tuple[KindOfEmpathy, ...] = ()
    trap: Trap | None = None
    depth: Literal[0, 1, 2] = 0
    thought: str
    moves: dict[str, int]
    remembers: tuple[str, ...] = ()
    why: str
    better: str | None = None
    to: tuple[Arrow, ...] = Field(min_length=1)


class Beat(Noun):
    """What the other person says, how they look and sound, what they feel and need, and what the helper may say.

    ``at`` holds other words for a level: level id to ``says`` or ``looks``.
    """

    id: str
    says: str
    looks: str
    at: dict[str, dict[str, str]] = Field(default_factory=dict)
    feels: tuple[str, ...]
    needs: tuple[str, ...]
    options: tuple[Option, ...]

    def option(self, id: str) -> Option:
        """The option of this id; KeyError when there is none."""
        for option in self.options:
            if option.id == id:
                return option
        raise KeyError(id)

    def words(self, level: str) -> tuple[str, str]:
        """What is said and how it looks at a level."""
        other = self.at.get(level, {})
        return other.get("says", self.says), other.get("looks", self.looks)


class Ending(Noun):
    """How it ends, what to talk over, and one question to write about."""

    id: str
    title: str
    text: str
    debrief: tuple[str, ...]
    reflection: str


class Scene(Noun):
    """Who is there, where, and what is at stake."""

    who: str
    where: str
    stake: str


class Part(Noun):
    """One of the two people: a name, and who they are here."""

    name: str
    role: str


class Script(Activity):
    """A whole scene. ``feelings`` and ``needs`` are the words offered to whoever plays the other person."""

    scene: Scene
    other: Part
    helper: Part
    gauges: tuple[Gauge, ...]
    levels: tuple[Level, ...]
    memories: dict[str, str]
    feelings: tuple[str, ...]
    needs: tuple[str, ...]
    start: str
    beats: tuple[Beat, ...]
    endings: tuple[Ending, ...]

    def beat(self, id: str) -> Beat:
        """The beat of this id; KeyError when there is none."""
        for beat in self.beats:
            if beat.id == id:
                return beat
        raise KeyError(id)

    def ending(self, id: str) -> Ending:
        """The ending of this id; KeyError when there is none."""
        for ending in self.endings:
            if ending.id == id:
                return ending
        raise KeyError(id)

    def level(self, id: str) -> Level:
        """The level of this id; KeyError when there is none."""
        for level in self.levels:
            if level.id == id:
                return level
        raise KeyError(id)
