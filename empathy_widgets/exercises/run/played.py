"""What runs were played from: each run's own version of its scene, sequence, topic or problem.

An editor may change or delete a content file at any time. A run is shown with the text it was begun from; runs of older
workbooks, which kept none, with the file as it was then.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from empathy_widgets.domain import RecordStore, Run, RunKind, version_of
from empathy_widgets.errors import ContentError
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.library import Library, title_in
from empathy_widgets.strings import _
from empathy_widgets.widgets import Notice

__all__ = ["Played"]


class Played:
    """Finds what runs were begun from, and for a list of them what that is called."""

    def __init__(self, library: Library, store: RecordStore) -> None:
        self.library = library
        self.store = store
        self._titles: dict[str, str] = {}

    def begin(self, kind: RunKind, content: str) -> tuple[Any, str]:
        """What is on the shelf now: the noun, and the very text it was read from; ContentError as `Library.entry`."""
        folder = RUNS[kind].folder
        text = self.library.text(folder, content)
        return self.library.content_from_text(folder, content, text, shelf=True), text

    def noun(self, run: Run) -> Any:
        """What a run was begun from; ContentError where it kept no text and its file is gone or needs an editor."""
        chapter, library = RUNS[run.kind], self.library
        if run.version is None:
            noun = library.earliest(chapter.folder, run.content)
        elif self._earlier(run) is None:
            noun = library.entry(chapter.folder, run.content)
        else:
            kept = self.store.content_of(run)
            noun = library.content_from_text(chapter.folder, run.content, kept.text if kept is not None else "")
        return chapter.as_begun(noun, run.settings)

    def at_hand(self, run: Run) -> Any:
        """The same for a long list, where nothing is read that is not on the shelf: None for an earlier version."""
        return self.noun(run) if self._earlier(run) is None else None

    def title(self, run: Run) -> str:
        """What it was called when the run was begun; its id where nothing says so."""
        version = self._earlier(run)
        if version is None:
            head = self.library.head(RUNS[run.kind].folder, run.content)
            return head["title"] if head else run.content
        self.look_up([run])
        return self._titles[version]

    def look_up(self, runs: Iterable[Run]) -> None:
        """Read the titles of earlier versions at once, by their first lines alone; a list of runs calls this first."""
        names = {version: run.content for run in runs
                 if (version := self._earlier(run)) is not None and version not in self._titles}
        if names:
            heads = self.store.content_heads(names)
            self._titles |= {version: title_in(name, heads.get(version, "")) or name for version, name in names.items()}

    def notes(self, run: Run) -> list[Notice]:
        """Above a run: that its file was changed or taken away since, and that this does not matter."""
        if self._earlier(run) is None:
            return []
        since = _("It was changed since") if self._now(run) is not None else _("It was taken off the shelf since")
        return [Notice(tone="calm", text=_("{earlier}. {since}; here it stays word for word as you began it.").format(
            earlier=RUNS[run.kind].earlier(), since=since))]

    def _earlier(self, run: Run) -> str | None:
        """The version of a run begun from an earlier text; None where it kept none or nothing changed since."""
        if run.version is None:
            return None
        text = self._now(run)
        return None if text is not None and version_of(run.kind, text) == run.version else run.version

    def _now(self, run: Run) -> str | None:
        """The text of the run's file as it is now; None when there is none that can be read."""
        try:
            return self.library.text(RUNS[run.kind].folder, run.content)
        except ContentError:
            return None
