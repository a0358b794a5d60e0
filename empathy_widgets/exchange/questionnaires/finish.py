"""A draft with everything written that the file could not give: the key, the range, and who answers for it."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from typing import Literal

from empathy_widgets.domain import Choice, Item, Subscale
from empathy_widgets.exchange.questionnaires.draft import Found, QuestionnaireDraft
from empathy_widgets.exchange.questionnaires.guards import refuse
from empathy_widgets.exchange.questionnaires.plain import clipped, plain
from empathy_widgets.exchange.questionnaires.sheet_text import sheet_text
from empathy_widgets.strings import _

__all__ = ["Finish", "Score", "finished"]

LINE, WORDS, MOST_SCORES = 200, 2000, 60


@dataclass(frozen=True)
class Score:
    """One score as a person sets it: its items by number, and the entries of a subscale."""

    label: str
    items: tuple[int, ...]
    score: Literal["sum", "mean"] = "sum"
    kind: Literal["cognitive", "affective", "compassionate", "other"] = "other"
    higher_is: Literal["better", "worse", "neither", ""] = ""
    plain: str = ""
    id: str = ""


@dataclass(frozen=True)
class Finish:
    """What a person decides about a draft.

    Attributes
    ----------
    kind : {"practice", "published"}
        A form of one's own, whose sentences stay, or a published scale, whose sentences go into a workspace.
    source, rights, instructions, reviewed_by : str
        Texts of the content file.
    choices : tuple of Choice
        Points and label of each choice, in the draft's order.
    turned : frozenset of int
        Numbers of the items that count the other way round.
    scores : tuple of Score
        Which items add up to which score.
    """

    kind: Literal["practice", "published"]
    source: str
    rights: str
    instructions: str
    reviewed_by: str
    choices: tuple[Choice, ...]
    turned: frozenset[int]
    scores: tuple[Score, ...]


def finished(draft: QuestionnaireDraft, finish: Finish, on: datetime.date) -> QuestionnaireDraft:
    """Return the draft with the decisions made.

    Raises
    ------
    ExchangeError
        A text is missing, two choices have the same points, or a score has no item; in one sentence.
    """
    _check(draft, finish)
    subscales = _subscales(finish.scores)
    used = {number for one in subscales for number in one.items}
    items = tuple(Item(
        number=item.number, text=item.text if finish.kind == "practice" else None,
        reverse_keyed=item.number in finish.turned, scored=item.number in used) for item in draft.items)
    choices = tuple(sorted(finish.choices, key=lambda choice: choice.value))
    ids = {one.id for one in subscales}
    composites = tuple(one for one in draft.composites if set(one.of) <= ids and one.id not in ids)
    decisions = tuple(one for one in draft.decisions if one.about not in _settled(finish))
    source, rights, by = (plain(text) for text in (finish.source, finish.rights, finish.reviewed_by))
    instructions = plain(finish.instructions, breaks=True)
    text = sheet_text(
        draft.id, draft.title,
        Found(draft.format, abbreviation=draft.abbreviation, language=draft.language, source=source, rights=rights,
              about=draft.about, instructions=instructions),
        choices, items, subscales, composites, decisions, finish.kind, (by, on.isoformat()))
    return replace(draft, instructions=instructions, choices=choices, items=items, subscales=subscales,
                   composites=composites, decisions=decisions, text=text, source=source, rights=rights)


def _check(draft: QuestionnaireDraft, finish: Finish) -> None:
    for text, longest, missing in (
        (finish.source, WORDS, _("Write where the scale and its key come from.")),
        (finish.rights, WORDS, _("Write who owns the scale, and who allows what.")),
        (finish.instructions, WORDS, _("Write what a person reads before the first item.")),
        (finish.reviewed_by, LINE, _("Write who has read the draft from top to bottom, by role.")),
    ):
        if not plain(text):
            refuse(missing)
        if len(plain(text, breaks=True)) > longest:
            refuse(_("“{text}” is longer than the {count} characters a content file takes; shorten it.").format(
                text=clipped(plain(text), 40), count=longest))
    numbers = {item.number for item in draft.items}
    if len(finish.choices) != len(draft.choices) or not finish.turned <= numbers:
        refuse(_("This page sent something the draft does not have. Please choose the file again."))
    if len({choice.value for choice in finish.choices}) < len(finish.choices):
        refuse(_("Two choices have the same points; give each its own."))
    if not all(plain(choice.label) and len(choice.label) <= LINE for choice in finish.choices):
        refuse(_("Every choice needs words, of at most {count} characters.").format(count=LINE))
    if not finish.scores or len(finish.scores) > MOST_SCORES:
        refuse(_("A draft needs one score at least, and takes no more than {count}.").format(count=MOST_SCORES))
    for score in finish.scores:
        if not plain(score.label) or len(score.label) > LINE or len(score.plain) > WORDS:
            refuse(_("Every score needs a name, of at most {count} characters.").format(count=LINE))
        if not score.higher_is:
            refuse(_("Say whether more points of “{label}” are better, worse or neither; no file tells.").format(
                label=clipped(plain(score.label), 40)))
        if not score.items or not set(score.items) <= numbers:
            refuse(_("No item belongs to the score “{label}”; tick its items, or take it away.").format(
                label=clipped(plain(score.label), 40)))


def _subscales(scores: tuple[Score, ...]) -> tuple[Subscale, ...]:
    listed: dict[str, Subscale] = {}
    for score in scores:
        stem = re.sub(r"[^A-Za-z0-9]+", "-", score.id or plain(score.label)).lstrip("-0123456789")[:36].strip("-")
        id, count = stem or "score", 1
        while id in listed:
            count += 1
            id = f"{stem or 'score'}-{count}"
        listed[id] = Subscale(
            id=id, label=plain(score.label), items=tuple(sorted(set(score.items))), score=score.score, kind=score.kind,
            higher_is=score.higher_is or "neither", plain=plain(score.plain))
    return tuple(listed.values())


def _settled(finish: Finish) -> set[str]:
    """Headings of the decisions that are made now; Python asks for them in the language of the page."""
    whose = {_("Whose sentences")} if finish.kind == "practice" else set()
    return whose | {
        _("Kind"), _("Rights"), _("Source"), _("Reviewed"), _("Reverse keys"), _("Subscales"), _("Points"),
        _("Items without a score"), _("Labels"), _("Instructions"), _("Headings")}
