"""Signing in: while a screen is handed over, a fresh link leads to the PIN, the only way to any case."""

import json
import uuid

import pytest
from tornado.httpclient import HTTPClientError
from tornado.web import decode_signed_value
from tornado.websocket import WebSocketClosedError
from visitor import Line, Visitor, follow

from empathy_widgets.domain import Actor, Role
from empathy_widgets.records import Store

FORM = "pes-practice-form"
PIN = "4711"


@pytest.fixture
def seat_of(server, place):
    """The seat in a visitor's cookie."""
    name = f"empathy-seat-{server.port}"
    secret = bytes.fromhex(json.loads((place.folder / "cookie-secret.json").read_text())["secret"])
    return lambda visitor: decode_signed_value(secret, name, visitor.cookies[name]).decode()


@pytest.fixture
def client(store, place, somebody, seat_of, canary):
    """Somebody who holds a screen that was handed over; nothing of it is left afterwards."""
    visitor = somebody()
    clinician = Store(place, Actor(seat=seat_of(visitor)))
    sitting = clinician.start(store.create_case("").id, FORM, "handed over")
    clinician.hand_over(sitting.id)
    visitor.sitting = sitting
    yield visitor
    for left in store.handed_over_elsewhere():
        store.sign_out(left.administration)
    Store(place, Actor(name="system", role=Role.SYSTEM, seat="command")).set_pin(PIN)  # all who sign in count afresh


@pytest.fixture
def newcomer(server):
    """Somebody who opens a fresh link at a browser that knows nothing."""
    return lambda: follow(Visitor(server), server.link)


def try_pin(visitor: Visitor, pin: str, **headers: str):
    """Send the form with a PIN as a browser does."""
    sent = {"Origin": visitor.server.origin, "Content_Type": "application/x-www-form-urlencoded"} | headers
    return visitor.ask("/pin", "POST", f"pin={pin}".encode(), **sent)


def test_cleared_cookies_and_the_link_of_the_history_lead_nowhere(server, client, needles):
    used = server.link
    assert follow(client, used).answer.status == 302
    client.cookies.clear()
    assert follow(client, used).answer.status == 403 and not client.cookies
    for path in ("/", "/pin", "/screens", "/chapter/welcome", "/alive"):
        answer = client.ask(path)
        assert answer.status == 403 and not any(needle in answer.body for needle in needles), path


def test_while_a_screen_is_handed_over_a_fresh_link_leads_to_the_pin_and_nothing_else(
    quiet, server, client, newcomer, canary, needles,
):
    somebody = newcomer()
    assert (somebody.answer.status, somebody.answer.headers["location"]) == (302, "/pin")
    assert set(somebody.cookies) == {f"empathy-sign-in-{server.port}"}
    form = somebody.ask("/pin")
    assert form.status == 200 and 'type="password"' in form.text
    assert not any(needle in form.body for needle in needles) and client.sitting.case_id not in form.text
    before = {one.pid for one in quiet()}
    for path in ("/", "/chapter/welcome", f"/chapter/profile?case={canary.id}", "/chapter/administer-a-scale",
                 f"/chapter/administer-a-scale?case={client.sitting.case_id}&administration={client.sitting.id}"):
        answer = somebody.ask(path)
        assert (answer.status, answer.headers.get("location")) == (302, "/pin"), path
    for path in ("/alive", "/screens", "/nothing", f"/api/kernels/{uuid.uuid4()}"):
        assert somebody.ask(path).status == 403, path
    kernel = client.open("administer-a-scale", case=client.sitting.case_id, administration=client.sitting.id).kernel_id
    assert somebody.ask(f"/api/kernels/{kernel}").status == 403
    with pytest.raises(HTTPClientError) as refused:
        Line(somebody, kernel)
    assert refused.value.code == 403
    assert len({one.pid for one in quiet()} - before) == 1, "only the client's own page has a kernel"


def test_the_right_pin_signs_in_and_the_other_screen_stays_as_it_is(client, newcomer, canary):
    clinician = newcomer()
    assert clinician.ask("/pin").status == 200
    answer = try_pin(clinician, PIN)
    assert (answer.status, answer.headers["location"]) == (303, "/screens")
    assert clinician.ask(f"/chapter/profile?case={canary.id}").status == 200
    assert json.loads(client.ask("/alive").body) == {"ok": True, "locked": True}
    assert client.ask("/chapter/welcome").status == 302
    assert clinician.ask("/pin").headers["location"] == "/", "whoever is signed in is not asked again"
    clinician.leave()


def test_who_signed_in_before_goes_on_and_may_open_a_fresh_link(somebody, server, store, place, seat_of, canary):
    clinician, client = somebody(), somebody()
    owner = Store(place, Actor(seat=seat_of(client)))
    owner.hand_over(owner.start(store.create_case("").id, FORM, "handed over").id)
    assert clinician.ask(f"/chapter/profile?case={canary.id}").status == 200
    seat = seat_of(clinician)
    assert (follow(clinician, server.link).answer.headers["location"] == "/chapter/welcome"
            and seat_of(clinician) == seat)
    assert clinician.ask("/chapter/welcome").status == 200
    owner.take_back(PIN)


