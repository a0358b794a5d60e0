"""The formats a case can be taken away in, and each with its data dictionary as one file."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from empathy_widgets import __version__
from empathy_widgets.domain import Mode
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.export.case_file import CaseFile, Outline, gone, moment_text
from empathy_widgets.exchange.export.copies import about_copy
from empathy_widgets.exchange.export.csv_file import dictionary_csv, write_csv
from empathy_widgets.exchange.export.dictionary import HEADINGS, about_columns, dictionary_rows
from empathy_widgets.exchange.export.document import schema_text
from empathy_widgets.exchange.export.fhir_file import fhir_columns, write_fhir
from empathy_widgets.exchange.export.json_file import write_json
from empathy_widgets.exchange.export.tables import Cell, ExportTable, answers_table, events_table, sittings_table
from empathy_widgets.exchange.export.xlsx_file import write_xlsx
from empathy_widgets.strings import _

__all__ = ["FORMATS", "Format", "holds_something", "must_hold_something", "packed"]

Write = Callable[[Iterable[CaseFile], Outline, BinaryIO], None]


@dataclass(frozen=True)
class Format:
    """One way to take a case away.

    Attributes
    ----------
    id, ending, media_type : str
        As in ``--format``, at the end of the file's name, and in a browser.
    write : callable
        ``write(case_files, outline, out)`` writes the file, case by case.
    beside : str
        The ending of the file that lies beside it with the meaning of everything in it; "" where it is inside.
    explain : callable
        ``explain(outline)`` is that file's content.
    holds : tuple of str
        What of a case is in it: "sittings", "runs", "plans", "history", "label".
    """

    id: str
    ending: str
    media_type: str
    write: Write
    beside: str
    explain: Callable[[Outline], bytes]
    holds: tuple[str, ...]


def of_table(id: str, table: Callable[[Outline], ExportTable], holds: str) -> Format:
    """A table as CSV with its dictionary."""
    return Format(
        id, ".csv", "text/csv", lambda files, outline, out: write_csv(table(outline), files, out), ".dictionary.csv",
        lambda outline: dictionary_csv([*told(outline), *dictionary_rows([table(outline)])]), (holds, "label"))


FORMATS = {one.id: one for one in (
    of_table("csv", answers_table, "sittings"),
    of_table("csv-wide", sittings_table, "sittings"),
    of_table("csv-events", events_table, "runs"),
    Format("xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
           lambda files, outline, out: write_xlsx(files, outline, out, read_me(outline)), "", lambda outline: b"",
           ("sittings", "label")),
    Format("json", ".json", "application/json",
           lambda files, outline, out: write_json(files, outline, out, f"empathy-workbook {__version__}"),
           ".schema.json", lambda outline: schema_text().encode(), ("sittings", "runs", "plans", "history", "label")),
    Format("fhir", ".json", "application/fhir+json", write_fhir, ".dictionary.csv",
           lambda outline: dictionary_csv([*told(outline), *about_columns("FHIR R4", fhir_columns())]), ("sittings",)),
)}
"""Every format by its id."""


def told(outline: Outline) -> list[tuple[Cell, ...]]:
    """The first row of a client's copy's dictionary: what is left out."""
    return [(None, None, about_copy(True), *[None] * (len(HEADINGS) - 3))] if outline.for_client else []


def read_me(outline: Outline) -> Iterator[str]:
    """The lines of a spreadsheet's first sheet."""
    yield _("Taken out of an Empathy Workbook on {at} (UTC).").format(at=moment_text(outline.at)[:16].replace("T", " "))
    if outline.for_client:
        yield about_copy(True)
    yield _("Answers: a row a response. Sittings: a row a sitting, with its items and scores. "
            "Dictionary: every column.")
    yield _("Times are UTC, with their zone. Choices stand as they were picked; the key turns reversed items round.")
    yield _("An empty cell is a gap, never a nought; the dictionary says of each column what a gap means.")
    yield _("An apostrophe (') stands before a text that a spreadsheet would run, such as one that starts with =, +, - "
            "or @, also after a semicolon or a line break. Take one away to get the text back.")
    yield _("What people said and wrote in a scene, a discussion or a problem is not here; "
            "it is in the export as JSON.")
    yield _("Scores are places to start talking: no cut-off is in them, and nothing here decides anything "
            "about a person.")
    for instrument in outline.instruments.values():
        if instrument is not None:
            practice = _(" Practice form: not validated, no norms.") if instrument.kind == "practice" else ""
            yield f"{instrument.title}: {instrument.credit_line or instrument.source}{practice}"
    for name in gone(outline):
        yield _(
            "{name}: its file is not on the shelf any more, so its answers are here and its scores are not."
        ).format(name=name)


def holds_something(case_file: CaseFile, form: Format) -> bool:
    """Whether this format would hold anything of a case; rehearsals go into no FHIR."""
    sittings = [one for one in case_file.administrations if form.id != "fhir" or one.mode is not Mode.REHEARSAL]
    return bool(("sittings" in form.holds and sittings) or ("runs" in form.holds and case_file.runs)
                or ("plans" in form.holds and case_file.plans))


def must_hold_something(case_file: CaseFile, form: Format) -> None:
    """Refuse, in one sentence, to export a case of which this format would hold nothing."""
    if holds_something(case_file, form):
        return
    if not case_file.sittings and not case_file.runs:
        text = _("There is nothing to take away of {code} yet.")
    elif "sittings" in form.holds:
        text = _("Nobody has filled in a scale for {code} yet; everything else is in the JSON.")
    else:
        text = _("{code} has no scene, mirroring, discussion or problem yet; choose another format.")
    raise ExchangeError(text.format(code=case_file.case.code))


def packed(form: Format, case_file: CaseFile, outline: Outline, stem: str) -> tuple[str, str, bytes]:
    """One case as one file: a ZIP where the meaning of its columns lies in a file beside it.

    Returns
    -------
    tuple of str, str, bytes
        The file's name, its media type, and the file.
    """
    must_hold_something(case_file, form)
    content = io.BytesIO()
    form.write([case_file], outline, content)
    if not form.beside:
        return f"{stem}{form.ending}", form.media_type, content.getvalue()
    import zipfile

    both = io.BytesIO()
    with zipfile.ZipFile(both, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = [(stem + form.ending, content.getvalue()), (stem + form.beside, form.explain(outline))]
        if outline.for_client:
            parts.append(("README.txt", f"{about_copy(True)}\n".encode()))
        for name, part in parts:
            entry = zipfile.ZipInfo(name, outline.at.timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, part)
    return f"{stem}.zip", "application/zip", both.getvalue()
