"""The player: wishes in their time, bells of one sound, days that stay the days they were, and nothing that breaks."""

import pytest
from playwright.sync_api import expect
from widgets.sittings import PRACTICE, QUIET, pass_by, player, sat

from empathy_widgets.widgets.shared.base import WIDGETS


@pytest.fixture
def timed(open_stage):
    """A stage whose clock the test turns, from a moment on."""
    def opened(widget, at="2026-11-28T21:00:00", **size):
        stage = open_stage(**size)
        stage.page.clock.install(time=at)
        return stage.mount(widget)
    return opened


HEAR = """() => { window.heard = []; new MutationObserver(() => heard.push(
  document.querySelector('.ew-loving-says').textContent)).observe(
  document.querySelector('.ew-loving-says'), {childList: true, characterData: true, subtree: true}); }"""


def test_a_whole_sitting_says_every_wish_in_its_time_and_is_written_down_once_it_is_over(timed):
    stage = timed(player())
    page = stage.page
    page.get_by_role("group", name="Before you begin").get_by_label("rather heavy").check()
    page.locator("[data-go]").press("Enter")
    page.evaluate(HEAR)
    pass_by(stage, 181)
    stations = [one for one in PRACTICE["wishes"] if one["id"] in ("self", "dear", "all")]
    heard = [words.strip() for words in page.evaluate("heard")]
    assert heard[:-1] == [words for one in stations for words in (one["says"], *one["phrases"])][1:]
    expect(page.locator(".ew-loving-says")).to_contain_text("That was it.")
    (line,) = stage.events("log")
    assert (line["day"], line["done"], line["minutes"]) == ("2026-11-28", "yes", 3)
    assert (line["before"], line["after"]) == (2, None)
    page.get_by_role("group", name="How well could you be there?").get_by_label("most of it").check()
    page.get_by_role("group", name="And now: how do you feel?").get_by_label("light", exact=True).check()
    last = stage.events("log")[-1]
    assert (last["key"], last["well"], last["after"], last["before"]) == (line["key"], 4, 5, 2)
    assert len({event["key"] for event in stage.events("log")}) == 1


def test_it_stands_in_the_log_is_said_once_it_does_and_not_before(timed):
    stage = timed(player())
    said = stage.page.get_by_text("It stands in your log.")
    stage.page.locator("[data-go]").press("Enter")
    pass_by(stage, 181)
    stage.page.get_by_role("group", name="How well could you be there?").wait_for()
    expect(said).to_have_count(0)
    (line,) = stage.events("log")
    stage.receive(line, "The line is down.", ok=False)
    expect(stage.page.locator(".ew-error")).to_have_text("The line is down.")
    expect(said).to_have_count(0)
    stage.assign(kept={**QUIET, "log": {line["key"]: line}})
    expect(said).to_be_visible()


def test_pausing_takes_no_time_and_stopping_is_written_as_partly_done(timed):
    stage = timed(player())
    go = stage.page.locator("[data-go]")
    go.press("Enter")
    pass_by(stage, 60)
    go.press("Enter")
    expect(stage.page.locator(".ew-loving-says")).to_have_text("Paused.")
    pass_by(stage, 600)
    assert stage.events("log") == []
    go.press("Enter")
    pass_by(stage, 60)
    stage.page.keyboard.press("Escape")
    (line,) = stage.events("log")
    assert (line["done"], line["minutes"]) == ("partly", 2)
    expect(stage.page.locator(".ew-loving-says")).to_have_text("Stopped. That is just as good.")


def test_a_moment_is_not_written_down_and_no_gap_is_made_of_it(timed):
    stage = timed(player())
    stage.page.locator("[data-go]").press("Enter")
    pass_by(stage, 15)
    stage.page.locator("[data-stop]").click()
    assert stage.events("log") == []
    expect(stage.page.locator(".ew-loving-says")).to_contain_text("It counts all the same")


