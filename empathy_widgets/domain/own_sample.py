"""A reference sample a site made of its own people: figures of a group, and nothing of a person."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from empathy_widgets.domain.instrument import Identifier, Noun, ReferenceValue

__all__ = ["OwnSample"]


class OwnSample(Noun):
    """Whom a site compares with: how many, who, when, and how far its scores can be trusted.

    ``origin`` is "class" (each person once; alpha) or "repeated" (each person twice, ``least_days`` to ``most_days``
    apart; retest). ``who`` and ``collected`` are the site's own words. One that was retired is used no longer and
    stays on record.
    """

    id: str
    instrument: Identifier
    version: int = Field(ge=1)
    origin: Literal["class", "repeated"]
    who: str = Field(min_length=1, max_length=300)
    collected: str = Field(min_length=1, max_length=100)
    n: int = Field(ge=30)
    least_days: int | None = Field(default=None, ge=0)
    most_days: int | None = Field(default=None, ge=0)
    values: dict[str, ReferenceValue] = Field(min_length=1)
    made_by: str
    made_at: datetime.datetime
    retired_at: datetime.datetime | None = None
