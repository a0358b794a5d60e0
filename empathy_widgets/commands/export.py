"""`empathy export`: what is kept of a case, or of all of them, as a file other programs read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from empathy_widgets.commands.speaking import WorkspaceOption, refusals
from empathy_widgets.errors import ExchangeError
from empathy_widgets.files import must_be_free, whole_file
from empathy_widgets.strings import _, ngettext

if TYPE_CHECKING:
    from empathy_widgets.domain import Case
    from empathy_widgets.exchange.export import CaseFile, Format, Outline
    from empathy_widgets.exercises.take_away.export import Export

__all__ = ["export"]


class FormatName(StrEnum):
    """The formats, as they are typed."""

    CSV = "csv"
    CSV_WIDE = "csv-wide"
    CSV_EVENTS = "csv-events"
    XLSX = "xlsx"
    JSON = "json"
    FHIR = "fhir"


class For(StrEnum):
    """Whose copy, as it is typed."""

    RECORD = "record"
    CLIENT = "client"


def export(
    out: Annotated[Path, typer.Option(metavar="PATH", help="The file to write; only you can read it.")],
    format: Annotated[FormatName, typer.Option(help=(
        "csv: a row an answer; csv-wide: a row a sitting, with scores; csv-events: what was said and done in the room; "
        "xlsx: a spreadsheet; json: everything; fhir: FHIR R4."))],
    code: Annotated[str | None, typer.Argument(help="The code of the case, as amber-otter-27.")] = None,
    everybody: Annotated[bool, typer.Option("--all", help="Every case of the workspace.")] = False,
    own: Annotated[bool, typer.Option("--own", help="What you practised for yourself, without a case.")] = False,
    copy: Annotated[For, typer.Option("--for", help=(
        "record: all that is kept, for you; client: without what is yours alone, for the person."))] = For.RECORD,
    with_label: Annotated[bool, typer.Option("--with-label", help="Put your label beside the code.")] = False,
    with_history: Annotated[bool, typer.Option(
        "--with-history", help="Add who changed and exported what, when and why (JSON only).")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there already.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Write a case, or all of them, for other programs, with the meaning of every column; its history notes it."""
    from empathy_widgets.domain import Actor
    from empathy_widgets.exchange.export import FORMATS, about_copy
    from empathy_widgets.exercises.take_away.export import Export
    from empathy_widgets.library import Library
    from empathy_widgets.records import Store, Workspace

    form = FORMATS[format.value]
    with refusals():
        must_make_sense(form, [code is not None, everybody, own].count(True), with_label, with_history)
        for_client = copy is For.CLIENT
        must_be_a_clients(for_client, code, with_label or with_history)
        must_be_writable(out, form, force)
        store = Store(Workspace(workspace) if workspace else Workspace.default(), Actor(seat="command"))
        asked = Export(store, Library(), form, with_label=with_label, with_history=with_history,
                       for_client=for_client)
        one = None if code is None else store.case_by_code(code)
        take(asked, shown_as_it_goes(store.cases()) if everybody else one, out, force)
    typer.echo(said(asked.taken, out))
    if for_client:
        typer.echo(about_copy(for_client))
    if form.beside:
        typer.echo(_("What everything in it means: {file}").format(file=beside(out, form)))


def take(export: Export, whose: Case | Iterable[Case] | None, out: Path, force: bool) -> None:
    """Write the file and what explains it, whole or not at all; the history is told before they take their place."""
    form = export.form
    with ExitStack() as stack:
        def opened(file: Path) -> BinaryIO:
            return stack.enter_context(whole_file(file, force=force, private=True))

        def write(files: Iterable[CaseFile], outline: Outline) -> None:
            parts = [opened(beside(out, form))] if form.beside else []
            for part in parts:
                part.write(form.explain(outline))
            parts.append(opened(out))
            form.write(files, outline, parts[-1])
            on_the_disk(parts)

        export.take(whose, write)


def on_the_disk(parts: list[BinaryIO]) -> None:
    """Put what was written on the disk, so that a full one shows before the history says anything went out."""
    for part in parts:
        part.flush()
        os.fsync(part.fileno())


def said(taken: list[str] | None, out: Path) -> str:
    """What was done, in a line."""
    if taken is None:
        return _("Exported what you practised for yourself: {out}").format(out=out)
    return ngettext("Exported {count} case: {out}", "Exported {count} cases: {out}", len(taken)).format(
        count=len(taken), out=out)


def must_make_sense(form: Format, named: int, with_label: bool, with_history: bool) -> None:
    """Refuse what cannot be meant: it takes exactly one way to say whose, and only what the format holds."""
    if named != 1:
        raise ExchangeError(_(
            "Name one case by its code, or say --all for every case, or --own for your own practice."))
    if with_label and "label" not in form.holds:
        raise ExchangeError(_("Labels never go into FHIR. Leave --with-label out, or choose another format."))
    if with_history and "history" not in form.holds:
        raise ExchangeError(_("Only JSON holds the history. Leave --with-history out, or say --format json."))


def must_be_a_clients(for_client: bool, code: str | None, more: bool) -> None:
    """Refuse a client's copy of more than one case, and one with what is never in it."""
    if for_client and code is None:
        raise ExchangeError(_("A client's copy is of one case. Name it by its code, or leave --for client out."))
    if for_client and more:
        raise ExchangeError(_(
            "A client's copy never holds the label or the history. Leave --with-label and --with-history out."))


def must_be_writable(out: Path, form: Format, force: bool) -> None:
    """Refuse what must not be written over, the file or the one beside it."""
    must_be_free(out, force)  # before its name is taken apart
    for file in (out, *([beside(out, form)] if form.beside else [])):
        must_be_free(file, force)


def beside(out: Path, form: Format) -> Path:
    """The file that explains an export."""
    return out.with_name(out.stem + form.beside)


def shown_as_it_goes(cases: tuple[Case, ...]) -> Iterator[Case]:
    """The cases, with a bar on a terminal that shows how far it is."""
    if not sys.stderr.isatty():
        yield from cases
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(cases, _("Exporting"), console=Console(stderr=True), transient=True)
