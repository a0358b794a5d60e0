"""Looks for items in what columns are called, and asks where two readings are possible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from empathy_widgets.domain import Instrument, Wording
from empathy_widgets.errors import ExchangeError, Unsure
from empathy_widgets.exchange.answers.answer_header import bare_places, listed, places_of
from empathy_widgets.exchange.answers.beside import unturned
from empathy_widgets.exchange.answers.naming import Series, by_sentence, in_a_line, series_of, told_apart
from empathy_widgets.strings import _

__all__ = ["NUMBER", "REMEMBERED", "SAID", "SENTENCE", "SERIES", "Found", "look"]

NUMBER, SERIES, SENTENCE, SAID, REMEMBERED = "number", "series", "sentence", "said", "remembered"
OWN_EXPORT = "item_#"


@dataclass(frozen=True, slots=True)
class Found:
    """One item's column: ``place`` from 0, what it is called, and how it was found."""

    item: int
    place: int
    name: str
    way: str

    def in_words(self) -> str:
        """How it was found, for a person."""
        return {
            NUMBER: _("by its number"), SERIES: _("by a common beginning and its number"),
            SENTENCE: _("by its sentence"), SAID: _("as you said"),
            REMEMBERED: _("as you confirmed for such a file"),
        }[self.way]


def look(
    instrument: Instrument, names: tuple[tuple[str, ...], ...], items: list[int],
    wordings: Callable[[], tuple[Wording, ...]],
) -> dict[int, Found]:
    """Find the items nobody spoke of: by bare number, by sentence, by a common beginning and a number."""
    wanted = set(items)
    bare = bare_places(names)
    if wanted & set(bare) and (wanted <= set(bare) or not others_are_whole(names, wanted)):
        return {number: Found(number, place, names[place][0], NUMBER)
                for number, place in places_of(instrument, names, items).items()}
    sentences = sentence_places(by_sentence(instrument, wordings(), names), names, wanted)
    if set(sentences) == wanted:
        return {number: Found(number, place, names[place][0], SENTENCE) for number, place in sentences.items()}
    series = chosen_series(instrument, names, wanted, sentences)
    if series is None:
        raise nothing_found(instrument, names, items, sentences)
    way = NUMBER if series.name == OWN_EXPORT else SERIES
    return {number: Found(number, series.places[number][0], names[series.places[number][0]][0], way)
            for number in items}


def others_are_whole(names: tuple[tuple[str, ...], ...], wanted: set[int]) -> bool:
    """Whether some series with a beginning has every item, so that a bare number means something else here."""
    return any(one.whole(wanted) for one in series_of(names) if one.name != "#")


def sentence_places(
    matches: dict[int, set[int]], names: tuple[tuple[str, ...], ...], wanted: set[int],
) -> dict[int, int]:
    """The one column of each item that is called by its sentence; Unsure where there are two, or two items in one."""
    columns: dict[int, list[int]] = {}
    for place, items in matches.items():
        if len(items) > 1:
            raise Unsure(_("The column {name} is called by the sentence of more than one item: {items}. Say which one "
                           "it is.").format(name=told_apart(names[place][:1]), items=listed(sorted(items))))
        for item in items & wanted:
            columns.setdefault(item, []).append(place)
    for item, places in sorted(columns.items()):
        if len(places) > 1:
            raise Unsure(_("Item {item} may be any of the columns {names}. Say which one it is.").format(
                item=item, names=told_apart(names[place][0] for place in places)))
    return {item: places[0] for item, places in columns.items()}


def chosen_series(
    instrument: Instrument, names: tuple[tuple[str, ...], ...], wanted: set[int], sentences: dict[int, int],
) -> Series | None:
    """The one series that has every item exactly once; Unsure where there are two, or sentences speak against it."""
    every = series_of(names, instrument)
    whole = without_turned([one for one in every if one.name != "#" and one.whole(wanted)])
    exact = [one for one in whole if not one.beyond(wanted)]
    exact = list({tuple(sorted(one.places.items())): one for one in reversed(exact)}.values())
    if len(exact) > 1:
        called = [one for one in exact if carries(one.name, instrument)]
        exact = called if len(called) == 1 else exact
    if len(exact) > 1:
        raise Unsure(_("These answers may stand in the columns {names}, where # is the item's number. Say which."
                       ).format(names=" / ".join(sorted(in_a_line(one.name) for one in exact))))
    if not exact and whole:
        one = whole[0]
        raise Unsure(_(
            "The columns {name} go on beyond the items of {title}: there is also {numbers}. Say which column is which "
            "item.").format(name=in_a_line(one.name), title=instrument.title, numbers=listed(one.beyond(wanted))))
    if not exact:
        return None
    for item, place in sorted(sentences.items()):
        if exact[0].places[item] != (place,):
            raise Unsure(_("By its sentence item {item} is the column {sentence}, by its number it is {number}. Say "
                           "which.").format(item=item, sentence=told_apart([names[place][0]]),
                                            number=told_apart([names[exact[0].places[item][0]][0]])))
    return exact[0]


def without_turned(series: list[Series]) -> list[Series]:
    """Series that are no turned copy of another one."""
    known = {one.name.casefold() for one in series}
    return [one for one in series if turned_from(one.name) not in known]


def turned_from(name: str) -> str | None:
    """The series a turned copy was made of, by its name."""
    without = unturned(name.replace("#", "1"))
    return None if without is None else "#".join(without.rsplit("1", 1))


def carries(name: str, instrument: Instrument) -> bool:
    """Whether a series is called after the instrument."""
    plain = name.casefold().replace("_", "").replace("-", "").replace(" ", "")
    return any(one.casefold().replace("-", "").replace(" ", "") in plain
               for one in (instrument.abbreviation, instrument.id) if one)


def nothing_found(
    instrument: Instrument, names: tuple[tuple[str, ...], ...], items: list[int], sentences: dict[int, int],
) -> ExchangeError:
    """What to say where an item has no column: the turned copy it has instead, or the columns that were seen."""
    shown = [called[0] for called in names if called and called[0]]
    best = max((one for one in series_of(names, instrument) if one.name != "#"), default=None,
               key=lambda one: len(set(items) & set(one.places)))
    if sentences:
        missing = [item for item in items if item not in sentences]
    else:
        missing = [item for item in items if best is None or item not in best.places]
    if best is not None and missing and len(missing) < len(items):
        turned = [name for name in shown if (made_of := unturned(name)) and made_of in {
            best.name.replace("#", str(item)).casefold() for item in missing}]
        if turned:
            return ExchangeError(_(
                "Item {items} stands only in {names}, which looks turned round already. Give the answer as it was "
                "ticked.").format(items=listed(missing), names=told_apart(turned)))
    doubled = [] if best is None else [item for item in items if len(best.places.get(item, ())) > 1]
    if not missing and doubled and best is not None:
        return Unsure(_("Item {item} may be any of the columns {names}. Say which one it is.").format(
            item=doubled[0], names=told_apart(names[place][0] for place in best.places[doubled[0]])))
    return Unsure(_(
        "No column was found for item {items} of {title}. The columns are {names}. Name them by the items' numbers, as "
        "{name}_1, {name}_2, or say which column is which item."
    ).format(items=listed(missing), title=instrument.title, names=told_apart(shown),
             name=instrument.abbreviation.split()[0] if instrument.abbreviation else "item"))
