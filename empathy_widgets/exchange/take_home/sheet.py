"""The log of a practice on paper: what it is, in short, and rows to fill in by hand."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from html import escape
from typing import Any

from empathy_widgets.dates import day
from empathy_widgets.domain import Practice
from empathy_widgets.strings import _, language

__all__ = ["rhythm", "sheet"]

ROWS = 14


def rhythm(given: Mapping[str, Any]) -> str:
    """On which days, how long, from when to when."""
    from babel.dates import get_day_names  # 4 MB that most of this program does not need

    names = get_day_names("wide", locale=language().replace("-", "_"))
    days = _("every day") if len(given["weekdays"]) == 7 else ", ".join(names[one] for one in sorted(given["weekdays"]))
    minutes = _("{minutes} minutes").format(minutes=given["minutes"]) if given.get("minutes") else ""
    first, last = (day(datetime.date.fromisoformat(given[name])) for name in ("start", "end"))
    return " · ".join(part for part in (days, minutes, _("{first} to {last}").format(first=first, last=last)) if part)


def sheet(run: str, practice: Practice, given: Mapping[str, Any], case: str) -> list[str]:
    """One practice's sheet; a page's script may put written lines above the empty rows."""
    named = (_("Day"), _("Done? yes, partly, no"), _("How well, 1 to 5"), _("One line"))
    labelled = ((_("On a bad day"), practice.bad_day), (_("When to stop"), practice.stop))
    return [
        f'<section class="sheet" data-sheet="{escape(run)}" data-rows="0">',
        f'<h2 dir="auto">{escape(practice.title)}</h2>',
        f"<p>{escape(case)} · {escape(rhythm(given))}</p>", f'<p dir="auto">{escape(given["reason"])}</p>',
        "<ol>", *(f'<li dir="auto">{escape(step)}</li>' for step in practice.steps), "</ol>",
        *(f'<p dir="auto"><strong>{escape(label)}:</strong> {escape(text)}</p>' for label, text in labelled),
        "<table>", "<thead>", "<tr>", *(f'<th scope="col">{escape(name)}</th>' for name in named), "</tr>", "</thead>",
        "<tbody data-written></tbody>", "<tbody data-blank>", *["<tr><td></td><td></td><td></td><td></td></tr>"] * ROWS,
        "</tbody>", "</table>", "</section>",
    ]
