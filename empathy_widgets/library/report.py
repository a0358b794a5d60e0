"""What the checker reports of a sound scene, lesson, region or worksheet: how much it holds, how easily it is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from empathy_widgets.domain import Lesson, Region, Script, Worksheet
from empathy_widgets.library.check import kind_of, read_content
from empathy_widgets.play.walk import walk
from empathy_widgets.strings import _

__all__ = ["lix", "report"]

LONG_WORD = 6
EASE = ((25, "very easy"), (35, "easy"), (45, "middling"), (55, "hard"))


def report(path: Path | str) -> list[str]:
    """A line for each sound scene, lesson, region and worksheet of a file or folder; nothing for other content."""
    path = Path(path)
    told_of = ("scripts", "lessons", "brain", "worksheets")
    folders = [path / name for name in told_of if (path / name).is_dir()] or [path]
    files = [file for folder in folders for file in (sorted(folder.glob("*.yaml")) if folder.is_dir() else [folder])]
    told: dict[str, Callable[[Any], str]] = {
        "script": line, "lesson": lesson_line, "region": region_line, "worksheet": worksheet_line}
    read = [(told[kind.noun], read_content(file, kind, proofs=False).noun)
            for file in files if (kind := kind_of(file)).noun in told]
    return [say(noun) for say, noun in read if noun is not None]


def lesson_line(lesson: Lesson) -> str:
    """One lesson in a line."""
    read = [text for section in lesson.sections for text in section.paragraphs]
    read += [text for check in lesson.checks for choice in check.choices for text in (choice.text, choice.why)]
    read += [fact.says for section in lesson.sections for fact in section.facts] + [one.says for one in lesson.points]
    index = lix(" ".join(read))
    return _("{id}: {facts} facts, {cards} scenes to sort, {checks} questions, {words:,} words, LIX {lix} "
             "({ease})").format(
        id=lesson.id, facts=sum(len(one.facts) for one in lesson.sections) + len(lesson.points),
        cards=len(lesson.sort.cards) if lesson.sort else 0, checks=len(lesson.checks),
        words=sum(len(text.split()) for text in read), lix=index, ease=ease(index))


def region_line(region: Region) -> str:
    """One region of the brain in a line."""
    read = [region.where, region.does, region.popular, *(fact.says for fact in region.supported), region.disputed,
            *(one.text for one in region.in_the_room)]
    index = lix(" ".join(read))
    return _("{id}: {facts} facts, {words:,} words, LIX {lix} ({ease})").format(
        id=region.id, facts=len(region.supported), words=sum(len(text.split()) for text in read), lix=index,
        ease=ease(index))


def worksheet_line(sheet: Worksheet) -> str:
    """One worksheet in a line; a heading or a prompt without its stop counts as a sentence."""
    read = [text for part in sheet.parts for text in (part.heading, part.says, *part.entries, *part.rows) if text]
    index = lix(" ".join(f"{text.rstrip('.')}." for text in (sheet.lead, sheet.safety, *read) if text))
    return _("{id}: {parts} parts, {words:,} words, LIX {lix} ({ease})").format(
        id=sheet.id, parts=len(sheet.parts), words=sum(len(text.split()) for text in read), lix=index,
        ease=ease(index))


def line(script: Script) -> str:
    """One scene in a line."""
    spoken = [text for beat in script.beats for text in (beat.says, *(option.say for option in beat.options))]
    walks = [walk(script, level.id) for level in script.levels]
    index = lix(" ".join(spoken))
    return _("{id}: {beats} beats, {endings} endings, {paths:,} paths of {short} to {long} turns, {words:,} words to "
             "say, LIX {lix} ({ease})").format(
        id=script.id, beats=len(script.beats), endings=len(script.endings), paths=sum(one.paths for one in walks),
        short=min(one.shortest for one in walks), long=max(one.longest for one in walks),
        words=sum(len(text.split()) for text in spoken), lix=index, ease=ease(index))


def lix(text: str) -> int:
    """The readability index LIX: words a sentence plus the percentage of words longer than six letters.

    Examples
    --------
    >>> lix("The cat sat. The dog barked.")
    3

    Notes
    -----
    Source of the formula: Björnsson, C. H. (1968), Läsbarhet (no address found). The words for its bands, `EASE`, are
    the workbook's own: the tables we found break at 30, 40, 50 and 60.
    """
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)
    sentences = max(1, len(re.findall(r"[.!?…]+(?=\s|$)|[.!?…]+[”\"’)]", text)))
    if not words:
        return 0
    return round(len(words) / sentences + 100 * sum(len(word) > LONG_WORD for word in words) / len(words))


def ease(index: int) -> str:
    """What an index means, in a word."""
    names = {"very easy": _("very easy"), "easy": _("easy"), "middling": _("middling"), "hard": _("hard")}
    return next((names[name] for most, name in EASE if index < most), _("very hard"))
