"""The stage: a line, replies, what a reply did; all of it by keyboard, nothing said twice."""

import datetime

import pytest

from empathy_widgets.widgets import Stage

NASTY = "<b>Well</b> ‮drawkcab‬ 😀 " + "W" * 80
SCENE = {"title": "Two cups", "who": "Dov.", "where": "A kitchen.", "stake": "The answer.", "practise": "Staying.",
         "safety": "Stop at any time.", "other": "Dov", "part": "You are the neighbour.", "cue": ""}
GAUGES = [{"id": "trust", "label": "Trust", "low": "wary", "high": "trusting", "value": 9, "of": 20}]
NOW = {"beat": "door", "says": "I'm fine.", "looks": "He is not.", "tried": [], "own": None, "asks_own": False,
       "ask": None, "match": None,
       "options": [{"id": letter, "say": f"Reply {letter}."} for letter in "abc"]}
TURN = {"beat": "door", "says": "I'm fine.", "looks": "He is not.", "speaker": "You", "reply": "Reply b.", "own": "",
        "carried": "A well-meant trap: fixing", "depth": 0, "thought": "Hm.", "why": "It was quick.",
        "better": "Take your time.", "moved": "Trust −1", "tried": [], "match": None}
MATCH = {"both": ["tired"], "guessed": ["angry"], "written": ["rest"], "words": "worn out"}
READ = {**NOW, "options": [], "reply": {"speaker": "You", "reads": "Bea reads aloud", "text": "Reply b."}}
CHANGE = {"title": "Change chairs", "text": "From here Bea reads Dov."}
TRIAD = {"round": 1, "of": 3, "minutes": 5, "since": 0, "roles": ["Helper: A", "Speaker: B", "Observer: C"],
         "list": [{"id": "silence", "label": "Left a silence alone", "on": False}]}


def playing(**more):
    return Stage(**{"run": "r", "scene": SCENE, "phase": "playing", "now": NOW, "gauges": GAUGES, **more})


def answer(stage, number=1, **more):
    """The kernel heard the choice: a turn further."""
    stage.assign(turns=[TURN] * number, now={**NOW, "beat": f"beat-{number}", **more})
    stage.receive(stage.outbox[-1], "Saved 14:03")


def test_the_opening_says_all_and_one_press_begins(stage):
    stage.mount(Stage(run="r", scene=SCENE))
    for text in (SCENE["who"], SCENE["where"], SCENE["stake"], SCENE["safety"], SCENE["part"]):
        assert stage.page.get_by_text(text).is_visible()
    begin = stage.page.get_by_role("button", name="Begin the scene")
    begin.click()
    begin.click()
    assert len(stage.events("begin")) == 1


def test_a_scene_is_answered_by_keyboard_alone(stage):
    stage.mount(playing())
    page = stage.page
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.option") == "b"
    page.keyboard.press("Enter")
    assert [(event["beat"], event["option"]) for event in stage.events("choose")] == [("door", "b")]
    answer(stage)
    assert page.evaluate("document.activeElement.textContent") == "What this did"
    page.keyboard.press("c")
    assert [event["option"] for event in stage.events("choose")] == ["b", "c"]


def test_a_reply_is_said_once_however_often_it_is_pressed(stage):
    stage.mount(playing())
    stage.page.evaluate("() => { const one = document.querySelector('[data-option=a]'); one.click(); one.click(); }")
    stage.page.keyboard.press("a")
    assert len(stage.events("choose")) == 1


def test_after_a_reply_stands_what_it_did_and_a_way_back(stage):
    stage.mount(playing())
    stage.page.locator("[data-option=b]").click()
    answer(stage)
    shown = stage.page.locator(".ew-did")
    for text in ("A well-meant trap: fixing", "Trust −1", "Hm.", "It was quick.", "Take your time."):
        assert shown.get_by_text(text).is_visible()
    stage.page.get_by_role("button", name="Try this moment again").click()
    assert stage.events("again")[0]["beat"] == "door"


def test_only_the_last_turn_is_in_sight_and_can_be_taken_back(stage):
    stage.mount(playing(turns=[TURN] * 3))
    assert stage.page.locator(".ew-turn:visible").count() == 1 and stage.page.locator("[data-again]").count() == 1
    stage.page.get_by_text("What was said before (2)").click()
    stage.page.locator("[data-feedback='0'] summary").click()
    stage.assign(gauges=[{**GAUGES[0], "value": 5}])
    assert stage.page.locator("details[open]").count() == 2, "what a person unfolded stays unfolded"
    assert stage.page.locator(".ew-turn:visible").count() == 3


