"""Who takes part in a run: the question asked before a start, and its answer."""

from __future__ import annotations

from typing import Any

from empathy_widgets.errors import NotAllowed
from empathy_widgets.strings import _

__all__ = ["people_question", "read_people"]

LONGEST_NAME = 30


def people_question(most: int) -> dict[str, Any]:
    """The question who takes part, asked before a start."""
    return {
        "id": "people", "label": _("Who takes part?"), "kind": "text", "value": "",
        "help": _("Initials or roles with commas between, as in “A, B” or “mother, son”; up to {most}. No full names. "
                  "Leave it empty when you are alone.").format(most=most),
    }


def read_people(text: Any, most: int, fewest: int = 1) -> list[str]:
    """What the people are called; NotAllowed for too many, too few, too long or two alike."""
    given = [" ".join(name.split()) for name in text.split(",") if name.strip()] if isinstance(text, str) else None
    if given is None or len(given) > most or any(len(name) > LONGEST_NAME for name in given):
        raise NotAllowed(_(
            "Please name up to {most} people, a few letters each, with commas between.").format(most=most))
    if len(set(given)) < len(given):
        raise NotAllowed(_("Two of the names are the same. Please add a letter to one."))
    return [*given, *[letter for letter in "ABCDEF" if letter not in given]][:max(len(given), fewest)]
