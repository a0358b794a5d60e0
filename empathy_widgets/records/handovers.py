"""The shelf of hand-overs: a screen that shows one scale until the clinician's PIN is entered."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Row, select

from empathy_widgets.domain import HandOver, Role
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records import pin as pins
from empathy_widgets.records import trail
from empathy_widgets.records.administrations import must_be_open
from empathy_widgets.records.desk import Desk
from empathy_widgets.records.tables import administrations, cases, handovers, workspace
from empathy_widgets.records.transaction import Transaction
from empathy_widgets.strings import _

__all__ = ["HandOverShelf"]

WORKSPACE = select(workspace).where(workspace.c.id == 1)
HANDED_OVER = select(handovers, administrations.c.case_id, cases.c.code).select_from(
    handovers.join(administrations).join(cases))


class HandOverShelf(Desk):
    """Handing the screen over, and the one way back."""

    def set_pin(self, pin: str) -> None:
        """Set the clinician's PIN, 4 to 32 digits; only its argon2 hash is kept."""
        hashed = pins.hashed(pin)
        with self._writing() as work:
            work.clinician_only()
            settle(work, {"pin": hashed, "failed_tries": 0, "locked_until": None}, "set pin")

    def has_pin(self) -> bool:
        """Whether a PIN is set."""
        with self._reading() as work:
            work.clinician_only()
            return work.connection.execute(WORKSPACE).one().pin is not None

    def hand_over(self, administration_id: str) -> HandOver:
        """Lock this seat to one open sitting; NotAllowed without a PIN, the only way back."""
        with self._writing() as work:
            work.clinician_only()
            sitting = work.administration(administration_id)
            must_be_open(sitting)
            if work.connection.execute(WORKSPACE).one().pin is None:
                raise NotAllowed(_("Please set a PIN first: it is the only way back from the other person's screen."))
            if work.handed_over is not None:
                raise NotAllowed(_("This screen is handed over. Enter the clinician's PIN to go on."))
            row = {"seat": self.actor.seat, "administration_id": sitting.id, "since": work.now}
            work.add(handovers, self.actor.seat, row, "hand over", sitting.case_id)
            return as_hand_over(of_seat(work))

    def handed_over(self) -> HandOver | None:
        """The hand-over of this actor's seat; None when the screen is in the clinician's hands."""
        with self._reading() as work:
            row = of_seat(work)
            return None if row is None else as_hand_over(row)

    def take_back(self, pin: str) -> HandOver:
        """End the hand-over of this seat with the PIN; NotAllowed when it is wrong or was tried too often.

        Wrong tries are counted for the workspace and kept before this raises. From the fifth on each is followed by a
        wait, 30 seconds first and twice as long each time, up to an hour; during a wait the PIN is not looked at.
        """
        with self._writing() as work:
            if work.actor.role is Role.RESPONDENT:
                raise NotAllowed(_("Only the clinician can do this. Please hand the screen back."))
            row = of_seat(work)
            if row is None:
                raise NotFound(_("This screen is not handed over. Please reload the page."))
            refusal = tried(work, pin, row.case_id)
            if refusal is None:
                ended(work, row)
        if refusal is not None:
            raise NotAllowed(refusal)
        return as_hand_over(row)


def tried(work: Transaction, pin: Any, case_id: str) -> str | None:
    """Try a PIN: None when it is right, else the sentence that refuses it. A wrong try is counted and kept."""
    row = work.connection.execute(WORKSPACE).one()
    left = pins.left(row.locked_until, row.failed_tries, work.now)
    if left > 0:
        return pins.told_to_wait(left)
    if pins.right(row.pin, pin):
        if row.failed_tries:
            settle(work, {"failed_tries": 0, "locked_until": None}, "right pin", case_id)
        return None
    count = row.failed_tries + 1
    wait = pins.wait_after(count)
    locked_until = work.now + datetime.timedelta(seconds=wait) if wait else None
    settle(work, {"failed_tries": count, "locked_until": locked_until}, "wrong pin", case_id)
    return pins.told_to_wait(wait) if wait else pins.told_wrong(count)


def settle(work: Transaction, values: dict[str, Any], action: str, case_id: str | None = None) -> None:
    """Change the workspace's one row."""
    work.change(workspace, {"id": 1}, work.connection.execute(WORKSPACE).one(), values, action, case_id)


def of_seat(work: Transaction) -> Row[Any] | None:
    """The hand-over of the actor's seat with its case."""
    return work.connection.execute(HANDED_OVER.where(handovers.c.seat == work.actor.seat)).first()


def ended(work: Transaction, row: Row[Any]) -> None:
    """Delete a hand-over; its line in the trail stays."""
    work.connection.execute(handovers.delete().where(handovers.c.seat == row.seat))
    old = {name: row._mapping[name] for name in handovers.c.keys()}
    work.record(trail.subject(handovers, row.seat), "take back", row.case_id, trail.facts(old), None)


def as_hand_over(row: Row[Any]) -> HandOver:
    """A row as the rest of the workbook knows it."""
    return HandOver(
        seat=row.seat, administration=row.administration_id, case_id=row.case_id, code=row.code, since=row.since,
    )