def test_a_refusal_is_said_and_the_replies_come_back(stage):
    stage.mount(playing())
    stage.page.locator("[data-option=a]").click()
    assert stage.page.locator("[data-option]:enabled").count() == 0
    stage.receive(stage.outbox[-1], "The disk is full. Please make room.", ok=False)
    assert stage.page.get_by_role("alert").filter(has_text="disk is full").is_visible()
    assert stage.page.locator("[data-option]:enabled").count() == 3


def test_gauges_are_meters_with_words(stage):
    stage.mount(playing())
    meter = stage.page.get_by_role("meter", name="Trust")
    assert meter.get_attribute("aria-valuetext") == "9 / 20, wary – trusting"


def test_own_words_are_asked_for_before_the_replies(stage):
    stage.mount(playing(now={**NOW, "asks_own": True}))
    assert stage.page.locator("[data-option]").count() == 0
    show = stage.page.locator("[data-show-replies]")
    assert show.inner_text() == "Show me the replies"
    stage.page.get_by_role("textbox", name="Say it in your own words first").fill("Stay a while.")
    assert show.inner_text() == "Keep this and show me the replies"
    show.click()
    assert stage.events("write")[0]["text"] == "Stay a while."
    stage.assign(now={**NOW, "asks_own": True, "own": "Stay a while."})
    assert stage.page.locator("[data-option]").count() == 3 and stage.page.get_by_text("Stay a while.").is_visible()


def test_in_the_other_chair_a_guess_comes_first(stage):
    ask = {"feelings": ["tired", "angry", "fond", "numb"], "needs": ["rest", "quiet", "company"]}
    stage.mount(playing(now={**NOW, "options": [], "says": "", "looks": "", "ask": ask}))
    show = stage.page.get_by_role("button", name="Now show me the line")
    show.click()
    assert stage.events("guess") == [] and stage.page.get_by_role("alert").filter(has_text="at least one").is_visible()
    for word in ("tired", "angry", "fond"):
        stage.page.get_by_role("checkbox", name=word).check()
    assert stage.page.get_by_role("checkbox", name="numb").is_disabled()
    stage.page.get_by_role("checkbox", name="rest").check()
    show.click()
    (guess,) = stage.events("guess")
    assert (guess["feelings"], guess["needs"], guess["words"]) == (["tired", "angry", "fond"], ["rest"], "")
    stage.assign(now={**NOW, "options": [], "match": MATCH})
    stage.receive(stage.outbox[-1], "Saved 14:03")
    assert stage.page.locator("[data-words=both]").inner_text().split() == ["In", "the", "script", "too", "tired"]
    stage.page.get_by_role("button", name="Go on").click()
    assert len(stage.events("onwards")) == 1


def test_two_people_read_the_chosen_reply_aloud_before_they_see_what_it_did(stage):
    stage.mount(playing(now={**NOW, "reads": "Mo reads aloud"}))
    assert stage.page.locator(".ew-moment [data-reads]").inner_text() == "Mo reads aloud"
    stage.page.locator("[data-option=b]").click()
    stage.assign(now={**READ, "beat": "door"})
    stage.receive(stage.outbox[-1], "Saved 14:03")
    assert stage.page.evaluate("document.activeElement.dataset.reply") == ""
    assert stage.page.locator("[data-reply]").inner_text().split("\n")[-1] == "Reply b."
    stage.page.get_by_role("button", name="We have read it").click()
    assert stage.events("read")[0]["beat"] == "door"
    stage.assign(turns=[{**TURN, "answers": "Bea reads aloud"}], now={"beat": "coat", "options": [], "change": CHANGE})
    stage.receive(stage.outbox[-1], "Saved 14:03")
    assert stage.page.evaluate("document.activeElement.textContent") == "What this did"
    assert stage.page.locator(".ew-turn [data-reads]").inner_text() == "Bea reads aloud"
    assert (stage.page.get_by_text("From here Bea reads Dov.").is_visible()
            and stage.page.locator("[data-option]").count() == 0)
    stage.page.get_by_role("button", name="We have changed chairs").click()
    assert len(stage.events("change")) == 1


def test_the_clock_of_a_round_runs_down_and_says_so(stage):
    stage.page.clock.install(time=datetime.datetime.fromtimestamp(1_000_000_000, datetime.UTC))
    stage.mount(playing(triad={**TRIAD, "since": 1_000_000_000_000}))
    clock = stage.page.get_by_role("timer")
    stage.page.clock.run_for(1000)
    assert clock.inner_text() == "4:59 left in this round"
    stage.page.clock.run_for(300_000)
    assert clock.inner_text() == "Time to change roles."
    stage.page.get_by_role("button", name="Change roles").click()
    assert len(stage.events("rotate")) == 1
    stage.assign(triad={**TRIAD, "round": 2})
    stage.receive(stage.outbox[-1], "Saved 14:03")
    assert clock.inner_text() == "5 minutes a round. The clock is not running."
    stage.page.get_by_role("checkbox", name="Left a silence alone").check()
    assert stage.events("tick")[0]["on"] is True
    assert stage.close()["timers"] == 0


