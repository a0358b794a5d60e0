"""From what a reader found to a draft: one response scale, numbered items, the key, and the list of decisions."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from empathy_widgets.domain import Item
from empathy_widgets.exchange.questionnaires.decisions import decisions
from empathy_widgets.exchange.questionnaires.draft import Decision, QuestionnaireDraft, Found, Offered, Question
from empathy_widgets.exchange.questionnaires.guards import MOST_ITEMS, MOST_SUMS, refuse
from empathy_widgets.exchange.questionnaires.plain import clipped, names, plain, slug
from empathy_widgets.exchange.questionnaires.scale import largest_scale
from empathy_widgets.exchange.questionnaires.scoring import carried_key
from empathy_widgets.exchange.questionnaires.sheet_text import sheet_text
from empathy_widgets.strings import _

__all__ = ["assemble"]

LINE, WORDS = 200, 2000
"""Characters a content file takes for a title or label, and for a longer text."""


def assemble(found: Found, stem: str, id: str | None = None) -> QuestionnaireDraft:
    """Draw up the draft.

    Parameters
    ----------
    found : Found
        What a reader found.
    stem : str
        The file's name without its ending, for a file that has no title.
    id : str, optional
        The id of the draft; made from the title when left out.

    Raises
    ------
    ExchangeError
        No question has a fixed list of answers, there are too many, or two have the same name.
    """
    cut: list[str] = []
    found = _cleaned(found, cut)
    _check(found.questions)
    scale = largest_scale(found.questions)
    key = carried_key(found.sums, scale)
    title = found.title or stem
    id = id or slug(title) or slug(stem) or "draft"
    listed = decisions(found, scale, key, id)
    if silent := [question.name for question in scale.questions if not question.text]:
        listed += (Decision(_("Without a sentence"), _("The file has no sentence for these: {names}.").format(
            names=names(silent))),)
    if cut:
        listed += (Decision(_("Cut short"), _(
            "Longer than a content file takes, so the end is missing: {names}.").format(names=names(cut))),)
    items = tuple(
        Item(
            number=number, text=question.text or None, reverse_keyed=number in key.reverse,
            scored=number not in key.open)
        for number, question in enumerate(scale.questions, 1)
    )
    subscales, composites = tuple(key.subscales), tuple(key.composites)
    text = sheet_text(id, title, found, scale.choices, items, subscales, composites, listed)
    return QuestionnaireDraft(
        id, title, found.format, found.language, found.instructions, scale.choices, items, subscales, composites,
        listed, text)


def _cleaned(found: Found, cut: list[str]) -> Found:
    """The same in plain text of the lengths a content file takes; ``cut`` gathers what lost its end."""
    def fit(text: str, longest: int, where: str, breaks: bool = False) -> str:
        text = plain(text, breaks)
        if len(text) > longest:
            cut.append(where)
        return clipped(text, longest)

    return replace(
        found,
        title=fit(found.title, LINE, _("the title")),
        abbreviation=fit(found.abbreviation, LINE, _("the abbreviation")),
        language=_language(found.language),
        source=fit(found.source, WORDS, _("the source")),
        rights=fit(found.rights, WORDS, _("the rights")),
        about=fit(found.about, WORDS, _("the description")),
        instructions=fit(found.instructions, WORDS, _("the instructions"), breaks=True),
        questions=[
            Question(name, fit(one.text, WORDS, name),
                     tuple(Offered(fit(answer.label, LINE, name), answer.points) for answer in one.offered),
                     plain(one.group))
            for one in found.questions[: MOST_ITEMS + 1] for name in [_name(one.name)]
        ],
        sums=[
            replace(one, items=tuple(map(_name, one.items)),
                    turned=tuple((_name(name), start) for name, start in one.turned))
            for one in found.sums[:MOST_SUMS]
        ],
        other={kind: [_name(name) for name in listed] for kind, listed in found.other.items()},
        conditional=[_name(name) for name in found.conditional],
        unscored=[_name(name) for name in (*found.unscored, *(one.label for one in found.sums[MOST_SUMS:]))],
        remarks=[(about, plain(text)) for about, text in found.remarks],
    )


def _name(name: str) -> str:
    return plain(name) or "?"


def _language(text: str) -> str:
    """A language tag, or nothing when it is none."""
    text = plain(text).replace("_", "-")
    parts = text.split("-")
    sound = 2 <= len(text) <= 35 and len(parts[0]) in (2, 3) and all(
        part.isalnum() and part.isascii() for part in parts)
    return text if sound else ""


def _check(questions: list[Question]) -> None:
    if not questions:
        refuse(_("This file has no question with a fixed list of answers to choose one from, so there is no scale to "
                 "draw up."))
    if len(questions) > MOST_ITEMS:
        refuse(_("This file has more questions than the {count} one instrument can hold; split it before you bring it "
                 "here.").format(count=MOST_ITEMS))
    twice = [name for name, count in Counter(question.name for question in questions).items() if count > 1]
    if twice:
        refuse(_("Two questions are called “{name}”, so no score could tell them apart; rename one and export again."
                 ).format(name=clipped(twice[0], 40)))
