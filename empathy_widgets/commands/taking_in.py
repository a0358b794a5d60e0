"""`empathy case take-in`, `taken-in` and `undo-import`: answers of known cases out of a file, and back again."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from empathy_widgets.commands.asking import (
    CountsFromOption, EncodingOption, MapOption, NoAnswerOption, YesOption, opened_sheet, told_of,
)
from empathy_widgets.commands.choosing import InstrumentArgument, chosen_instrument
from empathy_widgets.commands.places_to_write import PIPE, AnswersArgument, opened
from empathy_widgets.commands.speaking import WorkspaceOption, refusals
from empathy_widgets.errors import ContentError, ExchangeError
from empathy_widgets.strings import _, ngettext

if TYPE_CHECKING:
    from empathy_widgets.domain import ImportedSitting, Instrument
    from empathy_widgets.exchange.answers.answer_sheet import AnswerSheet
    from empathy_widgets.records import Store
    from empathy_widgets.scoring.keying_watch import KeyingWatch

__all__ = ["take_in", "taken_in", "undo_import"]

PIECE = 1 << 18
NAMED = 8


def take_in(
    file: AnswersArgument,
    instrument: InstrumentArgument,
    code_column: Annotated[str | None, typer.Option(
        metavar="NAME", help="The column with the codes of the cases, where it is not the column of ids.")] = None,
    date_column: Annotated[str | None, typer.Option(
        metavar="NAME", help="The column that says when each was filled in; without it, the day of the file counts.",
    )] = None,
    day_first: Annotated[bool | None, typer.Option(
        "--day-first/--month-first", help="How dates such as 3/10/2026 are meant.")] = None,
    columns: MapOption = None,
    no_answer: NoAnswerOption = None,
    counts_from: CountsFromOption = None,
    encoding: EncodingOption = None,
    yes: YesOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Take the answers of known cases in as finished sittings, all in one step; rows of nobody known are left."""
    with refusals():
        from empathy_widgets.scoring.items import FEWEST
        from empathy_widgets.scoring.keying_watch import KeyingWatch

        known = on_the_shelf(instrument)
        store = store_of(workspace)
        told = told_of(columns, no_answer, encoding, counts_from)
        told = replace(told, beside=tuple(name for name in (code_column, date_column) if name is not None))
        with opened(file) as answers:
            digest, fallback = digest_and_day(answers, file, date_column)
            sheet = opened_sheet(known, answers, told, yes, workspace)
            watch = KeyingWatch(known)
            rows = rows_of(sheet, code_column is not None, date_column is not None, watch)
        moments = moments_in(sheet, rows, day_first) if date_column is not None else [fallback] * len(rows)
        left = Left()
        sittings = sittings_of(store, known, rows, moments, left)
        notes = [*sheet.notes(), *watch.warnings(FEWEST), *left.notes()]
        if not sittings:
            raise ExchangeError(" ".join([_("Nothing was taken in."), *left.notes()]))
        taken = store.take_in(known.id, sittings, digest=digest, version=known.version)
    for note in notes:
        typer.echo(_("Please notice: {note}").format(note=note), err=True)
    typer.echo(ngettext("Took in {count} sitting of {title} as {id}.", "Took in {count} sittings of {title} as {id}.",
                        taken.sittings).format(count=f"{taken.sittings:,}", title=known.title, id=taken.id))
    typer.echo(_("To undo all of it: empathy case undo-import {id} --reason “why”.").format(id=taken.id))


def taken_in(workspace: WorkspaceOption = None) -> None:
    """Print which files were taken into cases, oldest first: number, day, by whom, and how many sittings."""
    from empathy_widgets.exercises.page.moments import when

    with refusals():
        for one in store_of(workspace).imports():
            line = f"{one.id}  {when(one.taken_in_at)}  {one.taken_in_by}  {one.instrument}  {one.sittings}"
            undone = "  " + _("undone {when}").format(when=when(one.undone_at)) if one.undone_at else ""
            typer.echo(line + undone)


def undo_import(
    id: Annotated[str, typer.Argument(metavar="NUMBER", help="As “empathy case taken-in” prints it.")],
    reason: Annotated[str, typer.Option(help="Why, in a few words; it is kept with each sitting.")],
    workspace: WorkspaceOption = None,
) -> None:
    """Set aside every sitting that came from one file, with one reason; they stay readable and count no longer."""
    with refusals():
        count = store_of(workspace).undo_import(id, reason)
    typer.echo(ngettext("{count} sitting was set aside.", "{count} sittings were set aside.", count).format(
        count=f"{count:,}"))


def store_of(workspace: Path | None) -> Store:
    """The records of a workspace, as whoever is at the keyboard sees them."""
    from empathy_widgets.domain import Actor
    from empathy_widgets.records import Store, Workspace

    return Store(Workspace(workspace) if workspace else Workspace.default(), Actor(seat="command"))


