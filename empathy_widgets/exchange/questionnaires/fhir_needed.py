"""What is read of a FHIR Questionnaire, and nothing more: a file is refused only for what its questions need."""

from __future__ import annotations

from typing import Any

__all__ = ["needed"]

WHOLE = {"resourceType", "id", "title", "name", "language", "copyright", "description", "publisher", "url"}
ITEM = {"linkId", "text", "type", "repeats", "answerOption", "option", "options", "answerValueSet", "answerConstraint"}
LIST = {"resourceType", "id", "url", "version", "compose", "concept"}
LISTS = ("ValueSet", "CodeSystem")
STATES = ("draft", "active", "retired", "unknown")
SINCE = "2000-01-01T00:00:00Z"
"""Stands for the moment of an expansion, which FHIR wants and nobody here reads."""
DEEPEST = 40


def needed(content: dict[str, Any], read: tuple[str, ...]) -> dict[str, Any]:
    """Return a Questionnaire without what is not read.

    Parameters
    ----------
    content : dict
        As it stands in the file. Words for people beside the questions (the narrative), conditions, codes, who made it
        when, and where it is used may be missing or broken.
    read : tuple of str
        How the addresses of the extensions that are read end.

    Examples
    --------
    >>> needed({"resourceType": "Questionnaire", "text": 7, "item": [{"linkId": "1", "code": 7}]}, ())
    {'resourceType': 'Questionnaire', 'status': 'draft', 'item': [{'linkId': '1'}]}
    """
    kept = {name: value for name, value in content.items() if name in WHOLE}
    kept["status"] = content["status"] if content.get("status") in STATES else "draft"
    if "item" in content:
        kept["item"] = _items(content["item"], read)
    contained = content.get("contained")
    lists = [_list(one, read) for one in (contained if isinstance(contained, list) else [])
             if isinstance(one, dict) and one.get("resourceType") in LISTS]
    return kept | ({"contained": lists} if lists else {})


def _items(listed: Any, read: tuple[str, ...], depth: int = 0) -> Any:
    if not isinstance(listed, list) or depth > DEEPEST:
        return listed
    return [_item(one, read, depth) if isinstance(one, dict) else one for one in listed]


def _item(item: dict[str, Any], read: tuple[str, ...], depth: int) -> dict[str, Any]:
    kept = {name: _slim(value, read) for name, value in item.items() if name in ITEM}
    if "item" in item:
        kept["item"] = _items(item["item"], read, depth + 1)
    extensions = _extensions(item.get("extension"), read)
    return kept | ({"extension": extensions} if extensions else {})


def _list(one: dict[str, Any], read: tuple[str, ...]) -> dict[str, Any]:
    kept = {name: _slim(value, read) for name, value in one.items() if name in LIST}
    expansion = one.get("expansion")
    if isinstance(expansion, dict) and isinstance(expansion.get("contains"), list):
        kept["expansion"] = {"timestamp": SINCE, "contains": _slim(expansion["contains"], read)}
    return kept | {"status": "active"} | ({"content": "complete"} if one["resourceType"] == "CodeSystem" else {})


def _slim(value: Any, read: tuple[str, ...]) -> Any:
    """A value at any depth without the extensions that are not read."""
    if isinstance(value, list):
        return [_slim(one, read) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {name: _slim(inner, read) for name, inner in value.items()
            if name != "extension" and not name.startswith("_")}
    extensions = _extensions(value.get("extension"), read)
    return kept | ({"extension": extensions} if extensions else {})


def _extensions(listed: Any, read: tuple[str, ...]) -> list[Any]:
    return [one for one in (listed if isinstance(listed, list) else [])
            if isinstance(one, dict) and str(one.get("url") or "").endswith(read)]
