"""Engines of different files share what was compiled, and nothing of what is in the files."""

from sqlalchemy import Connection, event, select
from sqlalchemy.engine import Connection

from empathy_widgets.records import Workspace
from empathy_widgets.records.database.engine import pattern, reading
from empathy_widgets.records.database.tables import workspace as table


def test_a_statement_is_compiled_once_for_every_file_and_told_by_each_its_own(tmp_path, monkeypatch):
    compiled = []
    inner = type(pattern().dialect).statement_compiler.__init__
    monkeypatch.setattr(type(pattern().dialect).statement_compiler, "__init__",
                        lambda self, *a, **k: (compiled.append(1), inner(self, *a, **k))[1])
    places = [Workspace(tmp_path / name) for name in ("one", "other")]
    for place in places:
        place.prepare()
    compiled.clear()
    statement = select(table.c.name, table.c.kind, table.c.id)
    told = []
    for place in (*places, *places):
        with reading(place.engine, place.database_file) as connection:
            told.append(connection.execute(statement).scalar())
    assert told == ["one", "other", "one", "other"] and len(compiled) == 1


def test_the_settings_hold_on_every_file(tmp_path):
    def asked(connection: Connection, name: str) -> int:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

    for name in ("one", "other"):
        place = Workspace(tmp_path / name)
        place.prepare()
        with reading(place.engine, place.database_file) as connection:
            assert (asked(connection, "foreign_keys"), asked(connection, "secure_delete")) == (1, 1)


def test_who_listens_to_one_engine_does_not_hear_another(tmp_path):
    heard = []
    for name in ("one", "other"):
        place = Workspace(tmp_path / name)
        place.prepare()
        event.listen(place.engine, "before_cursor_execute", lambda *_told, name=name: heard.append(name))
    with reading(place.engine, place.database_file) as connection:
        connection.execute(select(table.c.name))
    assert set(heard) == {"other"}
