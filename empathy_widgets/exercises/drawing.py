"""A course as charts and the table beside them: scores go to charts, figures go to widgets."""

from __future__ import annotations

from ipywidgets import Widget

from empathy_widgets.charts import Axis, RadarSeries, TrendPoint, composite_bars, describe_radar, describe_trend, radar, trend
from empathy_widgets.domain import Instrument, Profile, Score
from empathy_widgets.exercises.course import Course, Station
from empathy_widgets.exercises.page import day
from empathy_widgets.exercises.words import points, score_range
from empathy_widgets.strings import _
from empathy_widgets.widgets import Notice, RadarChart, ScoreTable, TrendChart

__all__ = ["axes", "composite_parts", "live_radar", "radar_parts", "score_parts", "score_rows", "trend_parts"]

EARLIER_SHOWN = 2
"""Earlier sittings drawn under the current one: more polygons than this cannot be told apart."""


def axes(instrument: Instrument) -> list[Axis]:
    """One axis a subscale, all on the range of the instrument's subscales."""
    return [Axis(subscale.id, subscale.label, *instrument.score_range(subscale.id)) for subscale in instrument.subscales]


def current_series(profile: Profile, name: str) -> RadarSeries:
    """A profile as the polygon in front."""
    return RadarSeries(name, {key: score.points for key, score in profile.subscales.items()}, "current")


def radar_parts(course: Course) -> list[Widget]:
    """The radar of a course; a notice instead when an instrument has too few subscales for one."""
    if len(course.instrument.subscales) < 3:
        return [Notice(tone="calm", title=_("No radar for this form"), text=_(
            "A radar needs at least three subscales. The table below and the trend hold the same numbers."))]
    series = [current_series(course.current.profile, day(moment(course.current)))]
    series += [
        RadarSeries(day(moment(station)), {key: score.points for key, score in station.profile.subscales.items()},
                    "earlier")
        for station in course.earlier[-EARLIER_SHOWN:]
    ]
    if course.sample is not None:
        means = {key: course.sample.values[key].mean if key in course.sample.values else None
                 for key in course.current.profile.subscales}
        series.append(RadarSeries(
            _("{label}, n = {n}").format(label=course.sample.label, n=course.sample.n), means, "reference"))
    lines = axes(course.instrument)
    return [RadarChart(figure=radar(series, lines).to_plotly_json(), description=describe_radar(series, lines))]


def live_radar(instrument: Instrument, profile: Profile) -> tuple[dict, str]:
    """The radar of answers as they come: the figure's JSON and its description in words."""
    series, lines = [current_series(profile, _("Now"))], axes(instrument)
    return radar(series, lines).to_plotly_json(), describe_radar(series, lines)


def score_rows(instrument: Instrument, profile: Profile, course: Course | None = None) -> list[dict]:
    """The rows of the score table, subscales before composites."""
    return [score_row(score, course) for score in profile.scores.values()]


def score_row(score: Score, course: Course | None) -> dict:
    """One score with what it moved and why the verdict is what it is."""
    change = course.change(score.name) if course is not None else None
    moved = change.change if change is not None else None
    return {
        "subscale": score.name,
        "label": score.label,
        "score": points(score.points),
        "range": score_range(score),
        "answered": _("{answered} of {of}").format(answered=score.answered, of=score.of),
        "change": "" if moved is None else (f"+{points(moved)}" if moved > 0 else points(moved).replace("-", "−")),
        "verdict": change.verdict if change is not None else "",
        "reason": change.reason if change is not None else "",
    }


def score_parts(course: Course) -> list[Widget]:
    """The numbers of the radar as a table."""
    return [ScoreTable(
        caption=_("Scores on {when}").format(when=day(moment(course.current))),
        rows=score_rows(course.instrument, course.current.profile, course),
    )]


def composite_parts(course: Course) -> list[Widget]:
    """The general scores, each on its own axis; nothing when the instrument has none."""
    composites = list(course.current.profile.composites.values())
    if not composites:
        return [Notice(tone="calm", title=_("No general score"), text=_(
            "This instrument's authors do not add its subscales up, so neither does this page."))]
    figure, description = composite_bars(composites)
    return [TrendChart(figure=figure.to_plotly_json(), description=description)]


def trend_parts(course: Course) -> list[Widget]:
    """One chart a subscale over the sittings; a notice while there is only one."""
    if len(course.stations) < 2:
        return [Notice(tone="calm", title=_("A trend needs two sittings"), text=_(
            "Once this scale has been completed again, you see here how each score moved."))]
    return [trend_chart(course, name) for name in course.current.profile.subscales]


def trend_chart(course: Course, name: str) -> TrendChart:
    """One subscale over the sittings, with the band inside which a move may be measurement error."""
    scores = course.scores(name)
    line = [TrendPoint(moment(station), score.points) for station, score in zip(course.stations, scores, strict=True)]
    low, high = course.instrument.score_range(name)
    threshold = course.threshold(name)
    figure = trend(line, low, high, threshold, scores[0].label)
    return TrendChart(figure=figure.to_plotly_json(), description=describe_trend(line, threshold, scores[0].label))


def moment(station: Station):
    """When a sitting was completed, UTC; when it began while it is still open."""
    return station.sitting.completed_at or station.sitting.started_at
