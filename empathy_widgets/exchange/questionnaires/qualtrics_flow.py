"""The blocks of a Qualtrics survey in the order they are shown, and those shown only in some branches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

__all__ = ["Block", "asked_in_branches", "blocks"]

SHOWN = ("Block", "Standard")
ONLY_SOMETIMES = ("Branch", "BlockRandomizer")


@dataclass(frozen=True)
class Block:
    """One block: its name, the ids of its questions in order, those of them that may skip, and whether it is trash."""

    id: str
    name: str
    questions: tuple[str, ...]
    skips: frozenset[str]
    trash: bool


def blocks(elements: list[dict[str, Any]]) -> list[Block]:
    """Return every block, as the flow has them, then those the flow does not name."""
    found = {block.id: block for one in elements if one.get("Element") == "BL" for block in _blocks(one.get("Payload"))}
    order = [id for id, _sometimes in _flow(elements) if id in found]
    return [found[id] for id in dict.fromkeys([*order, *found])]


def asked_in_branches(elements: list[dict[str, Any]]) -> set[str]:
    """The ids of blocks that not everybody sees."""
    always = {id for id, sometimes in _flow(elements) if not sometimes}
    return {id for id, sometimes in _flow(elements) if sometimes} - always


def _blocks(payload: Any) -> Iterator[Block]:
    listed = payload.values() if isinstance(payload, dict) else payload if isinstance(payload, list) else ()
    for number, one in enumerate(listed):
        if not isinstance(one, dict):
            continue
        inside = one.get("BlockElements")
        asked = [entry for entry in (inside if isinstance(inside, list) else []) if isinstance(entry, dict)
                 and entry.get("Type") == "Question" and isinstance(entry.get("QuestionID"), str)]
        name, id = one.get("Description"), one.get("ID")
        yield Block(
            id if isinstance(id, str) else str(number), name if isinstance(name, str) else "",
            tuple(entry["QuestionID"] for entry in asked),
            frozenset(entry["QuestionID"] for entry in asked if entry.get("SkipLogic")), one.get("Type") == "Trash")


def _flow(elements: list[dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    """Each block the flow names, and whether a branch or a draw decides that it is shown."""
    waiting = [(one.get("Payload"), False) for one in elements if one.get("Element") == "FL"]
    while waiting:
        holder, sometimes = waiting.pop()
        if not isinstance(holder, dict):
            continue
        if holder.get("Type") in SHOWN and isinstance(holder.get("ID"), str):
            yield holder["ID"], sometimes
        sometimes = sometimes or holder.get("Type") in ONLY_SOMETIMES
        inner = holder.get("Flow")
        waiting += [(one, sometimes) for one in reversed(inner if isinstance(inner, list) else [])]