def test_a_handed_over_screen_whose_day_is_over_comes_back_handed_over(client, server, seat_of):
    seat = seat_of(client)
    del client.cookies[f"username-127-0-0-1-{server.port}"]
    assert client.ask("/chapter/welcome").status == 403
    assert follow(client, server.link).answer.status == 302 and seat_of(client) == seat
    assert "administration=" in client.ask("/chapter/welcome").headers["location"]


def test_a_thousand_wrong_pins_at_the_door_open_nothing_and_leave_the_clinician_a_way_in(
    client, newcomer, somebody, store, canary, place, needles,
):
    doors = [newcomer() for _browser in range(5)]
    answers = [try_pin(doors[number % 5], f"{number:04}") for number in range(1000)]
    assert {answer.status for answer in answers} == {403}
    assert not any(needle in answer.body for answer in answers for needle in needles)
    wrong = [line for line in store.audit() if line.action == "wrong pin"]
    assert len(wrong) <= 5 + 2, "all who sign in share one count: after five tries a PIN is not looked at"
    assert "Wait" in try_pin(newcomer(), PIN).text, "a cleared browser buys no new try"
    with pytest.raises(AssertionError):
        client.open("welcome")
    Store(place, Actor(name="system", role=Role.SYSTEM, seat="command")).set_pin("13579")
    clinician = newcomer()
    assert (try_pin(clinician, "13579").status == 303
            and clinician.ask(f"/chapter/profile?case={canary.id}").status == 200)
    clinician.leave()


def test_a_thousand_wrong_pins_on_the_handed_over_screen_keep_nobody_else_waiting(client, newcomer, store, canary):
    line = client.open("administer-a-scale", case=client.sitting.case_id, administration=client.sitting.id).line()
    pad = line.find("purpose")
    for number in range(1000):
        line.write(pad, outbox=[{"request": f"try-{number}", "kind": "pin", "pin": f"{number:04}"}])
        if number % 50 == 49:
            receipts = line.states()[pad]["receipts"]
            assert receipts and not any(receipt["ok"] for receipt in receipts.values())
    assert client.ask("/chapter/welcome").status == 302
    assert len([one for one in store.audit(client.sitting.case_id) if one.action == "wrong pin"]) <= 5 + 2
    clinician = newcomer()
    assert try_pin(clinician, PIN).status == 303, "the clinician's right PIN does not wait for a client's wrong ones"
    assert clinician.ask(f"/chapter/profile?case={canary.id}").status == 200
    clinician.leave()


def test_a_pin_is_taken_from_this_servers_own_page_only(client, newcomer, server, store):
    somebody = newcomer()
    before = len(store.audit())
    for origin in ("http://evil.example", "null", f"http://localhost:{server.port}",
                   f"http://127.0.0.1:{server.port + 1}", ""):
        assert try_pin(somebody, PIN, Origin=origin).status == 403, origin
    assert try_pin(Visitor(server), PIN).status == 403, "nor from somebody without a link"
    assert try_pin(Visitor(server, {f"empathy-sign-in-{server.port}": "pin"}), PIN).status == 403, "nor a forged one"
    assert len(store.audit()) == before, "and none of these was looked at"
    assert try_pin(somebody, PIN).status == 303


def test_an_odd_pin_is_one_sentence_and_no_trace(client, newcomer):
    somebody = newcomer()
    for pin in ("", "%00", "%ff", "x" * 100_000, "%E2%80%AE4711", "4711&pin=0000"):
        answer = try_pin(somebody, pin)
        assert answer.status in (400, 403) and b"Traceback" not in answer.body, pin


def test_a_screen_that_is_not_coming_back_is_signed_out_from_the_list(client, newcomer, server, store, canary, needles):
    line = client.open("administer-a-scale", case=client.sitting.case_id, administration=client.sitting.id).line()
    assert line.say(line.find("sitting"), kind="respond", item=1, choice=4, declined=False)["ok"]
    clinician = newcomer()
    try_pin(clinician, PIN)
    listed = clinician.ask("/screens")
    assert store.case(client.sitting.case_id).code in listed.text and client.sitting.id in listed.text
    assert b"screen is handed over" in clinician.ask("/chapter/welcome").body
    sent = {"Origin": server.origin, "Content_Type": "application/x-www-form-urlencoded"}
    body = f"administration={client.sitting.id}".encode()
    assert clinician.ask("/screens", "POST", body, **sent | {"Origin": "http://evil.example"}).status == 403
    assert client.ask("/screens", "POST", body, **sent).status == 404 and client.ask("/screens").status == 404
    assert clinician.ask("/screens", "POST", body, **sent).status == 303
    assert "No other screen" in clinician.ask("/screens").text
    assert "No other screen shows this sitting" in clinician.ask("/screens", "POST", body, **sent).text
    clinician.leave()
    for path in ("/chapter/welcome", f"/chapter/profile?case={canary.id}", "/chapter/administer-a-scale"):
        answer = client.ask(path)
        assert answer.status == 403 and "signed out" in answer.text
        assert not any(needle in answer.body for needle in needles)
    with pytest.raises((AssertionError, WebSocketClosedError)):
        line.states()
    assert store.administration(client.sitting.id).answers == {1: 4}, "every answer given so far stays"
    assert follow(client, server.link).answer.headers["location"] == "/chapter/welcome", (
        "a fresh link is a new beginning")
