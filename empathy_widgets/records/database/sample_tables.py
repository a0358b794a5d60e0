"""The table of a site's own reference samples: figures of a group, never an answer."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, String, Table, Text

from empathy_widgets.records.database.columns import Moment, one_of
from empathy_widgets.records.database.tables import METADATA

__all__ = ["own_samples"]

own_samples = Table(
    "own_samples", METADATA,
    Column("id", String(36), primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("instrument", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("origin", String(20), nullable=False),
    Column("who", Text, nullable=False),
    Column("collected", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("least_days", Integer),
    Column("most_days", Integer),
    Column("figures", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("retired_at", Moment),
    CheckConstraint("n >= 30", name="n_enough"),
    one_of("origin", ("class", "repeated")),
)
