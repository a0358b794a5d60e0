"""The chapter "Administer a scale": choose a case, start or resume a sitting, answer, finish, hand back."""

from __future__ import annotations

from typing import Any

from ipywidgets import VBox

from empathy_widgets.domain import Administration, Case, Instrument, Mode, Status
from empathy_widgets.errors import EmpathyError, NotAllowed, NotFound
from empathy_widgets.exercises.page.case_chooser import CaseChooser
from empathy_widgets.exercises.page.chapters import chapter
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.page.own import own_rows
from empathy_widgets.exercises.page.page import ADMINISTER, PROFILE, Page
from empathy_widgets.exercises.page.words import badge, mode_line, mode_menu, own_way, progress_line
from empathy_widgets.exercises.page.work import stands_first
from empathy_widgets.exercises.scale.handing import hand_over, hand_over_again, must_allow_hand_over, pin_to_change
from empathy_widgets.exercises.scale.sitting import Sitting
from empathy_widgets.exercises.scale.wordings import choose_wording, offered_wordings, wording_rows
from empathy_widgets.strings import _
from empathy_widgets.widgets import Notice, PinPad, StartPanel
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["Administer"]

MINUTES_PER_ITEM = 0.2
"""About 12 seconds an item: our own rule of thumb for the page, not a published figure."""


