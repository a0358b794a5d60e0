"""The words of a Twine passage with its links: one in the middle of a sentence stays in it, one that stands alone goes.

A link is a reply in any case; whether its words are also what is said here hangs on what stands beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from empathy_widgets.exchange.stories.story import folded
from empathy_widgets.exchange.stories.twine_pieces import plain

__all__ = ["Linked", "said", "without_places"]

OPEN, SHUT = "\ue000", "\ue001"
"""Letters nobody uses, round the number of a link."""
PLACE = re.compile(rf"{OPEN}([0-9]{{1,5}}){SHUT}")
CLUSTER = re.compile(rf"{OPEN}[0-9]{{1,5}}{SHUT}(?:[^\w{OPEN}{SHUT}]*{OPEN}[0-9]{{1,5}}{SHUT})*")
ENDED = re.compile(r"(?:[.!?…:。！？][\"”»’')\]]*|^[-–—•*\d]{1,3}[.)]?)$")
"""A sentence that is over, or nothing before the link but the sign of a list."""
LISTED = re.compile(r"^[-–—•*\d]{1,3}[.)]?$")
WORD = re.compile(rf"[^\W{OPEN}{SHUT}]")


@dataclass(frozen=True)
class Linked:
    """The words of a link where it stands among the others."""

    say: str


def said(words: list[str | Linked]) -> str:
    """What is said, on one line.

    Examples
    --------
    >>> said(["You can ", Linked("greet her"), ", or go back to the ", Linked("street"), "."])
    'You can greet her, or go back to the street.'
    >>> said(["She waits.\\n", Linked("Greet her"), " | ", Linked("Leave"), "\\n"])
    'She waits.'
    """
    links: list[str] = []
    parts: list[str] = []
    for one in words:
        if isinstance(one, Linked):
            parts.append(f"{OPEN}{len(links)}{SHUT}")
            links.append(one.say)
        else:
            parts.append(one)
    text = plain("".join(parts))
    if not links:
        return folded(text)
    lines = [line for line in text.split("\n") if line.strip()]
    told = []
    for index, line in enumerate(lines):
        beside = lines[index - 1].strip() if index else "", lines[index + 1].strip() if index + 1 < len(lines) else ""
        told.append(line_said(line, beside, links) if OPEN in line else line)
    return folded(" ".join(told))


def without_places(text: str) -> str:
    """A passage's text without the letters that mark the place of a link here."""
    return text.replace(OPEN, "").replace(SHUT, "")


def line_said(line: str, beside: tuple[str, str], links: list[str]) -> str:
    """One line that has links; ``beside`` are the lines before and after it."""
    kept, at, stays = "", 0, False
    for cluster in CLUSTER.finditer(line):
        before, after = (kept + line[at:cluster.start()]).strip(), line[cluster.end():].strip()
        alone = not before and not WORD.search(after)
        words = PLACE.sub(lambda one: "".join(links[int(one[1]):][:1]), cluster[0])
        kept += line[at:cluster.start()]
        stays = goes_on(*beside) if alone else inside(before, words, after)
        if stays:
            kept += words
        else:
            kept = "" if LISTED.match(before) else kept
        at = cluster.end()
    rest = line[at:]
    return kept + (rest if stays or WORD.search(rest) else "")


def inside(before: str, words: str, after: str) -> bool:
    """Whether links stand in the middle of a sentence."""
    if not ended(before):
        return True
    goes = bool(WORD.search(after))
    return goes and not (after[:1].isupper() and (ended(words) or (before and not LISTED.match(before))))


def ended(text: str) -> bool:
    """Whether nothing is begun that waits for more."""
    return not text.strip() or ENDED.search(text.strip()) is not None


def goes_on(before: str, after: str) -> bool:
    """Whether a line of links alone is held in a sentence by its neighbours: “You can”, a link, “or”, a link."""
    return after[:1].islower() or (before[:1].islower() and not ended(before))
