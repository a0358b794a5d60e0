"""From a story to the draft of a script: ids, arrows and memories, and what a person must decide.

What a story cannot know (what is felt and needed, what a reply does and why) stays empty; nothing is made up for it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from empathy_widgets.exchange.stories.ids import Names, mark, slug
from empathy_widgets.exchange.stories.story import Asked, Note, Passage, Reply, Story, Way, brief, gathered
from empathy_widgets.strings import _

__all__ = ["SceneDraft", "DraftArrow", "DraftBeat", "DraftEnding", "DraftOption", "make_draft"]

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class DraftArrow:
    """Where an option leads, and when."""

    go: str
    when: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftOption:
    """One reply as far as the story knows it; ``remarks`` are sentences for its editor."""

    say: str
    to: tuple[DraftArrow, ...]
    when: tuple[str, ...] = ()
    remembers: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftBeat:
    """What is said, and the replies by letter."""

    says: str
    options: dict[str, DraftOption]


@dataclass(frozen=True)
class DraftEnding:
    """How it ends."""

    title: str
    text: str


@dataclass(frozen=True)
class SceneDraft:
    """A script as far as a story knows it.

    Attributes
    ----------
    kind, id, title, start, speaker : str
        What sort of file it came from; the script's id and title; the first beat; who speaks, where the story says so.
    memories : dict of str to str
        Mark to the name the story has for it.
    beats, endings : dict
        By id, in the order of the story.
    left : tuple of Note
        What has no counterpart and is not in the draft.
    decide : tuple of Note
        What a person must decide or write.
    """

    kind: str
    id: str
    title: str
    start: str
    speaker: str
    memories: dict[str, str]
    beats: dict[str, DraftBeat]
    endings: dict[str, DraftEnding]
    left: tuple[Note, ...] = ()
    decide: tuple[Note, ...] = ()

    @property
    def options(self) -> int:
        """How many replies there are in all."""
        return sum(len(beat.options) for beat in self.beats.values())


def make_draft(story: Story, id: str) -> SceneDraft:
    """Make the draft of a script.

    Parameters
    ----------
    story : Story
        A story as it was read.
    id : str
        The script's id; empty to make it of the title.

    Returns
    -------
    Draft
        The same story always gives the same draft.
    """
    maker = Maker(story)
    beats, endings = {}, {}
    for name, passage in zip(maker.ids, story.passages, strict=True):
        if passage.replies:
            beats[name] = DraftBeat(passage.text, maker.options(passage))
        else:
            endings[name] = DraftEnding(brief(passage.name, 200), passage.text)
    start = maker.first[story.start]
    maker.look_over(start, beats)
    title = brief(story.title, 200)
    return SceneDraft(
        story.kind, id or slug(title, "story"), title, start, story.speaker, maker.memories(), beats, endings,
        gathered(note for note in (*story.left, *maker.left) if not note.open),
        tuple(dict.fromkeys([*(note for note in story.left if note.open), *maker.decide])),
    )


@dataclass
class Maker:
    """What is known of the whole story while its parts are written."""

    story: Story
    ids: list[str] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)
    left: list[Note] = field(default_factory=list)
    decide: list[Note] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = Names()
        for passage in self.story.passages:
            self.ids.append(self.names.new(slug(passage.name)))
            if passage.name in self.first:
                self.decide.append(Note(passage.where, _(
                    "There is another passage of this name, and every link leads to that one; this one became “{id}”."
                ).format(id=self.ids[-1])))
            self.first.setdefault(passage.name, self.ids[-1])
        self.entered = {passage.name: passage.sets for passage in reversed(self.story.passages)}
        self.marks = self.carried()

    def carried(self) -> dict[str, str]:
        """The story's names for what is both left by a reply and asked for, and their marks; the rest is noted."""
        at_start = self.entered.get(self.story.start, ())
        replies = [reply for passage in self.story.passages for reply in passage.replies]
        made = {name for reply in replies for name in reply.sets}
        made |= {name for passage in self.story.passages for name in passage.sets}
        asked = {one.name for reply in replies for one in (*reply.when, *(one for way in reply.to for one in way.when))}
        for name in sorted((made | asked) - ((made & asked) - set(at_start))):
            self.left.append(Note("", (
                _("“{name}” is true from the start, so nothing can ask for it.") if name in at_start else
                _("“{name}” becomes true, and nothing asks for it.") if name in made else
                _("“{name}” is asked for, and no reply makes it true.")).format(name=brief(name))))
        names = Names("_")
        return {name: names.new(mark(name)) for name in dict.fromkeys(
            one for reply in replies for one in (*reply.sets, *sorted(asked | made)))
            if name in made & asked and name not in at_start}

    def memories(self) -> dict[str, str]:
        """Mark to the story's own name."""
        return {short: brief(name) for name, short in self.marks.items()}

    def options(self, passage: Passage) -> dict[str, DraftOption]:
        """The replies of a passage by letter; what is beyond the alphabet is noted."""
        for reply in passage.replies[len(LETTERS):]:
            self.left.append(Note(reply.where, _("The reply “{say}” is one too many and is not carried over.").format(
                say=brief(reply.say))))
        return {letter: self.option(reply) for letter, reply in zip(LETTERS, passage.replies, strict=False)}

    def option(self, reply: Reply) -> DraftOption:
        """One reply."""
        remarks = [
            _("The story then says: “{words}” Work it into the thought, or into the next beat.").format(words=words)
            for words in reply.after
        ]
        arrows = self.arrows(reply, remarks)
        entered = [set(self.entered.get(way.to, ())) for way in reply.to]
        always = set.intersection(*entered) if entered else set()
        for name in sorted(set().union(*entered) - always):
            if name in self.marks:
                self.left.append(Note(reply.where, _("“{name}” becomes true only on one of the ways this reply leads; "
                                                     "that is not carried over.").format(name=brief(name))))
        self.decide += [Note(reply.where, remark) for remark in remarks]
        kept = [self.marks[name] for name in (*reply.sets, *sorted(always)) if name in self.marks]
        return DraftOption(reply.say, arrows, self.when(reply.when, reply), tuple(dict.fromkeys(kept)), tuple(remarks))

    def arrows(self, reply: Reply, remarks: list[str]) -> tuple[DraftArrow, ...]:
        """Where a reply leads; only the last arrow is without a condition."""
        arrows: list[DraftArrow] = []
        undecided: list[DraftArrow] = []
        for way in reply.to:
            when = self.when(way.when, reply)
            go = self.target(way, remarks)
            if way.when and not when:
                remarks.append(_("In the story this sometimes leads to “{to}”; decide when.").format(to=brief(way.to)))
                undecided.append(DraftArrow(go))
            else:
                arrows.append(DraftArrow(go, when))
            if not when and not way.when:
                break
        if undecided and (not arrows or arrows[-1].when):
            arrows.append(undecided[0])
        elif arrows[-1].when:
            remarks.append(_("The story does not say where this leads when “{when}” does not hold; decide it.").format(
                when=", ".join(arrows[-1].when)))
            arrows.append(DraftArrow(arrows[-1].go))
        if len(arrows) > 1 and len({arrow.go for arrow in arrows}) == 1:
            arrows = arrows[-1:]
        return tuple(arrows)

    def target(self, way: Way, remarks: list[str]) -> str:
        """The id of the passage a way leads to; of one that is not there, an id that is free."""
        if way.to in self.first:
            return self.first[way.to]
        remarks.append(_("It leads to “{to}”, and there is no such passage; write it, or lead elsewhere.").format(
            to=brief(way.to)))
        self.first[way.to] = self.names.new(slug(way.to, "to-be-written"))
        return self.first[way.to]

    def when(self, questions: tuple[Asked, ...], reply: Reply) -> tuple[str, ...]:
        """Conditions as a script says them; those about nothing it remembers are noted."""
        for one in questions:
            if one.name not in self.marks:
                self.left.append(Note(reply.where, _(
                    "The condition about “{name}” of the reply “{say}” is not carried over.").format(
                        name=brief(one.name), say=brief(reply.say))))
        return tuple(
            f"{'not ' if one.negated else ''}{self.marks[one.name]}" for one in questions if one.name in self.marks)

    def look_over(self, start: str, beats: dict[str, DraftBeat]) -> None:
        """Note what no way leads to, and which ids were made of names that have no letters for one."""
        seen, ahead = set(), [start]
        while ahead:
            here = ahead.pop()
            if here not in seen:
                seen.add(here)
                ahead += [arrow.go for option in (beats[here].options.values() if here in beats else ())
                          for arrow in option.to]
        for name, passage in zip(self.ids, self.story.passages, strict=True):
            if name not in seen:
                self.decide.append(Note(passage.where, _(
                    "No way leads here from the start; lead here, or delete “{id}”.").format(id=name)))
        twice = Counter((reply.say, passage.name) for passage in self.story.passages for reply in passage.replies)
        for (say, name), count in twice.items():
            if count > 1 and say:
                self.decide.append(Note(_("passage “{name}”").format(name=brief(name)), _(
                    "The reply “{say}” is there more than once; keep one, or tell them apart.").format(say=brief(say))))
