"""The scales of a file: questions that share answers, forms and parts kept apart, and who stands the other way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from empathy_widgets.domain import Choice
from empathy_widgets.exchange.questionnaires.draft import Offered, Question, Sum
from empathy_widgets.exchange.questionnaires.plain import clipped
from empathy_widgets.strings import _

__all__ = ["Scale", "joined", "scales"]

LONGEST_NAME = 60


@dataclass(frozen=True)
class Scale:
    """Questions that can be one draft, and the answers they share.

    Attributes
    ----------
    name : str
        What to call it among the others of its file.
    choices : tuple of Choice
        Lowest points first.
    questions : tuple of Question
        In the source's order.
    turned : frozenset of str
        Names of questions that give the same labels their points in the opposite order.
    backwards : tuple of str
        Names of questions whose choices the source shows in another order than the draft does.
    pointless : bool
        The source gives no usable points, so the choices are numbered from 1 in the order they are shown.
    """

    name: str
    choices: tuple[Choice, ...]
    questions: tuple[Question, ...]
    turned: frozenset[str]
    backwards: tuple[str, ...]
    pointless: bool

    @property
    def answers(self) -> object:
        """What two scales must have in common to be one."""
        return _shared(self.questions[0])


def scales(questions: Iterable[Question], sums: Iterable[Sum] = ()) -> tuple[Scale, ...]:
    """Group questions by form, part, and the labels and points they offer; in the source's order.

    Questions with the same labels whose points run the opposite way (Never is 4 instead of 0) are one group: most of
    them set the direction, the others are turned. Two parts of a form are one where a score of the source adds up
    questions of both.
    """
    groups: dict[tuple[object, ...], list[Question]] = {}
    for question in questions:
        groups.setdefault((question.form, _shared(question), question.part), []).append(question)
    place = {one.name: key for key, listed in groups.items() for one in listed}
    root = {key: key for key in groups}

    def first(key: tuple[object, ...]) -> tuple[object, ...]:
        while root[key] != key:
            key = root[key]
        return key

    def together(keys: Iterable[tuple[object, ...]]) -> None:
        found: dict[tuple[object, ...], tuple[object, ...]] = {}
        for key in keys:
            one = found.setdefault(key[:2], first(key))
            root[first(key)] = first(one)

    for one in sums:
        together(place[name] for name in one.items if name in place)
    merged: dict[tuple[object, ...], list[Question]] = {}
    for question in questions:
        merged.setdefault(first(place[question.name]), []).append(question)
    return _named([_scale(listed) for listed in merged.values()])


def joined(parts: list[Scale]) -> Scale:
    """Several scales with the same answers as one, in the order they are named."""
    return replace(_scale([question for one in parts for question in one.questions]),
                   name=" + ".join(one.name for one in parts))


def _scale(questions: list[Question]) -> Scale:
    (straight, _count), = Counter(_signature(question.offered) for question in questions).most_common(1)
    pointless = _points(questions[0].offered) is None
    first = next(question for question in questions if _signature(question.offered) == straight)
    choices = _choices(first.offered)
    upward = [(choice.label or str(choice.value)).casefold() for choice in choices]
    turned = frozenset(
        question.name for question in questions if not pointless and _signature(question.offered) != straight)
    backwards = tuple(
        question.name for question in questions
        if question.name not in turned and [
            (one.label or str(one.points if one.points is not None else number)).casefold()
            for number, one in enumerate(question.offered, 1)] != upward)
    return Scale("", choices, tuple(questions), turned, backwards, pointless)


def _named(found: list[Scale]) -> tuple[Scale, ...]:
    """The same with a name each that no other has."""
    forms = Counter(one.questions[0].form for one in found)
    named: list[Scale] = []
    for one in found:
        form = one.questions[0].form
        parts = list(dict.fromkeys(question.part for question in one.questions if question.part))
        part = " + ".join(parts[:3]) + (" …" if len(parts) > 3 else "")
        name = form if form and forms[form] == 1 else ": ".join(filter(None, (form, part)))
        named.append(replace(one, name=clipped(name or one.questions[0].group, LONGEST_NAME)))
    for told in (_with_choices, _with_first):
        counts = Counter(one.name.casefold() for one in named)
        named = [replace(one, name=told(one)) if counts[one.name.casefold()] > 1 or not one.name else one
                 for one in named]
    return tuple(named)


def _with_choices(one: Scale) -> str:
    ends = _("{first} … {last}").format(first=one.choices[0].label, last=one.choices[-1].label)
    return clipped(f"{one.name} ({ends})" if one.name else ends, 2 * LONGEST_NAME)


def _with_first(one: Scale) -> str:
    return f"{one.name} {one.questions[0].name}"


def _points(offered: tuple[Offered, ...]) -> tuple[int, ...] | None:
    """The points of the answers in their order; None where one has none, or two have the same."""
    points = tuple(answer.points for answer in offered if answer.points is not None)
    return points if len(set(points)) == len(offered) else None


def _shared(question: Question) -> object:
    return min(_signature(question.offered), _signature(_mirrored(question.offered)))


def _signature(offered: tuple[Offered, ...]) -> tuple[object, ...]:
    """What makes two questions' answers the same: labels with points, or labels in their order where there are none."""
    points = _points(offered)
    if points is None:
        return (0, *((answer.label.casefold(), index) for index, answer in enumerate(offered)))
    labels = (answer.label.casefold() for answer in offered)
    return (1, *sorted(zip(labels, points, strict=True), key=lambda pair: pair[1]))


def _mirrored(offered: tuple[Offered, ...]) -> tuple[Offered, ...]:
    points = _points(offered)
    if points is None:
        return offered[::-1]
    ends = min(points) + max(points)
    return tuple(Offered(answer.label, ends - own) for answer, own in zip(offered, points, strict=True))


def _choices(offered: tuple[Offered, ...]) -> tuple[Choice, ...]:
    points = _points(offered)
    if points is None:
        return tuple(
            Choice(value=number, label=answer.label or str(number)) for number, answer in enumerate(offered, 1))
    lowest_first = sorted(zip(points, offered, strict=True), key=lambda pair: pair[0])
    return tuple(Choice(value=own, label=answer.label or str(own)) for own, answer in lowest_first)
