"""`empathy link`: a fresh way into a workbook that is already running."""

from __future__ import annotations

from typing import Annotated

import typer

from empathy_widgets.commands.speaking import WorkspaceOption, refusals

__all__ = ["link"]


def link(
    workspace: WorkspaceOption = None,
    port: Annotated[int | None, typer.Option(
        "--port", min=1024, max=65535, help="Which workbook, where several are running.")] = None,
) -> None:
    """Print a fresh link to the workbook that is running; each link opens it once, in one browser."""
    from empathy_widgets.records import Workspace
    from empathy_widgets.server.links import fresh_link

    with refusals():
        place = Workspace(workspace) if workspace else Workspace.default()
        typer.echo(fresh_link(place.folder, port, or_demonstration=workspace is None))
