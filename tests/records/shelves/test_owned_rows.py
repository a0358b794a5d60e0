"""Rows that belong to others: each to its own, and damage is said where one belongs to none."""

import pytest
from sqlalchemy import select

from empathy_widgets.errors import WorkspaceDamaged
from empathy_widgets.records.database.tables import run_events, runs
from empathy_widgets.records.shelves.owned_rows import by_owner
from empathy_widgets.records.shelves.policy import Action

SCENE = {"way": "helper", "level": "open"}


def test_each_goes_to_its_own_in_order_and_one_of_nobody_is_damage(store, case):
    first, second = (store.start_run(case.id, "role-play", "a-scene", SCENE) for _run in range(2))
    for run, kind in ((second, "begin"), (first, "begin"), (second, "supervision")):
        store.add_event(run.id, kind, {"on": True} if kind == "supervision" else {}, case_id=case.id)
    given = select(run_events).order_by(run_events.c.number)
    with store._reading(Action.READ_RUNS) as work:
        rows = work.connection.execute(select(runs)).all()
        found = by_owner(work, given, "run_id", rows)
        assert {id: [one.kind for one in events] for id, events in found.items()} == {
            first.id: ["begin"], second.id: ["begin", "supervision"]}
        with pytest.raises(WorkspaceDamaged):
            by_owner(work, given, "run_id", [row for row in rows if row.id == first.id])
