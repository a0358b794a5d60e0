"""An instrument, a sitting and a score as FHIR R4 resources (https://hl7.org/fhir/R4/), as plain JSON values.

No sentence of a published scale goes out: an item is its number. Codes are our own, under ``urn:empathy-workbook:``; no
code of a terminology is claimed for a score. The case is a reference by its code alone, and no Patient is made of it.
"""

from __future__ import annotations

import uuid
from typing import Any

from empathy_widgets.domain import Administration, Case, Instrument, Item, Mode, Response, Score, Status
from empathy_widgets.exchange.export.case_file import moment_text
from empathy_widgets.strings import _

__all__ = ["OURS", "address", "observation", "questionnaire", "questionnaire_address", "questionnaire_response"]

Resource = dict[str, Any]

OURS = "urn:empathy-workbook"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
ABSENT_CODES = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
STATUS = {Status.OPEN: "in-progress", Status.COMPLETED: "completed", Status.VOIDED: "entered-in-error"}


def canonical(instrument: str) -> str:
    """The name of an instrument's Questionnaire everywhere."""
    return f"{OURS}:questionnaire:{instrument}"


def questionnaire_address(instrument: str) -> str:
    """Where the Questionnaire is found in the bundle: the same for every export."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, canonical(instrument))}"


def address(kind: str, *names: str) -> str:
    """A name for a resource whose own id may be no UUID: the same for every export."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, ":".join((OURS, kind, *names))))


def subject(case: Case) -> Resource:
    """The case by its code; a person or a couple, so no Patient is claimed."""
    return {"identifier": {"system": f"{OURS}:case", "value": case.code}}


def choice_coding(instrument: str, value: int, label: str | None) -> Resource:
    """A choice as a code of the instrument's own, with its points."""
    shown = {"display": label} if label else {}
    return {"extension": [{"url": ORDINAL, "valueDecimal": value}], "system": f"{OURS}:choice:{instrument}",
            "code": str(value), **shown}


def own_sentence(instrument: Instrument, item: Item) -> Resource:
    """The sentence of a practice form, which is ours to give; nothing for a published scale."""
    return {"text": item.text} if instrument.kind == "practice" and item.text else {}


def questionnaire(instrument: Instrument) -> Resource:
    """The build of an instrument: item numbers and choices, and sentences only where they are our own."""
    options = [{"valueCoding": choice_coding(instrument.id, one.value, one.label)} for one in instrument.choices]
    return {
        "resourceType": "Questionnaire", "id": instrument.edition.replace("@", "-v"),
        "url": canonical(instrument.edition),
        "title": instrument.title, "status": "active", "date": instrument.reviewed.on.isoformat(),
        "description": _("Practice form: not validated, no norms.") if instrument.kind == "practice" else _(
            "The key of a published scale: item numbers and choices. Its sentences belong to their owner."),
        "copyright": instrument.rights,
        "item": [
            {"linkId": str(item.number), "prefix": str(item.number), **own_sentence(instrument, item), "type": "choice",
             "answerOption": options}
            for item in instrument.items
        ],
    }


def questionnaire_response(case: Case, one: Administration, instrument: Instrument | None) -> Resource:
    """The answers of a sitting; an item that was declined stands without an answer and says so."""
    wording = [{"url": f"{OURS}:wording", "valueCode": one.wording}] if one.wording else []
    source = {"source": subject(case)} if one.mode in (Mode.SELF, Mode.HANDED_OVER) else {}
    items = [response_item(one, instrument, given) for given in one.responses]
    return {
        "resourceType": "QuestionnaireResponse", "id": address("sitting", one.id),
        "extension": [{"url": f"{OURS}:mode", "valueCode": one.mode.value}, *wording],
        "identifier": {"system": f"{OURS}:sitting", "value": one.id}, "questionnaire": canonical(one.edition),
        "status": STATUS[one.status], "subject": subject(case),
        "authored": moment_text(one.completed_at or one.started_at),
        **source, **({"item": items} if items else {}),
    }


def response_item(one: Administration, instrument: Instrument | None, given: Response) -> Resource:
    """One item with its answer, when it was given and how long it took."""
    extension: list[Resource] = [{"url": f"{OURS}:answered-at", "valueDateTime": moment_text(given.answered_at)}]
    if given.elapsed_ms is not None:
        extension.append({"url": f"{OURS}:elapsed-ms", "valueInteger": given.elapsed_ms})
    if given.choice is None:
        extension.append({"url": ABSENT, "valueCode": "asked-declined"})
        return {"extension": extension, "linkId": str(given.item)}
    labels = {offered.value: offered.label for offered in instrument.choices} if instrument is not None else {}
    coding = choice_coding(one.instrument, given.choice, labels.get(given.choice))
    return {"extension": extension, "linkId": str(given.item), "answer": [{"valueCoding": coding}]}


def observation(case: Case, one: Administration, instrument: Instrument, score: Score) -> Resource:
    """One score of a sitting, in the instrument's own points; without points it says why."""
    voided = one.status is Status.VOIDED
    absent = {"dataAbsentReason": {
        "coding": [{"system": ABSENT_CODES, "code": "unknown"}],
        "text": _("{answered} of {of} items were answered, too few for a score.").format(
            answered=score.answered, of=score.of),
    }}
    return {
        "resourceType": "Observation", "id": address("score", one.id, score.name),
        "status": "entered-in-error" if voided else "final",
        "category": [{"coding": [{"system": CATEGORY, "code": "survey"}]}],
        "code": {"coding": [{"system": f"{OURS}:score:{one.instrument}", "code": score.name, "display": score.label}],
                 "text": f"{instrument.title}: {score.label}"},
        "subject": subject(case), "effectiveDateTime": moment_text(one.completed_at or one.started_at),
        **({"valueQuantity": {"value": number(score.points), "unit": _("points")}}
           if score.points is not None else absent),
        "note": [{"text": line} for line in notes(instrument, score)],
        "derivedFrom": [{"reference": f"urn:uuid:{address('sitting', one.id)}"}],
    }


def number(points: float) -> int | float:
    """Whole points without a fraction."""
    return int(points) if points == int(points) else points


def notes(instrument: Instrument, score: Score) -> list[str]:
    """What must be read beside a score."""
    lines = [_("Possible points: {low:g} to {high:g}. {answered} of {of} items answered.").format(
        low=score.low, high=score.high, answered=score.answered, of=score.of)]
    if score.prorated:
        lines.append(_("Gaps were filled in with the person's own mean."))
    if instrument.kind == "practice":
        lines.append(_("Practice form: not validated, no norms."))
    return lines
