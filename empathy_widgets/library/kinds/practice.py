"""Practices as content: the file format, the rules all four keep, and the noun it becomes.

What only one kind of practice must hold stands in a file of its own beside this one, in `PARTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from empathy_widgets.domain import (
    Act, Dose, Fact, Gate, Letter, Paraphrase, Practice, Reviewed, RunKind, Stage, Statement, Track, Variation,
    WishStation,
)
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.form import ActivityForm, Form, Line, Name, Words
from empathy_widgets.library.kinds.facts import FactForm, broken_fact
from empathy_widgets.library.kinds.practice_forgiveness import broken_forgiveness
from empathy_widgets.library.kinds.practice_kindness import broken_kindness
from empathy_widgets.library.kinds.practice_listening import broken_listening
from empathy_widgets.library.kinds.practice_loving_kindness import broken_loving_kindness
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["PARTS", "VARIATIONS", "PracticeForm", "broken_practice", "build_practice"]

VARIATIONS = ("short", "teens", "couples", "hard-of-hearing", "no-privacy")


class DoseForm(Form):
    """How often and how long, as a source has it or as our choice."""

    says: Line
    weekdays: list[Annotated[int, Field(ge=0, le=6)]] = Field(min_length=1, max_length=7, description="Monday is 0.")
    weeks: Annotated[int, Field(ge=1, le=52)]
    minutes: Annotated[int, Field(ge=1, le=120)] | None = None
    source: FactForm | None = Field(None, description="The paper that has this very dose.")
    our_choice: Words | None = Field(None, description="That it is our choice, where no paper has this very dose.")
    limits: Words = Field(description="What is not shown.")


class VariationForm(Form):
    """The same practice for a life that is different."""

    kind: Literal["short", "teens", "couples", "hard-of-hearing", "no-privacy"]
    says: Words


class ParaphraseForm(Form):
    """A model answer, graded and with its reason."""

    text: Words
    grade: Literal["close", "near", "off"]
    adds: bool = False
    drops: bool = False
    judges: bool = False
    why: Words


class StatementForm(Form):
    """Something to say back in own words."""

    id: Name
    who: Line
    says: Words
    models: list[ParaphraseForm] = Field(min_length=3, max_length=5)


class TrackForm(Form):
    """Listening for one kind of relation."""

    id: Name
    title: Line
    about: Words
    steps: list[Words] = Field(min_length=3, max_length=10)
    statements: list[StatementForm] = Field(min_length=4, max_length=20)


class StationForm(Form):
    """Whom the wishes go to."""

    id: Name
    name: Line
    says: Words
    phrases: list[Line] = Field(min_length=2, max_length=5)


class ActForm(Form):
    """An act of kindness."""

    id: Name
    text: Line
    towards: Literal["strangers", "family", "friends", "oneself", "unseen"]
    cost: Literal["free", "small"] = "free"
    seated: bool = Field(description="Whether it can be done sitting or lying down, with little strength.")
    at_home: bool = Field(description="Whether nobody has to be met for it.")
    caution: Line | None = Field(None, description="What it may cost of money, health or safety, said plainly.")


class GateForm(Form):
    """A question about safety before the first stage."""

    id: Name
    asks: Words
    stop_on: Literal["yes", "no"]
    says: Words


class StageForm(Form):
    """One stage."""

    id: Name
    title: Line
    says: Words
    tries: list[Words] = Field(min_length=1, max_length=6)
    asks: list[Words] = Field(min_length=1, max_length=6)


class LetterForm(Form):
    """A letter that is not sent."""

    about: Words
    begins: list[Line] = Field(min_length=2, max_length=8)


class PracticeForm(ActivityForm):
    """One practice between two appointments, one file. The file name is the id."""

    kind: Literal["active-listening", "loving-kindness", "acts-of-kindness", "forgiveness"]
    purpose: Words
    dose: DoseForm
    steps: list[Words] = Field(min_length=3, max_length=12)
    variations: list[VariationForm]
    bad_day: Words = Field(description="What to do on a bad day; shames nobody.")
    stop: Words = Field(description="When to stop.")
    grounds: list[FactForm] = Field(min_length=1, max_length=8, description="What is known, and how well.")
    tracks: list[TrackForm] = Field(default_factory=list)
    wishes: list[StationForm] = Field(default_factory=list)
    lengths: list[Annotated[int, Field(ge=1, le=60)]] = Field(default_factory=list, description="In minutes.")
    acts: list[ActForm] = Field(default_factory=list)
    days: Annotated[int, Field(ge=0, le=31)] = 0
    gates: list[GateForm] = Field(default_factory=list)
    stages: list[StageForm] = Field(default_factory=list)
    letter: LetterForm | None = None


def as_fact(form: FactForm) -> Fact:
    """The same fact as the noun the other rooms know."""
    return Fact(**{**form.model_dump(), "disputed": form.disputed or ""})


def build_practice(form: PracticeForm) -> Practice:
    """The same practice as the noun the other rooms know."""
    head = {name: getattr(form, name) for name in ActivityForm.model_fields}
    dose = form.dose
    return Practice(**{
        **head, "reviewed": Reviewed(**form.reviewed.model_dump()), "kind": RunKind(form.kind), "purpose": form.purpose,
        "dose": Dose(says=dose.says, weekdays=tuple(dose.weekdays), weeks=dose.weeks, minutes=dose.minutes,
                     source=as_fact(dose.source) if dose.source else None, our_choice=dose.our_choice or "",
                     limits=dose.limits),
        "steps": tuple(form.steps), "bad_day": form.bad_day, "stop": form.stop,
        "variations": tuple(Variation(**one.model_dump()) for one in form.variations),
        "grounds": tuple(map(as_fact, form.grounds)),
        "tracks": tuple(Track(**{**one.model_dump(), "statements": tuple(
            Statement(**{**said.model_dump(), "models": tuple(Paraphrase(**it.model_dump()) for it in said.models)})
            for said in one.statements)}) for one in form.tracks),
        "wishes": tuple(WishStation(**one.model_dump()) for one in form.wishes), "lengths": tuple(form.lengths),
        "acts": tuple(Act(**{**one.model_dump(), "caution": one.caution or ""}) for one in form.acts),
        "days": form.days, "gates": tuple(Gate(**one.model_dump()) for one in form.gates),
        "stages": tuple(Stage(**one.model_dump()) for one in form.stages),
        "letter": Letter(**form.letter.model_dump()) if form.letter else None,
    })


PARTS: Mapping[str, Callable[[PracticeForm], Iterator[tuple[Place, str]]]] = {
    "active-listening": broken_listening,
    "acts-of-kindness": broken_kindness,
    "forgiveness": broken_forgiveness,
    "loving-kindness": broken_loving_kindness,
}
"""What one kind of practice must hold, by the kind: ``PARTS[kind](form)`` yields what is wrong."""


def broken_practice(form: PracticeForm, name: str) -> Iterator[tuple[Place, str]]:
    """Yield every rule one file breaks; ``name`` is the file name without its ending."""
    if form.id != name:
        yield ("id",), _("The id is “{id}” but the file is called “{name}”. Rename one of the two.").format(
            id=form.id, name=quoted(name))
    if (form.dose.source is None) == (form.dose.our_choice is None):
        yield ("dose",), _("A dose is a paper's, with “source: …”, or our own, with “our_choice: …”. Give one.")
    if form.dose.source is not None:
        yield from broken_fact(form.dose.source, ("dose", "source"))
    if [one.kind for one in form.variations] != list(VARIATIONS):
        yield ("variations",), _("Give every variation once, in this order: {kinds}.").format(
            kinds=", ".join(VARIATIONS))
    for index, ground in enumerate(form.grounds):
        yield from broken_fact(ground, ("grounds", index))
    if form.kind in PARTS:
        yield from PARTS[form.kind](form)
