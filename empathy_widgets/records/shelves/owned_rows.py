"""Rows that belong to others: responses to their sitting, events to their run or plan; read once for many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, Select

from empathy_widgets.errors import NotAllowed
from empathy_widgets.records.database.failures import damaged
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.strings import _

__all__ = ["by_owner", "same_message"]


def by_owner(
    work: Transaction, given: Select[Any], owner: str, rows: Iterable[Row[Any]], values: dict[str, Any] | None = None,
) -> dict[str, list[Row[Any]]]:
    """What belongs to each of some rows, by their ids and in the order it was asked for.

    ``owner`` names the column of ``given`` that holds the id. WorkspaceDamaged where something belongs to none of them:
    after a flipped byte an index and its table disagree.
    """
    found: dict[str, list[Row[Any]]] = {row.id: [] for row in rows}
    for one in work.connection.execute(given, values or {}):
        whose = getattr(one, owner)
        if whose not in found:
            raise damaged()
        found[whose].append(one)
    return found


def same_message(earlier: Row[Any] | None, row: dict[str, Any]) -> Row[Any] | None:
    """The event a repeated request added; None when it is a new one, NotAllowed when it says something else."""
    if earlier is not None and (earlier.kind, earlier.body) != (row["kind"], row["body"]):
        raise NotAllowed(_("This page sent one message with two meanings, so it was not saved. Please reload it."))
    return earlier
