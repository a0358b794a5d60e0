"""`empathy serve`, `empathy demo`, `empathy lab`: open the workbook, a made-up clinic, or the notebooks to write in."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from empathy_widgets.commands.speaking import WorkspaceOption, refusals
from empathy_widgets.errors import NotAllowed
from empathy_widgets.places import notebooks_folder
from empathy_widgets.strings import _

__all__ = ["demo", "lab", "serve"]

PortOption = Annotated[int | None, typer.Option(
    "--port", min=1024, max=65535, help="The port to listen on, on this machine only.")]
QUIET_LAB = (
    "--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)
"""JupyterLab without its questions to the internet: news, updates, extensions."""
NotebooksOption = Annotated[Path | None, typer.Option(
    "--notebooks", help="A folder with notebooks of your own, which become chapters after the workbook's.")]
BrowserOption = Annotated[bool, typer.Option("--browser/--no-browser", help="Open the workbook in your browser.")]


def serve(
    workspace: WorkspaceOption = None, port: PortOption = None, browser: BrowserOption = True,
    notebooks: NotebooksOption = None,
) -> None:
    """Open the workbook in the browser, signed in by a link that only works on this machine."""
    from empathy_widgets.server import ForkServer
    from empathy_widgets.server import serve as run

    with refusals(), ForkServer() as fork_server:
        from empathy_widgets.records import Workspace

        place = Workspace(workspace) if workspace else Workspace.default()
        place.prepare()
        run(place, port, browser, announce=typer.echo, fork_server=fork_server, notebooks=notebooks)


def demo(port: PortOption = None, browser: BrowserOption = True) -> None:
    """Open a made-up clinic to look around in; it is kept apart from your work and gone when you stop it."""
    from empathy_widgets.server import ForkServer
    from empathy_widgets.server import serve as run

    with refusals(), tempfile.TemporaryDirectory(prefix="empathy-demo-") as folder, ForkServer() as fork_server:
        from empathy_widgets.commands.made_up_clinic import make_clinic
        from empathy_widgets.records import Workspace

        place = Workspace(Path(folder) / "workspace")
        place.prepare(kind="demonstration")
        typer.echo(_("Making up a clinic …"))
        make_clinic(place)
        run(place, port, browser, announce=typer.echo, fork_server=fork_server)


def lab(workspace: WorkspaceOption = None, port: PortOption = None, browser: BrowserOption = True) -> None:
    """Open copies of the same notebooks in JupyterLab, for people who read code."""
    from empathy_widgets.records import Workspace

    with refusals():
        place = Workspace(workspace) if workspace else Workspace.default()
        place.prepare()
        desk = notebooks_to_write_in(place.folder)
    os.environ["EMPATHY_WORKSPACE"] = str(place.folder)
    os.environ.pop("EMPATHY_SERVED", None)
    typer.echo(_(
        "The chapters open as copies in {folder}, made afresh each time; save one under a new name to keep a change."
    ).format(folder=desk))
    arguments = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={desk}", *QUIET_LAB]
    if port:
        arguments += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    if not browser:
        arguments.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--allow-root")
    sys.stdout.flush()
    os.execv(sys.executable, arguments)


def notebooks_to_write_in(workspace: Path) -> Path:
    """Copy the shipped chapters into the workspace: what a notebook keeps of a page is as private as the cases."""
    desk = workspace / "notebooks"
    try:
        desk.mkdir(mode=0o700, exist_ok=True)
        for chapter in notebooks_folder().glob("*.ipynb"):
            (desk / chapter.name).write_bytes(chapter.read_bytes())
    except OSError:
        raise NotAllowed(_(
            "The chapters cannot be copied into the workspace; make some room, or set its permissions right."
        )) from None
    return desk
