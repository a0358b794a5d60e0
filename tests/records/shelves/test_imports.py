"""Answers from a file become finished sittings of known cases, all or none, and are set aside as one."""

import datetime

import pytest
from sqlalchemy import text

from empathy_widgets.domain import ImportedSitting, Mode, Status
from empathy_widgets.errors import ImpossibleResponse, NotAllowed, NotFound
from empathy_widgets.records.shelves import imports
from empathy_widgets.records.workspace import trail

DIGEST, OTHER = "a" * 64, "b" * 64
MAY = datetime.datetime(2026, 5, 3, 10, tzinfo=datetime.UTC)


def sitting_of(case, at=MAY, answers=None):
    return ImportedSitting(case_id=case.id, at=at, answers=answers or {1: 3, 2: 1})


def shadows(store, case):
    """What a case holds, and how long the trail is."""
    return store.administrations(case.id, include_voided=True), len(store.audit()), store.imports()


def test_sittings_are_finished_dated_and_marked_and_the_trail_tells_of_each(store, case, clock):
    other = store.create_case()
    taken = store.take_in("teq", [sitting_of(case), sitting_of(other, answers={16: 4})], digest=DIGEST, version=1)
    assert (taken.digest, taken.sittings, taken.taken_in_at, taken.undone_at) == (DIGEST, 2, clock.now, None)
    assert store.imports() == (taken,) and taken.taken_in_by == "clinician"
    (mine,), (theirs,) = store.administrations(case.id), store.administrations(other.id)
    assert (mine.mode, mine.status, mine.started_at, mine.completed_at) == (
        Mode.IMPORTED, Status.COMPLETED, MAY, MAY)
    assert mine.answers == {1: 3, 2: 1} and theirs.answers == {16: 4}
    assert [line.action for line in store.audit(case.id)] == ["create case", "take in", "take in", "take in"]
    assert store.verify() == []


def test_undoing_sets_every_sitting_aside_with_one_reason(store, case):
    other = store.create_case()
    own = store.complete(store.start(case.id, "teq", Mode.SELF).id, case_id=case.id)
    taken = store.take_in("teq", [sitting_of(case), sitting_of(other)], digest=DIGEST)
    kept = store.take_in("teq", [sitting_of(case)], digest=OTHER)
    moved = next(one for one in store.administrations(other.id))
    store.reassign(moved.id, case.id, "wrong case")
    assert store.undo_import(taken.id, "the wrong file") == 2
    assert [one.mode for one in store.administrations(case.id)] == [Mode.IMPORTED, Mode.SELF]
    assert own.id in {one.id for one in store.administrations(case.id)}
    aside = [one for one in store.administrations(case.id, include_voided=True) if one.status is Status.VOIDED]
    assert [one.void_reason for one in aside] == ["the wrong file"] * 2
    assert [one.undone_at is not None for one in store.imports()] == [True, False] and kept.undone_at is None
    assert store.verify() == []
    with pytest.raises(NotAllowed, match="undone before"):
        store.undo_import(taken.id, "again")
    with pytest.raises(NotAllowed, match="reason"):
        store.undo_import(kept.id, " ")
    with pytest.raises(NotFound):
        store.undo_import("nobody", "why")


def test_what_was_set_aside_before_keeps_its_own_reason_and_a_deleted_case_stays_deleted(store, case):
    gone = store.create_case()
    taken = store.take_in("teq", [sitting_of(case), sitting_of(gone)], digest=DIGEST)
    store.void(store.administrations(case.id)[0].id, "half of it was missing")
    store.erase_case(gone.id, "it was made by mistake")
    assert store.undo_import(taken.id, "the wrong file") == 0
    (aside,) = store.administrations(case.id, include_voided=True)
    assert aside.void_reason == "half of it was missing" and store.verify() == []


def test_the_same_file_is_taken_in_once_until_it_is_undone(store, case):
    taken = store.take_in("teq", [sitting_of(case)], digest=DIGEST)
    before = shadows(store, case)
    with pytest.raises(NotAllowed, match=f"taken in before, as {taken.id}"):
        store.take_in("teq", [sitting_of(case)], digest=DIGEST)
    assert shadows(store, case) == before
    assert store.take_in("iri", [sitting_of(case)], digest=DIGEST).instrument == "iri"
    store.undo_import(taken.id, "wrong dates")
    assert store.take_in("teq", [sitting_of(case)], digest=DIGEST).id != taken.id


