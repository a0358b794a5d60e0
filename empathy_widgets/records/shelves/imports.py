"""The shelf of imports: answers from a file as finished sittings of known cases, and all of them set aside as one."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select

from empathy_widgets.domain import Import, ImportedSitting, Mode, Status
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records.database.checks import known_id, spoken_reason, storable_answer
from empathy_widgets.records.database.tables import administrations, imports, responses
from empathy_widgets.records.shelves.administrations import known_instrument, known_version
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction, name_of
from empathy_widgets.records.workspace import trail
from empathy_widgets.strings import _

__all__ = ["MOST_SITTINGS", "ImportShelf"]

DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
MOST_SITTINGS = 5000
"""More in one step would keep every other page of the workspace waiting."""


class ImportShelf(Shelf):
    """Files of answers taken into cases. Each is written whole or not at all, and remembered by what was in it."""

    def take_in(
        self, instrument_id: str, sittings: Sequence[ImportedSitting], *, digest: str, version: int = 1,
    ) -> Import:
        """Make a finished sitting of each, in one step; a stop halfway leaves nothing.

        Parameters
        ----------
        instrument_id : str
            Of what. Whether it exists, and which choices it offers, is the library's and scoring's to know.
        sittings : sequence of ImportedSitting
            From 1 to 5000, each of a case of this workspace and not later than now.
        digest : str
            SHA-256 of the file in hexadecimal.
        version : int
            Of the instrument's form.

        Raises
        ------
        NotAllowed
            The same file was taken in before for this instrument and not undone, or a sitting lies in the future.
        NotFound
            A case is not there.
        ImpossibleResponse
            No instrument could offer a choice.
        """
        must_be_storable(sittings, digest)
        row: dict[str, Any] = {
            "id": str(uuid.uuid4()), "instrument": known_instrument(instrument_id), "version": known_version(version),
            "digest": digest, "sittings": len(sittings), "undone_at": None}
        with self._writing(Action.TAKE_IN) as work:
            must_be_new(work, row)
            row |= {"sequence": work.sequence, "taken_in_by": name_of(self.actor), "taken_in_at": work.now}
            work.add(imports, row["id"], row, "take in")
            for sitting in sittings:
                if sitting.at > work.now:
                    raise NotAllowed(_("A sitting of this file lies in the future. Mend its date and try again."))
                keep(work, row, sitting, work.case(sitting.case_id).id)
        return as_import(row)

    def imports(self) -> tuple[Import, ...]:
        """Every file that was taken in, oldest first, also those undone."""
        with self._reading(Action.READ_IMPORTS) as work:
            return tuple(as_import(row._mapping) for row in work.connection.execute(
                select(imports).order_by(imports.c.sequence)))

    def undo_import(self, import_id: str, reason: str) -> int:
        """Set every sitting of a file aside with one reason, wherever it was moved; returns how many.

        Those set aside before keep their own reason, and those of a case that was deleted are gone.
        """
        spoken_reason(reason)
        with self._writing(Action.UNDO_IMPORT) as work:
            old = work.connection.execute(select(imports).where(imports.c.id == known_id(import_id))).first()
            if old is None:
                raise NotFound(_("No file was taken in under this number. “empathy case taken-in” lists them."))
            if old.undone_at is not None:
                raise NotAllowed(_("This file was undone before; its sittings are set aside."))
            work.change(imports, {"id": old.id}, old, {"undone_at": work.now}, "undo import", None, reason)
            here = administrations.c.import_id == old.id, administrations.c.status != Status.VOIDED.value
            rows = work.connection.execute(select(administrations).where(*here)).all()
            for row in rows:
                values = {"status": Status.VOIDED.value, "void_reason": reason, "revision": row.revision + 1}
                work.change(administrations, {"id": row.id}, row, values, "void", row.case_id, reason)
            return len(rows)


def must_be_storable(sittings: Sequence[ImportedSitting], digest: Any) -> None:
    """Refuse what no file of answers holds."""
    if not isinstance(digest, str) or DIGEST.fullmatch(digest) is None:
        raise NotAllowed(_("This file cannot be told from others. Please choose it again."))
    if not 1 <= len(sittings) <= MOST_SITTINGS:
        raise NotAllowed(_("A file is taken in with 1 to {most} sittings. Split it, or choose another one.").format(
            most=f"{MOST_SITTINGS:,}"))
    for sitting in sittings:
        if sitting.at.tzinfo is None or not sitting.answers:
            raise NotAllowed(_("Every sitting needs a time with its zone, and an answer. Mend the file and try again."))
        for item, choice in sitting.answers.items():
            storable_answer(item, choice, False, None)


def must_be_new(work: Transaction, row: dict[str, Any]) -> None:
    """Refuse a file that stands in cases already."""
    same = imports.c.digest == row["digest"], imports.c.instrument == row["instrument"], imports.c.undone_at.is_(None)
    if (earlier := work.connection.execute(select(imports.c.id).where(*same)).scalar()) is not None:
        raise NotAllowed(_("This very file was taken in before, as {id}. To take it in anew, undo that first.").format(
            id=earlier))


def keep(work: Transaction, of: dict[str, Any], sitting: ImportedSitting, case_id: str) -> None:
    """Write one sitting with its answers, and a line in the trail for each."""
    row = {
        "id": str(uuid.uuid4()), "sequence": work.sequence, "case_id": case_id, "instrument": of["instrument"],
        "wording": None, "version": of["version"], "language": "en", "mode": Mode.IMPORTED.value,
        "status": Status.COMPLETED.value, "current_item": 0, "revision": 0, "started_at": sitting.at,
        "completed_at": sitting.at, "void_reason": None, "request": None, "import_id": of["id"]}
    work.add(administrations, row["id"], row, "take in", case_id)
    for item, choice in sorted(sitting.answers.items()):
        answer = {"administration_id": row["id"], "item": item, "choice": choice, "declined": False,
                  "answered_at": sitting.at, "elapsed_ms": None, "revision": 0, "request": None}
        work.connection.execute(insert(responses), answer)
        work.record(trail.subject(responses, row["id"], item), "take in", case_id, None, trail.facts(answer))


def as_import(row: Any) -> Import:
    """A row as the rest of the workbook knows it."""
    return Import(**{name: row[name] for name in Import.model_fields})
