"""The shelf of erasure: a case deleted with everything that was kept of it.

The trail stays whole. Lines about what is deleted keep their place, time and hash in the chain and lose what they held;
one last line, the tombstone, seals what is left of each. It says why in one of three fixed phrases, so that nothing of
the person stays in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Table, delete, or_, select

from empathy_widgets.domain import Erasure, ErasureReason
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records.database.checks import known_id
from empathy_widgets.records.database.client_tables import client_lines, client_links
from empathy_widgets.records.database.plan_tables import plan_events, plans
from empathy_widgets.records.database.tables import (
    administrations, audit, cases, handovers, requests, responses, run_events, runs,
)
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.seats import note_of_seat
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.records.workspace import trail
from empathy_widgets.strings import _

__all__ = ["ErasureShelf"]


class ErasureShelf(Shelf):
    """Deleting a case. Nothing brings it back but a backup made before."""

    def erase_case(self, case_id: str, reason: ErasureReason | str) -> Erasure:
        """Delete a case, its sittings, answers, runs, plans, its client's page and everything its history said of them.

        Sittings and runs that were moved to another case stay there; those moved here go. When this returns, no row
        holds anything of it; `Workspace.tidy` then takes what is left in the file's empty pages.

        Parameters
        ----------
        case_id : str
            Whose.
        reason : ErasureReason
            Why, in one of three fixed phrases; it is all that is kept.

        Raises
        ------
        NotFound
            There is no such case.
        NotAllowed
            The actor is not the clinician, or the reason is none of the three.
        """
        why = known_reason(reason)
        with self._writing(Action.ERASE) as work:
            case = work.case(case_id)
            sittings = ids(work, administrations, case.id)
            played = ids(work, runs, case.id)
            planned, linked = ids(work, plans, case.id), ids(work, client_links, case.id)
            end_handovers(work, sittings, case.id)
            lines = lines_about(work, case.id, sittings, played, planned, linked)
            seals = {str(line.sequence): strip(work, line) for line in lines}
            delete_rows(work, case.id, sittings, played, planned, linked)
            work.record(trail.subject(cases, case.id), trail.ERASE, case.id, None, {"lines": seals}, why)
        return Erasure(case_id=case.id, sittings=len(sittings), runs=len(played), lines=len(lines))

    def erase_own_run(self, run_id: str) -> int:
        """Delete one run of one's own practice with every word in it; how many lines of history lost what they held.

        NotFound when there is no such run; NotAllowed when it belongs to a case, which is deleted as a whole.
        """
        run_id = known_id(run_id)
        with self._writing(Action.ERASE_OWN_RUN) as work:
            run = work.connection.execute(select(runs).where(runs.c.id == run_id)).first()
            if run is None:
                raise NotFound(_("This practice is not here any more. Please reload the page."))
            if run.case_id is not None:
                raise NotAllowed(_("This belongs to a case. Set it aside, or delete the case."))
            lines = lines_about(work, None, [], [run.id])
            seals = {str(line.sequence): strip(work, line) for line in lines}
            delete_rows(work, None, [], [run.id])
            work.record(trail.subject(runs, run.id), trail.ERASE, None, None, {"lines": seals}, ErasureReason.ASKED)
        return len(lines)

    def erase_own_sitting(self, administration_id: str) -> int:
        """Delete one sitting of one's own practice with every answer; how many lines of history lost what they held.

        NotFound when there is no such sitting; NotAllowed when it belongs to a case, which is deleted as a whole.
        """
        with self._writing(Action.ERASE_OWN_SITTING) as work:
            row = work.administration(administration_id)
            if row.case_id is not None:
                raise NotAllowed(_("This sitting belongs to a case. Set it aside, or delete the case."))
            lines = lines_about(work, None, [row.id], [])
            seals = {str(line.sequence): strip(work, line) for line in lines}
            delete_rows(work, None, [row.id], [])
            work.record(
                trail.subject(administrations, row.id), trail.ERASE, None, None, {"lines": seals}, ErasureReason.ASKED)
        return len(lines)


def known_reason(reason: Any) -> str:
    """One of the three phrases; NotAllowed for anything else."""
    try:
        return ErasureReason(reason).value
    except ValueError:
        raise NotAllowed(_("Please choose one of the reasons; no other words are kept of a deleted case.")) from None


def ids(work: Transaction, table: Table, case_id: str) -> list[str]:
    """The ids of a case's rows."""
    return list(work.connection.execute(select(table.c.id).where(table.c.case_id == case_id)).scalars())


def end_handovers(work: Transaction, sittings: list[str], case_id: str) -> None:
    """Sign out every screen that shows one of these sittings: nobody entered a PIN there, so it is not the clinician's.

    Such lines hold ids only and stay.
    """
    shown = select(handovers).where(handovers.c.administration_id.in_(sittings))
    for row in work.connection.execute(shown).all():
        work.connection.execute(delete(handovers).where(handovers.c.seat == row.seat))
        work.record(trail.subject(handovers, row.seat), "end hand-over", case_id, trail.facts(row), None)
        note_of_seat(work, row.seat, {"signed_out_at": work.now}, "sign out")


def lines_about(
    work: Transaction, case_id: str | None, sittings: list[str], played: list[str], planned: Sequence[str] = (),
    linked: Sequence[str] = (),
) -> list[Row[Any]]:
    """The lines of the trail about a case's rows, whichever case they belonged to when the line was written."""
    exact = [*(trail.subject(administrations, id) for id in sittings), *(trail.subject(runs, id) for id in played),
             *(trail.subject(plans, id) for id in planned), *(trail.subject(client_links, id) for id in linked)]
    if case_id is not None:
        exact.append(trail.subject(cases, case_id))
    inside = (
        [trail.subject(responses, id, "") for id in sittings] + [trail.subject(run_events, id, "") for id in played]
        + [trail.subject(plan_events, id, "") for id in planned])
    found: list[Row[Any]] = []
    for at in range(0, max(len(exact), len(inside)), MOST_AT_ONCE):
        about = or_(
            audit.c.subject.in_(exact[at:at + MOST_AT_ONCE]),
            *(audit.c.subject.startswith(part, autoescape=True) for part in inside[at:at + MOST_AT_ONCE]),
        )
        found += work.connection.execute(select(audit).where(about)).all()
    return found


MOST_AT_ONCE = 100


def strip(work: Transaction, line: Row[Any]) -> str:
    """Take from a line what it held, and return the seal of what is left."""
    left = trail.stripped(dict(line._mapping))
    work.connection.execute(
        audit.update().where(audit.c.sequence == line.sequence).values(dict.fromkeys(trail.CONTENT)))
    return trail.seal(left)


def delete_rows(
    work: Transaction, case_id: str | None, sittings: list[str], played: list[str], planned: Sequence[str] = (),
    linked: Sequence[str] = (),
) -> None:
    """Delete the rows, those that point to others first."""
    for table, name, of in (
        (requests, "administration_id", sittings), (responses, "administration_id", sittings),
        (administrations, "id", sittings), (client_lines, "link_id", linked), (client_links, "id", linked),
        (run_events, "run_id", played), (runs, "id", played), (plan_events, "plan_id", planned), (plans, "id", planned),
        (cases, "id", [case_id] if case_id is not None else []),
    ):
        for one in of:
            work.connection.execute(delete(table).where(table.c[name] == one))
