"""From what a reader found to a draft of one scale: numbered items, the key, the list of decisions, the ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from empathy_widgets.domain import Item
from empathy_widgets.exchange.questionnaires.answers_left_open import without_open_answers
from empathy_widgets.exchange.questionnaires.decisions import decisions
from empathy_widgets.exchange.questionnaires.draft import Found, Offered, Question, QuestionnaireDraft
from empathy_widgets.exchange.questionnaires.guards import MOST_ITEMS, MOST_SUMS, refuse
from empathy_widgets.exchange.questionnaires.ledger import ledger
from empathy_widgets.exchange.questionnaires.outcomes import instructions_of, outcomes
from empathy_widgets.exchange.questionnaires.plain import clipped, plain, slug
from empathy_widgets.exchange.questionnaires.scale import Scale
from empathy_widgets.exchange.questionnaires.scoring import carried_key
from empathy_widgets.exchange.questionnaires.sheet_text import sheet_text
from empathy_widgets.strings import _

__all__ = ["JOINT", "assemble", "cleaned"]

LINE, WORDS = 200, 2000
"""Characters a content file takes for a title or label, and for a longer text."""
PART = 80
JOINT = " + "
"""Stands between the names of scales that a person, or a score, puts together."""


def assemble(
    found: Found, scale: Scale, others: tuple[Scale, ...], stem: str, id: str | None = None, named: bool = False,
) -> QuestionnaireDraft:
    """Draw up the draft of one scale.

    Parameters
    ----------
    found : Found
        What a reader found, in plain text.
    scale : Scale
        The questions the draft is of.
    others : tuple of Scale
        Every scale of the file; what the draft leaves out is told by them.
    stem : str
        The file's name without its ending, for a file that has no title.
    id : str, optional
        The id of the draft; made from the title when left out.
    named : bool
        The title names the scale, because the file's own is that of several.
    """
    key = carried_key(found.sums, scale)
    asked = instructions_of(found, scale)
    title = _title(found, scale, stem, named)
    id = id or slug(title) or slug(stem) or "draft"
    listed = decisions(replace(found, instructions=asked.text), scale, key, id, others, asked)
    items = tuple(
        Item(
            number=number, text=question.text or None, reverse_keyed=number in key.reverse,
            scored=number not in key.open)
        for number, question in enumerate(scale.questions, 1)
    )
    subscales, composites = tuple(key.subscales), tuple(key.composites)
    text = sheet_text(id, title, replace(found, instructions=asked.text), scale.choices, items, subscales, composites,
                      listed)
    return QuestionnaireDraft(
        id, title, found.format, found.language, asked.text, scale.choices, items, subscales, composites,
        listed, text, ledger(found.elements, outcomes(found, scale, key, others, asked)),
        found.abbreviation, found.source, found.rights, found.about)


def _title(found: Found, scale: Scale, stem: str, named: bool) -> str:
    title = found.title or stem
    if named and not (found.title and JOINT in scale.name):
        form = scale.questions[0].form
        words = scale.name.replace("_", " ").strip().capitalize()
        title = clipped(words if form and not found.title else f"{title}: {scale.name}", LINE)
    return title


def cleaned(found: Found) -> Found:
    """The same in plain text of the lengths a content file takes, choices that are no answer set aside.

    Raises
    ------
    ExchangeError
        No question has a fixed list of answers, there are too many, or two have the same name.
    """
    cut: list[str] = []

    def fit(text: str, longest: int, where: str, breaks: bool = False) -> str:
        text = plain(text, breaks)
        if len(text) > longest:
            cut.append(where)
        return clipped(text, longest)

    def question(one: Question) -> Question:
        name = _name(one.name)
        offered, missing = without_open_answers(tuple(
            Offered(fit(answer.label, LINE, name), answer.points) for answer in one.offered))
        return Question(name, fit(one.text, WORDS, name), offered, plain(one.group), plain(one.stem), plain(one.form),
                        clipped(plain(one.part), PART), missing)

    found = replace(
        found,
        title=fit(found.title, LINE, _("the title")),
        abbreviation=fit(found.abbreviation, LINE, _("the abbreviation")),
        language=_language(found.language),
        source=fit(found.source, WORDS, _("the source")),
        rights=fit(found.rights, WORDS, _("the rights")),
        about=fit(found.about, WORDS, _("the description")),
        instructions=fit(found.instructions, WORDS, _("the instructions"), breaks=True),
        form_instructions={plain(form): plain(text, breaks=True) for form, text in found.form_instructions.items()},
        welcome=plain(found.welcome, breaks=True),
        questions=[question(one) for one in found.questions[: MOST_ITEMS + 1]],
        sums=[
            replace(one, name=_name(one.name), items=tuple(map(_name, one.items)), of=tuple(map(_name, one.of)),
                    turned=tuple((_name(name), start) for name, start in one.turned))
            for one in found.sums[:MOST_SUMS]
        ],
        other={kind: [_name(name) for name in listed] for kind, listed in found.other.items()},
        conditional=[_name(name) for name in found.conditional],
        unscored=[_name(name) for name in (*found.unscored, *(one.label for one in found.sums[MOST_SUMS:]))],
        remarks=[(about, plain(text)) for about, text in found.remarks],
        elements=[replace(one, name=_name(one.name), text=plain(one.text), why=plain(one.why))
                  for one in found.elements],
        cut=cut,
    )
    _check(found.questions)
    return found


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
