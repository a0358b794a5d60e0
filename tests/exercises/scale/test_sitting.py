"""A sitting on the screen: committed before it says so, checked before it is committed."""

import re

import pytest

from empathy_widgets.errors import WorkspaceFull
from empathy_widgets.exercises.scale.sitting import Sitting

FORM = "pes-practice-form"


@pytest.fixture
def sitting(page, store, case):
    return Sitting(page, store.start(case.id, FORM, "self"))


def respond(say, sitting, item=1, choice=3, **more):
    more = {"declined": choice is None, "elapsed_ms": 1500, "revision": None, **more}
    return say(sitting.scale, "respond", item=item, choice=choice, **more)


def test_an_answer_is_stored_before_the_receipt_says_saved(sitting, store, say):
    for item in range(1, 21):
        receipt = respond(say, sitting, item, 1 + item % 5)
        assert receipt["ok"] and re.fullmatch(r"Saved \d\d:\d\d", receipt["text"])
        assert store.administration(sitting.id).answers[item] == 1 + item % 5
        assert sitting.scale.answers[str(item)]["choice"] == 1 + item % 5
    assert sitting.scale.answers["1"] == {"choice": 2, "declined": False, "revision": 0}


def test_nothing_is_called_saved_when_the_store_refuses(sitting, store, say, monkeypatch):
    def full(*_words, **_more):
        raise WorkspaceFull("The disk is full, so this was not saved.")

    monkeypatch.setattr(sitting.page.store, "respond", full)
    receipt = respond(say, sitting)
    assert receipt == {"ok": False, "text": "The disk is full, so this was not saved."}
    assert sitting.scale.answers == {} and sitting.answers == {} and store.administration(sitting.id).answers == {}


@pytest.mark.parametrize("wrong", [
    {"choice": 0}, {"choice": 6}, {"choice": -1}, {"choice": 10**30}, {"choice": True}, {"choice": "3"},
    {"choice": 3.0}, {"choice": [3]}, {"choice": None, "declined": False}, {"choice": 3, "declined": True},
    {"declined": 1}, {"item": 0}, {"item": 21}, {"item": -3}, {"item": "1"}, {"item": True}, {"item": None},
    {"item": {"a": 1}}, {"elapsed_ms": -1}, {"elapsed_ms": 10**12}, {"elapsed_ms": "4"}, {"revision": -1},
    {"revision": "0"}, {"revision": True},
], ids=str)
def test_what_the_scale_does_not_offer_is_refused_and_not_stored(sitting, store, say, wrong):
    receipt = respond(say, sitting, **wrong)
    assert receipt["ok"] is False and receipt["text"].endswith(".")
    assert "Traceback" not in receipt["text"] and store.administration(sitting.id).answers == {}
    assert sitting.scale.answers == {}
    assert respond(say, sitting)["ok"], "the next answer is heard"


@pytest.mark.parametrize("kind", ["void", "reassign", "score", "", None, 7])
def test_an_event_the_scale_does_not_know_is_refused(sitting, say, kind):
    assert say(sitting.scale, kind, item=1)["ok"] is False


def test_an_answer_for_another_case_is_refused(page, store, say, case, nobody):
    other = store.create_case("")
    sitting = Sitting(page, store.start(case.id, FORM, "self"))
    store.reassign(sitting.id, other.id, "The wrong case was open.")
    receipt = respond(say, sitting)
    assert receipt["ok"] is False and "another case" in receipt["text"]
    assert store.administration(sitting.id).answers == {}
    sitting.id = nobody
    assert "no such sitting" in respond(say, sitting)["text"]


def test_a_replayed_request_is_stored_once(sitting, store, say, case):
    respond(say, sitting, 1, 4, request="same")
    again = Sitting(sitting.page, store.administration(sitting.id))
    assert respond(say, again, 1, 4, request="same")["ok"], "another kernel hears the same message once more"
    stored = store.administration(sitting.id).responses
    assert [(response.item, response.choice, response.revision) for response in stored] == [(1, 4, 0)]
    assert [entry.action for entry in store.audit(case.id)].count("respond") == 1
    twice = respond(say, again, 1, 5, request="same-2")
    assert twice["ok"] and store.administration(sitting.id).answers == {1: 5}


def test_one_request_with_two_answers_is_refused(sitting, store, say):
    respond(say, sitting, 1, 4, request="same")
    again = Sitting(sitting.page, store.administration(sitting.id))
    assert "two answers" in respond(say, again, 1, 2, request="same")["text"]
    assert store.administration(sitting.id).answers == {1: 4}


