"""Lessons as content: the file format, its rules, and the noun it becomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from empathy_widgets.domain import (
    Bin, Check, CheckChoice, Fact, Identifier, Lesson, Point, Reviewed, Route, Section, SortCard, Sorting,
)
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.form import Form, Line, Name, ReviewedForm, Words
from empathy_widgets.library.kinds.facts import FactForm, broken_fact, unknown_chapters
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["LessonForm", "broken_lesson", "build_lesson", "proven_lesson"]

Age = Annotated[float | int, Field(ge=0, le=120)]
ANY = "any age"


class SectionForm(Form):
    """A piece of reading."""

    heading: Line
    paragraphs: list[Words] = Field(min_length=1)
    facts: list[FactForm] = Field(default_factory=list, description="What it stands on.")


class RouteForm(Form):
    """From what you see in the room to what you might do."""

    kind: Literal["cognitive", "affective", "compassionate"]
    see: Words
    might: Words
    chapters: list[Line] = Field(min_length=1, description="Chapters that practise it: file names without number.")


class PointForm(FactForm):
    """One point of a time line."""

    id: Name
    title: Line
    from_: Age | Literal["any age"] = Field(alias="from", description="Years, or “any age”.")
    to: Age | Literal["any age"] = Field(description="Years, or “any age”.")
    way: Literal["grows", "fades", "stays"]


class BinForm(Form):
    """Where a card can be put."""

    id: Name
    name: Line


class SortCardForm(Form):
    """A short scene to sort."""

    id: Name
    text: Words
    fits: list[Name] = Field(min_length=1, description="Where it belongs: one place, or several.")
    why: dict[Name, Words] = Field(description="A reason for every place, right or not.")


class SortForm(Form):
    """Cards to sort."""

    question: Words
    bins: list[BinForm] = Field(min_length=2, max_length=4)
    cards: list[SortCardForm] = Field(min_length=2, max_length=30)


class ChoiceForm(Form):
    """One answer, with its reason."""

    id: Name
    text: Words
    right: bool
    why: Words


class CheckForm(Form):
    """A question to try one's understanding on."""

    id: Name
    question: Words
    choices: list[ChoiceForm] = Field(min_length=2, max_length=5)


class LessonForm(Form):
    """One lesson, one file. The file name is the id, and the chapter's."""

    id: Identifier = Field(description="The name of this file without its ending.")
    title: Line
    source: Words = Field(description="Where it comes from. No two files share one.")
    rights: Words
    reviewed: ReviewedForm
    language: Annotated[str, Field(min_length=2, max_length=35)] = "en"
    purpose: Words = Field(description="What a reader takes along; starts with a verb.")
    minutes: int = Field(ge=1, le=120, description="How long it takes, about.")
    sections: list[SectionForm] = Field(min_length=1)
    routes: list[RouteForm] = Field(default_factory=list)
    points: list[PointForm] = Field(default_factory=list, description="A time line.")
    sort: SortForm | None = None
    checks: list[CheckForm] = Field(min_length=1)


def build_lesson(form: LessonForm) -> Lesson:
    """The same lesson as the noun the other rooms know."""
    head = {name: getattr(form, name) for name in ("id", "title", "source", "rights", "language", "purpose", "minutes")}
    return Lesson(
        **head, reviewed=Reviewed(**form.reviewed.model_dump()),
        sections=tuple(Section(heading=one.heading, paragraphs=tuple(one.paragraphs),
                               facts=tuple(Fact(**told(fact)) for fact in one.facts)) for one in form.sections),
        routes=tuple(Route(**one.model_dump()) for one in form.routes),
        points=tuple(Point(**told(one), id=one.id, title=one.title, way=one.way, begins=age(one.from_),
                           ends=age(one.to)) for one in form.points),
        sort=sorting(form.sort) if form.sort else None,
        checks=tuple(Check(id=one.id, question=one.question,
                           choices=tuple(CheckChoice(**choice.model_dump()) for choice in one.choices))
                     for one in form.checks),
    )


def told(fact: FactForm) -> dict[str, str]:
    """What every fact says."""
    return {"says": fact.says, "source": fact.source, "grade": fact.grade, "disputed": fact.disputed or ""}


def age(years: float | str) -> float | None:
    """Years; None for any age."""
    return None if isinstance(years, str) else float(years)


def sorting(form: SortForm) -> Sorting:
    """The cards and their places."""
    return Sorting(question=form.question, bins=tuple(Bin(**one.model_dump()) for one in form.bins),
                   cards=tuple(SortCard(**card.model_dump()) for card in form.cards))


def broken_lesson(form: LessonForm, name: str) -> Iterator[tuple[Place, str]]:
    """Yield every rule one file breaks; ``name`` is the file name without its ending."""
    if form.id != name:
        yield ("id",), _("The id is “{id}” but the file is called “{name}”. Rename one of the two.").format(
            id=form.id, name=quoted(name))
    for number, section in enumerate(form.sections):
        for index, fact in enumerate(section.facts):
            yield from broken_fact(fact, ("sections", number, "facts", index))
    for index, point in enumerate(form.points):
        yield from broken_fact(point, ("points", index))
        begins, ends = age(point.from_), age(point.to)
        if (begins is None) != (ends is None) or (begins is not None and ends is not None and ends < begins):
            yield ("points", index, "to"), _("A point ends after it begins; at any age it does both. Correct the two.")
    yield from twice("points", [one.id for one in form.points])
    yield from twice("checks", [one.id for one in form.checks])
    for index, check in enumerate(form.checks):
        yield from twice(("checks", index, "choices"), [one.id for one in check.choices])
        if len({choice.right for choice in check.choices}) < 2:
            yield ("checks", index, "choices"), _("A question has an answer that is right and one that is not. Add it.")
    if form.sort is not None:
        yield from broken_sorting(form.sort)


def broken_sorting(form: SortForm) -> Iterator[tuple[Place, str]]:
    """Yield every rule the cards break."""
    places = {one.id for one in form.bins}
    yield from twice(("sort", "bins"), [one.id for one in form.bins])
    yield from twice(("sort", "cards"), [one.id for one in form.cards])
    for index, card in enumerate(form.cards):
        at: Place = ("sort", "cards", index)
        if not set(card.fits) <= places:
            yield (*at, "fits"), _("A card belongs in the places named under “bins”. Correct it.")
        if set(card.why) != places:
            yield (*at, "why"), _("Each card has a reason for every place, and no other. Add or delete some.")
    for one in form.bins:
        if not any(one.id in card.fits for card in form.cards):
            yield ("sort", "bins"), _("No card belongs in “{name}”. Write one, or delete the place.").format(
                name=quoted(one.name))


def twice(place: Place | str, ids: list[str]) -> Iterator[tuple[Place, str]]:
    """Yield every id that stands there twice."""
    for index, id in enumerate(ids):
        if Counter(ids[: index + 1])[id] > 1:
            yield (*(place if isinstance(place, tuple) else (place,)), index, "id"), _(
                "“{id}” stands here twice. Rename one of the two.").format(id=quoted(id))


def proven_lesson(_lesson: Lesson, form: LessonForm) -> Iterator[tuple[Place, str]]:
    """Yield every link to a chapter that is not there; the page leaves such a link out."""
    for index, route in enumerate(form.routes):
        yield from unknown_chapters(route.chapters, ("routes", index, "chapters"))
