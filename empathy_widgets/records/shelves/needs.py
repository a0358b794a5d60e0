"""What must be so before somebody may do something: the facts a decision hangs on, and each need with its refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from empathy_widgets.domain import Actor
from empathy_widgets.strings import _

__all__ = [
    "FREE", "AT_DESK", "NEVER", "THEIRS", "SEATED", "IN_HANDS", "CASES", "ANY_CASES", "IN_HANDS_CASES",
    "REFUSED", "AT_THE_MACHINE", "OTHERS", "CLIENTS", "BY_CODE", "GIVEN",
    "Need", "Needs", "Situation", "own_sitting", "was_given",
]


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts a decision hangs on.

    Parameters
    ----------
    handed_over : str or None
        The sitting the actor's screen is handed over for; None while it is in the clinician's hands.
    signed_out : bool
        Whether that screen was signed out from elsewhere.
    sitting : str or None
        The sitting that is asked for: the one read or answered, or the one a wording is given in; None for none.
    own : bool
        Whether that sitting is one's own practice, which belongs to no case.
    page_open : bool
        Whether the client's page the actor came by is theirs, was not closed and has not run out.
    given : bool or None
        Whether the run that is asked for is a practice that was given to this client and goes on; None for no run.
    """

    handed_over: str | None = None
    signed_out: bool = False
    sitting: str | None = None
    own: bool = False
    page_open: bool = False
    given: bool | None = None


Need = Callable[[Actor, Situation], str | None]
"""What must be so: None when it is, else the sentence that refuses."""


def signed_in(actor: Actor, now: Situation) -> str | None:
    """A screen that was signed out from elsewhere is nobody's any more."""
    return _("This screen was signed out. Open the workbook with a fresh link.") if now.signed_out else None


def in_own_hands(actor: Actor, now: Situation) -> str | None:
    """The clinician's own screen is in the clinician's hands."""
    if now.handed_over is None:
        return None
    return _("This screen is handed over. Enter the clinician's PIN to go on.")


def handed_back(actor: Actor, now: Situation) -> str | None:
    """Never so for whoever holds a screen that was handed to them."""
    return _("Only the clinician can do this. Please hand the screen back.")


def own_sitting(actor: Actor, now: Situation) -> str | None:
    """The sitting asked for is the actor's, and the one this screen is handed over for."""
    if now.sitting is not None and actor.administration == now.handed_over == now.sitting:
        return None
    return _("This screen shows one questionnaire only. Please hand it back to the clinician.")


def of_a_case(actor: Actor, now: Situation) -> str | None:
    """The sitting asked for belongs to a case: one's own practice is nobody else's, and never becomes a client's."""
    return _("This is your own practice. It cannot be handed over or moved to a case.") if now.own else None


def not_for_clients(actor: Actor, now: Situation) -> str | None:
    """Never so for a client: their page holds their own practices and nothing else."""
    return _("This page shows your own practices and nothing else.")


def clients_alone(actor: Actor, now: Situation) -> str | None:
    """Never so for anybody but the client: what they write is theirs until they share it."""
    return _("This belongs to the client alone. You see what they share, in the practice itself.")


def page_is_open(actor: Actor, now: Situation) -> str | None:
    """The page this client came by is theirs and still open."""
    return None if now.page_open else _("This page was closed. Please ask for a new code.")


def was_given(actor: Actor, now: Situation) -> str | None:
    """The run asked for, if one is, was given to this client as a practice and goes on."""
    if now.given is False:
        return _("This practice is not on your page any more. What you wrote of it is still yours, below.")
    return None


def at_the_machine(actor: Actor, now: Situation) -> str | None:
    """Never so on a page: whoever finds one open must not take the way back from everybody else."""
    return _("Please type the PIN that is set now as well. If it is forgotten, “empathy pin reset” sets another one at "
             "the computer where the workbook runs.")


Needs = tuple[Need, ...]
"""In order: the first that is not met refuses."""

FREE: Needs = ()
AT_DESK: Needs = (signed_in, in_own_hands)
NEVER: Needs = (signed_in, handed_back)
THEIRS: Needs = (signed_in, own_sitting)
SEATED: Needs = (signed_in,)
IN_HANDS: Needs = (in_own_hands,)
CASES: Needs = (*AT_DESK, of_a_case)
ANY_CASES: Needs = (of_a_case,)
IN_HANDS_CASES: Needs = (*IN_HANDS, of_a_case)
REFUSED: Needs = (handed_back,)
AT_THE_MACHINE: Needs = (*AT_DESK, at_the_machine)
OTHERS: Needs = (not_for_clients,)
CLIENTS: Needs = (clients_alone,)
BY_CODE: Needs = (page_is_open,)
GIVEN: Needs = (*BY_CODE, was_given)
