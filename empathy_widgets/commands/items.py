"""`empathy items`: how the items of an instrument behave in a file of answers, as text, CSV or a page of its own."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from empathy_widgets.commands.asking import (
    CountsFromOption, EncodingOption, MapOption, NoAnswerOption, YesOption, opened_sheet, told_of,
)
from empathy_widgets.commands.choosing import InstrumentArgument, chosen_instrument
from empathy_widgets.commands.places_to_write import PIPE, AnswersArgument, ForceOption, opened, written_whole
from empathy_widgets.commands.speaking import WorkspaceOption, refusals
from empathy_widgets.errors import ExchangeError
from empathy_widgets.strings import _

if TYPE_CHECKING:
    import numpy as np

    from empathy_widgets.domain import Instrument
    from empathy_widgets.exchange.answers.answer_sheet import AnswerSheet
    from empathy_widgets.reports.item_page import Chart
    from empathy_widgets.scoring.items import ItemReport

__all__ = ["items"]


class Policy(StrEnum):
    """Which answers the figures rest on where some are missing."""

    LISTWISE = "listwise"
    PAIRWISE = "pairwise"


def items(
    instrument: InstrumentArgument,
    file: AnswersArgument,
    out: Annotated[str | None, typer.Option(
        metavar="FILE.html|.csv|.txt",
        help="The file to write, its ending says as what; without it, text goes to the pipe.",
    )] = None,
    missing: Annotated[Policy, typer.Option(
        help="Use the people who answered every item of a subscale, or for each pair of items those who answered both.",
    )] = Policy.LISTWISE,
    force: ForceOption = False,
    columns: MapOption = None,
    no_answer: NoAnswerOption = None,
    counts_from: CountsFromOption = None,
    encoding: EncodingOption = None,
    yes: YesOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Describe the items in a group of 30 or more: means, correlations, alpha with its interval, omega."""
    with refusals():
        kind, told = kind_of(out), told_of(columns, no_answer, encoding, counts_from)
        known = chosen_instrument(instrument)
        with opened(file) as answers, written_whole(out, file, force) as written:
            choices, notes = all_answers(opened_sheet(known, answers, told, yes, workspace))
            from empathy_widgets.scoring.items import item_report

            report = item_report(known, choices, missing.value)
            written.write(as_text(kind, known, choices, report).encode())
    for note in (*notes, *(report.warnings if kind == "csv" else ())):
        typer.echo(_("Please notice: {note}").format(note=note), err=True)


def kind_of(out: str | None) -> str:
    """What to write, by the ending of the name; ExchangeError for an ending nobody knows."""
    kind = "txt" if out in (None, PIPE) else Path(out).suffix.lower().removeprefix(".")
    if kind not in ("txt", "csv", "html"):
        raise ExchangeError(_(
            "Item figures are written as .html, .csv or .txt. Give the file of --out one of these endings."))
    return kind


def all_answers(sheet: AnswerSheet) -> tuple[np.ndarray, list[str]]:
    """Every respondent's choices, and what a person should look at in the file."""
    import numpy as np

    choices = np.concatenate([block.choices for block in sheet.blocks()])
    return choices, sheet.notes()


def as_text(kind: str, instrument: Instrument, choices: np.ndarray, report: ItemReport) -> str:
    """The report in the form asked for."""
    if kind == "csv":
        from empathy_widgets.exchange.answers.item_sheet import item_sheet

        return item_sheet(report)
    if kind == "html":
        from empathy_widgets.reports.item_page import item_page

        return item_page(report, charts(instrument, choices, report))
    from empathy_widgets.reports.item_figures import item_text

    return item_text(report)


def charts(instrument: Instrument, choices: np.ndarray, report: ItemReport) -> list[list[Chart]]:
    """For each subscale how the scores of those who answered all of it lie, and how each item goes with the others."""
    import numpy as np

    from empathy_widgets.charts import (
        Axis, describe_distribution, describe_item_strength, distribution_drawing, item_strength_drawing,
    )
    from empathy_widgets.reports.item_page import Chart
    from empathy_widgets.scoring.columns import score_columns, with_missing_rule

    columns = {column.name: column for column in score_columns(with_missing_rule(instrument, "none"), choices)}
    drawn = []
    for part in report.subscales:
        axis = Axis(part.id, part.label, *instrument.score_range(part.id))
        points = columns[part.id].points
        scores = points[~np.isnan(points)].tolist()
        strengths = {_("item {number}").format(number=item.number): item.with_rest for item in part.items}
        strength = Chart(item_strength_drawing(strengths, part.label), describe_item_strength(strengths, part.label))
        drawn.append([
            *([Chart(distribution_drawing(scores, axis), describe_distribution(scores, axis))] if scores else []),
            strength])
    return drawn
