"""Reads Twee 3: Twine stories as plain text, through pytwee."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from empathy_widgets.exchange.stories.story import MOST_PASSAGES, Budget, Note, Story, folded, refuse, brief
from empathy_widgets.exchange.stories.twine_story import TwinePassage, tell
from empathy_widgets.strings import _

if TYPE_CHECKING:
    from pytwee.twee3 import Parser

__all__ = ["looks_like_twee", "read_twee"]

HEADER = re.compile(r"(?m)^::[ \t]*\S")
STORY_DATA = re.compile(r"::[ \t]*StoryData[ \t]*(?:[\[{].*)?$")
LONGEST_HEADER = 300
ESCAPED = {f"\\{letter}": chr(0xE000 + index) for index, letter in enumerate("[]{}\\")}
"""pytwee knows no escaped brackets in a header: for its eyes they are letters nobody uses."""


def looks_like_twee(text: str) -> bool:
    """Whether a line starts a passage."""
    return HEADER.search(text) is not None


def read_twee(text: str, name: str, budget: Budget, start: str = "") -> Story:
    """Read a Twee 3 file; ``name`` is its title where it says none, ``start`` where it begins whatever it says."""
    passages, title, settings, notes = passages_of(text, budget)
    kind = settings.get("format")
    start = start or str(settings.get("start") or "")
    return tell(
        _("Twee 3"), title or name, start, kind if isinstance(kind, str) else "", passages, notes, budget)


def passages_of(text: str, budget: Budget) -> tuple[list[TwinePassage], str, dict[str, Any], list[Note]]:
    """The passages with the line each starts on, the title, what StoryData says, and notes."""
    import pytwee
    from pytwee.twee3 import Parser

    story = pytwee.Story()
    parser = Parser(story)
    notes: list[Note] = []
    lines: list[int] = []
    settings: list[str] = []
    own: list[str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        budget.tick()
        line = line.rstrip("\r")
        if line.startswith("::"):
            own = settings if STORY_DATA.match(line) else None
            if own is None and header(parser, line, number, notes):
                lines += [] if parser.current.header.name == "StoryTitle" else [number]
            if len(lines) > MOST_PASSAGES:
                refuse(_("This story has more than {count} passages. Split it, and bring in one part.").format(
                    count=MOST_PASSAGES))
        elif own is not None:
            own.append(line)
        else:
            parser(line)
    parser.current = None
    found = [TwinePassage(restored(one.header.name), one.context, frozenset(one.header.tags), line)
             for one, line in zip(story.passages, lines, strict=True)]
    return found, folded(story.title or ""), story_data(settings, notes), notes


def header(parser: Parser, line: str, number: int, notes: list[Note]) -> bool:
    """Begin a passage.

    A header pytwee cannot read is read without what it says in brackets, or noted and passed over.
    """
    if len(line) > LONGEST_HEADER:
        refuse(_("Line {line} starts a passage with a name of more than {count} characters. Shorten it.").format(
            line=number, count=LONGEST_HEADER))
    for mark, letter in ESCAPED.items():
        line = line.replace(mark, letter)
    before = parser.current
    for words in (line, line.partition("{")[0], "::" + re.sub(r"[\[{].*", "", line[2:])):
        try:
            parser(words)
        except (ValueError, TypeError, RecursionError):
            continue
        if parser.current is not before:
            if words != line:
                notes.append(Note(_("line {line}").format(line=number), _(
                    "What stands behind the passage's name cannot be read and is not carried over.")))
            return True
    notes.append(Note(_("line {line}").format(line=number), _(
        "A passage without a name; what stands in it was added to the passage before.")))
    return False


def story_data(lines: list[str], notes: list[Note]) -> dict[str, Any]:
    """What the passage StoryData says."""
    if not lines:
        return {}
    try:
        found = json.loads("\n".join(lines))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        notes.append(Note(_("passage “StoryData”"), _("It cannot be read; the start and the format were guessed.")))
        return {}
    return found


def restored(name: str) -> str:
    """The name with the brackets that were escaped."""
    for mark, letter in ESCAPED.items():
        name = name.replace(letter, mark[1:])
    return brief(name, LONGEST_HEADER)
