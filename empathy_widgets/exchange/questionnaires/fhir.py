"""A FHIR Questionnaire (STU3, R4, R5): read by fhir.resources, walked for questions with a list of answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from empathy_widgets.exchange.questionnaires.draft import LONGEST_INSTRUCTIONS, Found, Question
from empathy_widgets.exchange.questionnaires.fhir_answers import WEIGHTS, AnswerLists, elsewhere
from empathy_widgets.exchange.questionnaires.fhir_needed import needed
from empathy_widgets.exchange.questionnaires.guards import fixed, objects_in, refuse
from empathy_widgets.exchange.questionnaires.plain import asks, clipped, leads, names, plain
from empathy_widgets.strings import _

__all__ = ["read_fhir"]

MOST_OBJECTS = 12_000
"""Objects of one Questionnaire: 500 items with five weighted choices each need about 9,000."""
CALCULATED = ("calculatedExpression", "cqf-calculatedValue", "cqf-expression")
HIDDEN = "/questionnaire-hidden"
CHOICE_TYPES = ("choice", "coding", "integer", "string", "question")


def read_fhir(content: dict[str, Any]) -> Found:
    """Return what a Questionnaire holds; refused when no version of FHIR that is known here takes it."""
    if content.get("resourceType") == "Bundle":
        refuse(_("This is a FHIR Bundle; save the Questionnaire in it as a file of its own."))
    if content.get("resourceType") == "QuestionnaireResponse":
        refuse(_("This is a FHIR QuestionnaireResponse, which holds answers; bring the Questionnaire it belongs to."))
    if content.get("resourceType") != "Questionnaire":
        refuse(_("This is FHIR, but no Questionnaire; choose another file."))
    if objects_in(content) > MOST_OBJECTS:
        refuse(_("This Questionnaire has more parts than any scale; check that it is the right one."))
    raw = list(_raw_items(content))
    version, sound = _validated(needed(content, (*WEIGHTS, *CALCULATED, HIDDEN)), raw)
    found = Found(
        format=_("FHIR Questionnaire, {version}").format(version=version),
        title=sound.title or sound.name or "", language=sound.language or "", rights=sound.copyright or "",
        about=sound.description or "",
    )
    walk = _Walk(found, sound, {str(item.get("linkId")) for item in raw if item.get("enableWhen")})
    walk.items(sound.item or [], _Above())
    if walk.lists.other_versions:
        found.remarks.append((_("Versions of lists"), _(
            "The file asks for {names}, and holds the list without that version; it was taken.").format(
                names=names([plain(one) for one in sorted(walk.lists.other_versions)]))))
    hint = [text for text in (sound.publisher, sound.url) if text]
    if hint:
        found.remarks.append((_("Where it is from"), _(
            "The file names {hint}; that may help to find its paper.").format(
                hint=clipped(names([plain(text) for text in hint]), 200))))
    if any(item.get("code") for item in raw):
        found.remarks.append((_("Codes"), _("Codes of terminologies such as LOINC were not carried.")))
    return found


def _raw_items(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every item as it stands in the file, without recursion."""
    waiting = [content.get("item")]
    while waiting:
        listed = waiting.pop()
        for item in listed if isinstance(listed, list) else []:
            if isinstance(item, dict):
                yield item
                waiting.append(item.get("item"))


def _validated(content: dict[str, Any], raw: list[dict[str, Any]]) -> tuple[str, Any]:
    """The Questionnaire as fhir.resources reads it, in the version its own entries point to, else any that takes it."""
    from fhir.resources.questionnaire import Questionnaire as R5
    from fhir.resources.R4B.questionnaire import Questionnaire as R4B
    from fhir.resources.STU3.questionnaire import Questionnaire as STU3

    models: dict[str, type[BaseModel]] = {"R4": R4B, "R5": R5, "STU3": STU3}
    order = sorted(models, key=lambda version: version != _version(raw))
    places = []
    for version in order:
        try:
            sound = models[version].model_validate(content)
        except Exception as error:  # pydantic's own, and what fhir.resources raises for odd dates and numbers
            places.append(_place(error))
            continue
        return (_("R4 (read as R4B, which has the same Questionnaire)") if version == "R4" else version), sound
    refuse(_("This is no sound FHIR Questionnaire in STU3, R4 or R5: look at “{place}” and export it again.").format(
        place=clipped(plain(places[0]), 60) or "resourceType"))


