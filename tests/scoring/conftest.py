"""Instruments as they ship, a small one of the tests' own, and what a refusal has to say."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from sentences import refused, well_said  # noqa: E402, F401

from empathy_widgets.domain import (  # noqa: E402
    Choice, Composite, Instrument, Item, MissingRule, Reviewed, Subscale,
)
from empathy_widgets.library import Library  # noqa: E402


@pytest.fixture(scope="session")
def library():
    return Library()


@pytest.fixture(scope="session")
def pes(library):
    return library.instrument("pes")


@pytest.fixture(scope="session")
def iri(library):
    return library.instrument("iri")


@pytest.fixture(scope="session")
def teq(library):
    return library.instrument("teq")


@pytest.fixture
def small():
    """Choices -1, 0, 1; a sum of two items, the second reverse-keyed; a mean of three; item 6 unscored."""
    return Instrument(
        id="small", title="Small Scale", abbreviation="S", kind="practice", source="Tests", rights="Ours",
        reviewed=Reviewed(by="editor", on="2026-11-24"), instructions="Answer.",
        choices=tuple(Choice(value=value, label=str(value)) for value in (-1, 0, 1)),
        items=(
            Item(number=1), Item(number=2, reverse_keyed=True), Item(number=3), Item(number=4), Item(number=5),
            Item(number=6, scored=False),
        ),
        subscales=(
            Subscale(id="add", label="Added", items=(1, 2), higher_is="better"),
            Subscale(id="mean", label="Averaged", items=(3, 4, 5), score="mean", higher_is="neither"),
        ),
        composites=(Composite(id="both", label="Both", of=("add", "mean")),),
        missing=MissingRule(share=0.5, source="Tests"),
    )
