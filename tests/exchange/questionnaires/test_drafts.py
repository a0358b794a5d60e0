"""Drafts against what a person would expect of each sample: golden files, the checker, and scores after the
decisions.
"""

import json
from pathlib import Path

import pytest

from empathy_widgets.exchange.export.fhir_resources import questionnaire
from empathy_widgets.exchange.questionnaires import import_questionnaire
from empathy_widgets.library import Library, check_content, load_instrument
from empathy_widgets.library.loose import check_loose
from empathy_widgets.library.sheet import read_sheet
from empathy_widgets.scoring import score_instrument

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in (HERE / "golden").glob("*.yaml"))
WRITTEN = {
    "kind": "practice", "source": '"Written for this test, {name}."', "rights": '"Ours."',
    "reviewed": "{{by: tester, on: 2026-11-25}}", "instructions": '"How true is it?"',
    "subscales": "{{all: {{label: All, items: [1, 2], higher_is: neither}}}}",
    "higher_is": "neither",
}


def finished(draft, folder):
    """The draft with everything written that it leaves to be written, as a file."""
    text = draft.text
    for entry, value in WRITTEN.items():
        text = text.replace(f"# {entry}: still to be written", f"{entry}: {value.format(name=draft.id)}")
    if "subscales: {all" in text and len(draft.items) > 2:
        text = text.replace("items: [1, 2]", f"items: {[item.number for item in draft.items]}")
    path = folder / "instruments" / f"{draft.id}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_is_what_it_was_when_a_person_last_read_it(brought, name):
    assert brought(name).text == (HERE / "golden" / f"{name}.yaml").read_text("utf-8")


def test_every_sample_has_a_golden_draft(samples):
    assert sorted(samples) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_checker_names_exactly_what_the_draft_leaves_to_be_written(brought, name):
    draft = brought(name)
    missing = {line.split(":")[0].strip().removeprefix("# ") for line in draft.text.splitlines()
               if line.endswith("still to be written")}
    told = {complaint.text.split("”")[0].removeprefix("“") for complaint in check_loose(draft.id, draft.text)}
    assert {"kind", "reviewed"} <= missing == told


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_passes_the_checker_once_the_decisions_are_made(brought, tmp_path, name):
    draft = brought(name)
    path = finished(draft, tmp_path)
    assert check_content(path) == []
    instrument = load_instrument(path)
    assert instrument.items == draft.items and instrument.choices == draft.choices
    assert draft.id == path.stem and read_sheet(path).content["title"] == draft.title


@pytest.mark.parametrize(("name", "answers", "points"), [
    # Worked out by hand from each file: REDCap greeting = 4 + (5 - 1), helping = 2 + 3, gate = their sum.
    ("redcap.csv", [4, 1, 2, 3], {"greeting": 8, "helping": 5, "gate": 13}),
    # LimeSurvey assessment values: very much me 2, a little 1; SEAT has them the other way round: not me is 2.
    ("limesurvey.lss", [2, 1, 0], {"total": 5}),
    ("surveyjs.json", [3, 1, 2], {"shelter": 3 + (4 - 1) + 2}),
    ("openscales.osd", [4, 1, 2, 3, 1], {"ahead": 4 + (1 + 4 - 1), "beside": 2.5, "walk": 10.5}),
    ("formr.xlsx", [4, 2, 1], {"sky": 4 + (5 - 2) + 1}),
])
def test_a_finished_draft_scores_as_the_source_does(brought, tmp_path, name, answers, points):
    instrument = load_instrument(finished(brought(name), tmp_path))
    profile = score_instrument(instrument, dict(enumerate(answers, 1)))
    assert {score: profile.scores[score].points for score in points} == points


@pytest.mark.parametrize(("name", "version", "values"), [
    ("fhir-stu3.json", "STU3", [0, 1]), ("fhir-r4.json", "R4B", [0, 1, 2]), ("fhir-r5.json", "R5", [1, 2]),
])
def test_the_version_of_fhir_is_found_out_and_its_weights_become_points(brought, name, version, values):
    draft = brought(name)
    assert version in draft.format and [choice.value for choice in draft.choices] == values


