"""A session rebuilt from its events: rounds in order, looked back on only once they are over."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empathy_widgets.domain import RunEvent
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.library import Library
from empathy_widgets.scoring.mirroring import Session, session, stepped

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
