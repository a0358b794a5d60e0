"""The shelf of administrations: sittings started, carried on, completed, set aside or moved to their case."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select

from empathy_widgets.domain import Administration, Mode, Response, Status
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records.database.checks import known_id, spoken_reason, storable, storable_place, storable_request
from empathy_widgets.records.database.tables import administrations, responses, wordings
from empathy_widgets.records.shelves.owned_rows import by_owner
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.records.workspace import trail
from empathy_widgets.strings import _

__all__ = ["AdministrationShelf", "as_response"]

INSTRUMENT = re.compile(r"[a-z][a-z0-9-]{0,59}", re.ASCII)
ANSWERS = select(responses).where(responses.c.administration_id == bindparam("id")).order_by(responses.c.item)


class AdministrationShelf(Shelf):
    """Sittings: one instrument, one time, one case or one's own practice. A case's are never deleted one by one."""

    def start(
        self, case_id: str | None, instrument_id: str, mode: Mode | str, *, wording: str | None = None,
        version: int = 1, language: str = "en", request: str | None = None,
    ) -> Administration:
        """Start a sitting; the same ``request`` again returns the sitting it started and writes nothing.

        Parameters
        ----------
        case_id : str or None
            Whose; None for one's own practice, and for nothing else.
        instrument_id : str
            Of what. Whether the instrument exists is the library's to know.
        mode : Mode
            How it is filled in.
        wording : str or None
            The id of a loaded wording of this instrument; None for sentences that ship, or for a paper form.
        version : int
            Of the instrument's form, 1 or more.
        language : str
            Of the sentences shown, such as "en".
        request : str or None
            The page's own id of its message, at most 200 characters.
        """
        request = storable_request(request)
        row: dict[str, Any] = {
            "id": str(uuid.uuid4()), "instrument": known_instrument(instrument_id), "language": storable(language, 35),
            "mode": known_mode(mode), "status": Status.OPEN.value, "current_item": 1, "revision": 0,
            "completed_at": None, "void_reason": None, "request": request, "version": known_version(version),
            "import_id": None,
        }
        must_fit(row["mode"], case_id)
        with self._writing(Action.START) as work:
            case_id = None if case_id is None else work.case(case_id).id
            if request is not None and (earlier := started_before(work, request)) is not None:
                if (earlier.case_id, earlier.instrument) != (case_id, instrument_id):
                    raise NotAllowed(_("This sitting was started already and belongs elsewhere. Reload the page."))
                return with_answers(work, earlier)
            row |= {"case_id": case_id, "sequence": work.sequence, "started_at": work.now,
                    "wording": known_wording(work, wording, instrument_id)}
            work.add(administrations, row["id"], row, "start", case_id)
        return as_administration(row, [])

    def administration(self, id: str) -> Administration:
        """The sitting of this id with its responses in item order."""
        id = known_id(id)
        with self._reading(Action.READ_SITTING) as work:
            return with_answers(work, work.administration(id))

    def administrations(
        self, case_id: str | None, *, instrument: str | None = None, include_voided: bool = False,
    ) -> tuple[Administration, ...]:
        """A case's sittings with their responses, oldest first; those set aside only when asked for.

        With None those of one's own practice.
        """
        of = administrations.c.case_id
        wanted = select(administrations.c.id).where(of.is_(None) if case_id is None else of == bindparam("case"))
        if instrument is not None:
            wanted = wanted.where(administrations.c.instrument == known_instrument(instrument))
        if not include_voided:
            wanted = wanted.where(administrations.c.status != Status.VOIDED.value)
        found = select(administrations).where(administrations.c.id.in_(wanted)).order_by(administrations.c.sequence)
        given = select(responses).where(responses.c.administration_id.in_(wanted)).order_by(responses.c.item)
        with self._reading(Action.READ_SITTINGS) as work:
            case = {} if case_id is None else {"case": work.case(case_id).id}
            rows = work.connection.execute(found, case).all()
            rows = in_order_of_time(rows)
            answers = by_owner(work, given, "administration_id", rows, case)
            return tuple(as_administration(row._mapping, answers[row.id]) for row in rows)

    def move_to(self, administration_id: str, item: int, *, case_id: str | None) -> None:
        """Save where to carry on, an item number or 0 for the last page; the same place again writes nothing."""
        storable_place(item)
        with self._writing(Action.MOVE) as work:
            old = work.administration(administration_id, case_id)
            must_be_open(old)
            if old.current_item != item:
                values = {"current_item": item}
                work.change(administrations, {"id": old.id}, old, values, "move", old.case_id)

    def complete(self, administration_id: str, *, case_id: str | None) -> Administration:
        """Finish a sitting, with or without unanswered items; finishing it again changes nothing."""
        with self._writing(Action.COMPLETE) as work:
            old = work.administration(administration_id, case_id)
            if old.status == Status.COMPLETED:
                return with_answers(work, old)
            must_be_open(old)
            values = {"status": Status.COMPLETED.value, "completed_at": work.now, "revision": old.revision + 1}
            work.change(administrations, {"id": old.id}, old, values, "complete", old.case_id)
            return with_answers(work, work.administration(old.id))

    def void(self, administration_id: str, reason: str) -> Administration:
        """Set a sitting aside with a reason of at most 2000 characters. It stays readable, in no trend."""
        spoken_reason(reason)
        with self._writing(Action.SET_ASIDE) as work:
            old = work.administration(administration_id)
            must_not_be_voided(old)
            values = {"status": Status.VOIDED.value, "void_reason": reason, "revision": old.revision + 1}
            work.change(administrations, {"id": old.id}, old, values, "void", old.case_id, reason)
            return with_answers(work, work.administration(old.id))

    def reassign(self, administration_id: str, to_case_id: str, reason: str) -> Administration:
        """Move a sitting to the case it belongs to, with a reason of at most 2000 characters."""
        spoken_reason(reason)
        with self._writing(Action.REASSIGN) as work:
            old = work.administration(administration_id)
            must_not_be_voided(old)
            target = work.case(to_case_id)
            if target.id == old.case_id:
                raise NotAllowed(_("This sitting already belongs to that case. Please choose another case."))
            values = {"case_id": target.id, "revision": old.revision + 1}
            work.change(administrations, {"id": old.id}, old, values, "reassign", old.case_id, reason)
            work.record(trail.subject(administrations, old.id), "receive", target.id, {}, {}, reason)
            return with_answers(work, work.administration(old.id))


def in_order_of_time(rows: Sequence[Row[Any]]) -> Sequence[Row[Any]]:
    """Sittings as they were begun here, one after the other; imported ones where their date puts them among these."""
    own = [row for row in rows if row.mode != Mode.IMPORTED]
    for row in sorted((row for row in rows if row.mode == Mode.IMPORTED), key=lambda row: row.started_at):
        place = next((place for place, one in enumerate(own) if one.started_at > row.started_at), len(own))
        own.insert(place, row)
    return own


def known_instrument(instrument: Any) -> str:
    """An instrument's id in the spelling content files have; NotFound otherwise."""
    if not isinstance(instrument, str) or INSTRUMENT.fullmatch(instrument) is None:
        raise NotFound(_("There is no such instrument. Please choose one from the list."))
    return instrument


