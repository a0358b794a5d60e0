"""Whoever opens too many pages pays for them alone, and a way back always opens."""

import json
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from odd import OddServer
from playwright.sync_api import expect
from served import until
from tornado.web import decode_signed_value
from visitor import Visitor

from empathy_widgets.domain import Actor
from empathy_widgets.records import Store, Workspace
from empathy_widgets.server.shares import MOST_PAGES, SHARE, Place, gives_way

FORM, PIN = "pes-practice-form", "4711"
SEATS = "abcd"


def row(seats, needed=""):
    """Places in the order they were taken; those of the seats in ``needed`` are ways back."""
    return [Place(seat, seat in needed, f"{seat}{number}") for number, seat in enumerate(seats)]


@pytest.mark.parametrize(("seats", "needed", "seat", "way_back", "gone"), [
    ("", "", "a", False, None),
    ("aab", "", "a", False, None),
    ("aaab", "", "a", False, "a0"),
    ("baaa", "", "a", False, "a1"),
    ("aaabb", "", "c", False, "a0"),
    ("babaa", "", "c", False, "a1"),
    ("aabbc", "", "d", False, "a0"),
    ("abcde", "", "f", False, "a0"),
    ("abcde", "", "c", False, "c2"),
    ("aaabc", "", "c", False, "a0"),
    ("aabbc", "", "c", False, "c4"),
    ("aabbc", "", "c", True, "a0"),
    ("aabbc", "a", "d", False, "b2"),
    ("abcde", "abcde", "f", True, "a0"),
    ("abcde", "abcd", "f", False, "e4"),
    ("aaabb", "a", "a", True, "a0"),
])
def test_who_gives_way_with_three_a_seat_and_five_in_all(seats, needed, seat, way_back, gone):
    place = gives_way(row(seats, needed), seat, way_back, share=3, most=5)
    assert (place and place.kernel_id) == gone


@given(some.lists(some.tuples(some.sampled_from(SEATS), some.booleans()), max_size=80), some.integers(1, 4),
       some.integers(1, 8))
@settings(max_examples=300, deadline=None)
def test_however_pages_come_nobody_has_too_many_and_nobody_loses_to_a_fuller_seat(wishes, share, most):
    places = []
    for seat, needed in wishes:
        before = {one: sum(place.seat == one for place in places) for one in SEATS}
        gone = gives_way(places, seat, needed, share, most)
        if gone is not None:
            assert gone in places and (before[seat] >= share or len(places) >= most)
            if gone.seat != seat and before[seat] and not needed:
                assert before[gone.seat] - 1 >= before[seat] + 1, "it still has as many as the one that came"
            if before[seat] >= share:
                assert gone.seat == seat, "one's own, when one has too many"
            places.remove(gone)
        places.append(Place(seat, needed))
        assert len(places) <= most and max(sum(place.seat == one for place in places) for one in SEATS) <= share


def test_the_real_share_leaves_room_for_others():
    flood = []
    for _ in range(200):
        gone = gives_way(flood, "one")
        flood = [place for place in flood if place is not gone] + [Place("one")]
    assert len(flood) == SHARE <= MOST_PAGES / 2
    assert gives_way(flood, "other") is None


@pytest.fixture(scope="module")
def narrow(tmp_path_factory):
    """A server with room for three pages of a seat and four of all."""
    folder = tmp_path_factory.mktemp("narrow")
    place = Workspace(folder / "workspace")
    place.prepare()
    Store(place, Actor()).set_pin(PIN)
    running = OddServer(place.folder, folder / "log", "narrow").start()
    running.place = place
    yield running
    running.stop()


@pytest.fixture
def somebody(narrow):
    """Make people at browsers of their own; the pages of earlier ones are gone."""
    until(lambda: not narrow.kernels(), 60, what="the end of every earlier page's kernel")
    known = []

    def made():
        known.append(Visitor(narrow).sign_in())
        return known[-1]

    yield made
    for one in known:
        one.leave()


def there(page):
    """Whether a page's kernel still answers its own browser."""
    return page.visitor.ask(f"/api/kernels/{page.kernel_id}").status == 200


