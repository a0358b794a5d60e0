"""What a refusal has to say, and content as it ships."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from sentences import refused, well_said  # noqa: E402, F401

from empathy_widgets.library import Library  # noqa: E402


@pytest.fixture(scope="session")
def library():
    return Library()
