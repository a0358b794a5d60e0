"""`empathy export`: what is kept of a case, or of all of them, as a file other programs read."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from empathy_widgets.commands.speaking import WorkspaceOption, refusals
from empathy_widgets.errors import ExchangeError, NotFound
from empathy_widgets.files import must_be_free, whole_file
from empathy_widgets.strings import _, ngettext

if TYPE_CHECKING:
    from empathy_widgets.domain import Case
    from empathy_widgets.exchange.export import CaseFile, Format, Outline
    from empathy_widgets.exchange.export.case_file import Find
    from empathy_widgets.records import Store

__all__ = ["export"]


class FormatName(StrEnum):
    """The formats, as they are typed."""

    CSV = "csv"
    CSV_WIDE = "csv-wide"
    CSV_EVENTS = "csv-events"
    XLSX = "xlsx"
    JSON = "json"
    FHIR = "fhir"


def export(
    out: Annotated[Path, typer.Option(metavar="PATH", help="The file to write; only you can read it.")],
    format: Annotated[FormatName, typer.Option(help=(
        "csv: a row an answer; csv-wide: a row a sitting, with scores; csv-events: what was said and done in the room; "
        "xlsx: a spreadsheet; json: everything; fhir: FHIR R4."))],
    code: Annotated[str | None, typer.Argument(help="The code of the case, as amber-otter-27.")] = None,
    everybody: Annotated[bool, typer.Option("--all", help="Every case of the workspace.")] = False,
    own: Annotated[bool, typer.Option("--own", help="What you practised for yourself, without a case.")] = False,
    with_label: Annotated[bool, typer.Option("--with-label", help="Put your label beside the code.")] = False,
    with_history: Annotated[bool, typer.Option(
        "--with-history", help="Add who changed and exported what, when and why (JSON only).")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there already.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Write a case, or all of them, for other programs, with the meaning of every column; its history notes it."""
    from empathy_widgets.domain import Actor
    from empathy_widgets.exchange.export import FORMATS
    from empathy_widgets.library import Library
    from empathy_widgets.records import Store, Workspace

    form = FORMATS[format.value]
    with refusals():
        must_make_sense(form, [code is not None, everybody, own].count(True), with_label, with_history)
        must_be_writable(out, form, force)
        store = Store(Workspace(workspace) if workspace else Workspace.default(), Actor(seat="command"))
        taking = Taking(store, Library().instrument, form, with_label, with_history)
        if everybody:
            taking.every(out, force)
        else:
            taking.one(out, force, None if code is None else store.case_by_code(code))
    typer.echo(said(taking.taken, out))
    if form.beside:
        typer.echo(_("What everything in it means: {file}").format(file=beside(out, form)))


class Taking:
    """One export on its way out: which store, which format, and what was asked for besides."""

    def __init__(self, store: Store, find: Find, form: Format, with_label: bool, with_history: bool) -> None:
        self.store, self.find, self.form = store, find, form
        self.with_label, self.with_history = with_label, with_history
        self.taken: list[str] | None = []
        """The cases that went out; None for what people practised for themselves."""

    def one(self, out: Path, force: bool, case: Case | None) -> None:
        """Write one case, or with None what people practised for themselves."""
        from empathy_widgets.exchange.export import CaseFile, Outline, must_hold_something

        if case is not None:
            found, self.taken = self.read(case), [case.id]
        else:
            found, self.taken = CaseFile.of_oneself(self.store.runs(include_voided=True)), None
        must_hold_something(found, self.form)
        self.write([found], Outline.of_case(found, self.find, now(), self.with_label), out, force)

    def every(self, out: Path, force: bool) -> None:
        """Write every case."""
        from empathy_widgets.exchange.export import Outline

        outline = Outline.of(self.store.instruments_given(), self.find, now(), self.with_label)
        self.write(self.case_by_case(), outline, out, force)

    def write(self, files: Iterable[CaseFile], outline: Outline, out: Path, force: bool) -> None:
        """Write the file and what explains it, whole or not at all.

        The history is told before they take their place.
        """
        with ExitStack() as stack:
            def opened(file: Path) -> BinaryIO:
                return stack.enter_context(whole_file(file, force=force, private=True))

            parts = [opened(beside(out, self.form))] if self.form.beside else []
            for part in parts:
                part.write(self.form.explain(outline))
            parts.append(opened(out))
            self.form.write(files, outline, parts[-1])
            if self.taken == []:
                raise ExchangeError(_("There is nothing to take away of any case in this format yet."))
            on_the_disk(parts)
            self.store.note_export(self.taken, self.what)

    def case_by_case(self) -> Iterator[CaseFile]:
        """Each case as it is at one moment; one that was deleted meanwhile is left out."""
        from empathy_widgets.exchange.export import holds_something

        self.taken = []
        for case in shown_as_it_goes(self.store.cases()):
            try:
                found = self.read(case)
            except NotFound:
                continue
            if self.form.id == "json" or holds_something(found, self.form):
                self.taken.append(case.id)
                yield found

    def read(self, case: Case) -> CaseFile:
        """All that is kept of a case, scored."""
        from empathy_widgets.exchange.export import CaseFile

        found, sittings, runs, history = self.store.everything(case.id, history=self.with_history)
        return CaseFile.of(found, sittings, runs, history if self.with_history else None, self.find)

    @property
    def what(self) -> str:
        """What the history says of it."""
        parts = [self.form.id, *(["with the label"] if self.with_label else []),
                 *(["with the history"] if self.with_history else [])]
        return ", ".join(parts)


def on_the_disk(parts: list[BinaryIO]) -> None:
    """Put what was written on the disk, so that a full one shows before the history says anything went out."""
    for part in parts:
        part.flush()
        os.fsync(part.fileno())


def now() -> datetime.datetime:
    """This moment, UTC."""
    return datetime.datetime.now(datetime.UTC)


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
