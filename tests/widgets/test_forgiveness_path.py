"""The path of forgiveness: safety first, places to stay at and to leave, a letter that is cleared only when asked."""

import pytest
from playwright.sync_api import expect

from empathy_widgets.exercises.practice.practising import told
from empathy_widgets.library import Library
from empathy_widgets.widgets import ForgivenessPath

PRACTICE = told(Library().entry("practices", "forgiveness"))
GATES, STAGES = PRACTICE["gates"], PRACTICE["stages"]
SAFE = {"safe": {gate["id"]: {"key": gate["id"], "answer": "no"} for gate in GATES}}


def path(kept=SAFE, **more):
    return ForgivenessPath(run="r", practice=PRACTICE, kept=kept, **more)


def at(key, state):
    return {"key": key, "state": state}


def test_the_path_opens_only_when_every_question_about_safety_is_answered(stage):
    page = stage.mount(path(kept={})).page
    for gate in GATES:
        assert page.locator(".ew-trail").count() == 0
        page.get_by_role("group", name=gate["asks"]).get_by_label("no", exact=True).check()
    expect(page.locator(".ew-trail")).to_be_visible()
    assert [(event["key"], event["answer"]) for event in stage.events("safe")] == [(gate["id"], "no") for gate in GATES]


@pytest.mark.parametrize("answer", ["yes", "not sure"])
@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate["id"])
def test_an_answer_that_leads_away_says_what_to_do_and_locks_nobody_out(stage, gate, answer):
    written = {"happened-0": {"key": "happened-0", "text": "It was March."}}
    page = stage.mount(path(kept={**SAFE, "write": written})).page
    page.get_by_text("The way is open.").click()
    asked = page.get_by_role("group", name=gate["asks"])
    asked.get_by_label(answer, exact=True).check()
    expect(page.get_by_text(gate["says"])).to_be_visible()
    expect(page.get_by_text(PRACTICE["safety"])).to_have_count(2)
    expect(page.locator("[data-stopped]")).to_contain_text(PRACTICE["safety"])
    expect(page.locator(".ew-trail")).to_have_count(0)
    asked.get_by_label("no", exact=True).check()
    expect(page.locator("[data-stopped]")).to_have_count(0)
    expect(page.get_by_label(STAGES[0]["asks"][0])).to_have_value("It was March.")


@pytest.mark.parametrize("answer", ["yes", "unsure", "no"])
def test_whom_to_ring_stands_beside_a_gate_that_stopped_and_nowhere_else(stage, answer):
    numbers = [{"name": "Night line", "number": "0800 111-222", "when": "at night"},
               {"name": "Emergency", "number": "112", "when": ""}]
    page = stage.mount(path(kept={"safe": {"harm": {"key": "harm", "answer": answer}}}, crisis=numbers)).page
    if answer == "no":
        expect(page.locator("[data-crisis]")).to_have_count(0)
        return
    shown = page.locator("[data-stopped] [data-crisis]")
    expect(shown.get_by_role("listitem")).to_have_text(["Night line0800 111-222at night", "Emergency112"])
    assert [link.get_attribute("href") for link in shown.get_by_role("link").all()] == ["tel:0800111222", "tel:112"]


def test_where_nobody_is_named_no_place_for_numbers_stands(stage):
    page = stage.mount(path(kept={"safe": {"harm": {"key": "harm", "answer": "yes"}}})).page
    expect(page.locator("[data-stopped]")).to_be_visible()
    assert page.locator("[data-crisis]").count() == 0


def test_places_say_where_one_is_and_any_of_them_can_be_turned_to(stage):
    stood = {STAGES[0]["id"]: "done", STAGES[1]["id"]: "left", STAGES[2]["id"]: "begun"}
    page = stage.mount(path(kept={**SAFE, "stage": {key: at(key, state) for key, state in stood.items()}})).page
    states = page.locator(".ew-place-state")
    expect(states).to_have_text(["you have been here", "left for now", "you are here", *["open"] * 4])
    expect(page.locator(f"[data-stay={STAGES[2]['id']}]")).to_be_visible()
    page.locator(f"[data-place={STAGES[5]['id']}] button").press("Enter")
    expect(page.get_by_role("heading", name=STAGES[5]["title"])).to_be_focused()
    assert stage.posts == []


