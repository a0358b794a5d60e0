"""What is taken out of a workspace: one moment of a case, and a line in the trail that keeps it whole."""

import threading

import pytest

from empathy_widgets.domain import Actor, ErasureReason, Mode
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records import Store


@pytest.fixture
def lived_in(store, case):
    sitting = store.start(case.id, "teq", Mode.SELF)
    for item in (1, 2, 16):
        store.respond(sitting.id, item, 3, case_id=case.id)
    store.void(store.start(case.id, "iri", Mode.PAPER).id, "the wrong form")
    run = store.start_run(case.id, "discussion", "sorry", {"people": ["A"]})
    store.add_event(run.id, "note", {"card": "opening", "text": "words"}, case_id=case.id)
    store.void_run(run.id, "a mistake")
    return case


def test_everything_of_a_case_is_there_with_what_was_set_aside(store, lived_in):
    store.start(store.create_case("other").id, "pes", Mode.SELF)
    case, sittings, runs, history, plans = store.everything(lived_in.id)
    assert case == store.case(lived_in.id) and history == ()
    assert sittings == store.administrations(case.id, include_voided=True) and len(sittings) == 2
    assert runs == store.runs(case.id, include_voided=True) and len(runs) == 1
    assert store.everything(case.id, history=True)[3] == store.audit(case.id)
    assert store.instruments_given() == {("iri", 1): 0, ("pes", 1): 0, ("teq", 1): 16}


def test_an_export_is_a_line_and_the_trail_stays_whole(store, lived_in):
    before = store.everything(lived_in.id)
    store.note_export(lived_in.id, "XLSX, with the label")
    line = store.audit(lived_in.id)[-1]
    assert (line.action, line.subject, line.reason) == ("export", f"cases/{lived_in.id}", "XLSX, with the label")
    assert (line.actor, line.old, line.new) == ("clinician", "{}", "{}")
    assert store.verify() == [] and store.everything(lived_in.id) == before


def test_several_cases_are_noted_together_or_not_at_all(store, lived_in):
    other = store.create_case("other")
    store.note_export([lived_in.id, other.id], "CSV")
    assert [line.case_id for line in store.audit() if line.action == "export"] == [lived_in.id, other.id]
    lines = len(store.audit())
    with pytest.raises(NotFound):
        store.note_export([lived_in.id, "nobody"], "CSV")
    with pytest.raises(NotAllowed, match="reason"):
        store.note_export(lived_in.id, "  ")
    assert len(store.audit()) == lines and store.verify() == []


def test_what_people_practised_for_themselves_has_a_line_for_each_run(store, lived_in):
    own = [store.start_run(None, "role-play", "two-cups"), store.start_run(None, "discussion", "sorry")]
    store.note_export(None, "json")
    lines = [line for line in store.audit() if line.action == "export"]
    assert [(line.subject, line.case_id, line.reason) for line in lines] == [
        (f"runs/{run.id}", None, "json") for run in own]
    assert store.verify() == []


def test_a_case_that_was_taken_out_can_be_deleted(store, lived_in):
    store.note_export(lived_in.id, "CSV")
    store.erase_case(lived_in.id, ErasureReason.ASKED)
    assert store.verify() == []
    with pytest.raises(NotFound):
        store.everything(lived_in.id)


def test_one_moment_is_seen_while_others_write(workspace, store, case):
    """Every sitting is written with its answer and its event in one breath of the other writer: 1, then 2, then 3."""
    run = store.start_run(case.id, "discussion", "sorry", {"people": ["A"]})
    done = threading.Event()

    def write() -> None:
        writer = Store(workspace, Actor(seat="other"))
        for _number in range(25):
            sitting = writer.start(case.id, "teq", Mode.SELF)
            writer.respond(sitting.id, 1, 2, case_id=case.id)
            writer.add_event(run.id, "note", {"card": "opening", "text": sitting.id}, case_id=case.id)
        done.set()

    other = threading.Thread(target=write)
    other.start()
    seen = set()
    while not done.is_set() or not seen:
        _case, sittings, (held,), history, _plans = store.everything(case.id, history=True)
        lines = [line.action for line in history]
        assert len(sittings) == lines.count("start") and len(held.events) == lines.count("note")
        assert sum(bool(one.responses) for one in sittings) == lines.count("respond")
        seen.add(len(lines))
    other.join()
    assert store.verify() == []
