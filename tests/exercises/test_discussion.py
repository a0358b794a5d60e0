"""A talk on the page: cards dealt by rule, everything kept, the same after a new kernel."""

import pytest

from empathy_widgets.exercises.discussion import Discussion
from empathy_widgets.library import Library

TOPIC = "sorry"


@pytest.fixture
def begin(page, say):
    """Start a talk; returns its chapter and the cards."""
    def started(people="A, B", timed="yes"):
        chapter = Discussion(page)
        receipt = say(chapter.view.children[0], "start", content=TOPIC, answers={"people": people, "timed": timed})
        assert receipt["ok"], receipt
        return chapter, cards_of(chapter)
    return started


def cards_of(chapter):
    return chapter.view.children[0].children[0]


def shown(cards):
    return {name: getattr(cards, name) for name in (
        "cards", "at", "moves", "notes", "people", "taken", "timed", "says_back", "read_only")}


def test_the_menu_says_for_whom_each_topic_is(page):
    (menu,) = Discussion(page).view.children
    badges = {entry["id"]: entry["badge"] for entry in menu.entries}
    assert badges["at-the-supper-table"] == "families" and len(badges) == len(Library().shelf("discussions")) >= 12


@pytest.mark.parametrize("people", ["A, A", "A, B, C, D, E, F, G", "x" * 31, 7, None])
def test_names_that_cannot_be_told_apart_or_are_too_many_are_refused(page, say, store, people):
    (menu,) = Discussion(page).view.children
    receipt = say(menu, "start", content=TOPIC, answers={"people": people, "timed": "no"})
    assert not receipt["ok"] and store.runs(page.case.id) == ()


def test_alone_there_is_nobody_to_say_it_back_to(begin):
    _chapter, cards = begin(people="", timed="no")
    assert not cards.says_back and not cards.timed and [one["name"] for one in cards.people] == ["A"]


def test_cards_notes_the_word_and_hearing_are_kept_and_come_back(begin, say, open_page, store, case):
    _chapter, cards = begin()
    assert say(cards, "deal", move="same")["ok"] and cards.at == "1-1"
    say(cards, "note", card="1-1", text="Flowers at the door.")
    say(cards, "speak", who="A")
    say(cards, "heard", card="1-1", yes=False)
    say(cards, "heard", card="1-1", yes=True)
    say(cards, "turn", card="opening")
    assert cards.at == "opening" and cards.cards[1]["rounds"] == 2 and cards.cards[1]["understood"]
    (run,) = store.runs(case.id)
    again = cards_of(Discussion(open_page(query=f"case={case.id}&run={run.id}")))
    assert shown(again) == shown(cards) and again.people[0]["since"] > 0


def test_the_same_press_twice_deals_one_card(begin, say, open_page, store, case):
    _chapter, cards = begin()
    say(cards, "deal", request="lost", move="imagine")
    (run,) = store.runs(case.id)
    again = cards_of(Discussion(open_page(query=f"case={case.id}&run={run.id}")))
    assert say(again, "deal", request="lost", move="imagine")["ok"] and len(again.cards) == 2


@pytest.mark.parametrize(("kind", "fields"), [
    ("deal", {"move": "backwards"}), ("turn", {"card": "3-1"}), ("speak", {"who": "Z"}),
    ("note", {"card": "opening", "text": "x" * 4001}), ("take", {"who": "Z", "text": ""}),
])
def test_what_no_page_of_ours_sends_changes_nothing(begin, say, store, case, kind, fields):
    _chapter, cards = begin()
    before = shown(cards)
    receipt = say(cards, kind, **fields)
    assert not receipt["ok"] and shown(cards) == before and store.runs(case.id)[0].events == ()


def test_a_finished_talk_is_read_back(begin, say, find, open_page, store, case):
    chapter, cards = begin()
    say(cards, "note", card="opening", text="No word of what I had done.")
    say(cards, "heard", card="opening", yes=True)
    say(cards, "deal", move="closing")
    say(cards, "take", who="B", text="I say it without but.")
    assert say(cards, "finish")["ok"] and cards.read_only
    (reading,) = find(chapter.view, "Reading")
    told = str(reading.blocks)
    for words in ("No word of what I had done.", "after 1 round", "B: I say it without but."):
        assert words in told
    (menu,) = Discussion(open_page(case.id)).view.children
    assert menu.finished[0]["line"].endswith("A, B · 2 cards")
