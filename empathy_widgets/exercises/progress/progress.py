"""A case's course on one instrument: every completed sitting scored, and each compared with the first."""

from __future__ import annotations

from dataclasses import dataclass

from empathy_widgets.domain import (
    Administration, Instrument, Mode, Profile, ReferenceSample, ReliableChange, Score,
)
from empathy_widgets.errors import MismatchedScores
from empathy_widgets.exercises.page.own_sample import with_own_sample
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.scoring import StandsOut, change_threshold, reliable_change, score_instrument, stands_out
from empathy_widgets.strings import _

__all__ = ["Progress", "Station"]


@dataclass(frozen=True)
class Station:
    """One completed sitting with its scores."""

    sitting: Administration
    profile: Profile


@dataclass(frozen=True)
class Progress:
    """The sittings of one version of an instrument, oldest first, and the one being looked at.

    ``stations`` holds the completed sittings of the same instrument, rehearsals and voided ones left out. A voided one
    can be looked at by itself: it is compared with nothing.
    """

    instrument: Instrument
    stations: tuple[Station, ...]
    current: Station
    others: int = 0
    """How many completed sittings were given in another version of the form: what moved between, nobody can tell."""
    laid_over: str | None = None
    """The earlier sitting somebody chose to compare with; None, or one that is no earlier sitting, for the first."""

    @classmethod
    def of(cls, page: Page, sitting: Administration) -> Progress:
        """Score every completed sitting of the instrument of ``sitting`` that was given in the same version."""
        instrument = with_own_sample(page, page.instrument(sitting))
        completed = page.completed(instrument.id)
        stations = [
            Station(other, score_instrument(instrument, other.answers, other.wording))
            for other in completed if other.version == sitting.version
        ]
        current = next((station for station in stations if station.sitting.id == sitting.id), None)
        if current is None:
            current = Station(sitting, score_instrument(instrument, sitting.answers, sitting.wording))
        return cls(instrument, tuple(stations), current, len(completed) - len(stations))

    @property
    def first(self) -> Station:
        """The sitting this one is compared with: the one that was chosen, else the first; the current one itself where
        it does not count."""
        if self._place is None:
            return self.current
        return next((one for one in self.earlier if one.sitting.id == self.laid_over), self.stations[0])

    @property
    def chosen(self) -> bool:
        """Whether this sitting is compared with another earlier one than the first."""
        return self._place is not None and self.first is not self.stations[0]

    @property
    def earlier(self) -> tuple[Station, ...]:
        """Completed sittings before the one being looked at; none where that one was set aside."""
        return self.stations[:self._place or 0]

    @property
    def _place(self) -> int | None:
        names = [station.sitting.id for station in self.stations]
        return names.index(self.current.sitting.id) if self.current.sitting.id in names else None

    @property
    def comparable(self) -> tuple[Station, ...]:
        """Completed sittings in the wording of the one being looked at: only their points stand on one line."""
        return tuple(station for station in self.stations if self.same_wording(station))

    def same_wording(self, station: Station) -> bool:
        """Whether a sitting was given in the sentences of the one being looked at."""
        return station.sitting.wording == self.current.sitting.wording

    @property
    def sample(self) -> ReferenceSample | None:
        """The reference sample to compare with; None where none is loaded."""
        return self.instrument.reference_samples[0] if self.instrument.reference_samples else None

    def threshold(self, name: str) -> float | None:
        """Points a subscale must move to exceed measurement error at 95 %, by the sample; None when nobody can tell."""
        value = self.sample.values.get(name) if self.sample else None
        return change_threshold(value) if value is not None and value.reliability is not None else None

    def change(self, name: str) -> ReliableChange | None:
        """How far a score moved since the sitting it is compared with; None where that is this one."""
        if self.first.sitting.id == self.current.sitting.id:
            return None
        before, after = self.first.profile.scores[name], self.current.profile.scores[name]
        value = self.sample.values.get(name) if self.sample else None
        try:
            return reliable_change(before, after, value)
        except MismatchedScores:
            return ReliableChange(
                name=name, change=None, index=None, threshold=None, level=0.95, verdict="cannot tell",
                reason=self._other_wording(),
            )

    def _other_wording(self) -> str:
        """Why two sittings are not compared: other sentences, or a paper form nobody here has read."""
        if Mode.PAPER in (self.first.sitting.mode, self.current.sitting.mode):
            return _("One of the two sittings was copied from a paper form and the other shown on the screen; whether "
                     "their sentences are the same is not known here, so their points are not compared.")
        if Mode.IMPORTED in (self.first.sitting.mode, self.current.sitting.mode):
            return _("One of the two sittings was taken in from a file of answers; whether its sentences were the same "
                     "is not known here, so their points are not compared.")
        return _("The two sittings used different wordings of the items, so their points are not comparable.")

    def moved(self, name: str) -> float | None:
        """Points between the sitting it is compared with and this one, whatever they mean; None when either is
        unscored, or when they were given in different wordings."""
        if not self.same_wording(self.first):
            return None
        before, after = self.first.profile.scores[name].points, self.current.profile.scores[name].points
        return None if before is None or after is None else after - before

    @property
    def changes(self) -> dict[str, ReliableChange]:
        """How far each score moved since the sitting it is compared with; empty at the first one."""
        found = {name: self.change(name) for name in self.current.profile.scores}
        return {name: change for name, change in found.items() if change is not None}

    @property
    def stands_out(self) -> StandsOut:
        """What stands out in this sitting, and what nobody can tell."""
        return stands_out(
            self.current.profile, self.changes, self.sample, same_wording=self.same_wording(self.first))

    def scores(self, name: str) -> list[Score]:
        """One score at every completed sitting, oldest first."""
        return [station.profile.scores[name] for station in self.stations]
