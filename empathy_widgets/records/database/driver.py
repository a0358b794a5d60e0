"""Which SQLite the workbook uses: the newer one pysqlite3 brings, where there is a wheel of it, else Python's own.

Whoever opens a file or catches an error takes ``sqlite3`` from here: the two have the same calls, but each its own
classes of errors, and a workspace must not be opened by both at once in one program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        from pysqlite3 import dbapi2 as sqlite3
    except ImportError:
        import sqlite3

__all__ = ["sqlite3"]
