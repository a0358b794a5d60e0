"""Scales filled in for oneself: the finished ones, each a press away, and deleting one for good."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from empathy_widgets.domain import Administration, Status
from empathy_widgets.errors import WorkspaceBusy
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.page.words import mode_line
from empathy_widgets.strings import _
from empathy_widgets.widgets import ChapterMenu
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["deleting", "own_rows"]


def own_rows(page: Page, chapter: str, changed: Callable[[], None]) -> list[ChapterMenu]:
    """The finished sittings of one's own practice, newest first; nothing while there are none."""
    done = [one for one in page.store.administrations(None) if one.status is Status.COMPLETED]
    return [menu(page, chapter, done[::-1], _("Your own practice"), changed)] if done else []


def deleting(page: Page, sitting: Administration, changed: Callable[[], None]) -> ChapterMenu:
    """The way to delete one sitting of one's own practice for good, once it was asked twice."""
    return menu(page, "", [sitting], _("Delete this sitting"), changed)


def menu(
    page: Page, chapter: str, sittings: list[Administration], title: str, changed: Callable[[], None],
) -> ChapterMenu:
    """Some sittings, to open in a chapter or, where that is "", only to delete."""
    shown = ChapterMenu(
        finished=[row(page, chapter, one) for one in sittings],
        strings={"title": "", "done": title, "look": _("Open the profile")})

    def heard(event: dict[str, Any]) -> Receipt | None:
        sitting = page.store.administration(event["id"])
        if event["kind"] != "erase":
            page.look_at_own(sitting.id)
            return None
        page.store.erase_own_sitting(sitting.id)
        with suppress(WorkspaceBusy):
            page.workspace.tidy()
        changed()
        return {"text": _("Deleted.")}

    shown.on_event(heard)
    return shown


def row(page: Page, chapter: str, sitting: Administration) -> dict[str, Any]:
    """What stands in the list about a sitting."""
    return {
        "id": sitting.id, "title": page.library.instrument(sitting.instrument, sitting.version).title, "badge": "",
        "line": _("{when} · {how}").format(
            when=when(sitting.completed_at or sitting.started_at), how=mode_line(sitting.mode)),
        "link": (page.link(chapter, None, sitting.id) or "") if chapter else "", "erasable": True,
        "fixed": not chapter or not page.served,
    }
