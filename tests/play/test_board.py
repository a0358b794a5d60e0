"""A board rebuilt from its events: guesses until confirmed, taken off and put back, weighed from 0 to 4."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empathy_widgets.domain import Person, Problem, Reviewed, RunEvent, WayOut
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.library import Library
from empathy_widgets.play.board import (
    AGREED, MOST_ENTRIES, OUTCOMES, Board, Entry, board, least_met, seeded, stepped,
)

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
    assert back.of("option") == [Entry("e1", "A", "option", "words")] and back.meets["e1", "e2"] == 3
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


def test_each_step_writes_its_own_place_and_no_other():
    state = after(("say", {"text": "Who cooks?"}), add("need", "sleep", "B"), add("option", "take turns"),
                  ("meet", {"option": "e3", "need": "e2", "value": 0}), ("step", {"step": 6}),
                  ("review", {"text": "It went well.", "outcome": "keep"}))
    entries = {"e2": Entry("e2", "B", "need", "sleep"), "e3": Entry("e3", "A", "option", "take turns")}
    assert state == Board("Who cooks?", entries, {("e3", "e2"): 0}, {}, "It went well.", "keep", 6)
    assert state.of("need") == [entries["e2"]] == state.of("need", "B") and state.of("need", "A") == []
    again = after(add("need"), ("confirm", {"id": "e1", "on": True}), ("confirm", {"id": "e1", "on": False}))
    assert not again.entries["e1"].confirmed


def test_an_agreement_has_four_parts_and_looking_back_four_outcomes():
    steps = [("agree", {"field": part, "text": part.upper()}) for part in AGREED]
    state = after(*steps, ("agree", {"field": "who", "text": "B"}))
    assert state.agreed == {"who": "B", "what": "WHAT", "when": "WHEN", "date": "DATE"}
    found = [after(("review", {"text": "", "outcome": one})).outcome for one in OUTCOMES]
    assert found == ["keep", "change", "drop", ""]
    assert [after(("step", {"step": number})).step for number in range(1, 7)] == [1, 2, 3, 4, 5, 6]


GONE = [add("option"), add("need"), ("remove", {"id": "e1"})]


@pytest.mark.parametrize(("steps", "words"), [
    ([add("need", "x", "C")], ["a few words", "whose side"]), ([add("wish")], ["a few words"]),
    ([add("need", " ")], ["a few words"]),
    ([("edit", {"id": "e9", "text": "x"})], ["not on this board", "reload"]),
    ([("remove", {"id": "e9"})], ["not on this board"]),
    ([("restore", {"id": "e9"})], ["not on this board"]),
    ([("confirm", {"id": "e9", "on": True})], ["not on this board"]),
    ([*GONE, ("edit", {"id": "e1", "text": "x"})], ["was removed", "Put it back"]),
    ([*GONE, GONE[-1]], ["was removed"]),
    ([*GONE, ("confirm", {"id": "e1", "on": True})], ["was removed"]),
    ([*GONE, ("meet", {"option": "e1", "need": "e2", "value": 1})], ["was removed"]),
    ([*GONE, add("option"), ("meet", {"option": "e4", "need": "e1", "value": 1})], ["was removed"]),
    ([*GONE, add("option"), ("meet", {"option": "e4", "need": "e4", "value": 1})],
     ["from 0 (not at all) to 4 (fully)", "not sure"]),
    ([*GONE, ("meet", {"option": "e2", "need": "e2", "value": 1})], ["from 0"]),
    ([*GONE, add("option"), ("meet", {"option": "e4", "need": "e2", "value": 5})], ["from 0"]),
    ([("agree", {"field": "where", "text": ""})], ["does not know", "reload"]),
    ([("step", {"step": 7})], ["does not know"]),
    ([("shout", {})], ["does not know"]),
])
def test_a_refusal_says_what_is_wrong_and_what_to_do(refused, steps, words):
    before = after(*steps[:-1])
    with refused(ImpossibleMove, *words):
        stepped(PEOPLE, before, *steps[-1], 9)


def test_a_board_takes_two_hundred_entries_and_then_says_it_is_full(refused):
    entries = {f"p{number}": Entry(f"p{number}", "A", "fact", "x") for number in range(MOST_ENTRIES - 1)}
    full = stepped(PEOPLE, Board(entries=entries), *add("need"), 1)
    assert len(full.entries) == MOST_ENTRIES == 200
    with refused(ImpossibleMove, "is full", "Take something off"):
        stepped(PEOPLE, full, *add("need"), 2)


def test_a_worked_problem_is_laid_out_side_by_side_with_how_its_options_meet_each_need():
    problem = Problem(
        id="cups", title="Cups", source="Tests", rights="Ours", reviewed=Reviewed(by="editor", on="2026-11-24"),
        about="Cups.", practise="Asking.", minutes=5, not_for="Nobody.", safety="Stop.",
        statement="Who washes the cups?",
        people=(Person(name="A", fact=("Six cups.",), feeling=("tired",), need=("rest", "order"), respect=()),
                Person(name="B", fact=(), feeling=(), need=("quiet",), respect=("thanks",))),
        options=(WayOut(text="Take turns.", by="B", meets={"A": (3, 0), "B": (1,)}),
                 WayOut(text="Fewer cups.", by="A", meets={"B": (4,), "A": (2, 2)})),
        agreement={"who": "Both", "what": "Turns", "when": "Evenings"})
    laid = [("A", "fact", "Six cups."), ("A", "feeling", "tired"), ("A", "need", "rest"), ("A", "need", "order"),
            ("B", "need", "quiet"), ("B", "respect", "thanks"),
            ("B", "option", "Take turns."), ("A", "option", "Fewer cups.")]
    for confirmed in (True, False):
        entries = {f"p{at}": Entry(f"p{at}", *one, confirmed) for at, one in enumerate(laid, 1)}
        meets = {("p7", "p3"): 3, ("p7", "p4"): 0, ("p7", "p5"): 1, ("p8", "p5"): 4, ("p8", "p3"): 2, ("p8", "p4"): 2}
        assert seeded(problem, confirmed) == Board(
            "Who washes the cups?", entries, meets, {"who": "Both", "what": "Turns", "when": "Evenings"})
    short = problem.model_copy(update={"options": (WayOut(text="Turns.", by="B", meets={"A": (3,), "B": (1,)}),)})
    with pytest.raises(ValueError, match="zip"):
        seeded(short, confirmed=True)


def test_without_options_or_needs_no_need_is_named():
    assert least_met(after(add("need"))) == [] == least_met(after(add("option")))
    removed = after(add("option"), add("need"), ("meet", {"option": "e1", "need": "e2", "value": 1}))
    assert [one.id for one in least_met(removed)] == ["e2"]
    assert least_met(stepped(PEOPLE, removed, "remove", {"id": "e1"}, 4)) == []


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
                "edit": {"id": f"e{first}", "text": f"words {second}"},
                "confirm": {"id": f"e{first}", "on": bool(value)},
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
