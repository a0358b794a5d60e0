"""What a Twine passage is made of: words, links, blocks under a condition, things set, and what is not carried over.

The dialects (twine_harlowe.py and its neighbours) cut a passage into these pieces; twine_passage.py puts them together.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Literal

from empathy_widgets.strings import _

__all__ = ["Piece", "cut", "left", "link", "plain", "quoted", "stripped"]

MARKS = re.compile(r"''|\*\*|~~|\^\^|(?<!:)//|(?<!_)__(?!_)|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?m:\\$)")
LINE_MARKS = re.compile(r"(?m)^[ \t]*(?:!{1,6}|\#{1,6}(?=[ \t])|[*>+](?=[ \t])|-{3,}$)[ \t]*")
TAG = re.compile(r"(?<!<)</?[A-Za-z][^<>]{0,800}>")
TAG_LINK = re.compile(
    r"<a\s[^<>]{0,200}?data-passage=[\"']([^\"'<>]{1,200})[\"'][^<>]{0,200}>(.{0,500}?)</a>", re.I | re.S)
SILENT = re.compile(r"(?<!<)<(script|style)\b[^<>]{0,400}>", re.I)
COMMENT = re.compile(r"<!--(?:(?!-->).){0,20000}-->", re.S)
MEDIA = re.compile(r"(?<!<)<(img|image|audio|video|iframe|object|embed|svg|canvas)\b", re.I)
STRING = re.compile(r"\"([^\"\n]{0,300})\"|'([^'\n]{0,300})'")


@dataclass(frozen=True)
class Piece:
    """One piece of a passage.

    Attributes
    ----------
    kind : str
        ``text``; ``link`` (to a passage); ``open`` and ``close`` (a block); ``set`` (a variable); ``go`` (on by
        itself); ``left`` (a sentence about what is not carried over).
    at : int
        Where it stands, in characters from the start of the passage.
    text : str
        The words, the condition, what is set, or the sentence.
    to : str
        The passage a link leads to.
    how : str
        Of ``open``: ``if``, ``elseif`` and ``else`` have a condition, ``link`` and ``replace`` have words to
        click, which the latter shows no longer then; ``always`` has neither.
    sets : str
        What a link sets on the way.
    """

    kind: Literal["text", "link", "open", "close", "set", "go", "left"]
    at: int
    text: str = ""
    to: str = ""
    how: str = ""
    sets: str = ""


def left(at: int, what: str) -> Piece:
    """Something that is not carried over, in the story's own words."""
    return Piece("left", at, what)


def quoted(text: str) -> list[str]:
    """The strings in quotation marks, in order."""
    return [first or second for first, second in STRING.findall(text[:2000])]


def link(at: int, inner: str, names: set[str]) -> Piece:
    """What stands between ``[[`` and ``]]``, in any of the four ways to write it.

    Examples
    --------
    >>> [link(0, text, set()).to for text in ("Go on->Kitchen", "Kitchen<-Go on", "Go on|Kitchen", "Kitchen")]
    ['Kitchen', 'Kitchen', 'Kitchen', 'Kitchen']
    """
    inner, _bracket, sets = inner.partition("][")
    if inner.strip() in names:
        say = to = inner
    elif "->" in inner:
        say, _arrow, to = inner.rpartition("->")
    elif "<-" in inner:
        to, _arrow, say = inner.partition("<-")
    elif "|" in inner:
        say, _bar, to = inner.partition("|")
    else:
        say = to = inner
    return Piece("link", at, say.strip(), to.strip(), sets=sets)


def cut(text: str, at: int, end: str, longest: int = 20_000) -> tuple[str, int] | None:
    """What stands from ``at`` to ``end``, and where it goes on; None when the end is missing."""
    found = text.find(end, at, at + longest)
    return None if found < 0 else (text[at:found], found + len(end))


def stripped(text: str) -> tuple[str, list[str]]:
    """The passage without programs and styles, pages' links in Twine's own form, and sentences about what went."""
    gone = []
    text = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    while found := SILENT.search(text):
        end = text.casefold().find(f"</{found[1].casefold()}", found.end())
        stop = text.find(">", end) + 1 if end >= 0 else 0
        lines = text[found.start():stop or len(text)].count("\n")
        text = text[:found.start()] + "\n" * lines + (text[stop:] if stop else "")
        gone.append(_("A program in the passage is not carried over.") if found[1].casefold() == "script"
                    else _("A style in the passage is not carried over."))
        if len(gone) > 50:
            break
    text = TAG_LINK.sub(lambda tag: f"[[{tag[2]}->{tag[1]}]]", text)
    gone += [_("A picture, sound or other medium ({name}) is not carried over.").format(name=name.casefold())
             for name in MEDIA.findall(text)]
    return text, gone


def plain(text: str) -> str:
    """Words without marks for bold, italics, headings and lists, and without tags.

    Examples
    --------
    >>> plain("She ''smiles'' & //waits//.<br>You <b>wait</b> too: https://example.org")
    'She smiles & waits.\\nYou wait too: https://example.org'
    """
    text = re.sub(r"<br\s*/?>|</p>", "\n", text, flags=re.I)
    text = LINE_MARKS.sub("", MARKS.sub("", TAG.sub("", text)))
    try:
        return html.unescape(text)
    except ValueError:  # a character number no computer counts to
        return text