@chapter
class Administer:
    """What the chapter's one cell shows; `view` holds whichever step the person has reached."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.view = VBox()
        self.sitting: Sitting | None = None
        page.on_turn(self.draw)
        self.draw()

    def draw(self) -> None:
        """Show the step that fits the page: the scale, the start, or the choice of a case."""
        stands_first(self.view, self.page.asked_for is not None)
        try:
            if self.page.asked_for is not None:
                self._show_sitting(self.page.sitting(self.page.asked_for))
            elif self.page.case is not None:
                self._show_start(self.page.case)
            else:
                self._show_choice()
        except EmpathyError as error:
            notice = Notice(tone="error", title=_("This page cannot be shown"), text=str(error))
            self.view.children = (notice, self._way_back()) if self.page.hand_over is not None else (notice,)

    def _show_choice(self) -> None:
        """Without a case: whose sitting it is to be, a case's or one's own."""
        own = own_rows(self.page, PROFILE, lambda: self.draw())
        self.view.children = (
            CaseChooser(self.page, ADMINISTER).view,
            self._panel(None, [own_way()], {"title": _("Or fill one in yourself")}), *own)

    def _panel(self, case: Case | None, modes: list[dict[str, object]], words: dict[str, str]) -> StartPanel:
        resumable = [self._resumable(sitting) for sitting in self.page.store.administrations(case.id if case else None)
                     if sitting.status is Status.OPEN and sitting.mode is not Mode.REHEARSAL]
        offers = [self._offer(instrument) for instrument in self.page.library.instruments()]
        panel = StartPanel(
            instruments=sorted(offers, key=lambda offer: bool(offer["why_not"])),
            modes=modes, open=resumable, has_pin=self.page.store.has_pin(), strings=words,
        )
        panel.on_event(self._started)
        return panel

    def _show_start(self, case: Case) -> None:
        panel = self._panel(case, mode_menu(self.page.served), {})
        stands_first(self.view, bool(panel.sittings))
        change = self.page.served and self.page.store.has_pin()
        self.view.children = (panel, pin_to_change(self.page)) if change else (panel,)

    def _offer(self, instrument: Instrument) -> dict[str, Any]:
        wordings = offered_wordings(self.page, instrument)
        worded = bool(wordings)
        practice = instrument.practice_form
        return {
            "id": instrument.id,
            "title": instrument.title,
            "badge": badge(instrument),
            "about": instrument.about,
            "minutes": max(1, round(len(instrument.items) * MINUTES_PER_ITEM)),
            "available": True,
            "modes": [mode.value for mode in (Mode.OWN, Mode.SELF, Mode.HANDED_OVER, Mode.PROXY) if worded]
            + ([Mode.PAPER.value] if instrument.kind == "published" else []),
            "why_not": "" if worded else key_only(instrument),
            "offer": practice if practice and not worded else None,
            "wordings": wording_rows(self.page, instrument, wordings),
        }

    def _resumable(self, sitting: Administration) -> dict[str, Any]:
        instrument = self.page.instrument(sitting)
        return {
            "id": sitting.id,
            "title": instrument.title,
            "line": _("{when} · {how} · {progress}").format(
                when=when(sitting.started_at), how=mode_line(sitting.mode),
                progress=progress_line(sitting, instrument),
            ),
            "link": self.page.link(ADMINISTER, sitting.case_id, sitting.id),
        }

    def _started(self, event: dict[str, Any]) -> Receipt | None:
        match event["kind"]:
            case "set_pin":
                self.page.clinician.set_pin(event["pin"])
                return {"text": _("Your PIN is set.")}
            case "resume":
                self._open(self.page.sitting(event["id"]))
            case "start":
                return self._start(event)
        return None

    def _start(self, event: dict[str, Any]) -> Receipt | None:
        mode = event["mode"]
        instrument = self.page.library.instrument(event["instrument"])
        offer = self._offer(instrument)
        if mode not in offer["modes"]:
            raise NotAllowed(offer["why_not"] or _("This instrument cannot be given that way. Choose another way."))
        if mode == Mode.HANDED_OVER:
            must_allow_hand_over(self.page)
        given = choose_wording(offered_wordings(self.page, instrument), mode, event["wording"])
        sitting = self.page.store.start(
            None if mode == Mode.OWN else self.page.open_case.id, instrument.id, Mode(mode),
            wording=given.id if given and given.loaded else None, version=instrument.version,
            language=(given.instrument if given else instrument).language, request=event["request"],
        )
        if mode == Mode.HANDED_OVER:
            return hand_over(self.page, sitting.id)
        self._open(sitting, event["beside"])
        return None

    def _open(self, sitting: Administration, beside: str | None = None) -> None:
        """Show the sitting at once; the case bar lets the address say so, so that a reload comes back to it."""
        if sitting.case_id is None:
            return self.page.look_at_own(sitting.id, beside or None)
        self.page.look_at(sitting.id, beside or None)

    def _show_sitting(self, administration: Administration) -> None:
        if administration.status is Status.VOIDED:
            raise NotFound(_(
                "This sitting was set aside and cannot be carried on; the profile chapter still shows it and why."
            ))
        if (self.page.hand_over is None and administration.mode is Mode.HANDED_OVER
                and administration.status is Status.OPEN):
            self.view.children = (hand_over_again(self.page, administration),)
            return
        self.sitting = Sitting(self.page, administration)
        scale = self.sitting.scale
        if self.page.hand_over is not None:
            scale.finished_text = _("Thank you. Every answer is saved. Please hand the screen back.")
            self.view.children = (scale, self._way_back())
            return
        scale.finished_text = _("Thank you. Every answer is saved.")
        if not self.page.served:
            scale.finished_text += " " + _("Open the chapter “Profile” to see it drawn.")
        scale.finished_link = self.page.link(PROFILE, administration.case_id, administration.id) or ""
        self.view.children = (scale,)

    def _way_back(self) -> PinPad:
        pad = PinPad(
            purpose="unlock",
            title=_("For the clinician"),
            help=_("Enter your PIN to return to the workbook."),
        )
        pad.on_event(self._taken_back)
        return pad

    def _taken_back(self, event: dict[str, Any]) -> Receipt:
        """Back to a page without a score on it: whoever answered may still look on."""
        taken = self.page.clinician.take_back(event["pin"])
        return {"goto": self.page.link(ADMINISTER, taken.case_id, taken.administration)}


def key_only(instrument: Instrument) -> str:
    """Why a published scale cannot be shown on the screen yet, and what can be done today."""
    sentence = _(
        "The {title} belongs to its owners, so its sentences do not ship with this workbook. Your site can add the "
        "wording it is licensed to use; until then you can copy answers from your own paper form."
    ).format(title=instrument.title)
    if instrument.practice_form:
        sentence += " " + _("On the screen, use the practice form.")
    return sentence
