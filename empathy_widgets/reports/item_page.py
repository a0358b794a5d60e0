"""Item figures as one HTML page that stands alone: tables, charts and the plotly.js that draws them.

Nothing comes from outside.
"""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from empathy_widgets.places import plotly_js
from empathy_widgets.reports.item_figures import cells, columns, heading, notes, reliability_line
from empathy_widgets.scoring.items import ItemReport, SubscaleFigures, policy_in_words
from empathy_widgets.strings import _, language

__all__ = ["Chart", "item_page"]

POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
"""What a browser may load for this page: what stands in it, and nothing else."""
STYLE = """
:root { color-scheme: light; --ink: #23282b; --muted: #5b5f60; --line: #e0d9cc; --warn: #80530a; }
* { box-sizing: border-box; }
body { margin: 0; background: #faf7f1; color: var(--ink);
  font: 17px/1.55 "Iowan Old Style", "Palatino Linotype", Palatino, P052, Georgia, serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.5rem 0 .25rem; }
p { margin: .5rem 0; max-width: 46rem; }
.quiet { color: var(--muted); }
.notice { border-left: 4px solid var(--warn); padding-left: .75rem; }
.table { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font: 15px/1.4 system-ui, sans-serif; font-variant-numeric: tabular-nums; \
min-width: 38rem; }
th, td { text-align: right; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
:is(th, td):first-child { text-align: left; }
thead th { color: var(--muted); font-weight: 600; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1rem; }
.chart { background: #fffdf9; border: 1px solid var(--line); border-radius: .5rem; min-width: 0; }
:focus-visible { outline: 3px solid #b05a00; outline-offset: 2px; }
@media print { body { background: none; } .chart, tr { break-inside: avoid; } }
"""
DRAW = """
for (const frame of document.querySelectorAll("[data-drawing]")) {
  const { data, layout } = JSON.parse(document.getElementById(frame.dataset.drawing).textContent);
  Plotly.newPlot(frame, data, layout, { staticPlot: true, displayModeBar: false, responsive: true });
}
"""


@dataclass(frozen=True, slots=True)
class Chart:
    """A plotly drawing as JSON, and what it shows in words."""

    drawing: dict[str, Any]
    description: str


def item_page(report: ItemReport, charts: Sequence[Sequence[Chart]]) -> str:
    """Return the page.

    Parameters
    ----------
    report : ItemReport
        Its figures stand in tables, so that nobody needs the charts.
    charts : sequence of sequence of Chart
        The charts of each subscale, in the report's order.

    Returns
    -------
    str
        HTML, about 5 MB of it plotly.js. The page asks no other address for anything, and says so to the browser.
    """
    title = html.escape(heading(report))
    body = [f"<h1>{title}</h1>", paragraph(policy_in_words(report.policy), "quiet")]
    body += [paragraph(_("Please notice: {note}").format(note=warning), "notice") for warning in report.warnings]
    for number, (part, drawn) in enumerate(zip(report.subscales, charts, strict=True)):
        body += [f"<h2>{html.escape(part.label)}</h2>", paragraph(reliability_line(part)), table(part)]
        body += [
            '<div class="charts">', *(framed(chart, f"drawing-{number}-{place}") for place, chart in enumerate(drawn)),
            "</div>",
        ]
    body += [paragraph(note, "quiet") for note in notes()]
    script = plotly_js().read_text("utf-8")
    return (
        f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{chr(10).join(body)}\n</main>\n"
        f"<script>{script}</script>\n<script>{DRAW}</script>\n</body>\n</html>\n"
    )


def paragraph(text: str, kind: str = "") -> str:
    """One paragraph; markup in the text stays text."""
    return f'<p class="{kind}">{html.escape(text)}</p>' if kind else f"<p>{html.escape(text)}</p>"


def table(part: SubscaleFigures) -> str:
    """The items of a subscale; the frame scrolls sideways where the page is narrow."""
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in columns())
    rows = []
    for item in part.items:
        first, *rest = map(html.escape, cells(item))
        rows.append(f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest) + "</tr>")
    label = html.escape(_("Items of {label}").format(label=part.label), quote=True)
    return (f'<div class="table" role="region" tabindex="0" aria-label="{label}"><table><thead><tr>{head}</tr></thead>'
            f"<tbody>{''.join(rows)}</tbody></table></div>")


def framed(chart: Chart, name: str) -> str:
    """A chart's frame, and its drawing as text that no browser takes for markup."""
    drawing = json.dumps(chart.drawing, allow_nan=False).replace("<", "\\u003c")
    return (f'<div class="chart" role="img" aria-label="{html.escape(chart.description, quote=True)}" '
            f'data-drawing="{name}"></div><script type="application/json" id="{name}">{drawing}</script>')
