"""The parts of a printed report: drawings, tables, and the paragraphs that hold them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from empathy_widgets import dates
from empathy_widgets.charts import (
    RadarSeries, TrendPoint, describe_composites, describe_radar, describe_trend, print_composites, print_radar,
    print_trend,
)
from empathy_widgets.domain import Administration, Instrument, Mode, Score
from empathy_widgets.exercises.progress.answers import worth_saying
from empathy_widgets.exercises.progress.drawn import FEWEST_AXES, axes, left_out, moment, one_series, sample_series
from empathy_widgets.exercises.progress.progress import Progress, Station
from empathy_widgets.exercises.progress.reading import caveats_block, source_block
from empathy_widgets.reports import Drawing, Section
from empathy_widgets.scoring import quality_notes
from empathy_widgets.strings import _

__all__ = ["Moments", "given", "held", "shape", "sources", "trends", "wording_line"]

BESIDE, ALONE = 178, 300
"""How wide the general scores are drawn, beside a radar and without one, points."""


class Moments:
    """How the moments of a course are told in one zone; None is this computer's."""

    def __init__(self, progress: Progress, zone: datetime.tzinfo | None) -> None:
        self.zone, self._progress = zone, progress
        days = [self.day(moment(station)) for station in progress.stations]
        self._crowded = {day for day in days if days.count(day) > 1}

    def at(self, instant: datetime.datetime) -> datetime.datetime:
        """The moment in the report's zone."""
        return instant.astimezone(self.zone)

    def day(self, instant: datetime.datetime) -> str:
        """As "3 October 2026"."""
        return dates.day(self.at(instant))

    def full(self, instant: datetime.datetime) -> str:
        """As "3 October 2026, 14:03 (UTC+2)"."""
        local = self.at(instant)
        return f"{self.day(instant)}, {dates.clock(local)} ({offset(local)})"

    def line(self, station: Station) -> str:
        """As "3 October 2026, 14:03": the name of a sitting's line in a drawing."""
        at = moment(station)
        return self._worded(station, f"{self.day(at)}, {dates.clock(self.at(at))}")

    def head(self, station: Station) -> str:
        """As "3 Oct 2026", with the time where two sittings share a day."""
        at = self.at(moment(station))
        day = dates.short_day(at)
        return self._worded(station, f"{day}, {dates.clock(at)}" if self.day(at) in self._crowded else day)

    def _worded(self, station: Station, told: str) -> str:
        """Say so where a sitting was given in other sentences than the one being reported."""
        return told if self._progress.same_wording(station) else _("{when} · another wording").format(when=told)


