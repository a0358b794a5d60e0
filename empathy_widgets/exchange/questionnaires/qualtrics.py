"""A Qualtrics survey (.qsf): single-answer questions and matrices, block by block, with recoded values."""

from __future__ import annotations

import re
from typing import Any

from empathy_widgets.exchange.questionnaires.draft import Found, Offered, Question
from empathy_widgets.exchange.questionnaires.guards import fixed
from empathy_widgets.exchange.questionnaires.ledger import Element
from empathy_widgets.exchange.questionnaires.plain import names, plain, whole
from empathy_widgets.exchange.questionnaires.qualtrics_flow import Block, asked_in_branches, blocks
from empathy_widgets.strings import _

__all__ = ["is_qualtrics", "read_qualtrics"]

ONE_ANSWER = {"SAVR", "SAHR", "SACOL", "DL", "SB", "NPS"}
"""Selectors of a multiple choice question with one answer: in a column, a row, columns, a list, a box."""
ONE_A_ROW = {"SingleAnswer", "DL", "DND"}
LANGUAGES = {"ZH-S": "zh-Hans", "ZH-T": "zh-Hant", "SR-BA": "sr"}
PIPED = re.compile(r"\$\{[a-z]+://")
Payload = dict[str, Any]


def is_qualtrics(content: dict[str, Any]) -> bool:
    """Whether a JSON object is a survey as Qualtrics exports it."""
    return isinstance(content.get("SurveyEntry"), dict) and isinstance(content.get("SurveyElements"), list)


def read_qualtrics(content: dict[str, Any]) -> Found:
    """Return what a survey holds, in its base language, in the order of its blocks."""
    entry = content["SurveyEntry"]
    elements = [one for one in content["SurveyElements"] if isinstance(one, dict)]
    found = Found(
        format=_("Qualtrics survey"), title=_text(entry.get("SurveyName")), about=_text(entry.get("SurveyDescription")),
        language=_language(_text(entry.get("SurveyLanguage"))))
    reader = _Reader(found, {
        _text(one.get("PrimaryAttribute")): one["Payload"] for one in elements
        if one.get("Element") == "SQ" and isinstance(one.get("Payload"), dict)})
    reader.read(blocks(elements), asked_in_branches(elements))
    for one in elements:
        if one.get("Element") == "SCO" and isinstance(one.get("Payload"), dict):
            for category in _list(one["Payload"].get("ScoringCategories")):
                if isinstance(category, dict):
                    found.lose_score(_text(category.get("Name")) or "?", _text(category.get("ID")))
    return found


