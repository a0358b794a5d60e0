"""The `empathy backup` and `empathy restore` commands."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from empathy_widgets.commands.speaking import WorkspaceOption, refusals
from empathy_widgets.errors import NotAllowed
from empathy_widgets.files import must_be_free, open_to_read, whole_file
from empathy_widgets.strings import _

if TYPE_CHECKING:
    from empathy_widgets.records import Workspace

__all__ = ["backup", "restore"]


def workspace_of(folder: Path | None) -> Workspace:
    """The workspace a command is about."""
    from empathy_widgets.records import Workspace

    return Workspace(folder) if folder else Workspace.default()


def backup(
    out: Annotated[Path | None, typer.Option(help="Put a further copy here; the workspace keeps its own.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file named by --out.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Copy the workspace while it is in use, and check the copy to its last line before calling it done."""
    with refusals():
        place = workspace_of(workspace)
        if out is not None:
            must_be_free(out, force)
        copy = place.checked_backup()
        if out is not None:
            with open_to_read(copy) as kept, whole_file(out, force=force, private=True) as further:
                shutil.copyfileobj(kept, further)
        typer.echo(_("Backed up and checked: {file}").format(file=out or copy))


def restore(
    file: Annotated[Path, typer.Argument(help="A backup, from the backups folder or where you put it.")],
    sure: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Put a backup in the place of what is in the workspace now; what is there now is backed up first."""
    from empathy_widgets.records import restore as put_in_place

    with refusals():
        place = workspace_of(workspace)
        place.prepare()
        if not sure and not typer.confirm(_("Replace what is in the workspace now by this backup?")):
            raise NotAllowed(_("Nothing was changed. Add --yes to go on without being asked."))
        before = put_in_place(place, file)
        typer.echo(_("Restored. What was there before is kept in {file}").format(file=before))