def offset(local: datetime.datetime) -> str:
    """A moment's zone as people write it: "UTC", "UTC+2", "UTC−3:30".

    Examples
    --------
    >>> half = datetime.timezone(datetime.timedelta(hours=-3, minutes=-30))
    >>> offset(datetime.datetime(2026, 10, 3, tzinfo=half)), offset(datetime.datetime(2026, 10, 3, tzinfo=datetime.UTC))
    ('UTC−3:30', 'UTC')
    """
    ahead = local.replace(tzinfo=datetime.UTC) - local
    minutes = round(ahead.total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def shape(progress: Progress, stations: Sequence[Station], say: Moments) -> tuple[Drawing, ...]:
    """The radar of some sittings over the sample, and the general scores beside it; what an instrument has of them."""

    def line(station: Station, names: list[str], place: int) -> RadarSeries:
        return one_series(station, names, "earlier" if place else "current", lambda _at: say.line(station))

    def lines(names: list[str]) -> list[RadarSeries]:
        drawn = [line(station, names, place) for place, station in enumerate(stations)]
        return drawn + sample_series(progress, names)

    names, general, drawings = list(progress.current.profile.subscales), list(progress.current.profile.composites), []
    if len(names) >= FEWEST_AXES:
        rays, series = axes(progress.instrument, names), lines(names)
        drawn = print_radar(series, rays, named=not general)
        drawings.append(Drawing(drawn, describe_radar(series, rays)))
    if general:
        rows, series = axes(progress.instrument, general), lines(general)
        drawn = print_composites(series, rows, BESIDE if drawings else ALONE, named=True)
        drawings.append(Drawing(drawn, describe_composites(series, rows)))
    return tuple(drawings)


def trends(progress: Progress, say: Moments) -> Section:
    """Each subscale over the sittings of one wording, with what its band means."""
    drawings, reaches, untold, stations = [], [], False, progress.comparable
    left = (left_out(progress),) if left_out(progress) else ()
    if len(stations) < 2:
        return Section(_("Over time"), paragraphs=(_("A line needs two sittings in the same wording."), *left))
    for name, score in progress.current.profile.subscales.items():
        spots = [TrendPoint(say.at(moment(station)), one.points)
                 for station, one in ((station, station.profile.scores[name]) for station in stations)]
        low, high = progress.instrument.score_range(name)
        threshold = progress.threshold(name)
        told = describe_trend(spots, low, high, threshold, score.label)
        drawings.append(Drawing(print_trend(spots, low, high, threshold, score.label), told))
        if threshold is None or all(spot.value is None for spot in spots):
            untold = True
        else:
            reaches.append(_("{label} {points} points").format(label=score.label, points=f"{threshold:.1f}"))
    return Section(_("Over time"), tuple(drawings), paragraphs=(*band_notes(reaches, untold), *left))


def band_notes(reaches: list[str], untold: bool) -> tuple[str, ...]:
    """What the shaded bands mean, and why some scores have none."""
    told = []
    if reaches:
        told.append(_("The shaded band reaches to either side of the first scored sitting: {reaches}. Inside it, a "
                      "change may be measurement error.").format(reaches=", ".join(reaches)))
    if untold:
        told.append(_("Where there is no band, no reliability is known, so nobody can tell yet whether a change is "
                      "more than measurement error."))
    return tuple(told)


def given(progress: Progress, stations: Sequence[Station], say: Moments) -> tuple[str, ...]:
    """What is worth a second look in how the answers were given, sitting by sitting."""
    noted: dict[str, list[str]] = {}
    for station in stations:
        notes = worth_saying(quality_notes(progress.instrument, station.sitting.responses), station.sitting.mode)
        filled = [_filled_in(score) for score in station.profile.subscales.values() if score.prorated]
        for text in (*[note.text for note in notes], *filled):
            noted.setdefault(text, []).append(say.head(station))
    told = [text if len(stations) == 1 else f"{'; '.join(days)}: {text}" for text, days in noted.items()]
    if len({station.sitting.mode for station in progress.stations}) > 1:
        told.append(_("The sittings were filled in in different ways. People may answer a person differently from a "
                      "screen (we have not checked how much), so part of a change may come from that."))
    if len(progress.comparable) < len(progress.stations):
        told.append(_("Not every sitting was given in the same sentences, so points of different wordings are shown "
                      "but not compared."))
    return tuple(told) or (_("Nothing about how the answers were given calls for a second look."),)


def _filled_in(score: Score) -> str:
    return _(
        "{label}: {answered} of {of} items were answered; the rest are filled in with the person's own mean."
    ).format(label=score.label, answered=score.answered, of=score.of)


def held(progress: Progress) -> Section:
    """How to hold the scores: the same words as on the screen."""
    block = caveats_block(progress)
    return Section(block["heading"], paragraphs=tuple(block["paragraphs"]), quiet=True)


def sources(progress: Progress) -> Section:
    """Where the scale and the comparison come from."""
    block, sample = source_block(progress.instrument), progress.sample
    told = list(block["paragraphs"])
    if sample is not None:
        told.insert(1, _("The comparison: {source}").format(source=sample.source))
    return Section(block["heading"], paragraphs=tuple(told), quiet=True)


def wording_line(sitting: Administration, instrument: Instrument) -> str:
    """Which sentences were answered: the workbook's own, the site's, or those of a paper form."""
    if sitting.wording is not None:
        return _("the site's own, in “{language}”, {wording}").format(
            language=sitting.language, wording=sitting.wording)
    if sitting.mode is Mode.IMPORTED:
        return _("as in the file it was taken in from")
    if sitting.mode is Mode.PAPER or not instrument.has_wording:
        return _("the site's paper form")
    return _("as it comes with the workbook")
