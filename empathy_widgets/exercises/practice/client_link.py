"""The offer of a page of their own for a client, beside a case's practices."""

from __future__ import annotations

import datetime
from typing import Any

from pydantic import ValidationError

from empathy_widgets import dates
from empathy_widgets.domain import LINK_WEEKS, CrisisNumber, PageLink
from empathy_widgets.errors import NotAllowed
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.places import address_of
from empathy_widgets.strings import _
from empathy_widgets.widgets import ClientLink
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["ClientLinkOffer"]


class ClientLinkOffer:
    """A client's code on the page: made and shown once, called back; never what the client wrote."""

    def __init__(self, page: Page, case_id: str) -> None:
        self.page = page
        self.case_id = case_id
        self.view = ClientLink(weeks=list(LINK_WEEKS), address=address_of("practice") if page.served else "")
        self.view.on_event(self.hear)
        self.draw()

    def hear(self, event: dict[str, Any]) -> Receipt:
        """Do what was asked."""
        return {"make": self._make, "close": self._close, "numbers": self._numbers}[event["kind"]](event)

    def draw(self) -> None:
        """How the page stands, and whom clients may ring."""
        link = self.page.store.link(self.case_id)
        with self.view.hold_sync():
            self.view.page_open, self.view.line = stands(link, datetime.datetime.now(datetime.UTC))
            self.view.numbers = [one.model_dump() for one in self.page.store.crisis_numbers()]

    def _make(self, event: dict[str, Any]) -> Receipt:
        _link, code = self.page.store.make_link(self.case_id, event["weeks"])
        self.draw()
        return {"text": _("The code is made."), "code": code}

    def _close(self, _event: dict[str, Any]) -> Receipt:
        self.page.store.revoke_link(self.case_id)
        self.draw()
        return {"text": _("The page is closed.")}

    def _numbers(self, event: dict[str, Any]) -> Receipt:
        typed = [one for one in event["numbers"] if isinstance(one, dict) and one.get("number")]
        try:
            numbers = [CrisisNumber.model_validate(one) for one in typed]
        except ValidationError:
            raise NotAllowed(_("Each number needs a name, such as the emergency doctor. Please add it.")) from None
        self.page.store.keep_crisis_numbers(numbers)
        self.draw()
        return {"text": _("Kept. Every client's page shows them.")}


def stands(link: PageLink | None, now: datetime.datetime) -> tuple[bool, str]:
    """Whether a page can be opened, and how it stands in a sentence; the day it was opened last and no hour."""
    if link is None:
        return False, _("There is no page yet.")
    if link.revoked_at is not None:
        return False, _("The page was closed on {day}.").format(day=dates.day(link.revoked_at.astimezone()))
    until = dates.day(link.expires_at.astimezone())
    if link.expires_at <= now:
        return False, _("The code opened the page until {day}.").format(day=until)
    seen = (_("It was opened last on {day}.").format(day=dates.day(link.opened_on)) if link.opened_on
            else _("Nobody has opened it yet."))
    return True, _("The code opens the page until {day}. {seen}").format(day=until, seen=seen)
