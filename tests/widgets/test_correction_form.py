"""Putting a mistake right: a reason, a second look, and nothing sent before it."""

import pytest

from empathy_widgets.widgets import CorrectionForm

CASES = [{"id": "7", "code": "quiet-heron-08"}, {"id": "8", "code": "mellow-cedar-61"}]


def opened(stage, **traits):
    stage.mount(CorrectionForm(**{"cases": CASES, **traits}))
    stage.page.get_by_text("Correct a mistake").click()
    return stage.page


def test_the_form_is_folded_away_until_somebody_needs_it(stage):
    stage.mount(CorrectionForm(cases=CASES))
    assert stage.page.locator("textarea").is_hidden()


def test_voiding_asks_for_a_reason_and_a_second_look(stage):
    page = opened(stage)
    page.get_by_role("radio", name="It should not count").check()
    page.get_by_role("button", name="Continue").click()
    assert page.get_by_role("alert").filter(has_text="Please give a reason").is_visible()
    page.get_by_label("Reason").fill("   ")
    page.get_by_role("button", name="Continue").click()
    assert page.get_by_role("heading", name="Is this right?").count() == 0
    page.get_by_label("Reason").fill(" A rehearsal by mistake. ")
    page.get_by_role("button", name="Continue").click()
    assert page.get_by_text("it stays on record").is_visible() and stage.posts == []
    assert page.evaluate("document.activeElement.textContent") == "Is this right?"
    page.get_by_role("button", name="Yes, set it aside").dblclick()
    assert [event["reason"] for event in stage.events("void")] == ["A rehearsal by mistake."]


def test_moving_asks_which_case_and_names_it_before_anything_is_sent(stage):
    page = opened(stage)
    assert page.get_by_label("Which case").is_hidden()
    page.get_by_role("radio", name="It belongs to another case").check()
    page.get_by_label("Reason").fill("The wrong case was open.")
    page.get_by_role("button", name="Continue").click()
    assert page.get_by_role("alert").filter(has_text="choose the case").is_visible()
    page.get_by_label("Which case").select_option(label="mellow-cedar-61")
    page.get_by_role("button", name="Continue").click()
    assert page.get_by_text("will move to mellow-cedar-61").is_visible()
    page.get_by_role("button", name="Yes, move it").click()
    event = stage.events("reassign")[0]
    assert (event["case"], event["reason"]) == ("8", "The wrong case was open.")


def test_going_back_keeps_what_was_written(stage):
    page = opened(stage)
    page.get_by_role("radio", name="It should not count").check()
    page.get_by_label("Reason").fill("Entered twice.")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Go back").click()
    assert page.get_by_label("Reason").input_value() == "Entered twice."
    assert page.get_by_role("radio", name="It should not count").is_checked() and stage.posts == []


def test_a_refusal_is_shown_and_can_be_tried_again(stage):
    page = opened(stage)
    page.get_by_role("radio", name="It should not count").check()
    page.get_by_label("Reason").fill("Entered twice.")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Yes, set it aside").click()
    stage.receive(stage.outbox[-1], "This sitting was already set aside.", ok=False)
    assert page.get_by_role("alert").filter(has_text="already set aside").is_visible()
    page.get_by_role("button", name="Yes, set it aside").click()
    stage.receive(stage.outbox[-1], "Done. Your reason is in the case's history.")
    assert page.get_by_role("status").inner_text() == "Done. Your reason is in the case's history."
    assert page.get_by_label("Reason").input_value() == ""


def test_with_no_other_case_nothing_can_be_moved(stage):
    page = opened(stage, cases=[])
    assert page.get_by_role("radio", name="It belongs to another case").is_disabled()
    assert page.get_by_text("There is no other case to move it to.").is_visible()


def test_words_never_become_markup(stage):
    page = opened(stage)
    page.get_by_role("radio", name="It should not count").check()
    page.get_by_label("Reason").fill("<img src=x onerror=alert(1)>")
    page.get_by_role("button", name="Continue").click()
    assert page.locator("img").count() == 0 and page.get_by_text("<img src=x").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    stage = open_stage(width, 640, scheme)
    page = opened(stage)
    page.get_by_role("radio", name="It belongs to another case").check()
    assert stage.violations() == "" and stage.overflow() <= 0
    page.get_by_label("Which case").select_option("7")
    page.get_by_label("Reason").fill("W" * 200)
    page.get_by_role("button", name="Continue").click()
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    opened(stage)
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
