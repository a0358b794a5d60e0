"""Deleting the open case for good, from the first page."""

from __future__ import annotations

from typing import Any

from empathy_widgets.domain import ErasureReason, Status
from empathy_widgets.errors import NotAllowed, WorkspaceBusy
from empathy_widgets.exercises.page.page import WELCOME, Page
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import EraseForm
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["Erasing", "erase"]


class Erasing:
    """The form under the open case."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.form = EraseForm(
            code=page.open_case.code, holds=holds(page), backups=page.workspace.backup_count,
            reasons=[{"id": reason.name, "label": label} for reason, label in labels().items()],
        )
        self.form.on_event(self._heard)

    def _heard(self, event: dict[str, Any]) -> Receipt:
        case = self.page.open_case
        if event["reason"] not in ErasureReason.__members__:
            raise NotAllowed(_("Please choose a reason."))
        if self.page.store.case_by_code(event["code"]).id != case.id:
            raise NotAllowed(_(
                "That is the code of another case, so nothing was deleted. Please check which one is open."))
        said = erase(self.page, case.id, ErasureReason[event["reason"]], event["backups"])
        if link := self.page.link(WELCOME):
            return {"text": said, "goto": link}
        self.page.leave()
        return {"text": said}


def labels() -> dict[ErasureReason, str]:
    """The reasons as a page says them."""
    return {
        ErasureReason.ASKED: _("The person asked for it"),
        ErasureReason.TIME_OVER: _("It was kept as long as it had to be"),
        ErasureReason.MISTAKE: _("It was made by mistake"),
    }


def holds(page: Page) -> list[str]:
    """What goes with the case, a line each."""
    sittings = page.sittings()
    runs = page.store.runs(page.open_case.id, include_voided=True)
    done = sum(sitting.status is not Status.OPEN for sitting in sittings)
    lines = [_("The code {code} and its label").format(code=page.open_case.code)]
    if sittings:
        lines.append(ngettext("{count} sitting with every answer ({done} finished)",
                              "{count} sittings with every answer ({done} finished)", len(sittings))
                     .format(count=len(sittings), done=done))
    if runs:
        lines.append(ngettext("{count} scene, talk, round of mirroring or board, with every word written in it",
                              "{count} scenes, talks, rounds of mirroring and boards, with every word written in them",
                              len(runs)).format(count=len(runs)))
    return [*lines, _("What the history says of all this")]


def erase(page: Page, case_id: str, reason: ErasureReason, backups: bool) -> str:
    """Delete a case, take what is left of it out of the file and, when asked, out of the backups; say what was done."""
    page.store.erase_case(case_id, reason)
    try:
        page.workspace.tidy()
    except WorkspaceBusy:
        return _("Deleted. The file was in use, so its empty pages are cleared the next time a case is deleted.")
    if backups:
        page.workspace.keep_only_a_new_backup()
    return _("Deleted.")
