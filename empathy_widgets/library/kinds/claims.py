"""The claims of fact as content: the format of ``content/evidence.yaml``, and the nouns it becomes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from empathy_widgets.domain import Claims, Standing
from empathy_widgets.library.form import Form, Line, Words

__all__ = ["ClaimsForm", "build_claims"]


class ClaimForm(Form):
    """One claim of fact."""

    row: Annotated[int, Field(ge=1, le=9999)] = Field(description="Its number, for ever.")
    file: Line = Field(description="Where it stands, from the top of the repository.")
    says: Words | None = Field(None, description="A short piece of it, letter by letter; line breaks do not count.")
    source: Words = Field(description="What was found.")
    addresses: list[Line] = Field(default_factory=list, description="DOIs as https://doi.org/…, or other addresses.")
    standing: Standing
    gone: list[Words] = Field(default_factory=list, description="Words that were too strong and may not come back.")


class ClaimsForm(Form):
    """The file as a whole."""

    claims: list[ClaimForm] = Field(min_length=1)


def build_claims(form: ClaimsForm) -> Claims:
    """The same claims as the noun the other rooms know."""
    return Claims.model_validate(form.model_dump())
