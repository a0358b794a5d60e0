"""What a month of acts of kindness must hold: enough acts for every life, no two alike, none that costs unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

if TYPE_CHECKING:
    from empathy_widgets.library.kinds.practice import ActForm, PracticeForm

__all__ = ["ALIKE", "alike", "broken_kindness", "costs", "gist"]

FEWEST = 120
FEWEST_TOWARDS = 15
FEWEST_SEATED = 40
FEWEST_AT_HOME = 40
FEWEST_FREE = 100
TOWARDS = ("strangers", "family", "friends", "oneself", "unseen")
ALIKE = 0.65
"""From this ratio of `difflib.SequenceMatcher` on, over the words that carry a meaning, two acts are one act twice.
Acts that were written to differ stay below 0.6; one act told twice by two people lies above 0.65."""
SMALL = frozenset("""
    a about after all an and another any anybody anything are as at be because been before but by can did do does done
    for from had has have he her him his how i if in into is it its me my no nobody not of off on once one or other our
    own she so some somebody someone something than that the their them then there they this to too up us very was we
    were what when where which while who whoever whom whose will with without you your yours yourself
""".split())
WORDS = re.compile(r"[^\W\d_]+")
COSTS = {
    "money": (r"buy\w*|bought|pay(?! attention)|pays|paid|paying|purchas\w+|subscri\w+|money|cash|coins?|cost\w*|"
              r"price\w*|donat\w+|stamps?|fares?|tickets?|gifts?|presents?|lend\w*|lent|loans?"),
    "health": (r"medicin\w*|medication|pills?|tablets?|blood|needles?|litter|cook\w*|bak(?:e|es|ed|ing)|soup|cakes?|"
               r"portions?|nuts|lift(?:s|ed|ing)? (?!your|attendant)\w+ (?:up|\w+ up)|carry \w+ (?:bag|load|box)\w*|"
               r"heavy|climb\w*|ladders?|roofs?|(?:hot|warm) water|candles?|stretch\w*"),
    "safety": (r"at night|after dark|a (?:lift|ride)|hitch\w*|(?:their|your) (?:home|house|flat)|invite .* home|"
               r"passwords?|address|online group|alone with|merge"),
}
"""What an act may cost, and words that tell of it."""


def gist(text: str) -> tuple[str, ...]:
    """The words of an act that carry its meaning, in lower case.

    Examples
    --------
    >>> gist("Hold a door until the person behind you is through.")
    ('hold', 'door', 'until', 'person', 'behind', 'through')
    """
    return tuple(word for word in WORDS.findall(text.lower()) if word not in SMALL)


def alike(one: str, other: str) -> bool:
    """Whether two acts are the same in other small words, or nearly so, whatever the order of their words.

    Examples
    --------
    >>> alike("Water a neighbour's plants.", "Water the plants of a neighbour!")
    True
    >>> alike("Water a neighbour's plants.", "Sit outside with a neighbour.")
    False
    """
    mine, yours = (sorted({word.removesuffix("s") for word in gist(text)}) for text in (one, other))
    return mine == yours or SequenceMatcher(None, mine, yours, autojunk=False).ratio() >= ALIKE


def costs(text: str) -> str:
    """What an act may cost by its words: "money", "health" or "safety"; "" for nothing that a word tells."""
    return next((what for what, words in COSTS.items() if re.search(rf"(?i)\b(?:{words})\b", text)), "")


def broken_kindness(form: PracticeForm) -> Iterator[tuple[Place, str]]:
    """Yield what is wrong with the acts of a month."""
    acts = form.acts
    if not form.days:
        yield ("days",), _("Say how many days the month has, in a line “days: 30”.")
    if len(acts) < FEWEST:
        yield ("acts",), _("There are {count} acts. Write at least {fewest}.").format(count=len(acts), fewest=FEWEST)
    counts = {"seated": (FEWEST_SEATED, sum(one.seated for one in acts)),
              "at_home": (FEWEST_AT_HOME, sum(one.at_home for one in acts)),
              "cost: free": (FEWEST_FREE, sum(one.cost == "free" for one in acts)),
              **{f"towards: {whom}": (FEWEST_TOWARDS, sum(one.towards == whom for one in acts)) for whom in TOWARDS}}
    for name, (fewest, count) in counts.items():
        if count < fewest:
            yield ("acts",), _("{count} acts are “{name}”. At least {fewest} should be, so that everybody finds some."
                               ).format(count=count, name=name, fewest=fewest)
    if len({one.id for one in acts}) < len(acts):
        yield ("acts",), _("Two acts have the same id. Give each its own.")
    yield from the_same(acts)
    yield from unsaid(acts)


def the_same(acts: list[ActForm]) -> Iterator[tuple[Place, str]]:
    """Yield every act that another has said before."""
    for (first, one), (second, other) in combinations(enumerate(acts), 2):
        if alike(one.text, other.text):
            yield ("acts", second, "text"), _("This is nearly act {number}, “{text}”. Write another, or leave it out."
                                              ).format(number=first + 1, text=one.text)


def unsaid(acts: list[ActForm]) -> Iterator[tuple[Place, str]]:
    """Yield every act whose words speak of a cost that it does not name."""
    say = {
        "money": _("This seems to cost money. Write “cost: small”, or another act."),
        "health": _("This may cost somebody's health. Say how not, in a line “caution: …”, or write another act."),
        "safety": _("This may cost somebody's safety. Say how not, in a line “caution: …”, or write another act."),
    }
    for index, act in enumerate(acts):
        cost = costs(act.text)
        if cost and not act.caution and not (cost == "money" and act.cost == "small"):
            yield ("acts", index, "text"), say[cost]
