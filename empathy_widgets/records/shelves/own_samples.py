"""The shelf of a site's own reference samples: made, retired and read; never an answer of anybody."""

from __future__ import annotations

import json
import uuid
from typing import Any, Literal

from pydantic import ValidationError
from sqlalchemy import Row, select

from empathy_widgets.domain import OwnSample, ReferenceValue
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records.database.checks import known_id, storable
from empathy_widgets.records.database.failures import damaged
from empathy_widgets.records.database.sample_tables import own_samples
from empathy_widgets.records.shelves.administrations import known_instrument
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.strings import _

__all__ = ["OwnSampleShelf"]


class OwnSampleShelf(Shelf):
    """Samples are added and retired; what was compared with one can always be looked up again."""

    def keep_sample(
        self, instrument_id: str, version: int, origin: Literal["class", "repeated"], *, who: str, collected: str,
        n: int, values: dict[str, ReferenceValue], days: tuple[int, int] | None = None,
    ) -> OwnSample:
        """Keep a sample of this site's own people; it is used from now on.

        Parameters
        ----------
        instrument_id, version : str, int
            The form its figures are of.
        origin : str
            "class" for each person once, "repeated" for each person twice.
        who, collected : str
            Who they were and when they answered, in the site's words; neither may be blank.
        n : int
            People, 30 or more.
        values : dict
            Mean, SD and reliability by score; at least one.
        days : (int, int) or None
            How far the two sittings lay apart, at least and at most.
        """
        storable(who, None)
        storable(collected, None)
        with self._writing(Action.KEEP_SAMPLE) as work:
            try:
                sample = OwnSample(
                    id=str(uuid.uuid4()), instrument=known_instrument(instrument_id), version=version, origin=origin,
                    who=who.strip(), collected=collected.strip(), n=n, values=values, made_by=self.actor.name,
                    made_at=work.now, least_days=days[0] if days else None, most_days=days[1] if days else None)
            except ValidationError:
                raise NotAllowed(_("Please say in a few words who the people were and when they answered.")) from None
            figures = {name: value.model_dump(mode="json") for name, value in values.items()}
            row = sample.model_dump(exclude={"values"}) | {
                "sequence": work.sequence, "figures": json.dumps(figures, sort_keys=True)}
            work.add(own_samples, sample.id, row, "keep own sample")
        return sample

    def retire_sample(self, id: str) -> None:
        """Use a sample no longer; it stays on record. One that is retired stays as it is."""
        id = known_id(id)
        with self._writing(Action.RETIRE_SAMPLE) as work:
            row = work.connection.execute(select(own_samples).where(own_samples.c.id == id)).first()
            if row is None:
                raise NotFound(_("There is no such sample here. Reload the page."))
            if row.retired_at is None:
                work.change(own_samples, {"id": row.id}, row, {"retired_at": work.now}, "retire own sample")

    def own_samples(self, instrument_id: str) -> tuple[OwnSample, ...]:
        """The samples a site made for an instrument, oldest first, retired ones among them."""
        wanted = select(own_samples).where(own_samples.c.instrument == known_instrument(instrument_id))
        with self._reading(Action.READ_SAMPLES) as work:
            rows = work.connection.execute(wanted.order_by(own_samples.c.sequence)).all()
            return tuple(as_sample(row) for row in rows)


def as_sample(row: Row[Any]) -> OwnSample:
    """A row as the rest of the workbook knows it."""
    fields = {name: value for name, value in row._mapping.items() if name not in ("sequence", "figures")}
    try:
        return OwnSample(**fields, values=json.loads(row.figures))
    except ValueError:
        raise damaged() from None
