"""The source's sums as subscales and composites: only what adds up to the same points is carried."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from empathy_widgets.domain import Composite, Subscale
from empathy_widgets.exchange.questionnaires.copies import followed
from empathy_widgets.exchange.questionnaires.draft import Sum
from empathy_widgets.exchange.questionnaires.plain import clipped, plain
from empathy_widgets.exchange.questionnaires.scale import Scale

__all__ = ["Key", "carried_key"]

LONGEST_LABEL = 200


@dataclass
class Key:
    """How answers become scores, as far as the source says it and an instrument can say it.

    ``reverse`` holds item numbers; ``dropped`` the names of sums that were not carried, ``elsewhere`` of those whose
    items were not; ``open`` the numbers of items no score uses; ``copied`` the names of fields that turn an item round.
    """

    subscales: list[Subscale] = field(default_factory=list)
    composites: list[Composite] = field(default_factory=list)
    reverse: set[int] = field(default_factory=set)
    dropped: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    carried: dict[str, str] = field(default_factory=dict)
    """Names of the sums that were carried, to their labels."""
    copied: list[str] = field(default_factory=list)
    open: list[int] = field(default_factory=list)


def carried_key(sums: list[Sum], scale: Scale) -> Key:
    """Carry each sum whose items are all in the scale and turned the same way in every sum; name the others."""
    numbers = {question.name: number for number, question in enumerate(scale.questions, 1)}
    ends = scale.choices[0].value + scale.choices[-1].value
    key = Key(reverse={numbers[name] for name in scale.turned})
    keyed: dict[int, bool] = {}
    ids: dict[str, str] = {}
    later = []
    sums, copies = followed(sums, numbers)
    for one in sums:
        if one.items and not set(one.items) & numbers.keys():
            key.elsewhere.append(one.label or one.name)
            continue
        ways = _ways(one, scale, numbers, ends)
        if not ways or any(keyed.get(number, way) != way for number, way in ways.items()):
            (later.append(one) if one.of and not one.items and not one.mean
             else key.elsewhere.append(one.label or one.name) if set(one.items) - numbers.keys()
             else key.dropped.append(one.label or one.name))
            continue
        keyed.update(ways)
        id = _id(one.name, key)
        ids.setdefault(one.name, id)
        key.carried[one.name] = _label(one)
        key.subscales.append(Subscale(id=id, label=_label(one), items=tuple(ways), score="mean" if one.mean else "sum"))
    _copies(copies, scale, key, keyed, numbers, ends)
    key.reverse ^= {number for number, turned in keyed.items() if turned}
    _compose(key, later, ids)
    if key.subscales:
        used = {number for subscale in key.subscales for number in subscale.items}
        key.open = [number for number in numbers.values() if number not in used]
    return key


def _ways(one: Sum, scale: Scale, numbers: dict[str, int], ends: int) -> dict[int, bool]:
    """Whether each item of a sum is turned; nothing where it cannot be carried."""
    turned = {numbers[name] for name, start in one.turned if start in (None, ends) and name in numbers}
    fits = bool(one.items) and not one.of and not scale.pointless and all(name in numbers for name in one.items)
    return {numbers[name]: numbers[name] in turned for name in one.items} if fits and len(turned) == len(
        one.turned) else {}


def _copies(
    copies: list[Sum], scale: Scale, key: Key, keyed: dict[int, bool], numbers: dict[str, int], ends: int,
) -> None:
    """What only turns an item round says its key, where no score has said it yet."""
    for one in copies:
        ways = _ways(one, scale, numbers, ends)
        if not ways:
            (key.dropped if set(one.items) <= numbers.keys() else key.elsewhere).append(one.label or one.name)
            continue
        key.copied.append(one.name)
        for number, turned in ways.items():
            keyed.setdefault(number, turned)


def _compose(key: Key, later: list[Sum], ids: dict[str, str]) -> None:
    """Sums of sums become composites, and so does a sum of items that others share out among them."""
    for one in later:
        if all(name in ids for name in one.of) and len(set(one.of)) == len(one.of):
            key.carried[one.name] = _label(one)
            key.composites.append(
                Composite(id=_id(one.name, key), label=_label(one), of=tuple(ids[part] for part in one.of)))
        else:
            known = set(one.of) & ids.keys()
            (key.dropped if known else key.elsewhere).append(one.label or one.name)
    for whole in list(key.subscales):
        inside = set(whole.items)
        parts = [one for one in key.subscales if one is not whole and one.score == "sum" and inside > set(one.items)]
        shared = [number for part in parts for number in part.items]
        composed = any(whole.id in one.of for one in key.composites)
        if whole.score == "sum" and len(parts) > 1 and not composed and len(shared) == len(inside) == len(set(shared)):
            key.subscales.remove(whole)
            key.composites.append(Composite(id=whole.id, label=whole.label, of=tuple(part.id for part in parts)))


def _label(one: Sum) -> str:
    return clipped(plain(one.label) or plain(one.name) or "?", LONGEST_LABEL)


def _id(name: str, key: Key) -> str:
    """A name a content file takes: letters, digits and hyphens, a letter first, no other score's."""
    taken = {one.id for one in key.subscales} | {one.id for one in key.composites}
    stem = re.sub(r"[^A-Za-z0-9]+", "-", name[:200]).lstrip("-0123456789")[:36].strip("-") or "score"
    tried, count = stem, 1
    while tried in taken:
        count += 1
        tried = f"{stem}-{count}"
    return tried
