"""A scene that is not finished, read as far as it goes: what is empty is held by words that say so, and counted.

Only to be walked through and drawn by whoever writes it. What must hold of a finished scene is the checker's.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from empathy_widgets.domain import (
    GAUGE_RANGE, Arrow, Beat, Condition, Does, Ending, Gauge, KindOfEmpathy, Level, Option, Part, Reviewed, Scene,
    Script, Trap,
)
from empathy_widgets.errors import ContentError
from empathy_widgets.library.complaint import Complaint, short_name
from empathy_widgets.library.kinds.script import read_condition
from empathy_widgets.library.sheet import Unreadable, read_sheet
from empathy_widgets.strings import _

__all__ = ["ScriptDraft", "load_draft"]

ROOM = 5
"""How many times a finished file's size a draft may have."""
MOST_BEATS = 500


@dataclass(frozen=True)
class ScriptDraft:
    """A scene as far as it is written.

    Attributes
    ----------
    script : Script
        With words in every empty place that say that it is still to write.
    missing : dict of str to int
        Beat or ending to how many places of it are still to write; none where it is whole.
    head : int
        How many places above the beats are still to write.
    """

    script: Script
    missing: dict[str, int]
    head: int

    @property
    def places(self) -> int:
        """How many places are still to write in all."""
        return self.head + sum(self.missing.values())


def load_draft(path: Path | str) -> ScriptDraft:
    """Read a scene that need not be finished.

    Parameters
    ----------
    path : Path or str
        A file in the manner of content/scripts; of it only a first beat must be there.

    Raises
    ------
    ContentError
        It cannot be read at all, or nothing in it can be walked through; one sentence.
    """
    path = Path(path)
    try:
        content = read_sheet(path, ROOM).content
    except Unreadable as error:
        raise ContentError(str(Complaint(short_name(path), error.line, "", error.text))) from error
    beats = mapping(content.get("beats"))
    if not beats:
        raise ContentError(_("There is no beat in this file yet. Write one under “beats”, or name another file."))
    if len(beats) > MOST_BEATS:
        raise ContentError(_("This draft has more than {count} beats. Split it, and name one part.").format(
            count=MOST_BEATS))
    start = str(content.get("start"))
    if start not in beats:
        raise ContentError(_("“start” names no beat of this file. Name the beat that comes first."))
    return Filling(content).draft(start)


def mapping(value: Any) -> dict[str, Any]:
    """Entries with names; none where there is something else."""
    return {str(name): one for name, one in value.items()} if isinstance(value, dict) else {}


def listed(value: Any) -> list[Any]:
    """A list; one entry alone is a list of one."""
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


