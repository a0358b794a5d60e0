"""The form of a site's own samples: nothing is sent before the words stand and the box is ticked."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from empathy_widgets.widgets.sample_form import SampleForm

KEPT = [{"id": "a", "text": "our own sample of 64, 2026", "detail": "<b>Nursing</b> students, May 2026; alpha 0.71."}]


def form(**more):
    return SampleForm(**{"kept": KEPT, "about": "Made of these answers.", "sure": "They may stand for ours.", **more})


def opened(stage, **more):
    stage.mount(form(**more))
    stage.page.locator("summary").click()
    return stage.page


def test_nothing_is_sent_before_who_and_when_are_said_and_the_box_is_ticked(stage):
    page = opened(stage)
    button = page.get_by_role("button", name="Keep it as our own sample")
    button.click()
    assert "who they were" in page.get_by_role("alert").inner_text()
    page.get_by_label("Who were these people?").fill("Nursing students")
    page.get_by_label("When did they answer?").fill("May 2026")
    button.click()
    assert "tick it" in page.get_by_role("alert").inner_text() and stage.events("keep") == []
    assert not page.get_by_role("checkbox").is_checked(), "never ticked beforehand"
    page.get_by_role("checkbox").check()
    button.click()
    (event,) = stage.events("keep")
    assert (event["who"], event["collected"], event["sure"]) == ("Nursing students", "May 2026", True)
    assert event["least"] is None and event["most"] is None
    stage.receive(event, "Thirty are needed.", ok=False)
    assert page.get_by_role("alert").inner_text() == "Thirty are needed." and button.is_enabled()


def test_days_are_asked_only_where_people_answered_twice(stage):
    page = opened(stage, days=[7, 56])
    page.get_by_label("At least this many days apart").fill("14")
    page.get_by_label("Who were these people?").fill("Staff")
    page.get_by_label("When did they answer?").fill("2026")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Keep it as our own sample").click()
    assert [(event["least"], event["most"]) for event in stage.events("keep")] == [(14, 56)]


def test_a_sample_in_use_says_who_it_is_and_can_be_used_no_longer(stage):
    page = opened(stage)
    assert page.get_by_text("our own sample of 64, 2026").is_visible()
    assert page.locator(".ew-sample-form b").count() == 0
    page.get_by_role("button", name="Use it no longer").click()
    assert [event["id"] for event in stage.events("retire")] == ["a"]


def test_where_none_can_be_made_nothing_is_asked(stage):
    page = opened(stage, possible=False, kept=[])
    assert page.get_by_role("textbox").count() == 0 and page.get_by_text("Made of these answers.").is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_and_axe_finds_nothing(open_stage, width):
    for scheme in ("light", "dark"):
        stage = open_stage(width=width, scheme=scheme)
        opened(stage, days=[7, 56])
        assert stage.overflow() == 0 and Axe().run(stage.page).violations_count == 0


def test_no_listener_stays_behind(stage):
    opened(stage)
    left = stage.close()
    assert left["model"] == 0 and left["timers"] == 0