def known_version(version: Any) -> int:
    """The version of a form, a whole number from 1; NotFound otherwise."""
    if type(version) is not int or not 1 <= version <= 1000:
        raise NotFound(_("There is no such version of this form. Please choose an instrument from the list."))
    return version


def known_mode(mode: Any) -> str:
    """A mode's value; NotAllowed when there is no such mode, or nothing can be started in it."""
    try:
        if (known := Mode(mode)) is not Mode.IMPORTED:
            return known.value
        raise ValueError
    except ValueError:
        raise NotAllowed(_("A sitting cannot be given that way. Please choose another way.")) from None


def must_fit(mode: str, case_id: Any) -> None:
    """Refuse a case's sitting as one's own practice, and any other one without a case."""
    if mode == Mode.OWN and case_id is not None:
        raise NotAllowed(_("Your own practice belongs to no case. Fill the scale in without one."))
    if mode != Mode.OWN and case_id is None:
        raise NotAllowed(_("Only your own practice goes without a case. Please choose a case first."))


def known_wording(work: Transaction, wording: Any, instrument: str) -> str | None:
    """A wording's id, when it is loaded and of this instrument; NotFound otherwise."""
    if wording is None:
        return None
    id = known_id(wording)
    loaded = select(wordings.c.instrument).where(wordings.c.id == id, wordings.c.retired_at.is_(None))
    if work.connection.execute(loaded).scalar() != instrument:
        raise NotFound(_("This wording is not loaded for this instrument. Please load it, or choose another."))
    return id


def started_before(work: Transaction, request: str) -> Row[Any] | None:
    """The sitting a page's request started, when it is a repeated one."""
    return work.connection.execute(select(administrations).where(administrations.c.request == request)).first()


def must_be_open(row: Row[Any]) -> None:
    """Refuse a sitting that was completed or set aside."""
    if row.status != Status.OPEN:
        raise NotAllowed(_("This sitting is finished and cannot be changed. Reload the page to see it as it is."))


def must_not_be_voided(row: Row[Any]) -> None:
    """Refuse a sitting that was set aside."""
    if row.status == Status.VOIDED:
        raise NotAllowed(_("This sitting was set aside before. Reload the page to see when and why."))


def with_answers(work: Transaction, row: Row[Any]) -> Administration:
    """A sitting with its responses."""
    return as_administration(row._mapping, work.connection.execute(ANSWERS, {"id": row.id}).all())


def as_administration(row: Any, answers: Iterable[Row[Any]]) -> Administration:
    """A row and its responses as the rest of the workbook knows them."""
    columns = {name: row[name] for name in Administration.model_fields if name != "responses"}
    columns["version"] = columns["version"] or 1  # older than versions: it was the first
    return Administration(**columns, responses=tuple(as_response(answer._mapping) for answer in answers))


def as_response(row: Any) -> Response:
    """A row of responses, or the same columns out of the trail, as the rest of the workbook knows it."""
    return Response(**{name: row[name] for name in Response.model_fields})
