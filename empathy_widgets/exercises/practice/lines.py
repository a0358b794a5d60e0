"""What a line a client wrote says, wherever it is listed: on their own page, or when a file is brought back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from empathy_widgets.domain import Practice
from empathy_widgets.strings import _

__all__ = ["said"]


def said(practice: Practice | None, kind: str, body: Mapping[str, Any]) -> tuple[str, str]:
    """What a line is of, and its own words, as they were written.

    Parameters
    ----------
    practice : Practice or None
        None where it cannot be read any more; then the questions that were answered are not told.
    kind, body : str and mapping
        As an event of a practice has them.

    Examples
    --------
    >>> said(None, "log", {"day": "2026-11-28", "done": "partly", "well": 4, "text": "On the bus"})
    ('partly done · 4 of 5', 'On the bus')
    """
    text = str(body.get("text", ""))
    if kind == "log":
        done = {"yes": _("done"), "partly": _("partly done"), "no": _("a day off")}.get(body.get("done", ""), "")
        well = _("{well} of 5").format(well=body["well"]) if body.get("well") else ""
        return " · ".join(part for part in (done, well) if part), text
    if kind == "write":
        return asked(practice, body), text
    if kind == "safe":
        answers = {"yes": _("yes"), "no": _("no"), "unsure": _("not sure")}
        gates = practice.gates if practice else ()
        return (next((one.asks for one in gates if one.id == body.get("key")), _("A question about safety")),
                answers.get(body.get("answer", ""), ""))
    named = {"keep": _("To keep"), "letter": _("The letter that is not sent"), "say-back": _("Said back"),
             "own-act": _("An act of one's own"), "phrases": _("Own wishes")}
    return named.get(kind, _("How it was set up")), text


def asked(practice: Practice | None, body: Mapping[str, Any]) -> str:
    """The question something was written on."""
    stage, _dash, number = body.get("key", "").rpartition("-")
    asks = next((one.asks for one in practice.stages if one.id == stage), ()) if practice else ()
    return asks[int(number)] if number.isdecimal() and int(number) < len(asks) else ""
