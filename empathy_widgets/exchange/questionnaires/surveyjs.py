"""A SurveyJS survey (JSON): radio groups, dropdowns, ratings and matrices; calculated values that are plain sums."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from empathy_widgets.exchange.questionnaires.draft import Found, Offered, Question, Sum
from empathy_widgets.exchange.questionnaires.guards import fixed, refuse
from empathy_widgets.exchange.questionnaires.ledger import Element
from empathy_widgets.exchange.questionnaires.plain import asks, names, plain, whole
from empathy_widgets.exchange.questionnaires.sums import plain_sum
from empathy_widgets.strings import _

__all__ = ["is_surveyjs", "read_surveyjs"]

MOST_ELEMENTS = 5_000
INSIDE = ("pages", "elements", "questions", "templateElements")
LISTS = ("radiogroup", "dropdown", "buttongroup", "imagepicker")
CONDITIONS = ("visibleIf", "enableIf")
REFERENCE = r"\{[^{}]+\}"


def is_surveyjs(content: dict[str, Any]) -> bool:
    """Whether a JSON object has the pages or elements a survey starts with."""
    return any(isinstance(content.get(name), list) for name in ("pages", "elements", "questions"))


def read_surveyjs(content: dict[str, Any]) -> Found:
    """Return what a survey holds, in its own language."""
    reader = _Reader(content)
    reader.read()
    return reader.found


class _Reader:
    """One survey on its way to what was found in it."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.content = content
        self.locale = content["locale"] if isinstance(content.get("locale"), str) else ""
        self.spoken: set[str] = set()
        self.found = Found(
            format=_("SurveyJS survey"), title=self.words(content.get("title")), language=self.locale,
            about=self.words(content.get("description")))

    def read(self) -> None:
        """Walk the elements, then the calculated values."""
        for element, group, conditional in self._elements():
            self._element(element, group, conditional)
        for value in _dicts(self.content.get("calculatedValues")):
            self._sum(value.get("name"), value.get("name"), value.get("expression"))
        others = self.spoken - {"default", self.locale, "" if self.locale else "en"}
        if others:
            self.found.remarks.append((_("Further languages"), _("Only one language was carried, not: {names}.").format(
                names=names(sorted(plain(one) for one in others)))))

    def words(self, value: Any) -> str:
        """A text, or the survey's own language of a text in several."""
        if isinstance(value, dict):
            self.spoken.update(name for name in value if isinstance(name, str))
            value = next((value[name] for name in (self.locale, "default", "en", *value) if value.get(name)), "")
        return value if isinstance(value, str) else str(value) if isinstance(value, (int, float)) else ""

    def _elements(self) -> Iterator[tuple[dict[str, Any], str, bool]]:
        """Every element in order with the heading it stands under, and whether a condition decides that it is shown."""
        waiting = [(self.content, "", False)]
        count = 0
        while waiting:
            holder, group, conditional = waiting.pop()
            count += 1
            if count > MOST_ELEMENTS:
                refuse(_("This survey has more elements than any scale; check that it is the right one."))
            inner = [one for name in INSIDE for one in _dicts(holder.get(name))]
            if holder is not self.content and "type" in holder and holder["type"] != "panel":
                yield holder, group, conditional or any(holder.get(name) for name in CONDITIONS)
                continue
            heading = self._heading(holder) if holder is not self.content else ""
            hidden = conditional or any(holder.get(name) for name in CONDITIONS)
            waiting += [(one, heading or group, hidden) for one in reversed(inner)]

    def _heading(self, holder: dict[str, Any]) -> str:
        """The words of a page or panel."""
        heading = " ".join(filter(None, (self.words(holder.get(name)) for name in ("title", "description"))))
        self.found.head(str(holder.get("name") or ""), heading)
        return heading

    def _ask(self, name: str, text: str, offered: tuple[Offered, ...], heading: str, conditional: bool,
             stem: str = "", part: str = "") -> None:
        """One question under a heading, which may be the question above it."""
        asked = asks(heading)
        stem = " ".join(filter(None, (plain(heading) if asked else "", plain(stem))))
        self.found.ask(Question(
            name, text, offered, "" if asked else heading, stem, part=part or plain(heading)), conditional)

    def _element(self, element: dict[str, Any], group: str, conditional: bool) -> None:
        kind, name = str(element["type"]), str(element.get("name") or "")
        title = self.words(element.get("title")) or name
        if kind in ("html", "image"):
            text = self.words(element.get("html"))
            if kind == "html":
                self.found.tell(name, text)
            else:
                self.found.set_aside(_("text or picture only"), name)
        elif kind == "expression":
            self._sum(name, title, element.get("expression"))
        elif kind == "matrix":
            self._matrix(element, name, title, group, conditional)
        elif kind in LISTS and (element.get("hasOther") or element.get("showOtherItem")):
            self.found.set_aside(_("answers in one’s own words allowed"), name, title)
        elif (kind in LISTS and not element.get("multiSelect")
              and fixed(offered := self._answers(element.get("choices")))):
            self._ask(name, title, offered, group, conditional)
        elif kind == "rating" and fixed(offered := self._rating(element)):
            self._ask(name, title, offered, group, conditional)
        else:
            self.found.set_aside(plain(kind) or "?", name, title)

    def _matrix(self, element: dict[str, Any], name: str, title: str, group: str, conditional: bool) -> None:
        offered = self._answers(element.get("columns"))
        rows = self._named(element.get("rows"))
        if not fixed(offered) or not rows:
            self.found.set_aside("matrix", name, title)
            self.found.elements += [Element(f"{name}.{row}", text, "left", "matrix") for row, text in rows]
            return
        self.found.head(name, title)
        for row, text in rows:
            self._ask(f"{name}.{row}", text, offered, group, conditional, title if title != name else "", name)

    def _named(self, listed: Any) -> list[tuple[str, str]]:
        """Value and text of each entry; an entry may be a value alone."""
        entries = []
        for one in listed if isinstance(listed, list) else []:
            value = one.get("value") if isinstance(one, dict) else one
            if isinstance(value, (str, int, float)):
                entries.append((str(value), self.words(one.get("text")) if isinstance(one, dict) else ""))
        return [(value, text or value) for value, text in entries]

    def _answers(self, listed: Any) -> tuple[Offered, ...]:
        return tuple(Offered(text, whole(value)) for value, text in self._named(listed))

    def _rating(self, element: dict[str, Any]) -> tuple[Offered, ...]:
        """The points of a rating, with words at its ends where it has some."""
        if element.get("rateValues"):
            offered = list(self._answers(element["rateValues"]))
        else:
            low, step = whole(element.get("rateMin", 1)), whole(element.get("rateStep", 1))
            most = whole(element.get("rateMax", element.get("rateCount", 5)))
            if low is None or most is None or not step or step < 1:
                return ()
            offered = [Offered(str(points), points) for points in range(low, most + 1, step)]
        ends = (self.words(element.get("minRateDescription")), self.words(element.get("maxRateDescription")))
        for place, label in zip((0, -1), ends, strict=True):
            if offered and label:
                offered[place] = Offered(label, offered[place].points)
        return tuple(offered)

    def _sum(self, name: Any, label: Any, expression: Any) -> None:
        name = name if isinstance(name, str) else ""
        formula = plain_sum(expression, REFERENCE) if isinstance(expression, str) else None
        if formula is None or not name:
            self.found.lose_score(name or "?")
            return
        self.found.score(Sum(
            name, label if isinstance(label, str) else name, tuple(item.strip("{}") for item in formula.items),
            tuple((item.strip("{}"), start) for item, start in formula.turned), formula.mean))


def _dicts(listed: Any) -> list[dict[str, Any]]:
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
