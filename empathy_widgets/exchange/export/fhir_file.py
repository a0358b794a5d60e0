"""Sittings and their scores as one FHIR R4 Bundle of type collection; rehearsals are nobody's answers and stay out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from empathy_widgets.domain import Mode
from empathy_widgets.exchange.export.case_file import CaseFile, Outline, moment_text
from empathy_widgets.exchange.export.fhir_resources import (
    observation, questionnaire, questionnaire_address, questionnaire_response,
)
from empathy_widgets.exchange.export.glossary import Column
from empathy_widgets.strings import _

__all__ = ["fhir_columns", "write_fhir"]


def write_fhir(case_files: Iterable[CaseFile], outline: Outline, out: BinaryIO) -> None:
    """Write the bundle resource by resource, so that memory does not grow with their number."""
    head = {"resourceType": "Bundle", "type": "collection", "timestamp": moment_text(outline.at)}
    out.write(json.dumps(head)[:-1].encode())
    between = b', "entry": [\n'
    for entry in entries(case_files, outline):
        out.write(between + json.dumps(entry, ensure_ascii=False).encode())
        between = b",\n"
    out.write(b"\n]}\n" if between == b",\n" else b"}\n")


def entries(case_files: Iterable[CaseFile], outline: Outline) -> Iterator[dict[str, Any]]:
    """Every instrument first, then sitting by sitting its answers and scores."""
    for name, instrument in outline.instruments.items():
        if instrument is not None:
            yield {"fullUrl": questionnaire_address(name), "resource": questionnaire(instrument)}
    for case_file in case_files:
        for one in case_file.sittings:
            sitting, instrument, profile = one.administration, one.instrument, one.profile
            if sitting.mode is Mode.REHEARSAL:
                continue
            outline.must_hold(sitting)
            yield found_at(questionnaire_response(case_file.case, sitting, instrument))
            if instrument is not None and profile is not None:
                for score in profile.scores.values():
                    yield found_at(observation(case_file.case, sitting, instrument, score))


def found_at(resource: dict[str, Any]) -> dict[str, Any]:
    """An entry of the bundle; its id is the UUID of its address."""
    return {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}


def fhir_columns() -> tuple[Column, ...]:
    """What each element that is filled in means here: the data dictionary of the bundle."""
    utc, ours = _("UTC"), _("a code of this workbook")
    return (
        Column("Bundle.timestamp", _("When the export was made."), "time", utc),
        Column("Questionnaire", _("An instrument's key: item numbers and choices. A published scale's sentences are "
                                  "not here; a practice form's own are."),
               missing=_("the instrument is not on the shelf any more")),
        Column("Questionnaire.url", _("The instrument, by the name of its content file.")),
        Column("Questionnaire.title", _("The instrument's full name.")),
        Column("Questionnaire.status", _("Always active."), range="active"),
        Column("Questionnaire.date", _("When the key was last reviewed."), "time"),
        Column("Questionnaire.description", _("Whether it is a practice form or the key of a published scale.")),
        Column("Questionnaire.copyright", _("Whose it is, and what is allowed.")),
        Column("Questionnaire.item", _("linkId and prefix are the item's number; answerOption its choices, with their "
                                       "points in the extension ordinalValue; text is there for practice forms only.")),
        Column("QuestionnaireResponse", _("One sitting.")),
        Column("QuestionnaireResponse.extension",
               _("mode: how it was filled in; wording: the site's own wording."), range=ours),
        Column("QuestionnaireResponse.identifier", _("The sitting's number in the workspace.")),
        Column("QuestionnaireResponse.questionnaire", _("The instrument.")),
        Column("QuestionnaireResponse.status", _("Where the sitting stands; entered-in-error is one that was set "
                                                 "aside."), range="in-progress, completed, entered-in-error"),
        Column("QuestionnaireResponse.subject", _("The case, by its code alone.")),
        Column("QuestionnaireResponse.source", _("The case, where the person filled it in."),
               missing=_("somebody entered it for them")),
        Column("QuestionnaireResponse.authored",
               _("When it was finished; when it began while it is open."), "time", utc),
        Column("QuestionnaireResponse.item", _(
            "One answered item. Extensions: answered-at, elapsed-ms (milliseconds in view), and data-absent-reason "
            "asked-declined where the person preferred not to answer."), missing=_("not answered")),
        Column("Observation", _("One score of one sitting, as the profile shows it."),
               missing=_("the sitting is not finished, or its instrument is not on the shelf any more")),
        Column("Observation.status",
               _("entered-in-error for a sitting that was set aside."), range="final, entered-in-error"),
        Column("Observation.category", _("Always survey."), range="survey"),
        Column("Observation.code",
               _("The score, by its short name in the instrument. No LOINC code is claimed."), range=ours),
        Column("Observation.subject", _("The case, by its code alone.")),
        Column("Observation.effectiveDateTime", _("When the sitting was finished."), "time", utc),
        Column("Observation.valueQuantity", _("The score."), "number", _("the instrument's own points"),
               _("in the note"), _("too few items were answered; dataAbsentReason says so")),
        Column("Observation.dataAbsentReason", _("Why there is no score."), missing=_("there is one")),
        Column("Observation.note",
               _("Possible points, answered items, gaps, and whether it is a practice form. No cut-off.")),
        Column("Observation.derivedFrom", _("The sitting the score is worked out from.")))
