"""What became of each part of a file in the draft of one scale, and which of its texts are the instructions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from empathy_widgets.exchange.questionnaires.draft import LONGEST_INSTRUCTIONS, Found, Question
from empathy_widgets.exchange.questionnaires.ledger import Outcome
from empathy_widgets.exchange.questionnaires.scale import Scale
from empathy_widgets.exchange.questionnaires.scoring import Key
from empathy_widgets.strings import _

__all__ = ["Asked", "instructions_of", "outcomes"]

MOST_INSTRUCTIONS = 2_000


@dataclass(frozen=True)
class Asked:
    """What a person is asked to do, and what else stands above the items.

    Attributes
    ----------
    text : str
        The instructions; empty where the file has none that could be told apart.
    above : dict of str to list of int
        Questions above items that could not become the instructions, to the numbers of their items.
    stem : str
        The one question above all items, which is in the instructions; empty where there is none.
    welcomed : bool
        The instructions are the greeting of the whole survey.
    """

    text: str
    above: dict[str, list[int]]
    stem: str = ""
    welcomed: bool = False


def instructions_of(found: Found, scale: Scale) -> Asked:
    """Return the instructions: what the file itself gives as such, and the one question above all items.

    Several questions above items, or one above some only, are named instead, each with its items.
    """
    above: dict[str, list[int]] = {}
    for number, question in enumerate(scale.questions, 1):
        if question.stem:
            above.setdefault(question.stem, []).append(number)
    forms = list(dict.fromkeys(one.form for one in scale.questions))
    given = found.instructions or "\n".join(filter(None, (found.form_instructions.get(form) for form in forms)))
    if len(above) == 1 and len(next(iter(above.values()))) == len(scale.questions):
        stem = next(iter(above))
        text = stem if not given or given == stem else f"{given}\n{stem}"
        if len(text) <= MOST_INSTRUCTIONS:
            return Asked(text, {}, stem)
    if not given and 0 < len(found.welcome) <= LONGEST_INSTRUCTIONS:
        return Asked(found.welcome, above, welcomed=True)
    return Asked(given, above)


def outcomes(
    found: Found, scale: Scale, key: Key, others: tuple[Scale, ...], asked: Asked,
) -> dict[str, tuple[Outcome, str]]:
    """What became of every question, score, head and text, by its kind and name."""
    kept = {question.name for question in scale.questions}
    told: dict[str, tuple[Outcome, str]] = {}
    for other in others:
        for question in other.questions:
            if question.name not in kept:
                told[f"question {question.name}"] = (
                    "left", _("belongs to the scale “{name}”, which was not chosen").format(name=other.name))
    for question in scale.questions:
        changes = "; ".join(_changes(found, scale, question))
        told[f"question {question.name}"] = ("changed", changes) if changes else ("taken", "")
    for one in found.sums:
        told[f"score {one.name}"] = _score(one.name, one.label, key)
    forms = {question.form for question in scale.questions}
    for element in found.elements:
        if element.kind == "score":
            told.setdefault(f"score {element.name}", ("left", _("more scores than one draft takes")))
        elif element.kind == "head":
            told[f"head {element.name}"] = _head(element.text, scale, asked)
        elif element.kind == "instructions":
            fits = element.why in forms or not element.why
            told[f"instructions {element.name}"] = ("taken", "") if fits else (
                "left", _("instructions of a form that was not chosen"))
    return told


def _changes(found: Found, scale: Scale, question: Question) -> Iterator[str]:
    if question.name in scale.turned:
        yield _("its choices run the other way: it counts the other way round")
    if question.name in scale.backwards:
        yield _("its choices are shown in another order")
    if scale.pointless:
        yield _("its choices are numbered from 1")
    if question.missing:
        yield _("no choices: {labels}; here an item can be left open").format(
            labels=", ".join(f"“{one.label}”" for one in question.missing))
    if question.name in found.conditional:
        yield _("asked only under a condition in the file; here everybody sees it")
    if question.name in found.cut:
        yield _("too long for a content file: its end is missing")
    if not question.text:
        yield _("without a sentence in the file")


def _score(name: str, label: str, key: Key) -> tuple[Outcome, str]:
    if name in key.carried:
        return "taken", ""
    if name in key.copied:
        return "changed", _("its item counts the other way round")
    if (label or name) in key.elsewhere:
        return "left", _("adds up items that were not chosen")
    return "left", _("no plain sum or mean of these items")


def _head(text: str, scale: Scale, asked: Asked) -> tuple[Outcome, str]:
    if not text:
        return "left", _("holds other parts together and says nothing")
    if asked.stem and (text in asked.stem or asked.stem in text):
        return "taken", ""
    if any(text in stem or stem in text for stem in asked.above):
        return "changed", _("stands in the list of what to decide, with its items")
    if any(question.group and question.group in text for question in scale.questions):
        return "changed", _("a heading: stands in the list of what to decide")
    return "left", _("stands above parts that were left out")
