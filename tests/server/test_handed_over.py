"""A screen in somebody else's hands, asked by a client that tries every way around the scale."""

import json

import pytest
from served import until
from tornado.httpclient import HTTPClientError
from tornado.web import decode_signed_value
from tornado.websocket import WebSocketClosedError

from empathy_widgets.domain import Actor
from empathy_widgets.places import notebooks_folder
from empathy_widgets.records import Store
from empathy_widgets.server.chapters import chapters

FORM = "pes-practice-form"
PIN = "4711"
SCORES = ("rows", "figure", "scores", "verdict", "sentences", "series", "cases", "sittings")


@pytest.fixture
def client(store):
    """The case in front of the screen, with a label that is not theirs to read."""
    return store.create_case("Kb3labelOfTheOneWhoAnswers")


@pytest.fixture
def seat(server, place, visitor):
    """The seat the server gave this visitor."""
    name = f"empathy-seat-{server.port}"
    secret = bytes.fromhex(json.loads((place.folder / "cookie-secret.json").read_text())["secret"])
    return decode_signed_value(secret, name, visitor.cookies[name]).decode()


@pytest.fixture
def hand_over(place, seat, client, store):
    """Hand the visitor's screen over; returns the sitting."""
    clinician = Store(place, Actor(seat=seat))

    def now():
        sitting = clinician.start(client.id, FORM, "handed over", version=2)
        clinician.hand_over(sitting.id)
        return sitting

    yield now
    for left in store.handed_over_elsewhere():
        store.sign_out(left.administration)


def test_every_address_of_a_chapter_leads_back_to_the_scale(visitor, hand_over, canary):
    sitting = hand_over()
    target = f"/chapter/administer-a-scale?case={sitting.case_id}&administration={sitting.id}"
    for chapter in chapters(notebooks_folder()):
        for query in ("", f"?case={canary.id}", f"?case={sitting.case_id}", "?administration=",
                      f"?administration={canary.id}"):
            answer = visitor.ask(f"/chapter/{chapter.name}{query}")
            assert (answer.status, answer.headers["location"]) == (302, target), (chapter, query)
    assert visitor.ask("/").headers["location"] == "/chapter/welcome"
    assert visitor.ask(target).status == 200


def test_only_this_seat_is_locked(visitor, somebody, hand_over):
    other = somebody()
    hand_over()
    assert json.loads(visitor.ask("/alive").body) == {"ok": True, "locked": True}
    assert json.loads(other.ask("/alive").body) == {"ok": True, "locked": False}
    assert 'href="/chapter/profile' in other.open("welcome").html


def test_signing_in_again_by_the_link_does_not_unlock(visitor, hand_over):
    hand_over()
    visitor.sign_in()
    assert visitor.ask("/chapter/welcome").status == 302
    assert json.loads(visitor.ask("/alive").body)["locked"] is True


def is_closed(line) -> bool:
    """Whether the server hung up instead of answering."""
    try:
        line.states()
    except (AssertionError, WebSocketClosedError):
        return True
    return False


def opened_before(visitor, client, canary):
    """Four pages of the clinician, each with its line, as they stand when the screen is handed over."""
    pages = [visitor.open("administer-a-scale", case=client.id), visitor.open("welcome", case=canary.id),
             visitor.open("profile", case=canary.id), visitor.open("role-play", case=canary.id)]
    return pages, [page.line() for page in pages]


def test_at_hand_over_every_line_and_kernel_opened_before_ends(visitor, hand_over, server, client, canary, store):
    pages, lines = opened_before(visitor, client, canary)
    assert all(line.states() for line in lines), "each of them answers its own screen until then"
    sitting = hand_over()
    scale = visitor.open("administer-a-scale", case=sitting.case_id, administration=sitting.id)
    until(lambda: len(server.kernels()) == 1, what="the end of every kernel but the scale's")
    assert [is_closed(line) for line in lines] == [True] * 4
    for page in pages:
        assert visitor.ask(f"/api/kernels/{page.kernel_id}").status == 404
        with pytest.raises(HTTPClientError) as refused:
            page.line()
        assert refused.value.code == 404
    line = scale.line()
    assert line.say(line.find("sitting"), kind="respond", item=1, choice=4, declined=False)["ok"]
    assert store.administration(sitting.id).answers == {1: 4}


def test_a_line_opened_before_says_nothing_even_where_the_handed_over_page_never_opens(
    visitor, hand_over, server, client, canary, store,
):
    """The kernels are still there: only the seat's own check stands between a client and another case."""
    earlier = store.start(client.id, FORM, "self", version=2)
    store.respond(earlier.id, 1, 2, case_id=client.id)
    pages, lines = opened_before(visitor, client, canary)
    pages.append(visitor.open("administer-a-scale", case=client.id, administration=earlier.id))
    lines.append(pages[-1].line())
    scale = lines[-1].find("sitting")
    hand_over()
    written = len(store.audit())
    with pytest.raises(HTTPClientError):
        pages[0].line()
    lines[-1].write(scale, outbox=[{"request": "r", "kind": "respond", "item": 2, "choice": 5, "declined": False}])
    assert [is_closed(line) for line in lines] == [True] * 5
    until(lambda: not server.kernels(), what="the end of every kernel that somebody spoke to")
    assert len(store.audit()) == written and store.administration(earlier.id).answers == {1: 2}


def test_a_line_of_the_handed_over_screen_ends_when_the_screen_is_taken_back(visitor, hand_over, place, seat):
    sitting = hand_over()
    line = visitor.open("administer-a-scale", case=sitting.case_id, administration=sitting.id).line()
    assert line.states()
    Store(place, Actor(seat=seat)).take_back(PIN)
    assert is_closed(line)
    assert visitor.open("welcome").line().states()


def test_what_is_opened_afterwards_holds_no_score_no_other_case_and_no_label(visitor, hand_over, client, canary, store):
    other = store.create_case("")
    sitting = hand_over()
    page = visitor.open("administer-a-scale", case=sitting.case_id, administration=sitting.id)
    states = page.line().states()
    told = json.dumps(states) + page.html
    for needle in (client.label, canary.label, canary.code, canary.id, other.code, other.id, "scores",
                   "Perth", "/chapter/profile", "/chapter/welcome"):
        assert needle not in told, needle
    assert not [name for state in states.values() for name in SCORES if state.get(name)]
    assert "<nav" not in page.html


def test_the_scale_goes_on_and_only_the_pin_leads_out(visitor, hand_over, store):
    sitting = hand_over()
    line = visitor.open("administer-a-scale", case=sitting.case_id, administration=sitting.id).line()
    assert line.say(line.find("sitting"), kind="respond", item=1, choice=5, declined=False)["ok"]
    assert store.administration(sitting.id).answers == {1: 5}
    pad = line.find("purpose")
    for wrong in ("0000", "", "' or 1=1 --"):
        refused = line.say(pad, kind="pin", pin=wrong)
        assert refused["ok"] is False and "goto" not in refused
        assert visitor.ask("/chapter/welcome").status == 302
    receipt = line.last_words(pad, kind="pin", pin=PIN)
    assert receipt["goto"].startswith("/chapter/") and PIN not in json.dumps(receipt)
    assert visitor.ask("/chapter/welcome").status == 200
