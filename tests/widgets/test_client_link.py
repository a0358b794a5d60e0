"""The way to a client's page: folded, the code in large signs once, asked twice before it is closed."""

import pytest

from empathy_widgets.widgets import ClientLink

TRAITS = {"weeks": [2, 6, 12], "line": "There is no page yet.", "address": "/practice"}


def opened(stage, **traits):
    stage.mount(ClientLink(**{**TRAITS, **traits}))
    stage.page.get_by_text("A page of their own for your client").click()
    return stage.page


def test_it_is_folded_until_somebody_wants_it_and_says_what_one_computer_cannot_do(stage):
    stage.mount(ClientLink(**TRAITS))
    assert stage.page.get_by_role("button", name="Make a code").is_hidden()
    stage.page.get_by_text("A page of their own for your client").click()
    assert stage.page.get_by_text("a client's phone cannot reach it").is_visible()
    assert stage.page.get_by_text("you cannot read it").is_visible()


def test_a_code_is_made_for_the_time_chosen_and_shown_once(stage):
    page = opened(stage)
    assert page.get_by_label("For how long?").input_value() == "6"
    page.get_by_label("For how long?").select_option("12")
    page.get_by_role("button", name="Make a code").click()
    (event,) = stage.events("make")
    assert event["weeks"] == 12
    stage.receive(event, "The code is made.", code="abcd-efgh")
    assert page.locator("[data-code]").inner_text() == "abcd-efgh"
    assert page.locator("code").inner_text().endswith("/practice")
    assert stage.outbox == []  # the code stands in no message that a page would send again


def test_closing_is_asked_twice_and_a_refusal_is_said(stage):
    page = opened(stage, page_open=True)
    page.get_by_role("button", name="Close the page now").click()
    page.get_by_role("button", name="No, leave it open").click()
    assert stage.posts == []
    page.get_by_role("button", name="Close the page now").click()
    page.get_by_role("button", name="Yes, close it").click()
    (event,) = stage.events("close")
    stage.receive(event, "The workspace is busy.", ok=False)
    assert page.get_by_role("alert").filter(has_text="busy").is_visible()


def test_numbers_are_sent_as_typed(stage):
    page = opened(stage, numbers=[{"name": "Line", "number": "1", "when": "nights"}])
    assert page.locator("[data-number]").count() == 3
    page.get_by_label("Name").nth(1).fill(" Doctor ")
    page.get_by_label("Number").nth(1).fill("112")
    page.get_by_role("button", name="Keep these numbers").click()
    (event,) = stage.events("numbers")
    assert event["numbers"][:2] == [{"name": "Line", "number": "1", "when": "nights"},
                                    {"name": "Doctor", "number": "112", "when": ""}]


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, width, scheme):
    stage = open_stage(width, 800, scheme)
    opened(stage, page_open=True)
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(ClientLink(**TRAITS))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
