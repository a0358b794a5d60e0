"""Worksheets set in a process of its own, for pages: what Typst keeps in memory ends with it.

Run as a program it reads one task from its input: a sheet as PDF, or the pictures of many.
"""

from __future__ import annotations

import base64
import json
import sys

from empathy_widgets.errors import ExchangeError
from empathy_widgets.reports.apart import REFUSED, set_apart
from empathy_widgets.reports.worksheet import Sheet, as_pictures, as_worksheet
from empathy_widgets.strings import _

__all__ = ["pictures_apart", "worksheet_apart"]


def worksheet_apart(sheet: Sheet, paper: str = "a4") -> bytes:
    """Set a sheet as `as_worksheet` does, with the same bytes, and give back the memory at once.

    Raises
    ------
    ExchangeError
        The sheet cannot be set, or takes longer than a minute.
    """
    (content,) = apart("pdf", [sheet], paper)
    return content[0]


def pictures_apart(sheets: list[Sheet], width: int = 480) -> list[list[bytes]]:
    """Each page of each sheet as a PNG on A4, drawn in one go; ExchangeError as for `worksheet_apart`."""
    return apart("png", sheets, "a4", width) if sheets else []


def apart(form: str, sheets: list[Sheet], paper: str, width: int = 0) -> list[list[bytes]]:
    """The pages or the file of each sheet, made in another process."""
    from pydantic import TypeAdapter

    made = set_apart(
        __name__, [form, paper, str(width)], TypeAdapter(list[Sheet]).dump_json(sheets),
        late=_("The sheet could not be made just now. Please try again in a moment."),
        broken=_("This sheet cannot be set; please tell the maintainers."))
    return [[base64.b64decode(page) for page in pages] for pages in json.loads(made)]


def main() -> int:
    """Read the sheets, write what was asked for; the exit code."""
    from pydantic import TypeAdapter

    form, paper, width = sys.argv[1:4]
    try:
        sheets = TypeAdapter(list[Sheet]).validate_json(sys.stdin.buffer.read())
        made = [[as_worksheet(one, paper)] if form == "pdf" else as_pictures(one, paper, int(width)) for one in sheets]
    except ExchangeError as error:
        print(error, file=sys.stderr)
        return REFUSED
    json.dump([[base64.b64encode(page).decode("ascii") for page in pages] for pages in made], sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