class _Reader:
    """The questions of one survey on their way to what was found in them."""

    def __init__(self, found: Found, questions: dict[str, Payload]) -> None:
        self.found, self.questions = found, questions
        self.named: set[str] = set()
        self.spoken: set[str] = set()
        self.skips: list[str] = []
        self.piped: list[str] = []

    def read(self, listed: list[Block], branched: set[str]) -> None:
        """Walk the blocks in their order, then what stands in none."""
        used = [one for one in listed if not one.trash]
        seen: set[str] = set()
        for block in used:
            form = block.name if len(used) > 1 else ""
            for id in block.questions:
                if id in self.questions and id not in seen:
                    seen.add(id)
                    self._question(id, form, block.id in branched, id in block.skips)
        for id, payload in self.questions.items():
            if id not in seen:
                self._left(_("not in use: it stands in the trash, or in no block"), self._name(id), payload)
        for about, text, concerned in (
            (_("Skip logic"), _("After these the file may leave out what follows; here nothing is left out: {names}."),
             self.skips),
            (_("Piped text"), _("The file fills answers or fields into these; here the codes stand: {names}."),
             self.piped),
            (_("Further languages"), _("Only the base language was carried, not: {names}."), sorted(self.spoken)),
        ):
            if concerned:
                self.found.remarks.append((about, text.format(names=names([plain(one) for one in concerned]))))

    def _name(self, id: str) -> str:
        """The name the exported answers have; with the id where two questions share one."""
        tag = _text(self.questions[id].get("DataExportTag")) or id
        return self._free(tag, f"{tag} ({id})")

    def _free(self, *names: str) -> str:
        """The first name that no other question has."""
        name, number = next((one for one in names if one not in self.named), names[-1]), 2
        while name in self.named:
            name, number = f"{names[-1]} ({number})", number + 1
        self.named.add(name)
        return name

    def _rows(self, name: str, payload: Payload) -> list[tuple[str, Payload]]:
        """The rows of a matrix, under the names their answers have in an export."""
        tags = _by_id(payload.get("ChoiceDataExportTags"))
        return [(self._free(_text(tags.get(id)) or f"{name}_{id}", f"{name}_{id}"), one)
                for id, one in _ordered(payload, "Choices")]

    def _question(self, id: str, form: str, branched: bool, skips: bool) -> None:
        payload = self.questions[id]
        kind, selector = _text(payload.get("QuestionType")), _text(payload.get("Selector"))
        name, text = self._name(id), _text(payload.get("QuestionText"))
        if skips:
            self.skips.append(name)
        if PIPED.search(text):
            self.piped.append(name)
        self.spoken |= {one for one in _dict(payload.get("Language")) if isinstance(one, str)}
        conditional = branched or any(payload.get(entry) for entry in ("DisplayLogic", "InPageDisplayLogic"))
        if kind == "DB":
            self.found.tell(name, text, form)
        elif kind == "Matrix":
            self._matrix(name, payload, form, conditional)
        elif kind != "MC" or selector not in ONE_ANSWER:
            self._left(_kinds(kind, selector), name, payload)
        elif why := _unfit(payload, "Choices", self._offered(payload, "Choices")):
            self._left(why, name, payload)
        else:
            choices = self._offered(payload, "Choices")
            conditional = conditional or any(one.get("DisplayLogic") for _id, one in _ordered(payload, "Choices"))
            self.found.ask(Question(name, text, choices, form=form), conditional)

    def _matrix(self, name: str, payload: Payload, form: str, conditional: bool) -> None:
        offered = self._offered(payload, "Answers")
        selector = _text(payload.get("Selector"))
        kind = _text(payload.get("SubSelector")) if selector == "Likert" else selector
        one_a_row = selector == "Likert" and kind in ONE_A_ROW
        why = _unfit(payload, "Answers", offered) if one_a_row else _kinds("Matrix", kind)
        if why or not _ordered(payload, "Choices"):
            self._left(why or _("no items in the file"), name, payload)
            return
        stem = _text(payload.get("QuestionText"))
        self.found.head(name, stem)
        for inner, row in self._rows(name, payload):
            if row.get("TextEntry"):
                self.found.set_aside(_("answers in one’s own words allowed"), inner, _text(row.get("Display")))
                continue
            self.found.ask(Question(inner, _text(row.get("Display")), offered, "", plain(stem), form, name),
                           conditional or bool(row.get("DisplayLogic")))

    def _left(self, why: str, name: str, payload: Payload) -> None:
        self.found.set_aside(why, name, _text(payload.get("QuestionText")))
        if payload.get("QuestionType") == "Matrix":
            self.found.elements += [
                Element(inner, _text(row.get("Display")), "left", why) for inner, row in self._rows(name, payload)]

    @staticmethod
    def _offered(payload: Payload, entry: str) -> tuple[Offered, ...]:
        """The choices in the order they are shown, with their recoded values, else the values Qualtrics exports."""
        recoded = _by_id(payload.get("RecodeValues"))
        return tuple(
            Offered(plain(_text(one.get("Display"))) or id, whole(recoded.get(id, id)))
            for id, one in _ordered(payload, entry))


def _ordered(payload: Payload, entry: str) -> list[tuple[str, Payload]]:
    held = {id: one for id, one in _by_id(payload.get(entry)).items() if isinstance(one, dict)}
    order = [_text(id) for id in _list(payload.get(entry.removesuffix("s") + "Order"))]
    return [(id, held[id]) for id in dict.fromkeys([*order, *held]) if id in held]


def _unfit(payload: Payload, entry: str, offered: tuple[Offered, ...]) -> str:
    """Why choices are none of a scale; "" when they can be."""
    if payload.get("DynamicChoices") or payload.get("DynamicAnswers"):
        return _("choices carried over from another question")
    if any(one.get("TextEntry") for _id, one in _ordered(payload, entry)):
        return _("answers in one’s own words allowed")
    return "" if fixed(offered) else _("no fixed list of choices")


def _kinds(kind: str, selector: str) -> str:
    """Kinds of question that are no item of a scale, in words."""
    told = {
        "TE": _("text"), "SBS": _("several scales side by side"), "Slider": _("slider"), "RO": _("ranking"),
        "CS": _("constant sum"), "FileUpload": _("file"), "Timing": _("timing"), "Captcha": _("captcha"),
        "Meta": _("what the browser says"), "PGR": _("sorting into groups"), "HeatMap": _("heat map"),
    }
    if selector.startswith("MA") or selector == "MultipleAnswer":
        return _("several answers at once")
    return told.get(kind) or told.get(selector) or plain(f"{kind} {selector}").strip() or "?"


def _language(text: str) -> str:
    return LANGUAGES.get(text.upper()) or "-".join(
        part.lower() if number == 0 else part for number, part in enumerate(text.split("-")))


def _by_id(value: Any) -> dict[str, Any]:
    """Entries by their id; Qualtrics writes a list where the ids happen to count from 0."""
    if isinstance(value, list):
        return {str(number): one for number, one in enumerate(value)}
    return _dict(value)


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if type(value) in (int, float) else ""
