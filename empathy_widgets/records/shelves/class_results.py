"""The shelf of class results: figures of groups, kept under a name, listed and deleted."""

from __future__ import annotations

import json
import uuid
from typing import Any

from pydantic import ValidationError
from sqlalchemy import delete, select

from empathy_widgets.domain import ClassFigures, ClassResult
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records.database.checks import known_id, storable, storable_json
from empathy_widgets.records.database.failures import damaged
from empathy_widgets.records.database.tables import class_results
from empathy_widgets.records.shelves.administrations import known_instrument, known_version
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import name_of
from empathy_widgets.records.workspace import trail
from empathy_widgets.strings import _

__all__ = ["ClassResultShelf"]

LONGEST_NAME, LONGEST_TEXT = 200, 40_000


class ClassResultShelf(Shelf):
    """Figures of groups of five people or more. The trail proves them and repeats neither figures nor name."""

    def keep_class_result(
        self, instrument_id: str, name: str, figures: ClassFigures, *, version: int = 1,
    ) -> ClassResult:
        """Keep the figures of a class.

        Parameters
        ----------
        instrument_id : str
            Of what. Whether it exists is the library's to know.
        name : str
            What the class is called here, at most 200 characters.
        figures : ClassFigures
            Of five people or more; it can hold no answer of anybody.
        version : int
            Of the instrument's form.

        Raises
        ------
        NotAllowed
            The name is empty or too long, or the figures are of fewer than five people.
        """
        if not storable(name, LONGEST_NAME).strip():
            raise NotAllowed(_("Please give this class a name, so that you find it again."))
        text = storable_json({"name": name.strip(), "figures": checked(figures).model_dump(mode="json")}, LONGEST_TEXT)
        row: dict[str, Any] = {
            "id": str(uuid.uuid4()), "instrument": known_instrument(instrument_id), "version": known_version(version),
            "people": figures.people, "text": text, "kept_by": name_of(self.actor)}
        with self._writing(Action.KEEP_CLASS) as work:
            row |= {"sequence": work.sequence, "kept_at": work.now}
            work.add(class_results, row["id"], row, "keep class result")
        return as_result(row)

    def class_results(self, instrument_id: str | None = None) -> tuple[ClassResult, ...]:
        """Every class that is kept, oldest first; of one instrument where it is named."""
        wanted = select(class_results).order_by(class_results.c.sequence)
        if instrument_id is not None:
            wanted = wanted.where(class_results.c.instrument == known_instrument(instrument_id))
        with self._reading(Action.READ_CLASSES) as work:
            return tuple(as_result(row._mapping) for row in work.connection.execute(wanted))

    def delete_class_result(self, result_id: str) -> None:
        """Delete a class's result with its name; the history keeps that there was one."""
        with self._writing(Action.DELETE_CLASS) as work:
            here = class_results.c.id == known_id(result_id)
            row = work.connection.execute(select(class_results).where(here)).first()
            if row is None:
                raise NotFound(_("This class's result is not here any more. Please reload the page."))
            work.connection.execute(delete(class_results).where(here))
            work.record(trail.subject(class_results, row.id), "delete class result", None, trail.facts(row), None)


def checked(figures: ClassFigures) -> ClassFigures:
    """The figures once more from the beginning, however they were made; NotAllowed for those of too few people."""
    try:
        return ClassFigures.model_validate(figures.model_dump())
    except ValidationError:
        raise NotAllowed(_("Figures of fewer than five people are not kept: they could be traced back to one of "
                           "them.")) from None


def as_result(row: Any) -> ClassResult:
    """A row as the rest of the workbook knows it; WorkspaceDamaged where its text is not what was written."""
    try:
        kept = json.loads(row["text"])
        return ClassResult(
            id=row["id"], instrument=row["instrument"], version=row["version"], name=kept["name"],
            figures=kept["figures"], kept_by=row["kept_by"], kept_at=row["kept_at"])
    except (ValueError, KeyError, TypeError):
        raise damaged() from None
