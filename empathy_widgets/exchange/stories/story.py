"""A story from elsewhere in the words scripts are made of: passages, replies, and the ways between them.

What every format is read into before it becomes a draft, and the limits that hold for all of them.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NoReturn

from empathy_widgets.errors import ExchangeError
from empathy_widgets.strings import _, ngettext

__all__ = ["LONGEST_PASSAGE", "MOST_BYTES", "MOST_LETTERS", "MOST_PASSAGES", "Asked", "Budget", "Note", "Passage",
           "Reply", "Story", "Way", "folded", "gathered", "refuse", "refuse_long", "brief"]

MOST_BYTES = 5_000_000
"""Bytes of one story."""
MOST_PASSAGES = 500
"""Passages, nodes or moments of choice in one story."""
MOST_LETTERS = 1_000_000
"""Characters to read in one story, without its programs: a long novel."""
LONGEST_PASSAGE = 50_000
"""Characters of one passage; a beat has room for 500."""
MOST_LOOKS = 300_000
"""Lines, pieces and steps that are looked at in one story before it is given up: the same on every machine."""
MOST_SECONDS = 4
"""How long reading may take on a machine so slow that even this many looks are too many."""
MOST_ALIKE = 3
"""Notes of the same words that are listed one by one."""
LONGEST_SHOWN = 160
"""Characters of a story's own words that a note repeats."""


@dataclass(frozen=True)
class Note:
    """Something a person should know: where in the story, and what.

    Examples
    --------
    >>> print(Note("passage “Kitchen”, line 4", "The picture is not carried over."))
    passage “Kitchen”, line 4: The picture is not carried over.
    """

    where: str
    text: str
    open: bool = False
    """Whether a person must decide it; else it is only said what was left."""

    def __str__(self) -> str:
        """The place and the sentence."""
        return f"{self.where}: {self.text}" if self.where else self.text


@dataclass(frozen=True)
class Asked:
    """A yes-or-no the story keeps, asked for: it holds when ``name`` is true, or is not true when ``negated``."""

    name: str
    negated: bool = False


@dataclass(frozen=True)
class Way:
    """Where a reply leads, by the passage's name, when everything asked holds."""

    to: str
    when: tuple[Asked, ...] = ()


@dataclass(frozen=True)
class Reply:
    """A link or choice: its words, where it stands, where it leads.

    Attributes
    ----------
    say : str
        Empty when the story goes on by itself.
    where : str
        For a note.
    to : tuple of Way
        In the order they are tried; a name may lead nowhere.
    when : tuple of Asked
        Offered only when all of this holds.
    sets : tuple of str
        What becomes true with this reply.
    after : tuple of str
        What the story says in answer, before it comes to the next passage.
    """

    say: str
    where: str
    to: tuple[Way, ...]
    when: tuple[Asked, ...] = ()
    sets: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """What is said between two replies; one without replies ends the story. ``sets`` becomes true on entering it."""

    name: str
    where: str
    text: str
    replies: tuple[Reply, ...] = ()
    sets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Story:
    """A whole story as it was read, and the notes about what could not be carried over."""

    kind: str
    title: str
    start: str
    passages: tuple[Passage, ...]
    left: tuple[Note, ...] = ()
    speaker: str = ""
    """The one person who speaks, where the story says so."""


@dataclass
class Budget:
    """Counts what is looked at, and gives up after ``most`` looks; the seconds of its own work are only a last net."""

    most: float = MOST_LOOKS
    seconds: float = MOST_SECONDS
    looks: int = 0
    began: float = field(default_factory=time.process_time)

    def late(self) -> bool:
        """One look more, and whether it is one too many."""
        self.looks += 1
        return self.looks > self.most or time.process_time() - self.began > self.seconds

    def tick(self) -> None:
        """Refuse the file when there was too much to look at."""
        if self.late():
            refuse(_("This story takes too long to read. Split it into smaller files, or look for something that "
                     "repeats without end."))


def gathered(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes, each once; of many with the same words the first, and how many there are.

    Examples
    --------
    >>> [str(note) for note in gathered(Note(f"line {line}", "“<<br>>” is not carried over.") for line in range(1, 6))]
    ['line 1: “<<br>>” is not carried over. (And at 4 more places.)']
    """
    alike: dict[str, list[Note]] = {}
    for note in dict.fromkeys(notes):
        alike.setdefault(note.text, []).append(note)
    found: list[Note] = []
    for same in alike.values():
        if len(same) > MOST_ALIKE:
            count = len(same) - 1
            more = ngettext("(And at {count} more place.)", "(And at {count} more places.)", count).format(count=count)
            same = [replace(same[0], text=f"{same[0].text} {more}")]
        found += same
    return tuple(found)


def refuse(sentence: str) -> NoReturn:
    """Refuse the file in one sentence."""
    raise ExchangeError(sentence) from None


def refuse_long(letters: int, passage: str = "") -> None:
    """Refuse a story, or one passage of it, that has more letters than are read."""
    if passage and letters > LONGEST_PASSAGE:
        refuse(_("“{name}” has more than {count:,} characters. Split it into several.").format(
            name=brief(passage, 60), count=LONGEST_PASSAGE))
    if letters > MOST_LETTERS:
        refuse(_("This story has more than {count:,} characters. Split it, and bring in one part.").format(
            count=MOST_LETTERS))


def folded(text: str) -> str:
    """The text on one line, without letters no screen shows.

    Examples
    --------
    >>> folded("  You are late.\\n\\n  Again. ")
    'You are late. Again.'
    """
    line = " ".join(text.split())
    if line.isprintable():
        return line
    seen = (letter if letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn") or
            letter in "\u200d\u200c" else "" for letter in text)
    return " ".join("".join(seen).split())


def brief(text: str, longest: int = LONGEST_SHOWN) -> str:
    """A story's own words in a note: one short line."""
    line = folded(text[: 4 * longest])
    return line if len(line) <= longest else line[:longest].rstrip() + "…"
