"""A sound content folder to copy and break."""

import shutil

import pytest

from empathy_widgets.places import content_folder

EXAMPLE = """\
id: example-scale
title: Example Scale
kind: practice
source: "Author (Year). Journal, vol(issue), pages."
rights: "Permission or licence, in words"
reviewed: {by: "role", on: 2026-11-22}
instructions: How often is each statement true of you?
choices: {1: Never, 2: Sometimes, 3: Always}
subscales:
  warmth: {label: Warmth, items: [1, 3], score: sum, higher_is: better}
items:
  1: {text: "I notice when someone goes quiet."}
  3: {text: "Other people's worries bore me.", reverse_keyed: true}
"""
"""The example of the house style, with a kind."""


@pytest.fixture
def example(tmp_path):
    """Writes the example with one piece replaced, and returns its path."""
    def write(old="", new="", name="example-scale.yaml"):
        assert old in EXAMPLE
        path = tmp_path / "instruments" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(EXAMPLE.replace(old, new, 1) if old else EXAMPLE, encoding="utf-8")
        return path
    return write


@pytest.fixture
def content(tmp_path):
    """A copy of the shipped content folder."""
    return shutil.copytree(content_folder(), tmp_path / "content")
