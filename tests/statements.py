"""What a block asks the database, statement by statement."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from sqlalchemy import event

from empathy_widgets.records import Workspace

__all__ = ["statements_of"]


@contextlib.contextmanager
def statements_of(workspace: Workspace) -> Iterator[list[str]]:
    """Collect the statements a block asks the database of ``workspace``, in their order."""
    statements: list[str] = []

    def heard(_connection, _cursor, statement, *_more):
        statements.append(statement)

    event.listen(workspace.engine, "before_cursor_execute", heard)
    try:
        yield statements
    finally:
        event.remove(workspace.engine, "before_cursor_execute", heard)
