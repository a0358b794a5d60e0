"""What every shelf of the store stands on: the workspace, the actor, the clock, and the two kinds of transaction."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from empathy_widgets.domain import Actor
from empathy_widgets.records.database.checks import storable
from empathy_widgets.records.database.engine import reading, writing
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.records.workspace.workspace import Workspace

__all__ = ["Shelf", "utc_now"]

Clock = Callable[[], datetime.datetime]


def utc_now() -> datetime.datetime:
    """The time now, with its zone."""
    return datetime.datetime.now(datetime.UTC)


class Shelf:
    """A workspace seen by one actor. The shelves of `Store` are built on it.

    Every public method of a shelf says by `_reading` or `_writing` what is asked for; the policy decides on entering.

    Parameters
    ----------
    workspace : Workspace
        Opening it creates nothing.
    actor : Actor
        Who acts: every method decides by it, inside its own transaction.
    clock : callable
        Returns the time now with its zone.
    """

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock = utc_now) -> None:
        storable(actor.name, 200)
        storable(actor.seat, 200)
        self.workspace = workspace
        self.actor = actor
        self._clock = clock

    @contextmanager
    def _reading(self, action: Action) -> Iterator[Transaction]:
        with reading(self.workspace.engine, self.workspace.database_file) as connection:
            work = Transaction(connection, self.actor, self._clock(), action, writes=False)
            yield work
            work.must_have_been_decided()

    @contextmanager
    def _writing(self, action: Action) -> Iterator[Transaction]:
        with writing(self.workspace.engine, self.workspace.database_file) as connection:
            work = Transaction(connection, self.actor, self._clock(), action, writes=True)
            yield work
            work.must_have_been_decided()
