"""`empathy pin`: the clinician's PIN, at the machine itself."""

from __future__ import annotations

import sys

import typer

from empathy_widgets.commands.speaking import WorkspaceOption, refusals
from empathy_widgets.errors import NotAllowed
from empathy_widgets.strings import _

__all__ = ["pin"]

pin = typer.Typer(no_args_is_help=True, help="The PIN that takes a handed-over screen back.")


@pin.callback()
def _pin() -> None:
    """Keep `reset` a command of its own, although it is the only one."""


@pin.command("reset")
def reset(workspace: WorkspaceOption = None) -> None:
    """Set another PIN without the old one, and end every wait after wrong tries. Reads it from a terminal or a pipe."""
    from empathy_widgets.domain import Actor, Role
    from empathy_widgets.records import Store, Workspace

    with refusals():
        place = Workspace(workspace) if workspace else Workspace.default()
        store = Store(place, Actor(name="system", role=Role.SYSTEM, seat="command"))
        handed_over = store.any_handed_over()
        store.set_pin(asked())
        typer.echo(_("The new PIN is set."))
        if handed_over:
            typer.echo(_("A screen is still handed over; the new PIN takes it back."))


def asked() -> str:
    """The new PIN: typed twice and never shown, or one line of a pipe."""
    if not sys.stdin.isatty():
        return sys.stdin.readline(100).strip()
    first: str = typer.prompt(_("New PIN, at least 4 digits"), hide_input=True)
    if typer.prompt(_("The same once more"), hide_input=True) != first:
        raise NotAllowed(_("The two PINs are not the same, so nothing was changed. Please try again."))
    return first
