"""The file from home: read when chosen, looked at before it is added, refused beside its field."""

import base64

import pytest

from empathy_widgets import BringBack

ROWS = [
    {"practice": "Quiet wishes", "about": "9 Nov 2026 · done", "text": "The kettle sang.", "known": False},
    {"practice": "Quiet wishes", "about": "4 Nov 2026 · a day off", "text": "", "known": True},
    {"practice": "Active listening", "about": "To keep", "text": "<b>Saying it back</b>", "known": False},
]


@pytest.fixture
def brought(stage):
    stage.mount(BringBack())
    stage.page.get_by_label("The file from home").set_input_files(
        {"name": "take-home.json", "mimeType": "application/json", "buffer": b"{}"})
    stage.page.wait_for_function("stage.model.get('outbox').length === 1")
    return stage


def test_a_chosen_file_is_sent_whole_and_forgotten_once_it_was_heard(brought):
    (event,) = brought.events("bring")
    assert event["name"] == "take-home.json" and base64.b64decode(event["content"]) == b"{}"
    brought.receive(event, "2 lines are new.")
    assert brought.page.get_by_role("status").inner_text() == "2 lines are new." and brought.outbox == []


def test_its_lines_stand_under_their_practices_until_somebody_adds_them(brought):
    brought.receive(brought.events("bring")[0])
    brought.assign(rows=ROWS, told="Saved on 9 Nov 2026 for amber-heron-12.")
    page = brought.page
    page.wait_for_selector("h4")
    assert page.locator("h4").all_inner_texts() == ["Quiet wishes", "Active listening"]
    assert page.locator("[data-known]").inner_text() == "4 Nov 2026 · a day off · already here"
    assert page.get_by_text("<b>Saying it back</b>").count() == 1
    page.get_by_role("button", name="Add these lines").press("Enter")
    assert [event["kind"] for event in brought.outbox] == ["add"]
    brought.receive(brought.events("add")[0], "2 lines were added.")
    brought.assign(rows=[])
    page.wait_for_selector("[data-add]", state="detached")
    assert page.get_by_role("status").inner_text() == "2 lines were added."


def test_where_everything_is_here_already_there_is_nothing_to_add(brought):
    brought.assign(rows=ROWS[1:2])
    brought.page.wait_for_selector("[data-cancel]")
    assert brought.page.locator("[data-add]").count() == 0
    brought.page.locator("[data-cancel]").press("Enter")
    assert brought.events("cancel")


def test_a_refusal_stands_beside_the_field(brought):
    brought.receive(brought.events("bring")[0], "This file is cut off.", ok=False)
    assert brought.page.get_by_role("alert").inner_text() == "This file is cut off."


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(open_stage, scheme):
    stage = open_stage(390, 844, scheme).mount(BringBack(rows=ROWS, told="Saved on 9 Nov 2026."))
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(BringBack(rows=ROWS))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
