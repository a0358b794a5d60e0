"""A made-up clinic to look around in: six cases, three sittings each, nobody real."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

from empathy_widgets.domain import Actor, Administration, Case, Instrument, Mode, Role
from empathy_widgets.library import Library
from empathy_widgets.records import Store, Workspace

__all__ = ["CLINIC", "MadeUpCase", "make_clinic"]

SITTINGS = 3
WEEKS_BETWEEN = 5
SEED = 1926


@dataclass(frozen=True)
class MadeUpCase:
    """One case of the clinic.

    ``levels`` gives, for each sitting, the usual choice as a share of the instrument's range (0 to 1). ``declines`` and
    ``leaves_open`` are item numbers of the last sitting; ``hurried`` makes it very quick and all alike.
    """

    label: str
    instrument: str
    mode: Mode
    levels: tuple[float, float, float]
    declines: tuple[int, ...] = ()
    leaves_open: tuple[int, ...] = ()
    hurried: bool = False


CLINIC = (
    MadeUpCase("Made up: a father after losing his job", "pes", Mode.PAPER, (0.25, 0.4, 0.75)),
    MadeUpCase("Made up: a nurse worn out by caring", "pes", Mode.PAPER, (0.85, 0.6, 0.4)),
    MadeUpCase("Made up: a couple married twenty years", "pes-practice-form", Mode.PROXY, (0.3, 0.45, 0.6)),
    MadeUpCase("Made up: a trainee in her second year", "pes-practice-form", Mode.SELF, (0.6, 0.6, 0.65),
               declines=(6,), leaves_open=(14, 18)),
    MadeUpCase("Made up: a teacher, back after a loss", "compassion-practice-form", Mode.HANDED_OVER, (0.5, 0.55, 0.7)),
    MadeUpCase("Made up: a man who says that he is fine", "pes-practice-form", Mode.HANDED_OVER, (0.35, 0.4, 0.5),
               hurried=True),
)


class Clock:
    """A clock that a story can set; it never runs backwards."""

    def __init__(self, now: datetime.datetime) -> None:
        self.now = now

    def __call__(self) -> datetime.datetime:
        """The time in the story, UTC."""
        return self.now

    def pass_by(self, **span: float) -> None:
        """Let time pass."""
        self.now += datetime.timedelta(**span)


def make_clinic(workspace: Workspace, now: datetime.datetime | None = None) -> tuple[Case, ...]:
    """Fill an empty demonstration workspace, the last sittings on the morning of the day before ``now``.

    The answers are drawn at random from a fixed seed around each case's level, so that the clinic is the same every
    time apart from its codes and dates.

    Raises
    ------
    RecordsError
        The workspace cannot be written.
    """
    yesterday = (now or datetime.datetime.now(datetime.UTC)) - datetime.timedelta(days=1)
    last_day = yesterday.astimezone().replace(hour=9, minute=0, second=0, microsecond=0).astimezone(datetime.UTC)
    clock = Clock(last_day - datetime.timedelta(weeks=WEEKS_BETWEEN * (SITTINGS - 1)))
    store = Store(workspace, Actor(name="demonstration", role=Role.SYSTEM), clock=clock)
    dice, library = random.Random(SEED), Library()
    cases = [store.create_case(made_up.label) for made_up in CLINIC]
    for sitting in range(SITTINGS):
        begin = clock.now
        for made_up, case in zip(CLINIC, cases, strict=True):
            fill_in(store, library.instrument(made_up.instrument), made_up, case, sitting, dice, clock)
            clock.pass_by(minutes=45)
        clock.now = begin + datetime.timedelta(weeks=WEEKS_BETWEEN)
    return tuple(cases)


def fill_in(
    store: Store, instrument: Instrument, made_up: MadeUpCase, case: Case, sitting: int, dice: random.Random,
    clock: Clock,
) -> Administration:
    """Answer one sitting from the first item to the last."""
    last = sitting == SITTINGS - 1
    administration = store.start(case.id, instrument.id, made_up.mode, version=instrument.version)
    for item in instrument.items:
        if last and item.number in made_up.leaves_open:
            continue
        hurried = last and made_up.hurried
        elapsed = dice.randint(600, 1400) if hurried else dice.randint(2500, 9000)
        clock.pass_by(milliseconds=elapsed)
        declined = last and item.number in made_up.declines
        choice = None if declined else pick(instrument, item.reverse_keyed, made_up.levels[sitting], dice, hurried)
        store.respond(administration.id, item.number, choice, case_id=case.id, declined=declined, elapsed_ms=elapsed)
    return store.complete(administration.id, case_id=case.id)


def pick(instrument: Instrument, reverse_keyed: bool, level: float, dice: random.Random, hurried: bool) -> int:
    """A choice near ``level``; always the same one when ``hurried``."""
    low, high = instrument.choice_range
    wanted = low + level * (high - low)
    if not hurried:
        wanted += dice.choice((-1, 0, 0, 0, 1)) * dice.random()
    choice = min(high, max(low, round(wanted)))
    return low + high - choice if reverse_keyed else choice
