"""Item figures in words and columns: what a terminal prints, and what a page's table says. No arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

from empathy_widgets.scoring.items import ItemFigures, ItemReport, SubscaleFigures, policy_in_words
from empathy_widgets.strings import _, ngettext

__all__ = ["cells", "columns", "heading", "item_text", "notes", "reliability_line"]

NOT_KNOWN = "–"


def columns() -> tuple[str, ...]:
    """Return the names of the columns, as `cells` fills them."""
    return (
        _("Item"), _("Answers"), _("Mean"), _("SD"), _("Lowest"), _("Highest"), _("With the rest"), _("Alpha without"),
    )


def cells(item: ItemFigures) -> tuple[str, ...]:
    """Return one item as words; a reverse-keyed item has an R behind its number.

    Examples
    --------
    >>> cells(ItemFigures(3, True, 40, 2.5, 1.04, 0.25, 0.1, -0.126, None))
    ('3 R', '40', '2.50', '1.04', '25 %', '10 %', '-0.13', '–')
    """
    return (
        f"{item.number} R" if item.reverse_keyed else str(item.number), str(item.n), decimal(item.mean),
        decimal(item.sd), percent(item.lowest), percent(item.highest), decimal(item.with_rest),
        decimal(item.alpha_without),
    )


def decimal(value: float | None) -> str:
    """Two decimals, or a dash."""
    return NOT_KNOWN if value is None else f"{value:.2f}"


def percent(share: float | None) -> str:
    """A share, 0 to 1, in percent without decimals, or a dash."""
    return NOT_KNOWN if share is None else f"{100 * share:.0f} %"


def heading(report: ItemReport) -> str:
    """Return the first line: which instrument, how many people."""
    return ngettext("{title}: {count} respondent", "{title}: {count} respondents", report.respondents).format(
        title=report.title, count=f"{report.respondents:,}")


def reliability_line(part: SubscaleFigures) -> str:
    """Return alpha with its interval, omega and how many people stand behind them, or why they are not there."""
    said = []
    if part.alpha is not None:
        said.append(_("Alpha {alpha} (95 % interval {low} to {high})").format(
            alpha=decimal(part.alpha), low=decimal(part.low), high=decimal(part.high)))
    if part.omega is not None:
        said.append(_("omega total {omega}").format(omega=decimal(part.omega)))
    if said:
        said.append(ngettext("{count} respondent", "{count} respondents", part.respondents).format(
            count=f"{part.respondents:,}"))
    line = ", ".join(said) + "." if said else ""
    return " ".join(text for text in (line, part.reason) if text)


def notes() -> Sequence[str]:
    """Return what the columns mean."""
    return (
        _("All figures are after reverse-keyed items (R) were turned round. Lowest and Highest: the share of people at "
          "the lowest and the highest possible points."),
        _("With the rest: correlation with the sum of the other items. Alpha without: the alpha of the other items "
          "alone. Omega rests on one common factor."),
        _("These figures describe this group. They are no norms and say nothing about a single person."),
    )


def item_text(report: ItemReport) -> str:
    """Return the whole report as plain text, at most 92 characters wide where labels allow."""
    lines = [heading(report), policy_in_words(report.policy), ""]
    for part in report.subscales:
        rows = [columns(), *map(cells, part.items)]
        widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
        lines += [f"{part.label} ({part.id})", f"  {reliability_line(part)}"]
        lines += ["  " + "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))) for row in rows]
        lines.append("")
    lines += [_("Please notice: {note}").format(note=warning) for warning in report.warnings]
    return "\n".join([*lines, *notes(), ""])
