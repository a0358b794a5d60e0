"""Reads a Twine 2 story as it is published: ``tw-storydata`` with a ``tw-passagedata`` for each passage.

The page is searched, not rendered: only the opening tags of the story go through html.parser, and nothing is run.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from empathy_widgets.exchange.stories.story import MOST_PASSAGES, Budget, Note, Story, folded, refuse, brief
from empathy_widgets.exchange.stories.twine_story import TwinePassage, tell
from empathy_widgets.strings import _

__all__ = ["looks_like_twine", "read_twine"]

STORY, PASSAGE, END = "<tw-storydata", "<tw-passagedata", "</tw-passagedata>"
TAG = re.compile(r"<(tw-storydata|tw-passagedata|script|style)\b[^<>]{0,8000}>", re.IGNORECASE)


def looks_like_twine(text: str) -> bool:
    """Whether there is a Twine 2 story in the page."""
    return STORY in text


def read_twine(text: str, name: str, budget: Budget, start: str = "") -> Story:
    """Read a published Twine 2 story; ``name`` is its title where it says none, ``start`` where it begins."""
    at = text.find(STORY)
    end = text.find("</tw-storydata>", at)
    story = text[at:end if end >= 0 else len(text)]
    opening = TAG.match(story)
    if opening is None:
        refuse(_("The Twine story in this page is damaged where it begins. Publish it again in Twine."))
    settings = attributes(opening[0])
    notes = [] if text.find(STORY, at + 1) < 0 else [
        Note("", _("The page holds more than one story; only the first was read."))]
    passages, first = passages_of(story, opening.end(), settings.get("startnode", ""), notes, budget)
    return tell(
        _("Twine 2"), folded(settings.get("name", "")) or name, start or first, settings.get("format", ""), passages,
        notes, budget,
    )


def passages_of(story: str, at: int, start: str, notes: list[Note], budget: Budget) -> tuple[list[TwinePassage], str]:
    """The passages in order, and the name of the one with the number ``start``; the number where none has it."""
    passages, first = [], ""
    while found := TAG.search(story, at):
        budget.tick()
        tag, at = found[1].casefold(), found.end()
        end = story.find(END if tag == "tw-passagedata" else f"</{tag}", at)
        inside = story[at:end if end >= 0 else len(story)]
        at = end + 1 if end >= 0 else len(story)
        if tag == "tw-passagedata":
            about = attributes(found[0])
            name = brief(about.get("name", ""), 300)
            passages.append(TwinePassage(name, unescaped(inside), frozenset(about.get("tags", "").split()), 0))
            first = first or (name if about.get("pid") == start else "")
            if end < 0:
                notes.append(Note(_("passage “{name}”").format(name=name), _("It has no end in the file.")))
        elif tag in ("script", "style") and inside.strip():
            notes.append(Note("", _("The story's program is not carried over.") if tag == "script"
                              else _("The story's style is not carried over.")))
        if len(passages) > MOST_PASSAGES:
            refuse(_("This story has more than {count} passages. Split it, and bring in one part.").format(
                count=MOST_PASSAGES))
    return passages, first or (_("number {number}").format(number=start) if start else "")


def unescaped(text: str) -> str:
    """A passage's text as its author wrote it."""
    try:
        return html.unescape(text)
    except ValueError:
        refuse(_("A character in this page has a number that no character has. Publish the story again in Twine."))


class Opening(HTMLParser):
    """Reads one opening tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what the tag says."""
        self.found = {name: value or "" for name, value in attrs}


def attributes(tag: str) -> dict[str, str]:
    """What an opening tag says, by name; empty when it cannot be read."""
    parser = Opening()
    try:
        parser.feed(tag)
    except (ValueError, AssertionError):
        return {}
    return parser.found
