"""A program of its own: reads a workbook or an SPSS file from its pipe, and gives it back as plain rows.

It runs apart, with little memory and little time, because what reads these files is written in other languages: a file
made to harm ends this program and nothing else. It is started by its path and takes nothing of the package.
"""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from array import array
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

__all__: list[str] = []

LARGEST, UNPACKED = 64_000_000, 400_000_000
"""Bytes a file may have, and a packed one once it is unpacked."""
MEMORY, SECONDS = 384_000_000, 5
"""Addresses beside those of the libraries themselves, of which two thirds are ever filled; seconds of the processor."""
WIDEST = 4000
"""Columns."""
ROWS_A_BLOCK = 2000
FIRST_ROWS, ROWS_AT_ONCE = 58, 8192
"""Rows of an SPSS file that come first, two less than are looked at, and that come at once afterwards."""
REMEMBERED = 1000
MARKED = re.compile('[",\\r\\n]')
"""Signs for which a cell of CSV stands in quotation marks."""


class Refused(Exception):
    """Why a file is not read, in one word."""


def main() -> int:
    """Read all of the pipe, write a line of JSON and then rows of CSV; a line of JSON alone where it is refused."""
    kind = sys.argv[1]
    out = io.TextIOWrapper(sys.stdout.buffer, "utf-8", "replace", newline="", write_through=False)
    try:
        content = sys.stdin.buffer.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise Refused("large")
        if kind == "sav":
            return write_columns(*of_spss(content))
        about, rows = of_a_workbook(content, kind)
    except Refused as error:
        about, rows = {"refused": str(error)}, iter(())
    except MemoryError:
        about, rows = {"refused": "large"}, iter(())
    except BaseException:  # a library in another language throws what is no Exception
        about, rows = {"refused": "broken"}, iter(())
    out.write(json.dumps(about) + "\n")
    told = Told()
    while block := list(islice(rows, ROWS_A_BLOCK)):
        out.write("\n".join(",".join(map(told.__getitem__, row)) for row in block) + "\n")
    out.flush()
    return 0


def hold_back() -> None:
    """Take no more memory and time than a file of answers needs; where the system knows such limits."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as opened:
            here = int(opened.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (here + MEMORY, here + MEMORY))
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2])) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (used + SECONDS, used + SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def of_a_workbook(content: bytes, kind: str) -> tuple[dict[str, Any], Iterator[Sequence[Any]]]:
    """The first sheet with something in it that is not hidden."""
    import python_calamine

    hold_back()
    if kind != "xls":
        must_unpack_small(content)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.PasswordError:
        raise Refused("locked") from None
    shown = [place for place, one in enumerate(book.sheets_metadata)
             if one.visible == python_calamine.SheetVisibleEnum.Visible
             and one.typ == python_calamine.SheetTypeEnum.WorkSheet]
    sheets = ((place, book.get_sheet_by_index(place)) for place in shown)
    first, sheet = next(((place, sheet) for place, sheet in sheets if sheet.height), (0, None))
    if sheet is None:
        raise Refused("empty")
    if sheet.total_width > WIDEST:
        raise Refused("wide")
    others = [book.sheet_names[place] for place in shown if place != first]
    about = {"sheet": sheet.name[:80], "others": [name[:80] for name in others[:20]]}
    return about, iter(sheet.iter_rows())


def must_unpack_small(content: bytes) -> None:
    """Refuse an archive that says itself that it unpacks to more than any questionnaire; what lies runs out of room."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > UNPACKED:
                raise Refused("large")
    except (zipfile.BadZipFile, NotImplementedError):  # the second is what zipfile says of a packing it does not know
        raise Refused("broken") from None


class Told(dict[Any, str]):
    """A cell to what is written of it as CSV, remembered while there are few different ones.

    A number and the truth value that equals it are written alike, so that neither is taken for the other.
    """

    def __missing__(self, cell: Any) -> str:
        text = plain(cell)
        if MARKED.search(text):
            text = '"' + text.replace('"', '""') + '"'
        if len(self) < REMEMBERED:
            self[cell] = text
        return text


def plain(cell: Any) -> str:
    """A cell as people would type it: a whole number without its point, nothing for nothing."""
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, (bool, float)) and float(cell).is_integer():
        return str(int(cell))
    return str(cell).replace("\0", "")


def of_spss(content: bytes) -> tuple[dict[str, Any], list[Any]]:
    """Names, labels and the columns; declared missing values are empty."""
    import pyreadstat

    hold_back()
    columns, known = pyreadstat.read_sav(io.BytesIO(content), output_format="dict", disable_datetime_conversion=True)
    if len(known.column_names) > WIDEST:
        raise Refused("wide")
    labels = {
        name: {plain(code): str(label)[:200] for code, label in list(values.items())[:200]}
        for name, values in known.variable_value_labels.items()
    }
    texts = [known.readstat_variable_types[name] == "string" for name in known.column_names]
    kept = []
    for name, text in zip(known.column_names, texts, strict=True):
        column = columns.pop(name)
        kept.append([cell.replace("\0", "") if cell else "" for cell in column] if text else numbers(column))
    heads = [[plain(cell) for cell in row] for row in (known.column_names, known.column_labels)]
    return {"heads": 2, "labels": labels, "first": heads, "texts": texts}, kept


def numbers(column: list[float | None]) -> array[float]:
    """A column of numbers, nan for nothing."""
    try:
        return array("d", column)  # type: ignore[arg-type]  # None is heard of below
    except TypeError:
        return array("d", [float("nan") if cell is None else cell for cell in column])


def write_columns(about: dict[str, Any], columns: list[Any]) -> int:
    """Write a line of JSON, then some rows at once: how many, how long each column is, and the columns.

    A column of numbers is written as doubles, one of text with NUL between its cells. Few rows come first, as many as
    somebody looks at before reading on.
    """
    out = sys.stdout.buffer
    out.write(json.dumps(about).encode("ascii") + b"\n")
    count = len(columns[0]) if columns else 0
    for start, end in zip(starts := [0, *range(FIRST_ROWS, count, ROWS_AT_ONCE)], [*starts[1:], count], strict=True):
        some = [column[start:end] for column in columns]
        parts = ["\0".join(one).encode("utf-8", "replace") if text else one.tobytes()
                 for one, text in zip(some, about["texts"], strict=True)]
        out.write(json.dumps([end - start, *map(len, parts)]).encode("ascii") + b"\n")
        out.writelines(parts)
    out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
