"""The `empathy case` commands: list the cases of a workspace, delete one for good, take answers of them in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from empathy_widgets.commands.speaking import WorkspaceOption, refusals
from empathy_widgets.commands.taking_in import take_in, taken_in, undo_import
from empathy_widgets.errors import NotAllowed
from empathy_widgets.strings import _, ngettext

if TYPE_CHECKING:
    from empathy_widgets.exercises.page.page import Page

__all__ = ["case"]

case = typer.Typer(no_args_is_help=True, help="List the cases of a workspace, take answers of them in, or delete one.")
case.command("take-in")(take_in)
case.command("taken-in")(taken_in)
case.command("undo-import")(undo_import)


class Reason(StrEnum):
    """Why a case is deleted, as it is typed."""

    ASKED = "asked"
    TIME_OVER = "time-over"
    MISTAKE = "mistake"


def page_of(workspace: Path | None) -> Page:
    """The workspace as a page at the keyboard sees it."""
    from empathy_widgets.exercises.page.page import Page
    from empathy_widgets.records import Workspace

    place = Workspace(workspace) if workspace else Workspace.default()
    return Page(place, query="", seat="command", served=False)


@case.command("list")
def list_cases(workspace: WorkspaceOption = None) -> None:
    """Print the code of each case, oldest first, and when it was made; labels stay in the workbook."""
    from empathy_widgets.exercises.page.moments import day

    with refusals():
        for one in page_of(workspace).store.cases():
            typer.echo(f"{one.code}  {day(one.created_at)}")


@case.command()
def delete(
    code: Annotated[str, typer.Argument(help="The code of the case, as amber-otter-27.")],
    reason: Annotated[Reason, typer.Option(help="Why: all that is kept of it.")],
    backups: Annotated[bool, typer.Option(
        "--backups/--keep-backups", help="Delete the backups made until now as well.")] = False,
    sure: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Delete a case with every sitting, run and word kept of it. Nothing brings it back but an older backup."""
    from empathy_widgets.domain import ErasureReason
    from empathy_widgets.exercises.home.erasing import erase, holds

    with refusals():
        page = page_of(workspace)
        page.case = page.store.case_by_code(code)
        for line in holds(page):
            typer.echo(f"- {line}")
        if not sure and not typer.confirm(_("Delete all this for good?")):
            raise NotAllowed(_("Nothing was deleted. Add --yes to go on without being asked."))
        typer.echo(erase(page, page.case.id, ErasureReason[reason.name], backups))
    count = 0 if backups else page.workspace.backup_count
    if count:
        typer.echo(ngettext(
            "{count} backup made before still holds it. Delete it with --backups, or let newer ones replace it.",
            "{count} backups made before still hold it. Delete them with --backups, or let newer ones replace them.",
            count).format(count=count))
