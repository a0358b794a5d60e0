"""Small made-up questionnaires in every format."""

import io
from pathlib import Path

__all__ = ["FILES", "sources", "workbook"]

FILES = Path(__file__).parent / "files"
SURVEY = [
    ["type", "name", "label", "showif", "value", "choice1", "choice2"],
    ["note", "hello", "Think of **today**."],
    ["mc agree", "sky_1", "I look up."],
    ["mc agree", "sky_2R", "I look down."],
    ["rating_button 1,5", "sky_3", "How blue?", None, None, "grey", "blue"],
    ["mc_button agree", "sky_4", "I point at clouds.", "sky_1 > 2"],
    ["mc", "sky_5", "Which?", None, None, "This", "That"],
    ["textarea", "more", "More?"],
    ["calculate", "sky", "Sky", None, "sky_1 + (5 - sky_2R) + sky_4"],
    ["calculate", "odd", "Odd", None, "ifelse(sky_1 > 2, 1, 0)"],
    ["submit", "go", "Go on"],
]
CHOICES = [["list_name", "name", "label"], ["agree", 1, "No"], [None, 2, "Rather no"], ["agree", 3, "Rather yes"],
           ["agree", 4, "Yes"]]


def workbook(survey=SURVEY, choices=CHOICES) -> bytes:
    """An item table as a spreadsheet program saves it."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "survey"
    for row in survey:
        book.active.append(row)
    sheet = book.create_sheet("choices")
    for row in choices:
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def sources() -> dict[str, bytes]:
    """Every sample by name."""
    return {path.name: path.read_bytes() for path in sorted(FILES.iterdir())} | {"formr.xlsx": workbook()}
