"""What an export is made of: a case with its scored sittings, and what must be known before its first row."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from empathy_widgets.domain import (
    Administration, AuditEntry, Case, ContentVersion, Instrument, Mode, Plan, Profile, Run, Status, edition_of,
)
from empathy_widgets.errors import ContentError, ExchangeError, ScoringError
from empathy_widgets.scoring import score_instrument
from empathy_widgets.strings import _

__all__ = ["CaseFile", "OWN", "Outline", "ScoredSitting", "found", "gone", "moment_text", "without_label"]

OWN = "own-practice"
"""What stands in place of a case's code for what people practised for themselves; no case has it."""

Find = Callable[[str, int], Instrument]
"""Looks an instrument up by id and version, as a library does: ContentError when it is not there."""


@dataclass(frozen=True)
class ScoredSitting:
    """One sitting with the scores the profile shows of it; ``because`` says why there are none."""

    administration: Administration
    instrument: Instrument | None = None
    profile: Profile | None = None
    because: str | None = None

    @classmethod
    def of(cls, administration: Administration, instrument: Instrument | None) -> ScoredSitting:
        """Score a sitting as the profile does."""
        profile, because = None, None
        if instrument is None:
            because = "instrument not on the shelf"
        elif administration.mode is Mode.REHEARSAL:
            because = "rehearsal"
        elif administration.status is Status.OPEN:
            because = "not finished"
        else:
            try:
                profile = score_instrument(instrument, administration.answers, administration.wording)
            except ScoringError:
                because = "answers do not fit the instrument"
        return cls(administration, instrument, profile, because)


@dataclass(frozen=True)
class CaseFile:
    """All that is kept of a case at one moment, oldest first."""

    case: Case
    sittings: tuple[ScoredSitting, ...] = ()
    runs: tuple[Run, ...] = ()
    history: tuple[AuditEntry, ...] | None = None
    contents: tuple[ContentVersion, ...] = ()
    """What the runs were begun from, each text once."""
    spoken: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Run id to what was said in it, who and which words, in order; runs without a scene are absent."""
    plans: tuple[Plan, ...] = ()
    """What was planned, with the implicit goals: the record, whole."""

    @classmethod
    def of(
        cls, case: Case, administrations: Iterable[Administration], runs: Iterable[Run],
        history: Iterable[AuditEntry] | None, find: Find, plans: Iterable[Plan] = (),
    ) -> CaseFile:
        """Score every sitting; ``find`` looks up its instrument.

        Examples
        --------
        >>> from empathy_widgets.library import Library
        >>> now = datetime.datetime.now(datetime.UTC)
        >>> case = Case(id="1", code="amber-otter-27", created_at=now, revision=0)
        >>> sitting = Administration(id="2", case_id="1", instrument="pes", mode="self", status="open", started_at=now)
        >>> CaseFile.of(case, [sitting], [], None, Library().instrument).sittings[0].because
        'not finished'
        """
        scored = [ScoredSitting.of(one, found(one.instrument, one.version, find)) for one in administrations]
        return cls(case, tuple(scored), tuple(runs), None if history is None else tuple(history), plans=tuple(plans))

    @classmethod
    def of_oneself(cls, administrations: Iterable[Administration], runs: Iterable[Run], find: Find) -> CaseFile:
        """What people practised for themselves, which belongs to no case; ExchangeError when there is nothing."""
        sittings, runs = tuple(administrations), tuple(runs)
        if not runs and not sittings:
            raise ExchangeError(_("Nobody has practised for themselves here yet, so there is nothing to take away."))
        began = min([one.started_at for one in sittings] + [run.started_at for run in runs])
        return cls.of(Case(id=OWN, code=OWN, created_at=began, revision=0), sittings, runs, None, find)

    @property
    def administrations(self) -> tuple[Administration, ...]:
        """The sittings without their scores."""
        return tuple(one.administration for one in self.sittings)


@dataclass(frozen=True)
class Outline:
    """What must be known of all cases before the first row: the columns follow from it.

    ``instruments`` holds every instrument that has a sitting, by edition, None where it is gone; ``items`` the numbers
    of all items to give a column; ``at`` the moment of the export, UTC; ``for_client`` says whose copy it is.
    """

    at: datetime.datetime
    instruments: Mapping[str, Instrument | None]
    items: tuple[int, ...]
    with_label: bool = False
    for_client: bool = False

    @classmethod
    def of(
        cls, given: Mapping[tuple[str, int], int], find: Find, at: datetime.datetime, with_label: bool = False,
    ) -> Outline:
        """Outline an export of instruments by id and version, each with the highest item number answered in it."""
        instruments: dict[str, Instrument | None] = {}
        items: set[int] = set()
        for (name, version), highest in sorted(given.items()):
            instrument = instruments[edition_of(name, version)] = found(name, version, find)
            numbers = {item.number for item in instrument.items} if instrument is not None else set()
            beyond = highest > max(numbers, default=0)
            items |= numbers | (set(range(1, highest + 1)) if beyond else set())
        return cls(at, instruments, tuple(sorted(items)), with_label)

    @classmethod
    def of_case(cls, case_file: CaseFile, find: Find, at: datetime.datetime, with_label: bool = False) -> Outline:
        """Outline an export of one case."""
        given: dict[tuple[str, int], int] = {}
        for one in case_file.administrations:
            highest = max((response.item for response in one.responses), default=0)
            form = one.instrument, one.version
            given[form] = max(given.get(form, 0), highest)
        return cls.of(given, find, at, with_label)

    def must_hold(self, sitting: Administration) -> None:
        """Refuse a sitting that began, with another instrument, after the columns were settled."""
        known = sitting.edition in self.instruments
        if not known or not {response.item for response in sitting.responses} <= set(self.items):
            raise ExchangeError(_("Somebody began something new meanwhile, so nothing was exported. Please try again."))


def found(instrument: str, version: int, find: Find) -> Instrument | None:
    """The instrument in a version of its form, or None when it is not on the shelf."""
    try:
        return find(instrument, version)
    except ContentError:
        return None


def gone(outline: Outline) -> list[str]:
    """The instruments that are not on the shelf any more, by id."""
    return [name for name, instrument in outline.instruments.items() if instrument is None]


def moment_text(moment: datetime.datetime) -> str:
    """A moment in UTC with its zone: "2026-10-03T12:03:07.123456+00:00"."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="microseconds")


def without_label(line: AuditEntry) -> AuditEntry:
    """A line of the history without what it holds of the case's label."""
    return line.model_copy(update={"old": unlabelled(line.old), "new": unlabelled(line.new)})


def unlabelled(side: str | None) -> str | None:
    """One side of a line without the label; other sides stay character for character."""
    held = json.loads(side) if side else None
    if not isinstance(held, dict) or "label" not in held:
        return side
    return json.dumps({name: value for name, value in held.items() if name != "label"}, sort_keys=True)
