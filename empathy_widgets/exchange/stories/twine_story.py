"""Makes a story of Twine's passages, whether they came as Twee or as a published page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from empathy_widgets.exchange.stories.story import Budget, Note, Passage, Story, refuse, refuse_long, brief
from empathy_widgets.exchange.stories.twine_passage import DIALECTS, dialect_of, read_passage
from empathy_widgets.strings import _

__all__ = ["TwinePassage", "tell"]

SPECIAL = {
    "storyauthor", "storybanner", "storycaption", "storydata", "storydisplaytitle", "storyincludes", "storyinit",
    "storyinterface", "storymenu", "storysettings", "storyshare", "storysubtitle", "storytitle", "passagedone",
    "passagefooter", "passageheader", "passageready", "donotsave", "stylesheet", "userstylesheet", "userscript",
}
SPECIAL_TAGS = {"script", "stylesheet", "widget", "init", "header", "footer", "startup", "debug-header",
                "debug-footer", "debug-startup", "twine.image", "twine.audio", "twine.video", "twine.vtt",
                "twine.private", "annotation"}
EVERYWHERE, EVERYWHERE_TAGS = {"passageheader", "passagefooter", "storycaption", "storybanner"}, {"header", "footer"}
"""Of the special ones, those that are shown with every other passage."""


@dataclass(frozen=True)
class TwinePassage:
    """One passage as it stands in the file; ``line`` is the line of its header, 0 where lines mean nothing."""

    name: str
    text: str
    tags: frozenset[str]
    line: int


def tell(
    kind: str, title: str, start: str, named: str, passages: list[TwinePassage], notes: list[Note], budget: Budget,
) -> Story:
    """The whole story.

    Parameters
    ----------
    kind, title : str
        What sort of file it is, and what the story is called.
    start : str
        The passage the story says it starts with; may be empty.
    named : str
        The story format the file names, for example ``Harlowe``; may be empty.
    passages : list of TwinePassage
        In the order of the file.
    notes : list of Note
        What was left while the file was taken apart.
    budget : Budget
        Refuses what takes too long.
    """
    spoken, special, notes = [], [], list(notes)
    for passage in passages:
        if passage.name.casefold() in SPECIAL or passage.tags & SPECIAL_TAGS:
            special.append(passage)
        else:
            refuse_long(len(passage.text), passage.name)
            spoken.append(passage)
    refuse_long(sum(len(passage.text) for passage in spoken))
    if not spoken:
        refuse(_("There is no passage to read in this story. Check that it is the right file."))
    dialect = dialect_of(named, "\n".join(passage.text for passage in spoken))
    if named and not any(known.casefold() in named.casefold() for known in DIALECTS):
        notes.append(Note("", _(
            "The story format “{name}” is not known here; what it adds to Twine may stand in the words."
        ).format(name=brief(named))))
    notes += [aside(passage, dialect, budget) for passage in special
              if passage.text.strip() and passage.name.casefold() not in ("storytitle", "storydata")]
    names = {passage.name for passage in spoken}
    first = beginning(start, spoken, notes)
    told: list[Passage] = []
    for passage in spoken:
        budget.tick()
        one, left = read_passage(
            passage.name, passage.text, dialect, names, place(passage), passage.name == first, budget)
        told.append(one)
        notes += left
    return Story(f"{kind}, {dialect}" if named else kind, title, first, tuple(told), tuple(notes))


def aside(passage: TwinePassage, dialect: str, budget: Budget) -> Note:
    """What becomes of a passage that is no part of the story: its words, where it is shown with every other."""
    if passage.name.casefold() in EVERYWHERE or passage.tags & EVERYWHERE_TAGS:
        refuse_long(len(passage.text), passage.name)
        words = read_passage(passage.name, passage.text, dialect, set(), place(passage), False, budget)[0].text
        if words:
            return Note(place(passage)(1), _(
                "“{words}” is shown with every passage; decide where it is said.").format(words=words), True)
    return Note(place(passage)(1), _("This passage is for the program, not for people; it is not carried over."))


def beginning(start: str, passages: list[TwinePassage], notes: list[Note]) -> str:
    """Where the story starts: where it says, else at “Start”, as Twee does; where neither is, a person is asked."""
    names = [passage.name for passage in passages]
    if start and start not in names:
        refuse(_("This story is to start with “{name}”, and there is no such passage. Name the passage it "
                 "starts with, for example “{other}”, by --start.").format(
                     name=brief(start, 60), other=brief(names[0], 60)))
    first = next((name for name in (start, "Start", "start") if name in names), names[0])
    if not start and first != "Start" and len(names) > 1:
        notes.append(Note(place(passages[0])(1), _(
            "The story does not say where it starts; here it starts with “{name}”. Change “start” if it is "
            "another.").format(name=brief(first)), True))
    return first


def place(passage: TwinePassage) -> Callable[[int], str]:
    """From a line of the passage to words: the line of the file where the file is text, else of the passage."""
    name = brief(passage.name, 80)
    return lambda line: _("passage “{name}”, line {line}").format(name=name, line=passage.line + line)
