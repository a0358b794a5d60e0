"""The log of a practice on paper: what it is, in short, and rows to fill in by hand."""

from __future__ import annotations

from html import escape

from empathy_widgets.domain import Practice
from empathy_widgets.strings import _

__all__ = ["sheet"]

ROWS = 14


def sheet(run: str, practice: Practice, reason: str, often: str, case: str) -> list[str]:
    """One practice's sheet, with why and how often; a page's script may put written lines above the empty rows."""
    named = (_("Day"), _("Done? yes, partly, no"), _("How well, 1 to 5"), _("One line"))
    labelled = ((_("On a bad day"), practice.bad_day), (_("When to stop"), practice.stop))
    return [
        f'<section class="sheet" data-sheet="{escape(run)}" data-rows="0">',
        f'<h2 dir="auto">{escape(practice.title)}</h2>',
        f"<p>{escape(case)} · {escape(often)}</p>", f'<p dir="auto">{escape(reason)}</p>',
        "<ol>", *(f'<li dir="auto">{escape(step)}</li>' for step in practice.steps), "</ol>",
        *(f'<p dir="auto"><strong>{escape(label)}:</strong> {escape(text)}</p>' for label, text in labelled),
        "<table>", "<thead>", "<tr>", *(f'<th scope="col">{escape(name)}</th>' for name in named), "</tr>", "</thead>",
        "<tbody data-written></tbody>", "<tbody data-blank>", *["<tr><td></td><td></td><td></td><td></td></tr>"] * ROWS,
        "</tbody>", "</table>", "</section>",
    ]