@dataclass
class Filling:
    """Fills the empty places, and counts them; what it is counted for is said by ``at``."""

    content: dict[Any, Any]
    missing: dict[str, int] = field(default_factory=dict)
    at: str = ""
    gauges: set[str] = field(default_factory=set)

    def gap(self, name: str = "") -> str:
        """One more place that is still to write: the words that stand there, with the name of the entry."""
        self.missing[self.at] = self.missing.get(self.at, 0) + 1
        return still(name)

    def text(self, entry: dict[str, Any], name: str) -> str:
        """The words of an entry, or words that say that it is empty."""
        return self.words(entry.get(name), name)

    def words(self, value: Any, name: str) -> str:
        """The words themselves, or words that say that they are missing."""
        words = value.strip() if isinstance(value, str) else str(value) if isinstance(value, (int, float)) else ""
        return words or self.gap(name)

    def draft(self, start: str) -> ScriptDraft:
        """The whole scene."""
        head = self.head()
        beats = [self.beat(name, mapping(one)) for name, one in mapping(self.content["beats"]).items()]
        endings = [self.ending(name, mapping(one)) for name, one in mapping(self.content.get("endings")).items()
                   if name not in {beat.id for beat in beats}]
        known = {beat.id for beat in beats} | {ending.id for ending in endings}
        targets = (arrow.go for beat in beats for option in beat.options for arrow in option.to)
        endings += [self.ending(name, {}) for name in dict.fromkeys(targets) if name not in known]
        script = Script(**head, start=start, beats=tuple(beats), endings=tuple(endings))
        return ScriptDraft(script, {name: count for name, count in self.missing.items() if name},
                           self.missing.get("", 0))

    def head(self) -> dict[str, Any]:
        """Everything above the beats."""
        top = mapping(self.content)
        scene = mapping(top.get("scene"))
        words = {name: self.text(top, name) for name in (
            "title", "source", "rights", "about", "practise", "not_for", "safety")}
        gauges = tuple(self.gauge(name, mapping(one)) for name, one in mapping(top.get("gauges")).items())
        self.gauges = {gauge.id for gauge in gauges}
        levels = tuple(self.level(name, mapping(one)) for name, one in mapping(top.get("levels")).items())
        parts = {name: {part: self.text(mapping(top.get(name)), part) for part in ("name", "role")}
                 for name in ("other", "helper")}
        lists = {name: tuple(self.words(word, name) for word in listed(top.get(name)))
                 for name in ("feelings", "needs")}
        for empty in (gauges, levels, *lists.values()):
            _gap = empty or self.gap()
        return {
            **words, **lists, "id": "draft", "reviewed": Reviewed(by=still("by"), on=datetime.date.min),
            "minutes": 1, "scene": Scene(**{name: self.text(scene, name) for name in ("who", "where", "stake")}),
            "other": Part(**parts["other"]), "helper": Part(**parts["helper"]), "gauges": gauges,
            "levels": levels or (Level(id="draft", label=still("levels")),),
            "memories": {name: self.words(one, name) for name, one in mapping(top.get("memories")).items()},
        }

    def gauge(self, name: str, entry: dict[str, Any]) -> Gauge:
        """One gauge; it starts in the middle where nothing is said."""
        return Gauge(id=name, **{part: self.text(entry, part) for part in ("label", "low", "high")},
                     start=whole(entry.get("start"), sum(GAUGE_RANGE) // 2))

    def level(self, name: str, entry: dict[str, Any]) -> Level:
        """One level."""
        starts = {gauge: whole(value, sum(GAUGE_RANGE) // 2) for gauge, value in mapping(entry.get("start")).items()
                  if gauge in self.gauges}
        about = entry.get("about")
        return Level(
            id=name, label=self.text(entry, "label"), about=about if isinstance(about, str) else "", start=starts)

    def beat(self, name: str, entry: dict[str, Any]) -> Beat:
        """One beat with its replies."""
        self.at = name
        words = {part: self.text(entry, part) for part in ("says", "looks")}
        lists = {part: tuple(self.words(word, part) for word in listed(entry.get(part)) or [""])
                 for part in ("feels", "needs")}
        options = tuple(self.option(letter.strip().casefold(), mapping(one))
                        for letter, one in mapping(entry.get("options")).items())
        if not options:
            self.gap()
        at = {level: {part: said for part, said in mapping(other).items()
                      if part in ("says", "looks") and isinstance(said, str) and said}
              for level, other in mapping(entry.get("at")).items()}
        return Beat(id=name, **words, **lists, at=at, options=options)

    def option(self, letter: str, entry: dict[str, Any]) -> Option:
        """One reply; without a kind or a trap it is one whose feedback is still to write."""
        kinds = tuple(KindOfEmpathy(one) for one in listed(entry.get("carries")) if one in list(KindOfEmpathy))
        trap = Trap(entry["trap"]) if entry.get("trap") in list(Trap) else None
        depth = {1: 1, 2: 2}.get(whole(entry.get("depth"), 0), 0) if kinds and not trap else 0
        if not depth and trap is None:
            self.gap()
        moves = {name: whole(value, 0) for name, value in mapping(entry.get("moves")).items() if name in self.gauges}
        better = entry.get("better")
        for empty in (not moves, depth != 2 and not better):
            _gap = empty and self.gap()
        return Option(**{
            **{part: self.text(entry, part) for part in ("say", "thought", "why")}, "id": letter,
            "when": self.conditions(entry.get("when")), "carries": kinds, "trap": trap,
            "does": tuple(Does(one) for one in listed(entry.get("does")) if one in list(Does)),
            "depth": depth, "moves": moves, "remembers": tuple(str(one) for one in listed(entry.get("remembers"))),
            "better": better if isinstance(better, str) and better else None, "to": self.arrows(entry.get("to"))})

    def arrows(self, value: Any) -> tuple[Arrow, ...]:
        """Where a reply leads; the last arrow is always taken, and one that leads nowhere leads to an end to write."""
        found = [Arrow(go=str(mapping(one).get("go") or self.nowhere()) if isinstance(one, dict) else str(one),
                       when=self.conditions(mapping(one).get("when"))) for one in listed(value)]
        if not found or found[-1].when:
            self.gap()
            found.append(Arrow(go=found[-1].go if found else self.nowhere()))
        return tuple(found)

    def nowhere(self) -> str:
        """The id of an end nobody has written."""
        return "to-be-written"

    def conditions(self, value: Any) -> tuple[Condition, ...]:
        """Every condition that can be read; another is still to write."""
        found = []
        for one in listed(value):
            condition = read_condition(str(one), self.gauges)
            if condition is None or (condition.about == "gauge" and condition.name not in self.gauges):
                self.gap()
            else:
                found.append(condition)
        return tuple(found)

    def ending(self, name: str, entry: dict[str, Any]) -> Ending:
        """One ending."""
        self.at = name
        return Ending(
            id=name, title=self.text(entry, "title"), text=self.text(entry, "text"),
            debrief=tuple(self.words(one, "debrief") for one in listed(entry.get("debrief")) or [""]),
            reflection=self.text(entry, "reflection"), skill=self.text(entry, "skill"))


def still(name: str) -> str:
    """The words that stand where an entry is empty."""
    return _("[still to write: {name}]").format(name=name)


def whole(value: Any, otherwise: int) -> int:
    """A whole number no larger than a gauge, up or down; otherwise the other one."""
    fits = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= GAUGE_RANGE[1]
    return value if fits else otherwise
