"""What every content file's format stands on: strict forms, the entries all exercises share, and their JSON Schema."""

from __future__ import annotations

import datetime
import json
import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from empathy_widgets.domain import Identifier

__all__ = ["ActivityForm", "Form", "Line", "Name", "ReviewedForm", "Words", "allowed_names", "schema_of"]

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]*$", max_length=40)]


class Form(BaseModel):
    """Refuses unknown entries, and text where a number belongs."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False, frozen=True)


class ReviewedForm(Form):
    """Who read the file last."""

    by: Line = Field(description="A role, not a name.")
    on: datetime.date = Field(description="For example 2026-11-24.")


class ActivityForm(Form):
    """What every scene, mirroring sequence, topic and problem starts with. The file name is the id."""

    id: Identifier = Field(description="The name of this file without its ending.")
    title: Line
    source: Words = Field(description="Where it comes from. No two files share one.")
    rights: Words = Field(description="Permission or licence, in your own words.")
    reviewed: ReviewedForm
    language: Annotated[str, Field(min_length=2, max_length=35)] = "en"
    about: Words = Field(description="One or two sentences for the list.")
    practise: Words = Field(description="What people practise here; starts with a verb.")
    minutes: int = Field(ge=1, le=120, description="How long it takes, about.")
    not_for: Words = Field(description="Who should leave it out for now, kindly said.")
    safety: Words = Field(description="What to do when it becomes too much.")
    facts: dict[Words, Words] = Field(default_factory=dict, description=(
        "Sentences of this file that tell a fact, letter by letter, each with its source and a DOI or an address."))


def allowed_names(form: type[Form], place: tuple[str | int, ...]) -> list[str]:
    """Return the entries an editor may write at a place of the file, for example ``("items", 5)``."""
    here: Any = form
    for part in place:
        here = _inside(here, part)
    return list(here.model_fields) if _is_form(here) else []


def _is_form(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _inside(here: Any, part: str | int) -> Any:
    """The type of entry ``part`` of something of type ``here``; None where there is nothing inside."""
    if _is_form(here):
        field = here.model_fields.get(str(part))
        return _bare(field.annotation) if field is not None else None
    arguments = get_args(here)
    return _bare(arguments[-1]) if get_origin(here) in (list, dict) else None


def _bare(kind: Any) -> Any:
    """A type without its constraints; of several the one with entries inside."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in (Union, types.UnionType):
        kinds = [_bare(one) for one in get_args(kind)]
        return next((one for one in kinds if _is_form(one) or get_origin(one) in (list, dict)), kinds[0])
    return kind


def schema_of(form: type[Form]) -> dict[str, Any]:
    """Return the JSON Schema of a file format, draft 2020-12, for an editor's autocompletion."""
    told = {"$schema": "https://json-schema.org/draft/2020-12/schema", **form.model_json_schema()}
    schema: dict[str, Any] = json.loads(json.dumps(told))
    return schema
