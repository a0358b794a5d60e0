"""Which chapters there are: each enters itself here when its file is read, so that no list repeats the files."""

from __future__ import annotations

from typing import Protocol, TypeVar

from ipywidgets import Widget

from empathy_widgets.exercises.page.page import Page

__all__ = ["CHAPTERS", "Chapter", "chapter"]


class Chapter(Protocol):
    """What a cell shows of one open page."""

    def __init__(self, page: Page) -> None: ...

    @property
    def view(self) -> Widget:
        """What the cell shows."""


C = TypeVar("C", bound=type[Chapter])

CHAPTERS: dict[str, type[Chapter]] = {}
"""Each chapter by the name of its file, which is what a notebook calls it: ``workbook.role_play()``."""


def chapter(entered: C) -> C:
    """Enter a chapter under the name of its file; stands above its class."""
    CHAPTERS[entered.__module__.rpartition(".")[2]] = entered
    return entered
