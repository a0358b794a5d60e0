"""What every test may lean on: a workspace of its own, and a browser that must be there."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))
settings.register_profile("house", deadline=None)  # no test is red for being slow on a crowded machine
settings.load_profile("house")


def pytest_configure(config):
    """Give notebooks run by nbval a prepared workspace; no test may touch a person's own."""
    from empathy_widgets.records import Workspace

    folder = tempfile.TemporaryDirectory(prefix="empathy-tests-")
    config.add_cleanup(folder.cleanup)
    place = Workspace(Path(folder.name) / "workspace")
    place.prepare()
    os.environ["EMPATHY_WORKSPACE"] = str(place.folder)
    os.environ.pop("EMPATHY_DATABASE_URL", None)


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """A fresh, prepared workspace, and the one this test's kernels open."""
    from empathy_widgets.records import Workspace

    place = Workspace(tmp_path / "workspace")
    place.prepare()
    monkeypatch.setenv("EMPATHY_WORKSPACE", str(place.folder))
    return place


@pytest.fixture(scope="session")
def driver():
    """Playwright, once for the whole run: it does not start twice in one process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(driver):
    """A real Chromium; each test opens contexts of its own and closes them."""
    from chromium import launch

    opened = launch(driver)
    yield opened
    opened.close()
