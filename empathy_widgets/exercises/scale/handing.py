"""The clinician's side of handing a screen over: handing it over, over again, and the PIN that brings it back."""

from __future__ import annotations

from typing import Any

from empathy_widgets.domain import Administration
from empathy_widgets.errors import NotAllowed
from empathy_widgets.exercises.page.page import ADMINISTER, Page
from empathy_widgets.exercises.page.words import progress_line
from empathy_widgets.strings import _
from empathy_widgets.widgets import ChapterMenu, PinPad
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["hand_over", "hand_over_again", "must_allow_hand_over", "pin_to_change"]


def must_allow_hand_over(page: Page) -> None:
    """Refuse what could not be taken back: NotAllowed in JupyterLab, and without a PIN."""
    if not page.served:
        raise NotAllowed(_("JupyterLab shows everything to everybody; hand the screen over in `empathy serve`."))
    if not page.store.has_pin():
        raise NotAllowed(_("Set a PIN first: it is the only way back from the other person's screen."))


def hand_over(page: Page, sitting: str) -> Receipt:
    """Lock this screen to a sitting, and go there."""
    page.store.hand_over(sitting)
    return {"goto": page.link(ADMINISTER, page.open_case.id, sitting)}


def hand_over_again(page: Page, sitting: Administration) -> ChapterMenu:
    """What stands in place of an open sitting that is the other person's to fill in; none of its answers is shown."""
    instrument = page.instrument(sitting)
    menu = ChapterMenu(
        whose=_("The other person fills this in on their own. Their answers stay out of sight here; every one of them "
                "is saved. Hand the screen over again, and they carry on at the same item."),
        resumable=[{"id": sitting.id, "title": instrument.title, "line": progress_line(sitting, instrument)}],
        strings={"title": "", "open": _("The screen is yours again"), "resume": _("Hand the screen over again")},
    )

    def heard(event: dict[str, Any]) -> Receipt:
        if event["kind"] != "resume":
            raise NotAllowed(_("Only handing the screen over is offered here. Please reload the page."))
        must_allow_hand_over(page)
        return hand_over(page, sitting.id)

    menu.on_event(heard)
    return menu


def pin_to_change(page: Page) -> PinPad:
    """The way to another PIN, folded: it is seldom needed."""
    pad = PinPad(
        purpose="change", reveal=_("Change the PIN"), strings={"pin": _("New PIN"), "again": _("The new PIN again")},
        help=_("From now on only the new PIN takes a screen back, also one that is handed over just now."),
    )

    def heard(event: dict[str, Any]) -> Receipt:
        page.clinician.set_pin(event["pin"], event["old"])
        return {"text": _("Your PIN is changed.")}

    pad.on_event(heard)
    return pad
