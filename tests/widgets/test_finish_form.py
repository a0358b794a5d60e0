"""The form that finishes a draft: filled with what the file gave, and everything sent at once."""

import pytest

from empathy_widgets.widgets import FinishForm

DRAFT = {
    "title": "Stairs", "language": "en", "source": "Own, 2026.", "rights": "", "instructions": "How often?",
    "choices": [{"value": 0, "label": "Never"}, {"value": 25, "label": "Always " + "W" * 60}],
    "items": [{"number": 1, "text": "take <b>the stairs</b> " + "W" * 60, "reverse": False},
              {"number": 2, "text": "take the lift", "reverse": True}],
    "scores": [{"id": "up", "label": "Up", "items": [1, 2], "score": "mean"}],
}


def sent(stage):
    stage.page.locator("[data-finish]").click()
    stage.page.wait_for_function("stage.model.posts.length > 0")
    return stage.events("finish")[-1]


def test_nothing_is_shown_before_there_is_a_draft(stage):
    stage.mount(FinishForm())
    assert stage.page.locator(".ew-finish-form *").count() == 0
    stage.assign(draft=DRAFT)
    assert stage.page.get_by_role("heading", level=2).count() == 1 and stage.page.locator("b").count() == 0
    stage.assign(draft={})
    assert stage.page.locator(".ew-finish-form *").count() == 0


def test_what_the_file_gave_is_sent_as_it_is_and_no_kind_is_chosen_beforehand(stage):
    stage.mount(FinishForm(draft=DRAFT))
    event = sent(stage)
    assert (event["what"], event["source"], event["rights"], event["instructions"], event["by"]) == (
        "", "Own, 2026.", "", "How often?", "")
    assert event["choices"] == [
        {"points": "0", "label": "Never"}, {"points": "25", "label": DRAFT["choices"][1]["label"]}]
    assert event["turned"] == [2] and event["scores"] == [{
        "id": "up", "label": "Up", "items": [1, 2], "score": "mean", "kind": "other", "higher_is": "", "plain": ""}]


def test_items_are_put_into_scores_and_turned_by_ticks_and_points_are_typed(stage):
    stage.mount(FinishForm(draft=DRAFT))
    stage.page.locator("[data-kind=practice]").check()
    stage.page.locator("[data-points='1']").fill("4")
    stage.page.locator("[data-turned='1']").check()
    stage.page.locator("[data-turned='2']").uncheck()
    stage.page.locator("[data-counts='2-1']").uncheck()
    stage.page.locator("[data-add]").click()
    stage.page.keyboard.type("Down")
    stage.page.locator("[data-counts='2-2']").check()
    stage.page.locator("[data-score-how='2']").select_option("mean")
    stage.page.locator("[data-by]").fill("supervisor")
    event = sent(stage)
    assert (event["what"], event["by"], event["turned"]) == ("practice", "supervisor", [1])
    assert [choice["points"] for choice in event["choices"]] == ["0", "4"]
    assert [(one["label"], one["items"], one["score"]) for one in event["scores"]] == [
        ("Up", [1], "mean"), ("Down", [2], "mean")]
    assert stage.page.get_by_role("columnheader").all_inner_texts() == ["Item", "turned round", "Up", "Down"]


def test_a_score_is_taken_away_with_its_column(stage):
    stage.mount(FinishForm(draft=DRAFT))
    stage.page.locator("[data-remove='1']").click()
    assert stage.page.locator("[data-counts]").count() == 0 and sent(stage)["scores"] == []


def test_a_refusal_stands_above_the_button_and_nothing_typed_is_lost(stage):
    stage.mount(FinishForm(draft=DRAFT))
    stage.page.locator("[data-by]").fill("supervisor")
    event = sent(stage)
    stage.receive(event, "Write who owns the scale, and who allows what.", ok=False)
    assert stage.page.get_by_role("alert").inner_text() == "Write who owns the scale, and who allows what."
    assert stage.page.locator("[data-by]").input_value() == "supervisor"
    assert stage.page.locator("[data-finish]").is_enabled()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    stage = open_stage(width, 640, scheme).mount(FinishForm(draft=DRAFT))
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(FinishForm(draft=DRAFT))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
