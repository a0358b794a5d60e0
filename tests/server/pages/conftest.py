"""A real server on stand-in chapters, and a real Chromium."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2] / "browser")]

from room import Room  # noqa: E402


@pytest.fixture(scope="package")
def server(tmp_path_factory):
    """One server for these tests; each test signs in as browsers of its own."""
    running = Room(tmp_path_factory.mktemp("room")).start()
    yield running
    running.stop()


@pytest.fixture
def own_server(tmp_path):
    """A server for one test to stop, kill or overload."""
    running = Room(tmp_path).start()
    yield running
    running.stop()


@pytest.fixture
def cookie(server):
    """The cookies of a signed-in browser."""
    return server.sign_in()


@pytest.fixture
def context(browser, server):
    """A browser that has not been here before."""
    fresh = browser.new_context()
    yield fresh
    fresh.close()
