"""The tables of plans: one row a plan of a case, and its events, so that nothing that was planned is overwritten."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from empathy_widgets.records.database.columns import Moment, one_of
from empathy_widgets.records.database.tables import METADATA

__all__ = ["plan_events", "plans"]

plans = Table(
    "plans", METADATA,
    Column("id", String(36), primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("case_id", String(36), ForeignKey("cases.id"), nullable=False, index=True),
    Column("status", String(20), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("request", String(200), unique=True),
    one_of("status", ("open", "completed")),
    CheckConstraint("revision >= 0", name="revision_counted"),
    CheckConstraint("(status = 'completed') = (ended_at IS NOT NULL)", name="completed_with_end"),
)

plan_events = Table(
    "plan_events", METADATA,
    Column("plan_id", String(36), ForeignKey("plans.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("request", String(200)),
    UniqueConstraint("plan_id", "request"),
    CheckConstraint("number BETWEEN 1 AND 10000", name="number_counted"),
    CheckConstraint("length(body) <= 40000", name="body_length"),
)
