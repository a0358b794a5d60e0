"""The sound of a sitting is its clock: a locked phone, a headset and quick fingers may do with it what they like."""

import pytest
from playwright.sync_api import expect

from empathy_widgets.exercises.practice.practising import told
from empathy_widgets.library import Library
from empathy_widgets.widgets import LovingKindness

PRACTICE = told(Library().entry("practices", "loving-kindness"))
RINGING = {"set-up": {"": {"minutes": 3, "stations": ["self", "dear", "all"], "voice": False, "bell": True}}}
OVERHEAR = """() => {
    const {Audio} = window;
    window.played = [];
    window.Audio = function (...all) { const one = new Audio(...all); played.push(one); return one; };
}"""


@pytest.fixture
def ringing(stage):
    """A player that rings, with its sounds in ``played``."""
    stage.mount(LovingKindness(run="r", practice=PRACTICE, kept=RINGING))
    stage.page.evaluate(OVERHEAR)
    return stage


def begin(stage):
    stage.page.locator("[data-go]").press("Enter")
    stage.page.wait_for_function("played.at(-1).currentTime > 0")


def says(stage):
    return stage.page.locator(".ew-loving-says")


def settle(stage):
    """Let what the browser owes the sound, and its promises, come to pass."""
    stage.page.evaluate("() => new Promise((done) => setTimeout(done, 150))")


def test_a_pause_pressed_before_the_first_bell_is_a_pause_and_the_bells_stay(ringing):
    go = ringing.page.locator("[data-go]")
    go.evaluate("one => { one.click(); one.click(); }")
    settle(ringing)
    expect(go).to_have_text("Go on")
    expect(ringing.page.locator(".ew-error")).to_be_empty()
    go.press("Enter")
    ringing.page.wait_for_function("played[0].currentTime > 0")
    assert ringing.page.evaluate("played.length") == 1


def test_a_stop_pressed_before_the_first_bell_is_a_stop(ringing):
    ringing.page.evaluate("""() => { document.querySelector("[data-go]").click();
        document.querySelector("[data-stop]").click(); }""")
    settle(ringing)
    expect(ringing.page.locator("[data-go]")).to_have_text("Begin")
    expect(ringing.page.locator(".ew-error")).to_be_empty()
    expect(ringing.page.locator("[data-sitting=true]")).to_have_count(0)


def test_what_a_headset_pauses_is_paused_and_what_it_plays_goes_on(ringing):
    begin(ringing)
    ringing.page.evaluate("played[0].pause()")
    expect(says(ringing)).to_have_text("Paused: the sound was stopped. Go on whenever you like.")
    expect(ringing.page.locator("[data-go]")).to_have_text("Go on")
    ringing.page.evaluate("played[0].play()")
    expect(ringing.page.locator("[data-go]")).to_have_text("Pause")
    expect(says(ringing)).to_contain_text("Begin with yourself.")
    assert ringing.events("log") == []


def test_what_a_locked_phone_slept_through_is_caught_up_by_the_sound(ringing):
    """The page's own clock stands still meanwhile: no timer of it runs."""
    ringing.page.clock.install()
    ringing.page.clock.pause_at(ringing.page.evaluate("Date.now()") / 1000 + 3600)
    begin(ringing)
    ringing.page.evaluate("""() => { played[0].currentTime = 125;
        document.dispatchEvent(new Event("visibilitychange")); }""")
    expect(says(ringing)).to_contain_text("Let it grow")
    expect(ringing.page.locator(".ew-loving-left")).to_have_text("1 min left")
    ringing.page.evaluate("played[0].currentTime = 179.9")
    expect(says(ringing)).to_contain_text("That was it.")
    (line,) = ringing.events("log")
    assert (line["done"], line["minutes"]) == ("yes", 3)


def test_a_sound_that_may_not_go_on_leaves_the_sitting_where_it_was(ringing):
    begin(ringing)
    ringing.page.evaluate("played[0].currentTime = 125")
    ringing.page.locator("[data-go]").press("Enter")
    ringing.page.evaluate("""() => {
        HTMLMediaElement.prototype.play = () => Promise.reject(new Error("not here")); }""")
    ringing.page.locator("[data-go]").press("Enter")
    expect(ringing.page.locator(".ew-error")).to_contain_text("The sitting goes on without them")
    expect(ringing.page.locator("[data-go]")).to_have_text("Pause")
    expect(says(ringing)).to_contain_text("Let it grow")


def test_the_lock_screen_names_the_practice_while_it_lasts_and_no_longer(ringing):
    begin(ringing)
    named = "navigator.mediaSession.metadata?.title ?? null"
    assert ringing.page.evaluate(named) == "Loving-kindness"
    ringing.page.locator("[data-stop]").click()
    assert ringing.page.evaluate(named) is None
    assert ringing.errors == []
