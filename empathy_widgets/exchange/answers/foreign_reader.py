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
        about, rows = of_spss(content) if kind == "sav" else of_a_workbook(content, kind)
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
    except (zipfile.BadZipFile, NotImplementedError):
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


def of_spss(content: bytes) -> tuple[dict[str, Any], Iterator[Sequence[Any]]]:
    """Names, then labels, then the answers; declared missing values are empty."""
    import pyreadstat

    hold_back()
    columns, known = pyreadstat.read_sav(io.BytesIO(content), output_format="dict", disable_datetime_conversion=True)
    if len(known.column_names) > WIDEST:
        raise Refused("wide")
    labels = {
        name: {plain(code): str(label)[:200] for code, label in list(values.items())[:200]}
        for name, values in known.variable_value_labels.items()
    }
    return {"heads": 2, "labels": labels}, spss_rows(known.column_names, known.column_labels, columns)


def spss_rows(names: list[str], labels: list[str | None], columns: dict[str, Any]) -> Iterator[Sequence[Any]]:
    """Row by row what is kept column by column."""
    yield names
    yield labels
    yield from zip(*[columns[name] for name in names], strict=True)


if __name__ == "__main__":
    sys.exit(main())
