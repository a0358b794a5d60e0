"""The instrument and the file of a class: chosen by keyboard, sent once, forgotten."""

import base64

import pytest

from empathy_widgets.widgets import ClassFile

pytestmark = pytest.mark.browser
INSTRUMENTS = [{"id": "pes", "title": "Perth Empathy Scale"}, {"id": "teq", "title": "Toronto Empathy Questionnaire"}]


def form(**traits):
    return ClassFile(**{"instruments": INSTRUMENTS, "chosen": "teq", **traits})


def choose(stage, content=b"id,1\na,3\n", name="class.csv"):
    stage.page.locator("[data-file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})


def test_the_file_goes_out_with_the_instrument_and_is_forgotten_once_heard(stage):
    stage.mount(form())
    assert stage.page.get_by_label("Which instrument did they fill in?").input_value() == "teq"
    choose(stage, "id,1\nÄnne,3\n".encode())
    stage.page.wait_for_function("stage.model.posts.length > 0")
    (event,) = stage.events("bring")
    assert (event["instrument"], event["name"]) == ("teq", "class.csv")
    assert base64.b64decode(event["content"]).decode() == "id,1\nÄnne,3\n"
    assert stage.page.get_by_role("status").inner_text() == "Reading…"
    stage.receive(event, "Read: 1 person.")
    assert stage.outbox == [] and stage.page.get_by_role("status").inner_text() == "Read: 1 person."
    choose(stage)
    stage.page.wait_for_function("stage.model.posts.length > 2")
    assert len(stage.events("bring")) == 2


def test_a_refusal_stands_beside_the_field_and_takes_the_focus(stage):
    stage.mount(form())
    choose(stage)
    stage.page.wait_for_function("stage.model.posts.length > 0")
    stage.receive(stage.events("bring")[0], "Row 3, column 2 holds no whole number.", ok=False)
    assert stage.page.get_by_role("alert").filter(has_text="Row 3, column 2").is_visible()
    assert stage.page.evaluate("'file' in document.activeElement.dataset")
    assert stage.page.locator("[data-file]").get_attribute("aria-invalid") == "true"
    assert stage.page.get_by_role("status").inner_text() == ""


def test_another_instrument_is_told_and_nothing_is_announced(stage):
    stage.mount(form())
    stage.page.locator("[data-instrument]").select_option("pes")
    (event,) = stage.events("choose")
    assert event["instrument"] == "pes"
    stage.receive(event)
    assert stage.page.get_by_role("status").inner_text() == ""


def test_a_file_beyond_the_limit_is_refused_before_it_is_sent(stage):
    stage.mount(form(limit=10))
    choose(stage, b"x" * 11)
    assert (stage.page.get_by_role("alert").filter(has_text="class.csv is larger than 5 MB").is_visible()
            and stage.posts == [])


def test_a_path_can_be_named_only_where_it_is_allowed(stage):
    stage.mount(form())
    assert stage.page.locator("[data-path]").count() == 0
    stage.assign(by_path=True)
    stage.page.locator("[data-point]").click()
    assert stage.page.get_by_role("alert").filter(has_text="write the path").is_visible() and stage.posts == []
    stage.page.locator("[data-path]").fill("  ~/class.csv ")
    stage.page.locator("[data-path]").press("Enter")
    (event,) = stage.events("point")
    assert event["path"] == "~/class.csv"
    stage.receive(event, "There is no file there.", ok=False)
    assert stage.page.evaluate("'path' in document.activeElement.dataset")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme):
    stage = open_stage(320, 640, scheme).mount(form(by_path=True, instruments=[{"id": "long", "title": "W" * 70}]))
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(form(by_path=True))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}


ASKED = {"text": "Please look once.", "names": ["id", "Q1", "Q2"], "notes": ["Dropped: E-mail."], "items": [
    {"item": 1, "label": "I notice", "place": 1, "way": "by its number"},
    {"item": 2, "label": "", "place": -1, "way": ""}]}


def test_a_question_is_a_table_that_a_keyboard_answers(stage):
    stage.mount(form(asked=ASKED))
    page = stage.page
    assert page.get_by_role("row").count() == 3 and page.get_by_text("Dropped: E-mail.").is_visible()
    assert page.get_by_label("Column of item 1").input_value() == "1"
    page.get_by_label("Column of item 2").select_option("Q2")
    page.get_by_role("button", name="Yes, read it like this").press("Enter")
    (event,) = stage.events("confirm")
    assert event["places"] == [1, 2] and event["instrument"] == "teq"
    stage.receive(event, "The items 1, 2 are in the same column.", ok=False)
    assert page.get_by_role("status").inner_text() == "The items 1, 2 are in the same column."
    assert page.get_by_label("Column of item 2").input_value() == "2"


def test_without_a_question_there_is_nothing_to_confirm(stage):
    stage.mount(form())
    assert stage.page.locator("[data-asked]").count() == 0