@pytest.mark.parametrize("wrong, error", [
    ({"case_id": "nobody"}, NotFound), ({"at": datetime.datetime(2999, 1, 1, tzinfo=datetime.UTC)}, NotAllowed),
    ({"at": datetime.datetime(2026, 1, 1)}, NotAllowed), ({"answers": {0: 1}}, ImpossibleResponse),
    ({"answers": {1: 5000}}, ImpossibleResponse), ({"answers": {}}, NotAllowed),
])
def test_one_sitting_that_cannot_stand_and_nothing_is_written(store, case, wrong, error):
    before = shadows(store, case)
    bad = sitting_of(case).model_copy(update=wrong)
    with pytest.raises(error):
        store.take_in("teq", [sitting_of(case), sitting_of(case), bad], digest=DIGEST)
    assert shadows(store, case) == before and store.verify() == []


@pytest.mark.parametrize("digest", ["", "a" * 63, "A" * 64, None])
def test_a_file_without_a_digest_or_without_sittings_is_refused(store, case, digest):
    with pytest.raises(NotAllowed):
        store.take_in("teq", [sitting_of(case)], digest=digest)
    with pytest.raises(NotAllowed):
        store.take_in("teq", [], digest=DIGEST)
    with pytest.raises(NotAllowed):
        store.take_in("teq", [sitting_of(case)] * (imports.MOST_SITTINGS + 1), digest=DIGEST)
    assert store.imports() == ()


def test_a_stop_halfway_leaves_nothing(store, case, monkeypatch):
    before, record, done = shadows(store, case), trail.append, []

    def stopping(*about, **line):
        done.append(line["subject"])
        if len(done) == 5:
            raise KeyboardInterrupt
        return record(*about, **line)

    monkeypatch.setattr(trail, "append", stopping)
    with pytest.raises(KeyboardInterrupt):
        store.take_in("teq", [sitting_of(case), sitting_of(case)], digest=DIGEST)
    monkeypatch.undo()
    assert len(done) == 5 and shadows(store, case) == before and store.verify() == []


def test_imported_sittings_stand_where_their_date_puts_them(store, case, clock):
    first = store.start(case.id, "teq", Mode.SELF)
    clock.move(40 * 86_400)
    second = store.start(case.id, "teq", Mode.SELF)
    clock.move(40 * 86_400)
    days = [first.started_at + datetime.timedelta(days=day) for day in (60, -300, 20)]
    store.take_in("teq", [sitting_of(case, at) for at in days], digest=DIGEST)
    assert [one.started_at for one in store.administrations(case.id)] == [
        days[1], first.started_at, days[2], second.started_at, days[0]]


def test_a_list_of_cases_says_when_somebody_last_sat_here_and_counts_what_was_taken_in(store, case):
    only = store.create_case()
    begun = store.start(case.id, "teq", Mode.SELF)
    store.take_in("teq", [sitting_of(case), sitting_of(only)], digest=DIGEST)
    theirs, mine = store.overview(10, order="newest").cases
    assert (mine.completed, mine.open, mine.last_started_at) == (1, 1, begun.started_at)
    assert (theirs.completed, theirs.last_started_at) == (1, MAY)


def test_nobody_starts_an_imported_sitting(store, case):
    with pytest.raises(NotAllowed, match="cannot be given that way"):
        store.start(case.id, "teq", Mode.IMPORTED)


def test_a_change_behind_the_workbooks_back_shows(store, case, raw):
    store.take_in("teq", [sitting_of(case)], digest=DIGEST)
    assert store.verify() == []
    raw(f"UPDATE imports SET digest = '{OTHER}'")
    assert any("imports/" in line and "digest" in line for line in store.verify())


def test_the_database_itself_knows_the_ways_a_sitting_can_be_filled_in(store, case, workspace):
    from sqlalchemy.exc import IntegrityError

    store.take_in("teq", [sitting_of(case)], digest=DIGEST)
    with pytest.raises(IntegrityError), workspace.engine.begin() as connection:
        connection.execute(text("UPDATE administrations SET mode = 'by post'"))
