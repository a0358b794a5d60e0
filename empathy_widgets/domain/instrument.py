"""What an instrument is: its items, choices, key, rights and reference samples.

Frozen models without I/O. Reading them from YAML is library's work; arithmetic on them is scoring's.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "Choice", "Composite", "Identifier", "Instrument", "Item", "LoadedWording", "MissingRule", "ReferenceSample",
    "ReferenceValue", "Reviewed", "Subscale", "Wording",
]

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
"""Lower-case words joined by hyphens: the name of a content file without its ending."""


class Noun(BaseModel):
    """A frozen model that refuses fields nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


HigherIs = Literal["better", "worse", "neither"]
"""What more points of a score are: no score is better by default."""


def edition_of(instrument: str, version: int) -> str:
    """The name of one version of a form: its id, and from the second version on the version.

    Examples
    --------
    >>> edition_of("teq", 1), edition_of("teq", 2)
    ('teq', 'teq@2')
    """
    return instrument if version == 1 else f"{instrument}@{version}"


class Choice(Noun):
    """One answer a person can pick, shown with its label for every item."""

    value: int
    label: str


class Item(Noun):
    """One numbered item. ``text`` is None in a key-only instrument until a site loads its wording."""

    number: int = Field(ge=1)
    text: str | None = None
    reverse_keyed: bool = False
    scored: bool = True


class Subscale(Noun):
    """The items that add up to one score, in the instrument's own points."""

    id: str
    label: str
    kind: Literal["cognitive", "affective", "compassionate", "other"] = "other"
    valence: Literal["negative", "positive"] | None = None
    items: tuple[int, ...] = Field(min_length=1)
    score: Literal["sum", "mean"] = "sum"
    higher_is: HigherIs = "neither"
    """Whether more points are what the training works towards, what it works against, or neither of the two."""
    plain: str = ""
    """One sentence, second person, saying what the subscale is about."""


class Composite(Noun):
    """A score built of subscales, always on its own axis. ``of`` names the subscales that are summed."""

    id: str
    label: str
    kind: Literal["cognitive", "affective", "compassionate", "total", "other"] = "other"
    of: tuple[str, ...] = Field(min_length=1)
    plain: str = ""


class MissingRule(Noun):
    """When a subscale with unanswered items is still scored.

    A subscale is scored when at least ``share`` of its items (0 to 1) were answered: the mean of the answered items
    times the number of items. Otherwise it is unscored. ``source`` says who set the rule; project rules say so.
    """

    share: float = Field(gt=0, le=1)
    source: str


class ReferenceValue(Noun):
    """One subscale or composite of a reference sample, in the instrument's points; reliability is 0 to 1."""

    mean: float
    sd: float = Field(gt=0)
    reliability: float | None = Field(default=None, gt=0, lt=1)
    reliability_kind: Literal["alpha", "omega", "retest"] | None = None


class ReferenceSample(Noun):
    """Who else answered: a named sample to compare with, never a cut-off."""

    id: Identifier
    label: str
    n: int = Field(ge=2)
    country: str
    year: int
    source: str
    caveat: str
    values: dict[str, ReferenceValue]


class Reviewed(Noun):
    """Who read the file last, by role, and when."""

    by: str
    on: datetime.date


class Wording(Noun):
    """The sentences of an instrument, as a site loaded them into its own workspace.

    ``items`` maps item number to sentence. ``choices`` maps each choice to its label in this language, or is empty
    where the labels stay the instrument's own. ``id`` is the first 16 hex digits of a SHA-256 over instrument,
    language, instructions, sentences and labels, so two loads of the same text are the same wording.
    """

    instrument: Identifier
    language: str = Field(min_length=2, max_length=35)
    instructions: str = ""
    items: dict[int, str]
    choices: dict[int, str] = {}

    @property
    def id(self) -> str:
        """The hash that names this wording."""
        parts = self.model_dump(mode="json", exclude=None if self.choices else {"choices"})
        text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


class LoadedWording(Noun):
    """A wording with the terms that were confirmed for it, by whom, and when (UTC); when it was retired, None for not.

    A retired wording is offered no longer; sittings that were given in it stay as they are.
    """

    wording: Wording
    terms: str
    loaded_by: str
    loaded_at: datetime.datetime
    retired_at: datetime.datetime | None = None


class Instrument(Noun):
    """A questionnaire: what may be answered, and how answers become scores."""

    id: Identifier
    version: int = Field(default=1, ge=1)
    """Of the form: another one has other items, another key or other scores, and its points are compared with none."""
    title: str
    abbreviation: str
    kind: Literal["published", "practice"]
    language: str = "en"
    source: str
    doi: str | None = None
    rights: str
    qualified: str = ""
    """Who may give and read it, as far as anybody told us; empty where nobody did."""
    credit_line: str | None = None
    reviewed: Reviewed
    about: str = ""
    instructions: str
    choices: tuple[Choice, ...] = Field(min_length=2)
    items: tuple[Item, ...] = Field(min_length=1)
    subscales: tuple[Subscale, ...] = Field(min_length=1)
    composites: tuple[Composite, ...] = ()
    missing: MissingRule
    reference_samples: tuple[ReferenceSample, ...] = ()
    caveats: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    """Facts in this file that nobody could check against the paper yet, in words."""
    practice_form: Identifier | None = None
    """The form to offer while this one has no wording."""

    @property
    def edition(self) -> str:
        """Its id, and from the second version on the version, such as ``pes-practice-form@2``."""
        return edition_of(self.id, self.version)

    @property
    def has_wording(self) -> bool:
        """Whether every item has a sentence to show."""
        return all(item.text for item in self.items)

    @property
    def choice_range(self) -> tuple[int, int]:
        """The lowest and highest choice."""
        values = [choice.value for choice in self.choices]
        return min(values), max(values)

    def item(self, number: int) -> Item:
        """The item of this number; KeyError when there is none."""
        for item in self.items:
            if item.number == number:
                return item
        raise KeyError(number)

    def score_range(self, name: str) -> tuple[float, float]:
        """Lowest and highest possible points of a subscale or composite; KeyError when there is none."""
        low, high = self.choice_range
        for subscale in self.subscales:
            if subscale.id == name:
                count = len(subscale.items) if subscale.score == "sum" else 1
                return low * count, high * count
        for composite in self.composites:
            if composite.id == name:
                ends = [self.score_range(part) for part in composite.of]
                return sum(end[0] for end in ends), sum(end[1] for end in ends)
        raise KeyError(name)

    def with_wording(self, wording: Wording) -> Instrument:
        """The same instrument showing a site's sentences; key, order and choices stay its own.

        The labels of the choices are the wording's where it brings them, and the instrument's otherwise.
        """
        items = tuple(item.model_copy(update={"text": wording.items.get(item.number)}) for item in self.items)
        choices = tuple(
            choice.model_copy(update={"label": wording.choices.get(choice.value, choice.label)})
            for choice in self.choices
        )
        return self.model_copy(update={
            "items": items, "choices": choices, "language": wording.language,
            "instructions": wording.instructions or self.instructions,
        })
