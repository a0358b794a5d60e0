"""Moves the tables to this program's version. Alembic is loaded here and nowhere else, only while preparing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, inspect, select

from empathy_widgets.errors import WorkspaceDamaged, WorkspaceOutdated
from empathy_widgets.records.database.failures import damaged
from empathy_widgets.records.database.tables import SCHEMA, alembic_version
from empathy_widgets.strings import _

__all__ = ["MIGRATIONS", "found_schema", "must_not_be_newer", "upgrade"]

MIGRATIONS = Path(__file__).parents[1] / "migrations"


def found_schema(connection: Connection) -> str | None:
    """The version of the tables; None where there are none; WorkspaceDamaged where tables have no version."""
    names = inspect(connection).get_table_names()
    if alembic_version.name not in names:
        if "audit" in names:
            raise damaged()
        return None
    found: Sequence[str] = connection.execute(select(alembic_version)).scalars().all()
    if len(found) != 1:
        raise damaged()
    return found[0]


def must_not_be_newer(found: str | None) -> None:
    """Refuse tables a newer program made; WorkspaceOutdated says to update this one."""
    if found is not None and found > SCHEMA:
        raise WorkspaceOutdated(_(
            "This workspace was used with a newer version of the workbook and is left as it is. Please update the "
            "workbook, then start it again.",
        ))


def upgrade(connection: Connection, folder: Path = MIGRATIONS, to: str = "head") -> None:
    """Run every migration that is still missing, inside the caller's transaction: all of them or none.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        In a transaction that writes. Foreign keys are checked afterwards, not while tables are rebuilt.
    folder : Path
        Holds ``versions/``.
    to : str
        The last migration to run.
    """
    from alembic.config import Config  # slow to load, so only for those who prepare a workspace
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    scripts = ScriptDirectory(str(folder))  # used as `alembic upgrade` does, without its configuration file
    try:
        with EnvironmentContext(Config(), scripts, fn=lambda found, step: scripts._upgrade_revs(to, found)) as context:
            context.configure(connection=connection, transactional_ddl=True)
            context.run_migrations()
    except CommandError:
        raise damaged() from None
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise WorkspaceDamaged(_(
            "Some rows of this workspace belong to nothing, so it was left as it was. Run `empathy doctor`.",
        ))
