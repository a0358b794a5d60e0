"""The file format of an instrument, as an editor writes it, and its JSON Schema. Fields only; rules are in rules.py."""

from __future__ import annotations

import datetime
import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from empathy_widgets.domain import Identifier

__all__ = ["InstrumentForm", "allowed_names", "schema", "schema_text"]

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]*$", max_length=40)]
Number = Annotated[int, Field(ge=1, le=999)]
ChoiceValue = Annotated[int, Field(ge=-1000, le=1000)]
BY_NUMBER = {"propertyNames": {"pattern": r"^-?[0-9]+$"}}


class Form(BaseModel):
    """Refuses unknown entries, and text where a number belongs."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False, frozen=True)


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
    higher_is: Literal["better", "neither"] = Field(
        "better", description="neither: more is not what anyone works towards, so a move is named and not judged."
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
    year: int = Field(ge=1900, le=2100, description="The year it was published.")
    source: Words
    caveat: Words = Field(description="What a reader must know before comparing.")
    values: dict[Name, ValueForm] = Field(min_length=1, description="By subscale or composite.")


class ReviewedForm(Form):
    """Who read the file last."""

    by: Line = Field(description="A role, not a name.")
    on: datetime.date = Field(description="For example 2026-11-24.")


class InstrumentForm(Form):
    """One instrument, one file. The file name is the id."""

    id: Identifier = Field(description="The name of this file without its ending.")
    title: Line
    abbreviation: Line | None = Field(None, description="The short name; the title when left out.")
    kind: Literal["published", "practice"] = Field(description="practice: written here, not validated, no norms.")
    language: Annotated[str, Field(min_length=2, max_length=35)] = "en"
    source: Words = Field(description="The paper the key comes from. No two files share one.")
    doi: Annotated[str, Field(pattern=r"^10\.[0-9]{4,9}/[^\s]+$", max_length=200)] | None = None
    rights: Words = Field(description="Permission or licence, in your own words.")
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


FORMS_BY_PLACE: dict[str, type[Form]] = {
    "items": ItemForm, "subscales": SubscaleForm, "composites": CompositeForm, "missing": MissingForm,
    "reference_samples": SampleForm, "values": ValueForm, "reviewed": ReviewedForm,
}


def allowed_names(place: tuple[str | int, ...]) -> list[str]:
    """Return the entries an editor may write at a place of the file, for example ``("items", 5)``."""
    kinds = [FORMS_BY_PLACE[part] for part in place if part in FORMS_BY_PLACE]
    return list((kinds[-1] if kinds else InstrumentForm).model_fields)


def schema() -> dict:
    """Return the JSON Schema of an instrument file, for an editor's autocompletion.

    Returns
    -------
    dict
        Draft 2020-12. ``content/schemas/instrument.schema.json`` is its text; a test holds the two equal.
    """
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **InstrumentForm.model_json_schema()}


def schema_text() -> str:
    """Return ``schema()`` as it is published beside the content."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
