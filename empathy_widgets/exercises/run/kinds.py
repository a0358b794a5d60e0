"""Which kinds of run there are: each chapter of runs says its kind, where its content lies and what it is called.

A new kind is a member of `RunKind`, and a chapter in a file of its own that enters itself here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from empathy_widgets.domain import RunKind
from empathy_widgets.exercises.page.chapters import chapter
from empathy_widgets.library import Library

if TYPE_CHECKING:
    from empathy_widgets.exercises.run.running import RunChapter

__all__ = ["RUNS", "chapter_of_content", "chapter_of_runs"]

C = TypeVar("C", bound="type[RunChapter]")

RUNS: dict[RunKind, type[RunChapter]] = {}
"""The chapter of each kind of run."""


def chapter_of_runs(entered: C) -> C:
    """Enter a chapter, also under the kind of its runs; stands above its class."""
    RUNS[entered.kind] = entered
    return chapter(entered)


def chapter_of_content(library: Library, folder: str, id: str) -> str:
    """The chapter a piece of content is begun in; "" for none. Where a folder holds several kinds, its file says which.
    """
    held = {kind.value: one.chapter for kind, one in RUNS.items() if one.folder == folder}
    if len(held) > 1:
        head = library.head(folder, id) or {}
        return held.get(head.get("kind", ""), "")
    return next(iter(held.values()), "")
