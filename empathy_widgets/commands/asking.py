"""A file of answers on the command line: what is not certain is shown and asked once, or said in one sentence."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from empathy_widgets.errors import EmpathyError, ExchangeError, Unsure, UnsureLetters
from empathy_widgets.strings import _

if TYPE_CHECKING:
    from empathy_widgets.domain import Instrument, Wording
    from empathy_widgets.exchange.answers.answer_sheet import AnswerSheet
    from empathy_widgets.exchange.answers.columns import Columns
    from empathy_widgets.exchange.answers.told import Told
    from empathy_widgets.records import Workspace

__all__ = [
    "CountsFromOption", "EncodingOption", "MapOption", "NoAnswerOption", "YesOption", "opened_sheet", "told_of",
]

MapOption = Annotated[list[str] | None, typer.Option(
    "--map", metavar="COLUMN=ITEM",
    help="Say which item a column holds, as often as needed; T1_TEQ_#=# says it of all whose number stands for #.")]
NoAnswerOption = Annotated[list[str] | None, typer.Option(
    "--no-answer", metavar="CODE", help="A code that means no answer, for example 99; as often as needed.")]
CountsFromOption = Annotated[int | None, typer.Option(
    "--counts-from", metavar="NUMBER", help="The number the file gives to the lowest choice, where it is another.")]
EncodingOption = Annotated[str | None, typer.Option(
    metavar="NAME", help="The encoding of a text file that is not UTF-8, for example cp1252.")]
YesOption = Annotated[bool, typer.Option(
    "--yes", help="The columns are those that were found, and the encoding is the one that is likeliest; do not ask.")]
LONGEST = 60
AN_ITEM = re.compile("[0-9]{1,6}")


def told_of(
    maps: Sequence[str] | None, no_answer: Sequence[str] | None, encoding: str | None, counts_from: int | None = None,
) -> Told:
    """What the options say of a file; ExchangeError for one that says nothing."""
    from empathy_widgets.exchange.answers.told import EVERY, Told

    columns: dict[str, int] = {}
    for said in maps or ():
        name, _sign, item = (part.strip() for part in said.rpartition("="))
        if not name or not (AN_ITEM.fullmatch(item) or (item == "#" and "#" in name)):
            raise ExchangeError(_(
                "“{said}” does not say which item a column holds. Write --map COLUMN=ITEM, for example --map Q7=3, or "
                "--map Q#=# for all of them.").format(said=said[:LONGEST]))
        columns[name] = EVERY if item == "#" else int(item)
    return Told(columns=columns, no_answer=tuple(no_answer or ()), letters=encoding, counts_from=counts_from)


def opened_sheet(
    instrument: Instrument, stream: BinaryIO, told: Told, sure: bool = False, workspace: Path | None = None,
) -> AnswerSheet:
    """Open a file of answers, and let a person at a terminal confirm what was found.

    Parameters
    ----------
    instrument : Instrument
        The one it was filled in with.
    stream : binary stream
        A file or a pipe.
    told : Told
        What the options say.
    sure : bool
        Whether the person said beforehand that what is found will be right.
    workspace : Path, optional
        Where confirmed columns are remembered and loaded wordings are; the default one without it.

    Raises
    ------
    ExchangeError
        It cannot be read; Unsure where it can be read in more than one way and nobody is there to be asked.
    """
    from empathy_widgets.exchange.answers.columns import as_found
    from empathy_widgets.exchange.answers.table import kept

    asked = sys.stdin.isatty() and sys.stderr.isatty() and stream is not sys.stdin.buffer
    stream = stream if stream.seekable() else kept(stream)

    @cache
    def place() -> Workspace:
        from empathy_widgets.records import Workspace

        return Workspace(workspace) if workspace else Workspace.default()

    def remembered(names: Sequence[str]) -> dict[int, int] | None:
        from empathy_widgets.records.workspace.remembered import remembered_columns

        return remembered_columns(place(), instrument.id, names)

    told = replace(told, wordings=cache(lambda: wordings_of(instrument, place())), remembered=remembered)
    sheet = read_sheet(instrument, stream, told, sure, asked)
    if sheet.columns.plain or sheet.columns.remembered:
        return sheet
    if asked and not sure:
        typer.echo(in_words(instrument, sheet.columns), err=True)
        if not confirmed(_("Is each of these columns the item beside it?")):
            raise ExchangeError(_("Nothing was read. Say which column is which item with --map COLUMN=ITEM."))
    if asked or sure:
        from empathy_widgets.records.workspace.remembered import remember_columns

        remember_columns(place(), instrument.id, sheet.columns.names, as_found(sheet.columns))
    return sheet


def read_sheet(instrument: Instrument, stream: BinaryIO, told: Told, sure: bool, asked: bool) -> AnswerSheet:
    """Open it, asking once in which encoding it is where that cannot be known."""
    from empathy_widgets.exchange.answers.answer_sheet import AnswerSheet

    try:
        return AnswerSheet(instrument, stream, told)
    except UnsureLetters as question:
        if not sure and not (asked and confirmed(str(question))):
            raise Unsure(_("{question} To confirm it, add --encoding {encoding}.").format(
                question=question, encoding=question.encoding)) from None
        stream.seek(0)
        return read_sheet(instrument, stream, replace(told, letters=question.encoding), sure, asked)
    except Unsure as question:
        raise Unsure(_("{question} On the command line: --map COLUMN=ITEM, or --map NAME_#=#.").format(
            question=question)) from None


def confirmed(question: str) -> bool:
    """Ask at the terminal, beside the pipe that the scores may go to."""
    typer.echo(f"{question} [y/N]: ", err=True, nl=False)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def wordings_of(instrument: Instrument, place: Workspace) -> tuple[Wording, ...]:
    """The wordings loaded here, by whose sentences columns may be called; none where there is no workspace to read."""
    from empathy_widgets.domain import Actor
    from empathy_widgets.records import Store

    if place.database_file is not None and not place.database_file.is_file():
        return ()
    try:
        return tuple(one.wording for one in Store(place, Actor(seat="command")).loaded_wordings(instrument.id))
    except EmpathyError:
        return ()


def in_words(instrument: Instrument, columns: Columns) -> str:
    """A line a column: what it is called, which item that is, how it was found; then what the other columns are."""
    from empathy_widgets.exchange.answers.naming import in_a_line
    from empathy_widgets.exchange.answers.notes import column_notes

    names = [in_a_line(one.name, LONGEST) for one in columns.found]
    width = max(map(len, names))
    lines = [_("{column}  is item {item}, found {way}").format(
        column=name.ljust(width), item=one.item, way=one.in_words())
             for name, one in zip(names, columns.found, strict=True)]
    return "\n".join([instrument.title, *lines, *column_notes(columns)])