def test_a_place_is_begun_left_come_back_to_and_done(stage):
    page = stage.mount(path()).page
    key = STAGES[0]["id"]
    for button in ("Stay here a while", "Leave it for now", "Come back to this place", "That is enough here",
                   "Stay here once more"):
        page.get_by_role("button", name=button).press("Enter")
        expect(page.locator(f"[data-place={key}] button")).to_be_focused()
    assert [(event["key"], event["state"]) for event in stage.events("stage")] == [
        (key, state) for state in ("begun", "left", "begun", "done", "begun")]


def test_the_first_words_begin_a_place_and_are_kept_as_typed(stage):
    page = stage.mount(path()).page
    field = page.get_by_label(STAGES[0]["asks"][1])
    field.fill("  Everything.\n")
    field.press("Tab")
    assert [(event["key"], event["text"]) for event in stage.events("write")] == [("happened-1", "  Everything.\n")]
    assert [event["state"] for event in stage.events("stage")] == ["begun"]
    field.fill("Nothing.")
    field.press("Tab")
    assert len(stage.events("stage")) == 1


def test_typing_is_not_drawn_over_by_news(stage):
    page = stage.mount(path()).page
    field = page.get_by_label(STAGES[0]["asks"][0])
    field.press_sequentially("One two")
    field.evaluate("field => { window.typed = field; }")
    stage.assign(kept={**SAFE, "stage": {"happened": at("happened", "begun")}})
    expect(page.get_by_role("button", name="That is enough here")).to_be_visible()
    assert field.evaluate("field => field === typed")
    field.press_sequentially(" three")
    expect(field).to_have_value("One two three")
    expect(field).to_be_focused()


def letter(stage, text=""):
    page = stage.mount(path(kept={**SAFE, "letter": {"": {"key": "", "text": text}}})).page
    page.locator("[data-place=letter] button").click()
    return page, page.get_by_label("Your letter")


def test_a_letter_begins_with_a_beginning_and_holds_twenty_thousand_letters(stage):
    page, field = letter(stage, "Dear you")
    assert field.get_attribute("maxlength") == "20000"
    page.get_by_role("button", name="What it took from me is").press("Enter")
    expect(field).to_have_value("Dear you\n\nWhat it took from me is ")
    expect(field).to_be_focused()
    assert [event["text"] for event in stage.events("letter")] == ["Dear you\n\nWhat it took from me is "]


def test_a_letter_is_cleared_only_after_a_question_and_no_keeps_it(stage):
    page, field = letter(stage, "Dear you")
    page.locator("[data-clear]").press("Enter")
    expect(page.locator("[data-clear-no]")).to_be_focused()
    page.locator("[data-clear-no]").press("Enter")
    expect(page.locator("[data-clear]")).to_be_focused()
    assert stage.events("letter") == [] and field.input_value() == "Dear you"
    page.locator("[data-clear]").press("Enter")
    page.locator("[data-clear-yes]").press("Enter")
    expect(field).to_have_value("")
    assert [event["text"] for event in stage.events("letter")] == [""]


def test_a_refusal_is_said_and_the_words_stay(stage):
    page = stage.mount(path(kept={**SAFE, "stage": {"happened": at("happened", "begun")}})).page
    field = page.get_by_label(STAGES[0]["asks"][0])
    field.fill("My words")
    field.press("Tab")
    stage.receive(stage.events("write")[0], "Please reload the page.", ok=False)
    expect(page.get_by_role("alert")).to_have_text("Please reload the page.")
    expect(field).to_have_value("My words")


def test_read_only_shows_everything_and_takes_nothing(stage):
    page = stage.mount(path(read_only=True)).page
    page.locator("[data-place=letter] button").click()
    assert page.locator("textarea:not([readonly]), .ew-gates input:enabled, [data-clear], [data-to]").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_it_is_accessible_and_fits(open_stage, width, scheme):
    for kept in (SAFE, {"safe": {**SAFE["safe"], "fear": {"key": "fear", "answer": "yes"}}}):
        numbers = [{"name": "The crisis service of the whole town", "number": "0800 111-222", "when": "day and night"}]
        stage = open_stage(width, 844, scheme).mount(path(kept=kept, crisis=numbers))
        assert stage.violations() == "" and stage.overflow() == 0


def test_it_leaves_nothing_behind(stage):
    page, field = letter(stage)
    field.fill("half")
    page.locator("[data-clear]").click()
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