def _version(raw: list[dict[str, Any]]) -> str:
    """The version whose entries the items use."""
    entries = {name for item in raw for name in item}
    if entries & {"option", "options"} or any("hasAnswer" in one for one in _conditions(raw)):
        return "STU3"
    types = {item.get("type") for item in raw if isinstance(item.get("type"), str)}
    if types & {"coding"} or entries & {"answerConstraint", "disabledDisplay"}:
        return "R5"
    return "R4"


def _conditions(raw: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in raw:
        listed = item.get("enableWhen")
        yield from (one for one in (listed if isinstance(listed, list) else []) if isinstance(one, dict))


def _place(error: Exception) -> str:
    """Where the file is not as FHIR has it, as "item.3.type"."""
    details = error.errors(include_url=False, include_input=False) if hasattr(error, "errors") else []
    return ".".join(str(part) for part in details[0]["loc"]) if details else ""


@dataclass(frozen=True)
class _Above:
    """What stands above an item: a heading, a question, and the group it is in."""

    group: str = ""
    stem: str = ""
    part: str = ""
    inside: bool = False
    note: str = ""
    """The last text in the group that leads to what follows."""

    @property
    def asked(self) -> str:
        """All that is asked above an item."""
        return " ".join(filter(None, (self.stem, self.note)))


class _Walk:
    """Goes through the items in order and notes each where it belongs."""

    def __init__(self, found: Found, sound: Any, conditional: set[str]) -> None:
        self.found, self.conditional = found, conditional
        self.lists = AnswerLists(list(sound.contained or ()))
        self.parts: dict[str, str] = {}

    def items(self, listed: list[Any], above: _Above, conditional: bool = False) -> None:
        for number, item in enumerate(listed):
            inner, asked_if = above, conditional or item.linkId in self.conditional
            if item.type == "group":
                inner = self._group(item, above)
            elif item.type == "display":
                above = self._display(item, above, first=number == 0)
            else:
                self._question(item, above, asked_if)
            self.items(item.item or [], inner, asked_if)

    def _group(self, item: Any, above: _Above) -> _Above:
        """What stands above the items of a group: its text is their question, or only their heading."""
        text = plain(item.text or "")
        self.found.head(item.linkId, text)
        part = above.part if _single(item) else text or above.part
        if part == text and text and self.parts.setdefault(text, item.linkId) != item.linkId:
            part = f"{text} ({item.linkId})"
        if asks(text):
            return _Above(above.group, " ".join(filter(None, (above.asked, text))), part, inside=True)
        return _Above(text or above.group, above.asked, part, inside=True)

    def _display(self, item: Any, above: _Above, first: bool) -> _Above:
        """A text in a group is the question above the items that follow: the first one, or one that leads to them."""
        text = plain(item.text or "")
        if not (above.inside and text and (first or leads(text)) and len(text) <= LONGEST_INSTRUCTIONS):
            self.found.tell(item.linkId, text)
            return above
        self.found.head(item.linkId, text)
        return replace(above, note=text)

    def _question(self, item: Any, above: _Above, conditional: bool) -> None:
        text = item.text or ""
        if any(_calculates(extension.url) for extension in item.extension or ()):
            self.found.lose_score(item.linkId)
            return
        if any(str(extension.url or "").endswith(HIDDEN) and extension.valueBoolean
               for extension in item.extension or ()):
            self.found.set_aside(_("hidden"), item.linkId, text)
            return
        offered = self.lists.offered(item)
        open_list = item.type == "open-choice" or getattr(item, "answerConstraint", None) not in (None, "optionsOnly")
        if item.repeats and offered:
            self.found.set_aside(_("several answers at once"), item.linkId, text)
        elif offered and open_list:
            self.found.set_aside(_("answers in one’s own words allowed"), item.linkId, text)
        elif fixed(offered) and item.type in CHOICE_TYPES:
            self.found.ask(Question(
                item.linkId, text, tuple(offered), above.group, above.asked, part=above.part), conditional)
        else:
            kind = _("answers in a list that is not in the file") if elsewhere(item) else item.type
            self.found.set_aside(plain(kind), item.linkId, text)


def _single(item: Any) -> bool:
    """Whether a group holds one question alone, so that it only dresses it."""
    waiting, count = list(item.item or []), 0
    while waiting and count < 2:
        one = waiting.pop()
        count += one.type not in ("group", "display")
        waiting += one.item or []
    return count == 1


def _calculates(url: object) -> bool:
    """Whether an extension says how an answer is worked out."""
    return any(str(url or "").endswith(name) for name in CALCULATED)
