"""Deleting a case takes its own lines and nobody else's, however many there are."""

import pytest

from empathy_widgets.domain import Actor, ErasureReason, Mode
from empathy_widgets.records import Store
from empathy_widgets.records.shelves import erasure


def live_in(store, case) -> tuple[str, str]:
    """A sitting with an answer and a run with an event; their ids."""
    sitting = store.start(case.id, "teq", Mode.SELF)
    store.respond(sitting.id, 1, 2, case_id=case.id, request="a")
    run = store.start_run(case.id, "discussion", "sorry", {"people": ["A"]})
    store.add_event(run.id, "note", {"card": "opening", "text": "words"}, case_id=case.id)
    return sitting.id, run.id


def test_the_history_of_others_keeps_every_word(store, case):
    other = store.create_case("stays")
    for one in (case, other):
        live_in(store, one)
    own = store.start_run(None, "problem", "a")
    store.add_event(own.id, "say", {"text": "mine"}, case_id=None)
    before = [line for line in store.audit() if line.case_id != case.id]
    erased = store.erase_case(case.id, ErasureReason.ASKED)
    assert [line for line in store.audit() if line.case_id != case.id] == before
    assert (erased.case_id, erased.sittings, erased.runs, erased.lines) == (case.id, 1, 1, 5)


@pytest.mark.parametrize("at_once", [1, 2, 100])
def test_a_long_history_goes_to_its_last_line(store, case, monkeypatch, at_once):
    """Lines are looked for a hundred rows at a time; with fewer at a time the same lines are found."""
    monkeypatch.setattr(erasure, "MOST_AT_ONCE", at_once)
    for _number in range(3):
        live_in(store, case)
    erased = store.erase_case(case.id, ErasureReason.TIME_OVER)
    assert (erased.sittings, erased.runs, erased.lines) == (3, 3, 1 + 3 * 4)
    assert [line.action for line in store.audit() if line.new is not None] == ["prepare workspace", "erase case"]
    assert store.verify() == []


def test_a_screen_that_is_taken_back_has_its_line_under_the_case(workspace, store, case):
    sitting, _run = live_in(store, case)
    store.set_pin("2468")
    Store(workspace, Actor(seat="elsewhere")).hand_over(sitting)
    store.erase_case(case.id, ErasureReason.ASKED)
    (line,) = [line for line in store.audit(case.id) if line.action == "end hand-over"]
    assert line.subject == "handovers/elsewhere" and line.new is None
    (gone,) = [line for line in store.audit() if line.action == "sign out"]
    assert (gone.subject, gone.case_id) == ("seats/elsewhere", None)
    assert f'"administration_id": "{sitting}"' in line.old
