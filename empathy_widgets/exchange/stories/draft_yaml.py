"""Writes a draft as the YAML of content/scripts: what is to be written stands there empty, with a word about it."""

from __future__ import annotations

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString as Quoted
from ruamel.yaml.scalarstring import LiteralScalarString as Literal
from ruamel.yaml.scalarstring import SingleQuotedScalarString as SingleQuoted

from empathy_widgets.exchange.stories.draft import SceneDraft, DraftArrow, DraftBeat, DraftEnding, DraftOption
from empathy_widgets.exchange.stories.story import Note
from empathy_widgets.strings import _

__all__ = ["draft_text"]

SCHEMA = "yaml-language-server: $schema=../schemas/script.schema.json"
WIDE = 1_000_000
EMPTY = Quoted("")


def draft_text(draft: SceneDraft, *, stand_in: bool = False) -> str:
    """The file as text.

    Parameters
    ----------
    draft : SceneDraft
        What the story knew.
    stand_in : bool
        Put a word in every place that is to be written, line for line the same file. It shows what else the checker
        would find once all is written, and is never given to anybody.
    """
    writer = Writer("…" if stand_in else "")
    top = writer.head(draft)
    top["start"] = draft.start
    top["beats"] = block({id: writer.beat(beat) for id, beat in draft.beats.items()})
    top["endings"] = block({id: writer.ending(ending) for id, ending in draft.endings.items()})
    top.yaml_set_start_comment("\n".join([SCHEMA, _(
        "A draft made from a story ({kind}). What is empty is to be written; “empathy content check” names each place."
    ).format(kind=draft.kind)]))
    yaml, text = YAML(), io.StringIO()
    yaml.width = WIDE
    yaml.dump(top, text)
    return text.getvalue() + listed(_("To be decided:"), draft.decide) + listed(_("Not carried over:"), draft.left)


