"""The tables of clients' pages: the links to them, what clients write there, and where wrong codes are counted.

What a client writes is nobody else's until they share it, so the trail tells of links alone: a line in it would say
when somebody wrote, and its digest would give a short answer away. Counts of wrong codes go after a day.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, text

from empathy_widgets.records.database.columns import Moment
from empathy_widgets.records.database.tables import METADATA

__all__ = ["client_lines", "client_links", "client_tries"]

client_links = Table(
    "client_links", METADATA,
    Column("id", String(36), primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("case_id", String(36), ForeignKey("cases.id"), nullable=False, index=True),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("opened_on", String(10)),
    Column("browsers", Integer, nullable=False),
    CheckConstraint("browsers >= 0", name="browsers_counted"),
)
STANDING = text("revoked_at IS NULL")
Index("uq_client_links_standing", client_links.c.case_id, unique=True, sqlite_where=STANDING,
      postgresql_where=STANDING)

client_lines = Table(
    "client_lines", METADATA,
    Column("id", String(36), primary_key=True),
    Column("link_id", String(36), ForeignKey("client_links.id"), nullable=False),
    Column("run_id", String(36), ForeignKey("runs.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("key", String(64), nullable=False),
    Column("body", Text),
    Column("at", Moment, nullable=False),
    Column("request", String(200), nullable=False),
    Column("shared_at", Moment),
    UniqueConstraint("link_id", "number"),
    UniqueConstraint("link_id", "request", name="uq_client_lines_request"),
    CheckConstraint("number BETWEEN 1 AND 20000", name="number_counted"),
    CheckConstraint("length(body) <= 40000", name="body_length"),
    CheckConstraint("shared_at IS NULL OR body IS NOT NULL", name="shared_with_body"),
)
"""``body`` is None where a newer line took its place, or the client deleted it: what is left knows the page's message
when it is sent again."""
Index("ix_client_lines_run_id", client_lines.c.run_id)

client_tries = Table(
    "client_tries", METADATA,
    Column("who", String(32), primary_key=True),
    Column("since", Moment, nullable=False),
    Column("newest", Moment, nullable=False),
    Column("failed_tries", Integer, nullable=False),
    CheckConstraint("failed_tries >= 0", name="tries_counted"),
)
"""``who`` is a keyed digest of a browser's address, or "everybody"."""
