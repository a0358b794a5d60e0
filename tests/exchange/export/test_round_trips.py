"""What goes out comes back equal, whatever people wrote; and every document follows its published schema."""

import csv
import io
import json
import os
import zipfile
from dataclasses import replace

import jsonschema
from case_files import AT, CASE, case_files, find, outline, sitting, whole_case, whole_plan
from hypothesis import HealthCheck, given, seed, settings

from empathy_widgets.domain import Administration, AuditEntry, Case, Plan, PlanEvent, Response, Run, RunEvent
from empathy_widgets.exchange.export import FORMATS, CaseFile, read_answers, read_export, schema_text
from empathy_widgets.places import content_folder

FUZZ = int(os.environ.get("EMPATHY_FUZZ", "60"))
often = settings(max_examples=FUZZ, deadline=None, suppress_health_check=list(HealthCheck))
SCHEMA = jsonschema.Draft202012Validator(json.loads(schema_text()), format_checker=jsonschema.FormatChecker())


def written(form: str, *files: CaseFile, with_label=False) -> bytes:
    out = io.BytesIO()
    FORMATS[form].write(files, outline(files[0], with_label), out)
    return out.getvalue()


def unpacked(content: bytes) -> bytes:
    """A file as it is; of a workbook, whose words are compressed, all its parts."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


@seed(1926)
@often
@given(case_files())
def test_json_gives_every_object_back(case_file):
    content = written("json", case_file, with_label=True)
    (back,) = read_export(content)
    assert (back.case, back.administrations, back.runs) == (case_file.case, case_file.administrations, case_file.runs)
    assert (back.history, back.plans) == (case_file.history, case_file.plans)
    SCHEMA.validate(json.loads(content))
    assert written("json", case_file, with_label=True) == content


@seed(1926)
@often
@given(case_files())
def test_csv_gives_every_answered_sitting_back(case_file):
    answered = [one.model_copy(update={"void_reason": None}) for one in case_file.administrations if one.responses]
    for with_label in (False, True):
        back = read_answers(written("csv", case_file, with_label=with_label))
        assert back == ({CASE.code: tuple(answered)} if answered else {})


def test_answers_that_an_older_workbook_exported_are_of_the_first_version_of_their_form():
    rows = list(csv.reader(io.StringIO(written("csv", whole_case()).decode("utf-8-sig"), newline="")))
    place, out = rows[0].index("form_version"), io.StringIO(newline="")
    csv.writer(out).writerows(row[:place] + row[place + 1:] for row in rows)
    assert {one.version for one in read_answers(out.getvalue().encode())[CASE.code]} == {1}
    newer = CaseFile.of(CASE, [sitting("a1", "pes-practice-form", version=2)], [], None, find)
    assert [one.version for one in read_answers(written("csv", newer))[CASE.code]] == [2]


def test_a_label_goes_out_only_when_it_is_asked_for():
    for form in FORMATS:
        assert b"Tuesdays" not in unpacked(written(form, whole_case())), form
        # the record for other systems names a case by its code alone
        assert (b"Tuesdays" in unpacked(written(form, whole_case(), with_label=True))) == (form != "fhir"), form
    (back,) = read_export(written("json", whole_case()))
    assert back.case.label == "" and '"code": "amber-otter-27"' in back.history[0].new
    (back,) = read_export(written("json", whole_case(), with_label=True))
    assert back.case == CASE and back.history == whole_case().history


def test_many_cases_make_one_document():
    other = CaseFile.of(CASE.model_copy(update={"id": "6", "code": "quiet-heron-08"}), [], [], None, find)
    content = written("json", whole_case(), other)
    SCHEMA.validate(json.loads(content))
    assert [one.case.code for one in read_export(content)] == [CASE.code, "quiet-heron-08"]
    empty = io.BytesIO()
    FORMATS["json"].write([], outline(other), empty)
    assert read_export(empty.getvalue()) == ()


def test_nothing_that_is_kept_is_left_out():
    """Every field of the domain stands in the document, under its own name."""
    (case,) = json.loads(written("json", whole_case(), with_label=True))["cases"]
    for noun, entry in ((Case, case), (Administration, case["administrations"][0]), (Run, case["runs"][0]),
                        (Response, case["administrations"][0]["responses"][0]),
                        (Plan, case["plans"][0]), (PlanEvent, case["plans"][0]["events"][0]),
                        (RunEvent, case["runs"][0]["events"][0]),
                        (AuditEntry, case["history"][0])):
        assert set(noun.model_fields) <= set(entry), noun


def test_an_archived_case_comes_back_archived_and_an_export_made_before_there_was_an_archive_is_still_read():
    away = replace(whole_case(), case=CASE.model_copy(update={"archived_at": CASE.created_at}))
    content = written("json", away)
    assert read_export(content)[0].case.archived_at == CASE.created_at
    document = json.loads(content)
    del document["cases"][0]["archived_at"]
    SCHEMA.validate(document)
    assert read_export(json.dumps(document).encode())[0].case.archived_at is None


def test_an_export_made_before_texts_were_kept_is_still_read():
    document = json.loads(written("json", whole_case()))
    assert document["cases"][0]["runs"][0].pop("version") == "0123456789abcdef"
    (back,) = read_export(json.dumps(document).encode())
    assert back.runs == tuple(run.model_copy(update={"version": None}) for run in whole_case().runs)
    SCHEMA.validate(document)


def test_a_plan_goes_out_whole_and_an_export_made_before_there_were_plans_is_still_read():
    content = written("json", whole_case())
    assert read_export(content)[0].plans == whole_case().plans and b"grieving" in content
    document = json.loads(content)
    SCHEMA.validate(document)
    del document["cases"][0]["plans"]
    SCHEMA.validate(document)
    assert read_export(json.dumps(document).encode())[0].plans == ()
    document["cases"][0]["plans"] = [json.loads(whole_plan().model_dump_json())]
    SCHEMA.validate(document)
    document["cases"][0]["plans"][0]["events"][0]["body"] = {"administration": 3}
    assert not SCHEMA.is_valid(document)  # the control: a body no page writes is seen


def test_the_published_schema_is_the_programs_and_explains_everything():
    published = content_folder() / "schemas" / "case-export.schema.json"
    assert published.read_text("utf-8") == schema_text(), (
        "write empathy_widgets.exchange.export.schema_text() to content/schemas/case-export.schema.json")
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    for form in (schema, *(part for part in schema["$defs"].values() if part["type"] == "object")):
        assert form["additionalProperties"] is False and form["description"]
        assert all(entry.get("description") for entry in form["properties"].values())
    assert "milliseconds" in schema["$defs"]["ResponseForm"]["properties"]["elapsed_ms"]["description"]
    assert "own words" in schema["$defs"]["EventForm"]["properties"]["body"]["description"]


def test_the_scores_are_in_the_document_or_it_says_why_not():
    (case,) = json.loads(written("json", whole_case()))["cases"]
    scores = {one["id"]: {score["name"]: score["points"] for score in one["scores"]} for one in case["administrations"]}
    assert scores["a1"] == {"NCE": 20, "PCE": 20, "NAE": 20, "PAE": 20, "CE": 40, "AE": 40, "total": 80}
    assert {one["id"]: one["no_scores_because"] for one in case["administrations"] if not one["scores"]} == {
        "a3": "not finished", "a4": "rehearsal", "a5": "instrument not on the shelf",
        "a7": "answers do not fit the instrument"}
    assert json.loads(written("json", whole_case()))["exported_at"] == AT.isoformat()