def test_a_seat_with_its_full_share_gives_its_own_oldest_page(narrow, somebody):
    greedy, other = somebody(), somebody()
    calm = other.open("welcome")
    pages = [greedy.open("welcome") for _ in range(5)]
    assert [there(page) for page in pages] == [False, False, True, True, True]
    assert there(calm) and calm.line().states()
    until(lambda: len(narrow.kernels()) == 4, what="the end of the kernels that gave way")


def test_somebody_without_a_page_gets_one_also_when_there_is_no_room(narrow, somebody):
    greedy, other, late = somebody(), somebody(), somebody()
    pages, calm = [greedy.open("welcome") for _ in range(3)], other.open("welcome")
    line = pages[0].line()
    assert line.states()
    new = late.open("welcome")
    assert there(new) and new.line().states()
    assert [there(page) for page in [*pages, calm]] == [False, True, True, True]
    with pytest.raises(AssertionError, match="closed the line"):
        line.hear(lambda message: False)
    again = late.open("welcome")
    assert there(again) and not there(new), "from chapter to chapter it pays with its own"
    assert [there(page) for page in [*pages, calm]] == [False, True, True, True]


def test_the_way_back_of_a_handed_over_screen_opens_and_stays(narrow, somebody):
    one, greedy, other, late, later = (somebody() for _ in range(5))
    name = f"empathy-seat-{narrow.port}"
    secret = bytes.fromhex(json.loads((narrow.folder / "cookie-secret.json").read_text())["secret"])
    store = Store(narrow.place, Actor(seat=decode_signed_value(secret, name, one.cookies[name]).decode()))
    sitting = store.start(store.create_case("").id, FORM, "handed over")
    store.hand_over(sitting.id)
    for _ in range(3):
        greedy.open("welcome")
    calm = other.open("welcome")
    back = one.open("administer-a-scale", case=sitting.case_id, administration=sitting.id)
    for visitor in (greedy, other, late, later, greedy):
        visitor.open("welcome")
    assert there(back) and not there(calm)
    line = back.line()
    assert line.last_words(line.find("purpose"), kind="pin", pin=PIN)["ok"]


def test_pages_that_are_asked_for_all_at_once_are_never_more_than_a_share(narrow, somebody):
    greedy, other = somebody(), somebody()
    calm = other.open("welcome").line()
    answers = []
    asking = [threading.Thread(target=lambda: answers.append(greedy.ask("/chapter/welcome"))) for _ in range(12)]
    for one in asking:
        one.start()
    for one in asking:
        one.join(60)
    assert len(answers) == 12 and {answer.status for answer in answers} <= {200, 503}
    assert all("Too many pages are open" in answer.text for answer in answers if answer.status == 503)
    until(lambda: len(narrow.kernels()) <= 4, what="no more than three of its kernels, and the other's")
    assert calm.states()
    assert greedy.ask("/chapter/welcome").status == 200, "and it may open one again"
    assert "broke off" not in narrow.log.read_text("utf-8")


@pytest.mark.browser
def test_a_page_that_made_way_says_so_and_waits_to_be_loaded_again(narrow, somebody, browser):
    earlier = narrow.log.read_text("utf-8")
    context = browser.new_context()
    context.request.get(narrow.link, max_redirects=0)
    tabs = []
    for _ in range(4):
        tabs.append(context.new_page())
        tabs[-1].goto(f"{narrow.origin}/chapter/welcome")
        expect(tabs[-1].locator("[data-page-ready=true]")).to_have_count(1, timeout=60_000)
    left = tabs[0]
    expect(left.get_by_text("So many pages were opened after this one")).to_be_visible(timeout=30_000)
    assert not left.get_by_text("carries on by itself").count(), "it does not: it would push out the next page"
    assert len(narrow.kernels()) == 3
    for tab in tabs[1:]:
        expect(tab.locator("[data-connection=live]")).to_have_count(1)
    left.get_by_role("button", name="Reload this page").click()
    expect(left.locator("[data-page-ready=true]")).to_have_count(1, timeout=60_000)
    expect(left.locator("[data-connection=live]")).to_have_count(1)
    context.close()
    assert narrow.log.read_text("utf-8") == earlier, (
        "the front end says nothing that is refused, and giving way is no mishap")
