"""The browser of the tests is any that is there, and the one that is asked for; what is off in it stays off."""

import psutil
import pytest
from chromium import FLAGS, chromium, launch


def switches(words: list[str]) -> list[set[str]]:
    """What every ``--disable-features`` of a command line turns off, in order."""
    return [set(word.partition("=")[2].split(",")) for word in words if word.startswith("--disable-features=")]


def test_what_playwright_turns_off_stays_off(driver):
    """A second list replaces the first, so ours must hold Playwright's as well."""
    before = set(psutil.Process().children(recursive=True))
    opened = launch(driver)
    lists = [switches(child.cmdline()) for child in set(psutil.Process().children(recursive=True)) - before
             if not any(word.startswith("--type=") for word in child.cmdline())]
    opened.close()
    found = [both for both in lists if len(both) == 2]
    assert found and all(own and own < ours == switches(list(FLAGS))[0] for own, ours in found)


def test_the_browser_that_is_asked_for_is_taken(monkeypatch, tmp_path):
    asked = tmp_path / "a-browser"
    asked.write_text("#!/bin/sh\n")
    asked.chmod(0o700)
    found = chromium()
    monkeypatch.setenv("EMPATHY_CHROMIUM", str(asked))
    assert found and chromium() == str(asked) != found
    monkeypatch.setenv("EMPATHY_CHROMIUM", str(tmp_path / "none"))
    assert chromium() is None, "another one in its place would be a silent surprise"


def test_without_a_browser_the_tests_fail(monkeypatch, driver):
    monkeypatch.setenv("EMPATHY_CHROMIUM", "no-such-browser")
    with pytest.raises(AssertionError, match="make test"):
        launch(driver)
