"""A course as charts and the table beside them: scores go to charts, drawings go to widgets."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, Literal

from ipywidgets import Widget

from empathy_widgets.charts import (
    Axis, RadarSeries, TrendPoint, composites_drawing, describe_composites, describe_radar, describe_trend,
    radar_drawing, trend_drawing, trend_note,
)
from empathy_widgets.domain import Composite, Instrument, Profile, Score, Subscale
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.page.words import points, score_range
from empathy_widgets.exercises.progress.progress import Progress, Station
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import Notice, RadarChart, ScoreTable, TrendChart

__all__ = [
    "EARLIER_SHOWN", "FEWEST_AXES", "axes", "composite_parts", "live_radar", "moment", "one_series", "radar_parts",
    "sample_series", "score_parts", "score_rows", "signed", "trend_parts",
]

EARLIER_SHOWN = 2
"""Earlier sittings drawn under the current one: more polygons than this cannot be told apart."""
FEWEST_AXES = 3


def radar_parts(progress: Progress) -> list[Widget]:
    """The radar of a course; a notice instead when an instrument has too few subscales for one."""
    names = list(progress.current.profile.subscales)
    if len(names) < FEWEST_AXES:
        return [Notice(tone="calm", title=_("No radar for this form"), text=_(
            "A radar needs at least three subscales. The table below and the trend hold the same numbers."))]
    lines = axes(progress.instrument, names)
    series = all_series(progress, names)
    return [RadarChart(figure=radar_drawing(series, lines), description=describe_radar(series, lines))]


def composite_parts(progress: Progress) -> list[Widget]:
    """The general scores, each on its own axis; a notice when the instrument has none."""
    names = list(progress.current.profile.composites)
    if not names:
        return [Notice(tone="calm", title=_("No general score"), text=_(
            "This instrument's authors do not add its subscales up, so neither does this page."))]
    lines = axes(progress.instrument, names)
    series = all_series(progress, names)
    return [TrendChart(figure=composites_drawing(series, lines), description=describe_composites(series, lines))]


def axes(instrument: Instrument, names: list[str]) -> list[Axis]:
    """One axis a score, each with the range the instrument gives it."""
    parts: tuple[Subscale | Composite, ...] = (*instrument.subscales, *instrument.composites)
    labels = {part.id: part.label for part in parts}
    return [Axis(name, labels[name], *instrument.score_range(name)) for name in names]


def all_series(progress: Progress, names: list[str]) -> list[RadarSeries]:
    """This sitting, the last earlier ones, and the reference sample where one says anything of these scores."""
    series = [one_series(progress.current, names, "current")]
    for station in reversed(progress.earlier[-EARLIER_SHOWN:]):
        series.append(one_series(station, names, "earlier", when if progress.same_wording(station) else other_wording))
    return series + sample_series(progress, names)


def sample_series(progress: Progress, names: list[str]) -> list[RadarSeries]:
    """The means of the reference sample, where one is loaded and says anything of these scores."""
    sample = progress.sample
    means = {name: sample.values[name].mean for name in names if name in sample.values} if sample else {}
    return [RadarSeries(sample.label, means, "reference", n=sample.n)] if sample and means else []


def one_series(
    station: Station, names: list[str], emphasis: Literal["current", "earlier"],
    say: Callable[[datetime.datetime], str] = when,
) -> RadarSeries:
    """One sitting's scores as a line of a chart, named by its moment as ``say`` puts it."""
    return RadarSeries(say(moment(station)), {name: station.profile.scores[name].points for name in names}, emphasis)


def other_wording(at: datetime.datetime) -> str:
    """The moment of a sitting that was given in other sentences than the one it is drawn under."""
    return _("{when} · another wording").format(when=when(at))


def live_radar(instrument: Instrument, profile: Profile) -> tuple[dict[str, Any], str]:
    """The radar of answers as they come: its drawing, and its description in words."""
    names = list(profile.subscales)
    series = [RadarSeries(_("Now"), {name: profile.subscales[name].points for name in names})]
    lines = axes(instrument, names)
    return radar_drawing(series, lines), describe_radar(series, lines)


def score_parts(progress: Progress) -> list[Widget]:
    """The numbers of the radar as a table."""
    return [ScoreTable(
        caption=_("Scores on {when}").format(when=when(moment(progress.current))),
        rows=score_rows(progress.current.profile, progress),
    )]


def score_rows(profile: Profile, progress: Progress | None = None) -> list[dict[str, Any]]:
    """The rows of the score table, subscales before composites."""
    return [score_row(score, progress) for score in profile.scores.values()]


def score_row(score: Score, progress: Progress | None) -> dict[str, Any]:
    """One score with what it moved and why the verdict is what it is."""
    change = progress.change(score.name) if progress is not None else None
    moved = progress.moved(score.name) if progress is not None and change is not None else None
    return {
        "subscale": score.name,
        "label": score.label,
        "score": points(score.points),
        "range": score_range(score),
        "answered": _("{answered} of {of}").format(answered=score.answered, of=score.of),
        "change": "" if moved is None else signed(moved),
        "verdict": change.verdict if change is not None else "",
        "reason": change.reason if change is not None else "",
    }


def signed(moved: float) -> str:
    """A change in points with its sign: "+3", "−2.5", "0"."""
    return f"+{points(moved)}" if moved > 0 else points(moved).replace("-", "−")


def trend_parts(progress: Progress) -> list[Widget]:
    """One chart a subscale over the sittings of one wording; a notice while there is only one."""
    if len(progress.comparable) < 2:
        text = _("Once this scale has been completed again, you see here how each score moved.")
        return [Notice(tone="calm", title=_("A trend needs two sittings"), text=f"{text} {left_out(progress)}".strip())]
    return [trend_chart(progress, name) for name in progress.current.profile.subscales]


def left_out(progress: Progress) -> str:
    """How many sittings a trend leaves out because of their wording; empty when there are none."""
    count = len(progress.stations) - len(progress.comparable)
    return "" if not count else ngettext(
        "{count} sitting in another wording is left out: points of different sentences do not stand on one line.",
        "{count} sittings in another wording are left out: points of different sentences do not stand on one line.",
        count).format(count=count)


def trend_chart(progress: Progress, name: str) -> TrendChart:
    """One subscale over the sittings, with the band inside which a move may be measurement error."""
    scores = [station.profile.scores[name] for station in progress.comparable]
    line = [TrendPoint(moment(station), score.points)
            for station, score in zip(progress.comparable, scores, strict=True)]
    low, high = progress.instrument.score_range(name)
    threshold, label = progress.threshold(name), scores[0].label
    return TrendChart(
        figure=trend_drawing(line, low, high, threshold, label),
        description=describe_trend(line, low, high, threshold, label),
        caption=f"{label}. {trend_note(line, threshold)} {left_out(progress)}".strip(),
    )


def moment(station: Station) -> datetime.datetime:
    """When a sitting was completed, UTC; when it began while it is still open."""
    return station.sitting.completed_at or station.sitting.started_at
