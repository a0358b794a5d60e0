"""A REDCap data dictionary (CSV): radio, dropdown, yes/no and true/false fields; calc fields that are plain sums."""

from __future__ import annotations

import csv
import io
import re

from empathy_widgets.exchange.questionnaires.draft import LONGEST_INSTRUCTIONS, Found, Offered, Question, Sum
from empathy_widgets.exchange.questionnaires.guards import fixed, refuse
from empathy_widgets.exchange.questionnaires.plain import asks, leads, names, plain, whole
from empathy_widgets.exchange.questionnaires.sums import plain_sum
from empathy_widgets.strings import _

__all__ = ["is_dictionary", "read_redcap"]

MOST_ROWS = 5_000
COLUMNS = {
    "name": ("variable / field name", "field_name"),
    "form": ("form name", "form_name"),
    "section": ("section header", "section_header"),
    "type": ("field type", "field_type"),
    "label": ("field label", "field_label"),
    "choices": ("choices, calculations, or slider labels", "choices or calculations", "select_choices_or_calculations"),
    "branching": ("branching logic (show field only if...)", "branching logic", "branching_logic"),
    "annotation": ("field annotation", "field_annotation"),
    "matrix": ("matrix group name", "matrix_group_name"),
}
NEEDED = {"name", "type", "label", "choices"}
REFERENCE = r"\[[a-z0-9_]+\]"
HIDDEN = re.compile(r"@HIDDEN\b(?!-)")
CALCULATED = "@CALCTEXT("
TYPES_AS_CHOICES = {"yesno": ("Yes", "No"), "truefalse": ("True", "False")}


def is_dictionary(text: str) -> bool:
    """Whether a text starts with the columns of a data dictionary, whatever stands between them."""
    return _delimiter(text) is not None


def read_redcap(text: str) -> Found:
    """Return what a data dictionary holds, form by form."""
    rows = _rows(text)
    found = Found(format=_("REDCap data dictionary"))
    forms = list(dict.fromkeys(row["form"] for row in rows if row["form"]))
    found.title = forms[0].replace("_", " ").strip().capitalize() if len(forms) == 1 else ""
    if len(forms) > 1:
        found.remarks.append((_("Forms"), _("The file holds {count} forms, kept apart here: {names}.").format(
            count=len(forms), names=names(forms))))
    section, form = "", ""
    for row in rows:
        section = row["section"] or (section if row["form"] == form else "")
        form = row["form"]
        if _leads(found, row):
            found.head(row["name"], row["label"])
            section = row["label"]
        else:
            _field(found, row, section)
    return found


def _delimiter(text: str) -> str | None:
    """What stands between the columns of the first line; None when it is no data dictionary's."""
    start = text[:4000]
    for delimiter in ",;\t":
        try:
            header = next(csv.reader(io.StringIO(start, newline=""), delimiter=delimiter), [])
        except csv.Error:
            continue
        if set(_places(header)) >= NEEDED:
            return delimiter
    return None


def _places(header: list[str]) -> dict[str, int]:
    wanted = {title: name for name, titles in COLUMNS.items() for title in titles}
    return {wanted[title]: index for index, cell in enumerate(header)
            if (title := " ".join(cell.strip().strip('"').lower().split())) in wanted}


def _rows(text: str) -> list[dict[str, str]]:
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text) or ",", strict=True)
        places = _places(next(lines))
        rows: list[dict[str, str]] = []
        for cells in lines:
            if len(rows) >= MOST_ROWS:
                refuse(_("This data dictionary has more fields than any scale; export one form of it."))
            row = {name: cells[places[name]].strip() if name in places and places[name] < len(cells) else ""
                   for name in COLUMNS}
            if row["name"]:
                rows.append(row)
    except (csv.Error, StopIteration):
        refuse(_("This CSV is not sound, so it cannot be read: look for a quotation mark that is not closed, or "
                 "download it again."))
    return rows


def _leads(found: Found, row: dict[str, str]) -> bool:
    """Whether a text between the fields of a form is the question above those that follow."""
    return row["type"].lower() == "descriptive" and not HIDDEN.search(row["annotation"]) and leads(row["label"]) and (
        len(plain(row["label"])) <= LONGEST_INSTRUCTIONS) and any(one.form == row["form"] for one in found.questions)


def _field(found: Found, row: dict[str, str], section: str) -> None:
    name, kind, label = row["name"], row["type"].lower(), row["label"]
    if kind == "calc":
        _calculation(found, row, row["choices"])
    elif CALCULATED in row["annotation"]:
        _calculation(found, row, row["annotation"].partition(CALCULATED)[2].rpartition(")")[0])
    elif HIDDEN.search(row["annotation"]):
        found.set_aside(_("hidden"), name, label)
    elif kind == "descriptive":
        found.tell(name, label, row["form"])
    elif fixed(offered := _offered(kind, row["choices"])):
        asked = asks(section)
        found.ask(Question(
            name, label, offered, "" if asked else section, section if asked else "", row["form"], row["matrix"],
        ), bool(row["branching"]))
    else:
        found.set_aside(plain(kind) or "?", name, label)


def _offered(kind: str, choices: str) -> tuple[Offered, ...]:
    if kind in TYPES_AS_CHOICES:
        yes, no = TYPES_AS_CHOICES[kind]
        return Offered(yes, 1), Offered(no, 0)
    if kind not in ("radio", "dropdown"):
        return ()
    offered = []
    for part in choices.split("|"):
        code, comma, label = part.partition(",")
        if part.strip():
            offered.append(Offered(label.strip() if comma else code.strip(), whole(code)))
    return tuple(offered)


def _calculation(found: Found, row: dict[str, str], text: str) -> None:
    formula = plain_sum(text, REFERENCE)
    if formula is None:
        found.lose_score(row["name"])
        return
    found.score(Sum(
        row["name"], row["label"], tuple(item.strip("[]") for item in formula.items),
        tuple((item.strip("[]"), start) for item, start in formula.turned), formula.mean,
    ))
