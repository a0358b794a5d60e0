"""What makes a row of sentences suspicious: a wrong count, another order, a line said twice, a label or a heading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from empathy_widgets.domain import Instrument, Wording
from empathy_widgets.errors import ExchangeError, OtherOrder
from empathy_widgets.exchange.wording.wording_lines import WordingDraft, Row
from empathy_widgets.strings import _, ngettext

__all__ = [
    "LONGEST", "check_choices", "check_order", "check_rows", "check_sentences", "clean", "essence", "other_order",
]

LONGEST = 500
"""Characters of the longest sentence; the scales we know of stay under 200."""
LONGEST_INSTRUCTIONS = 2000
LONGEST_LABEL = 120
UNSEEN = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories no sentence holds: control characters, halves of characters, and what nobody defined."""
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffd")
"""Characters that turn the order of others round, and the mark of one that got lost."""


def clean(row: Row, longest: int = LONGEST) -> Row:
    """The row with even white space; ExchangeError when it is far too long or holds what nobody can see."""
    text = " ".join(unicodedata.normalize("NFC", row.text).replace("\u00ad", "").split())
    if len(text) > longest:
        raise ExchangeError(_(
            "{place} is {count} characters long, far more than a scale needs there; put one sentence on each line."
        ).format(place=row.place, count=len(text)))
    if any(character in TURNING or unicodedata.category(character) in UNSEEN for character in text):
        raise ExchangeError(_(
            "{place} holds a character that cannot be seen or read; type this sentence again by hand."
        ).format(place=row.place))
    return Row(row.place, row.number, text)


def essence(text: str) -> str:
    """A sentence without what two copies of it may differ in: case, marks and spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if unicodedata.category(character)[0] in "LNM")


def check_order(rows: Sequence[Row], numbers: Sequence[int]) -> None:
    """Refuse numbers that do not run as the instrument's do: one missing, twice, or in another place."""
    for row, expected in zip(rows, numbers, strict=False):
        if row.number is None or row.number == expected:
            continue
        if row.number not in numbers:
            raise ExchangeError(_(
                "{place} is numbered {number}, and there is no such item; number the sentences as the original does."
            ).format(place=row.place, number=row.number))
        raise ExchangeError(_(
            "{place} is numbered {number} where {expected} should come; put every sentence in its own place, in the "
            "order of the original.").format(place=row.place, number=row.number, expected=expected))


def check_rows(rows: Sequence[Row], numbers: Sequence[int]) -> None:
    """Refuse a wrong count, naming the line where it shows."""
    found, needed = len(rows), len(numbers)
    if not rows:
        raise ExchangeError(_("There is no sentence here; paste one sentence a line, or choose another file."))
    if found > needed:
        raise ExchangeError(_(
            "{place} is one too many: this scale has {needed} items; take out what is no sentence of it."
        ).format(place=rows[needed].place, needed=needed))
    if found < needed:
        sentence = ngettext(
            "{place} is the last of {found} sentence, and {needed} are needed; number the lines to see which is "
            "missing.",
            "{place} is the last of {found} sentences, and {needed} are needed; number the lines to see which are "
            "missing.",
            found)
        raise ExchangeError(sentence.format(place=rows[-1].place, found=found, needed=needed))


def check_sentences(rows: Sequence[Row], instrument: Instrument, given: dict[int, Row]) -> None:
    """Refuse what is empty, said twice, or looks like a label or a heading."""
    labels = {essence(choice.label) for choice in instrument.choices} | {essence(row.text) for row in given.values()}
    heads = {essence(instrument.title), essence(instrument.abbreviation)}
    heads |= {essence(part.label) for part in instrument.subscales}
    heads |= {essence(part.label) for part in instrument.composites}
    seen: dict[str, Row] = {}
    for row in rows:
        said = essence(row.text)
        if not row.text:
            raise ExchangeError(_("{place} is empty; give it its sentence.").format(place=row.place))
        if said in labels:
            raise ExchangeError(_(
                "{place} looks like an answer's label, not a sentence; take it out, or write “choice 1: …” for a label."
            ).format(place=row.place))
        if heading(row.text) or said in heads:
            raise ExchangeError(_(
                "{place} looks like a heading, not a sentence; take it out.").format(place=row.place))
        if said in seen:
            raise ExchangeError(_("{place} says the same as {other}; correct one of them.").format(
                place=row.place, other=inside(seen[said].place)))
        seen[said] = row


def heading(text: str) -> bool:
    """Whether a line has no letter, is set in capitals throughout, or ends as an announcement does."""
    letters = [character for character in text if character.isalpha()]
    return not letters or (len(letters) > 3 and text.isupper()) or text.endswith((":", "："))


def inside(place: str) -> str:
    """A place in the middle of a sentence."""
    return place[:1].lower() + place[1:]


def check_choices(draft: WordingDraft, instrument: Instrument) -> dict[int, str]:
    """The labels a text brought, for every choice or for none; refuse anything between."""
    labels = {value: clean(row) for value, row in draft.choices.items()}
    values = [choice.value for choice in instrument.choices]
    for value, row in labels.items():
        if value not in values:
            raise ExchangeError(_(
                "{place} labels choice {value}, which this scale does not offer; take it out.").format(
                    place=row.place, value=value))
        if not row.text or len(row.text) > LONGEST_LABEL:
            raise ExchangeError(_("{place} is no label of a choice; give it a few words.").format(place=row.place))
        if [other.text for other in labels.values()].count(row.text) > 1:
            raise ExchangeError(_("{place} is the label of two choices; correct one of them.").format(place=row.place))
    missing = [value for value in values if value not in labels]
    if labels and missing:
        raise ExchangeError(_(
            "Choice {value} has no label though others have one; give every choice its label, or none."
        ).format(value=missing[0]))
    asked = Row(_("The line with the instructions"), None, draft.instructions)
    draft.instructions = clean(asked, LONGEST_INSTRUCTIONS).text
    return {value: labels[value].text for value in values} if labels else {}


def other_order(
    rows: Sequence[Row], numbers: Sequence[int], instrument: Instrument, language: str, earlier: Iterable[Wording],
) -> None:
    """Refuse a sentence that another item of the same scale has in a wording that is here already."""
    here = {number: essence(row.text) for number, row in zip(numbers, rows, strict=True)}
    known = [dict(wording.items) for wording in earlier if family(wording.language) == family(language)]
    if family(instrument.language) == family(language):
        known.append({item.number: item.text for item in instrument.items if item.text})
    for items in known:
        elsewhere = {essence(text): number for number, text in items.items()}
        for row, (number, said) in zip(rows, here.items(), strict=True):
            if elsewhere.get(said, number) != number:
                raise OtherOrder(_(
                    "{place} stands for item {number}, but a wording that is loaded already has this sentence as item "
                    "{other}; compare the order with the original, and say that you did if this one is right."
                ).format(place=row.place, number=number, other=elsewhere[said]))


def family(language: str) -> str:
    """The language without script and region."""
    return re.split("-", language, maxsplit=1)[0].lower()
