"""Worksheets as content: the file format, the rules a sheet keeps, and the noun it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from empathy_widgets.domain import (
    Filling, Identifier, PartKind, PartWords, Reviewed, RunKind, SheetPart, TeenWords, Worksheet,
)
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.form import Form, Line, Name, ReviewedForm, Words
from empathy_widgets.library.kinds.facts import chapter_names
from empathy_widgets.library.sheet import Place
from empathy_widgets.places import content_folder
from empathy_widgets.strings import _

__all__ = ["SHAPES", "WorksheetForm", "broken_worksheet", "build_worksheet"]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a kind of part is made of: how many entries and rows at least and at most, and how large a count."""

    entries: tuple[int, int] = (0, 0)
    rows: tuple[int, int] = (0, 0)
    count: tuple[int, int] = (0, 0)


SHAPES: Mapping[PartKind, Shape] = {
    "text": Shape(), "lines": Shape(count=(1, 31)), "boxes": Shape((2, 4), (0, 4), (2, 16)),
    "table": Shape((2, 5), (0, 14), (1, 18)), "scale": Shape((2, 2)), "thermometer": Shape((2, 2), (0, 5)),
    "wheel": Shape((6, 12), (0, 12)), "body": Shape((0, 6)), "bubbles": Shape((2, 4), (0, 4), (2, 6)),
    "path": Shape((3, 6), (0, 6), (0, 4)), "checklist": Shape((2, 16)), "calendar": Shape(count=(7, 31)),
    "cards": Shape((4, 16), (0, 16), (0, 8)),
}
CALM = ("profile", "plan")
"""Beside the lessons, the chapters whose sheets need not say what to do when it becomes too much."""


class PartForm(Form):
    """One part of a page."""

    id: Name
    kind: PartKind
    heading: Line | None = None
    says: Words | None = Field(None, description="What to do here.")
    entries: list[Line] = Field(default_factory=list, max_length=16, description=(
        "Heads of boxes or columns, words on the wheel, stations, cards, things to tick, the two ends of a scale."))
    rows: list[Line] = Field(default_factory=list, max_length=16, description=(
        "Heads of a table's rows, or what stands small at a station, in a box or in a bubble."))
    count: Annotated[int, Field(ge=1, le=31)] | None = Field(None, description="How many lines, rows or days.")
    fill: Filling | None = Field(None, description="What of a case is printed here.")
    imagines: bool = Field(False, description="Whether somebody imagines here how it is for another.")
    checks: bool = Field(False, description="Whether it says here how to find out from them.")


class PartWordsForm(Form):
    """The words of a part that differ for teens."""

    heading: Line | None = None
    says: Words | None = None
    entries: list[Line] | None = None
    rows: list[Line] | None = None


class TeenForm(Form):
    """What is said differently to teens."""

    title: Line | None = None
    lead: Words | None = None
    parts: dict[Name, PartWordsForm] = Field(default_factory=dict)


class WorksheetForm(Form):
    """One worksheet, one file. The file name is the id."""

    id: Identifier = Field(description="The name of this file without its ending.")
    title: Line
    source: Words = Field(description="Where it comes from. No two files share one.")
    rights: Words = Field(description="Permission or licence, in your own words.")
    reviewed: ReviewedForm
    language: Annotated[str, Field(min_length=2, max_length=35)] = "en"
    about: Words = Field(description="One or two sentences for the list.")
    activity: Name = Field(description="The chapter it belongs to, as its address has it.")
    pages: int = Field(ge=1, le=2)
    versions: list[Literal["adult", "teen"]] = Field(min_length=1, max_length=2)
    fills: list[Filling] = Field(default_factory=list, max_length=3, description="What it can hold of a case.")
    safety: Words | None = Field(None, description="What to do when it becomes too much.")
    lead: Words = Field(description="What this page is for, said to whoever writes on it.")
    parts: list[PartForm] = Field(min_length=1, max_length=12)
    teen: TeenForm | None = Field(None, description="What is said differently to teens.")


def build_worksheet(form: WorksheetForm) -> Worksheet:
    """The same worksheet as the noun the other rooms know."""
    given = form.model_dump(exclude={"parts", "teen", "reviewed", "safety", "versions", "fills"})
    parts = tuple(SheetPart(**{**{name: value for name, value in part.model_dump().items() if value is not None},
                          "entries": tuple(part.entries), "rows": tuple(part.rows)}) for part in form.parts)
    teen = None
    if form.teen is not None:
        teen = TeenWords(title=form.teen.title, lead=form.teen.lead, parts={
            id: PartWords(heading=words.heading, says=words.says,
                          entries=None if words.entries is None else tuple(words.entries),
                          rows=None if words.rows is None else tuple(words.rows))
            for id, words in form.teen.parts.items()})
    return Worksheet(**{**given, "reviewed": Reviewed(**form.reviewed.model_dump()), "safety": form.safety or "",
                        "versions": tuple(form.versions), "parts": parts, "teen": teen})


