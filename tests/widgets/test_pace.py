"""The pace: steps in their time, a ring that breathes, every phase said once, and a stop that is always there."""

import pytest

from empathy_widgets.widgets import Pace

BREATH = [{"says": "Breathe in", "seconds": 4, "ring": "wider"},
          {"says": "Breathe out", "seconds": 6, "ring": "narrower"}]
STEPS = [{"says": "Look round the room.", "seconds": 20, "ring": "still"},
         {"says": "Name three things.", "seconds": 10, "ring": "still"}]
GROUNDS = [{"says": "It may help.", "source": "Mo (2023). https://doi.org/10.1000/mo", "grade": "disputed",
            "disputed": "Bea found the opposite."}]


def pace(**more):
    return Pace(**{"run": "r", "title": "A slow breath", "steps": BREATH, "times": 3, "stop": "Stop whenever you like.",
                   "not_for": "panic", "safety": "Open your eyes.", "grounds": GROUNDS, "our_choice": "Four and six.",
                   **more})


HEAR = """() => { window.heard = []; new MutationObserver(() => heard.push(
  document.querySelector('.ew-pace-says').textContent)).observe(
  document.querySelector('.ew-pace-says'), {childList: true, characterData: true, subtree: true}); }"""


@pytest.fixture
def timed(open_stage):
    """A stage whose clock the test turns."""
    def opened(widget, motion="no-preference", **size):
        stage = open_stage(**size)
        stage.page.emulate_media(reduced_motion=motion)
        stage.page.clock.install()
        stage.mount(widget)
        stage.page.evaluate(HEAR)
        return stage
    return opened


def pass_by(stage, seconds):
    stage.page.clock.run_for(round(seconds * 1000))


def heard(stage):
    return [text.strip() for text in stage.page.evaluate("heard")]


def test_every_phase_is_said_once_and_the_end_is_sent_once(timed):
    stage = timed(pace())
    stage.page.locator("[data-go]").press("Enter")
    pass_by(stage, 31)
    assert heard(stage) == [*["Breathe in", "Breathe out"] * 3, "That was it. Take your time."]
    assert stage.page.locator(".ew-pace-says").get_attribute("role") == "status"
    (done,) = stage.events("done")
    assert 29 <= done["seconds"] <= 31 and stage.events("stopped") == []


def test_the_ring_widens_and_narrows_with_the_breath(timed):
    stage = timed(pace())
    disc = stage.page.locator(".ew-breathing-disc")
    aimed = "one => [one.style.transform, one.style.transitionDuration]"
    stage.page.locator("[data-go]").click()
    assert disc.evaluate(aimed) == ["scale(1)", "4s"]
    pass_by(stage, 4.4)
    assert disc.evaluate(aimed) == ["scale(0.5)", "6s"]


def test_without_motion_it_counts_in_words(timed):
    stage = timed(pace(), motion="reduce")
    stage.page.locator("[data-go]").click()
    assert not stage.page.locator(".ew-breathing").is_visible()
    pass_by(stage, 2.2)
    assert stage.page.locator(".ew-pace-count").inner_text() == "3 of 4"
    pass_by(stage, 2)
    assert stage.page.locator(".ew-pace-says").inner_text() == "Breathe out"
    assert stage.page.locator(".ew-pace-count").get_attribute("aria-hidden") == "true"


def test_it_pauses_and_goes_on_where_it_was(timed):
    stage = timed(pace())
    go = stage.page.locator("[data-go]")
    go.press("Enter")
    pass_by(stage, 5)
    go.press("Enter")
    assert go.inner_text() == "Go on"
    pass_by(stage, 60)
    assert stage.events("done") == [] and stage.page.locator(".ew-pace-where").inner_text() == "Breath 1 of 3"
    go.press("Enter")
    assert stage.page.locator(".ew-pace-says").inner_text() == "Breathe out"
    pass_by(stage, 25.6)
    assert len(stage.events("done")) == 1


