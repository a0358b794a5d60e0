"""Before anything else: is this workspace ours to read and write, and is this actor the one who may."""

import hashlib

import pytest

from empathy_widgets.domain import Actor, Mode, Role, Wording
from empathy_widgets.errors import NotAllowed, NotFound, WorkspaceDamaged, WorkspaceOutdated
from empathy_widgets.records import Store


def test_tables_of_another_version_are_neither_read_nor_written(store, case, raw):
    for version in ("0001", "9999"):
        raw("UPDATE alembic_version SET version_num = :version", version=version)
        for call in (store.cases, lambda: store.case(case.id), lambda: store.relabel_case(case.id, "x", 0)):
            with pytest.raises(WorkspaceOutdated, match="not prepared for this version"):
                call()


def test_a_trail_without_an_end_is_read_and_takes_nothing_more(store, case, raw):
    raw("DELETE FROM audit_head")
    assert store.cases() == (case,)
    with pytest.raises(WorkspaceOutdated, match="not prepared"):
        store.create_case("second")
    assert raw("SELECT count(*) FROM cases") == [(1,)]


def test_every_change_of_one_moment_carries_the_same_time(store, case, clock, raw):
    sitting, other = store.start(case.id, "teq", Mode.SELF), store.create_case()
    clock.move(60)
    store.reassign(sitting.id, other.id, "wrong file")
    assert [line.at for line in store.audit()][-2:] == [clock.now, clock.now]


def test_a_respondent_reads_the_wording_of_their_sitting_and_no_other(workspace, store, case):
    mine, foreign = (store.add_wording(Wording(instrument="teq", language=language, items={1: "a"}), "ok")
                     for language in ("en", "de"))
    sitting = store.start(case.id, "teq", Mode.HANDED_OVER, wording=mine.id)
    store.set_pin("2468")
    store.hand_over(sitting.id)
    person = Store(workspace, Actor(name="respondent", role=Role.RESPONDENT, administration=sitting.id))
    assert person.wording(mine.id) == mine
    for id, error in ((foreign.id, NotAllowed), ("0123456789abcdef", NotAllowed), ("", NotFound)):
        with pytest.raises(error):
            person.wording(id)


def test_a_sitting_is_of_the_wording_that_was_loaded_for_its_instrument(store, case):
    wording = store.add_wording(Wording(instrument="teq", language="en", items={1: "a"}), "ok")
    assert store.start(case.id, "teq", Mode.SELF, wording=wording.id).wording == wording.id
    assert store.start(case.id, "teq", Mode.SELF).wording is None
    for wrong in ("a b", 7, ""):
        with pytest.raises(NotFound):
            store.start(case.id, "teq", Mode.SELF, wording=wrong)


def test_a_run_that_lost_an_event_takes_no_more(store, case, raw):
    run = store.start_run(case.id, "problem", "a")
    for _number in range(3):
        store.add_event(run.id, "say", {"text": ""}, case_id=case.id)
    raw("DELETE FROM run_events WHERE number = 2")
    with pytest.raises(WorkspaceDamaged):
        store.add_event(run.id, "say", {"text": ""}, case_id=case.id)


def test_a_body_that_is_no_json_object_any_more_is_damage(store, case, raw):
    run = store.start_run(case.id, "problem", "a", {"way": "read"})
    for text in ("[1]", "{", "7", "null"):
        raw("UPDATE runs SET settings = :text", text=text)
        with pytest.raises(WorkspaceDamaged, match="not sound"):
            store.run(run.id)


def test_a_kept_text_is_the_one_its_run_names_or_damage(store, case, raw):
    run = store.start_run(case.id, "problem", "a", version_text="id: a")
    assert run.version == hashlib.sha256(b"problem\0id: a").hexdigest()[:16] and store.content_of(run).kind == "problem"
    raw("UPDATE contents SET kind = 'discussion'")
    with pytest.raises(WorkspaceDamaged, match="not sound"):
        store.content_of(run)
    raw("DELETE FROM contents")
    with pytest.raises(WorkspaceDamaged, match="not sound"):
        store.content_of(run)


def test_the_name_and_the_seat_of_an_actor_are_up_to_two_hundred_characters(workspace):
    Store(workspace, Actor(name="n" * 200, seat="s" * 200)).create_case()
    for actor in (Actor(name="n" * 201), Actor(seat="s" * 201), Actor(seat="a\0b")):
        with pytest.raises(NotAllowed):
            Store(workspace, actor)


def test_a_code_can_be_typed_with_room_around_its_hyphens(store, case):
    assert store.case_by_code(case.code.upper().replace("-", " - ")) == case
