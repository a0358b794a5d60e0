"""What was left out is nobody's choice: the script answers, nothing is counted, and a scene may end before its end."""

import datetime
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from scenes import played, script  # noqa: E402

from empathy_widgets.domain import RunEvent, Trap  # noqa: E402
from empathy_widgets.errors import ImpossibleMove  # noqa: E402
from empathy_widgets.play.performance import perform  # noqa: E402
from empathy_widgets.play.replies import traps  # noqa: E402
from empathy_widgets.play.walk import nearest_ending  # noqa: E402

SCRIPT = script()
NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)


def after(*happened):
    return perform(SCRIPT, "open", [
        RunEvent(number=number, kind=kind, body=body, at=NOON) for number, (kind, body) in enumerate(happened, 1)])


def chosen(beat, option, kind="choose"):
    return kind, {"beat": beat, "option": option}


def test_a_moment_left_out_moves_the_scene_on_and_is_counted_nowhere():
    state = after(chosen("door", "b"), ("write", {"beat": "coat", "text": "Oh."}), chosen("coat", "a", "pass"))
    assert [turn.option for turn in state.play.turns] == ["b", "a"] and state.play.at == "kettle"
    assert state.passed == {1} and [turn.option for turn in state.own.turns] == ["b"] and state.words == {}
    assert traps(SCRIPT, state.own.turns) == {Trap.FIXING: 1}
    same = after(chosen("door", "b"), chosen("coat", "a"))
    assert same.passed == frozenset() and same.own == same.play


def test_what_the_script_said_is_nobodys_try_when_it_is_taken_back():
    state = after(chosen("door", "b", "pass"), ("again", {"beat": "door"}))
    assert (state.play.at, state.play.tries, state.passed) == ("door", (), frozenset())
    assert after(chosen("door", "b"), ("again", {"beat": "door"})).play.tries == ("b",)


@pytest.mark.parametrize("kind", ["pass", "choose"])
def test_a_moment_is_left_out_or_answered_where_the_scene_stands_and_not_after_its_end(kind):
    with pytest.raises(ImpossibleMove):
        after(chosen("lamp", "a", kind))
    with pytest.raises(ImpossibleMove):
        after(("close", {"on": True}), chosen("door", "a", kind))
    state = after(("close", {"on": True}), ("close", {"on": False}), chosen("door", "a", kind))
    assert len(state.play.turns) == 1 and not state.closed


def test_a_moment_left_out_is_not_read_aloud_by_two():
    assert after(chosen("door", "a"), ("read", {"beat": "door"}), chosen("coat", "a", "pass")).read == 2


def test_traps_are_counted_as_they_were_fallen_into():
    assert traps(SCRIPT, played(SCRIPT, "abb-c").turns) == {Trap.FIXING: 1}
    assert traps(SCRIPT, played(SCRIPT, "abb").turns) == {Trap.FIXING: 2}
    assert traps(SCRIPT, ()) == {}


def test_the_nearest_ending_is_counted_in_replies():
    order = [beat.id for beat in SCRIPT.beats]
    assert [nearest_ending(SCRIPT, beat) for beat in order[-3:]] == [3, 2, 1]
    assert nearest_ending(SCRIPT, "kettle") == 5, "the side way is shorter"
    assert nearest_ending(SCRIPT, SCRIPT.endings[0].id) == 0
