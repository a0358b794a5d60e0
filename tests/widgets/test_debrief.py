"""After a scene: ratings, lines and a mark, each kept as it is given."""

import pytest

from empathy_widgets.widgets import Debrief

CRITERIA = [{"id": "pace", "label": "I left room", "low": "filled every gap", "high": "let it be quiet"},
            {"id": "near", "label": "I stayed with what was said", "low": "with mine", "high": "with theirs"}]


def debrief(**more):
    return Debrief(**{"run": "r", "criteria": CRITERIA, "question": "What would you say now?", **more})


def test_a_rating_is_sent_as_it_is_given_and_can_be_left_out(stage):
    stage.mount(debrief(ratings={"near": None}))
    assert stage.page.locator("[data-criterion=pace] input:checked").count() == 0
    assert stage.page.locator("[data-criterion=near] input:checked").input_value() == "none"
    stage.page.locator("[data-criterion=pace]").get_by_label("4").check()
    stage.page.locator("[data-criterion=pace]").get_by_label("Rather not say").check()
    assert [(event["criterion"], event["value"]) for event in stage.events("rate")] == [("pace", 4), ("pace", None)]


def test_what_is_written_is_kept_when_typing_pauses_and_when_the_field_is_left(stage):
    stage.page.clock.install()
    stage.mount(debrief())
    field = stage.page.get_by_role("textbox", name="What would you say now?")
    field.press_sequentially("I hur")
    assert stage.events("reflect") == []
    stage.page.clock.run_for(800)
    field.press_sequentially("ried.")
    field.blur()
    field.focus()
    field.blur()
    assert [event["text"] for event in stage.events("reflect")] == ["I hur", "I hurried."]


def test_in_the_other_chair_the_question_one_would_ask_is_asked_for(stage):
    stage.mount(debrief(asks_check=True, criteria=[]))
    field = stage.page.get_by_role("textbox", name="How would you check this with the real person?")
    assert "asking may" in stage.page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text()
    field.fill("Was it the lunch box?")
    field.blur()
    assert stage.events("check")[0]["text"] == "Was it the lunch box?"


def test_finishing_sends_first_what_was_just_typed(stage):
    stage.mount(debrief())
    stage.page.get_by_role("textbox", name="What would you say now?").fill("One more thing.")
    stage.page.evaluate("document.querySelector('[data-finish]').click()")
    assert [event["kind"] for event in stage.outbox] == ["reflect", "finish"]


def test_a_mark_for_supervision_is_kept(stage):
    stage.mount(debrief())
    stage.page.get_by_role("checkbox", name="Take it to supervision").check()
    assert stage.events("supervision")[0]["on"] is True


def test_finishing_keeps_rating_note_and_mark_in_view(stage):
    stage.mount(debrief())
    stage.page.locator("[data-finish]").click()
    stage.assign(read_only=True, reflection="I hurried.", ratings={"pace": 4}, supervision=True, brought="The silence?")
    stage.receive(stage.outbox[-1], "Finished and saved.")
    assert stage.page.locator("[data-finish]").count() == 0 and stage.page.locator("input:enabled").count() == 0
    assert stage.page.locator("[data-criterion=pace] input:checked").input_value() == "4"
    assert stage.page.get_by_role("textbox", name="What would you say now?").input_value() == "I hurried."
    assert stage.page.get_by_role("textbox", name="For the supervisor").input_value() == "The silence?"
    assert stage.page.get_by_role("checkbox", name="Take it to supervision").is_checked()
    assert stage.page.evaluate("document.activeElement.textContent") == "Finished. Everything here is kept."


def test_a_line_for_the_supervisor_is_kept(stage):
    stage.mount(debrief())
    field = stage.page.get_by_role("textbox", name="For the supervisor")
    field.fill("Why did I hurry?")
    field.blur()
    assert stage.events("bring")[0]["text"] == "Why did I hurry?"


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    stage = open_stage(width, 640, scheme).mount(debrief(looks=["Turn 1, “" + "W" * 90 + "”"], asks_check=True))
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(debrief(asks_check=True))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
