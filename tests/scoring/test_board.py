"""A board rebuilt from its events: guesses until confirmed, taken off and put back, weighed from 0 to 4."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empathy_widgets.domain import RunEvent
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.library import Library
from empathy_widgets.scoring.board import Board, board, least_met, seeded, stepped

PEOPLE = ["A", "B"]
NOON = datetime.datetime(2026, 10, 3, 12, tzinfo=datetime.UTC)


def after(*steps, start=Board()):
    events = [RunEvent(number=number, kind=kind, body=body, at=NOON) for number, (kind, body) in enumerate(steps, 1)]
    return board(PEOPLE, start, events)


def add(part, text="words", person="A"):
    return "add", {"person": person, "part": part, "text": text}


def test_an_entry_is_a_guess_until_it_is_confirmed_and_again_when_it_is_changed():
    steps = [add("need", "sleep"), ("confirm", {"id": "e1", "on": True})]
    assert after(*steps).entries["e1"].confirmed
    same = after(*steps, ("edit", {"id": "e1", "text": "sleep"})).entries["e1"]
    changed = after(*steps, ("edit", {"id": "e1", "text": "rest"})).entries["e1"]
    assert same.confirmed and (changed.text, changed.confirmed) == ("rest", False)


def test_what_was_taken_off_can_be_put_back_with_everything_said_of_it():
    steps = [add("option"), add("need"), ("meet", {"option": "e1", "need": "e2", "value": 3}), ("remove", {"id": "e1"})]
    assert after(*steps).of("option") == []
    back = after(*steps, ("restore", {"id": "e1"}))
    assert [one.id for one in back.of("option")] == ["e1"] and back.meets["e1", "e2"] == 3
    with pytest.raises(ImpossibleMove, match="Put it back"):
        after(*steps, ("edit", {"id": "e1", "text": "more"}))


def test_the_need_nobody_found_anything_for_is_named():
    steps = [add("option"), add("option"), add("need", "sleep"), add("need", "trust", "B")]
    weights = {("e1", "e3"): 4, ("e2", "e3"): 0, ("e1", "e4"): 1, ("e2", "e4"): 2}
    meets = [("meet", {"option": option, "need": need, "value": value}) for (option, need), value in weights.items()]
    assert [one.text for one in least_met(after(*steps, *meets))] == ["trust"]
    assert least_met(after(*steps, *meets[:-1])) == [], "not before every pair was weighed"
    unsure = ("meet", {"option": "e2", "need": "e4", "value": None})
    assert least_met(after(*steps, *meets, unsure)) == []
    full = [("meet", {"option": "e1", "need": need, "value": 4}) for need in ("e3", "e4")]
    assert least_met(after(*steps, *meets, *full)) == []


@pytest.mark.parametrize("step", [
    ("add", {"person": "C", "part": "need", "text": "x"}), ("add", {"person": "A", "part": "wish", "text": "x"}),
    ("add", {"person": "A", "part": "need", "text": "  "}), ("edit", {"id": "e9", "text": "x"}),
    ("meet", {"option": "e2", "need": "e1", "value": 1}), ("meet", {"option": "e1", "need": "e2", "value": 5}),
    ("meet", {"option": "e1", "need": "e2", "value": -1}), ("agree", {"field": "where", "text": "x"}),
    ("review", {"text": "", "outcome": "sue"}), ("step", {"step": 7}), ("step", {"step": 0}), ("shout", {}),
])
def test_what_a_board_does_not_know_is_refused(step):
    with pytest.raises(ImpossibleMove):
        after(add("option"), add("need"), step)


@pytest.mark.parametrize("head", Library().shelf("problems"), ids=lambda head: head["id"])
def test_every_worked_problem_stands_on_a_board_whole(head):
    problem = Library().entry("problems", head["id"])
    state = seeded(problem, confirmed=True)
    assert len(state.meets) == len(state.of("option")) * len(state.of("need")) and state.agreed["what"]
    assert all(one.confirmed for one in state.entries.values())


STEPS = st.lists(st.tuples(st.sampled_from(["add", "edit", "remove", "restore", "confirm", "meet"]), st.integers(1, 12),
                           st.integers(1, 12), st.sampled_from([None, 0, 1, 2, 3, 4])), max_size=25)


@given(STEPS, st.data())
def test_the_board_rebuilt_at_any_moment_is_the_live_one(wishes, data):
    steps = [add("option"), add("need"), ("meet", {"option": "e1", "need": "e2", "value": 2})]
    live = [after(*steps[:count]) for count in (1, 2, 3)]
    state = live[-1]
    for kind, first, second, value in wishes:
        parts = ("need", "option", "fact")
        body = {"add": {"person": PEOPLE[first % 2], "part": parts[second % 3], "text": f"words {first}"},
                "edit": {"id": f"e{first}", "text": f"words {second}"}, "confirm": {"id": f"e{first}", "on": bool(value)},
                "remove": {"id": f"e{first}"}, "restore": {"id": f"e{first}"},
                "meet": {"option": f"e{first}", "need": f"e{second}", "value": value}}[kind]
        try:
            state = stepped(PEOPLE, state, kind, body, len(steps) + 1)
        except ImpossibleMove:
            continue
        steps.append((kind, body))
        live.append(state)
        assert ("e1", "e2") in state.meets
        assert all(degree is None or 0 <= degree <= 4 for degree in state.meets.values())
        assert all(state.entries[need].part == "need" for _option, need in state.meets)
    cut = data.draw(st.integers(0, len(steps)))
    assert after(*steps[:cut]) == (live[cut - 1] if cut else Board())