def broken_worksheet(form: WorksheetForm, name: str) -> Iterator[tuple[Place, str]]:
    """Yield every rule one file breaks; ``name`` is the file name without its ending."""
    if form.id != name:
        yield ("id",), _("The id is “{id}” but the file is called “{name}”. Rename one of the two.").format(
            id=form.id, name=quoted(name))
    known = chapter_names() | set(RunKind)  # a practice may be given before its chapter ships
    if form.activity not in known:
        yield ("activity",), _("There is no chapter “{name}”. Choose one of: {known}.").format(
            name=quoted(form.activity), known=", ".join(sorted(known)))
    if form.safety is None and not is_calm(form.activity):
        yield ("safety",), _("A sheet for this chapter says what to do when it becomes too much. Add “safety: …”.")
    if form.fills != [part.fill for part in form.parts if part.fill is not None]:
        yield ("fills",), _("“fills” and the parts disagree. Name here what the parts are filled with, in their order.")
    yield from broken_parts(form)
    yield from broken_teen(form)


def is_calm(activity: str) -> bool:
    """Whether nothing on a sheet for this chapter asks for more than reading and thinking."""
    return activity in CALM or (content_folder() / "lessons" / f"{activity}.yaml").is_file()


def broken_parts(form: WorksheetForm) -> Iterator[tuple[Place, str]]:
    """What is wrong with single parts, or between them."""
    seen: set[str] = set()
    unchecked: Place | None = None
    for index, part in enumerate(form.parts):
        place = ("parts", index)
        if part.id in seen:
            yield (*place, "id"), _("Another part has this id. Give each its own.")
        seen.add(part.id)
        if part.kind == "text" and part.says is None:
            yield place, _("This part says nothing. Add “says: …”.")
        if part.fill is not None and part.kind != "lines":
            yield (*place, "fill"), _("Only ruled lines can be filled from a case. Make this part “kind: lines”.")
        yield from misshapen(part.kind, part.entries, part.rows, part.count, place)
        unchecked = None if part.checks else place if part.imagines else unchecked
    if unchecked is not None:
        yield unchecked, _("Imagining is not knowing. Let a later part say how to find out from the person, and give "
                           "it “checks: true”.")


def misshapen(
    kind: PartKind, entries: list[str], rows: list[str], count: int | None, place: Place,
) -> Iterator[tuple[Place, str]]:
    """Where a part has more or less of something than its kind can hold."""
    shape = SHAPES[kind]
    for named, found, (least, most) in (("entries", len(entries), shape.entries), ("rows", len(rows), shape.rows)):
        if not least <= found <= most:
            yield (*place, named), _("A part of this kind has {least} to {most} {named}, and here are {found}. Add or "
                                     "delete some.").format(least=least, most=most, named=named, found=found)
    if rows and kind in ("boxes", "bubbles", "path", "cards", "wheel") and len(rows) != len(entries):
        yield (*place, "rows"), _("Give every entry its row, in the same order, or leave rows out.")
    least, most = shape.count
    needed = bool(least) and not (kind == "table" and rows)
    if count is None and needed:
        yield (*place, "count"), _("Say how many: “count: …”.")
    if count is not None and not least <= count <= most:
        yield (*place, "count"), _("A part of this kind can count {least} to {most}. Choose a number between.").format(
            least=least, most=most)


def broken_teen(form: WorksheetForm) -> Iterator[tuple[Place, str]]:
    """Where the words for teens and the sheet do not fit one another."""
    says_teen = "teen" in form.versions
    if form.versions[0] != "adult" or len(set(form.versions)) != len(form.versions):
        yield ("versions",), _("Write [adult] or [adult, teen].")
    if says_teen != (form.teen is not None):
        yield ("versions",), _("“versions” and “teen” disagree. Name the teen version where its words stand below, "
                               "and only there.")
    if form.teen is None:
        return
    parts = {part.id: part for part in form.parts}
    for id, words in form.teen.parts.items():
        place = ("teen", "parts", id)
        if id not in parts:
            yield place, _("There is no such part above. Choose one of: {known}.").format(known=", ".join(parts))
            continue
        part = parts[id]
        yield from misshapen(part.kind, part.entries if words.entries is None else words.entries,
                             part.rows if words.rows is None else words.rows, part.count, place)
        changed = [getattr(words, field) for field in PartWordsForm.model_fields]
        same = [getattr(part, field) for field in PartWordsForm.model_fields]
        if all(one is None or one == was for one, was in zip(changed, same, strict=True)):
            yield place, _("These are the words adults read. Change them, or delete this entry.")
