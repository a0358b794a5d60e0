"""A scale filled in for oneself: kept like any sitting, belonging to no case, and shown by none."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from empathy_widgets.domain import Actor, Mode, Role
from empathy_widgets.errors import NotAllowed, NotFound, StaleWrite
from empathy_widgets.records import Store

NEEDLE = "needle-own-sitting"
OTHERS = [mode for mode in Mode if mode not in (Mode.OWN, Mode.IMPORTED)]


@pytest.fixture
def own(store):
    return store.start(None, "pes-practice-form", Mode.OWN, request="own")


def test_ones_own_sitting_is_answered_finished_and_found_without_a_case(store, case, sitting, own):
    store.respond(own.id, 1, 4, case_id=None, request="a")
    store.move_to(own.id, 2, case_id=None)
    done = store.complete(own.id, case_id=None)
    assert (done.case_id, done.mode, done.answers, done.current_item) == (None, Mode.OWN, {1: 4}, 2)
    assert [one.id for one in store.administrations(None)] == [own.id]
    assert store.administrations(None, instrument="teq") == ()
    assert [one.id for one in store.administrations(case.id)] == [sitting.id] and store.verify() == []


def test_a_message_sent_twice_and_an_answer_changed_elsewhere_are_held_as_in_any_sitting(store, own):
    assert store.start(None, "pes-practice-form", Mode.OWN, request="own").id == own.id
    first = store.respond(own.id, 1, 4, case_id=None, request="a")
    assert store.respond(own.id, 1, 4, case_id=None, request="a") == first
    store.respond(own.id, 1, 2, case_id=None, revision=0)
    with pytest.raises(StaleWrite):
        store.respond(own.id, 1, 5, case_id=None, revision=0)
    assert store.administration(own.id).answers == {1: 2} and len(store.administrations(None)) == 1


def test_a_request_of_a_case_is_none_of_ones_own_and_the_other_way_round(store, case, own):
    store.start(case.id, "pes-practice-form", Mode.SELF, request="theirs")
    for whose, mode, request in ((None, Mode.OWN, "theirs"), (case.id, Mode.SELF, "own")):
        with pytest.raises(NotAllowed, match="belongs elsewhere"):
            store.start(whose, "pes-practice-form", mode, request=request)


def test_only_ones_own_practice_goes_without_a_case(store, case):
    with pytest.raises(NotAllowed, match="belongs to no case"):
        store.start(case.id, "teq", Mode.OWN)
    for mode in OTHERS:
        with pytest.raises(NotAllowed, match="choose a case first"):
            store.start(None, "teq", mode)
        assert store.start(case.id, "teq", mode).case_id == case.id
    assert store.administrations(None) == ()


def test_the_database_itself_holds_own_practice_and_cases_apart(workspace, sitting, own):
    for change in ("case_id = NULL", "mode = 'own practice'"):
        with pytest.raises(IntegrityError), workspace.engine.begin() as connection:
            connection.execute(text(f"UPDATE administrations SET {change} WHERE id = :id"), {"id": sitting.id})


def test_a_page_of_a_case_writes_nothing_to_ones_own_practice_and_the_other_way_round(store, case, sitting, own):
    for one, page in ((own, case.id), (sitting, None)):
        for write in (lambda id, of: store.respond(id, 1, 3, case_id=of),
                      lambda id, of: store.move_to(id, 2, case_id=of),
                      lambda id, of: store.complete(id, case_id=of)):
            with pytest.raises(NotAllowed, match="another case"):
                write(one.id, page)
        assert store.administration(one.id) == one


def test_ones_own_practice_is_never_handed_over_nor_moved_to_a_case(workspace, store, case, sitting, own):
    store.set_pin("2468")
    for actor in (Actor(), Actor(role=Role.SYSTEM)):
        asked = Store(workspace, actor)
        with pytest.raises(NotAllowed, match="your own practice"):
            asked.hand_over(own.id)
        with pytest.raises(NotAllowed, match="your own practice"):
            asked.reassign(own.id, case.id, "it was hers")
    assert store.handed_over() is None and store.administration(own.id) == own
    assert store.hand_over(sitting.id).administration == sitting.id


def test_no_list_of_cases_counts_it_and_what_is_waiting_names_it(store, case, own):
    (row,) = store.overview(5).cases
    assert (row.completed, row.open, row.last_started_at) == (0, 0, None)
    assert store.waiting(5).sittings == (own,) and store.waiting(5).cases == ()
    store.complete(own.id, case_id=None)
    assert store.last_completed([case.id]) == () and store.waiting(5).sittings == ()


def test_no_export_of_a_case_holds_it_or_a_column_for_it(store, case, sitting, own):
    store.respond(store.start(None, "teq", Mode.OWN).id, 16, 3, case_id=None)
    assert [one.id for one in store.everything(case.id)[1]] == [sitting.id]
    assert list(store.instruments_given()) == [("pes-practice-form", 1)]


def test_taking_ones_own_practice_away_leaves_a_line_for_each_sitting_and_run(store, own):
    run = store.start_run(None, "discussion", "sorry")
    store.note_export(None, "json")
    lines = [line.subject for line in store.audit() if line.action == "export"]
    assert lines == [f"administrations/{own.id}", f"runs/{run.id}"] and store.verify() == []
    store.note_export(None, "report of one sitting", own=[own.id])
    assert [line.subject for line in store.audit() if line.reason == "report of one sitting"] == [
        f"administrations/{own.id}"]


def test_it_is_deleted_for_good_with_every_answer_and_the_trail_stays_whole(workspace, store, sitting, own):
    other = store.start(None, "teq", Mode.OWN)
    store.respond(own.id, 1, 4, case_id=None, request=NEEDLE)
    store.void(own.id, NEEDLE)
    assert store.erase_own_sitting(own.id) == 3
    assert [one.id for one in store.administrations(None, include_voided=True)] == [other.id] and store.verify() == []
    with pytest.raises(NotFound):
        store.administration(own.id)
    workspace.tidy()
    if workspace.database_file is not None:
        assert NEEDLE.encode() not in workspace.database_file.read_bytes()
    with pytest.raises(NotAllowed, match="belongs to a case"):
        store.erase_own_sitting(sitting.id)
    assert store.administration(sitting.id) == sitting


def test_deleting_a_case_leaves_ones_own_practice(store, case, sitting, own):
    store.erase_case(case.id, "it was made by mistake")
    assert store.administrations(None) == (own,) and store.verify() == []