def test_a_sitting_over_midnight_belongs_to_the_day_it_began_and_the_days_move_on(timed):
    stage = timed(player(), at="2026-11-28T23:58:30")
    stage.page.locator("[data-go]").press("Enter")
    pass_by(stage, 181)
    (line,) = stage.events("log")
    assert line["day"] == "2026-11-28"
    pass_by(stage, 30)
    expect(stage.page.locator(".ew-loving-dots li").last).to_have_attribute("data-day", "2026-11-29")


def test_a_day_off_breaks_nothing_and_two_sittings_of_a_day_are_one_day(timed):
    stage = timed(player({**QUIET, **sat("2026-11-15", "2026-11-16", "2026-11-20", "2026-11-28")}))
    expect(stage.page.locator("[data-count]")).to_have_text(
        "You sat on 4 of the last 14 days. A day off is a day off: nothing is lost.")
    stage.assign(kept=QUIET)
    expect(stage.page.locator("[data-count]")).to_contain_text("Each day you sit lights up here")


def test_a_sitting_that_a_reload_cut_off_is_offered_to_the_log(timed):
    stage = timed(player())
    stage.page.locator("[data-go]").press("Enter")
    pass_by(stage, 100)
    kept = stage.page.evaluate("sessionStorage.getItem('ew-sitting-r')")
    stage.close()
    stage.mount(player())
    assert kept
    offer = stage.page.locator("[data-cut]")
    expect(offer).to_contain_text("2 min of it were done")
    offer.locator("[data-cut-keep]").click()
    (line,) = stage.events("log")
    assert (line["done"], line["minutes"], line["day"]) == ("partly", 2, "2026-11-28")
    assert stage.page.evaluate("sessionStorage.getItem('ew-sitting-r')") is None
    expect(offer).to_have_count(0)
    expect(stage.page.get_by_text("It stands in your log.")).to_have_count(0)
    stage.assign(kept={**QUIET, "log": {line["key"]: line}})
    expect(stage.page.locator(".ew-loving-says")).to_have_text("It stands in your log.")


def test_how_one_felt_before_is_there_after_a_reload_until_it_was_written_down_or_the_day_is_over(timed):
    stage = timed(player(), at="2026-11-28T23:50:00")
    before = stage.page.get_by_role("group", name="Before you begin")
    before.get_by_label("rather heavy").check()
    stage.close()
    stage.mount(player())
    expect(before.get_by_label("rather heavy")).to_be_checked()
    stage.close()
    pass_by(stage, 1200)
    stage.mount(player())
    expect(before.get_by_label("rather not say")).to_be_checked()
    before.get_by_label("in between").check()
    stage.page.locator("[data-go]").press("Enter")
    pass_by(stage, 181)
    assert stage.events("log")[-1]["before"] == 3
    stage.close()
    stage.mount(player())
    expect(before.get_by_label("rather not say")).to_be_checked()


def test_own_wishes_are_sent_as_typed_and_an_empty_field_takes_them_back(timed):
    stage = timed(player({**QUIET, "phrases": {"dear": {"key": "dear", "text": "Be well, dog."}}}))
    stage.page.locator("[data-phrases] summary").click()
    assert stage.page.locator("[data-own=dear]").input_value() == "Be well, dog."
    field = stage.page.locator("[data-own=dear]")
    field.fill("")
    field.blur()
    (taken,) = stage.events("phrases")
    assert (taken["key"], taken["text"]) == ("dear", "")
    assert field.input_value() == "\n".join(PRACTICE["wishes"][1]["phrases"])


def test_how_one_sits_is_sent_and_one_station_always_stays(timed):
    stage = timed(player({"set-up": {"": {**QUIET["set-up"][""], "stations": ["dear"]}}}))
    stage.page.get_by_label("12 min").check()
    assert stage.events("set-up")[-1] == {
        **stage.events("set-up")[-1], "minutes": 12, "stations": ["dear"], "voice": False, "bell": False}
    stage.page.locator("[data-set-up] summary").click()
    stage.page.get_by_role("checkbox", name="Somebody dear").click()
    expect(stage.page.get_by_role("checkbox", name="Somebody dear")).to_be_checked()
    expect(stage.page.locator(".ew-error")).to_have_text("One has to stay. Choose another one first.")
    stage.page.get_by_role("checkbox", name="Everybody").check()
    assert stage.events("set-up")[-1]["stations"] == ["dear", "all"]