def test_the_same_labels_with_points_the_other_way_round_are_reverse_keyed(brought):
    assert [item.reverse_keyed for item in brought("fhir-r4.json").items] == [False, True, False]


@pytest.mark.parametrize(("name", "about", "words"), [
    ("fhir-r4.json", "Scores left out", "sum"),
    ("fhir-r4.json", "Another scale", "The red one / The blue one): q4 “Which cup was it?”"),
    ("fhir-r4.json", "Branching", "3 (q3)"), ("fhir-r4.json", "Subscales", "Offering (1, 2); Listening (3)"),
    ("fhir-stu3.json", "Other questions", "(answers in a list that is not in the file)"),
    ("redcap.csv", "Scores left out", "flag"),
    ("redcap.csv", "Other questions", "record_id “Record ID” (text); g6 “What grows there?” (checkbox)"),
    ("limesurvey.lss", "Further languages", "de"), ("limesurvey.lss", "Bands", "no cut-offs"),
    ("surveyjs.json", "Another scale", "mood “My mood”"), ("openscales.osd", "Items without a score", "item 5"),
    ("openscales.osd", "Scores left out", "walk100"), ("formr.xlsx", "Names that end in R", "sky_2R"),
    ("formr.xlsx", "Another scale", "grey / 2 / 3 / 4 / blue): sky_3 “How blue?”"),
])
def test_what_was_not_carried_is_named_with_its_items(brought, name, about, words):
    said = [decision.text for decision in brought(name).decisions if decision.about == about]
    assert any(words in text for text in said), said


@pytest.mark.parametrize("name", NAMES)
def test_published_wording_is_pointed_to_the_workspace_with_the_exact_command(brought, name):
    draft = brought(name)
    assert draft.decisions[0].command == f"empathy wording load {draft.id} FILE --language xx --accept-terms"
    assert "content/" in draft.decisions[0].text and f"\n#     {draft.decisions[0].command}\n" in draft.text


def test_an_id_can_be_asked_for_and_a_file_without_a_title_lends_its_name(samples):
    assert import_questionnaire("x.csv", samples["redcap.csv"], "my-gate").text.count("\nid: my-gate\n") == 1
    assert import_questionnaire("C:\\Forms\\Über Wolken.xlsx", samples["formr.xlsx"]).id == "uber-wolken"
    assert import_questionnaire("Мир.xlsx", samples["formr.xlsx"]).id == "mir"
    assert import_questionnaire("🌱.xlsx", samples["formr.xlsx"]).id == "draft"


def test_scores_of_one_name_get_names_of_their_own(samples):
    text = samples["redcap.csv"].decode()
    line = next(line for line in text.splitlines() if line.startswith("helping,"))
    doubled = text + "".join(line.replace("helping,", f"{name},").replace("sum([g3], [g4])", f"[{item}]") + "\n"
                             for name, item in (("helping", "g1"), ("helping", "g3"), ("Helping!", "g4")))
    draft = import_questionnaire("a.csv", doubled.encode())
    ids = [score.id for score in (*draft.subscales, *draft.composites)]
    assert len(set(ids)) == len(ids) and {"helping", "helping-2", "helping-3"} <= set(ids)


@pytest.mark.parametrize("name", ["pes-practice-form", "teq"])
def test_a_questionnaire_this_workbook_exported_comes_back_with_its_sentences_or_without(name):
    instrument = Library().instrument(name)
    draft = import_questionnaire("q.json", json.dumps(questionnaire(instrument)).encode())
    assert draft.choices == instrument.choices and draft.title == instrument.title
    assert [item.text for item in draft.items] == [item.text for item in instrument.items]
    told = {one.about for one in draft.decisions}
    assert ("Without a sentence" in told) is (not instrument.has_wording) and "Subscales" in told
    assert instrument.has_wording or "\n  1: {}\n" in draft.text