class Writer:
    """Writes the parts; ``stand_in`` is the word that stands where something is to be written."""

    def __init__(self, stand_in: str) -> None:
        self.stand_in = stand_in
        self.told: set[str] = set()

    def head(self, draft: SceneDraft) -> CommentedMap:
        """Everything above the beats."""
        empty, fill = self.quoted(""), bool(self.stand_in)
        top = block({"id": draft.id, "title": self.quoted(draft.title), "source": empty, "rights": empty})
        top["reviewed"] = flow({"by": empty, "on": self.date()})
        top |= {"language": Quoted("en") if fill else empty, "about": empty, "practise": empty}
        top["minutes"] = 10 if fill else None
        top |= {"not_for": empty, "safety": empty, "scene": block(dict.fromkeys(("who", "where", "stake"), empty))}
        top["other"] = flow({"name": self.quoted(draft.speaker), "role": empty})
        top["helper"] = flow({"name": empty, "role": empty})
        gauge = {"label": "x", "low": "x", "high": "x", "start": 10}
        top["gauges"] = flow({"stand": flow(gauge), "in": flow(gauge)} if fill else {})
        top["levels"] = flow({"open": flow({"label": "x"}), "guarded": flow({"label": "x"})} if fill else {})
        if draft.memories:
            top["memories"] = block(dict.fromkeys(draft.memories, empty))
            for name, own in draft.memories.items():
                top["memories"].yaml_add_eol_comment(
                    _("“{name}” in the story; explain it").format(name=own), name, column=0)
        top["feelings"] = flow([f"word {number}" for number in range(6)] if fill else [])
        top["needs"] = flow([f"word {number}" for number in range(4)] if fill else [])
        for name, words in head_remarks().items():
            if name in top and not (name == "title" and draft.title):
                top.yaml_add_eol_comment(words, name, column=0)
        return top

    def beat(self, beat: DraftBeat) -> CommentedMap:
        """One beat."""
        fill = ["word 0"] if self.stand_in else []
        written = block({
            "says": self.quoted(beat.says), "looks": self.quoted(""), "feels": flow(fill), "needs": flow(fill)})
        written["options"] = block({letter: self.option(option) for letter, option in beat.options.items()})
        for letter, option in beat.options.items():
            if option.remarks:
                written["options"].yaml_set_comment_before_after_key(letter, before="\n".join(option.remarks), indent=6)
        self.explain("beat", written, {
            "looks": _("how they look and sound"), "feels": _("one to four words of “feelings”"),
            "needs": _("one to three words of “needs”")})
        return written

    def option(self, option: DraftOption) -> CommentedMap:
        """One reply."""
        fill = bool(self.stand_in)
        written = block({"say": self.quoted(option.say)})
        if option.when:
            written["when"] = flow(option.when)
        written["carries"] = flow(["cognitive"] if fill else [])
        written["does"] = flow([])
        written |= {"depth": 2 if fill else None, "trap": None, "thought": self.quoted("")}
        written["moves"] = flow({"stand": 0} if fill else {})
        if option.remembers:
            written["remembers"] = flow(option.remembers)
        written |= {"why": self.quoted(""), "better": None if fill else EMPTY, "to": arrows(option.to)}
        self.explain("option", written, {
            "carries": _("cognitive, affective or compassionate, one or two; or none, and a trap"),
            "does": _("checks, asks-straight, or nothing; one reply of the scene at least checks back"),
            "depth": _("2 when it lands, 1 when it goes part of the way; empty for a trap"),
            "trap": _("fixing, judging, minimising, interrogating or self-reference; or empty"),
            "thought": _("the other person's inner line"), "moves": _("how the gauges move, -3 to 3"),
            "why": _("what the reply did, kindly, in one to three sentences"),
            "better": _("a stronger wording; delete the line when the reply lands")})
        return written

    def ending(self, ending: DraftEnding) -> CommentedMap:
        """One ending."""
        written = block({"title": self.quoted(ending.title), "text": self.quoted(ending.text)})
        written["debrief"] = flow([self.quoted("")] if self.stand_in else [])
        written |= {"reflection": self.quoted(""), "skill": self.quoted("")}
        self.explain("ending", written, {"debrief": _("questions to talk over"),
                                         "reflection": _("one question to write about"),
                                         "skill": _("one skill a supervisor can see and rate")})
        return written

    def explain(self, part: str, written: CommentedMap, words: dict[str, str]) -> None:
        """Say what belongs in the empty places, at the first part of its sort."""
        if part not in self.told:
            self.told.add(part)
            for name, text in words.items():
                written.yaml_add_eol_comment(text, name, column=0)

    def quoted(self, text: str) -> str:
        """Words so that no letter is escaped; in quotation marks the stand-in, or nothing, where there are none."""
        if not set(text) & set('"\\'):
            words: str = Quoted(text or self.stand_in)
        else:
            words = Literal(text) if "'" in text else SingleQuoted(text)
        return words

    def date(self) -> Any:
        """The stand-in for a date, or nothing."""
        import datetime

        return datetime.date(2026, 1, 1) if self.stand_in else None


def head_remarks() -> dict[str, str]:
    """What belongs in the entries of the head."""
    return {
        "title": _("what the scene is called"), "source": _("who wrote the story, and where it is from"),
        "rights": _("by whose leave you use it, or under which licence"), "reviewed": _("your role, and today's date"),
        "language": _("for example en"), "about": _("one or two sentences for the list"),
        "practise": _("what people practise here; starts with a verb"), "minutes": _("how long it takes, about"),
        "not_for": _("who should leave it out for now, kindly said"),
        "safety": _("what to do when it becomes too much"),
        "scene": _("who is there, where, and what is at stake"), "other": _("the person who speaks"),
        "helper": _("the person the player plays"), "gauges": _("two or three, each with label, low, high and start"),
        "levels": _("two at least, each with a label; see two-cups.yaml"),
        "feelings": _("six words at least, for whoever plays the other person"), "needs": _("four words at least"),
    }


def arrows(to: tuple[DraftArrow, ...]) -> Any:
    """A name alone, or a list of arrows with conditions."""
    if len(to) == 1:
        return to[0].go
    return CommentedSeq([flow({"when": flow(arrow.when), "go": arrow.go} if arrow.when else {"go": arrow.go})
                         for arrow in to])


def block(entries: dict[str, Any]) -> CommentedMap:
    """Entries one under the other."""
    return CommentedMap(entries)


def flow(entries: Any) -> Any:
    """Entries or a list on one line."""
    written = CommentedMap(entries) if isinstance(entries, dict) else CommentedSeq(entries)
    written.fa.set_flow_style()
    return written


def listed(title: str, notes: tuple[Note, ...]) -> str:
    """Notes as comments at the end of the file."""
    return "".join(f"# {line}\n" for line in (title, *(f"- {note}" for note in notes))) if notes else ""