def test_without_a_voice_of_the_device_none_is_offered_and_a_voice_of_the_net_is_none(open_stage):
    stage = open_stage()
    stage.page.evaluate("""() => {
        speechSynthesis.getVoices = () => [{localService: false, lang: "en-GB"}]; }""")
    stage.mount(player())
    expect(stage.page.get_by_label("Speak the wishes aloud")).to_be_disabled()
    expect(stage.page.get_by_text("so the wishes are only shown")).to_have_count(1)
    stage.page.evaluate("""() => { speechSynthesis.getVoices = () => [{localService: true, lang: "en-GB"}];
        speechSynthesis.dispatchEvent(new Event("voiceschanged")); }""")
    expect(stage.page.get_by_label("Speak the wishes aloud")).to_be_enabled()


SOUND = """async ({source, seconds, marks}) => {
  const module = await import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
  const made = module.makeBells(seconds, marks);
  const sound = await new OfflineAudioContext(1, 8000, 8000).decodeAudioData(await made.arrayBuffer());
  const heard = sound.getChannelData(0), loud = [];
  let rang = false;
  for (let second = 0; second < seconds; second += 1) {
    const part = heard.subarray(second * 8000, second * 8000 + 800);
    const rings = part.some((one) => Math.abs(one) > 0.2);
    if (rings && !rang) loud.push(second);
    rang = rings;
  }
  return { bytes: made.size, seconds: sound.duration, loud };
}"""


@pytest.mark.parametrize("minutes", PRACTICE["lengths"])
def test_the_bells_are_one_sound_as_long_as_the_sitting_that_rings_where_the_stations_change(stage, minutes):
    seconds = minutes * 60
    marks = [round(seconds / 5 * at) for at in range(5)]
    source = (WIDGETS / "loving_kindness" / "bells.js").read_text("utf-8")
    made = stage.page.evaluate(SOUND, {"source": source, "seconds": seconds, "marks": marks})
    assert made["seconds"] == seconds and made["bytes"] < 10_000_000
    assert made["loud"] == [*marks, seconds - 5]


def test_with_bells_the_sound_is_the_clock_and_a_sound_that_may_not_play_ends_no_sitting(stage):
    stage.mount(player({"set-up": {"": {**QUIET["set-up"][""], "bell": True}}}))
    stage.page.evaluate("""() => {
        HTMLMediaElement.prototype.play = () => Promise.reject(new Error("not here")); }""")
    stage.page.locator("[data-go]").press("Enter")
    expect(stage.page.locator(".ew-error")).to_contain_text("The sitting goes on without them")
    expect(stage.page.locator("[data-go]")).to_have_text("Pause")


def test_nobody_can_sit_in_a_finished_practice(stage):
    page = stage.mount(player(read_only=True)).page
    expect(page.locator("[data-go]")).to_be_hidden()
    assert page.locator(".ew-chip input:enabled").count() == 0


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_it_reads_well_with_a_screen_reader_and_keeps_still_where_motion_is_not_welcome(open_stage, motion):
    stage = open_stage()
    stage.page.emulate_media(reduced_motion=motion)
    stage.page.clock.install()
    stage.mount(player({**QUIET, **sat("2026-11-20")}))
    stage.page.locator("[data-go]").press("Enter")
    pass_by(stage, 3)
    moved = stage.page.locator(".ew-breathing-disc").evaluate("one => one.style.transform")
    assert bool(moved) is (motion == "no-preference")
    assert stage.violations() == "" and stage.overflow() == 0
    stage.page.set_viewport_size({"width": 320, "height": 700})
    assert stage.overflow() == 0
    left = stage.close()
    assert (left["model"], left["timers"], left["elements"]) == (0, 0, 0) and "visibilitychange" not in left["window"]
