"""A plan rebuilt from its events: what stands, what was taken back, and what waits for a deliberate yes."""

import datetime

import pytest

from empathy_widgets.domain import PlanEvent, for_the_client
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.play.plan import MOST, must_be_possible, plan_state

AT = datetime.datetime(2026, 11, 28, 12, tzinfo=datetime.UTC)
STEP = {"step": "mend/sorry", "target": "mend", "title": "Sorry", "content": "discussions/sorry", "when": "session",
        "dose": "once", "sign": "you can tell", "asks": ["forgiveness"], "on": True}
YES = {"question": "forgiveness", "asked": "Is anybody hurting?", "answer": "go", "words": ""}
DECIDED = {"target": "mend", "label": "Own it", "rules": ["said"], "because": "You said so.", "verdict": "accepted",
           "why": ""}


def goal(text, kind="explicit", id=""):
    return "goal", {"id": id, "kind": kind, "text": text, "target": ""}


def state(*moves):
    """Each move as a page would make it: only where it is possible."""
    events = []
    for number, (kind, body) in enumerate(moves, 1):
        must_be_possible(plan_state(events), kind, body)
        events.append(PlanEvent(number=number, kind=kind, body=body, at=AT))
    return plan_state(events)


def test_what_is_ticked_stands_until_it_is_ticked_off():
    on = ("wish", {"wish": "their-side", "text": "To see their side.", "on": True})
    off = ("wish", {**on[1], "on": False})
    assert state(on).wishes == {"their-side": "To see their side."} and state(on, off).wishes == {}
    assert state(on, on).wishes == state(on).wishes


def test_goals_keep_their_name_when_their_words_or_their_kind_change():
    found = state(goal("Breakfasts."), goal("He grieves.", "implicit"), goal("Sunday breakfasts.", id="g1"),
                  goal("We may grieve.", "explicit", "g2"))
    assert [(one.id, one.text) for one in found.goals_of("explicit")] == [
        ("g1", "Sunday breakfasts."), ("g2", "We may grieve.")]
    assert found.goals_of("implicit") == ()
    assert list(state(goal("Breakfasts."), goal("", id="g1")).goals) == []


def test_a_goal_without_words_or_one_that_is_not_there_is_refused():
    for moves in ([goal(" ")], [goal("x", id="g7")], [goal(f"{n}") for n in range(MOST + 1)]):
        with pytest.raises(ImpossibleMove):
            state(*moves)
    assert len(state(*[goal(f"{n}") for n in range(MOST)]).goals) == MOST


def test_a_refusal_needs_a_word_why_and_both_can_be_taken_back():
    with pytest.raises(ImpossibleMove, match="why not"):
        state(("decide", {**DECIDED, "verdict": "refused"}))
    refused = state(("decide", {**DECIDED, "verdict": "refused", "why": "not this month"}))
    assert refused.suggestions["mend"].why == "not this month" and refused.targets == ()
    accepted = state(("decide", {**DECIDED, "verdict": "refused", "why": "no"}), ("decide", DECIDED))
    assert [(one.label, one.origin, one.because) for one in accepted.targets] == [
        ("Own it", "suggested", "You said so.")]
    assert state(("decide", DECIDED), ("decide", {**DECIDED, "verdict": ""})).targets == ()


def test_no_step_is_taken_against_a_contraindication_without_a_deliberate_yes():
    for before in ([], [("ask", {**YES, "answer": "hold"})], [("ask", YES), ("ask", {**YES, "answer": ""})]):
        with pytest.raises(ImpossibleMove, match="asked before"):
            state(*before, ("step", STEP))
    (step,) = state(("ask", YES), ("step", STEP)).steps
    assert step.title == "Sorry" and not step.held


def test_a_step_waits_when_its_yes_is_taken_back_and_goes_on_when_it_is_given_again():
    moves = [("ask", YES), ("step", STEP), ("ask", {**YES, "answer": "hold"})]
    assert [step.held for step in state(*moves).steps] == [True]
    changed = [*moves, ("step", {**STEP, "dose": "twice"})]
    assert [(step.dose, step.held) for step in state(*changed).steps] == [("twice", True)]
    assert [step.held for step in state(*changed, ("ask", YES)).steps] == [False]
    assert state(*changed, ("step", {**STEP, "on": False})).steps == ()


def test_when_to_measure_again_can_be_set_and_taken_back():
    due = ("measure", {"instrument": "pes", "title": "PES", "on": "2026-12-24"})
    assert state(due).measure.on == datetime.date(2026, 12, 24)
    assert state(due, ("measure", {"instrument": "", "title": "", "on": ""})).measure is None
    with pytest.raises(ImpossibleMove, match="not a day"):
        state(("measure", {"instrument": "pes", "title": "PES", "on": "2026-02-30"}))


def test_words_and_targets_written_here_stand_with_the_rest():
    found = state(("say", {"text": "I want peace."}), ("tell", {"text": "They quarrel."}), ("note", {"text": "Ask."}),
                  ("aim", {"id": "", "text": "Sundays"}), ("look", {"administration": "a1"}))
    assert (found.said, found.told, found.note, found.looked_at) == ("I want peace.", "They quarrel.", "Ask.", "a1")
    assert [(one.id, one.label, one.origin) for one in found.targets] == [("t4", "Sundays", "written")]


def test_what_no_plan_has_is_refused():
    with pytest.raises(ImpossibleMove):
        state(("sing", {}))


def test_what_a_client_may_read_can_be_rebuilt_without_the_rest():
    whole = [("ask", YES), ("step", STEP), ("decide", {**DECIDED, "verdict": "refused", "why": "no"}),
             goal("He hides.", "implicit"), goal("We tell.", "explicit", "g4"), goal("", "implicit", "g9")]
    events = [PlanEvent(number=number, kind=kind, body=body, at=AT) for number, (kind, body) in enumerate(whole, 1)]
    left = plan_state(for_the_client(events))
    assert [one.text for one in left.goals.values()] == ["We tell."] and list(left.taken) == ["mend/sorry"]
    assert left.suggestions["mend"].why == "" and left.answers == {}
