"""What a refusal has to say: whole sentences, what is wrong, and what to do."""

import re
from contextlib import contextmanager

import pytest


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
