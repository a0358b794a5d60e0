"""The answers of an export as CSV, read back into sittings. The reason a sitting was set aside is only in the JSON."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError

from empathy_widgets.domain import Administration, Response
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.cells import undefuse
from empathy_widgets.exchange.export.glossary import GLOSSARY
from empathy_widgets.exchange.export.reading import text_of
from empathy_widgets.exchange.export.tables import ANSWERS
from empathy_widgets.strings import _

__all__ = ["read_answers"]

LATER = {"form_version": "1"}
"""Columns that exports of older workbooks do not have, with what they would have held."""
NEEDED = ("case_code", "case_id", *ANSWERS)
ADMINISTRATION = {
    "administration_id": "id", "case_id": "case_id", "instrument": "instrument", "form_version": "version",
    "wording_id": "wording",
    "language": "language", "mode": "mode", "status": "status", "current_item": "current_item",
    "administration_revision": "revision", "started_at": "started_at", "completed_at": "completed_at",
}
RESPONSE = ("item", "choice", "declined", "answered_at", "elapsed_ms", "revision")
WHOLE = re.compile(r"-?[0-9]{1,9}", re.ASCII)


def read_answers(content: bytes) -> dict[str, tuple[Administration, ...]]:
    """Read an export of answers in CSV, a row a response.

    Parameters
    ----------
    content : bytes
        The whole file, UTF-8, with the columns of the export in any order.

    Returns
    -------
    dict of str to tuple of Administration
        The sittings that have a response, by the code of their case, in the order of the file.

    Raises
    ------
    ExchangeError
        It is larger than 64 MB, or a column or cell is missing or wrong; the text names row and column.
    """
    heads: dict[str, tuple[str, dict[str, Any]]] = {}
    answers: dict[str, list[Response]] = {}
    seen: set[tuple[str, int]] = set()
    for number, row in rows_of(text_of(content)):
        values = {name: value_of(name, row[name], number) for name in NEEDED}
        code, id = values["case_code"], values["administration_id"]
        head = code, {field: values[name] for name, field in ADMINISTRATION.items()}
        if heads.setdefault(id, head) != head:
            raise wrong(number, "administration_id", _("this sitting is described in two ways"))
        answers.setdefault(id, []).append(made(Response, {name: values[name] for name in RESPONSE}, number))
        if (id, values["item"]) in seen:
            raise wrong(number, "item", _("this item has two answers"))
        seen.add((id, values["item"]))
    found: dict[str, tuple[Administration, ...]] = {}
    for at, (id, (code, fields)) in enumerate(heads.items(), start=2):
        sitting = made(Administration, {**fields, "responses": tuple(answers[id])}, at)
        found[code] = (*found.get(code, ()), sitting)
    return found


def rows_of(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows under the headings, numbered as a spreadsheet numbers them."""
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        heading = next(lines, [])
        missing = [name for name in NEEDED if heading.count(name) != 1 and (name in heading or name not in LATER)]
        if missing:
            raise ExchangeError(_("The column “{name}” is missing or there twice, so nothing was read.").format(
                name=missing[0]))
        for number, line in enumerate(lines, start=2):
            if len(line) != len(heading):
                raise ExchangeError(_("Row {number} has {count} cells where there are {of} columns.").format(
                    number=number, count=len(line), of=len(heading)))
            yield number, {**LATER, **dict(zip(heading, line, strict=True))}
    except csv.Error:
        raise ExchangeError(_("This file is not CSV from row {number} on.").format(number=lines.line_num)) from None


def value_of(name: str, cell: str, number: int) -> Any:
    """A cell as its column says; an empty one is None."""
    kind = GLOSSARY[name].kind
    if cell == "":
        return "" if name == "language" else None
    try:
        return READERS[kind](cell)
    except ValueError:
        raise wrong(number, name, _("this is no {kind}").format(kind=kind)) from None


def whole(cell: str) -> int:
    """A whole number; ValueError otherwise."""
    if WHOLE.fullmatch(cell) is None:
        raise ValueError(cell)
    return int(cell)


def truth(cell: str) -> bool:
    """True or false, however a spreadsheet spelled it; ValueError otherwise."""
    if cell.lower() not in ("true", "false"):
        raise ValueError(cell)
    return cell.lower() == "true"


def moment(cell: str) -> datetime.datetime:
    """A time with its zone; ValueError otherwise."""
    found = datetime.datetime.fromisoformat(cell)
    if found.tzinfo is None:
        raise ValueError(cell)
    return found


READERS: dict[str, Callable[[str], Any]] = {
    "text": undefuse, "whole number": whole, "true or false": truth, "time": moment,
}


def made(noun: type[Any], values: dict[str, Any], number: int) -> Any:
    """A noun of these values; ExchangeError with the row and the first that is wrong."""
    try:
        return noun(**values)
    except ValidationError as error:
        raise wrong(number, str(error.errors()[0]["loc"][0]), _("this is not possible here")) from None


def wrong(number: int, column: str, why: str) -> ExchangeError:
    """What to say of one cell."""
    return ExchangeError(_("Row {number}, column “{column}”: {why}. Nothing was read.").format(
        number=number, column=column, why=why))
