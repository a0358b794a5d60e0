"""What is there at any moment of a scene: how far it has come, a pause, leaving a moment out, and an end."""

import pytest
from widgets.test_stage import CHANGE, NOW, READ, TRIAD, TURN, playing


def test_a_pause_puts_the_scene_out_of_sight_until_one_goes_on(stage):
    stage.mount(playing(triad={**TRIAD, "since": 1_000_000_000_000}))
    stage.page.get_by_role("button", name="Pause").click()
    assert stage.page.evaluate("document.activeElement.textContent") == "Paused"
    assert stage.page.locator("[data-option]:visible").count() == 0
    assert stage.page.get_by_text("Stop at any time.").is_visible()
    stage.page.keyboard.press("a")
    assert [event["running"] for event in stage.events("clock")] == [False] and stage.events("choose") == []
    stage.receive(stage.outbox[-1], "Saved 14:03")
    stage.page.get_by_role("button", name="Go on").press("Enter")
    assert "data-moment" in stage.page.evaluate("document.activeElement.getAttributeNames()")
    stage.page.keyboard.press("a")
    assert len(stage.events("choose")) == 1


def test_a_moment_can_be_left_out_and_the_scene_ended_at_any_time(stage):
    stage.mount(playing())
    stage.page.get_by_role("button", name="Not this one").click()
    assert stage.events("pass")[0]["beat"] == "door"
    passed = {**TURN, "passed": True, "carried": "Left out: the script answered"}
    stage.assign(turns=[passed], now={**NOW, "beat": "coat"})
    stage.receive(stage.outbox[-1], "Saved 14:03")
    assert stage.page.locator(".ew-did").get_by_text("Left out: the script answered").is_visible()
    assert stage.page.get_by_text("It was quick.").count() == 0, "what nobody chose is not judged"
    stage.page.get_by_role("button", name="End here and look back").click()
    stage.assign(phase="closed", now={})
    stage.receive(stage.outbox[-1], "Saved 14:03")
    assert stage.page.evaluate("document.activeElement.textContent") == "Ended before its end"
    stage.page.get_by_role("button", name="Go on after all").click()
    assert [event["on"] for event in stage.events("close")] == [True, False]


@pytest.mark.parametrize("more", [{"now": READ}, {"now": {"beat": "door", "options": [], "change": CHANGE}}])
def test_while_a_reply_is_read_or_chairs_are_changed_there_is_nothing_to_leave_out(stage, more):
    stage.mount(playing(**more))
    assert stage.page.get_by_role("button", name="Not this one").count() == 0
    assert stage.page.get_by_role("button", name="End here and look back").is_visible()


def test_dots_say_how_far_the_scene_has_come(stage):
    stage.mount(playing(progress={"done": 2, "left": 4}))
    dots = stage.page.get_by_role("img", name="Moment 3, and at least 3 to come")
    kinds = dots.locator("[data-dot]").evaluate_all("dots => dots.map((dot) => dot.dataset.dot)")
    assert kinds == ["done", "done", "now", "left", "left", "left"]
    stage.assign(progress={"done": 5, "left": 1})
    assert stage.page.get_by_role("img", name="Moment 6, perhaps the last").is_visible()


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (390, False)])
def test_what_a_reply_did_stands_beside_the_lines_where_there_is_room(open_stage, width, beside):
    stage = open_stage(width, 900, "light").mount(playing())
    stage.page.locator("[data-option]").first.click()  # a scene that is taken up again begins with the next line
    stage.assign(turns=[TURN], now={**NOW, "beat": "coat"})
    stage.receive(stage.outbox[-1], "Saved 14:03")
    said, did, now = (stage.page.locator(name).bounding_box() for name in (".ew-last", ".ew-did", ".ew-now"))
    assert (did["x"] > said["x"] + 200 and did["y"] < now["y"]) if beside else said["y"] < did["y"] < now["y"]
    assert stage.page.locator(".ew-looks:visible").first.inner_text() == "He is not."
