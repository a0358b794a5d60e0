"""An XLSForm (.xlsx) as ODK and KoboToolbox take it: the sheets survey, choices and settings, group by group."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from empathy_widgets.exchange.questionnaires.draft import LONGEST_INSTRUCTIONS, Found, Offered, Question, Sum
from empathy_widgets.exchange.questionnaires.guards import fixed
from empathy_widgets.exchange.questionnaires.ledger import Element
from empathy_widgets.exchange.questionnaires.plain import asks, leads, names, plain, whole
from empathy_widgets.exchange.questionnaires.sums import plain_sum
from empathy_widgets.exchange.questionnaires.workbook import Book, Row, cell
from empathy_widgets.exchange.questionnaires.xlsform_words import Words, words_of
from empathy_widgets.strings import _

__all__ = ["is_xlsform", "read_xlsform"]

OPENS = {"begin group", "begin repeat", "begin score", "begin rank", "begin kobomatrix", "begin matrix"}
CLOSES = {one.replace("begin", "end") for one in OPENS}
OF_FORMR = ("mc", "mc_button", "mc_heading", "rating_button", "submit", "btn_radio")
"""Types that only formr has."""
ONE_OF_A_LIST = {"select_one", "select1", "select one"}
FILLED_IN = {"start", "end", "today", "deviceid", "phonenumber", "username", "email", "audit", "hidden", "simserial",
             "subscriberid", "start-geopoint", "background-audio", "csv-external", "xml-external", "entity"}
REFERENCE = r"\$\{[^{}]+\}"
MOST_STEPS = 101


def is_xlsform(book: Book) -> bool:
    """Whether a workbook with a survey is an XLSForm, and not an item table of formr, which looks much alike."""
    kinds = {cell(row, "type").lower().partition(" ")[0] for row in book.survey}
    if kinds & set(OF_FORMR) or "type" not in book.columns:
        return False
    spoken = any(re.match(r"label\s*::?", name) for name in book.columns)
    settings = {name for row in book.settings for name in row}
    marks = {"form_title", "form_id", "id_string", "default_language"} & settings
    return bool(spoken or marks or kinds & {"begin", "begin_group", "begin_repeat", "select_one", "select_multiple"})


def read_xlsform(book: Book) -> Found:
    """Return what a form holds, in its own language."""
    words = words_of(book)
    settings = book.settings[0] if book.settings else {}
    found = Found(format=_("XLSForm"), title=words.of(settings, "form_title") or cell(settings, "form_title"),
                  language=words.tag)
    reader = _Reader(found, words, book)
    for row in book.survey:
        if cell(row, "type"):
            reader.read(row)
    if reader.depending:
        found.remarks.append((_("Formulas"), _("Only plain sums and means were carried, not: {names}.").format(
            names=names(reader.depending))))
    if words.others:
        found.remarks.append((_("Further languages"), _("Only one language was carried, not: {names}.").format(
            names=names([plain(one) for one in words.others]))))
    return found


@dataclass(frozen=True)
class _Group:
    """What a group hands on to the rows in it."""

    heading: str = ""
    stem: str = ""
    part: str = ""
    conditional: bool = False
    repeated: bool = False
    choices: str = ""
    note: str = ""
    """The last text in the group that leads to what follows."""
    asked: list[str] = field(default_factory=list)
    """Names of the questions in it so far, for a text that stands above them all."""


class _Reader:
    """One form on its way to what was found in it, row by row."""

    def __init__(self, found: Found, words: Words, book: Book) -> None:
        self.found, self.words = found, words
        self.lists = _lists(book.choices, words)
        self.groups = [_Group()]
        self.header = ""
        self.depending: list[str] = []

    def read(self, row: Row) -> None:
        """Note one row where it belongs."""
        kind, _space, rest = cell(row, "type").partition(" ")
        kind, rest = kind.lower(), rest.strip()
        whole_kind = re.sub(r"[ _]+", " ", cell(row, "type").lower())
        name, label = cell(row, "name") or cell(row, "type"), self.words.of(row, "label")
        if cell(row, "disabled").lower() in ("yes", "true", "true()"):
            self.found.set_aside(_("switched off in the file"), name, label)
        elif whole_kind in OPENS:
            self._open(whole_kind, name, label, row)
        elif whole_kind in CLOSES:
            self._close(name)
        elif kind == "note":
            self._note(name, label)
        elif kind == "calculate":
            self._calculation(name, label, cell(row, "calculation"))
        elif kind in FILLED_IN:
            self.found.set_aside(_("filled in by the program"), name, label)
        else:
            self._question(kind, rest, name, label, row)

    def _open(self, kind: str, name: str, label: str, row: Row) -> None:
        outer, text = self.groups[-1], plain(label)
        self.found.head(name, text)
        asked = asks(text)
        self.groups.append(replace(
            outer, heading=outer.heading if asked else text or outer.heading,
            stem=" ".join(filter(None, (outer.stem, outer.note, text if asked else ""))), part=text or name,
            conditional=outer.conditional or bool(cell(row, "relevant")),
            repeated=outer.repeated or kind == "begin repeat",
            choices=cell(row, "kobo--score-choices"), note="", asked=[]))
        self.header = ""

    def _close(self, name: str) -> None:
        if len(self.groups) > 1:
            self.groups.pop()
        self.header = ""
        self.found.elements.append(Element(name, "", "left", _("the end of a group, which says nothing")))

    def _note(self, name: str, label: str) -> None:
        """A text: in a group the question above the items that follow, where it is one."""
        group, text = self.groups[-1], plain(label)
        first = not group.asked and asks(text) and bool(self.found.questions or self.found.instructions)
        if len(self.groups) > 1 and (first or leads(text)) and len(text) <= LONGEST_INSTRUCTIONS:
            self.found.head(name, text)
            self.groups[-1] = replace(group, note=text)
        else:
            self.found.tell(name, text)

    def _question(self, kind: str, rest: str, name: str, label: str, row: Row) -> None:
        group, look = self.groups[-1], cell(row, "appearance").lower().split()
        if kind in ONE_OF_A_LIST and "label" in look:
            self.found.head(name, label)
            self.header = plain(label)
            return
        why, offered = self._answers(kind, rest, row)
        if group.repeated:
            why = _("asked several times over")
        if why:
            self.found.set_aside(why, name, label)
            return
        if "list-nolabel" not in look:
            self.header = ""
        stem = " ".join(filter(None, (group.stem, group.note, self.header)))
        group.asked.append(name)
        self.found.ask(Question(name, label, offered, group.heading, stem, part=group.part),
                       group.conditional or bool(cell(row, "relevant")))

    def _answers(self, kind: str, rest: str, row: Row) -> tuple[str, tuple[Offered, ...]]:
        """Why a row is no item of a scale, else its choices."""
        if kind == "range":
            offered = _steps(cell(row, "parameters"))
            return "" if fixed(offered) else _("no whole steps"), offered
        if kind == "score__row":
            offered = self.lists.get(self.groups[-1].choices, ())
            return "" if fixed(offered) else _("answers in a list that is not in the file"), offered
        if kind not in ONE_OF_A_LIST:
            return _kinds().get(kind) or plain(kind) or "?", ()
        listed, _space, more = rest.partition(" ")
        if "or_other" in more or "or other" in more:
            return _("answers in one’s own words allowed"), ()
        if cell(row, "choice_filter"):
            return _("choices that depend on another answer"), ()
        offered = self.lists.get(listed, ())
        if not offered:
            return _("answers in a list that is not in the file"), ()
        return "" if fixed(offered) else _("no fixed list of choices"), offered

    def _calculation(self, name: str, label: str, text: str) -> None:
        formula = plain_sum(re.sub(r"(?<!\s)\s+div\s+", " / ", text), REFERENCE)
        if formula is None:
            self.depending.append(name)
            self.found.elements.append(Element(name, label or text, "left", _("more than a sum or mean of items")))
            return
        self.found.score(Sum(
            name, label or name, tuple(item[2:-1].strip() for item in formula.items),
            tuple((item[2:-1].strip(), start) for item, start in formula.turned), formula.mean))


def _lists(choices: list[Row], words: Words) -> dict[str, tuple[Offered, ...]]:
    """The lists of choices by name."""
    lists: dict[str, list[Offered]] = {}
    for row in choices:
        listed, name = cell(row, "list_name") or cell(row, "list name"), cell(row, "name") or cell(row, "value")
        if listed and name:
            lists.setdefault(listed, []).append(Offered(words.of(row, "label") or name, whole(name)))
    return {name: tuple(offered) for name, offered in lists.items()}


def _steps(parameters: str) -> tuple[Offered, ...]:
    """The points of a range, as "start=0; end=10; step=1" gives them."""
    given = {name.lower(): whole(number) for name, number in re.findall(r"(\w+)\s*=\s*([^\s;,]+)", parameters[:500])}
    low, high, step = given.get("start", 1), given.get("end", 10), given.get("step", 1)
    if low is None or high is None or not step or (high - low) // step > MOST_STEPS:
        return ()
    return tuple(Offered(str(points), points) for points in range(low, high + (1 if step > 0 else -1), step))


def _kinds() -> dict[str, str]:
    """Kinds of question that are no item of a scale, in words."""
    outside = _("answers in a list that is not in the file")
    return {
        "select_multiple": _("several answers at once"), "select": _("several answers at once"), "text": _("text"),
        "string": _("text"), "integer": _("number"), "decimal": _("number"), "int": _("number"), "date": _("date"),
        "time": _("time"), "datetime": _("date"), "rank": _("ranking"), "rank__level": _("ranking"),
        "select_one_from_file": outside, "select_one_external": outside, "acknowledge": _("a tick"),
        "trigger": _("a tick"), "image": _("picture"), "photo": _("picture"), "audio": _("sound"), "video": _("film"),
        "geopoint": _("place"), "geotrace": _("place"), "geoshape": _("place"), "barcode": _("barcode"),
        "file": _("file"),
    }
