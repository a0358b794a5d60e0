"""The tables of a workspace, the same on SQLite and PostgreSQL.

Only shapes and constraints live here. Times are UTC as text with microseconds and offset, so that both databases keep
the same characters and the audit trail can be hashed byte for byte. Order is by ``sequence``, never by a clock.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text,
    UniqueConstraint, column, table, text,
)

from empathy_widgets.domain import Mode, Status
from empathy_widgets.records.database.columns import Moment, one_of

__all__ = [
    "LASTING", "METADATA", "Moment", "SCHEMA", "administrations", "alembic_version", "audit", "audit_head", "cases",
    "class_results", "contents", "handovers", "imports", "requests", "responses", "run_events", "runs", "seats",
    "wording_items", "wordings", "workspace",
]

SCHEMA = "0016"
"""The migration these tables belong to. Migrations are numbered, so a larger number is a newer program's."""

METADATA = MetaData(naming_convention={
    "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s",
})

workspace = Table(
    "workspace", METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("pin", Text),
    Column("failed_tries", Integer, nullable=False),
    Column("locked_until", Moment),
    CheckConstraint("id = 1", name="single"),
    CheckConstraint("failed_tries >= 0", name="tries_counted"),
    one_of("kind", ("work", "demonstration")),
)

cases = Table(
    "cases", METADATA,
    Column("id", String(36), primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("code", String(60), nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("archived_at", Moment),
    CheckConstraint("length(label) <= 2000", name="label_length"),
    CheckConstraint("revision >= 0", name="revision_counted"),
)

wordings = Table(
    "wordings", METADATA,
    Column("id", String(16), primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("instrument", String(60), nullable=False),
    Column("language", String(35), nullable=False),
    Column("instructions", Text, nullable=False),
    Column("choices", Text),
    Column("terms", Text, nullable=False),
    Column("loaded_by", Text, nullable=False),
    Column("loaded_at", Moment, nullable=False),
    Column("retired_at", Moment),
)

wording_items = Table(
    "wording_items", METADATA,
    Column("wording_id", String(16), ForeignKey("wordings.id"), primary_key=True),
    Column("item", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    CheckConstraint("item BETWEEN 1 AND 1000", name="item_range"),
)

imports = Table(
    "imports", METADATA,
    Column("id", String(36), primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("instrument", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("sittings", Integer, nullable=False),
    Column("taken_in_by", Text, nullable=False),
    Column("taken_in_at", Moment, nullable=False),
    Column("undone_at", Moment),
    CheckConstraint("sittings >= 1", name="sittings_counted"),
)

administrations = Table(
    "administrations", METADATA,
    Column("id", String(36), primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("case_id", String(36), ForeignKey("cases.id"), index=True),
    Column("instrument", String(60), nullable=False),
    Column("wording", String(16), ForeignKey("wordings.id")),
    Column("version", Integer),
    Column("language", String(35), nullable=False),
    Column("mode", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("current_item", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("completed_at", Moment),
    Column("void_reason", Text),
    Column("request", String(200), unique=True),
    Column("import_id", String(36), ForeignKey("imports.id"), index=True),
    one_of("mode", Mode),
    CheckConstraint("(mode = 'own practice') = (case_id IS NULL)", name="own_without_case"),
    one_of("status", Status),
    CheckConstraint("current_item BETWEEN 0 AND 1000", name="place_range"),
    CheckConstraint("revision >= 0", name="revision_counted"),
    CheckConstraint("length(void_reason) <= 2000", name="reason_length"),
    CheckConstraint("(status = 'voided') = (void_reason IS NOT NULL)", name="voided_with_reason"),
    CheckConstraint("status <> 'open' OR completed_at IS NULL", name="open_without_end"),
    CheckConstraint("status <> 'completed' OR completed_at IS NOT NULL", name="completed_with_end"),
)

responses = Table(
    "responses", METADATA,
    Column("administration_id", String(36), ForeignKey("administrations.id"), primary_key=True),
    Column("item", Integer, primary_key=True, autoincrement=False),
    Column("choice", Integer),
    Column("declined", Boolean, nullable=False),
    Column("answered_at", Moment, nullable=False),
    Column("elapsed_ms", Integer),
    Column("revision", Integer, nullable=False),
    Column("request", String(200)),
    CheckConstraint("item BETWEEN 1 AND 1000", name="item_range"),
    CheckConstraint("choice BETWEEN -1000 AND 1000", name="choice_range"),
    CheckConstraint("(choice IS NULL) = declined", name="choice_or_declined"),
    CheckConstraint("elapsed_ms BETWEEN 0 AND 86400000", name="elapsed_range"),
    CheckConstraint("revision >= 0", name="revision_counted"),
)

contents = Table(
    "contents", METADATA,
    Column("id", String(16), primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("name", String(60), nullable=False),
    Column("text", Text, nullable=False),
    Column("kept_at", Moment, nullable=False),
    CheckConstraint("length(kind) BETWEEN 1 AND 20", name="kind_named"),
    CheckConstraint("length(text) BETWEEN 1 AND 100000", name="text_length"),
)

runs = Table(
    "runs", METADATA,
    Column("id", String(36), primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("case_id", String(36), ForeignKey("cases.id"), index=True),
    Column("kind", String(20), nullable=False),
    Column("content", String(60), nullable=False),
    Column("version", String(16), ForeignKey("contents.id")),
    Column("settings", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("void_reason", Text),
    Column("request", String(200), unique=True),
    CheckConstraint("length(kind) BETWEEN 1 AND 20", name="kind_named"),
    one_of("status", Status),
    CheckConstraint("revision >= 0", name="revision_counted"),
    CheckConstraint("length(settings) <= 8000", name="settings_length"),
    CheckConstraint("length(void_reason) <= 2000", name="reason_length"),
    CheckConstraint("(status = 'voided') = (void_reason IS NOT NULL)", name="voided_with_reason"),
    CheckConstraint("status <> 'open' OR ended_at IS NULL", name="open_without_end"),
    CheckConstraint("status <> 'completed' OR ended_at IS NOT NULL", name="completed_with_end"),
)

run_events = Table(
    "run_events", METADATA,
    Column("run_id", String(36), ForeignKey("runs.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("request", String(200)),
    UniqueConstraint("run_id", "request"),
    CheckConstraint("number BETWEEN 1 AND 10000", name="number_counted"),
    CheckConstraint("length(body) <= 40000", name="body_length"),
)
LASTING = text("kind IN ('agree', 'review', 'supervision')")  # in these very words its index finds them
Index("ix_run_events_lasting", run_events.c.run_id, run_events.c.number, sqlite_where=LASTING, postgresql_where=LASTING)

class_results = Table(
    "class_results", METADATA,
    Column("id", String(36), primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("instrument", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("people", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kept_by", Text, nullable=False),
    Column("kept_at", Moment, nullable=False),
    CheckConstraint("people >= 5", name="people_enough"),
    CheckConstraint("length(text) BETWEEN 1 AND 40000", name="text_length"),
)

handovers = Table(
    "handovers", METADATA,
    Column("seat", String(200), primary_key=True),
    Column("administration_id", String(36), ForeignKey("administrations.id"), nullable=False),
    Column("since", Moment, nullable=False),
)

seats = Table(
    "seats", METADATA,
    Column("seat", String(200), primary_key=True),
    Column("failed_tries", Integer, nullable=False),
    Column("locked_until", Moment),
    Column("signed_out_at", Moment),
    CheckConstraint("failed_tries >= 0", name="tries_counted"),
)

audit = Table(
    "audit", METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Column("case_id", String(36)),
    Column("old", Text),
    Column("new", Text),
    Column("reason", Text),
    Column("salt", String(32)),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    CheckConstraint("sequence >= 1", name="sequence_counted"),
)
Index(None, audit.c.case_id)

audit_head = Table(
    "audit_head", METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sequence", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    CheckConstraint("id = 1", name="single"),
)

requests = Table(
    "requests", METADATA,
    Column("administration_id", String(36), ForeignKey("administrations.id"), primary_key=True),
    Column("request", String(200), primary_key=True),
    Column("sequence", Integer, ForeignKey("audit.sequence"), nullable=False, unique=True),
)

alembic_version = table("alembic_version", column("version_num", String))
