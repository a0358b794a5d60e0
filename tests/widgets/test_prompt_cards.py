"""Prompts as cards: one open, the others a press away, slow down always in reach."""

import datetime

import pytest

from empathy_widgets.widgets import PromptCards

NASTY = "<b>Sorry</b> ‮yrros‬ 😀 " + "W" * 90
OPENING = {"id": "opening", "label": "To begin", "kind": "opening", "text": "Who taught you to say sorry?", "check": "",
           "rounds": 0, "understood": False}
SECOND = {**OPENING, "id": "imagine", "label": "In the other's place", "kind": "imagine", "text": "Stand there.",
          "check": "Ask: what did I miss?"}
CLOSING = {**OPENING, "id": "closing", "label": "One thing each", "kind": "closing", "text": "What do you take away?"}
PEOPLE = [{"name": "A", "seconds": 30, "since": 0}, {"name": "B", "seconds": 0, "since": 0}]


def cards(**more):
    return PromptCards(**{"run": "r", "title": "Sorry", "cards": [OPENING], "moves": ["same", "deeper", "closing"],
                          "people": PEOPLE, "heat": ["Stop.", "Breathe out twice."], **more})


def test_a_card_is_dealt_by_keyboard_and_the_focus_goes_to_it(stage):
    stage.mount(cards())
    stage.page.get_by_role("button", name="Go deeper").focus()
    stage.page.keyboard.press("Enter")
    assert stage.events("deal")[0]["move"] == "deeper"
    stage.assign(cards=[OPENING, SECOND], at="imagine")
    stage.receive(stage.outbox[-1])
    assert stage.page.get_by_text("Ask: what did I miss?").is_visible()
    assert stage.page.evaluate("document.activeElement.textContent") == "In the other's place"


def test_one_can_go_back_along_the_cards(stage):
    stage.mount(cards(cards=[OPENING, SECOND], at="imagine"))
    assert stage.page.locator("[data-card=imagine]").get_attribute("aria-current") == "true"
    stage.page.get_by_role("button", name="1, To begin").click()
    assert stage.events("turn")[0]["card"] == "opening"


def test_a_note_is_kept_and_is_not_lost_when_the_card_is_drawn_again(stage):
    stage.mount(cards())
    note = stage.page.get_by_role("textbox", name="Notes on this card (optional)")
    note.press_sequentially("Flow")
    stage.assign(cards=[{**OPENING, "rounds": 1}])
    note.press_sequentially("ers.")
    note.blur()
    assert stage.events("note")[-1]["text"] == "Flowers." and note.input_value() == "Flowers."


def test_saying_back_counts_rounds_until_the_speaker_says_yes(stage):
    stage.mount(cards())
    stage.page.get_by_role("button", name="Not quite").click()
    assert stage.events("heard")[0]["yes"] is False
    stage.assign(cards=[{**OPENING, "rounds": 1}])
    stage.receive(stage.outbox[-1])
    assert stage.page.get_by_text("Round 1: not quite yet.").is_visible()
    assert stage.page.evaluate("document.activeElement.dataset.heard") == "no", "the focus stays where it was"
    stage.assign(cards=[{**OPENING, "rounds": 2, "understood": True}])
    assert stage.page.get_by_text("Understood. Rounds it took: 2.").is_visible()


def test_slowing_down_is_one_press_away_and_goes_when_people_say_so(stage):
    stage.mount(cards())
    stage.page.get_by_role("button", name="It is heating up").click()
    assert stage.page.get_by_text("Breathe out twice.").is_visible()
    assert stage.page.evaluate("document.activeElement.textContent") == "Slow down together"
    stage.page.get_by_role("button", name="We can go on").click()
    assert stage.page.locator("[data-heat]").count() == 0


def test_the_word_is_timed_only_when_asked(stage):
    stage.page.clock.install(time=datetime.datetime.fromtimestamp(1_000_000_000, datetime.UTC))
    stage.mount(cards())
    assert stage.page.locator(".ew-word").is_hidden()
    stage.assign(timed=True)
    stage.page.get_by_role("button", name="A", exact=True).click()
    assert stage.events("speak")[0]["who"] == "A"
    stage.assign(people=[{**PEOPLE[0], "since": 1_000_000_000_000}, PEOPLE[1]])
    stage.receive(stage.outbox[-1])
    stage.page.clock.run_for(61_000)
    assert stage.page.locator("[data-person=A] .ew-word-time").inner_text() == "1:31"
    stage.page.get_by_role("button", name="A", exact=True).click()
    assert stage.events("speak")[1]["who"] is None
    assert stage.close()["timers"] == 0


def test_the_end_asks_each_for_one_thing_and_keeps_it(stage):
    stage.mount(cards(cards=[OPENING, CLOSING], at="closing"))
    stage.page.get_by_role("textbox", name="What B takes away").fill("Without but.")
    stage.page.get_by_role("button", name="Finish").click()
    assert [(event["kind"], event.get("who")) for event in stage.outbox] == [("take", "B"), ("finish", None)]


def test_alone_there_is_one_take_away_and_no_saying_back(stage):
    stage.mount(cards(cards=[CLOSING], at="closing", people=PEOPLE[:1], says_back=False))
    assert stage.page.get_by_role("textbox", name="What you take away").is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    people = [{**PEOPLE[0], "name": NASTY}, PEOPLE[1]]
    stage = open_stage(width, 640, scheme).mount(cards(
        cards=[OPENING, {**SECOND, "text": NASTY}], at="imagine", timed=True, people=people, title=NASTY))
    stage.page.get_by_role("button", name="It is heating up").click()
    assert stage.violations() == "" and stage.overflow() <= 0 and stage.page.locator("b").count() == 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(cards(timed=True, people=[{**PEOPLE[0], "since": 5}]))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
