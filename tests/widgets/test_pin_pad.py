"""The PIN: typed, sent once, and wiped from the page and from what travels."""

import pytest
import traitlets

from empathy_widgets.widgets import PinPad


def pad(**traits):
    return PinPad(**{"title": "For the clinician", "help": "Enter your PIN to return to the workbook.", **traits})


def test_a_purpose_nobody_knows_is_refused_in_python():
    with pytest.raises(traitlets.TraitError):
        PinPad(purpose="guess")


def test_a_pin_is_sent_once_and_then_forgotten(stage):
    stage.mount(pad())
    field = stage.page.get_by_label("PIN", exact=True)
    assert field.get_attribute("type") == "password" and field.get_attribute("inputmode") == "numeric"
    field.fill("2468")
    field.press("Enter")
    field.press("Enter")
    event = stage.events("pin")[0]
    assert event["pin"] == "2468" and len(stage.posts) == 1
    stage.receive(event, "Welcome back.")
    assert stage.outbox == [] and stage.posts[-1] == [] and field.input_value() == ""


def test_a_wrong_pin_shows_the_sentence_and_asks_again(stage):
    stage.mount(pad())
    field = stage.page.get_by_label("PIN", exact=True)
    field.fill("1111")
    stage.page.get_by_role("button", name="Take the screen back").click()
    stage.receive(stage.outbox[0], "That PIN is not right. Wait 30 seconds, then try again.", ok=False)
    assert stage.page.get_by_role("alert").filter(has_text="Wait 30 seconds").is_visible()
    assert field.input_value() == "" and field.get_attribute("aria-invalid") == "true"
    assert field.evaluate("one => one === document.activeElement") and stage.outbox == []


def test_an_empty_field_sends_nothing(stage):
    stage.mount(pad())
    stage.page.get_by_role("button", name="Take the screen back").click()
    assert stage.posts == [] and stage.page.get_by_text("Please use at least 1 digits.").count() == 0
    assert stage.page.get_by_role("alert").filter(has_text="Please type the PIN.").is_visible()


def test_setting_a_pin_asks_for_it_twice(stage):
    stage.mount(pad(purpose="set", shortest=6))
    page = stage.page
    page.get_by_label("PIN", exact=True).fill("13579")
    page.get_by_label("The same PIN again").fill("13579")
    page.get_by_role("button", name="Keep this PIN").click()
    assert page.get_by_text("Please use at least 6 digits.").is_visible()
    for name in ("PIN", "The same PIN again"):
        page.get_by_label(name, exact=True).fill("135790")
    page.get_by_role("button", name="Keep this PIN").click()
    assert [event["pin"] for event in stage.events("pin")] == ["135790"]


def test_the_pin_can_be_shown_and_hidden(stage):
    stage.mount(pad())
    stage.page.get_by_role("button", name="Show the PIN").click()
    assert stage.page.get_by_label("PIN", exact=True).get_attribute("type") == "text"
    stage.page.get_by_role("button", name="Hide the PIN").click()
    assert stage.page.get_by_label("PIN", exact=True).get_attribute("type") == "password"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("purpose", ["set", "unlock"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, purpose):
    stage = open_stage(320, 640, scheme).mount(pad(purpose=purpose))
    stage.page.locator("[data-send-pin]").click()
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(pad())
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}


def test_changing_a_pin_asks_for_the_one_until_now_first(stage):
    stage.mount(pad(purpose="change"))
    page = stage.page
    page.get_by_label("PIN", exact=True).fill("9753")
    page.get_by_label("The same PIN again").fill("9753")
    page.get_by_role("button", name="Keep this PIN").click()
    assert stage.posts == [] and page.get_by_role("alert").filter(has_text="the PIN that is set now").is_visible()
    page.get_by_label("PIN until now").fill("2468")
    page.get_by_role("button", name="Keep this PIN").click()
    event = stage.events("change")[0]
    assert (event["old"], event["pin"]) == ("2468", "9753")
    stage.receive(event, "That PIN is not right.", ok=False)
    assert stage.outbox == [] and page.get_by_label("PIN until now").evaluate("one => one === document.activeElement")
    assert [one.input_value() for one in page.locator("[data-pin]").all()] == ["", "", ""]
