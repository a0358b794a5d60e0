"""What is waiting in all cases at once: each thing once, the newest first, and nothing of an archived case."""

import json

import pytest
from sqlalchemy import select, text
from statements import statements_of

from empathy_widgets.domain import Mode
from empathy_widgets.errors import WorkspaceDamaged
from empathy_widgets.records.database.tables import LASTING, run_events

BOARD = {"way": "copy", "people": ["A", "B"]}
SCENE = {"way": "helper", "level": "open"}


def ids(found):
    return [one.id for one in found]


def test_what_is_open_comes_newest_first_with_its_cases(store, case):
    other = store.create_case("other")
    sittings = [store.start(one.id, "teq", Mode.SELF) for one in (case, other)]
    store.respond(sittings[0].id, 1, 1, case_id=case.id)
    runs = [store.start_run(one, "role-play", "a-scene", SCENE) for one in (case.id, None)]
    store.add_event(runs[0].id, "begin", {}, case_id=case.id)
    store.start(case.id, "teq", Mode.REHEARSAL)
    store.complete(store.start(case.id, "teq", Mode.SELF).id, case_id=case.id)
    store.void(store.start(case.id, "teq", Mode.SELF).id, "a mistake")
    store.end_run(store.start_run(None, "role-play", "a-scene", SCENE).id, case_id=None)
    store.void_run(store.start_run(None, "role-play", "a-scene", SCENE).id, "a mistake")
    store.create_case("nothing is waiting here")
    waiting = store.waiting(10)
    assert ids(waiting.sittings) == ids(sittings)[::-1] and ids(waiting.runs) == ids(runs)[::-1]
    assert set(ids(waiting.cases)) == {case.id, other.id} and not waiting.more
    assert [event.kind for event in waiting.runs[1].events] == ["begin"]


def test_how_a_room_is_arranged_waits_for_nobody_and_is_no_run_of_the_list(store, case):
    room = store.start_run(case.id, "room", "understanding-others")
    store.add_event(room.id, "place", {"key": "mirror", "on": False}, case_id=case.id)
    assert store.waiting(10).runs == () and store.overview(5).cases[0].runs == 0
    scene = store.start_run(case.id, "role-play", "a-scene", SCENE)
    assert ids(store.waiting(10).runs) == [scene.id] and store.overview(5).cases[0].runs == 1


def test_a_finished_run_waits_while_it_is_marked_or_nobody_looked_back(store, case):
    scene = store.start_run(case.id, "role-play", "a-scene", SCENE)
    board = store.start_run(case.id, "problem", "blank", BOARD)
    def say(run, kind, body):
        store.reopen_run(run.id, case_id=case.id)
        store.add_event(run.id, kind, body, case_id=case.id)
        store.end_run(run.id, case_id=case.id)
        return set(ids(store.waiting(10).runs))

    assert say(board, "agree", {"field": "who", "text": "A"}) == {scene.id}, "the scene is open, the board is not"
    assert say(scene, "supervision", {"on": True}) == {scene.id}
    assert say(board, "agree", {"field": "date", "text": "2026-12-01"}) == {scene.id, board.id}
    assert say(scene, "supervision", {"on": False}) == {board.id}
    assert say(board, "review", {"text": "not yet", "outcome": ""}) == {board.id}
    assert say(board, "review", {"text": "It holds.", "outcome": "keep"}) == set()
    assert say(board, "agree", {"field": "date", "text": "2027-01-01"}) == {board.id}, "another day was agreed on"
    assert say(board, "agree", {"field": "date", "text": ""}) == set()


def test_nothing_of_an_archived_case_is_waiting(store, case):
    store.start(case.id, "teq", Mode.SELF)
    run = store.start_run(case.id, "role-play", "a-scene", SCENE)
    marked = store.start_run(case.id, "role-play", "a-scene", SCENE)
    store.add_event(marked.id, "supervision", {"on": True}, case_id=case.id)
    store.end_run(marked.id, case_id=case.id)
    store.archive_case(case.id)
    assert store.waiting(10) == type(store.waiting(10))()
    store.unarchive_case(case.id)
    assert ids(store.waiting(10).runs) == [run.id, marked.id] and len(store.waiting(10).sittings) == 1


@pytest.mark.parametrize("number", [2, 3])
def test_no_more_is_told_than_was_asked_for_and_that_there_is_more(store, case, number):
    for _number in range(number):
        store.start(case.id, "teq", Mode.SELF)
        store.start_run(case.id, "role-play", "a-scene", SCENE)
    waiting = store.waiting(2)
    assert (len(waiting.sittings), len(waiting.runs), waiting.more) == (2, 2, number == 3)


def test_statements_do_not_grow_and_no_answer_is_read(store, case, workspace):
    counts = []
    for _round in range(2):
        for _number in range(5):
            store.respond(store.start(case.id, "teq", Mode.SELF).id, 1, 1, case_id=case.id)
            run = store.start_run(case.id, "role-play", "a-scene", SCENE)
            store.add_event(run.id, "supervision", {"on": True}, case_id=case.id)
        with statements_of(workspace) as statements:
            store.waiting(100)
        assert not any("responses" in statement for statement in statements)
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_marks_are_found_by_their_index_and_not_by_reading_every_event(workspace, database):
    if database != "sqlite":
        return
    query = select(run_events.c.run_id).where(LASTING).order_by(run_events.c.run_id, run_events.c.number)
    with workspace.engine.connect() as connection:
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {query}")).all()
    assert "ix_run_events_lasting" in str(plan)


def test_a_mark_that_cannot_be_read_is_a_damaged_workspace(store, case, raw):
    run = store.start_run(case.id, "role-play", "a-scene", SCENE)
    store.add_event(run.id, "supervision", {"on": True}, case_id=case.id)
    raw(f"UPDATE run_events SET body = '{json.dumps(['on'])}'")
    with pytest.raises(WorkspaceDamaged):
        store.waiting(10)


def test_a_day_to_measure_again_waits_with_its_open_plan_and_says_when_it_was_measured_last(store, case):
    def planned(whose, on):
        plan = store.start_plan(whose.id)
        store.add_plan_event(
            plan.id, "measure", {"instrument": "teq", "title": "Toronto", "on": on}, case_id=whose.id)
        return plan

    other = store.create_case("other")
    planned(other, "2026-12-01")
    later, sooner = planned(case, "2026-12-24"), planned(other, "2026-12-20")  # the earlier plan of the other has ended
    waiting = store.waiting(10)
    assert [(one.plan, one.on.isoformat()) for one in waiting.measures] == [
        (sooner.id, "2026-12-20"), (later.id, "2026-12-24")]
    assert [one.measured_at for one in waiting.measures] == [None, None] and len(waiting.cases) == 2
    done = store.complete(store.start(case.id, "teq", Mode.PAPER).id, case_id=case.id)
    store.complete(store.start(other.id, "iri", Mode.PAPER).id, case_id=other.id)
    assert [one.measured_at for one in store.waiting(10).measures] == [None, done.completed_at]
    store.add_plan_event(later.id, "measure", {"instrument": "", "title": "", "on": ""}, case_id=case.id)
    assert [one.plan for one in store.waiting(10).measures] == [sooner.id]
    assert store.waiting(0).measures == () and store.waiting(0).more
    store.archive_case(other.id)
    assert store.waiting(10).measures == ()
