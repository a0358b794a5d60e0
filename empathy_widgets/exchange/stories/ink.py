"""Makes a story of a compiled Ink file: a moment where one must choose is a passage, whoever comes to it from where."""

from __future__ import annotations

from collections.abc import Iterator

from empathy_widgets.exchange.stories.ids import Names
from empathy_widgets.exchange.stories.ink_parts import place_in, places_of, texts_of, where_in_words
from empathy_widgets.exchange.stories.ink_play import MOST_STEPS_AT_ONCE, Arrival, Met, InkChoice, Travelled, travel
from empathy_widgets.exchange.stories.ink_shape import Shape, looks_like_ink, shape_of
from empathy_widgets.exchange.stories.story import (
    LONGEST_PASSAGE, Asked, Budget, Note, Passage, Reply, Story, Way, brief, refuse,
)
from empathy_widgets.strings import _

__all__ = ["looks_like_ink", "read_ink"]

LOST = "endless"
LONGEST_WORDS = LONGEST_PASSAGE
"""Characters of a part no way leads to that its note repeats."""


def read_ink(text: str, name: str, budget: Budget, start: str = "") -> Story:
    """Read a compiled Ink story; ``name`` becomes its title, for the format has none, and ``start`` is refused."""
    if start:
        refuse(_("An Ink story starts at its beginning. Leave out --start."))
    shape = shape_of(text, budget)
    telling = Telling(shape, travel(shape, budget))
    passages = tuple(telling.passages())
    return Story(_("Ink"), name, telling.names[telling.found.start.place], passages, (*telling.notes, *telling.rest()))


