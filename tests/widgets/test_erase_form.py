"""Deleting a case: folded away, said plainly, and nothing sent before the code is typed."""

import pytest

from empathy_widgets.widgets import EraseForm

TRAITS = {
    "code": "quiet-heron-08",
    "holds": ["The code quiet-heron-08 and its label", "3 sittings with every answer (2 finished)"],
    "reasons": [{"id": "ASKED", "label": "The person asked for it"},
                {"id": "MISTAKE", "label": "It was made by mistake"}],
    "backups": 2,
}


def opened(stage, **traits):
    stage.mount(EraseForm(**{**TRAITS, **traits}))
    stage.page.get_by_text("Delete this case").click()
    return stage.page


def test_the_form_is_folded_away_until_somebody_needs_it(stage):
    stage.mount(EraseForm(**TRAITS))
    assert stage.page.get_by_role("button", name="Delete for good").is_hidden()


def test_it_asks_for_a_reason_and_for_the_code_by_hand(stage):
    page = opened(stage)
    page.get_by_role("button", name="Delete for good").click()
    assert page.get_by_role("alert").filter(has_text="Please choose a reason.").is_visible()
    page.get_by_role("radio", name="It was made by mistake").check()
    page.get_by_role("button", name="Delete for good").click()
    assert page.get_by_role("alert").filter(has_text="Please type quiet-heron-08.").is_visible()
    assert page.evaluate("document.activeElement.type") == "text" and stage.posts == []
    page.get_by_label("Type the code").fill("Quiet heron 08 ")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Delete for good").dblclick()
    (event,) = stage.events("erase")
    assert (event["reason"], event["code"], event["backups"]) == ("MISTAKE", "Quiet heron 08", True)


def test_a_refusal_is_shown_and_can_be_tried_again(stage):
    page = opened(stage)
    page.get_by_role("radio").first.check()
    page.get_by_label("Type the code").fill("quiet-heron-08")
    page.get_by_role("button", name="Delete for good").click()
    stage.receive(stage.outbox[-1], "The workspace is busy.", ok=False)
    assert page.get_by_role("alert").filter(has_text="busy").is_visible()
    assert page.get_by_role("button", name="Delete for good").is_enabled()


def test_without_backups_nothing_is_asked_about_them(stage):
    assert opened(stage, backups=0).get_by_role("checkbox").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    stage = open_stage(width, 900, scheme)
    opened(stage)
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    opened(stage)
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
