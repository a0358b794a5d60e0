"""What stands at the gate: sizes, encodings, depths and archives are looked at before anything is built."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Sized
from typing import Any, NoReturn

from empathy_widgets import files
from empathy_widgets.errors import ExchangeError
from empathy_widgets.strings import _

__all__ = [
    "LARGEST", "MOST_CHOICES", "MOST_ITEMS", "MOST_SUMS", "decoded", "fixed", "objects_in", "parsed_json", "refuse",
    "slim_archive",
]

LARGEST = 5_000_000
"""Bytes of one file."""
MOST_ITEMS = 999
"""Items of one instrument: as many as a content file can number."""
MOST_CHOICES = 101
"""Choices of one question; a scale from 0 to 100 has as many."""
MOST_SUMS = 60
"""Scores of one draft; further ones are named and not carried."""
DEEPEST = 40
"""Objects and lists inside one another; a questionnaire with nested groups needs about fifteen."""
MOST_OBJECTS = 60_000
UNPACKED = 6_000_000
"""Bytes of the parts of a workbook that are read, unpacked, all together; four sheets whose empty rows are painted to
the thousandth hold two million."""
MOST_PARTS = 400
NEEDED = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:workbook|sharedStrings)\.xml|"
                    r"xl/_rels/workbook\.xml\.rels|xl/worksheets/[^/]+\.xml", re.IGNORECASE)
"""Parts with words in them; styles, pictures, macros and links are never opened."""


def refuse(text: str) -> NoReturn:
    """Raise the one error this room knows, with its sentence."""
    raise ExchangeError(text)


def fixed(answers: Sized) -> bool:
    """Whether so many answers can be the choices of a scale: two or more, and no more than a scale has."""
    return 2 <= len(answers) <= MOST_CHOICES


def decoded(content: bytes, *, spreadsheet: bool = False) -> str:
    """Return the text of a file: UTF-8 or UTF-16; for a ``spreadsheet`` export Windows-1252 as well."""
    try:
        return files.decoded(content, marked=True, unmarked=True, windows=spreadsheet)
    except UnicodeDecodeError:
        refuse(_("The letters of this file cannot be read; save it again as UTF-8 and try once more."))


def parsed_json(text: str) -> Any:
    """Return what a JSON text says; refused when it is broken, too deep, too rich, or names an entry twice."""
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError):
        refuse(_("This file is not sound JSON, so it cannot be read; export it again where it comes from."))
    objects_in(value)
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entries = dict(pairs)
    if len(entries) != len(pairs):
        refuse(_("This JSON names an entry twice in the same place; export it again where it comes from."))
    return entries


def _no_number(name: str) -> NoReturn:
    refuse(_("This JSON holds “{name}” where a number belongs; export it again where it comes from.").format(name=name))


def objects_in(value: Any) -> int:
    """How many objects and lists a JSON value holds; refused when they are too many or too deep inside one another."""
    level, depth, count = [value], 0, 0
    while level:
        level = [
            inner for outer in level if isinstance(outer, (dict, list))
            for inner in (outer.values() if isinstance(outer, dict) else outer) if isinstance(inner, (dict, list))
        ]
        depth, count = depth + 1, count + len(level)
        if depth > DEEPEST or count > MOST_OBJECTS:
            refuse(_("This file is built deeper or larger than any questionnaire; check that it is the right one."))
    return count


def slim_archive(content: bytes) -> bytes:
    """Return a workbook with nothing but the parts that hold words.

    Raises
    ------
    ExchangeError
        It would unpack to more than a questionnaire needs, is damaged or locked, or declares entities.
    """
    kept = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(kept, "w") as slim:
            parts = [part for part in archive.infolist() if NEEDED.fullmatch(part.filename)]
            if len(archive.infolist()) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED:
                refuse(_("This workbook unpacks to far more than a questionnaire; check that it is the right file."))
            for name, part in {part.filename: part for part in parts}.items():
                inside = archive.read(part)
                _check_part(inside)
                slim.writestr(name, inside)
    except ExchangeError:
        raise
    except Exception:  # zipfile raises several kinds for damaged, encrypted and unknown archives
        refuse(_("This workbook is damaged or locked; save it again as .xlsx without a password."))
    return kept.getvalue()


def _check_part(part: bytes) -> None:
    start = part.lstrip()[:200]
    if start[:1] == b"<" and re.search(rb"<!(?:DOCTYPE|ENTITY)", part, re.IGNORECASE):
        refuse(_("This workbook declares entities, which no spreadsheet program does; save it again as .xlsx."))
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or start[:2] == b"<\0":
        refuse(_("A part of this workbook is not UTF-8; save it again as .xlsx in a spreadsheet program."))
