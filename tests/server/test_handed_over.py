"""A screen in somebody else's hands, asked by a client that tries every way around the scale."""

import json

import pytest
from tornado.web import decode_signed_value

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
def hand_over(place, seat, client):
    """Hand the visitor's screen over; returns the sitting."""
    clinician = Store(place, Actor(seat=seat))

    def now():
        sitting = clinician.start(client.id, FORM, "handed over")
        clinician.hand_over(sitting.id)
        return sitting

    return now


def test_every_address_of_a_chapter_leads_back_to_the_scale(visitor, hand_over, canary):
    sitting = hand_over()
    target = f"/chapter/administer-a-scale?case={sitting.case_id}&administration={sitting.id}"
    for chapter in chapters(notebooks_folder()):
        for query in ("", f"?case={canary.id}", f"?case={sitting.case_id}", "?administration=", f"?administration={canary.id}"):
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


def test_what_was_opened_before_can_do_nothing_any_more(visitor, hand_over, store, client, canary):
    earlier = store.start(client.id, FORM, "self")
    store.respond(earlier.id, 1, 2, case_id=client.id)
    pages = [visitor.open("administer-a-scale", case=client.id, administration=earlier.id),
             visitor.open("administer-a-scale", case=client.id), visitor.open("welcome", case=canary.id),
             visitor.open("profile", case=canary.id)]
    lines = [page.line() for page in pages]
    before = [line.states() for line in lines]
    sitting = hand_over()
    lines_of_the_trail = len(store.audit())
    for event in (
        {"kind": "respond", "item": 2, "choice": 5, "declined": False}, {"kind": "move", "item": 9}, {"kind": "complete"},
        {"kind": "start", "instrument": FORM, "mode": "self"}, {"kind": "set_pin", "pin": "1234"},
        {"kind": "resume", "id": earlier.id}, {"kind": "create", "label": "x"}, {"kind": "open", "id": canary.id},
        {"kind": "void", "reason": "only tried"}, {"kind": "reassign", "case": client.id, "reason": "only tried"},
    ):
        for line, states in zip(lines, before, strict=True):
            for model in [number for number, state in states.items() if "outbox" in state]:
                receipt = line.say(model, **event)
                assert receipt is None or not receipt["ok"] or "goto" not in receipt, (event, receipt)
    assert len(store.audit()) == lines_of_the_trail, "nothing was written"
    assert store.administration(earlier.id).answers == {1: 2}
    assert store.administration(earlier.id).current_item == 1
    after = [line.states() for line in lines]
    assert sitting.id not in json.dumps(after), "and nothing new was read"


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
    assert line.say(pad, kind="pin", pin=PIN)["goto"].startswith("/chapter/")
    assert visitor.ask("/chapter/welcome").status == 200
    assert PIN not in json.dumps(line.states()[pad]["receipts"])