class Telling:
    """What was met, put together by place."""

    def __init__(self, shape: Shape, found: Travelled) -> None:
        self.shape, self.found = shape, found
        self.notes: dict[Note, None] = {}
        self.coming: dict[str, list[tuple[str, ...]]] = {}
        self.going: dict[tuple[str, str], list[Arrival]] = {}
        for arrival in found.arrivals:
            self.going.setdefault((arrival.place, arrival.offer.path), []).append(arrival)
            if arrival.to is not None:
                self.coming.setdefault(arrival.to.place, []).append(answer(arrival.offer, arrival.to))
        self.moments: dict[str, list[Met]] = {}
        for met in [*found.moments, *(arrival.to for arrival in found.arrivals if arrival.to)]:
            self.moments.setdefault(met.place, []).append(met)
        numbers = Names(" ")
        self.names = {place: numbers.new(knot(place)) for place in self.moments}
        self.own = {place: self.words(place) for place in self.moments}

    def words(self, place: str) -> tuple[str, ...]:
        """What is always said last before a moment; at the start, all that is said there first."""
        if place == self.found.start.place:
            return self.found.start.lines
        lines = self.coming.get(place, [])
        common = lines[0]
        for other in lines[1:]:
            common = tail(common, other)
        return common

    def passages(self) -> Iterator[Passage]:
        """Every moment in the order it was first met."""
        for place, moments in self.moments.items():
            offers: dict[str, InkChoice] = {}
            for met in moments:
                for offer in met.offers:
                    offers.setdefault(offer.path, offer)
            sets: tuple[str, ...] = ()
            if place == self.found.start.place:
                sets = tuple(name for name, true in self.found.start.truths if true)
            replies = tuple(self.reply(place, offer, moments) for offer in offers.values())
            yield Passage(self.names[place], where(place), " ".join(self.own[place]), replies, sets)

    def reply(self, place: str, offer: InkChoice, moments: list[Met]) -> Reply:
        """One choice, with everything that was ever said in answer."""
        arrivals = self.going.get((place, offer.path), [])
        offered = sum(any(one.path == offer.path for one in met.offers) for met in moments)
        if offer.when is None:
            self.note(place, _(
                "The reply “{say}” has a condition that is more than a yes or no; decide when it is offered."
            ).format(say=brief(offer.say)))
        elif not offer.when and offered < len(moments):
            sentence = _(
                "The reply “{say}” is offered only once in the story; here it can be chosen again."
            ) if offer.once else _("The reply “{say}” is not always offered; decide when.")
            self.note(place, sentence.format(say=brief(offer.say)))
        heads = [self.head(arrival.offer, arrival.to) for arrival in arrivals if arrival.to]
        after = dict.fromkeys(" ".join(head) for head in heads if head)
        return Reply(offer.say, where(place), self.ways(place, offer, arrivals), offer.when or (),
                     self.sets(place, offer, arrivals), tuple(after))

    def head(self, offer: InkChoice, met: Met) -> tuple[str, ...]:
        """What is said in answer before the words that belong to the next moment."""
        lines, own = answer(offer, met), self.own[met.place]
        common = len(tail(lines, own))
        return lines[:len(lines) - common]

    def ways(self, place: str, offer: InkChoice, arrivals: list[Arrival]) -> tuple[Way, ...]:
        """Where a choice leads; where that differs, by the one yes-or-no that tells the ways apart."""
        if not arrivals or any(arrival.to is None for arrival in arrivals):
            self.note(place, _(
                "After “{say}” the story comes to no next choice within {count} steps; decide where it leads."
            ).format(say=brief(offer.say), count=MOST_STEPS_AT_ONCE) if arrivals else _(
                "What follows “{say}” was not looked at any more; decide where it leads.").format(say=brief(offer.say)))
        reached = [arrival.to for arrival in arrivals if arrival.to]
        places = list(dict.fromkeys(met.place for met in reached))
        if not places:
            return (Way(LOST),)
        if len(places) == 2 and (name := telling_apart(reached)):
            true = next(met.place for met in reached if dict(met.truths)[name])
            other = next(one for one in places if one != true)
            self.note(place, _("Where “{say}” leads seems to hang on “{name}”; check it.").format(
                say=brief(offer.say), name=brief(name)))
            return Way(self.names[true], (Asked(name),)), Way(self.names[other])
        for other in places[1:]:
            self.note(place, _("“{say}” sometimes leads to “{to}”; decide when.").format(
                say=brief(offer.say), to=brief(self.names[other])))
        return (Way(self.names[places[0]]),)

    def sets(self, place: str, offer: InkChoice, arrivals: list[Arrival]) -> tuple[str, ...]:
        """What always becomes true with a choice; anything else that is set is noted."""
        reached = [dict(arrival.to.sets) for arrival in arrivals if arrival.to]
        names = dict.fromkeys(name for sets in reached for name in sets)
        always = tuple(name for name in names if all(sets.get(name) is True for sets in reached))
        for name in names:
            if name not in always:
                sentence = _("“{name}” is set with “{say}”; only what always becomes true can be remembered.")
                self.note(place, sentence.format(name=brief(name), say=brief(offer.say)), decide=False)
        return always

    def note(self, place: str, text: str, *, decide: bool = True) -> None:
        """Write down, once, what a person must decide, or what is left."""
        self.notes[Note(where(place), text, decide)] = None

    def rest(self) -> Iterator[Note]:
        """What concerns the whole story, and the choices nobody came to."""
        met = {path for _place, path in self.going} | {
            offer.path for moments in self.moments.values() for one in moments for offer in one.offers}
        if self.found.cut:
            yield Note("", _("The story has too many ways to follow them all; what was not met is missing."), True)
        yield from self.never_met()
        for path, words in self.shape.choices.items():
            if path not in met:
                yield Note(where(path), _(
                    "The choice “{say}” was never offered, on no way that was followed; it is not carried over."
                ).format(say=brief(words or path)))
        for name in sorted(self.shape.values):
            yield Note("", _("The value of “{name}” is shown in the words; write what should stand there.").format(
                name=brief(name)), True)
        for name in sorted(self.shape.externals):
            yield Note("", _(
                "The story calls “{name}” of its game; that is not carried over.").format(name=brief(name)))
        for name in self.shape.lists:
            yield Note("", _("The list “{name}” is not carried over.").format(name=brief(name)))
        if self.shape.chance:
            yield Note("", _("Something is left to chance; the draft holds what came up first."), True)
        if self.shape.tags:
            yield Note("", _("Tags are not carried over."))


    def never_met(self) -> Iterator[Note]:
        """The knots and stitches no way came to, with their words, and words that were never said where one came by."""
        places = places_of(self.shape.root["root"])
        entered = {place_in(path, places) for path in self.found.stood}
        unsaid: dict[tuple[str, str], list[str]] = {}
        for path, words in texts_of(self.shape.root["root"]):
            if path not in self.found.stood:
                place = place_in(path, places)
                group = "" if place and place not in entered else path.rpartition(".")[0]
                unsaid.setdefault((place, group), []).append(words)
        for place in places:
            if place not in entered:
                words = brief(" ".join(unsaid.pop((place, ""), [])), LONGEST_WORDS)
                yield Note(where_in_words(place), _(
                    "No way that was followed leads here, so it is not carried over: “{words}”").format(words=words)
                    if words else _("No way that was followed leads here, and nothing is said here."), bool(words))
        for (place, _group), said in unsaid.items():
            if words := brief(" ".join(said), LONGEST_WORDS):
                yield Note(where_in_words(place), _(
                    "“{words}” was said on no way that was followed; decide whether it is said at all.").format(
                        words=words), True)


def answer(offer: InkChoice, met: Met) -> tuple[str, ...]:
    """What is said after a choice, without the choice's own words said again."""
    return met.lines[1:] if met.lines and met.lines[0] == offer.say else met.lines


def tail(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """The lines both end with."""
    count = 0
    while count < min(len(first), len(second)) and first[-1 - count] == second[-1 - count]:
        count += 1
    return first[len(first) - count:]


def telling_apart(reached: list[Met]) -> str:
    """The yes-or-no that is true on every way to one place and false on every way to the other; empty when none is."""
    for name in dict(reached[0].truths):
        seen = {(dict(met.truths).get(name), met.place) for met in reached}
        if len(seen) == 2 and len({true for true, _place in seen}) == 2 and len({place for _true, place in seen}) == 2:
            return name
    return ""


def knot(place: str) -> str:
    """The name of the part of the story a place is in."""
    first = place.rsplit(" ", maxsplit=1)[-1].partition(".")[0]
    return brief(first, 80) if first and not first.isdigit() else _("Start")


def where(place: str) -> str:
    """The place in words."""
    first = place.rsplit(" ", maxsplit=1)[-1].partition(".")[0]
    return _("knot “{name}”").format(name=brief(first, 80)) if first and not first.isdigit() else _("the beginning")
