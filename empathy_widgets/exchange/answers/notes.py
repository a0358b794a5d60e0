"""What a person is told of a file that was read: how its columns were found, and what was left out of it."""

from __future__ import annotations

from collections.abc import Collection

from empathy_widgets.exchange.answers.columns import Columns
from empathy_widgets.exchange.answers.looking import REMEMBERED, SAID, SENTENCE, SERIES
from empathy_widgets.exchange.answers.naming import in_a_line, told_apart
from empathy_widgets.strings import _, ngettext

__all__ = ["cell_notes", "column_notes"]

NAMED = 5


def column_notes(columns: Columns) -> list[str]:
    """A sentence on each kind of column."""
    notes = []
    names = [one.name for one in columns.found]
    ways = {one.way for one in columns.found}
    if SENTENCE in ways:
        notes.append(_("The items were found by their sentences."))
    if SERIES in ways:
        notes.append(_("The items were found in the columns {first} to {last}, by their numbers.").format(
            first=told_apart(names[:1]), last=told_apart(names[-1:])))
    if REMEMBERED in ways:
        notes.append(_("The items were read from the columns that were confirmed for an earlier file of this kind."))
    if SAID in ways:
        notes.append(_("The items were read from the columns you named."))
    if columns.id_place is None:
        notes.append(_("No column holds codes of people, so each is named by the number of the row."))
    if columns.personal:
        notes.append(ngettext(
            "A column that says who or where somebody is was dropped: {names}.",
            "{count} columns that say who or where somebody is were dropped: {names}.", len(columns.personal)
        ).format(count=len(columns.personal), names=short(columns.personal)))
    if columns.turned:
        notes.append(_("Turned copies beside the items were left aside: {names}.").format(names=short(columns.turned)))
    if columns.totals:
        notes.append(_("Scores that stand in the file were left aside: {names}.").format(names=short(columns.totals)))
    if aside := columns.aside:
        notes.append(ngettext("A column that is no item was left aside: {names}.",
                              "{count} columns that are no items were left aside: {names}.", len(aside))
                     .format(count=len(aside), names=short(aside)))
    return notes


def cell_notes(none_seen: Collection[str], blank: int) -> list[str]:
    """Which cells were read as no answer, beside empty ones; how many rows hold no answer at all."""
    notes = [_("Read as no answer: {codes}.").format(codes=short(sorted(none_seen)))] if none_seen else []
    if blank:
        notes.append(ngettext(
            "{count} row holds no answer to any item. It counts as a person; take it out if it is none.",
            "{count} rows hold no answer to any item. They count as people; take them out if they are none.", blank
        ).format(count=f"{blank:,}"))
    return notes


def short(names: Collection[str]) -> str:
    """Some of the names, and a sign where there are more."""
    return ", ".join(map(in_a_line, list(names)[:NAMED])) + ("…" if len(names) > NAMED else "")
