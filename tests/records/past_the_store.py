"""SQL past the store, as somebody with the file or the database could run it."""

from __future__ import annotations

import re
from contextlib import closing

import psycopg

from empathy_widgets.records import Workspace
from empathy_widgets.records.database.driver import sqlite3


def run(workspace: Workspace, statement: str, **values) -> list[tuple]:
    """Run SQL past the store, as somebody with the file or the database could; foreign keys are not watched."""
    if workspace.database_file is not None:
        with closing(sqlite3.connect(workspace.database_file)) as connection, connection:
            return connection.execute(statement, values).fetchall()
    address = workspace.database_url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address) as connection:
        connection.execute("SET session_replication_role = replica")
        cursor = connection.execute(re.sub(r"(?<!\d):(\w+)", r"%(\1)s", statement), values)
        return cursor.fetchall() if cursor.description else []
