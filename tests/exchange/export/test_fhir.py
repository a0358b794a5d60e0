"""A bundle that two independent validators accept, and in which no published sentence, norm or borrowed code stands.

The validators: the JSON Schema of FHIR R4 (4.0.1) as HL7 publishes it, cut down to these resources; and fhir.resources,
whose nearest models are R4B (4.3.0). R4B changed no resource that existed before R4
(http://hl7.org/fhir/R4B/r3maps.html), so Bundle, Questionnaire, QuestionnaireResponse and Observation have the same
build in both.
"""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from case_files import CASE, case_files, find, outline, sitting, whole_case
from fhir.resources.R4B.bundle import Bundle
from hypothesis import HealthCheck, given, seed, settings

from empathy_widgets.domain import Wording
from empathy_widgets.exchange.export import FORMATS, CaseFile

R4 = jsonschema.Draft6Validator(json.loads((Path(__file__).parent / "fhir-r4.schema.json").read_text("utf-8")))


def bundle(*files: CaseFile) -> dict:
    out = io.BytesIO()
    FORMATS["fhir"].write(files, outline(files[0]), out)
    return json.loads(out.getvalue())


def resources(kind: str, found: dict) -> list[dict]:
    return [entry["resource"] for entry in found["entry"] if entry["resource"]["resourceType"] == kind]


@seed(1926)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(case_files())
def test_whatever_is_kept_both_validators_accept_it(case_file):
    found = bundle(case_file)
    R4.validate(found)
    read = Bundle.model_validate(found)
    assert len(read.entry or []) == len(found.get("entry", []))


def test_a_wrong_bundle_is_noticed():
    for change in ({"authored": "yesterday"}, {"answer": 3}, {"subject": {"name": "amber"}}):
        found = bundle(whole_case())
        resources("QuestionnaireResponse", found)[0].update(change)
        with pytest.raises(jsonschema.ValidationError):
            R4.validate(found)
        with pytest.raises(ValueError):
            Bundle.model_validate(found)


def test_answers_and_scores_are_there():
    found = bundle(whole_case())
    R4.validate(found)
    first, second = resources("QuestionnaireResponse", found)[:2]
    assert first["status"] == "completed" and first["source"] == first["subject"] == {
        "identifier": {"system": "urn:empathy-workbook:case", "value": CASE.code}}
    assert first["item"][4]["linkId"] == "5" and first["item"][4]["answer"][0]["valueCoding"]["code"] == "4"
    declined = second["item"][-1]
    assert "answer" not in declined and {"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
                                         "valueCode": "asked-declined"} in declined["extension"]
    assert {"url": "urn:empathy-workbook:wording", "valueCode": "0123456789abcdef"} in second["extension"]
    scores = {one["code"]["coding"][0]["code"]: one for one in resources("Observation", found)[:7]}
    assert scores["NCE"]["valueQuantity"] == {"value": 20, "unit": "points"}
    assert scores["total"]["derivedFrom"] == [{"reference": f"urn:uuid:{first['id']}"}]
    assert any("Practice form" in note["text"] for note in scores["total"]["note"])
    addresses = [entry["fullUrl"] for entry in found["entry"]]
    assert len(set(addresses)) == len(addresses) and f"urn:uuid:{first['id']}" in addresses


def test_what_has_no_score_says_why_and_what_was_set_aside_is_marked():
    one = sitting("a1", "pes", items=3)
    (case_file,) = [CaseFile.of(
        CASE, [one, sitting("a2", "teq", 2, items=16, status="voided", void_reason="+ no")], [], None, find)]
    found = bundle(case_file)
    R4.validate(found)
    unscored = [score for score in resources("Observation", found) if "valueQuantity" not in score]
    assert unscored and all("too few" in score["dataAbsentReason"]["text"] for score in unscored)
    assert {score["status"] for score in resources("Observation", found)} == {"final", "entered-in-error"}
    assert "+ no" not in json.dumps(found)


def test_rehearsals_stay_out_and_an_instrument_that_is_gone_keeps_its_answers():
    found = bundle(whole_case())
    given_of = [one["questionnaire"].rpartition(":")[2] for one in resources("QuestionnaireResponse", found)]
    assert given_of == ["pes-practice-form", "pes", "teq", "gone-form", "iri", "teq"]
    assert "gone-form" not in {one["id"] for one in resources("Questionnaire", found)}


def test_no_published_sentence_and_no_borrowed_code_goes_out():
    worded = Wording(instrument="pes", language="en", items={number: f"Licensed {number}" for number in range(1, 21)})
    case_file = CaseFile.of(CASE, [sitting("a1", "pes"), sitting("a2", "pes-practice-form")], [], None,
                            lambda id, _version: find(id).with_wording(worded) if id == "pes" else find(id))
    found = bundle(case_file)
    pes, practice = resources("Questionnaire", found)
    if pes["id"] != "pes":
        pes, practice = practice, pes
    assert "Licensed" not in json.dumps(found)
    assert not any("text" in item for item in pes["item"]) and [item["prefix"] for item in pes["item"]] == [
        str(number) for number in range(1, 21)]
    assert len(practice["item"]) == 20 and all(item["text"] for item in practice["item"])
    systems = set(walk(found, "system"))
    assert {one for one in systems if not one.startswith("urn:empathy-workbook:")} == {
        "http://terminology.hl7.org/CodeSystem/observation-category"}
    assert "loinc" not in json.dumps(found).lower() and not list(walk(found, "referenceRange"))


def walk(value, name):
    """Every value of that name, however deep."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if key == name:
            yield inner
        yield from walk(inner, name)


def test_every_element_that_is_filled_in_is_in_the_dictionary():
    rows = csv.DictReader(io.StringIO(FORMATS["fhir"].explain(outline(whole_case())).decode("utf-8-sig"), newline=""))
    explained = {row["column"] for row in rows}
    filled = {"Bundle.timestamp"}
    unscored = bundle(CaseFile.of(CASE, [sitting("a1", "pes", items=3)], [], None, find))
    for entry in bundle(whole_case())["entry"] + unscored["entry"]:
        kind = entry["resource"]["resourceType"]
        filled |= {kind, *(f"{kind}.{name}" for name in entry["resource"] if name not in ("resourceType", "id"))}
    assert filled == explained


def test_a_case_that_has_only_rehearsals_makes_an_empty_bundle_that_is_valid():
    found = bundle(CaseFile.of(CASE, [], [], None, find))
    R4.validate(found)
    assert "entry" not in found
