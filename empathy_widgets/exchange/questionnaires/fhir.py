"""A FHIR Questionnaire (STU3, R4, R5): read by fhir.resources, walked for questions with a list of answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from empathy_widgets.exchange.questionnaires.draft import Found, Offered, Question
from empathy_widgets.exchange.questionnaires.guards import fixed, objects_in, refuse
from empathy_widgets.exchange.questionnaires.plain import clipped, names, plain, whole
from empathy_widgets.strings import _

__all__ = ["read_fhir"]

MOST_OBJECTS = 12_000
"""Objects of one Questionnaire: 500 items with five weighted choices each need about 9,000."""
WEIGHTS = ("/ordinalValue", "/questionnaire-ordinalValue", "/itemWeight")
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
    version, sound = _validated(content, raw)
    found = Found(
        format=_("FHIR Questionnaire, {version}").format(version=version),
        title=sound.title or sound.name or "", language=sound.language or "", rights=sound.copyright or "",
        about=sound.description or "",
    )
    _Walk(found, sound).items(sound.item or [], "")
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


class _Walk:
    """Goes through the items in order and notes each where it belongs."""

    def __init__(self, found: Found, sound: Any) -> None:
        self.found = found
        self.sets = {f"#{one.id}": one for one in sound.contained or () if hasattr(one, "compose") and one.id}

    def items(self, listed: list[Any], group: str) -> None:
        for item in listed:
            inner = group
            if item.type == "group":
                inner = item.text or group
            elif item.type == "display":
                self._display(item)
            else:
                self._question(item, group)
            self.items(item.item or [], inner)

    def _display(self, item: Any) -> None:
        if not self.found.instructions and not self.found.questions:
            self.found.instructions = item.text or ""
        else:
            self.found.set_aside(_("text only"), item.linkId)

    def _question(self, item: Any, group: str) -> None:
        if any(_calculates(extension.url) for extension in item.extension or ()):
            self.found.unscored.append(item.linkId)
            return
        if any(str(extension.url or "").endswith(HIDDEN) and extension.valueBoolean
               for extension in item.extension or ()):
            self.found.set_aside(_("hidden"), item.linkId)
            return
        offered = self._offered(item)
        open_list = item.type == "open-choice" or getattr(item, "answerConstraint", None) not in (None, "optionsOnly")
        if item.repeats and offered:
            self.found.set_aside(_("several answers at once"), item.linkId)
        elif offered and open_list:
            self.found.set_aside(_("answers in one’s own words allowed"), item.linkId)
        elif fixed(offered) and item.type in CHOICE_TYPES:
            self.found.questions.append(Question(item.linkId, item.text or "", tuple(offered), group))
            if item.enableWhen:
                self.found.conditional.append(item.linkId)
        else:
            kind = _("answers in a list that is not in the file") if _elsewhere(item) else item.type
            self.found.set_aside(plain(kind), item.linkId)

    def _offered(self, item: Any) -> list[Offered]:
        """The answers of one question: its own options, else those of a value set the file holds."""
        options = getattr(item, "answerOption", None) or getattr(item, "option", None) or ()
        offered = [_answer(option) for option in options]
        return offered or [
            Offered(coding.display or coding.code or "", _weight(coding)) for coding in self._codings(_elsewhere(item))]

    def _codings(self, address: str) -> list[Any]:
        held = self.sets.get(address)
        if held is None:
            return []
        expanded = getattr(held.expansion, "contains", None) if held.expansion else None
        included = held.compose.include if held.compose else []
        return list(expanded or [one for part in included or [] for one in part.concept or []])


def _calculates(url: object) -> bool:
    """Whether an extension says how an answer is worked out."""
    return any(str(url or "").endswith(name) for name in CALCULATED)


def _elsewhere(item: Any) -> str:
    """The address of the value set a question's answers stand in; "" when it names none."""
    options = getattr(item, "options", None)
    return str(getattr(item, "answerValueSet", None) or (options.reference if options is not None else "") or "")


def _answer(option: Any) -> Offered:
    coding = option.valueCoding
    if coding is not None:
        weight = _weight(coding)
        return Offered(coding.display or coding.code or "", weight if weight is not None else _weight(option))
    for name in ("valueInteger", "valueString"):
        value = getattr(option, name, None)
        if value is not None:
            weight = _weight(option)
            return Offered(
                str(value), weight if weight is not None else whole(value) if name == "valueInteger" else None)
    return Offered("")


def _weight(carrier: Any) -> int | None:
    """The points an extension gives an answer; None where there is none, or no whole number."""
    for extension in carrier.extension or ():
        if str(extension.url or "").endswith(WEIGHTS):
            value = extension.valueDecimal if extension.valueDecimal is not None else extension.valueInteger
            return whole(value)
    return None
