"""What a practice can be taken home as: one list of offers, to which each kind of offer adds its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from empathy_widgets.domain import Practice, Run
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.practice.at_home import home_file
from empathy_widgets.exercises.practice.sheet import sheet_file
from empathy_widgets.exercises.practice.went_paper import went_file
from empathy_widgets.exercises.run.running import Running
from empathy_widgets.play.practice import Practised
from empathy_widgets.strings import _
from empathy_widgets.widgets import TakeAway
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["PROVIDERS", "TakenHome", "offers", "take_home"]

Made = tuple[str, str, bytes]
"""A file: its name without a folder, its media type, and all of its bytes."""
State = Callable[[], Practised]


@dataclass(frozen=True, slots=True)
class TakenHome:
    """A file that can be made of a practice. ``choices`` are as `TakeAway.offers` has them; ``make`` gets what was
    picked, choice id to option id, and an `EmpathyError` it raises is shown as its sentence."""

    id: str
    label: str
    about: str
    make: Callable[[Mapping[str, str]], Made]
    choices: tuple[dict[str, Any], ...] = ()


def papers() -> dict[str, Any]:
    """The choice of the paper."""
    return {"id": "paper", "label": _("Paper"), "value": "a4", "options": [
        {"id": "a4", "label": _("A4")}, {"id": "letter", "label": _("US Letter")}]}


def sheet_offers(page: Page, run: Run, practice: Practice, state: State) -> list[TakenHome]:
    """The page of paper."""
    return [TakenHome("sheet", _("The sheet to take home"), _(
        "One page: why, how, how often, what to do on a bad day, and a log to tear off and bring back."),
        lambda picked: sheet_file(page, run, practice, state, picked), (papers(),))]


def went_offers(page: Page, run: Run, practice: Practice, state: State) -> list[TakenHome]:
    """How it went, for the record."""
    return [TakenHome("went", _("How it went, on paper"), _(
        "One page for the record: the picture, the weeks, and the newest lines of the log."),
        lambda picked: went_file(page, run, practice, state, picked), (papers(),))]


def calendar_offers(page: Page, run: Run, practice: Practice, state: State) -> list[TakenHome]:
    """The entry of a calendar; for what was given to a case alone."""
    if run.case_id is None:
        return []
    words = {"id": "words", "label": _("What it says"), "value": "discreet", "options": [
        {"id": "discreet", "label": _("Only that there are a few minutes for oneself")},
        {"id": "named", "label": _("The practice and the reason")}]}

    def made(picked: Mapping[str, str]) -> Made:
        from empathy_widgets.exercises.practice.calendar import calendar_name, reminder_of, reminders_file

        reminder = reminder_of(page.store.run(run.id), practice, state(), discreet=picked["words"] == "discreet")
        if reminder is None:
            raise ExchangeError(_("This practice was not given yet, so there is no day for a calendar. Give it first."))
        content = reminders_file(reminder)
        page.store.note_export(run.case_id, _("practice for a calendar"))
        return calendar_name(practice, reminder), "text/calendar", content

    return [TakenHome("calendar", _("For the calendar of a phone"), _(
        "A file to open on the phone. After a change, or when it was called off, make it again: it takes the place of "
        "the one before."), made, (words,))]


def home_offers(page: Page, run: Run, practice: Practice, state: State) -> list[TakenHome]:
    """The page for a client's phone; for a case alone."""
    if run.case_id is None:
        return []
    return [TakenHome("take-home", _("The take-home page"), _(
        "One file for the client's phone, with every practice that is given at the moment. It works without the "
        "internet and sends nothing; nobody reads along. The client chooses what comes back."),
        lambda _picked: home_file(page))]


PROVIDERS: tuple[Callable[[Page, Run, Practice, State], list[TakenHome]], ...] = (
    sheet_offers,
    calendar_offers,
    home_offers,
    went_offers,
)
"""Who offers something, in the order it is shown; one line each."""


def offers(page: Page, run: Run, practice: Practice, state: State) -> list[TakenHome]:
    """Everything a practice can be taken home as."""
    return [offer for provider in PROVIDERS for offer in provider(page, run, practice, state)]


def take_home(page: Page, running: Running, practice: Practice, state: State) -> TakeAway:
    """The list of offers on the page; each file is made when it is asked for, and kept nowhere here."""
    found = {offer.id: offer for offer in offers(page, running.run, practice, state)}
    widget = TakeAway(offers=[{"id": one.id, "label": one.label, "about": one.about, "choices": list(one.choices)}
                              for one in found.values()])

    def make(event: dict[str, Any]) -> Receipt:
        return widget.deliver(*found[event["offer"]].make(event["picked"]))

    widget.on_event(make)
    return widget
