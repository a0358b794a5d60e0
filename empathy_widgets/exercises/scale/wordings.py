"""Which wordings of an instrument a sitting may be given in, which one a person chose, and which stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from empathy_widgets.domain import Administration, Instrument, LoadedWording, Mode
from empathy_widgets.errors import EmpathyError, NotAllowed
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.page.page import SHIPPED, Page
from empathy_widgets.strings import _

__all__ = ["OfferedWording", "choose_wording", "offered_wordings", "second_wording", "wording_rows"]


@dataclass(frozen=True)
class OfferedWording:
    """One wording with a sentence for every item. ``loaded`` is None for the sentences that ship."""

    id: str
    instrument: Instrument
    loaded: LoadedWording | None = None


def offered_wordings(page: Page, instrument: Instrument) -> list[OfferedWording]:
    """Every whole wording: what ships first, then the site's own, the newest first."""
    offers = [OfferedWording(SHIPPED, instrument)] if instrument.has_wording else []
    for loaded in reversed(page.store.loaded_wordings(instrument.id)):
        worded = instrument.with_wording(loaded.wording)
        if loaded.retired_at is None and worded.has_wording:
            offers.append(OfferedWording(loaded.wording.id, worded, loaded))
    return offers


def wording_rows(page: Page, instrument: Instrument, offers: list[OfferedWording]) -> list[dict[str, str]]:
    """The wordings as the start panel lists them; none where there is nothing to choose."""
    if len(offers) < 2:
        return []
    last = last_given(page, instrument)
    return [{"id": offer.id, "language": offer.instrument.language, "line": line(offer, last)} for offer in offers]


def line(offer: OfferedWording, last: str | None) -> str:
    """Where a wording comes from, and whether this case had it last time."""
    origin = _("ships with this workbook") if offer.loaded is None else _("loaded on {when} by {who}").format(
        when=when(offer.loaded.loaded_at), who=offer.loaded.loaded_by)
    return f"{origin} · {_('given last time')}" if offer.id == last else origin


def last_given(page: Page, instrument: Instrument) -> str | None:
    """The wording of this case's newest sitting on the screen; None before the first."""
    sittings = page.store.administrations(page.case.id, instrument=instrument.id) if page.case else ()
    shown = [one for one in sittings if one.mode not in (Mode.PAPER, Mode.IMPORTED, Mode.REHEARSAL)]
    return (shown[-1].wording or SHIPPED) if shown else None


def choose_wording(offers: list[OfferedWording], mode: str, wanted: str | None) -> OfferedWording | None:
    """The wording a sitting is given in; None for a paper form.

    NotAllowed when several are there and none is chosen.
    """
    if mode == Mode.PAPER:
        return None
    if wanted is None and len(offers) == 1:
        return offers[0]
    for offer in offers:
        if offer.id == wanted:
            return offer
    raise NotAllowed(_("More than one wording is loaded for this instrument. Please choose the one to give."))


def second_wording(page: Page, sitting: Administration) -> Instrument | None:
    """The instrument in the wording to show in small print beside a sitting's own; None where none was chosen.

    Only a clinician sees it, never the person a screen was handed to, and never beside a paper form.
    """
    wanted = page.beside
    if (wanted is None or page.hand_over is not None or sitting.mode in (Mode.PAPER, Mode.IMPORTED)
            or wanted == (sitting.wording or SHIPPED)):
        return None
    try:
        beside = page.worded(sitting.instrument, None if wanted == SHIPPED else wanted, sitting.version)
    except EmpathyError:  # the address names a wording that is not here: the sitting itself is unharmed
        return None
    return beside if beside.has_wording else None
