"""A worksheet as PDF bytes and as small pictures of its pages; how it is set stands in `worksheet.typ` alone."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from empathy_widgets.domain import Worksheet
from empathy_widgets.errors import ExchangeError
from empathy_widgets.reports.nouns import PAPERS
from empathy_widgets.reports.typesetting import cleaned, faces, set_with_faces
from empathy_widgets.strings import _

__all__ = ["Sheet", "as_pictures", "as_worksheet", "template"]

TEMPLATE = Path(__file__).parent / "worksheet.typ"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet as it is to be printed.

    Parameters
    ----------
    worksheet : Worksheet
        In the words of its readers: `Worksheet.for_teens` gives those for teens.
    large : bool
        Nothing on it is smaller than 18 points.
    code, day : str
        The case and the day; "" leaves a line to write them on.
    filled : mapping of str to tuple of str
        By what a part can hold ("goals", "reason", "profile"): its lines.
    """

    worksheet: Worksheet
    large: bool = False
    code: str = ""
    day: str = ""
    filled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    made_for: datetime.datetime | None = None
    """With its zone: stands in the file as its time of making. None: the day the sheet was last looked over."""


def as_worksheet(sheet: Sheet, paper: str = "a4") -> bytes:
    """Set a worksheet on A4 or US Letter as a PDF after PDF/UA-1; the same bytes for the same sheet.

    Raises
    ------
    ExchangeError
        ``paper`` is neither, or the sheet cannot be set.
    """
    return set_with_faces(told(sheet, paper), made_for(sheet), template())


def as_pictures(sheet: Sheet, paper: str = "a4", width: int = 480) -> list[bytes]:
    """Return each page as a PNG, ``width`` pixels wide on A4, to be looked at on a screen."""
    import typst

    try:
        pages = typst.compile(  # type: ignore[call-overload]  # its stub wants another root
            template(), format="png", ppi=72 * width / 595.28, root=str(TEMPLATE.parent),
            sys_inputs={"report": json.dumps(told(sheet, paper))}, font_paths=faces(False))
    except typst.TypstError as error:
        raise ExchangeError(unset()) from error
    return list(pages) if isinstance(pages, list) else [pages]


@functools.cache
def template() -> bytes:
    """How every sheet is set, as Typst reads it."""
    return TEMPLATE.read_bytes()


def unset() -> str:
    """What is said of a sheet that cannot be set."""
    return _("This sheet cannot be set; please run “empathy content check”.")


def made_for(sheet: Sheet) -> datetime.datetime:
    """The time of making that stands in the file."""
    noon = datetime.time(12, tzinfo=datetime.UTC)
    return sheet.made_for or datetime.datetime.combine(sheet.worksheet.reviewed.on, noon)


def told(sheet: Sheet, paper: str) -> dict[str, Any]:
    """Everything the template is told: words, and which of its ways of drawing."""
    if paper not in PAPERS:
        raise ExchangeError(_("A worksheet is printed on a4 or letter paper; choose one of the two."))
    one = sheet.worksheet
    parts = [part.model_dump(include={"kind", "heading", "says", "entries", "rows", "count"})
             | {"filled": list(sheet.filled.get(part.fill or "", ()))} for part in one.parts]
    words: dict[str, Any] = {
        "title": one.title, "lead": one.lead, "safety": one.safety, "parts": parts, "large": sheet.large,
        "paper": PAPERS[paper], "language": one.language.partition("-")[0], "note": "", "made_for": "",
        "fields": [[_("Code"), sheet.code], [_("Date"), sheet.day]], "foot": _("Empathy Workbook"),
        "numbering": _("Page {page} of {pages}"), "care": _("Take care"),
        "body": _("The outline of a person, from the front, to draw and write in."),
        "day": _("Day"),
    }
    return {name: cleaned(part) for name, part in words.items()}
