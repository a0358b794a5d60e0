"""Small made-up questionnaires in every format."""

import csv
import io
from pathlib import Path

__all__ = ["FILES", "OFTEN", "dictionary", "said", "sources", "workbook"]

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


FORM = [
    ["type", "name", "label::English (en)", "label::Deutsch (de)", "appearance", "relevant", "calculation",
     "choice_filter", "kobo--score-choices"],
    ["start", "start"],
    ["note", "hello", "Think of **this morning**.", "Denk an heute Morgen."],
    ["begin_group", "rain", "How often, in the last week, did you …", "Wie oft hast du letzte Woche …", "table-list"],
    ["select_one often", "rain_1", "share an umbrella", "einen Schirm geteilt"],
    ["select_one often", "rain_2", "walk past somebody wet", "jemanden nass stehen gelassen", None, "${rain_1} > 1"],
    ["note", "then", "And when the sun came out:", "Und als die Sonne kam:"],
    ["select_one often", "rain_3", "wait for the slowest", "auf die Langsamsten gewartet"],
    ["end_group", None],
    ["begin group", "screen", None, None, "field-list"],
    ["select_one agree", "head", "How true is it?", "Wie wahr ist das?", "label"],
    ["select_one agree", "mud_1", "I help to carry.", "Ich helfe tragen.", "list-nolabel"],
    ["select_one agree", "mud_2", "I mind the mud.", "Der Schlamm stört mich.", "list-nolabel"],
    ["end group", None],
    ["begin_score", "sky", "How blue was it?", "Wie blau war es?", None, None, None, None, "often"],
    ["score__row", "sky_1", "Early", "Früh"],
    ["score__row", "sky_2", "Late", "Spät"],
    ["end_score", None],
    ["begin_repeat", "each", "Each walk", "Jeder Weg"],
    ["select_one agree", "long", "Was it long?", "War er lang?"],
    ["end_repeat", None],
    ["select_one agree or_other", "why", "Was it worth it?", "Hat es sich gelohnt?"],
    ["select_one agree", "which", "And which?", "Und welcher?", None, None, None, "x = ${why}"],
    ["select_multiple often", "boots", "Boots?", "Stiefel?"],
    ["range", "warm", "How warm?", "Wie warm?"],
    ["calculate", "rain_2r", None, None, None, None, "5 - ${rain_2}"],
    ["calculate", "rained", "Rained on", None, None, None, "(${rain_1} + ${rain_2r} + ${rain_3}) div 3"],
    ["calculate", "wet", None, None, None, None, "if(${rain_1} > 2, 'wet', 'dry')"],
    ["text", "more", "More?", "Mehr?"],
]
LISTS = [
    ["list_name", "name", "label::English (en)", "label::Deutsch (de)"],
    ["often", 1, "Never", "Nie"], ["often", 2, "Rarely", "Selten"], ["often", 3, "Often", "Oft"],
    ["often", 4, "Always", "Immer"], ["often", -99, "Prefer not to answer", "Keine Angabe"],
    ["agree", "n", "No", "Nein"], ["agree", "p", "Partly", "Teils"], ["agree", "y", "Yes", "Ja"]]
SETTINGS = [["form_title", "form_id", "default_language", "version"], ["Umbrella", "umbrella", "English (en)", 3]]

OFTEN = "1, Never | 2, Rarely | 3, Often | 4, Always"
"""Choices of a field of a data dictionary."""


def said(draft, about):
    """What a draft says to decide under a heading."""
    return " ".join(decision.text for decision in draft.decisions if decision.about == about)


def dictionary(*fields):
    """A data dictionary of one form: name, type, label, choices, and what else differs."""
    columns = ["Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label",
               "Choices, Calculations, OR Slider Labels", "Matrix Group Name", "Field Annotation"]
    kept = io.StringIO()
    writer = csv.DictWriter(kept, columns, restval="")
    writer.writeheader()
    for name, kind, label, choices, *more in fields:
        writer.writerow(dict(zip(columns, [name, "tea", "", kind, label, choices], strict=False)) | (
            more[0] if more else {}))
    return kept.getvalue().encode()


def workbook(survey=SURVEY, choices=CHOICES, settings=None) -> bytes:
    """An item table, or with ``settings`` an XLSForm, as a spreadsheet program saves it."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "survey"
    for row in survey:
        book.active.append(row)
    for title, rows in (("choices", choices), ("settings", settings)):
        if rows is not None:
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def sources() -> dict[str, bytes]:
    """Every sample by name."""
    return {path.name: path.read_bytes() for path in sorted(FILES.iterdir())} | {
        "formr.xlsx": workbook(), "xlsform.xlsx": workbook(FORM, LISTS, SETTINGS)}


def questionnaires_in(folder):
    """The small questionnaires that once went wrong; stories and answers lie beside them."""
    return [path for path in sorted(folder.iterdir())
            if path.name.startswith(("faces", "kitchen-table", "nine-forms", "stairs"))]
