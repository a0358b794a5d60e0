"""A case with a client's page, for the tests of its shelf."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from client_pages import at_the_door, client_of, given  # noqa: E402


@pytest.fixture
def run(store, case):
    return given(store, case)


@pytest.fixture
def door(workspace, clock):
    return at_the_door(workspace, clock)


@pytest.fixture
def linked(store, case, run):
    """The case's page and its code."""
    return store.make_link(case.id)


@pytest.fixture
def client(workspace, linked, clock):
    return client_of(workspace, linked[0], clock=clock)
