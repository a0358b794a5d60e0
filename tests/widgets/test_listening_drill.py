"""The listening drill: own words first, then a look at them, then answers with their reasons; nothing is scored."""

import pytest
from playwright.sync_api import expect

from empathy_widgets.exercises.practice.practising import told
from empathy_widgets.library import Library
from empathy_widgets.widgets import ListeningDrill

PRACTICE = told(Library().entry("practices", "active-listening"))
FIRST = PRACTICE["tracks"][0]["statements"][0]
CHOSEN = {"track": {"": {"key": "", "text": "couples"}}}


def said(text="You talk to a wall.", **found):
    return {"key": FIRST["id"], "text": text, "added": None, "dropped": None, "judged": None, **found}


def drill(kept=CHOSEN, **more):
    return ListeningDrill(run="r", practice=PRACTICE, kept=kept, **more)


def test_a_track_is_chosen_and_sent(stage):
    stage.mount(drill(kept={}))
    assert stage.page.locator(".ew-said").count() == 0
    stage.page.get_by_label("Parent and teenager").check()
    assert [event["text"] for event in stage.events("track")] == ["parent-and-teenager"]
    expect(stage.page.locator(".ew-said-words")).to_have_text(PRACTICE["tracks"][1]["statements"][0]["says"])


def test_model_answers_stay_folded_until_own_words_were_written_and_looked_at(stage):
    page = stage.mount(drill()).page
    own = page.get_by_label("Say it back in your own words")
    page.locator("[data-look]").click()
    expect(own).to_be_focused()
    assert page.locator("[data-checks]").count() == 0 and stage.events("say-back") == []
    own.fill("You talk, and nobody is there.")
    page.locator("[data-look]").click()
    assert [event["text"] for event in stage.events("say-back")] == ["You talk, and nobody is there."]
    expect(page.get_by_role("heading", name="Now look at your own words")).to_be_focused()
    assert page.locator("[data-models]").count() == 0
    for question, answer in (("add something", "no"), ("leave something out", "yes"), ("judge", "no")):
        page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()
    expect(page.locator("[data-models] li")).to_have_count(3)
    last = stage.events("say-back")[-1]
    assert (last["text"], last["added"], last["dropped"], last["judged"]) == (
        "You talk, and nobody is there.", False, True, False)
    model = page.locator("[data-grade=near]")
    for words in ("Near", "drops", FIRST["models"][1]["text"], FIRST["models"][1]["why"]):
        expect(model).to_contain_text(words)


def test_answers_can_be_looked_at_without_answering(stage):
    page = stage.mount(drill(kept={**CHOSEN, "say-back": {FIRST["id"]: said()}})).page
    page.locator(f"[data-turn={FIRST['id']}]").click()
    page.locator("[data-look]").click()
    page.locator("[data-compare]").click()
    expect(page.locator("[data-models] li")).to_have_count(3)
    assert stage.events("say-back") == []


def test_what_is_typed_is_sent_when_the_field_is_left_and_survives_news(stage):
    page = stage.mount(drill()).page
    own = page.get_by_label("Say it back in your own words")
    own.fill("Half a")
    own.press("Tab")
    assert [event["text"] for event in stage.events("say-back")] == ["Half a"]
    own.focus()
    own.press("End")
    own.press_sequentially(" sen")
    own.evaluate("field => { window.typed = field; }")
    stage.assign(kept={**CHOSEN, "say-back": {FIRST["id"]: said("Half a")}})
    expect(page.get_by_role("button", name="Statement 1, said back")).to_be_visible()
    assert own.evaluate("field => field === typed")
    own.press_sequentially("tence")
    expect(own).to_have_value("Half a sentence")
    expect(own).to_be_focused()


def test_how_many_were_said_back_is_told_calmly_and_the_next_one_is_turned_to(stage):
    page = stage.mount(drill(kept={**CHOSEN, "say-back": {
        FIRST["id"]: said(added=False, dropped=False, judged=False)}})).page
    expect(page.get_by_text("You have said back 1 of 8.")).to_be_visible()
    second = PRACTICE["tracks"][0]["statements"][1]
    expect(page.locator(".ew-said-words")).to_have_text(second["says"])
    page.get_by_role("button", name="Statement 1, said back").press("Enter")
    expect(page.locator("[data-models] li")).to_have_count(3)
    page.locator("[data-next]").press("Enter")
    expect(page.locator(".ew-said-words")).to_have_text(second["says"])
    expect(page.get_by_label("Say it back in your own words")).to_be_focused()


def test_the_round_shows_who_speaks_and_takes_a_no(stage):
    page = stage.mount(drill()).page
    whole, says = page.locator(".ew-round"), page.locator(".ew-round-says")
    sides = page.locator(".ew-round-side")
    expect(sides).to_have_text(["speaks", "listens"])
    page.get_by_role("button", name="Go on").press("Enter")
    expect(says).to_have_text("The listener says it back, in other words.")
    page.keyboard.press("Enter")
    expect(says).to_have_text("The listener asks: “Is that it?”")
    page.get_by_role("button", name="Not quite").press("Enter")
    expect(whole).to_have_attribute("data-at", "back")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Yes, that's it").press("Enter")
    expect(sides).to_have_text(["speaks", "listens"])
    page.get_by_role("button", name="Swap").press("Enter")
    expect(sides).to_have_text(["listens", "speaks"])
    assert stage.posts == []


def test_a_refusal_is_said_and_the_words_stay(stage):
    page = stage.mount(drill()).page
    own = page.get_by_label("Say it back in your own words")
    own.fill("My words")
    own.press("Tab")
    stage.receive(stage.events("say-back")[0], "Please reload the page.", ok=False)
    expect(page.get_by_role("alert")).to_have_text("Please reload the page.")
    expect(own).to_have_value("My words")


def test_about_the_practice_tells_dose_choice_limits_and_every_variation(stage):
    page = stage.mount(drill()).page
    page.get_by_text("About this practice").click()
    about = page.locator("[data-about]")
    for words in (PRACTICE["dose"]["says"], PRACTICE["dose"]["our_choice"], PRACTICE["dose"]["limits"],
                  PRACTICE["bad_day"], PRACTICE["stop"], PRACTICE["not_for"]):
        expect(about).to_contain_text(words)
    expect(about.locator("[data-variation]")).to_have_count(5)
    assert about.locator("a").first.get_attribute("href") == "https://doi.org/10.1080/10904018.2013.813234"


def test_read_only_shows_everything_and_takes_nothing(stage):
    page = stage.mount(drill(kept={**CHOSEN, "say-back": {FIRST["id"]: said(added=True)}}, read_only=True)).page
    page.locator(f"[data-turn={FIRST['id']}]").click()
    assert page.locator(".ew-own").get_attribute("readonly") is not None
    expect(page.locator("[data-models] li")).to_have_count(3)
    assert page.locator("[data-look], [data-checks] input:enabled, .ew-tracks input:enabled").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_it_is_accessible_and_fits(open_stage, width, scheme):
    kept = {**CHOSEN, "say-back": {FIRST["id"]: said(added=False, dropped=True, judged=False)}}
    stage = open_stage(width, 844, scheme).mount(drill(kept=kept))
    stage.page.locator(f"[data-turn={FIRST['id']}]").click()
    assert stage.violations() == "" and stage.overflow() == 0


def test_it_leaves_nothing_behind(stage):
    stage.mount(drill())
    stage.page.get_by_role("button", name="Go on").click()
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
