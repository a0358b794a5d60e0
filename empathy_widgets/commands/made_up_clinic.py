"""A made-up clinic to look around in: six cases, three sittings each, nobody real."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

from empathy_widgets.commands.made_up_plan import make_plan, read_lesson
from empathy_widgets.commands.made_up_practice import GIVEN_BEFORE, practise
from empathy_widgets.commands.made_up_room import furnish_room
from empathy_widgets.domain import Actor, Administration, Case, Instrument, Mode, Role, RunKind
from empathy_widgets.library import Library
from empathy_widgets.play.play import begin, choose, offered
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


SCENES = (
    ("the-look-at-the-table", 2, 99), ("the-briefcase", 0, 99), ("locked-off", 3, 5), ("the-key-in-the-door", None, 4),
)
"""Scenes that were played: which, for which case of the clinic (None for one's own practice), and how far at most."""


PLANNED, KIND, FURNISHED = 1, 0, 2
"""The cases of the clinic that a plan was made with and a practice given to, that a month of kindness is with, and
whose room was arranged."""


class Clock:
    """A clock that a story can set; it never runs backwards."""

    def __init__(self, now: datetime.datetime) -> None:
        self.now = now

    def __call__(self) -> datetime.datetime:
        """The time in the story, UTC."""
        return self.now

    def turn_to(self, day: datetime.date) -> None:
        """Turn to the evening of a day."""
        self.now = datetime.datetime.combine(day, datetime.time(19), datetime.UTC)

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
        now_then = clock.now
        for made_up, case in zip(CLINIC, cases, strict=True):
            fill_in(store, library.instrument(made_up.instrument), made_up, case, sitting, dice, clock)
            clock.pass_by(minutes=45)
        if sitting == SITTINGS - 2:
            first = (last_day - datetime.timedelta(days=GIVEN_BEFORE)).date()
            practise(store, library, cases[PLANNED], cases[KIND], first, clock.turn_to)
        clock.now = now_then + datetime.timedelta(weeks=WEEKS_BETWEEN)
    clock.now = last_day + datetime.timedelta(hours=6)
    for scene, whose, most in SCENES:
        play_scene(store, library, scene, None if whose is None else cases[whose].id, most, dice, clock)
    make_plan(store, library, cases[PLANNED], clock.now.date())
    read_lesson(store, library)
    furnish_room(store, library, cases[FURNISHED])
    return tuple(cases)


def play_scene(
    store: Store, library: Library, scene: str, case_id: str | None, most: int, dice: random.Random, clock: Clock,
) -> None:
    """Play a scene as the helper for at most so many turns, mostly with replies that land; finish it at its end."""
    text = library.text("scripts", scene)
    script = library.content_from_text("scripts", scene, text)
    level = script.levels[0].id
    settings = {"way": "helper", "level": level, "setting": "neutral", "own": False, "names": [], "minutes": 5,
                "anew": False, "reading": False}
    run = store.start_run(case_id, RunKind.ROLE_PLAY, scene, settings, version_text=text)
    store.add_event(run.id, "begin", {}, case_id=case_id)
    play = begin(script, level)
    while not play.ended and len(play.turns) < most:
        clock.pass_by(seconds=dice.randint(20, 60))
        choices = offered(script.beat(play.at), play)
        landing = [one for one in choices if one.depth == 2] or list(choices)
        option = dice.choice(landing if dice.random() < 0.7 else list(choices))
        store.add_event(run.id, "choose", {"beat": play.at, "option": option.id}, case_id=case_id)
        play = choose(script, play, option.id)
    if play.ended:
        store.end_run(run.id, case_id=case_id)


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
