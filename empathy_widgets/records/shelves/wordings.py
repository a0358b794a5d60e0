"""The shelf of wordings: an instrument's sentences, as a site loaded them under terms it confirmed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, insert, select

from empathy_widgets.domain import LoadedWording, Wording
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records.database.checks import ITEMS, known_id, storable
from empathy_widgets.records.database.labels import labels_of, told_labels
from empathy_widgets.records.database.tables import administrations, wording_items, wordings
from empathy_widgets.records.shelves.administrations import known_instrument
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.strings import _

__all__ = ["WordingShelf", "as_wording"]


class WordingShelf(Shelf):
    """Wordings are added, retired and read; the same text loaded twice is the same wording."""

    def add_wording(self, wording: Wording, terms: str) -> Wording:
        """Keep a wording with the terms the site confirmed; loaded before, it changes nothing.

        Parameters
        ----------
        wording : Wording
            Item numbers from 1 to 1000, at least one.
        terms : str
            What was confirmed, in words; kept with who and when.
        """
        check_sentences(wording, terms)
        with self._writing(Action.LOAD_WORDING) as work:
            loaded = found(work.connection, wording.id)
            if loaded is not None:
                if loaded.retired_at is not None:
                    work.change(wordings, {"id": loaded.id}, loaded, {"retired_at": None}, "load wording again")
                return wording
            row = wording.model_dump(exclude={"items"}) | {
                "id": wording.id, "choices": told_labels(wording), "sequence": work.sequence, "terms": terms,
                "loaded_by": self.actor.name, "loaded_at": work.now, "retired_at": None,
            }
            work.add(wordings, wording.id, row, "load wording")
            work.connection.execute(insert(wording_items), [
                {"wording_id": wording.id, "item": item, "text": text} for item, text in wording.items.items()
            ])
        return wording

    def retire_wording(self, id: str) -> None:
        """Offer a wording no longer; loading it again offers it again. One that is retired stays as it is.

        What was given in it keeps its sentences and its scores.
        """
        id = known_id(id)
        with self._writing(Action.RETIRE_WORDING) as work:
            row = found(work.connection, id)
            if row is None:
                raise NotFound(_("This wording is not loaded here, so there is nothing to retire. Reload the page."))
            if row.retired_at is None:
                work.change(wordings, {"id": row.id}, row, {"retired_at": work.now}, "retire wording")

    def wordings(self, instrument_id: str) -> tuple[Wording, ...]:
        """All wordings of an instrument, in the order they were loaded."""
        wanted = select(wordings).where(wordings.c.instrument == known_instrument(instrument_id))
        with self._reading(Action.READ_WORDINGS) as work:
            rows = work.connection.execute(wanted.order_by(wordings.c.sequence)).all()
            return tuple(as_wording(work.connection, row) for row in rows)

    def loaded_wordings(self, instrument_id: str | None = None) -> tuple[LoadedWording, ...]:
        """Wordings with their terms, who confirmed them and when, in the order they were loaded; of all instruments
        when none is named."""
        wanted = select(wordings).order_by(wordings.c.sequence)
        if instrument_id is not None:
            wanted = wanted.where(wordings.c.instrument == known_instrument(instrument_id))
        with self._reading(Action.READ_WORDINGS) as work:
            return tuple(
                LoadedWording(wording=as_wording(work.connection, row), terms=row.terms, loaded_by=row.loaded_by,
                              loaded_at=row.loaded_at, retired_at=row.retired_at)
                for row in work.connection.execute(wanted).all()
            )

    def wording(self, id: str) -> Wording:
        """The wording of this id; a respondent may read the one their sitting is given in."""
        id = known_id(id)
        with self._reading(Action.READ_WORDING) as work:
            work.about(given_in(work, id))
            row = found(work.connection, id)
            if row is None:
                raise NotFound(_("This wording is not loaded here. Load it again, or use the practice form."))
            return as_wording(work.connection, row)


def check_sentences(wording: Wording, terms: str) -> None:
    """Refuse what cannot be kept character for character."""
    storable(terms, None)
    if not terms.strip():
        raise NotAllowed(_("Please confirm the terms of this wording; they are kept with it."))
    if not wording.items or not all(1 <= item <= ITEMS for item in wording.items):
        raise NotAllowed(_("A wording needs at least one sentence, numbered from 1. Please check the file you loaded."))
    for text in (wording.language, wording.instructions, *wording.items.values(), *wording.choices.values()):
        storable(text, None)


def given_in(work: Transaction, wording_id: str) -> str:
    """The actor's own sitting when it is given in this wording; an empty text otherwise, which is no sitting."""
    if work.actor.administration is None:
        return ""
    given = select(administrations.c.wording).where(administrations.c.id == work.actor.administration)
    return work.actor.administration if work.connection.execute(given).scalar() == wording_id else ""


def found(connection: Connection, wording_id: str) -> Row[Any] | None:
    """The row of a wording."""
    return connection.execute(select(wordings).where(wordings.c.id == wording_id)).first()


def as_wording(connection: Connection, row: Row[Any]) -> Wording:
    """A row and its sentences as the rest of the workbook knows them."""
    sentences = select(wording_items).where(wording_items.c.wording_id == row.id).order_by(wording_items.c.item)
    return Wording(
        instrument=row.instrument, language=row.language, instructions=row.instructions,
        items={sentence.item: sentence.text for sentence in connection.execute(sentences)},
        choices=labels_of(row.choices),
    )