def test_slower_takes_longer_and_has_an_end(timed):
    stage = timed(pace())
    slower, faster = stage.page.locator("[data-slower]"), stage.page.locator("[data-faster]")
    for _press in range(3):
        slower.click()
    assert slower.is_disabled() and stage.page.get_by_text("A breath takes 20 seconds.").is_visible()
    stage.page.locator("[data-go]").click()
    pass_by(stage, 7)
    assert heard(stage) == ["Breathe in"]
    pass_by(stage, 1.4)
    assert heard(stage) == ["Breathe in", "Breathe out"]
    for _press in range(4):
        faster.click()
    assert faster.is_disabled() and stage.page.get_by_text("A breath takes 8 seconds.").is_visible()


@pytest.mark.parametrize("how", ["button", "Escape"])
def test_it_stops_at_once_and_may_begin_anew(timed, how):
    stage = timed(pace())
    go, stop = stage.page.locator("[data-go]"), stage.page.locator("[data-stop]")
    assert stop.is_disabled()
    go.press("Enter")
    pass_by(stage, 5)
    stop.press("Enter") if how == "button" else go.press("Escape")
    assert heard(stage)[-1] == "Stopped. That is just as good." and stage.events("stopped")[0]["seconds"] == 5
    pass_by(stage, 60)
    assert stage.events("done") == [] and len(stage.events("stopped")) == 1
    go.press("Enter")
    assert stage.page.locator(".ew-pace-where").inner_text() == "Breath 1 of 3"


def test_steps_stand_as_long_as_they_need(timed):
    stage = timed(pace(steps=STEPS, times=1))
    stage.page.locator("[data-go]").click()
    assert stage.page.locator(".ew-pace-where").inner_text() == "Step 1 of 2"
    pass_by(stage, 20.4)
    assert stage.page.locator(".ew-pace-where").inner_text() == "Step 2 of 2"
    assert heard(stage) == ["Look round the room.", "Name three things."]


def test_how_full_is_sent_the_moment_it_is_given_and_can_be_taken_back(stage):
    stage.mount(pace())
    before = stage.page.get_by_role("group", name="Before you begin: how full are you?")
    before.get_by_label("8", exact=True).check()
    assert [event["value"] for event in stage.events("full")] == [8]
    before.get_by_label("8", exact=True).press("Delete")
    assert [event["value"] for event in stage.events("full")] == [8, None]
    assert before.locator(":checked").count() == 0
    assert stage.page.get_by_text("it does not show what the exercise did").count() == 1


def test_a_number_pressed_again_is_taken_back(stage):
    stage.mount(pace())
    label = stage.page.locator(".ew-pace-number").nth(6)
    label.click()
    label.click()
    assert [event["value"] for event in stage.events("full")] == [6, None]


def test_after_is_asked_once_it_was_tried_and_before_stands_still(stage):
    stage.mount(pace(full={"before": 7}))
    assert stage.page.locator("[data-when=after]").count() == 0
    stage.assign(tried=True)
    stage.page.locator("[data-when=after]").wait_for()
    assert stage.page.locator("[data-when=before] input:checked").input_value() == "7"
    assert stage.page.locator("[data-when=before] input:enabled").count() == 0
    stage.page.locator("[data-when=after]").get_by_label("4", exact=True).check()
    assert [(event["when"], event["value"]) for event in stage.events("full")] == [("after", 4)]


def test_what_is_known_says_how_well_and_what_is_disputed(stage):
    stage.mount(pace())
    stage.page.get_by_text("What is known, and how well").click()
    for words in ("It may help.", "(disputed)", "Bea found the opposite.", "Four and six."):
        assert stage.page.get_by_text(words).is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_it_is_accessible_and_fits(open_stage, width, scheme):
    stage = open_stage(width, 844, scheme).mount(pace(tried=True, full={"before": 7, "after": 4}, menu="/chapter/x"))
    assert stage.violations() == "" and stage.overflow() == 0


def test_it_leaves_nothing_behind(timed):
    stage = timed(pace(tried=True))
    stage.page.locator("[data-go]").click()
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
