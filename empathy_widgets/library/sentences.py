"""From what the file format refuses to what an editor reads: the entry in words, and a remedy for every refusal."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.form import Form, allowed_names
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["in_words", "refusals"]

SINGULAR = {
    "items": "item", "choices": "choice", "subscales": "subscale", "composites": "composite",
    "reference_samples": "reference sample", "caveats": "caveat", "unverified": "unverified fact",
}


def in_words(place: Place) -> str:
    """Say which entry a place is.

    Examples
    --------
    >>> in_words(("items", 5, "text")), in_words(("reference_samples", 0, "values", "NAE", "sd"))
    ('item 5, text', 'reference sample 1, values, NAE, sd')
    """
    if len(place) > 1 and place[0] in SINGULAR:
        listed = place[0] in ("reference_samples", "caveats", "unverified")
        number = place[1] + 1 if listed and isinstance(place[1], int) else place[1]
        place = (f"{SINGULAR[place[0]]} {quoted(number)}", *place[2:])
    words = [f"entry {part + 1}" if isinstance(part, int) else quoted(part) for part in place]
    return ", ".join(words)


def refusals(error: ValidationError, form: type[Form]) -> Iterator[tuple[Place, str]]:
    """Yield the place of every refused entry with a sentence and its remedy, in the order of the file format."""
    for detail in error.errors(include_url=False, include_input=False):
        place = tuple(detail["loc"])
        kind, context = detail["type"], detail.get("ctx", {})
        if place and place[-1] == "[key]":
            yield place[:-1], _wrong_name(kind)
        elif kind == "missing":
            yield place[:-1], _("“{name}” is missing. Add a line “{name}: …”.").format(name=place[-1])
        elif kind == "extra_forbidden":
            yield place, _unknown(place, form)
        else:
            yield place, _wrong_value(place, kind, context)


def _unknown(place: Place, form: type[Form]) -> str:
    near = difflib.get_close_matches(str(place[-1])[:60], allowed_names(form, place[:-1]), n=1)
    if near:
        return _("No entry has this name. Did you mean “{name}”?").format(name=near[0])
    return _("No entry has this name. Delete it, or write it as a comment that starts with “#”.")


def _wrong_name(kind: str) -> str:
    if kind.startswith("int") or kind in ("greater_than_equal", "less_than_equal"):
        return _("The name of this entry must be a whole number in range, without quotation marks. Correct it.")
    return _("The name of this entry must be letters, digits and hyphens, starting with a letter. Correct it.")


def _wrong_value(place: Place, kind: str, context: dict[str, Any]) -> str:
    if kind == "string_pattern_mismatch" and place[-1] == "doi":
        return _("A DOI starts with “10.” and has no https:// before it. Correct it.")
    if kind == "string_pattern_mismatch":
        return _("Only letters, digits and hyphens can stand here, and a letter comes first. Correct it.")
    for start, sentence in _sentences().items():
        if kind.startswith(start):
            return sentence.format(limit=_limit(context))
    return _("This value cannot stand here. Compare it with another file in this folder.")


def _limit(context: dict[str, Any]) -> str:
    for name in ("ge", "gt", "le", "lt", "min_length", "max_length", "expected"):
        if name in context:
            return f"{context[name]:g}" if isinstance(context[name], float) else str(context[name])
    return ""


def _sentences() -> dict[str, str]:
    return {
        "literal_error": _("Only {limit} can stand here. Choose one."),
        "string_too_short": _("This is empty. Write it, or delete the line."),
        "string_too_long": _("This is longer than {limit} characters. Shorten it."),
        "string": _("Words must stand here. Put quotation marks around them."),
        "int": _("A whole number must stand here, without quotation marks. Correct it."),
        "float": _("A number must stand here, without quotation marks. Correct it."),
        "finite_number": _("An ordinary number must stand here. Correct it."),
        "bool": _("Only true or false can stand here, without quotation marks. Choose one."),
        "date": _("A date must stand here, year first, for example 2026-11-24. Correct it."),
        "list_type": _("A list must stand here, for example [1, 3, 5]. Correct it."),
        "dict_type": _("Entries with names must stand here, for example “1: Never”. See content/README.md."),
        "model_type": _("Entries with names must stand here, for example {{label: Warmth}}; {{}} when there are none."),
        "too_short": _("There must be at least {limit}. Add what is missing."),
        "greater_than_equal": _("The number must be {limit} or more. Correct it."),
        "greater_than": _("The number must be more than {limit}. Correct it."),
        "less_than_equal": _("The number must be {limit} or less. Correct it."),
        "less_than": _("The number must be less than {limit}. Correct it."),
    }
