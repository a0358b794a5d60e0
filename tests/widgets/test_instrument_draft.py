"""The page that brings an instrument: a file goes out once and is forgotten, a draft is shown with what must be
decided.
"""

import base64

import pytest

from empathy_widgets.widgets import InstrumentDraft

DRAFT = {
    "title": "Garden <b>gate</b>", "line": "REDCap data dictionary · 2 items · 2 choices · 1 thing to decide",
    "language": "",
    "choices": [{"value": 0, "label": "Never"}, {"value": 1, "label": "Always " + "W" * 60}],
    "scores": ["Greeting: the sum of items 1, 2"],
    "items": [{"number": 1, "text": "I wave.", "reverse": False, "scored": True},
              {"number": 2, "text": "<i>I look away.</i> " + "W" * 90, "reverse": True, "scored": False}],
    "decisions": [{"about": "Rights", "text": "The file says nothing of them.", "command": "empathy x"},
                  {"about": "L" * 50, "text": "x" * 200, "command": ""}],
    "ledger": {"line": "2 parts in the file: 1 taken, 0 taken changed, 1 left out", "entries": [
        {"name": "g1", "said": "taken", "how": "", "text": "I wave."},
        {"name": "W" * 40, "said": "left out", "how": "text", "text": "<b>Your</b> name? " + "W" * 60}]},
    "complaints": ["instruments/garden-gate.yaml, line 1: “kind” is missing. Add a line “kind: …”."],
}


def choose(stage, name="gate.csv", content=b"a,b\n"):
    stage.page.get_by_label("A questionnaire from another program").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content})


def test_the_chosen_file_is_sent_once_and_forgotten_when_it_was_heard(stage):
    stage.mount(InstrumentDraft())
    content = bytes(range(256))
    choose(stage, content=content)
    stage.page.wait_for_function("stage.model.posts.length > 0")
    (event,) = stage.events("bring")
    assert event["name"] == "gate.csv" and base64.b64decode(event["content"], validate=True) == content
    assert stage.page.get_by_role("status").inner_text() == "Reading…"
    stage.receive(event, "Read: Garden gate. It is shown below.")
    assert (stage.outbox == []
            and stage.page.get_by_role("status").inner_text() == "Read: Garden gate. It is shown below.")
    assert stage.page.locator("[data-file]").input_value() == ""


def test_a_refusal_stands_beside_the_field_and_the_field_has_the_focus(stage):
    stage.mount(InstrumentDraft())
    choose(stage)
    stage.page.wait_for_function("stage.model.posts.length > 0")
    stage.receive(stage.outbox[-1], "This file is empty; choose another one.", ok=False)
    assert stage.page.get_by_role("alert").inner_text() == "This file is empty; choose another one."
    assert stage.page.locator("[data-file]").get_attribute("aria-invalid") == "true"
    assert stage.page.evaluate("document.activeElement.matches('[data-file]')")


def test_a_file_too_large_for_a_page_never_leaves_it(stage):
    stage.mount(InstrumentDraft(limit=10))
    choose(stage, content=b"x" * 11)
    assert "larger than 5 MB" in stage.page.get_by_role("alert").inner_text() and stage.posts == []


def test_a_draft_shows_what_was_read_and_what_must_be_decided_as_plain_text(stage):
    stage.mount(InstrumentDraft())
    assert stage.page.get_by_role("heading", level=2).count() == 0
    stage.assign(draft=DRAFT)
    assert stage.page.get_by_role("heading", level=2).inner_text() == "Garden <b>gate</b>"
    assert stage.page.locator("dt").all_inner_texts()[0] == "Rights" and stage.page.locator("dd").count() == 2
    assert stage.page.locator("code").all_inner_texts() == ["empathy x"]
    assert stage.page.locator("b, i").count() == 0
    second = stage.page.locator("[data-draft-item='2']").inner_text()
    assert "counts the other way round" in second and "counts in no score" in second
    assert stage.page.get_by_text("“kind” is missing").is_visible()
    assert stage.page.locator("[data-passes]").get_attribute("data-passes") == "false"


def test_a_draft_that_passes_and_one_without_a_score_say_so(stage):
    stage.mount(InstrumentDraft(draft={**DRAFT, "complaints": [], "scores": []}))
    assert stage.page.get_by_text("It passes “empathy content check”.").is_visible()
    assert stage.page.get_by_text("None yet: the file has no score that could be carried.").is_visible()


SCALES = [{"name": "garden", "line": "3 items · Never … Often"}, {"name": "<i>hall</i> " + "W" * 60, "line": "1 item"}]


def test_a_scale_is_chosen_by_keyboard_and_what_python_shows_stands_checked(stage):
    stage.mount(InstrumentDraft(scales=SCALES))
    assert stage.page.get_by_role("radio", checked=True).count() == 0 and stage.page.locator("i").count() == 0
    stage.page.get_by_role("radio").first.focus()
    stage.page.keyboard.press("Space")
    stage.page.wait_for_function("stage.model.posts.length > 0")
    (event,) = stage.events("choose")
    assert event["name"] == "garden"
    stage.receive(event, "Shown below: Garden.")
    stage.assign(chosen=SCALES[1]["name"])
    assert stage.page.get_by_role("radio", checked=True).input_value() == SCALES[1]["name"]


def test_one_scale_is_no_choice(stage):
    stage.mount(InstrumentDraft(scales=SCALES[:1], draft=DRAFT))
    assert stage.page.get_by_role("radio").count() == 0


def test_the_ledger_unfolds_and_names_every_part_as_plain_text(stage):
    stage.mount(InstrumentDraft(draft=DRAFT))
    assert not stage.page.get_by_text("2 parts in the file").is_visible()
    stage.page.get_by_text("What became of each part of the file").click()
    assert stage.page.get_by_text("2 parts in the file").is_visible()
    rows = stage.page.locator("[data-ledger] tbody tr").all_inner_texts()
    assert len(rows) == 2 and "left out" in rows[1] and "<b>Your</b> name?" in rows[1]


def test_many_items_are_folded_away_and_unfold_by_keyboard(stage):
    items = [{"number": number, "text": f"Item {number}.", "reverse": False, "scored": True} for number in range(1, 31)]
    stage.mount(InstrumentDraft(draft={**DRAFT, "items": items}))
    assert not stage.page.get_by_text("Item 30.").is_visible()
    stage.page.keyboard.press("Tab")
    stage.page.keyboard.press("Tab")
    stage.page.keyboard.press("Enter")
    assert stage.page.get_by_text("Item 30.").is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    stage = open_stage(width, 640, scheme).mount(InstrumentDraft(draft=DRAFT, scales=SCALES))
    stage.page.get_by_text("What became of each part of the file").click()
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(InstrumentDraft(draft=DRAFT))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