def test_a_stale_answer_names_both_and_can_be_chosen_again(sitting, open_page, store, say, case):
    respond(say, sitting, 1, 2)
    other = Sitting(open_page(case.id), store.administration(sitting.id))
    assert respond(say, other, 1, 5, revision=0)["ok"]
    receipt = respond(say, sitting, 1, 1, revision=0)
    labels = {choice.value: choice.label for choice in sitting.instrument.choices}
    assert receipt["ok"] is False and labels[5] in receipt["text"] and labels[1] in receipt["text"]
    assert "not saved" in receipt["text"] and store.administration(sitting.id).answers == {1: 5}
    assert sitting.scale.answers["1"] == {"choice": 5, "declined": False, "revision": 1}
    assert respond(say, sitting, 1, 1, revision=1)["ok"] and store.administration(sitting.id).answers == {1: 1}


def test_a_stale_answer_over_a_declined_one_says_so(sitting, store, say, case):
    respond(say, sitting, 1, 2)
    store.respond(sitting.id, 1, None, case_id=case.id, declined=True)
    assert "preferred not to answer" in respond(say, sitting, 1, 1, revision=0)["text"]


def test_declined_is_an_answer_and_unanswered_is_none(sitting, store, say):
    assert respond(say, sitting, 1, None)["ok"]
    stored = store.administration(sitting.id)
    assert stored.answers == {1: None} and stored.responses[0].declined is True
    assert sitting.scale.answers == {"1": {"choice": None, "declined": True, "revision": 0}}


def test_moving_is_stored_and_the_next_page_view_resumes_there(sitting, open_page, store, say, case):
    respond(say, sitting, 1, 3)
    assert say(sitting.scale, "move", item=2)["ok"] and say(sitting.scale, "move", item=7)["ok"]
    again = Sitting(open_page(case.id), store.administration(sitting.id))
    assert again.scale.current == 7 and again.scale.answers["1"]["choice"] == 3
    assert say(sitting.scale, "move", item=0)["ok"] and store.administration(sitting.id).current_item == 0


@pytest.mark.parametrize("item", [21, -1, "2", True, None, 2.0])
def test_there_is_no_moving_to_an_item_that_is_not_there(sitting, store, say, item):
    assert say(sitting.scale, "move", item=item)["ok"] is False
    assert store.administration(sitting.id).current_item == 1 and sitting.scale.current == 1


def test_completed_is_read_only_here_and_on_every_page_left_open(sitting, open_page, store, say, case):
    respond(say, sitting, 1, 3)
    left_open = Sitting(open_page(case.id), store.administration(sitting.id))
    assert say(sitting.scale, "complete")["ok"]
    assert sitting.scale.read_only and sitting.scale.finished
    assert store.administration(sitting.id).status == "completed"
    for one in (sitting, left_open):
        assert "finished" in respond(say, one, 2, 3)["text"]
        assert respond(say, one, 1, 1)["ok"] is False
    assert store.administration(sitting.id).answers == {1: 3}
    assert say(left_open.scale, "complete")["ok"], "finishing twice is no mistake"
    reopened = Sitting(open_page(case.id), store.administration(sitting.id))
    assert reopened.scale.read_only and reopened.scale.finished
    assert say(reopened.scale, "move", item=4)["ok"] and reopened.scale.current == 4
    assert store.administration(sitting.id).current_item == 1, "looking back writes nothing"


def test_the_view_is_one_of_two(sitting, say):
    say(sitting.scale, "view", view="list")
    assert sitting.scale.view == "list"
    say(sitting.scale, "view", view="<script>")
    assert sitting.scale.view == "one"


def test_the_page_can_write_nothing_but_its_outbox(sitting):
    before = dict(sitting.scale.answers), sitting.scale.read_only, sitting.scale.finished_link
    sitting.scale.set_state({"answers": {"1": {"choice": 5}}, "read_only": True, "finished_link": "/x", "title": "x"})
    assert (sitting.scale.answers, sitting.scale.read_only, sitting.scale.finished_link) == before


def test_a_paper_form_shows_numbers_and_says_what_to_do(page, store, case):
    scale = Sitting(page, store.start(case.id, "pes", "paper")).scale
    assert scale.paper and "paper form" in scale.instructions and {item["text"] for item in scale.items} == {""}
    assert [item["number"] for item in scale.items] == list(range(1, 21))


def test_every_answer_is_told_to_whoever_draws_it(page, store, case, say):
    heard = []
    sitting = Sitting(page, store.start(case.id, FORM, "self"), on_answer=lambda answers: heard.append(dict(answers)))
    respond(say, sitting, 1, 3)
    respond(say, sitting, 2, None)
    respond(say, sitting, 3, 9)
    assert heard == [{1: 3}, {1: 3, 2: None}]
