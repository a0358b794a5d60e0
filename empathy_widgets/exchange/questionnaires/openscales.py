"""An OpenScales bundle (.osd): the Open Scale Definition with its translations in one JSON file.

Relied on: the OSD specification 1.0.16 of the OpenScales project (documentation/SPECIFICATION.md in
stmueller/OpenScales).
"""

from __future__ import annotations

from typing import Any

from empathy_widgets.exchange.questionnaires.draft import Found, Offered, Question, Sum
from empathy_widgets.exchange.questionnaires.guards import MOST_CHOICES, fixed, refuse
from empathy_widgets.exchange.questionnaires.plain import names, plain, whole
from empathy_widgets.strings import _

__all__ = ["is_openscales", "read_openscales"]

METHODS = {"sum_coded": False, "sum": False, "mean_coded": True, "mean": True}
ALTERS = ("transform", "value_map", "weights", "correct_answers", "answer_category", "variants")
CONDITIONS = ("visible_when", "variant_when")


def is_openscales(content: dict[str, Any]) -> bool:
    """Whether a JSON object is a bundle, or a definition without its translations."""
    return isinstance(_definition(content).get("scale_info"), dict)


def read_openscales(content: dict[str, Any]) -> Found:
    """Return what a bundle holds, in English where it has English, else in its first language."""
    translations = _dict(content.get("translations"))
    spoken = [name for name, texts in translations.items() if isinstance(texts, dict) and texts]
    if not spoken:
        refuse(_(
            "This scale definition holds no sentences; bring the bundle (.osd) that has its translations as well."))
    language = next((name for name in ("en", "default") if name in spoken), spoken[0])
    reader = _Reader(_definition(content), {**_dict(translations.get("en")), **translations[language]}, language)
    reader.read()
    if others := [name for name in spoken if name != language]:
        reader.found.remarks.append((_("Further languages"), _("Only one language was carried, not: {names}.").format(
            names=names([plain(one) for one in others]))))
    return reader.found


