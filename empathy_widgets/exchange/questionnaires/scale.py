"""One scale out of many questions: the largest group that shares its answers, its points, and who stands the other way."""

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
        not _usable(first.offered),
    )


def _usable(offered: tuple[Offered, ...]) -> bool:
    points = [answer.points for answer in offered]
    return None not in points and len(set(points)) == len(points)


def _signature(offered: tuple[Offered, ...]) -> tuple:
    """What makes two questions' answers the same: labels with points, or labels in their order where there are none."""
    if not _usable(offered):
        return (0, *((answer.label.casefold(), index) for index, answer in enumerate(offered)))
    return (1, *sorted(((answer.label.casefold(), answer.points) for answer in offered), key=lambda pair: pair[1]))


def _mirrored(offered: tuple[Offered, ...]) -> tuple[Offered, ...]:
    if not _usable(offered):
        return offered
    ends = min(answer.points for answer in offered) + max(answer.points for answer in offered)
    return tuple(Offered(answer.label, ends - answer.points) for answer in offered)


def _choices(offered: tuple[Offered, ...]) -> tuple[Choice, ...]:
    if not _usable(offered):
        return tuple(Choice(value=number, label=answer.label or str(number)) for number, answer in enumerate(offered, 1))
    lowest_first = sorted(offered, key=lambda answer: answer.points)
    return tuple(Choice(value=answer.points, label=answer.label or str(answer.points)) for answer in lowest_first)
