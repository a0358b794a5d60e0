"""The log of a practice: quality is asked before amount, a line is corrected under its key, a day off is no failure."""

import pytest

from empathy_widgets.widgets import PracticeLog

TODAY = "2026-11-28"
LINE = {"key": "k1", "day": "2026-11-26", "done": "partly", "well": 4, "before": 2, "after": 4, "minutes": 10,
        "text": "Quiet <b>at last</b> " + "W" * 60, "by": "room"}
LATER = {**LINE, "key": "k2", "day": "2026-11-27", "done": "no", "well": None, "before": None, "after": None,
         "minutes": None, "text": "", "by": "take-home page"}


def log(**traits):
    return PracticeLog(run="r1", practice={"days": 0}, today=TODAY, **traits)


def test_how_well_comes_first_and_nothing_is_chosen_beforehand(stage):
    stage.mount(log())
    asked = stage.page.locator("fieldset legend").all_inner_texts()
    assert asked == ["How well could you be there?", "Was it done?"]
    assert stage.page.locator("input:checked").count() == 0
    stage.page.locator("[data-write]").click()
    assert "Not today" in stage.page.get_by_role("alert").inner_text() and stage.events("log") == []


def test_a_line_is_written_by_keyboard_alone(stage):
    stage.mount(log())
    page = stage.page
    page.locator("[data-well] input").first.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "Tab", "Space", "ArrowRight", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("On the bus")
    page.keyboard.press("Enter")
    (event,) = stage.events("log")
    assert {name: event[name] for name in ("day", "done", "well", "minutes", "text", "by")} == {
        "day": TODAY, "done": "partly", "well": 4, "minutes": None, "text": "On the bus", "by": "room"}
    assert len(event["key"]) == 32
    stage.receive(event)
    assert page.locator(":focus").get_attribute("type") == "radio"
    assert page.get_by_role("status").filter(has_text="Written down").count() == 1


def test_what_is_not_done_is_met_kindly_and_what_is_more_is_kept(stage):
    stage.mount(log())
    page = stage.page
    page.locator("[data-answer=no]").check()
    assert page.locator(".ew-log-said").inner_text() == "A day off. Nothing is lost."
    page.locator("[data-answer=yes]").check()
    assert page.locator(".ew-log-said").inner_text() == ""
    page.locator("[data-more] > summary").click()
    page.locator("[data-day]").fill("2026-11-20")
    page.locator("[data-minutes]").fill("12")
    page.locator("[data-before]").select_option("1")
    page.locator("[data-after]").select_option("3")
    page.locator("[data-paper]").check()
    page.locator("[data-write]").click()
    (event,) = stage.events("log")
    assert [event[name] for name in ("day", "done", "well", "before", "after", "minutes", "by")] == [
        "2026-11-20", "yes", None, 1, 3, 12, "paper"]


def test_lines_stand_newest_first_and_are_corrected_under_their_key(stage):
    stage.mount(log(kept={"log": {"k1": LINE, "k2": LATER}}))
    page = stage.page
    assert [row.get_attribute("data-log") for row in page.locator("[data-log]").all()] == ["k2", "k1"]
    assert page.locator("b").count() == 0 and "written at home" in page.locator("[data-log=k2]").inner_text()
    page.locator("[data-log=k1] button").click()
    assert page.locator("[data-answer='4']").is_checked() and "correcting" in page.locator(".ew-warned").inner_text()
    page.locator("[data-answer=yes]").check()
    page.locator("[data-write]").click()
    (event,) = stage.events("log")
    assert (event["key"], event["day"], event["done"], event["minutes"]) == ("k1", "2026-11-26", "yes", 10)


def test_a_practice_of_single_days_has_a_line_a_day(stage):
    stage.mount(PracticeLog(run="r1", practice={"days": 30}, today=TODAY))
    stage.page.locator("[data-answer=yes]").check()
    stage.page.locator("[data-write]").click()
    assert stage.events("log")[0]["key"] == TODAY


def test_what_to_keep_is_asked_once_there_are_lines(stage):
    stage.mount(log())
    assert not stage.page.locator("[data-keep-words]").is_visible()
    stage.assign(kept={"log": {"k1": LINE}})
    stage.page.locator("[data-keep-words]").fill("The pause before I answer")
    stage.page.locator("[data-keep-words]").blur()
    assert stage.events("keep")[0]["text"] == "The pause before I answer"


def test_a_refused_line_comes_back_into_the_form_with_the_reason(stage):
    stage.mount(log())
    stage.page.locator("[data-answer=yes]").check()
    stage.page.locator("[data-line]").fill("Mine")
    stage.page.locator("[data-write]").click()
    stage.receive(stage.events("log")[0], "The workspace is busy.", ok=False)
    assert stage.page.get_by_role("alert").inner_text() == "The workspace is busy."
    assert stage.page.locator("[data-line]").input_value() == "Mine"


def test_read_only_it_is_read_and_nothing_can_be_added(stage):
    stage.mount(log(kept={"log": {"k1": LINE}, "keep": {"": {"text": "Kept"}}}, read_only=True))
    assert not stage.page.locator("[data-write]").is_visible() and stage.page.locator("[data-log] button").count() == 0
    assert stage.page.locator("[data-keep-words]").get_attribute("readonly") is not None


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_it_fits_and_everybody_can_use_it(open_stage, width, scheme):
    stage = open_stage(width=width, scheme=scheme).mount(log(kept={"log": {"k1": LINE, "k2": LATER}}))
    stage.page.locator("[data-more] > summary").click()
    assert stage.overflow() <= 0 and stage.violations() == ""


def test_a_closed_log_leaves_nothing_behind(stage):
    stage.mount(log(kept={"log": {"k1": LINE}}))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}


def test_of_a_long_log_the_newest_week_stands_there_and_the_rest_is_one_press_away(stage):
    lines = {f"k{day}": {**LINE, "key": f"k{day}", "day": f"2026-11-{day:02}"} for day in range(1, 11)}
    stage.mount(log(kept={"log": lines}))
    shown = [row.get_attribute("data-log") for row in stage.page.locator("[data-log]").all() if row.is_visible()]
    assert shown == [f"k{day}" for day in range(10, 3, -1)]
    stage.page.get_by_text("Earlier lines").press("Enter")
    assert stage.page.locator("[data-log=k1]").is_visible()
    stage.assign(kept={"log": {"k1": lines["k1"]}})
    assert not stage.page.get_by_text("Earlier lines").is_visible()
