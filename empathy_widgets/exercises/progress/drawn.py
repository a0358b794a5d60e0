"""A course as charts and the table beside them: scores go to charts, drawings go to widgets."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, Literal

from ipywidgets import Widget

from empathy_widgets.charts import (
    Axis, Panel, RadarSeries, TrendPoint, describe_radar, describe_trend, radar_drawing, radar_spots, trends_drawing,
    trends_spots,
)
from empathy_widgets.domain import Composite, Instrument, Profile, Subscale
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.page.own_sample import OWN
from empathy_widgets.exercises.page.words import points, score_range
from empathy_widgets.exercises.progress.progress import Progress, Station
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import Notice, RadarChart, TrendChart

__all__ = [
    "EARLIER_SHOWN", "FEWEST_AXES", "axes", "live_radar", "moment", "one_series", "radar_parts", "sample_series",
    "score_rows", "signed", "trend_parts",
]

EARLIER_SHOWN = 2
"""Earlier sittings printed under the current one: more polygons than this cannot be told apart."""
FEWEST_AXES = 3


def radar_parts(progress: Progress) -> list[Widget]:
    """The radar of a sitting over the one it is compared with; a notice where there are too few subscales for one."""
    names = list(progress.current.profile.subscales)
    if len(names) < FEWEST_AXES:
        return [Notice(tone="calm", title=_("No radar for this form"), text=_(
            "A radar needs at least three subscales. The rows and the trend hold the same numbers."))]
    lines = axes(progress.instrument, names)
    series = all_series(progress, names)
    return [RadarChart(figure=radar_drawing(series, lines), description=describe_radar(series, lines),
                       spots=radar_spots(series, lines))]


def axes(instrument: Instrument, names: list[str]) -> list[Axis]:
    """One axis a score, each with the range the instrument gives it."""
    parts: tuple[Subscale | Composite, ...] = (*instrument.subscales, *instrument.composites)
    labels = {part.id: part.label for part in parts}
    return [Axis(name, labels[name], *instrument.score_range(name)) for name in names]


def all_series(progress: Progress, names: list[str]) -> list[RadarSeries]:
    """This sitting, the one it is compared with, and the reference sample where one says anything of these scores."""
    series, other = [one_series(progress.current, names, "current")], progress.first
    if other is not progress.current:
        series.append(one_series(other, names, "earlier", when if progress.same_wording(other) else other_wording))
    return series + sample_series(progress, names)


def sample_series(progress: Progress, names: list[str]) -> list[RadarSeries]:
    """The means of the reference sample, where one is loaded and says anything of these scores."""
    sample = progress.sample
    means = {name: sample.values[name].mean for name in names if name in sample.values} if sample else {}
    if not sample or not means:
        return []
    return [RadarSeries(sample.label, means, "reference", n=None if sample.id == OWN else sample.n)]


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


def score_rows(profile: Profile) -> list[dict[str, Any]]:
    """The rows of a table of scores that are compared with nothing, subscales before composites."""
    return [{
        "subscale": score.name,
        "label": score.label,
        "score": points(score.points),
        "range": score_range(score),
        "answered": _("{answered} of {of}").format(answered=score.answered, of=score.of),
        "change": "", "verdict": "", "reason": "",
    } for score in profile.scores.values()]


def signed(moved: float) -> str:
    """A change in points with its sign: "+3", "−2.5", "0"."""
    return f"+{points(moved)}" if moved > 0 else points(moved).replace("-", "−")


def trend_parts(progress: Progress) -> list[Widget]:
    """A small panel a subscale over the sittings of one wording, all of one range on one axis; a notice while there is
    only one."""
    if len(progress.comparable) < 2:
        text = _("Once this scale has been completed again, you see here how each score moved.")
        return [Notice(tone="calm", title=_("A trend needs two sittings"), text=f"{text} {left_out(progress)}".strip())]
    ranges: dict[tuple[float, float], list[Panel]] = {}
    for name in progress.current.profile.subscales:
        ranges.setdefault(progress.instrument.score_range(name), []).append(panel(progress, name))
    banded = any(one.threshold is not None for panels in ranges.values() for one in panels)
    band = _("Inside a shaded band, a move from the first sitting may be measurement error.") if banded else ""
    caption = f"{band} {left_out(progress)}".strip()
    return [
        TrendChart(figure=trends_drawing(panels, *ends), spots=trends_spots(panels, *ends), chart="trends",
                   description=" ".join(describe_trend(one.points, *ends, one.threshold, one.label) for one in panels),
                   caption=caption if last == turn else "")
        for last in [len(ranges) - 1] for turn, (ends, panels) in enumerate(ranges.items())
    ]


def left_out(progress: Progress) -> str:
    """How many sittings a trend leaves out because of their wording; empty when there are none."""
    count = len(progress.stations) - len(progress.comparable)
    return "" if not count else ngettext(
        "{count} sitting in another wording is left out: points of different sentences do not stand on one line.",
        "{count} sittings in another wording are left out: points of different sentences do not stand on one line.",
        count).format(count=count)


def panel(progress: Progress, name: str) -> Panel:
    """One subscale over the sittings, with how far it must move to exceed measurement error."""
    scores = [station.profile.scores[name] for station in progress.comparable]
    line = tuple(TrendPoint(moment(station), score.points)
                 for station, score in zip(progress.comparable, scores, strict=True))
    return Panel(scores[0].label, line, progress.threshold(name))


def moment(station: Station) -> datetime.datetime:
    """When a sitting was completed, UTC; when it began while it is still open."""
    return station.sitting.completed_at or station.sitting.started_at
