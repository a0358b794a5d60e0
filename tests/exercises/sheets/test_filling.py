"""What of a case stands on a worksheet: the client's own, and nothing that is only the clinician's."""

import datetime
import json

import pytest
from pdf import Printed

from empathy_widgets.exercises.sheets.filling import can_be_filled, filled_sheet, noted
from empathy_widgets.exercises.sheets.shelf import FOLDER, found_sheet
from empathy_widgets.library import Library
from empathy_widgets.reports import as_worksheet

CANARY = "zeppelin behind the curtain"
TODAY = datetime.date(2026, 11, 28)
LIBRARY = Library()


@pytest.fixture
def paper(open_page, case):
    """A sheet filled from the case, as its reader gets it."""
    def printed(id, **ways) -> Printed:
        page = open_page(case.id)
        return Printed(as_worksheet(filled_sheet(page, found_sheet(LIBRARY, id), page.case, today=TODAY, **ways)))
    return printed


def test_the_code_and_the_day_stand_on_it_and_no_label(paper, case):
    read = paper("two-chairs")
    assert case.code in read.text and "28 November 2026" in read.text
    assert case.label and case.label not in read.text + read.raw


def test_goals_that_were_agreed_stand_on_it_and_no_implicit_one(plan_begun, paper):
    _chapter, tell = plan_begun
    tell("goal", id="", implicit=False, text="I stay in the room for five minutes.")
    tell("goal", id="", implicit=True, text=CANARY)
    tell("say", text=f"{CANARY} said")
    tell("tell", text=f"{CANARY} told")
    tell("note", text=f"{CANARY} note")
    read = paper("my-goals")
    assert "I stay in the room for five minutes." in read.text
    assert "zeppelin" not in read.text + read.raw and "curtain" not in read.text + read.raw


def test_a_goal_that_went_back_to_being_implicit_is_gone_from_the_sheet(plan_begun, paper):
    _chapter, tell = plan_begun
    tell("goal", id="", implicit=False, text="Breakfast together on Sundays.")
    assert "Breakfast" in paper("my-goals").text
    (goal,) = [event for event in _chapter.open.plan.events if event.kind == "goal"]
    tell("goal", id=f"g{goal.number}", implicit=True, text="Breakfast together on Sundays.")
    assert "Breakfast" not in paper("my-goals").text


def test_without_a_plan_or_a_sitting_the_lines_stay_empty(paper):
    for id in ("my-goals", "my-profile-and-me", "listening-log"):
        assert len(paper(id).reader.pages) == LIBRARY.entry(FOLDER, id).pages


def test_the_newest_profile_stands_on_it_in_its_own_words_and_no_item(paper, fill, case):
    fill(case, 2)
    fill(case, 4)
    read = paper("my-profile-and-me")
    form = LIBRARY.instrument("pes-practice-form")
    assert form.title in read.text and "Nothing can be said to stand out" in read.text
    assert [item.number for item in form.items if item.text in read.text] == []


def test_the_reason_of_a_practice_stands_on_its_sheet_until_it_is_called_off(paper, store, case):
    text = json.dumps({"id": "any"})
    run = store.start_run(case.id, "active-listening", "active-listening", {}, version_text=text, request="one")
    given = {"reason": "So that she need not say it twice.", "start": "2026-11-01", "end": "2026-12-01",
             "weekdays": [0]}
    store.add_event(run.id, "assign", given, case_id=case.id)
    assert given["reason"] in paper("listening-log").text
    assert given["reason"] not in paper("sitting-log").text, "another practice's reason stays off"
    store.add_event(run.id, "call-off", {"why": CANARY}, case_id=case.id)
    read = paper("listening-log")
    assert given["reason"] not in read.text and "zeppelin" not in read.text


def test_what_is_printed_is_noted_in_the_history(open_page, store, case):
    page = open_page(case.id)
    noted(page, found_sheet(LIBRARY, "my-goals"), page.case)
    assert [line.reason for line in store.audit(case.id) if line.action == "export"] == ["worksheet my-goals"]


def test_every_filling_of_every_sheet_is_told_in_words():
    for head in LIBRARY.shelf(FOLDER):
        sheet = LIBRARY.entry(FOLDER, head["id"])
        assert list(sheet.fills) == head.get("fills", []) and set(sheet.fills) <= set(can_be_filled())
