"""A script: a scene between two people that branches with what the helper says.

Frozen models without I/O. How a script is played is in play/play.py; how it is read from a file in library/.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from empathy_widgets.domain.activity import Activity
from empathy_widgets.domain.instrument import Noun

__all__ = ["Arrow", "Beat", "Condition", "Does", "Ending", "Gauge", "GAUGE_RANGE", "KindOfEmpathy", "Level", "Option",
           "Part", "RedFlag", "Scene", "Script", "Setting", "Trap"]

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


class Does(StrEnum):
    """What a reply does beside the empathy it carries."""

    CHECKS = "checks"
    """It says back what was understood, and asks whether that is it."""
    ASKS_STRAIGHT = "asks-straight"
    """It asks plainly about danger, because somebody's safety or health is at stake."""


class Setting(StrEnum):
    """Where a scene plays, for its words of place: who a family doctor is, which number one rings."""

    NEUTRAL = "neutral"
    US = "us"
    UK = "uk"


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
    ``trap`` (depth 0). ``does`` says what it does besides; ``better`` is a stronger wording where there is one.
    """

    id: str
    say: str
    when: tuple[Condition, ...] = ()
    carries: tuple[KindOfEmpathy, ...] = ()
    does: tuple[Does, ...] = ()
    trap: Trap | None = None
    depth: Literal[0, 1, 2] = 0
    thought: str
    moves: dict[str, int]
    remembers: tuple[str, ...] = ()
    why: str
    better: str | None = None
    to: tuple[Arrow, ...] = Field(min_length=1)


class RedFlag(Noun):
    """A sign that somebody's safety or health may be at stake.

    ``which`` names it, ``why`` says what it may mean (with its source where it states a fact), ``clinician`` what a
    clinician does, and ``met_by`` the replies of the same beat that meet it.
    """

    which: str
    why: str
    clinician: str
    met_by: tuple[str, ...] = Field(min_length=1)


class Beat(Noun):
    """What the other person says, how they look and sound, what they feel and need, and what the helper may say.

    ``at`` holds other words for a level: level id to ``says`` or ``looks``. ``red_flag`` is None at most moments.
    """

    id: str
    says: str
    looks: str
    at: dict[str, dict[str, str]] = Field(default_factory=dict)
    feels: tuple[str, ...]
    needs: tuple[str, ...]
    red_flag: RedFlag | None = None
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
    """How it ends, what to talk over, one question to write about, and the one skill a supervisor can see and rate.

    ``skill`` is empty in a scene that was begun before scenes named one.
    """

    id: str
    title: str
    text: str
    debrief: tuple[str, ...]
    reflection: str
    skill: str = ""


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
    """A whole scene. ``feelings`` and ``needs`` are the words offered to whoever plays the other person.

    Its words of place are those of ``setting``; ``elsewhere`` holds the same scene in the other settings, and is empty
    where no word depends on the place.
    """

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
    setting: Setting = Setting.NEUTRAL
    elsewhere: dict[Setting, Script] = Field(default_factory=dict)

    def placed(self, setting: str) -> Script:
        """The same scene with the words of another place; itself where none of its words depends on it."""
        return {str(where): script for where, script in self.elsewhere.items()}.get(setting, self)

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
