"""One file on its way to drafts: the scales in it by name, and a draft of each that is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.questionnaires.assemble import JOINT, assemble, cleaned
from empathy_widgets.exchange.questionnaires.copies import followed
from empathy_widgets.exchange.questionnaires.draft import Found, QuestionnaireDraft, Sum
from empathy_widgets.exchange.questionnaires.guards import refuse
from empathy_widgets.exchange.questionnaires.plain import clipped
from empathy_widgets.exchange.questionnaires.scale import Scale, joined, scales
from empathy_widgets.strings import _, ngettext

__all__ = ["Offer", "Reading", "SeveralScales", "read"]

MOST_NAMED = 30


class SeveralScales(ExchangeError):
    """A file holds several scales, and nobody said which; ``names`` holds them all."""

    def __init__(self, text: str, names: tuple[str, ...]) -> None:
        super().__init__(text)
        self.names = names


@dataclass(frozen=True)
class Offer:
    """One scale of a file as a person chooses it: its name, what is asked above it, and what it holds, in one line."""

    name: str
    line: str
    items: int


@dataclass(frozen=True)
class Reading:
    """What a file holds, read once.

    Attributes
    ----------
    found : Found
        What the reader found.
    stem : str
        The file's name without its ending.
    """

    found: Found
    stem: str

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """Every scale, in the file's order."""
        sums, _copies = followed(self.found.sums, (one.name for one in self.found.questions))
        by_name = {one.name: one for one in sums}
        return scales(self.found.questions, [_opened(one, by_name) for one in sums])

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Every scale as a person chooses it."""
        return tuple(Offer(one.name, _line(one), len(one.questions)) for one in self.scales)

    @property
    def together(self) -> tuple[Offer, ...]:
        """Scales of one form with the same choices, put together: offered beside them, and never taken unasked."""
        alike: dict[object, list[Scale]] = {}
        for one in self.scales:
            alike.setdefault((one.questions[0].form, one.answers), []).append(one)
        return tuple(Offer(one.name, _line(one), len(one.questions))
                     for one in map(joined, (parts for parts in alike.values() if len(parts) > 1)))

    @property
    def obvious(self) -> Scale | None:
        """The scale meant by a person who names none; None where it could be more than one.

        Single questions with choices of their own (age group, a yes or no) raise no doubt beside one scale.
        """
        alike: dict[object, int] = {}
        for one in self.scales:
            alike[one.answers] = alike.get(one.answers, 0) + 1
        large = [one for one in self.scales if len(one.questions) > 1 or alike[one.answers] > 1]
        meant = large or self.scales
        return meant[0] if len(meant) == 1 else None

    def draft(self, name: str | None = None, id: str | None = None) -> QuestionnaireDraft:
        """Draw up the draft of one scale, or of several of the same choices with " + " between their names.

        Raises
        ------
        SeveralScales
            No name is given, and it could be more than one.
        ExchangeError
            No scale is called that, or those named have different choices.
        """
        scale = self.obvious if name is None else self._called(name)
        if scale is None:
            raise SeveralScales(_("This file holds several scales: {names}. Say which one.").format(
                names=_listed([one.name for one in self.scales])), tuple(one.name for one in self.scales))
        alone = len(self.scales) == 1 or (name is None and len({one.form for one in self.found.questions}) == 1)
        return assemble(self.found, scale, self.scales, self.stem, id, named=not alone)

    def drafts(self, names: Iterable[str]) -> list[QuestionnaireDraft]:
        """A draft of each scale named, with a number after an id that an earlier one has."""
        drafts: dict[str, QuestionnaireDraft] = {}
        for name in dict.fromkeys(names):
            draft = self.draft(name)
            first, number = draft.id, 2
            while draft.id in drafts:
                draft, number = self.draft(name, f"{first[:56]}-{number}"), number + 1
            drafts[draft.id] = draft
        return list(drafts.values())

    def _called(self, name: str) -> Scale:
        wanted = " ".join(name.split()).casefold()
        exact = [one for one in self.scales if one.name.casefold() == wanted]
        if exact:
            return exact[0]
        if JOINT in wanted:
            return self._joined([self._called(part) for part in name.split(JOINT) if part.strip()][:99])
        near = [one for one in self.scales if one.name.casefold().startswith(wanted)] if wanted else []
        if len(near) == 1:
            return near[0]
        refuse(_("This file has no scale called “{name}”; it has: {names}.").format(
            name=clipped(name, 40), names=_listed([one.name for one in self.scales])))

    def _joined(self, parts: list[Scale]) -> Scale:
        if not parts or len({one.name for one in parts}) < len(parts) or len({one.answers for one in parts}) > 1:
            refuse(_("Only different scales with the same choices can be put together; choose others, or take a draft "
                     "of each."))
        return joined(parts)


def read(found: Found, stem: str) -> Reading:
    """Return what a reader found as plain text, ready to choose from; refused where it holds no scale."""
    return Reading(cleaned(found), stem)


def _opened(one: Sum, by_name: dict[str, Sum]) -> Sum:
    """The score with the questions of all the scores it adds up, for what belongs together."""
    items, seen, waiting = list(one.items), {one.name}, list(one.of)
    while waiting:
        name = waiting.pop()
        if name in by_name and name not in seen:
            seen.add(name)
            items += by_name[name].items
            waiting += by_name[name].of
    return replace(one, items=tuple(items))


def _line(one: Scale) -> str:
    count = ngettext("{count} item", "{count} items", len(one.questions)).format(count=len(one.questions))
    ends = " … ".join((one.choices[0].label, one.choices[-1].label))
    return " · ".join((count, clipped(ends, 60), f"“{clipped(one.questions[0].text or one.questions[0].name, 70)}”"))


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:MOST_NAMED])
    further = len(names) - MOST_NAMED
    return shown if further < 1 else _("{names} and {count} more").format(names=shown, count=further)