def on_the_shelf(name: str) -> Instrument:
    """An instrument the workbook itself can show; ContentError for a file of one's own."""
    if Path(name).suffix in (".yaml", ".yml"):
        raise ContentError(_("Sittings are kept of instruments on the shelf only. Put this file into the content "
                             "folder’s “instruments”, then name it by its id."))
    return chosen_instrument(name)


def digest_and_day(stream: BinaryIO, name: str, date_column: str | None) -> tuple[str, datetime.datetime]:
    """The SHA-256 of a file and when it was last written; the stream stands at its beginning again."""
    if not stream.seekable():
        raise ExchangeError(_("Sittings are taken in from a file, not from a pipe. Save it first."))
    digest = hashlib.sha256()
    while piece := stream.read(PIECE):
        digest.update(piece)
    stream.seek(0)
    if name == PIPE and date_column is None:
        raise ExchangeError(_("A pipe does not say of which day the answers are. Name their column with "
                              "--date-column."))
    written = datetime.datetime.fromtimestamp(os.fstat(stream.fileno()).st_mtime, datetime.UTC)
    return digest.hexdigest(), min(written, datetime.datetime.now(datetime.UTC))


@dataclass(frozen=True, slots=True)
class OneRow:
    """A row of the file: its number, the code and the date as they stand there, and the choices by item."""

    number: int
    code: str
    date: str
    answers: dict[int, int]


@dataclass(slots=True)
class Left:
    """Rows that were not taken in, by their numbers, and why."""

    unknown: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    undated: list[int] = field(default_factory=list)
    future: list[int] = field(default_factory=list)

    def notes(self) -> list[str]:
        """A sentence for each reason; codes are not repeated, for a name may stand in their place."""
        said = [
            (self.unknown, ngettext("Row {rows} was left: no case of this workspace goes by its code.",
                                    "Rows {rows} were left: no case of this workspace goes by their codes.",
                                    len(self.unknown))),
            (self.empty, ngettext("Row {rows} was left: it holds no answer.", "Rows {rows} were left: they hold no "
                                  "answer.", len(self.empty))),
            (self.undated, ngettext("Row {rows} was left: its date cannot be read. Write it as 2026-10-03.",
                                    "Rows {rows} were left: their dates cannot be read. Write them as 2026-10-03.",
                                    len(self.undated))),
            (self.future, ngettext("Row {rows} was left: its date lies in the future.",
                                   "Rows {rows} were left: their dates lie in the future.", len(self.future))),
        ]
        return [text.format(rows=", ".join(map(str, rows[:NAMED])) + ("…" if len(rows) > NAMED else ""))
                for rows, text in said if rows]


def rows_of(sheet: AnswerSheet, has_codes: bool, has_dates: bool, watch: KeyingWatch) -> list[OneRow]:
    """Every row of the file; ExchangeError where it has more than are taken in at once."""
    import numpy as np

    from empathy_widgets.records.shelves.imports import MOST_SITTINGS

    items = [item.number for item in sheet.instrument.items]
    rows: list[OneRow] = []
    for block in sheet.blocks():
        watch.hear(block.choices)
        codes = block.beside[0] if has_codes else block.ids
        dates = block.beside[-1] if has_dates else [""] * len(codes)
        for number, code, date, given in zip(block.numbers, codes, dates, block.choices, strict=True):
            there = np.flatnonzero(~np.isnan(given))
            rows.append(OneRow(number, code, date, {items[at]: int(given[at]) for at in there}))
        if len(rows) > 2 * MOST_SITTINGS:
            raise ExchangeError(_("This file has more than {most} rows, which is more than is taken in at once. Split "
                                  "it.").format(most=f"{2 * MOST_SITTINGS:,}"))
    return rows


def moments_in(
    sheet: AnswerSheet, rows: Sequence[OneRow], day_first: bool | None,
) -> Sequence[datetime.datetime | None]:
    """When each row was filled in."""
    from empathy_widgets.exchange.answers.when import moments_of

    return moments_of([row.date for row in rows], day_first, sheet.table.kind == "sav")


def sittings_of(
    store: Store, instrument: Instrument, rows: Sequence[OneRow], moments: Sequence[datetime.datetime | None],
    left: Left,
) -> list[ImportedSitting]:
    """The rows of known cases; the others are added to ``left``."""
    from empathy_widgets.domain import ImportedSitting
    from empathy_widgets.records.shelves.codes import spelled

    cases = {case.code: case.id for case in store.cases()}
    now = datetime.datetime.now(datetime.UTC)
    today = now.astimezone().date()
    sittings = []
    for row, at in zip(rows, moments, strict=True):
        if at is not None and at > now and at.astimezone().date() == today:
            at = now  # a day without a time is noon, which may be still to come
        wrong = (left.unknown if (case := cases.get(spelled(row.code))) is None else left.empty if not row.answers
                 else left.undated if at is None else left.future if at > now else None)
        if wrong is not None:
            wrong.append(row.number)
        elif case is not None and at is not None:
            sittings.append(ImportedSitting(case_id=case, at=at, answers=row.answers))
    return sittings
