"""Instruments as they ship, a small one of the tests' own, and what a refusal has to say."""

import re
from contextlib import contextmanager

import pytest

from empathy_widgets.domain import Choice, Composite, Instrument, Item, MissingRule, Reviewed, Subscale
from empathy_widgets.library import Library


def whole_sentences(text):
    """Whether each sentence begins with a capital or a number, ends with its stop, and leaves no gap to fill in."""
    sentences = re.split(r"(?<=[.?]) ", text)
    return all(re.fullmatch(r"(\d+|[A-Z])[a-z ][^{}\n]*[.?]", one) and not re.search(r"[.?]\w*[A-Za-z]", one)
               for one in sentences)


@pytest.fixture(scope="session")
def well_said():
    """Ask whether a text is whole sentences that hold these words."""
    return lambda text, *words: whole_sentences(text) and [word for word in words if word not in text] == []


@pytest.fixture(scope="session")
def refused():
    """A block that must be refused in whole sentences that hold these words: what is wrong, and what to do."""
    @contextmanager
    def refusal(error, *words):
        with pytest.raises(error) as caught:
            yield
        said = str(caught.value)
        assert whole_sentences(said), said
        assert [word for word in words if word not in said] == [], said
    return refusal


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
            Subscale(id="add", label="Added", items=(1, 2)),
            Subscale(id="mean", label="Averaged", items=(3, 4, 5), score="mean", higher_is="neither"),
        ),
        composites=(Composite(id="both", label="Both", of=("add", "mean")),),
        missing=MissingRule(share=0.5, source="Tests"),
    )
