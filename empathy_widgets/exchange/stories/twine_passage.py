"""Puts the pieces of a Twine passage together: its words, its replies, what it makes true, and what is left."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from empathy_widgets.exchange.stories.conditions import Questions, asked_for, every, opposite, set_to
from empathy_widgets.exchange.stories.story import Budget, Note, Passage, Reply, Way, folded, refuse, brief
from empathy_widgets.exchange.stories.twine_harlowe import harlowe
from empathy_widgets.exchange.stories.twine_others import chapbook, snowman
from empathy_widgets.exchange.stories.twine_pieces import Piece, plain, stripped
from empathy_widgets.exchange.stories.twine_sugarcube import sugarcube
from empathy_widgets.exchange.stories.twine_words import Linked, said, without_places
from empathy_widgets.strings import _

__all__ = ["DIALECTS", "dialect_of", "read_passage"]

DIALECTS: dict[str, Callable[[str, set[str]], Iterator[Piece]]] = {
    "Harlowe": harlowe, "SugarCube": sugarcube, "Chapbook": chapbook, "Snowman": snowman,
}
DEEPEST = 40
OUTSIDE = re.compile(r"(?:https?|ftp)://|mailto:|www\.", re.I)
NAKED = re.compile(r"\$[A-Za-z_]\w{0,60}|\{[A-Za-z_]\w{0,60}\}")


def dialect_of(named: str, text: str) -> str:
    """The dialect a story says it is in; where it says nothing, the one its passages look like."""
    for dialect in DIALECTS:
        if dialect.casefold() in named.casefold():
            return dialect
    signs = {"SugarCube": ("<<", "[img["), "Snowman": ("<%",),
             "Harlowe": ("(set:", "(if:", "(link-goto:", "(else:", "(put:")}
    return next((dialect for dialect, marks in signs.items() if any(mark in text for mark in marks)), "Chapbook")


@dataclass
class Block:
    """A stretch of a passage: what must hold for it; of a link also its words, its target, and what was found in it."""

    how: str
    when: Questions = ()
    brief: str = ""
    say: str = ""
    to: str = ""
    at: int = 0
    goes: bool = False
    sets: list[str] = field(default_factory=list)
    words: list[str | Linked] = field(default_factory=list)


class Reading:
    """One passage while it is read."""

    def __init__(self, name: str, where: Callable[[int], str], starts: list[int], first: bool) -> None:
        self.name, self.place, self.starts, self.first = name, where, starts, first
        self.blocks: list[Block] = []
        self.chains: dict[int, list[Questions]] = {}
        self.said: dict[int, str] = {}
        self.words: list[str | Linked] = []
        self.aside: list[str | Linked] = []
        self.aside_at, self.aside_when = 0, ""
        self.replies: list[Reply] = []
        self.sets: list[str] = []
        self.notes: dict[Note, None] = {}

    def where(self, at: int) -> str:
        """The passage and the line of a character."""
        return self.place(bisect_right(self.starts, at))

    def note(self, at: int, text: str, *, decide: bool = False) -> None:
        """Write down, once, what is left, or what a person must decide."""
        self.notes[Note(self.where(at), text, decide)] = None

    def when(self) -> Questions:
        """All that must hold here; None when some of it cannot be said."""
        return every(block.when for block in self.blocks)

    def condition(self) -> str:
        """The conditions here as the story says them."""
        return " … ".join(block.brief for block in self.blocks if block.brief)

    def link_block(self) -> Block | None:
        """The link whose words or doings this is, if any."""
        return next((block for block in reversed(self.blocks) if block.how == "link"), None)

    def take(self, piece: Piece) -> None:
        """Take in the next piece."""
        if any(block.how == "never" for block in self.blocks) and piece.kind not in ("open", "close"):
            return
        takers: dict[str, Callable[[Piece], None]] = {
            "text": lambda piece: self.say(piece.at, piece.text), "link": self.link, "open": self.open,
            "close": self.close, "set": self.set, "go": self.go, "left": lambda piece: self.note(piece.at, piece.text)}
        takers[piece.kind](piece)

    def say(self, at: int, words: str | Linked) -> None:
        """Words, or the words of a link: of a block that is clicked, of the passage, or only under a condition."""
        if self.blocks and (block := self.link_block()):
            block.words.append(words)
        elif not self.blocks or self.when() == ():
            if self.aside:
                self.told_aside()
            self.words.append(words)
        else:
            condition = brief(self.condition() or "…")
            if condition != self.aside_when:
                self.told_aside()
            self.aside_at, self.aside_when = self.aside_at if self.aside else at, condition
            self.aside.append(words)

    def told_aside(self) -> None:
        """Write down what was only said under a condition, whole."""
        if words := said(self.aside):
            self.note(self.aside_at, _(
                "“{words}” is only said when “{condition}”; decide whether it is said at all.").format(
                    words=words, condition=self.aside_when), decide=True)
        self.aside = []

    def link(self, piece: Piece) -> None:
        """A link to a passage."""
        sets = []
        for part in piece.sets.split(";"):
            if part.strip(" ]"):
                sets += self.true(piece.at, part.strip(" ]"))
        if OUTSIDE.match(piece.to):
            self.say(piece.at, folded(plain(piece.text)))
            self.note(piece.at, _("“{say}” leads out of the story, to {to}; here it is only said.").format(
                say=brief(piece.text), to=brief(piece.to)))
            return
        self.say(piece.at, Linked(folded(plain(piece.text))))
        self.reply(piece.at, piece.text, piece.to, tuple(sets), ())

    def reply(self, at: int, say: str, to: str, sets: tuple[str, ...], after: tuple[str, ...]) -> None:
        """A reply under the conditions here."""
        say, when = folded(plain(say)), self.when()
        if when is None:
            self.note(at, _("The reply “{say}” is only offered when “{condition}”; that is not carried over.").format(
                say=brief(say), condition=brief(self.condition())))
        if not say:
            self.note(at, _(
                "The story goes on to “{to}” by itself; write the reply in between, or join the two.").format(
                    to=brief(to)), decide=True)
        self.replies.append(Reply(say, self.where(at), (Way(to),), when or (), sets, after))

    def open(self, piece: Piece) -> None:
        """A block begins."""
        depth = len(self.blocks)
        if depth >= DEEPEST:
            refuse(_("Conditions or links stand more than {count} deep inside one another in passage “{name}”. Write "
                     "them one after the other.").format(count=DEEPEST, name=brief(self.name, 60)))
        when: Questions = ()
        if piece.how in ("if", "elseif", "else"):
            chain = [] if piece.how == "if" else self.chains.get(depth, [None])
            asked = () if piece.how == "else" else asked_for(piece.text)
            when = every([*(opposite(earlier) for earlier in chain), asked])
            self.chains[depth] = [*chain, asked]
        shown_as = self.in_words(piece, depth)
        sets = self.true(piece.at, piece.sets.strip(" ]")) if piece.sets.strip(" ]") else []
        goes = piece.how == "replace"  # its words give way to what it shows
        how = "link" if goes else piece.how
        say = piece.text if how == "link" else ""
        self.blocks.append(Block(how, when, shown_as, say, piece.to, piece.at, goes, sets))

    def in_words(self, piece: Piece, depth: int) -> str:
        """The condition of a block as the story says it; of “else” the one before, turned round."""
        if piece.how == "else":
            return f"not ({self.said.get(depth, '?')})"
        if piece.how in ("if", "elseif"):
            self.said[depth] = piece.text
            return piece.text
        return ""

    def close(self, _piece: Piece) -> None:
        """A block ends; a link with a target becomes a reply, one without is words."""
        if not self.blocks:
            return
        block = self.blocks.pop()
        if block.how != "link":
            return
        words = said(block.words)
        if block.to:
            self.say(block.at, Linked(folded(plain(block.say))))
            self.reply(block.at, block.say, block.to, tuple(block.sets), (words,) if words else ())
            return
        self.note(block.at, _("“{say}” shows more words when it is clicked; here they are simply said.").format(
            say=brief(block.say)), decide=True)
        self.say(block.at, f" {words} " if words and block.goes else f" {block.say} {words} " if words else block.say)

    def set(self, piece: Piece) -> None:
        """A variable is set: on a link, or on entering the passage."""
        names = self.true(piece.at, piece.text)
        if block := self.link_block():
            block.sets += names
        elif names and self.when() != ():
            self.note(piece.at, _("“{what}” happens only when “{condition}”; that is not carried over.").format(
                what=brief(piece.text), condition=brief(self.condition())))
        else:
            self.sets += names

    def true(self, at: int, text: str) -> list[str]:
        """The name that becomes true; what is set to anything else is noted."""
        found = set_to(text)
        if found is None:
            self.note(at, _(
                "“{what}” is not carried over; only a yes or no can be remembered.").format(what=brief(text)))
        elif not found[1] and not self.first:
            self.note(at, _(
                "“{what}” is not carried over: what is remembered stays remembered.").format(what=brief(text)))
        return [found[0]] if found and found[1] else []

    def go(self, piece: Piece) -> None:
        """The story goes on by itself, or a link says where it leads."""
        if block := self.link_block():
            block.to = block.to or piece.to
        else:
            self.reply(piece.at, "", piece.to, (), ())


def read_passage(
    name: str, text: str, dialect: str, names: set[str], where: Callable[[int], str], first: bool, budget: Budget,
) -> tuple[Passage, list[Note]]:
    """One passage, and what is left for a person.

    Parameters
    ----------
    name, text : str
        As they stand in the story.
    dialect : str
        A name of `DIALECTS`.
    names : set of str
        All passages there are.
    where : callable
        Line of the passage, from 1, to the place in words.
    first : bool
        Whether the story starts here: what is set to “no” there needs no word.
    budget : Budget
        Refuses what takes too long.
    """
    text, gone = stripped(without_places(text))
    starts = [0, *(index + 1 for index, letter in enumerate(text) if letter == "\n")]
    reading = Reading(name, where, starts, first)
    for sentence in gone:
        reading.note(0, sentence)
    for piece in DIALECTS[dialect](text, names):
        budget.tick()
        reading.take(piece)
    while reading.blocks:
        reading.close(Piece("close", len(text)))
    reading.told_aside()
    words = said(reading.words)
    for variable in sorted(set(NAKED.findall(" ".join([words, *(reply.say for reply in reading.replies)])))):
        reading.note(0, _("The value of “{name}” is shown in the words; write what should stand there.").format(
            name=variable), decide=True)
    sets = tuple(dict.fromkeys(reading.sets))
    return Passage(name, where(1), words, tuple(reading.replies), sets), list(reading.notes)
