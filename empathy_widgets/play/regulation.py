"""The practice of a skill, rebuilt from its events.

The events, in the words of their ``kind``: ``full`` (how full somebody felt, before or after), ``done`` (the steps came
to their end), ``stopped`` (before their end, which is as good), ``take`` (a word to take along).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from empathy_widgets.domain import RunEvent
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.strings import _

__all__ = ["FULL", "Practice", "practice", "stepped"]

FULL = (0, 10)
"""How full: 0 all calm, 10 no more room."""


@dataclass(frozen=True)
class Practice:
    """Where a practice stands.

    Attributes
    ----------
    full : dict
        ``before`` and ``after`` to 0–10; absent where nothing was said or it was taken back.
    done, stopped : int
        How often the steps came to their end, and how often they were stopped.
    taken : str
        What is taken along.
    """

    full: dict[str, int] = field(default_factory=dict)
    done: int = 0
    stopped: int = 0
    taken: str = ""

    @property
    def tried(self) -> bool:
        """Whether the steps were gone through at least in part."""
        return self.done + self.stopped > 0


def practice(events: Iterable[RunEvent]) -> Practice:
    """Rebuild a practice from its events; ImpossibleMove when they do not fit any more."""
    state = Practice()
    for event in events:
        state = stepped(state, event.kind, event.body)
    return state


def stepped(state: Practice, kind: str, body: dict[str, Any]) -> Practice:
    """The practice one event further; ImpossibleMove when that is not possible where it stands."""
    match kind:
        case "full":
            return _said(state, body["when"], body["value"])
        case "done":
            return replace(state, done=state.done + 1)
        case "stopped":
            return replace(state, stopped=state.stopped + 1)
        case "take":
            return replace(state, taken=body["text"])
    raise ImpossibleMove(_("This page sent something this exercise does not know. Please reload it."))


def _said(state: Practice, when: str, value: int | None) -> Practice:
    """How full somebody felt; “before” stands still once the steps have begun, “after” waits for them."""
    least, most = FULL
    if when not in ("before", "after") or not (value is None or least <= value <= most):
        raise ImpossibleMove(_("That number is not offered here. Please reload the page and choose again."))
    if (when == "after") != state.tried:
        raise ImpossibleMove(
            _("That question belongs to the other side of the exercise. Please reload the page to catch up."))
    full = {name: one for name, one in state.full.items() if name != when}
    return replace(state, full=full if value is None else {**full, when: value})
