"""The shelf of contents: the text of every content file as it was when a run was started from it.

An editor may change or delete a file; what was played from it opens for ever. A text is kept once for all its runs, and
stays when a case is deleted: it holds nobody's own words.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, func, select

from empathy_widgets.domain import ContentVersion, Run, version_of
from empathy_widgets.errors import NotAllowed
from empathy_widgets.records.database.checks import storable
from empathy_widgets.records.database.failures import damaged
from empathy_widgets.records.database.tables import contents
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.strings import _

__all__ = ["ContentShelf", "keep_content", "storable_content"]

LONGEST_TEXT = 100_000
HEAD = 12_000
"""Characters in which every content file has its title."""

KEPT = select(contents).where(contents.c.id == bindparam("id"))
HEADS = select(contents.c.id, func.substr(contents.c.text, 1, HEAD).label("head"))


class ContentShelf(Shelf):
    """Texts are added by `RunShelf.start_run` and only read here."""

    def content_of(self, run: Run) -> ContentVersion | None:
        """The content file a run was started from, as it was then; None for a run that kept none.

        WorkspaceDamaged when the text is not there, or not the one whose id the run holds.
        """
        with self._reading(Action.READ_RUNS) as work:
            if run.version is None:
                return None
            row = work.connection.execute(KEPT, {"id": run.version}).first()
            if row is None or version_of(row.kind, row.text) != run.version:
                raise damaged()
            return ContentVersion(kind=row.kind, name=row.name, text=row.text, kept_at=row.kept_at)

    def content_heads(self, versions: Iterable[str]) -> dict[str, str]:
        """The beginnings of kept texts by version, enough for their titles: what a long list of runs needs."""
        with self._reading(Action.READ_RUNS) as work:
            rows = work.connection.execute(HEADS.where(contents.c.id.in_(sorted(versions))))
            return {row.id: row.head for row in rows}


def storable_content(text: str | None) -> str | None:
    """Return the text of a content file, or None; NotAllowed when it cannot be kept character for character."""
    if text is None:
        return None
    if not storable(text, LONGEST_TEXT).strip():
        raise NotAllowed(_("There is nothing in this content file, so nothing was begun. Please choose another."))
    return text


def keep_content(work: Transaction, kind: str, name: str, text: str | None) -> str | None:
    """Keep a text in this transaction unless it is kept already, and return its version; None for no text."""
    if text is None:
        return None
    version = version_of(kind, text)
    row = work.connection.execute(KEPT, {"id": version}).first()
    if row is None:
        kept = {"id": version, "sequence": work.sequence, "kind": kind, "name": name, "text": text, "kept_at": work.now}
        work.add(contents, version, kept, "keep content")
    elif (row.name, row.text) != (name, text):
        raise NotAllowed(_("This text was kept under another name before. Give the copy an id of its own, then begin."))
    return version
