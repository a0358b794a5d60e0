"""Instruments as content: the file format, and the noun it becomes. What must hold inside a file is in rules.py."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from empathy_widgets.domain import (
    Choice, Composite, Identifier, Instrument, Item, MissingRule, ReferenceSample, Reviewed, Subscale,
)
from empathy_widgets.library.form import Form, Line, Name, ReviewedForm, Words
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["InstrumentForm", "build_instrument", "practice_form_is_there"]

Number = Annotated[int, Field(ge=1, le=999)]
ChoiceValue = Annotated[int, Field(ge=-1000, le=1000)]
BY_NUMBER = {"propertyNames": {"pattern": r"^-?[0-9]+$"}}


class ItemForm(Form):
    """One item. Leave `text` out where the sentence belongs to somebody else."""

    text: Words | None = Field(None, description="The sentence, in the first person. Never a published scale's.")
    reverse_keyed: bool = Field(False, description="true when agreeing means less of what the subscale measures.")
    scored: bool = Field(True, description="false for an item that counts in no subscale.")


class SubscaleForm(Form):
    """The items that add up to one score."""

    label: Line = Field(description="The name people see.")
    kind: Literal["cognitive", "affective", "compassionate", "other"] = Field(
        "other", description="Which kind of empathy it is about."
    )
    valence: Literal["negative", "positive"] | None = Field(None, description="Which feelings it is about.")
    items: list[Number] = Field(min_length=1, description="The numbers of its items.")
    score: Literal["sum", "mean"] = Field("sum", description="How the answers are put together.")
    higher_is: Literal["better", "worse", "neither"] = Field(
        description="better: the training works towards more; worse: towards less; neither: towards neither of them."
    )
    plain: Words = Field("", validate_default=False, description="One kind sentence, second person: what it is about.")


class CompositeForm(Form):
    """A score built of subscales."""

    label: Line = Field(description="The name people see.")
    kind: Literal["cognitive", "affective", "compassionate", "total", "other"] = "other"
    of: list[Name] = Field(min_length=1, description="The subscales that are added.")
    plain: Words = Field("", validate_default=False, description="One kind sentence, second person: what it is about.")


class MissingForm(Form):
    """When a subscale with unanswered items is still scored."""

    share: float = Field(gt=0, le=1, description="The share of its items that must be answered, 0 to 1.")
    source: Words = Field(description="Who set the rule. If it is ours, say so.")


class ValueForm(Form):
    """One score of a reference sample, in the instrument's points."""

    mean: float
    sd: float = Field(gt=0, description="Standard deviation, points.")
    reliability: float | None = Field(None, gt=0, lt=1, description="0 to 1, no unit.")
    reliability_kind: Literal["alpha", "omega", "retest"] | None = None


class SampleForm(Form):
    """Who else answered: a sample to compare with, never a cut-off."""

    id: Identifier
    label: Line
    n: int = Field(ge=2, description="How many people.")
    country: Line
    year: int = Field(ge=1900, le=2100, description="When they answered; when it was published, if nobody says.")
    source: Words
    caveat: Words = Field(description="What a reader must know before comparing.")
    values: dict[Name, ValueForm] = Field(min_length=1, description="By subscale or composite.")


class InstrumentForm(Form):
    """One instrument, one file. The file name is the id."""

    id: Identifier = Field(description="The name of this file without its ending.")
    version: int = Field(1, ge=1, le=1000, description=(
        "Raise it when an item, the key or a score changes, and keep the file as it was under earlier/<version>/."))
    title: Line
    abbreviation: Line | None = Field(None, description="The short name; the title when left out.")
    kind: Literal["published", "practice"] = Field(description="practice: written here, not validated, no norms.")
    language: Annotated[str, Field(min_length=2, max_length=35)] = "en"
    source: Words = Field(description="The paper the key comes from. No two files share one.")
    doi: Annotated[str, Field(pattern=r"^10\.[0-9]{4,9}/[^\s]+$", max_length=200)] | None = None
    rights: Words = Field(description="Permission or licence, in your own words.")
    qualified: Words = Field(
        "", validate_default=False, description="Who may give and read it. If nobody has told us, say so.")
    credit_line: Words | None = Field(None, description="The credit the owner asks for, letter by letter.")
    reviewed: ReviewedForm
    about: Words = Field("", validate_default=False, description="What it is for, in two or three sentences.")
    instructions: Words = Field(description="What the person reads above the items.")
    choices: Annotated[dict[ChoiceValue, Line], Field(min_length=2, json_schema_extra=BY_NUMBER)]
    subscales: dict[Name, SubscaleForm] = Field(min_length=1)
    composites: dict[Name, CompositeForm] = Field(default_factory=dict)
    items: Annotated[dict[Number, ItemForm], Field(min_length=1, json_schema_extra=BY_NUMBER)]
    missing: MissingForm = Field(
        default_factory=lambda: MissingForm(share=1.0, source="Rule of this workbook: every item must be answered."),
        description="When a subscale with gaps is still scored; when left out, every item must be answered.",
    )
    reference_samples: list[SampleForm] = Field(default_factory=list)
    caveats: list[Words] = Field(default_factory=list, description="What a reader of the profile must know.")
    unverified: list[Words] = Field(default_factory=list, description="What nobody could check against the paper yet.")
    practice_form: Identifier | None = Field(None, description="The form to offer while this one has no wording.")


def build_instrument(form: InstrumentForm) -> Instrument:
    """The same instrument as the noun the other rooms know."""
    fields = form.model_dump()
    return Instrument(**{
        **fields,
        "abbreviation": form.abbreviation or form.title,
        "reviewed": Reviewed(**fields["reviewed"]),
        "choices": tuple(Choice(value=value, label=label) for value, label in form.choices.items()),
        "items": tuple(Item(number=number, **item) for number, item in fields["items"].items()),
        "subscales": tuple(Subscale(id=name, **part) for name, part in fields["subscales"].items()),
        "composites": tuple(Composite(id=name, **part) for name, part in fields["composites"].items()),
        "missing": MissingRule(**fields["missing"]),
        "reference_samples": tuple(ReferenceSample(**sample) for sample in fields["reference_samples"]),
    })


def practice_form_is_there(
    instrument: Instrument, known: Mapping[str, Instrument | None],
) -> Iterator[tuple[Place, str]]:
    """Yield a complaint when the form an instrument offers instead is not there, or is not a practice form."""
    name = instrument.practice_form
    if name is None:
        return
    if name not in known:
        yield ("practice_form",), _("There is no file “{name}.yaml” in this folder. Correct the name or add the file."
                                    ).format(name=name)
    elif (form := known[name]) is not None and form.kind != "practice":
        yield ("practice_form",), _("“{name}” is not a practice form. Name a file that says “kind: practice”."
                                    ).format(name=name)
