"""The data dictionary that lies beside every export: what each column means, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from empathy_widgets.exchange.export.glossary import Column
from empathy_widgets.exchange.export.tables import Cell, ExportTable
from empathy_widgets.strings import _

__all__ = ["HEADINGS", "about_columns", "dictionary_rows"]

HEADINGS = ("table", "column", "meaning", "unit", "type", "range", "empty_means", "own_words")
"""The dictionary's own columns."""


def dictionary_rows(tables: Iterable[ExportTable]) -> Iterator[tuple[Cell, ...]]:
    """A row a column, in the order of the tables."""
    for table in tables:
        yield from about_columns(table.name, table.columns)


def about_columns(table: str, columns: Iterable[Column]) -> Iterator[tuple[Cell, ...]]:
    """What the dictionary says of some columns; ``own_words`` is yes where people wrote what stands there."""
    for column in columns:
        written = _(
            "{kind}; an apostrophe (') stands before what a spreadsheet would run: take one away to get it back")
        kind = written.format(kind=column.kind) if column.own_words else column.kind
        yield (table, column.name, column.meaning, column.unit, kind, column.range,
               column.missing or _("never empty"), _("yes") if column.own_words else _("no"))
