"""The list of what can be taken away from a profile. Each file is made when it is asked for, and kept nowhere here."""

from __future__ import annotations

from typing import Any

from ipywidgets import Widget

from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.exercises.take_away.export import export_offers
from empathy_widgets.exercises.take_away.offer import Provider
from empathy_widgets.exercises.take_away.report import report_offers
from empathy_widgets.widgets import TakeAway
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["PROVIDERS", "take_away"]

PROVIDERS: tuple[Provider, ...] = (report_offers, export_offers)
"""Who offers files, in the order they are shown."""


def take_away(page: Page, progress: Progress) -> list[Widget]:
    """Everything that can be made of a course, as one list; a sitting is read again before a file is made of it."""
    offers = {offer.id: offer for provider in PROVIDERS for offer in provider(page, progress)}
    widget = TakeAway(offers=[offer.shown() for offer in offers.values()])
    sitting = progress.current.sitting.id

    def make(event: dict[str, Any]) -> Receipt:
        found = page.sitting(sitting)
        file = offers[event["offer"]].make(lambda: Progress.of(page, found), event["picked"])
        return widget.deliver(file.name, file.media_type, file.content)

    widget.on_event(make)
    return [widget]
