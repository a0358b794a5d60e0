"""A practice: what somebody does between two appointments, with its dose, its limits and where the dose comes from."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from empathy_widgets.domain.activity import Activity
from empathy_widgets.domain.fact import Fact
from empathy_widgets.domain.instrument import Noun
from empathy_widgets.domain.run import RunKind

__all__ = ["Act", "Dose", "Gate", "Letter", "Paraphrase", "Practice", "Stage", "Statement", "Towards", "Track",
           "Variation", "VariationKind", "WishStation"]

VariationKind = Literal["short", "teens", "couples", "hard-of-hearing", "no-privacy"]
Towards = Literal["strangers", "family", "friends", "oneself", "unseen"]


class Dose(Noun):
    """How often and how long. ``source`` is the paper that has it so; None where it is our choice, and ``our_choice``
    says so in a sentence. ``weekdays`` counts Monday as 0; ``minutes`` is None where no length is named."""

    says: str
    weekdays: tuple[int, ...]
    weeks: int = Field(ge=1, le=52)
    minutes: int | None = None
    source: Fact | None = None
    our_choice: str = ""
    limits: str
    """What the source does not show."""


class Variation(Noun):
    """The same practice for a life that is different."""

    kind: VariationKind
    says: str


class Paraphrase(Noun):
    """A model answer to a statement, with what it does wrong where it does, and the reason."""

    text: str
    grade: Literal["close", "near", "off"]
    adds: bool = False
    drops: bool = False
    judges: bool = False
    why: str


class Statement(Noun):
    """Something somebody says, to be said back in own words."""

    id: str
    who: str
    says: str
    models: tuple[Paraphrase, ...]


class Track(Noun):
    """Listening for one kind of relation: how two people sit down to it, and statements to train on."""

    id: str
    title: str
    about: str
    steps: tuple[str, ...]
    statements: tuple[Statement, ...]


class WishStation(Noun):
    """Whom the wishes go to, in the order of the practice; ``phrases`` can be made one's own."""

    id: str
    name: str
    says: str
    phrases: tuple[str, ...]


class Act(Noun):
    """An act of kindness. ``seated``: it asks for little strength and can be done sitting or lying down; ``at_home``:
    nobody has to be met for it; ``caution`` says what it may cost of money, health or safety, "" for nothing."""

    id: str
    text: str
    towards: Towards
    cost: Literal["free", "small"]
    seated: bool
    at_home: bool
    caution: str = ""


class Gate(Noun):
    """A question about safety before the first stage. ``stop_on`` is the answer at which it is not begun, and ``says``
    what is said then."""

    id: str
    asks: str
    stop_on: Literal["yes", "no"]
    says: str


class Stage(Noun):
    """One stage, at one's own pace: what it is, what to try, and questions to write on."""

    id: str
    title: str
    says: str
    tries: tuple[str, ...]
    asks: tuple[str, ...]


class Letter(Noun):
    """A letter that is not sent: what it is for, and ways to begin."""

    about: str
    begins: tuple[str, ...]


class Practice(Activity):
    """One practice, one file. Which of the parts at the end it has, its ``kind`` says."""

    kind: RunKind
    purpose: str
    dose: Dose
    steps: tuple[str, ...]
    variations: tuple[Variation, ...]
    bad_day: str
    stop: str
    grounds: tuple[Fact, ...] = ()
    tracks: tuple[Track, ...] = ()
    wishes: tuple[WishStation, ...] = ()
    lengths: tuple[int, ...] = ()
    acts: tuple[Act, ...] = ()
    days: int = 0
    gates: tuple[Gate, ...] = ()
    stages: tuple[Stage, ...] = ()
    letter: Letter | None = None
