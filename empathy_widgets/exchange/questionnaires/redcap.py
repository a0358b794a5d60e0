"""A REDCap data dictionary (CSV): radio, dropdown, yes/no and true/false fields; calc fields that are plain sums."""

from __future__ import annotations

import csv
import io
import re

from empathy_widgets.exchange.questionnaires.draft import Found, Offered, Question, Sum
from empathy_widgets.exchange.questionnaires.guards import fixed, refuse
from empathy_widgets.exchange.questionnaires.plain import plain, whole
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
}
NEEDED = {"name", "type", "label", "choices"}
REFERENCE = r"\[[a-z0-9_]+\]"
HIDDEN = re.compile(r"@HIDDEN\b(?!-)")
TYPES_AS_CHOICES = {"yesno": ("Yes", "No"), "truefalse": ("True", "False")}


def is_dictionary(text: str) -> bool:
    """Whether a text starts with the columns of a data dictionary, whatever stands between them."""
    return _delimiter(text) is not None


def read_redcap(text: str) -> Found:
    """Return what a data dictionary holds, all its forms in one."""
    rows = _rows(text)
    found = Found(format=_("REDCap data dictionary"))
    forms = list(dict.fromkeys(row["form"] for row in rows if row["form"]))
    found.title = forms[0].replace("_", " ").strip().capitalize() if len(forms) == 1 else ""
    if len(forms) > 1:
        found.remarks.append((_("Forms"), _("The file holds {count} forms, read here as one: {names}.").format(
            count=len(forms), names=", ".join(forms[:8]))))
    group = ""
    for row in rows:
        group = row["section"] or group
        _field(found, row, group)
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


def _field(found: Found, row: dict[str, str], group: str) -> None:
    name, kind = row["name"], row["type"].lower()
    if kind == "calc":
        _calculation(found, row)
    elif HIDDEN.search(row["annotation"]):
        found.set_aside(_("hidden"), name)
    elif kind == "descriptive":
        if found.instructions or found.questions:
            found.set_aside(_("text only"), name)
        else:
            found.instructions = row["label"]
    elif fixed(offered := _offered(kind, row["choices"])):
        found.questions.append(Question(name, row["label"], offered, group))
        if row["branching"]:
            found.conditional.append(name)
    else:
        found.set_aside(plain(kind) or "?", name)


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


def _calculation(found: Found, row: dict[str, str]) -> None:
    formula = plain_sum(row["choices"], REFERENCE)
    if formula is None:
        found.unscored.append(row["name"])
        return
    found.sums.append(Sum(
        row["name"], row["label"], tuple(item.strip("[]") for item in formula.items),
        tuple((item.strip("[]"), start) for item, start in formula.turned), formula.mean,
    ))
