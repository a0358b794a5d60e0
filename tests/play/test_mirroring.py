"""A session rebuilt from its events: rounds in order, looked back on only once they are over."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empathy_widgets.domain import RunEvent
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.library import Library
from empathy_widgets.play.mirroring import NOTICED, Session, session, stepped

SEQUENCE = Library().entry("mirroring", "first-time-pair")
PEOPLE = ["A", "B"]
NOON = datetime.datetime(2026, 10, 3, 12, tzinfo=datetime.UTC)


def after(*steps):
    return session(SEQUENCE, PEOPLE, [RunEvent(number=number, kind=kind, body=body, at=NOON)
                                      for number, (kind, body) in enumerate(steps, 1)])


def test_a_round_is_done_rated_and_left():
    state = after(("done", {"round": 0}), ("rate", {"round": 0, "person": "B", "value": 4}), ("onwards", {"round": 0}))
    assert (state.at, state.rating, state.done, state.ratings) == (1, False, {0}, {(0, "B"): 4})


def test_a_round_can_be_repeated_or_left_out():
    assert after(("done", {"round": 0}), ("again", {"round": 0})).rating is False
    assert after(("skip", {"round": 0})).skipped == {0} and after(("skip", {"round": 0})).at == 1
    assert after(("done", {"round": 0}), ("skip", {"round": 0})).skipped == frozenset()


@pytest.mark.parametrize("step", [
    ("done", {"round": 1}), ("onwards", {"round": 0}), ("rate", {"round": 0, "person": "A", "value": 3}), ("shout", {}),
])
def test_what_does_not_come_next_is_refused(step):
    with pytest.raises(ImpossibleMove):
        after(step)


@pytest.mark.parametrize("step", [
    ("rate", {"round": 0, "person": "C", "value": 3}), ("rate", {"round": 0, "person": "A", "value": 6}),
    ("notice", {"round": 0, "person": "A", "chips": ["tail"], "text": ""}), ("done", {"round": 9}),
])
def test_what_nobody_offered_is_refused(step):
    with pytest.raises(ImpossibleMove):
        after(("done", {"round": 0}), step)


LAST = len(SEQUENCE.rounds) - 1


def through(rounds):
    """Every one of these rounds done and left."""
    return [(kind, {"round": at}) for at in range(rounds) for kind in ("done", "onwards")]


def test_what_was_noticed_is_kept_by_round_and_person():
    notes = [("notice", {"round": 0, "person": "A", "chips": ["breath", "smile"], "text": "Slower."}),
             ("notice", {"round": 0, "person": "B", "chips": [], "text": ""}),
             ("rate", {"round": 0, "person": "A", "value": 2}), ("rate", {"round": 0, "person": "A", "value": None}),
             ("take", {"text": "To breathe."})]
    state = after(("done", {"round": 0}), *notes)
    assert state.noticed == {(0, "A"): (("breath", "smile"), "Slower."), (0, "B"): ((), "")}
    assert (state.ratings, state.taken, state.rating, state.at) == ({(0, "A"): None}, "To breathe.", True, 0)
    assert after(("take", {"text": "Before any round."})).taken == "Before any round."
    later = after(*through(1), ("rate", {"round": 0, "person": "B", "value": 1}))
    assert later.ratings == {(0, "B"): 1} and not later.rating, "a round that is over can still be looked back on"


@pytest.mark.parametrize("value", [None, 1, 2, 3, 4, 5])
def test_every_rating_on_offer_is_taken(value):
    state = after(("done", {"round": 0}), ("rate", {"round": 0, "person": "A", "value": value}))
    assert state.ratings == {(0, "A"): value}


@pytest.mark.parametrize("chip", NOTICED)
def test_everything_that_can_be_noticed_is_taken(chip):
    state = after(("done", {"round": 0}), ("notice", {"round": 0, "person": "A", "chips": [chip], "text": ""}))
    assert state.noticed == {(0, "A"): ((chip,), "")}


def test_everything_can_be_noticed_at_once():
    body = {"round": 0, "person": "A", "chips": list(NOTICED), "text": ""}
    assert after(("done", {"round": 0}), ("notice", body)).noticed == {(0, "A"): (NOTICED, "")}


def test_a_session_goes_to_its_last_round_and_no_further(refused):
    state = after(*through(LAST + 1))
    assert (state.at, state.done) == (LAST + 1, set(range(LAST + 1)))
    for kind in ("done", "skip", "again", "onwards"):
        with refused(ImpossibleMove, "behind the session", "nothing was changed", "reload"):
            stepped(SEQUENCE, PEOPLE, state, kind, {"round": LAST + 1})


def test_a_round_left_out_and_one_done_are_told_apart():
    state = after(*through(1), ("skip", {"round": 1}), ("done", {"round": 2}), ("skip", {"round": 2}))
    assert (state.at, state.done, state.skipped, state.rating) == (3, {0, 2}, {1}, False)
    back = Session(skipped=frozenset({0, 1}))
    assert stepped(SEQUENCE, PEOPLE, back, "done", {"round": 0}).skipped == {1}
    assert stepped(SEQUENCE, PEOPLE, after(("done", {"round": 0})), "again", {"round": 0}).done == {0}


@pytest.mark.parametrize(("steps", "words"), [
    ([("done", {"round": 1})], ["behind the session"]), ([("done", {})], ["behind the session"]),
    ([("shout", {"round": 0})], ["does not know", "reload"]), ([("onwards", {"round": 0})], ["does not know"]),
    ([("rate", {"round": 0, "person": "A", "value": 3})], ["not over yet", "Finish it first"]),
    ([*through(1), ("rate", {"round": 0, "person": "C", "value": 3})], ["not over yet"]),
    ([*through(1), ("notice", {"round": 1, "person": "A", "chips": [], "text": ""})], ["not over yet"]),
    ([*through(1), ("rate", {"round": 0, "person": "A", "value": 0})], ["rating is not offered", "rate again"]),
    ([*through(1), ("rate", {"round": 0, "person": "A", "value": 6})], ["rating is not offered"]),
    ([*through(1), ("notice", {"round": 0, "person": "A", "chips": ["breath", "tail"], "text": ""})],
     ["is not offered here", "choose again"]),
])
def test_a_refusal_says_what_is_wrong_and_what_to_do(refused, steps, words):
    before = after(*steps[:-1])
    with refused(ImpossibleMove, *words):
        stepped(SEQUENCE, PEOPLE, before, *steps[-1])


STEPS = st.lists(st.tuples(st.sampled_from(["done", "again", "skip", "onwards", "rate"]), st.integers(0, 4),
                           st.sampled_from([None, 1, 5])), max_size=30)


@given(STEPS, st.data())
def test_the_session_rebuilt_at_any_moment_is_the_live_one(wishes, data):
    state, steps, live = Session(), [], []
    for kind, at, value in wishes:
        body = {"round": at, "person": "A", "value": value} if kind == "rate" else {"round": at}
        try:
            state = stepped(SEQUENCE, PEOPLE, state, kind, body)
        except ImpossibleMove:
            continue
        steps.append((kind, body))
        live.append(state)
        assert 0 <= state.at <= len(SEQUENCE.rounds) and not state.done & state.skipped
    cut = data.draw(st.integers(0, len(steps)))
    assert after(*steps[:cut]) == (live[cut - 1] if cut else Session())
