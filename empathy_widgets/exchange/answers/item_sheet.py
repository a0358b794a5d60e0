"""Item figures as lines of CSV, a row an item; what belongs to the whole subscale stands in each of its rows."""

from __future__ import annotations

import csv
import io

from empathy_widgets.exchange.cells import defuse
from empathy_widgets.scoring.items import ItemReport

__all__ = ["ITEM_COLUMNS", "item_sheet"]

ITEM_COLUMNS = (
    "subscale", "item", "reverse_keyed", "n", "mean", "sd", "lowest_percent", "highest_percent",
    "item_rest_correlation", "alpha_without_item", "respondents", "alpha", "alpha_low_95", "alpha_high_95",
    "omega_total", "missing",
)
"""Points in the instrument's own; percent 0 to 100; correlations, alpha and omega without unit; empty where unknown."""
DECIMALS = 6


def item_sheet(report: ItemReport) -> str:
    """Return the whole table as CSV text, numbers to six decimals.

    Examples
    --------
    >>> from empathy_widgets.scoring.items import ItemFigures, SubscaleFigures
    >>> one = ItemFigures(3, True, 40, 2.5, 1.0, 0.25, 0.1, None, None)
    >>> part = SubscaleFigures("W", "Warmth", (one,), 40, None, None, None, None, "One item.")
    >>> item_sheet(ItemReport("w", "Warmth", 41, "listwise", (part,), ())).splitlines()[1]
    'W,3,1,40,2.5,1,25,10,,,40,,,,,listwise'
    """
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(ITEM_COLUMNS)
    for part in report.subscales:
        whole = [part.respondents, *map(number, (part.alpha, part.low, part.high, part.omega)), report.policy]
        for item in part.items:
            shares = [None if share is None else 100 * share for share in (item.lowest, item.highest)]
            figures = [item.mean, item.sd, *shares, item.with_rest, item.alpha_without]
            rows.writerow(
                [defuse(part.id), item.number, int(item.reverse_keyed), item.n, *map(number, figures), *whole])
    return written.getvalue()


def number(value: float | None) -> str:
    """A figure as a spreadsheet reads it; nothing where it is not known."""
    return "" if value is None else f"{round(value, DECIMALS) + 0.0:.{DECIMALS}f}".rstrip("0").rstrip(".")
