"""Which item a column may be, by what it is called: its sentence, or a common beginning and a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from empathy_widgets.domain import Instrument, Wording

__all__ = ["Series", "by_sentence", "in_a_line", "plain_words", "series_of", "told_apart"]

NUMBER = re.compile(r"[0-9]{1,6}")
NUMBERED = re.compile(r"\s*(?:item|q|question|frage)?\s*([0-9]{1,3})\s*[.):]\s*\S", re.IGNORECASE)
"""A sentence with its number in front: “3. I notice …”."""
BRACKETS = re.compile(r"\[([^\[\]]+)\]\s*$")
"""The row of a grid, as Google Forms and LimeSurvey write it behind the question."""
CODE = re.compile(r"([\w.]+(?:\[[\w.]+\])?)\s*[.:]\s+(?=\S)")
"""A question's code before its text, as LimeSurvey writes both."""
TAG = re.compile(r"<[^<>]{1,200}>")
LONGEST_CODE = 60
NOT_THE_ANSWER = re.compile(
    r"(?:points|feedback|score|punkte|rückmeldung)\s*[-–—:]|\S*(?:_text|_do|time|_timestamp|comment\])$",
    re.IGNORECASE)
"""What a program writes beside an answer under its name: points in a quiz, the order shown, how long it took."""


@dataclass(frozen=True, slots=True)
class Series:
    """Columns that are alike but for a number: ``name`` with # in its place, ``places`` by number."""

    name: str
    places: dict[int, tuple[int, ...]]

    def whole(self, wanted: set[int]) -> bool:
        """Whether every item is there exactly once."""
        return all(len(self.places.get(number, ())) == 1 for number in wanted)

    def beyond(self, wanted: set[int]) -> list[int]:
        """Numbers that are no items."""
        return sorted(set(self.places) - wanted)


def plain_words(text: str) -> str:
    """A sentence without what differs from program to program: marks, blanks, capitals, signs at its ends.

    Examples
    --------
    >>> plain_words("<p>I\\u00a0notice  when someone goes quiet.</p> ")
    'i notice when someone goes quiet'
    """
    text = unicodedata.normalize("NFKC", unescape(TAG.sub(" ", text))) if "<" in text or "&" in text else (
        unicodedata.normalize("NFKC", text))
    text = text.replace("’", "'").replace("‘", "'")
    return " ".join(text.casefold().split()).strip(" .,;:!?…\"'“”„«»-–—*")


def parts(name: str) -> list[str]:
    """A column's name, and the parts of it that may be the item's sentence."""
    found = [name]
    if bracket := BRACKETS.search(name):
        found.append(bracket.group(1))
    for sign in (" - ", " – ", " — ", ": ", "? "):
        if sign in name:
            found.append(name.rsplit(sign, 1)[1])
            found.append(name.split(sign, 1)[1])
    if code := CODE.match(name):
        found.append(name[code.end():])
    found += [one[numbered.end() - 1:] for one in list(found) if (numbered := NUMBERED.match(one))]
    return found


def by_sentence(
    instrument: Instrument, wordings: Iterable[Wording], names: tuple[tuple[str, ...], ...],
) -> dict[int, set[int]]:
    """For each column, by its place, the items whose sentence it is called by, in whatever language is known."""
    sentences: dict[str, set[int]] = {}
    known = [(item.number, item.text) for item in instrument.items if item.text]
    known += [(number, text) for wording in wordings if wording.instrument == instrument.id
              for number, text in wording.items.items()]
    for number, text in known:
        sentences.setdefault(plain_words(text), set()).add(number)
    sentences.pop("", None)
    found: dict[int, set[int]] = {}
    for place, called in enumerate(names):
        if not any(NOT_THE_ANSWER.match(name) for name in called):
            items = set().union(*(sentences.get(plain_words(part), set()) for name in called for part in parts(name)))
            if items:
                found[place] = items
    return found


def series_of(names: tuple[tuple[str, ...], ...], instrument: Instrument | None = None) -> list[Series]:
    """All series of columns that differ by a number alone, longest first.

    With an instrument also by the subscale an item belongs to, as in PT3, EC4 or iri_3_PT: such a number must be one of
    that subscale's items.
    """
    groups: dict[tuple[str, str], dict[int, dict[int, None]]] = {}
    shown: dict[tuple[str, str], str] = {}
    for place, called in enumerate(names):
        if any(NOT_THE_ANSWER.match(name) for name in called):
            continue
        found = {key for name in called for key in keys(name)}
        if instrument is not None and len(instrument.subscales) > 1:
            found |= {short for key in found for short in without_subscale(instrument, key)}
        for before, number, behind in found:
            key = (before.casefold(), behind.casefold())
            shown.setdefault(key, f"{before}#{behind}")
            groups.setdefault(key, {}).setdefault(number, {})[place] = None
    series = [Series(shown[key], {number: tuple(places) for number, places in sorted(group.items())})
              for key, group in groups.items()]
    return sorted(series, key=lambda one: -len(one.places))


def keys(name: str) -> list[tuple[str, int, str]]:
    """What stands before each number of a code, the number, and what stands behind it."""
    code = CODE.match(name)
    name_or_code = code.group(1) if code and not NUMBER.fullmatch(code.group(1)) else name
    found = []
    if len(name_or_code) <= LONGEST_CODE and len(name_or_code.split()) <= 4:
        name_or_code = unicodedata.normalize("NFKC", name_or_code).strip()
        found = [(name_or_code[:one.start()], int(one.group()), name_or_code[one.end():])
                 for one in NUMBER.finditer(name_or_code)]
    bracket = BRACKETS.search(name)
    for text in (name, bracket.group(1) if bracket else ""):
        if (numbered := NUMBERED.match(text)) and not any(one[1] == int(numbered.group(1)) for one in found):
            found.append(("", int(numbered.group(1)), ". …"))
    return found


def without_subscale(instrument: Instrument, key: tuple[str, int, str]) -> list[tuple[str, int, str]]:
    """The same without the subscale's name beside the number, where the number is one of its items."""
    before, number, behind = key
    found = []
    for part in instrument.subscales:
        name = part.id.casefold()
        if number in part.items:
            if before.casefold().rstrip("_-. ").endswith(name):
                found.append((before.rstrip("_-. ")[:-len(name)] + "…", number, behind))
            if behind.casefold().strip("_-. ") == name:
                found.append((before, number, "…"))
    return found


def told_apart(names: Iterable[str]) -> str:
    """Some names as words, cut short where there are many or one is long."""
    named = list(names)
    return ", ".join(map(in_a_line, named[:5])) + ("…" if len(named) > 5 else "")


def in_a_line(name: str, longest: int = 40) -> str:
    """A name in one short line that any terminal can print: of a long one its beginning and its end.

    Examples
    --------
    >>> in_a_line("a\\nb"), len(in_a_line("x" * 300))
    ('a b', 40)
    """
    name = "".join(letter if letter.isprintable() else "\ufffd" for letter in " ".join(name.split()))
    return name if len(name) <= longest else f"{name[:longest // 2 - 1]}…{name[-(longest - longest // 2):]}"
