"""What every kind of run keeps: settings chosen at the start, and the bodies of its events.

Fields are JSON values. A field that older versions did not write has a default, so everything a page ever wrote fits.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from empathy_widgets.domain.instrument import Noun

__all__ = ["Body", "Names", "Nothing", "OfText", "Rating", "Settings", "Text"]

Text = Annotated[str, Field(description="The person's own words; empty where they were taken back.")]
Rating = Annotated[int | None, Field(ge=1, le=5, description="1 to 5; null for rather not say.")]
Names = Annotated[list[str], Field(description="What the people are called: initials or roles.")]


class Settings(Noun):
    """What was chosen at the start of a run. Text, numbers and truth are never taken for one another."""

    model_config = ConfigDict(strict=True)


class Body(Noun):
    """What one event holds besides its kind and time. Text, numbers and truth are never taken for one another."""

    model_config = ConfigDict(strict=True)


class OfText(Body):
    """A few written words: the problem, what is taken away, a thought at the end."""

    text: Text


class Nothing(Body):
    """Nothing more than that it happened."""
