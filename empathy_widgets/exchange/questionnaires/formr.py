"""A formr item table (.xlsx): the sheets "survey" and "choices", row by row."""

from __future__ import annotations

import re

from empathy_widgets.exchange.questionnaires.draft import Found, Offered, Question, Sum
from empathy_widgets.exchange.questionnaires.guards import fixed, refuse
from empathy_widgets.exchange.questionnaires.ledger import Element
from empathy_widgets.exchange.questionnaires.plain import names, plain, whole
from empathy_widgets.exchange.questionnaires.sums import plain_sum
from empathy_widgets.exchange.questionnaires.workbook import MOST_COLUMNS, Book, Row, cell
from empathy_widgets.strings import _

__all__ = ["read_formr"]

ONE_OF_A_LIST = ("mc", "mc_button", "select_one")
TEXT_ONLY = ("note_iframe", "block")
UNASKED = ("get", "hidden", "ip", "referrer", "server", "browser", "random")
REFERENCE = r"[A-Za-z][A-Za-z0-9_.]*"
TURNED = re.compile(r"[0-9]+R$")


def read_formr(book: Book) -> Found:
    """Return what an item table holds."""
    survey, choices = book.survey, book.choices
    if not survey or not {"type", "name", "label"} <= set(book.columns):
        refuse(_("This workbook has no sheet with the columns type, name and label, so it is no formr item table."))
    lists = _lists(choices)
    found = Found(format=_("formr item table"))
    head = ""
    for row in survey:
        if (cell(row, "type") and cell(row, "name")) or cell(row, "label"):
            head = _row(found, row, lists, head)
    turned = [question.name for question in found.questions if TURNED.search(question.name)]
    if turned:
        found.remarks.append((_("Names that end in R"), _(
            "In formr they usually mark items that count the other way round; only what a formula says was carried. "
            "Check: {names}.").format(names=names(turned))))
    return found


def _words(row: Row, name: str) -> str:
    """A sentence without the marks of Markdown that formr takes for bold and for headings."""
    return re.sub(r"(?m)^#+ ", "", cell(row, name).replace("**", "").replace("__", ""))


def _lists(choices: list[Row]) -> dict[str, tuple[Offered, ...]]:
    """The lists of answers by name; a list keeps its name until the next one is named."""
    lists: dict[str, list[Offered]] = {}
    current = ""
    for row in choices:
        current = cell(row, "list_name") or cell(row, "list name") or current
        if cell(row, "name"):
            lists.setdefault(current, []).append(
                Offered(_words(row, "label") or cell(row, "name"), whole(cell(row, "name"))))
    return {name: tuple(offered) for name, offered in lists.items()}


def _row(found: Found, row: Row, lists: dict[str, tuple[Offered, ...]], head: str) -> str:
    """Note one row; the question above a table of choices holds for the rows of its kind that follow at once."""
    kind = cell(row, "type").partition(" ")[0].lower()
    name, label = cell(row, "name"), _words(row, "label")
    if kind == "mc_heading":
        found.head(name or label[:40], label)
        return label
    if kind == "calculate":
        _calculation(found, name, label, cell(row, "value"))
    elif kind == "note":
        found.tell(name or label[:40], label)
    elif kind in TEXT_ONLY:
        found.set_aside(_("text only"), name or label[:40], label)
    elif kind in UNASKED:
        found.set_aside(_("filled in by formr itself"), name, label)
    elif kind == "submit":
        found.elements.append(Element(name, label, "left", _("a button")))
    else:
        offered = _offered(kind, cell(row, "type").partition(" ")[2].strip(), row, lists)
        if fixed(offered):
            stem = head if kind == "mc" else ""
            found.ask(Question(name, label, offered, stem=stem), bool(cell(row, "showif")))
            return stem
        found.set_aside(plain(kind) or "?", name, label)
    return ""


def _offered(kind: str, rest: str, row: Row, lists: dict[str, tuple[Offered, ...]]) -> tuple[Offered, ...]:
    """The answers of one row: a rating's steps, a named list, or choice1, choice2 … numbered as formr does."""
    inline = tuple(Offered(_words(row, f"choice{number}"), number) for number in range(1, MOST_COLUMNS)
                   if cell(row, f"choice{number}"))
    if kind == "rating_button":
        return _rating(rest, lists, inline)
    if kind not in ONE_OF_A_LIST:
        return ()
    return lists.get(rest, ()) if rest else inline


def _rating(rest: str, lists: dict[str, tuple[Offered, ...]], inline: tuple[Offered, ...]) -> tuple[Offered, ...]:
    """Steps from the numbers "low, high, step" (1 to 5 when left out), with a label at each end where there are two."""
    numbers, _space, listed = rest.rpartition(" ") if rest.rsplit(" ", maxsplit=1)[-1] in lists else (rest, "", "")
    parts = [part for part in numbers.split(",") if part.strip()]
    given = [number for part in parts if (number := whole(part)) is not None]
    if len(given) < len(parts):
        return ()
    low, high, step = {0: (1, 5, 1), 1: (1, given[0] if given else 5, 1), 2: (*given, 1), 3: tuple(given)}.get(
        len(given), (1, 0, 1))
    if step < 1:
        return ()
    offered = [Offered(str(points), points) for points in range(low, high + 1, step)]
    ends = lists.get(listed, ()) or inline
    if len(ends) == 2 and len(offered) > 1:
        offered[0], offered[-1] = Offered(ends[0].label, low), Offered(ends[1].label, offered[-1].points)
    return tuple(offered)


def _calculation(found: Found, name: str, label: str, value: str) -> None:
    formula = plain_sum(value, REFERENCE)
    if formula is None:
        found.lose_score(name)
    else:
        found.score(Sum(name, label or name, formula.items, formula.turned, formula.mean))