class _Reader:
    """One definition on its way to what was found in it."""

    def __init__(self, definition: dict[str, Any], texts: dict[str, Any], language: str) -> None:
        self.definition, self.texts = definition, texts
        head = _dict(definition.get("scale_info"))
        rights = [_text(head.get(name)) for name in ("license", "license_explanation", "license_url")]
        usual = _dict(definition.get("likert_options"))
        self.found = Found(
            format=_("OpenScales definition"), title=_text(head.get("name")),
            abbreviation=_text(head.get("abbreviation")),
            language="" if language == "default" else language, source=_text(head.get("citation")),
            rights=". ".join(part.strip().rstrip(".") for part in rights if part.strip()),
            about=_text(head.get("description")), instructions=self.word(usual.get("question_head")),
        )
        self.section = ""

    def word(self, key: Any) -> str:
        """The sentence of a translation key."""
        return _text(self.texts.get(key)) if isinstance(key, str) else ""

    def read(self) -> None:
        """Walk the items, then the scoring blocks."""
        items = self.definition.get("items")
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict):
                self._item(item)
        labels = {one.get("id"): _text(one.get("name")) for one in _list(self.definition.get("dimensions"))
                  if isinstance(one, dict) and isinstance(one.get("id"), str)}
        for name, block in _dict(self.definition.get("scoring")).items():
            if isinstance(block, dict) and name != "answer_categories":
                self._block(name, labels.get(name) or name, block)
        if "thresholds" in str(self.definition.get("scoring"))[:1_000_000]:
            self.found.remarks.append((_("Bands"), _(
                "The file sorts scores into bands. They were not carried: this workbook has no cut-offs.")))

    def _item(self, item: dict[str, Any]) -> None:
        kind, name, text = _text(item.get("type")), _text(item.get("id")), self.word(item.get("text_key"))
        if kind == "section":
            self.section = self.word(item.get("title_key"))
            self.found.head(name, self.section)
        elif kind == "inst":
            self.found.tell(name, text)
        elif kind == "grid" and fixed(offered := self._options(item.get("columns"), numbered=True)):
            rows = [row for row in _list(item.get("rows")) if isinstance(row, str)]
            self.found.head(name, text)
            self._add([(f"{name}_{number}", self.word(row)) for number, row in enumerate(rows, 1)], offered, item, text)
        elif kind == "likert" and fixed(offered := self._likert(item)):
            self._add([(name, text)], offered, item)
        elif kind == "multi" and fixed(offered := self._options(item.get("options"))):
            self._add([(name, text)], offered, item)
        else:
            self.found.set_aside(self._uneven(item) or plain(kind) or "?", name, text)

    def _add(
        self, asked: list[tuple[str, str]], offered: tuple[Offered, ...], item: dict[str, Any], stem: str = "",
    ) -> None:
        scored = bool(_dict(self.definition.get("scoring")))
        group = self.section if scored else _text(item.get("dimension")) or self.section
        stem = self.word(item.get("question_head")) or stem
        for name, text in asked:
            self.found.ask(
                Question(name, text, offered, group, stem), any(item.get(entry) for entry in CONDITIONS))

    def _likert(self, item: dict[str, Any]) -> tuple[Offered, ...]:
        """The item's own points and labels, else those of the response scale it names, else the usual ones."""
        labels, low, count, step = self._steps(item)
        if not 2 <= count <= MOST_CHOICES or not step:
            return ()
        words = [self.word(labels[index]) if index < len(labels) else "" for index in range(count)]
        return tuple(Offered(word or str(low + index * step), low + index * step) for index, word in enumerate(words))

    def _steps(self, item: dict[str, Any]) -> tuple[list[Any], int, int, int]:
        """Labels, lowest points, how many there are, and how far apart; 0 where no whole steps lead to the highest."""
        named = _dict(_dict(self.definition.get("response_scales")).get(_text(item.get("response_scale"))))
        scale = named or _dict(self.definition.get("likert_options"))
        if any(entry in item for entry in ("likert_points", "likert_labels", "likert_min", "likert_max")):
            scale = {
                "points": item.get("likert_points", scale.get("points")),
                "min": item.get("likert_min", scale.get("min")),
                "max": item.get("likert_max", None if "likert_points" in item else scale.get("max")),
                "labels": item.get("likert_labels", scale.get("labels")),
            }
        labels = _list(scale.get("labels"))
        low = whole(scale.get("min"))
        low = 1 if low is None else low
        count = whole(scale.get("points")) or len(labels)
        high = whole(scale.get("max"))
        if high is None or count < 2:
            return labels, low, count, 1
        step, rest = divmod(high - low, count - 1)
        return labels, low, count, 0 if rest else step

    def _uneven(self, item: dict[str, Any]) -> str:
        """Why the points of a Likert item cannot be taken."""
        if _text(item.get("type")) != "likert":
            return ""
        _labels, low, count, step = self._steps(item)
        return "" if step or count < 2 else _(
            "likert: no whole steps lead from {low} to the highest of its {count} points").format(low=low, count=count)

    def _options(self, listed: Any, numbered: bool = False) -> tuple[Offered, ...]:
        offered = []
        for number, one in enumerate(_list(listed), 1):
            if isinstance(one, dict):
                offered.append(
                    Offered(self.word(one.get("text_key")) or _text(one.get("value")), whole(one.get("value"))))
            elif isinstance(one, str):
                offered.append(Offered(self.word(one) or one, number if numbered else whole(one)))
        return tuple(offered)

    def _block(self, name: str, label: str, block: dict[str, Any]) -> None:
        """One scoring block: coding 1 counts as it is, -1 the other way round, 0 not at all."""
        mean = METHODS.get(_text(block.get("method")))
        listed, legacy = block.get("items"), _dict(block.get("item_coding"))
        coding = {one: legacy.get(one, 1) for one in listed if isinstance(one, str)} if isinstance(listed, list) else (
            _dict(listed) or legacy)
        scores = [one for one in _list(block.get("scores")) if isinstance(one, str)]
        odd = mean is None or any(block.get(entry) for entry in ALTERS) or any(
            whole(code) not in (-1, 0, 1) for code in coding.values())
        if odd or (scores and (coding.keys() - set(scores) or any(whole(coding.get(one, 1)) != 1 for one in scores))):
            self.found.lose_score(label, name)
            return
        items = tuple(one for one, code in coding.items() if whole(code) != 0 and one not in scores)
        turned = tuple((one, None) for one, code in coding.items() if whole(code) == -1)
        self.found.score(Sum(name, label, items, turned, bool(mean), tuple(scores)))


def _definition(content: dict[str, Any]) -> dict[str, Any]:
    return content["definition"] if isinstance(content.get("definition"), dict) else content


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if type(value) in (int, float) else ""
