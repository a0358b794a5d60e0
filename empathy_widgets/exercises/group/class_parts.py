"""A class as widgets: how many were read, the group's means, how scores lie, the items. Nobody can be picked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ipywidgets import Box, Widget

from empathy_widgets.charts import (
    RadarSeries, describe_distribution, describe_radar, distribution_drawing, radar_drawing,
)
from empathy_widgets.domain import Instrument
from empathy_widgets.errors import ScoringError
from empathy_widgets.exercises.page.folding import folded
from empathy_widgets.exercises.page.words import badge, points
from empathy_widgets.exercises.progress.drawn import FEWEST_AXES, axes
from empathy_widgets.reports.item_figures import cells, columns, notes, reliability_line
from empathy_widgets.scoring.columns import ScoreColumn
from empathy_widgets.scoring.items import FEWEST, item_report, policy_in_words
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import ItemTable, Notice, RadarChart, Reading, ScoreTable, TrendChart

if TYPE_CHECKING:
    import numpy as np

__all__ = ["FEWEST_SHOWN", "ClassAnswers", "group_parts"]

FEWEST_SHOWN = 5
"""A group smaller than this is not drawn: its shape could be traced back to a person. A rule of this workbook."""


@dataclass(frozen=True, slots=True)
class ClassAnswers:
    """What a file held: ``choices`` as answered, respondents × items, ``columns`` scored, ``notes`` on the file.

    ``ids`` are people's; they leave the page only in the file of scores.
    """

    instrument: Instrument
    id_name: str
    ids: tuple[str, ...]
    choices: np.ndarray
    columns: tuple[ScoreColumn, ...]
    notes: tuple[str, ...]

    @property
    def people(self) -> int:
        """How many respondents the file has."""
        return len(self.ids)


def group_parts(answers: ClassAnswers) -> list[Widget]:
    """What is shown of a class, from the whole to the single item."""
    first = [what_was_read(answers)]
    if answers.people < FEWEST_SHOWN:
        return [*first, Notice(tone="calm", title=_("A small circle stays among itself"), text=_(
            "With fewer than {fewest} people, the picture of a group is soon the picture of one of them. So nothing is "
            "drawn here. Talk with each person about their own profile, or bring the answers of more people. The "
            "scores can still be taken away below.").format(fewest=FEWEST_SHOWN))]
    drawn = [column for column in answers.columns if len(column.known) >= FEWEST_SHOWN]
    charts = distributions(answers, drawn)
    means = Box([*radar_of_means(answers, drawn), table_of_means(answers, drawn)])
    means.add_class("ew-means")
    known = Reading(blocks=[{"heading": answers.instrument.title, "paragraphs": list(answers.instrument.caveats)}])
    return [*first, means,
            *folded(_("To keep in mind"), [known] if answers.instrument.caveats else []),
            *folded(_("How the scores lie"), charts, ngettext(
                "{count} subscale", "{count} subscales", len(charts)).format(count=len(charts))),
            *folded(_("The items"), [item_part(answers)], _("How each item behaves in this group"))]


def what_was_read(answers: ClassAnswers) -> Notice:
    """How many rows, in which instrument, and what to look at in the file."""
    count = ngettext("{count} row was read.", "{count} rows were read.", answers.people).format(
        count=f"{answers.people:,}")
    text = [" ".join(part for part in (
        count, _("The file and what follows are gone when you leave this page."),
        badge(answers.instrument) and badge(answers.instrument) + ".") if part), *answers.notes]
    return Notice(tone="warning" if answers.notes else "calm", title=answers.instrument.title, text="\n\n".join(text))


def radar_of_means(answers: ClassAnswers, drawn: list[ScoreColumn]) -> list[Widget]:
    """The means of the subscales over a named sample; nothing where the instrument has no radar."""
    names = [part.id for part in answers.instrument.subscales]
    lines = axes(answers.instrument, names)
    if len(names) < FEWEST_AXES or len({(axis.low, axis.high) for axis in lines}) > 1:
        return []
    means = {column.name: column.mean for column in drawn if column.name in names}
    series = [RadarSeries(_("Mean of this group"), means, n=answers.people)]
    caption = [_("Means describe a group. Single people may lie anywhere around them.")]
    for sample in answers.instrument.reference_samples[:1]:
        known = {name: sample.values[name].mean for name in names if name in sample.values}
        if known:
            series.append(RadarSeries(sample.label, known, "reference", n=sample.n))
            caption.append(sample.caveat)
    return [RadarChart(
        figure=radar_drawing(series, lines), description=describe_radar(series, lines), caption=" ".join(caption))]


def table_of_means(answers: ClassAnswers, drawn: list[ScoreColumn]) -> ScoreTable:
    """Mean and standard deviation of every score, and how many people have one."""
    rows = []
    for column in answers.columns:
        low, high = answers.instrument.score_range(column.name)
        rows.append({
            "subscale": column.name, "label": column.label, "range": f"{points(low)}–{points(high)}",
            "score": f"{column.mean:.1f} ({column.sd:.1f})" if column in drawn else _("too few"),
            "answered": _("{answered} of {of}").format(answered=len(column.known), of=answers.people),
        })
    return ScoreTable(caption=_("Means of the group"), rows=rows,
                      strings={"score": _("Mean (SD)"), "answered": _("People scored")})


def distributions(answers: ClassAnswers, drawn: list[ScoreColumn]) -> list[Widget]:
    """How the scores of each subscale lie."""
    names = [part.id for part in answers.instrument.subscales]
    charts = []
    for column in drawn:
        if column.name in names:
            (axis,), scores = axes(answers.instrument, [column.name]), column.known
            charts.append(TrendChart(
                figure=distribution_drawing(scores, axis), description=describe_distribution(scores, axis)))
    return charts


def item_part(answers: ClassAnswers) -> Widget:
    """The items as tables; a sentence instead while there are too few people."""
    try:
        report = item_report(answers.instrument, answers.choices)
    except ScoringError:
        return Notice(tone="calm", title=_("Items need a larger group"), text=_(
            "From {fewest} people on, this page also shows how each item behaves. With fewer, chance would decide the "
            "figures."
        ).format(fewest=FEWEST))
    return ItemTable(
        title="", line=policy_in_words(report.policy), columns=list(columns()),
        warnings=list(report.warnings), notes=list(notes()), subscales=[{
            "id": part.id, "label": part.label, "line": reliability_line(part),
            "rows": [list(cells(item)) for item in part.items],
        } for part in report.subscales],
    )
