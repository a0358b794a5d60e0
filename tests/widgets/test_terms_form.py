"""Terms are read, the box is ticked by a person, and only then is anything sent."""

import pytest

from empathy_widgets.widgets import TermsForm


def terms():
    return TermsForm(facts=[{"term": "Rights and permitted use", "text": "Ask the owner. " * 20}],
                     confirmation="I have read these terms.")


def test_nothing_is_sent_before_the_box_is_ticked(stage):
    stage.mount(terms())
    page = stage.page
    box = page.get_by_label("I have read these terms.")
    assert not box.is_checked()
    page.get_by_role("button", name="Load this wording").click()
    assert page.get_by_role("alert").inner_text().startswith("Please read the terms") and stage.posts == []
    assert box.evaluate("one => one === document.activeElement")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Load this wording").click()
    assert [event["confirmed"] for event in stage.events("load")] == [True]


def test_a_refusal_shows_and_the_button_can_be_pressed_again(stage):
    stage.mount(terms())
    stage.page.get_by_label("I have read these terms.").check()
    stage.page.get_by_role("button", name="Load this wording").click()
    stage.receive(stage.events("load")[0], "These sentences are gone from this page.", ok=False)
    assert stage.page.get_by_role("alert").is_visible()
    assert stage.page.get_by_role("button", name="Load this wording").is_enabled()


def test_it_can_be_left(stage):
    stage.mount(terms())
    stage.page.get_by_role("button", name="Do not load it").click()
    assert len(stage.events("discard")) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme):
    stage = open_stage(320, 640, scheme).mount(terms())
    stage.page.get_by_role("button", name="Load this wording").click()
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(terms())
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
