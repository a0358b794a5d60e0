"""Scripts as content: the file format, and the noun it becomes. What must hold inside a file is in script_rules.py."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from empathy_widgets.domain import (
    Arrow, Beat, Condition, Does, Ending, Gauge, KindOfEmpathy, Level, Option, Part, RedFlag, Reviewed, Scene, Script,
    Setting, Trap,
)
from empathy_widgets.library.form import ActivityForm, Form, Line, Words

__all__ = ["ScriptForm", "build_script", "read_condition"]

Mark = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
Spoken = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Move = Annotated[int, Field(ge=-3, le=3)]
Value = Annotated[int, Field(ge=0, le=20)]
GAUGE = re.compile(r"([a-z][a-z0-9_]*)\s*(<=|>=|<|>)\s*(\d{1,2})")
CHOSE = re.compile(r"chose\s+([a-z][a-z0-9-]*/[a-z])")
MEMORY = re.compile(r"[a-z][a-z0-9_]*")


def _one_or_many(value: Any) -> Any:
    """An arrow may be written as the name of a beat alone."""
    return [{"go": value}] if isinstance(value, str) else value


def _name_or_list(schema: dict[str, Any]) -> None:
    """Say in the JSON Schema that an arrow may be a name alone."""
    listed = {name: schema.pop(name) for name in ("type", "items", "minItems") if name in schema}
    schema["anyOf"] = [{"type": "string"}, listed]


class SceneForm(Form):
    """Read out before the first line."""

    who: Words = Field(description="Who is there.")
    where: Words
    stake: Words = Field(description="What is at stake.")


class PartForm(Form):
    """One of the two people."""

    name: Line
    role: Line


class GaugeForm(Form):
    """One side of the other person's state; 0 to 20."""

    label: Line
    low: Line = Field(description="What the low end is called.")
    high: Line = Field(description="What the high end is called.")
    start: Value


class LevelForm(Form):
    """How guarded the other person is."""

    label: Line
    about: Words = Field("", validate_default=False)
    start: dict[Mark, Value] = Field(default_factory=dict, description="Gauges that start elsewhere at this level.")


class ArrowForm(Form):
    """Where to go next, and when."""

    when: list[Line] = Field(default_factory=list, description="All must hold, for example [trust >= 10, not sworn].")
    go: Slug = Field(description="A beat or an ending.")


class OtherWordsForm(Form):
    """How a line sounds at another level."""

    says: Spoken | None = None
    looks: Spoken | None = None


class OptionForm(Form):
    """One thing the helper may say."""

    say: Spoken
    when: list[Line] = Field(default_factory=list, description="Offered only when all of this holds.")
    carries: list[Literal["cognitive", "affective", "compassionate"]] = Field(default_factory=list, max_length=2)
    does: list[Literal["checks", "asks-straight"]] = Field(default_factory=list, max_length=2, description=(
        "checks: says back what was understood and asks whether that is it; asks-straight: asks plainly about danger."))
    depth: Literal[1, 2] | None = Field(None, description="2: it lands; 1: it goes part of the way.")
    trap: Literal["fixing", "judging", "minimising", "interrogating", "self-reference"] | None = None
    thought: Spoken = Field(description="The other person's inner line.")
    moves: dict[Mark, Move] = Field(min_length=1, description="How the gauges move, -3 to 3.")
    remembers: list[Mark] = Field(default_factory=list)
    why: Words = Field(description="What the reply did, kindly, in one to three sentences.")
    better: Spoken | None = Field(None, description="A stronger wording; for every trap and every depth 1.")
    to: Annotated[
        list[ArrowForm], BeforeValidator(_one_or_many), Field(min_length=1, json_schema_extra=_name_or_list),
    ]


class RedFlagForm(Form):
    """A sign that somebody's safety or health may be at stake."""

    which: Line = Field(description="The sign, as a clinician would name it.")
    why: Words = Field(description="What it may mean; a fact with its source.")
    clinician: Words = Field(description="What a clinician does.")
    met_by: list[Annotated[str, StringConstraints(pattern=r"^[a-z]$")]] = Field(
        min_length=1, description="The replies of this beat that meet it; they land.")


class PlaceForm(Form):
    """A word of place in each setting, written into the scene as {its-name}."""

    neutral: Line
    us: Line
    uk: Line


class BeatForm(Form):
    """What the other person says, and what may be answered."""

    says: Spoken
    looks: Spoken = Field(description="How they look and sound.")
    at: dict[Slug, OtherWordsForm] = Field(default_factory=dict, description="Other words for a level.")
    feels: list[Line] = Field(min_length=1, max_length=4, description="From `feelings`.")
    needs: list[Line] = Field(min_length=1, max_length=3, description="From `needs`.")
    red_flag: RedFlagForm | None = None
    options: dict[Annotated[str, StringConstraints(pattern=r"^[a-z]$")], OptionForm]


