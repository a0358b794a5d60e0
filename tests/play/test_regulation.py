"""A practice: how full before and after, the steps done or stopped, one as good as the other."""

import datetime

import pytest

from empathy_widgets.domain import RunEvent
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.play.regulation import Practice, practice, stepped

NOW = datetime.datetime(2026, 11, 28, tzinfo=datetime.UTC)


def after(*moves):
    return practice(RunEvent(number=number, kind=kind, body=body, at=NOW)
                    for number, (kind, body) in enumerate(moves, 1))


def full(when, value):
    return "full", {"when": when, "value": value}


DONE, STOPPED = ("done", {"seconds": 120}), ("stopped", {"seconds": 3})


@pytest.mark.parametrize("over", [DONE, STOPPED])
def test_before_and_after_stand_beside_each_other(over):
    state = after(full("before", 8), over, full("after", 5))
    assert state.full == {"before": 8, "after": 5} and state.tried


def test_the_newest_number_wins_and_can_be_taken_back():
    assert after(full("before", 8), full("before", 0)).full == {"before": 0}
    assert after(full("before", 8), full("before", None)).full == {}


@pytest.mark.parametrize("moves", [[full("after", 5)], [DONE, full("before", 5)], [full("before", 11)],
                                   [full("before", -1)], [full("between", 1)], [("sing", {})]])
def test_what_does_not_fit_is_refused(moves):
    with pytest.raises(ImpossibleMove):
        after(*moves)


def test_it_can_be_done_again_and_a_stop_counts_as_much():
    state = after(DONE, STOPPED, DONE, ("take", {"text": "slow"}))
    assert (state.done, state.stopped, state.taken) == (2, 1, "slow")


def test_a_step_leaves_the_state_before_it_as_it_was():
    before = Practice()
    assert stepped(before, *DONE).done == 1 and before == Practice()
