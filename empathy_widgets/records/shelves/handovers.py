"""The shelf of hand-overs: a screen that shows one scale until the clinician's PIN is entered.

While one is open, whoever signs in at another browser meets the PIN as well: a browser that throws its cookies away is
nobody the workbook knows, and must not come back as the clinician.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select

from empathy_widgets.domain import HandOver
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records.database.checks import known_id
from empathy_widgets.records.database.tables import administrations, cases, handovers, seats
from empathy_widgets.records.shelves import pin as pins
from empathy_widgets.records.shelves.administrations import must_be_open
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.seats import NOTHING, WORKSPACE, note_of_seat, note_of_workspace, tried
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.records.workspace import trail
from empathy_widgets.strings import _

__all__ = ["HandOverShelf"]

HANDED_OVER = select(handovers, administrations.c.case_id, cases.c.code).select_from(
    handovers.join(administrations).join(cases))


class HandOverShelf(Shelf):
    """Handing the screen over, and the one way back."""

    def set_pin(self, pin: str, old: str | None = None) -> None:
        """Set the clinician's PIN, 4 to 32 digits; only its argon2 hash is kept.

        Where one is set already, ``old`` is that one; the policy says who may do without. A wrong one is NotAllowed,
        counted and followed by waits as in `take_back`. Once the PIN is set, wrong tries at the one before are
        forgotten, and so is every wait.
        """
        hashed = pins.hashed(pin)
        with self._writing(Action.SET_PIN) as work:
            refusal = None
            if work.connection.execute(WORKSPACE).one().pin is not None:
                if old is None:
                    work.must(Action.RESET_PIN)
                else:
                    refusal = tried(work, old, self.actor.seat)
            if refusal is None:
                put(work, hashed)
        if refusal is not None:
            raise NotAllowed(refusal)

    def has_pin(self) -> bool:
        """Whether a PIN is set."""
        with self._reading(Action.READ_PIN_IS_SET) as work:
            return work.connection.execute(WORKSPACE).one().pin is not None

    def hand_over(self, administration_id: str) -> HandOver:
        """Lock this seat to one open sitting; NotAllowed without a PIN, the only way back."""
        with self._writing(Action.HAND_OVER) as work:
            sitting = work.administration(administration_id)
            must_be_open(sitting)
            if work.connection.execute(WORKSPACE).one().pin is None:
                raise NotAllowed(_("Please set a PIN first: it is the only way back from the other person's screen."))
            row = {"seat": self.actor.seat, "administration_id": sitting.id, "since": work.now}
            work.add(handovers, self.actor.seat, row, "hand over", sitting.case_id)
            return as_hand_over(work.connection.execute(HANDED_OVER.where(handovers.c.seat == self.actor.seat)).one())

    def handed_over(self) -> HandOver | None:
        """The hand-over of this actor's seat; None when the screen is in the clinician's hands.

        NotAllowed when this seat was signed out from elsewhere.
        """
        with self._reading(Action.READ_OWN_SCREEN) as work:
            row = of_seat(work)
            return None if row is None else as_hand_over(row)

    def take_back(self, pin: str) -> HandOver:
        """End the hand-over of this seat with the PIN; NotAllowed when it is wrong or was tried too often.

        Wrong tries are counted for this screen and kept before this raises. From the fifth on each is followed by a
        wait, 30 seconds first and twice as long each time, up to an hour; during a wait the PIN is not looked at.
        """
        with self._writing(Action.TAKE_BACK) as work:
            row = of_seat(work)
            if row is None:
                raise NotFound(_("This screen is not handed over. Please reload the page."))
            refusal = tried(work, pin, self.actor.seat, row.case_id)
            if refusal is None:
                ended(work, row, "take back")
        if refusal is not None:
            raise NotAllowed(refusal)
        return as_hand_over(row)

    def any_handed_over(self) -> bool:
        """Whether any screen is handed over just now; it does not say which, so anybody may ask."""
        with self._reading(Action.READ_ANY_SCREEN) as work:
            return work.connection.execute(select(handovers.c.seat).limit(1)).first() is not None

    def sign_in(self, pin: str) -> None:
        """Prove with the PIN that whoever signs in while a screen is handed over is the clinician.

        NotAllowed when it is wrong or was tried too often: all who sign in share one count, as in `take_back`.
        """
        with self._writing(Action.SIGN_IN) as work:
            refusal = tried(work, pin, None)
        if refusal is not None:
            raise NotAllowed(refusal)

    def handed_over_elsewhere(self) -> tuple[HandOver, ...]:
        """Every other screen that is handed over, oldest first."""
        with self._reading(Action.READ_OTHER_SCREENS) as work:
            elsewhere = HANDED_OVER.where(handovers.c.seat != self.actor.seat).order_by(handovers.c.since)
            return tuple(as_hand_over(row) for row in work.connection.execute(elsewhere))

    def sign_out(self, administration_id: str) -> None:
        """End the hand-over of another screen that shows this sitting, and sign that browser out.

        It does not become the clinician's: nobody entered the PIN there. NotFound when no other screen shows it.
        """
        with self._writing(Action.SIGN_OUT) as work:
            shown = HANDED_OVER.where(
                handovers.c.administration_id == known_id(administration_id), handovers.c.seat != self.actor.seat)
            rows = work.connection.execute(shown).all()
            if not rows:
                raise NotFound(_("No other screen shows this sitting any more."))
            for row in rows:
                ended(work, row, "end hand-over")
                note_of_seat(work, row.seat, {"signed_out_at": work.now}, "sign out")


def put(work: Transaction, hashed: str) -> None:
    """Put a PIN in place of the one before, with every count of wrong tries at that one."""
    note_of_workspace(work, {"pin": hashed, **NOTHING}, "set pin")
    for seat in work.connection.execute(select(seats.c.seat).where(seats.c.failed_tries > 0)).scalars().all():
        note_of_seat(work, seat, NOTHING, "set pin")


def of_seat(work: Transaction) -> Row[Any] | None:
    """The hand-over of the actor's seat with its case."""
    return work.connection.execute(HANDED_OVER.where(handovers.c.seat == work.actor.seat)).first()


def ended(work: Transaction, row: Row[Any], action: str) -> None:
    """Delete a hand-over; its line in the trail stays."""
    work.connection.execute(handovers.delete().where(handovers.c.seat == row.seat))
    old = {name: row._mapping[name] for name in handovers.c.keys()}
    work.record(trail.subject(handovers, row.seat), action, row.case_id, trail.facts(old), None)


def as_hand_over(row: Row[Any]) -> HandOver:
    """A row as the rest of the workbook knows it."""
    return HandOver(
        seat=row.seat, administration=row.administration_id, case_id=row.case_id, code=row.code, since=row.since,
    )
