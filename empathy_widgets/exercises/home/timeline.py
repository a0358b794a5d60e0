"""A case's timeline: sittings, what was done in the room and plans, newest first, each a press away."""

from __future__ import annotations

from typing import Any

from empathy_widgets.exercises.course.happened import happened
from empathy_widgets.exercises.page.page import Page

__all__ = ["timeline"]


def timeline(page: Page, newest: int | None = None) -> list[dict[str, Any]]:
    """What happened with the open case, or without one in one's own practice, newest first.

    Each has ``title, line, link, badge``, and ``open`` for whether it is to be finished. ``newest`` leaves out all but
    so many runs that were begun last.
    """
    return [one.shown for one in happened(page, newest)]
