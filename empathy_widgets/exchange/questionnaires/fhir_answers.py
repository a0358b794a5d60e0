"""The answers of a FHIR question: its own options, or those of a list the file holds, by whatever name it is asked."""

from __future__ import annotations

from typing import Any

from empathy_widgets.exchange.questionnaires.draft import Offered
from empathy_widgets.exchange.questionnaires.plain import whole

__all__ = ["WEIGHTS", "AnswerLists", "elsewhere"]

WEIGHTS = ("/ordinalValue", "/questionnaire-ordinalValue", "/itemWeight", "/valueset-ordinalValue",
           "/codesystem-ordinalValue", "/iso21090-CO-value")
"""Extensions that give an answer its points, in STU3, R4 and R5."""
DEEPEST = 8
"""Lists that include lists."""


class AnswerLists:
    """The value sets and code systems inside a Questionnaire, by `#id`, by canonical address, with or without version.

    Attributes
    ----------
    other_versions : set of str
        Addresses asked for in a version the file does not name, and answered with the one it holds.
    """

    def __init__(self, contained: list[Any]) -> None:
        self.held: dict[str, Any] = {}
        self.other_versions: set[str] = set()
        for one in contained:
            kind = one.get_resource_type()
            address, version = str(getattr(one, "url", None) or ""), str(getattr(one, "version", None) or "")
            names = [f"#{one.id}", f"{kind}/{one.id}"] if one.id else []
            for name in (*names, *([f"{address}|{version}", address] if address else [])):
                self.held.setdefault(name, one)

    def offered(self, item: Any) -> list[Offered]:
        """The answers of one question; none where they stand in a list outside the file."""
        options = getattr(item, "answerOption", None) or getattr(item, "option", None) or ()
        return [_answer(option) for option in options] or [
            Offered(coding.display or coding.code or "", _weight(coding)) for coding in self._codings(elsewhere(item))]

    def _codings(self, address: str, depth: int = 0) -> list[Any]:
        held = self._called(address)
        if held is None or depth > DEEPEST:
            return []
        if held.get_resource_type() == "CodeSystem":
            return _flat(held.concept)
        expanded = getattr(held.expansion, "contains", None) if held.expansion else None
        if expanded:
            return list(expanded)
        found: list[Any] = []
        for part in (held.compose.include if held.compose else None) or []:
            if part.concept:
                found += part.concept
                continue
            for name in (part.valueSet or ([part.system] if part.system else [])):
                found += self._codings(str(name), depth + 1)
        return found

    def _called(self, address: str) -> Any:
        bare, _bar, version = address.partition("|")
        held = self.held.get(address) or self.held.get(bare)
        if held is not None and version and getattr(held, "version", None) != version:
            self.other_versions.add(address)
        return held


def _flat(concepts: Any) -> list[Any]:
    """The concepts of a code system, those inside others after them."""
    found, waiting = [], list(reversed(concepts or []))
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += reversed(one.concept or [])
    return found


def elsewhere(item: Any) -> str:
    """The address of the value set a question's answers stand in; "" when it names none."""
    options = getattr(item, "options", None)
    return str(getattr(item, "answerValueSet", None) or (options.reference if options is not None else "") or "")


def _answer(option: Any) -> Offered:
    coding = option.valueCoding
    if coding is not None:
        weight = _weight(coding)
        return Offered(coding.display or coding.code or "", weight if weight is not None else _weight(option))
    for name in ("valueInteger", "valueString"):
        value = getattr(option, name, None)
        if value is not None:
            weight = _weight(option)
            return Offered(
                str(value), weight if weight is not None else whole(value) if name == "valueInteger" else None)
    return Offered("")


def _weight(carrier: Any) -> int | None:
    """The points an extension gives an answer; None where there is none, or no whole number."""
    for extension in carrier.extension or ():
        if str(extension.url or "").endswith(WEIGHTS):
            value = extension.valueDecimal if extension.valueDecimal is not None else extension.valueInteger
            return whole(value)
    return None
