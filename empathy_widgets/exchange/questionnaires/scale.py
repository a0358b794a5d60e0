"""One scale out of many questions: the largest group that shares answers, its points, and who stands the other way."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from empathy_widgets.domain import Choice
from empathy_widgets.exchange.questionnaires.draft import Offered, Question

__all__ = ["Scale", "largest_scale"]


@dataclass(frozen=True)
class Scale:
    """The questions of a draft and the answers they share.

    Attributes
    ----------
    choices : tuple of Choice
        Lowest points first.
    questions : tuple of Question
        In the source's order.
    turned : frozenset of str
        Names of questions that give the same labels their points in the opposite order.
    left : tuple of Question
        Questions on another scale.
    pointless : bool
        The source gives no usable points, so the choices are numbered from 1 in the order they are shown.
    """

    choices: tuple[Choice, ...]
    questions: tuple[Question, ...]
    turned: frozenset[str]
    left: tuple[Question, ...]
    pointless: bool


def largest_scale(questions: list[Question]) -> Scale:
    """Group questions by the labels and points they offer, and take the largest group; the first of equals.

    Questions with the same labels whose points run the opposite way (Never is 4 instead of 0) are one group: most of
    them set the direction, the others are turned.
    """
    groups: dict[object, list[Question]] = defaultdict(list)
    for question in questions:
        one, other = _signature(question.offered), _signature(_mirrored(question.offered))
        groups[min(one, other)].append(question)
    chosen = max(groups.values(), key=len)
    (straight, _count), = Counter(_signature(question.offered) for question in chosen).most_common(1)
    turned = frozenset(question.name for question in chosen if _signature(question.offered) != straight)
    first = next(question for question in chosen if question.name not in turned)
    inside = {question.name for question in chosen}
    return Scale(
        _choices(first.offered), tuple(chosen), turned, tuple(one for one in questions if one.name not in inside),
        _points(first.offered) is None,
    )


def _points(offered: tuple[Offered, ...]) -> tuple[int, ...] | None:
    """The points of the answers in their order; None where one has none, or two have the same."""
    points = tuple(answer.points for answer in offered if answer.points is not None)
    return points if len(set(points)) == len(offered) else None


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
        return offered
    ends = min(points) + max(points)
    return tuple(Offered(answer.label, ends - own) for answer, own in zip(offered, points, strict=True))


def _choices(offered: tuple[Offered, ...]) -> tuple[Choice, ...]:
    points = _points(offered)
    if points is None:
        return tuple(
            Choice(value=number, label=answer.label or str(number)) for number, answer in enumerate(offered, 1))
    lowest_first = sorted(zip(points, offered, strict=True), key=lambda pair: pair[0])
    return tuple(Choice(value=own, label=answer.label or str(own)) for own, answer in lowest_first)
