"""The table of sittings made anew loses nothing of what stood there, and holds as much to its rules as before."""

import datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from empathy_widgets.domain import Actor
from empathy_widgets.records import Store
from empathy_widgets.records.database.engine import writing
from empathy_widgets.records.database.migrate import upgrade
from empathy_widgets.records.workspace import backup, trail


def before(empty, version: str) -> None:
    """A workspace of an earlier version with one case, its open sitting on paper and one answer."""
    empty.folder.mkdir(mode=0o700)
    if empty.database_file is not None:
        backup.new_file(empty.database_file)
    now = "2026-10-03T12:03:07.123456+00:00"
    case = {"id": "c1", "sequence": 1, "code": "amber-otter-27", "label": "", "created_at": now, "revision": 0}
    sitting = {"id": "s1", "sequence": 2, "case_id": "c1", "instrument": "teq", "version": 1, "language": "en",
               "mode": "paper", "status": "open", "current_item": 2, "revision": 0, "started_at": now}
    answer = {"administration_id": "s1", "item": 1, "choice": 3, "declined": False, "answered_at": now, "revision": 0}
    with writing(empty.engine, empty.database_file, rebuilding=True) as connection:
        upgrade(connection, to=version)
        connection.execute(text("INSERT INTO workspace VALUES (1, 'work', '', :now, NULL, 0, NULL)"), {"now": now})
        connection.execute(text("INSERT INTO audit_head VALUES (1, 0, :zero)"), {"zero": trail.FIRST_HASH})
        rows = [("workspace", "workspace/1", {"id": 1, "kind": "work", "name": "", "created_at": now, "pin": None,
                                              "failed_tries": 0, "locked_until": None}),
                ("cases", "cases/c1", case), ("administrations", "administrations/s1", sitting),
                ("responses", "responses/s1/1", answer)]
        for table, subject, row in rows:
            if table != "workspace":
                connection.execute(text(f"INSERT INTO {table} ({', '.join(row)}) "
                                        f"VALUES ({', '.join(f':{name}' for name in row)})"), row)
            trail.append(connection, trail.head(connection), at=datetime.datetime.fromisoformat(now), actor="clinician",
                         action="begin", subject=subject, new=trail.as_json(row))


def test_sittings_of_the_version_before_imports_stay_as_they_were(empty):
    """0009 makes the table of sittings anew; on the way not a row, a place or a rule is lost."""
    before(empty, "0008")
    empty.prepare()
    store = Store(empty, Actor())
    (kept,) = store.administrations("c1")
    assert (kept.mode, kept.current_item, kept.answers) == ("paper", 2, {1: 3}) and store.verify() == []
    with pytest.raises(IntegrityError), empty.engine.begin() as connection:
        connection.execute(text("INSERT INTO responses SELECT 'nobody', 2, choice, declined, answered_at, NULL, 0, "
                                "NULL FROM responses"))
    store.respond("s1", 2, 1, case_id="c1")
    assert store.complete("s1", case_id="c1").answers == {1: 3, 2: 1} and store.verify() == []


def test_sittings_of_the_version_before_own_practice_stay_in_their_case(empty):
    """0013 makes the table anew once more: a sitting filled in at the page stays where it was, and nothing moves."""
    before(empty, "0012")
    with writing(empty.engine, empty.database_file, rebuilding=True) as connection:
        rows = [tuple(row) for row in connection.execute(text("SELECT * FROM administrations"))]
    empty.prepare()
    with empty.engine.connect() as connection:
        assert [tuple(row) for row in connection.execute(text("SELECT * FROM administrations"))] == rows
    store = Store(empty, Actor())
    assert store.administrations(None) == () and store.verify() == []
    own = store.start(None, "teq", "own practice")
    store.respond(own.id, 1, 4, case_id=None)
    store.respond("s1", 2, 1, case_id="c1")
    assert store.complete("s1", case_id="c1").answers == {1: 3, 2: 1}
    assert store.administration(own.id).answers == {1: 4} and store.verify() == []


def test_the_version_before_is_not_gone_back_to_while_no_case_could_hold_a_sitting(empty):
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    from empathy_widgets.records.migrations.versions import r0013_own_practice as step

    empty.prepare()
    store = Store(empty, Actor())
    own = store.start(None, "teq", "own practice")
    with (pytest.raises(RuntimeError, match="no case can hold it"),
          writing(empty.engine, empty.database_file, rebuilding=True) as connection,
          Operations.context(MigrationContext.configure(connection))):
        step.downgrade()
    assert store.administrations(None) == (own,)
