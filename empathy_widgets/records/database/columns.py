"""What columns of the tables are made of: times as text both databases keep alike, and checks of what may stand."""

from __future__ import annotations

import datetime

from sqlalchemy import CheckConstraint, String, TypeDecorator
from sqlalchemy.engine import Dialect

from empathy_widgets.domain import Mode, Status
from empathy_widgets.errors import WorkspaceDamaged
from empathy_widgets.strings import _

__all__ = ["Moment", "one_of"]


class Moment(TypeDecorator[datetime.datetime]):
    """A timezone-aware time, kept as UTC text such as 2026-10-03T14:03:07.123456+00:00."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime.datetime | None, dialect: Dialect) -> str | None:
        """Write the time in UTC."""
        return None if value is None else value.astimezone(datetime.UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime.datetime | None:
        """Read the time back; WorkspaceDamaged when the text is not one this class wrote, character for character."""
        try:
            moment = None if value is None else datetime.datetime.fromisoformat(value)
        except (TypeError, ValueError):
            moment = None
        if self.process_bind_param(moment, dialect) != value:
            raise WorkspaceDamaged(_(
                "A time in this workspace cannot be read. Run `empathy doctor` and restore the newest sound backup.",
            ))
        return moment


def one_of(name: str, values: type[Mode] | type[Status] | tuple[str, ...]) -> CheckConstraint:
    """A check that column ``name`` holds one of ``values``."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{name} IN ({listed})", name=f"{name}_known")
