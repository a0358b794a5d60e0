"""A mirroring session, rebuilt from its events.

The events, in the words of their ``kind``: ``done`` (a round came to its end), ``again``, ``skip`` and ``onwards``,
``rate`` (attunement, 1 to 5), ``notice`` (what somebody noticed in their own body), ``take``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from empathy_widgets.domain import RunEvent, Sequence
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.strings import _

__all__ = ["NOTICED", "Session", "session", "stepped"]

NOTICED = ("breath", "shoulders", "warmth", "tension", "smile", "restless", "tired", "nothing")
"""What can be ticked, by id; the chapter gives the words."""


@dataclass(frozen=True)
class Session:
    """Where a session stands.

    Attributes
    ----------
    at : int
        The round, counted from 0; the number of rounds when all are over.
    rating : bool
        Whether the round at hand came to its end and is looked back on.
    done, skipped : frozenset of int
        Rounds that came to their end, and that were left out.
    ratings : dict
        (round, person) to 1–5, or None for "rather not say".
    noticed : dict
        (round, person) to ticked ids and a line.
    taken : str
        What is taken away.
    """

    at: int = 0
    rating: bool = False
    done: frozenset[int] = frozenset()
    skipped: frozenset[int] = frozenset()
    ratings: dict[tuple[int, str], int | None] = field(default_factory=dict)
    noticed: dict[tuple[int, str], tuple[tuple[str, ...], str]] = field(default_factory=dict)
    taken: str = ""


def session(sequence: Sequence, people: list[str], events: Iterable[RunEvent]) -> Session:
    """Rebuild a session from its events; ImpossibleMove when they do not fit the sequence any more."""
    state = Session()
    for event in events:
        state = stepped(sequence, people, state, event.kind, event.body)
    return state


def stepped(sequence: Sequence, people: list[str], state: Session, kind: str, body: dict[str, Any]) -> Session:
    """The session one event further; ImpossibleMove when that is not possible where it stands."""
    if kind == "take":
        return replace(state, taken=body["text"])
    here = body.get("round")
    if kind in ("rate", "notice"):
        return _looked_back(people, state, kind, body)
    if here != state.at or here >= len(sequence.rounds):
        raise ImpossibleMove(_(
            "This page is behind the session, so nothing was changed. Please reload it to catch up."))
    match kind:
        case "done":
            return replace(state, rating=True, done=state.done | {here}, skipped=state.skipped - {here})
        case "again":
            return replace(state, rating=False)
        case "skip":
            skipped = state.skipped if here in state.done else state.skipped | {here}
            return replace(state, at=here + 1, rating=False, skipped=skipped)
        case "onwards" if state.rating:
            return replace(state, at=here + 1, rating=False)
    raise ImpossibleMove(_("This page sent something this session does not know. Please reload it."))


def _looked_back(people: list[str], state: Session, kind: str, body: dict[str, Any]) -> Session:
    """A rating or a line about a round that came to its end."""
    if body["round"] not in state.done or body["person"] not in people:
        raise ImpossibleMove(_("That round is not over yet. Finish it first, then look back."))
    key = (body["round"], body["person"])
    if kind == "rate":
        if body["value"] not in (None, 1, 2, 3, 4, 5):
            raise ImpossibleMove(_("That rating is not offered here. Please reload the page and rate again."))
        return replace(state, ratings={**state.ratings, key: body["value"]})
    if not set(body["chips"]) <= set(NOTICED):
        raise ImpossibleMove(_("That is not offered here. Please reload the page and choose again."))
    return replace(state, noticed={**state.noticed, key: (tuple(body["chips"]), body["text"])})
