"""The ledger of an import: each part of the file once, as many as the file itself holds, each left with its reason."""

import csv
import io
import json
from pathlib import Path

import pytest
from exchange.questionnaires.samples import questionnaires_in, sources
from openpyxl import load_workbook

from empathy_widgets.exchange.questionnaires import read_questionnaire
from empathy_widgets.exchange.questionnaires.ledger import Element, ledger

CASES = Path(__file__).parents[1] / "cases"
FILES = sources() | {path.name: path.read_bytes() for path in questionnaires_in(CASES)}


def fhir(content):
    """Items at any depth."""
    def count(items):
        return sum(1 + count(item.get("item", [])) for item in items)
    return count(json.loads(content)["item"])


def redcap(content):
    """Fields."""
    return sum(1 for row in csv.reader(io.StringIO(content.decode())) if row) - 1


def limesurvey(content):
    """Groups, questions and rows of questions, once each, and the totals that are shown."""
    from defusedxml.ElementTree import fromstring

    root = fromstring(content)

    def ids(table, column):
        return {row.findtext(column) for row in root.iterfind(f"{table}/rows/row")}

    totals = {(row.findtext("scope"), row.findtext("gid")) for row in root.iterfind("assessments/rows/row")}
    return len(ids("groups", "gid")) + len(ids("questions", "qid") | ids("subquestions", "qid")) + len(totals)


def openscales(content):
    """Items, the rows of grids, and scores."""
    definition = json.loads(content)["definition"]
    return sum(1 + len(item.get("rows", [])) for item in definition["items"]) + len(definition["scoring"])


def surveyjs(content):
    """Pages, panels, elements, the rows of matrices, and calculated values."""
    def count(holder):
        return sum(1 + len(one.get("rows", [])) + count(one)
                   for name in ("pages", "elements") for one in holder.get(name, []))
    survey = json.loads(content)
    return count(survey) + len(survey["calculatedValues"])


def rows(content):
    """Rows of the survey."""
    return load_workbook(io.BytesIO(content))["survey"].max_row - 1


def qualtrics(content):
    """Questions, the rows of matrices, and scores."""
    held = {kind: [one["Payload"] for one in json.loads(content)["SurveyElements"] if one["Element"] == kind]
            for kind in ("SQ", "SCO")}
    inside = sum(len(one["Choices"]) for one in held["SQ"] if one["QuestionType"] == "Matrix")
    return len(held["SQ"]) + inside + sum(len(one["ScoringCategories"]) for one in held["SCO"])


COUNTS = {".csv": redcap, ".lss": limesurvey, ".osd": openscales, ".xlsx": rows, ".qsf": qualtrics}


def parts_of(name, content):
    """How many parts a file has, counted without the reader."""
    by_name = {"surveyjs.json": surveyjs}
    return by_name.get(name, COUNTS.get(Path(name).suffix, fhir))(content)


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_part_of_the_file_stands_in_the_ledger_of_each_draft(name):
    reading = read_questionnaire(name, FILES[name])
    for offer in (*reading.offers, *reading.together):
        entries = reading.draft(offer.name).ledger
        assert len(entries.entries) == parts_of(name, FILES[name])
        assert entries.taken + entries.changed + entries.left == len(entries.entries)
        for entry in entries.entries:
            assert (entry.how == "") is (entry.outcome == "taken"), entry
            assert "belongs to nothing" not in entry.how, entry


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_items_of_a_draft_are_the_questions_the_ledger_says_were_taken(name):
    reading = read_questionnaire(name, FILES[name])
    for offer, scale in zip(reading.offers, reading.scales, strict=True):
        draft = reading.draft(offer.name)
        kept = {entry.name for entry in draft.ledger.entries if entry.outcome != "left"}
        assert {question.name for question in scale.questions} <= kept
        others = {one.name for one in reading.found.questions} - {one.name for one in scale.questions}
        assert not others & kept and len(draft.items) == len(scale.questions)


def test_a_part_nobody_accounts_for_is_left_and_says_so():
    entries = ledger([Element("q", "Lost", "question"), Element("r", "Kept", "question")], {
        "question r": ("taken", "")}).entries
    assert [(entry.name, entry.outcome) for entry in entries] == [("q", "left"), ("r", "taken")]
    assert "belongs to nothing" in entries[0].how


def test_what_is_changed_says_how():
    reading = read_questionnaire("nine-forms.csv", FILES["nine-forms.csv"])
    told = {entry.name: entry for entry in reading.draft("garden").ledger.entries}
    assert told["g3"].how == "asked only under a condition in the file; here everybody sees it"
    assert told["k1"].how == "belongs to the scale “kitchen”, which was not chosen"
    assert (told["gsum"].outcome, told["ksum"].how) == ("taken", "adds up items that were not chosen")