class EndingForm(Form):
    """How it ends."""

    title: Line
    text: Words
    debrief: list[Words] = Field(min_length=1)
    reflection: Words
    skill: Line | None = Field(None, description="The one skill to talk over: something a supervisor can see and rate.")


class ScriptForm(ActivityForm):
    """One scene, one file. The file name is the id."""

    scene: SceneForm
    other: PartForm = Field(description="The person who speaks.")
    helper: PartForm = Field(description="The person the player plays.")
    gauges: dict[Mark, GaugeForm] = Field(min_length=2, max_length=3)
    levels: dict[Slug, LevelForm] = Field(min_length=2)
    places: dict[Mark, PlaceForm] = Field(default_factory=dict, description="Words of place, by the name in braces.")
    memories: dict[Mark, Words] = Field(default_factory=dict, description="What later beats may remember, explained.")
    feelings: list[Line] = Field(min_length=6, max_length=16)
    needs: list[Line] = Field(min_length=4, max_length=12)
    start: Slug
    beats: dict[Slug, BeatForm]
    endings: dict[Slug, EndingForm]


def read_condition(text: str, gauges: set[str]) -> Condition | None:
    """What one condition says; None when it cannot be read."""
    bare = " ".join(text.split())
    negated = bare.startswith("not ")
    bare = bare.removeprefix("not ")
    if found := GAUGE.fullmatch(bare):
        name, sign, number = found.groups()
        return None if negated else Condition(text=text, about="gauge", name=name, sign=sign, number=int(number))
    if found := CHOSE.fullmatch(bare):
        return Condition(text=text, about="choice", name=found[1], negated=negated)
    if MEMORY.fullmatch(bare) and bare not in gauges:
        return Condition(text=text, about="memory", name=bare, negated=negated)
    return None


def build_script(form: ScriptForm, setting: Setting = Setting.NEUTRAL) -> Script:
    """The same script as the noun the other rooms know; its words of place are written out already."""
    head = {name: getattr(form, name) for name in ActivityForm.model_fields}
    gauges = set(form.gauges)
    return Script(**{
        **head,
        "reviewed": Reviewed(**form.reviewed.model_dump()),
        "scene": Scene(**form.scene.model_dump()),
        "other": Part(**form.other.model_dump()),
        "helper": Part(**form.helper.model_dump()),
        "gauges": tuple(Gauge(id=id, **gauge.model_dump()) for id, gauge in form.gauges.items()),
        "levels": tuple(Level(id=id, **level.model_dump()) for id, level in form.levels.items()),
        "memories": dict(form.memories),
        "feelings": tuple(form.feelings),
        "needs": tuple(form.needs),
        "start": form.start,
        "beats": tuple(build_beat(id, beat, gauges) for id, beat in form.beats.items()),
        "endings": tuple(build_ending(id, ending) for id, ending in form.endings.items()),
        "setting": setting,
    })


def build_beat(id: str, form: BeatForm, gauges: set[str]) -> Beat:
    """One beat with its options."""
    at = {level: words.model_dump(exclude_none=True) for level, words in form.at.items()}
    return Beat(
        id=id, says=form.says, looks=form.looks, at=at, feels=tuple(form.feels), needs=tuple(form.needs),
        options=tuple(build_option(name, option, gauges) for name, option in form.options.items()),
        red_flag=RedFlag(**{**form.red_flag.model_dump(), "met_by": tuple(form.red_flag.met_by)})
        if form.red_flag else None,
    )


def build_ending(id: str, form: EndingForm) -> Ending:
    """One ending; without a skill where it names none."""
    return Ending(id=id, title=form.title, text=form.text, debrief=tuple(form.debrief), reflection=form.reflection,
                  skill=form.skill or "")


def build_option(id: str, form: OptionForm, gauges: set[str]) -> Option:
    """One option with its arrows."""
    return Option(
        id=id, say=form.say, when=conditions(form.when, gauges),
        carries=tuple(KindOfEmpathy(kind) for kind in form.carries), does=tuple(Does(one) for one in form.does),
        trap=Trap(form.trap) if form.trap else None, depth=form.depth or 0, thought=form.thought,
        moves=dict(form.moves), remembers=tuple(form.remembers),
        why=form.why, better=form.better,
        to=tuple(Arrow(when=conditions(arrow.when, gauges), go=arrow.go) for arrow in form.to),
    )


def conditions(texts: list[str], gauges: set[str]) -> tuple[Condition, ...]:
    """Every condition that can be read; the rules complain about the others before."""
    found = (read_condition(text, gauges) for text in texts)
    return tuple(condition for condition in found if condition is not None)