def test_a_stopped_clock_shows_what_is_left(stage):
    stage.page.clock.install(time=datetime.datetime.fromtimestamp(1_000_000_000, datetime.UTC))
    stage.mount(playing(triad={**TRIAD, "spent": 70_000}))
    clock = stage.page.get_by_role("timer")
    assert clock.inner_text() == "3:50 left in this round. The clock is stopped."
    stage.assign(triad={**TRIAD, "spent": 70_000, "since": 1_000_000_000_000})
    assert clock.inner_text() == "3:50 left in this round"
    stage.assign(triad={**TRIAD, "spent": 400_000, "round": 3, "anew": True})
    assert clock.inner_text() == "The time of this round is over."


def test_rounds_that_are_over_fold_away_and_the_next_one_is_a_press_from_the_ending(stage):
    over = {"title": "Round 1: A helped", "line": "ended: Soup", "turns": [TURN], "ticked": ["Left a silence alone"]}
    ending = {"id": "soup", "title": "Soup", "text": "You bring soup.", "debrief": ["What helped?"]}
    triad = {**TRIAD, "round": 2, "anew": True}
    stage.mount(playing(phase="ended", turns=[TURN], now={}, ending=ending, rounds=[over], triad=triad))
    saw = stage.page.locator("[data-round='0']").get_by_text("Left a silence alone")
    assert not saw.is_visible()
    stage.page.get_by_text("Round 1: A helped").click()
    assert saw.is_visible()
    stage.page.locator(".ew-ending").get_by_role("button", name="Change roles and begin the scene anew").click()
    assert len(stage.events("rotate")) == 1
    stage.assign(triad={**triad, "round": 3})
    stage.receive(stage.outbox[-1], "Saved 14:03")
    assert saw.is_visible() and stage.page.locator(".ew-ending button").count() == 0, "the last round has no next one"
    stage.page.get_by_role("button", name="End here and look back").click()
    stage.assign(triad={**triad, "closed": True})
    stage.receive(stage.outbox[-1], "Saved 14:03")
    assert stage.page.locator("[data-again]").count() == 0 and stage.page.locator("[data-tick]").count() == 0
    stage.page.get_by_role("button", name="Go on after all").click()
    assert [event["on"] for event in stage.events("close")] == [True, False]


def test_ticking_by_keyboard_keeps_ones_place(stage):
    stage.mount(playing(triad=TRIAD))
    stage.page.get_by_role("checkbox", name="Left a silence alone").focus()
    stage.page.keyboard.press("Space")
    stage.assign(triad={**TRIAD, "list": [{**TRIAD["list"][0], "on": True}]})
    assert stage.page.evaluate("document.activeElement.dataset.tick") == "silence"


def test_the_ending_is_shown_with_what_to_talk_over(stage):
    ending = {"id": "soup", "title": "Soup", "text": "You bring soup.", "debrief": ["What helped?"]}
    stage.mount(playing(phase="ended", turns=[TURN], now={}, ending=ending))
    assert (stage.page.get_by_role("heading", name="Soup").is_visible()
            and stage.page.get_by_text("What helped?").is_visible())
    assert stage.page.get_by_role("meter").count() == 1, "the gauges stand where they came to"


def test_words_never_become_markup(stage):
    stage.mount(playing(now={**NOW, "says": NASTY, "options": [{"id": "a", "say": NASTY}]},
                        turns=[{**TURN, "reply": NASTY, "thought": NASTY}], scene={**SCENE, "title": NASTY}))
    assert stage.page.locator("b").count() == 0
    assert stage.page.locator(".ew-moment .ew-says").text_content() == NASTY


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize("moment", ["opening", "turns", "guess", "triad", "reading", "change"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width, moment):
    ask = {"feelings": ["tired", NASTY], "needs": ["rest"]}
    traits = {
        "opening": {"phase": "opening", "scene": {**SCENE, "who": NASTY}},
        "turns": {"turns": [TURN, {**TURN, "tried": [NASTY], "own": NASTY, "match": MATCH}]},
        "guess": {"now": {**NOW, "options": [], "ask": ask}},
        "reading": {"now": {**READ, "reply": {"speaker": NASTY, "reads": NASTY, "text": NASTY}}},
        "change": {"now": {"beat": "door", "options": [], "change": {"title": NASTY, "text": NASTY}}},
        "triad": {"triad": {**TRIAD, "anew": True}, "turns": [{**TURN, "reads": NASTY, "answers": NASTY}], "rounds": [
            {"title": NASTY, "line": "1 turn", "turns": [TURN], "ticked": [NASTY]}]},
    }[moment]
    stage = open_stage(width, 640, scheme).mount(playing(**traits))
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(playing(turns=[TURN], triad={**TRIAD, "since": 1}))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
