"""The `empathy` command: serve the workbook, look around in it, check content, and see whether all is well."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from empathy_widgets.commands.backup import backup, restore
from empathy_widgets.commands.case import case
from empathy_widgets.commands.export import export
from empathy_widgets.commands.instrument import instrument
from empathy_widgets.commands.report import report
from empathy_widgets.commands.items import items
from empathy_widgets.commands.link import link
from empathy_widgets.commands.pin import pin
from empathy_widgets.commands.score import score
from empathy_widgets.commands.script import script
from empathy_widgets.commands.speaking import WorkspaceOption, refusals
from empathy_widgets.commands.wording import wording
from empathy_widgets.errors import NotAllowed
from empathy_widgets.places import content_folder, notebooks_folder
from empathy_widgets.strings import _, ngettext

__all__ = ["app"]

app = typer.Typer(
    name="empathy", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="The Empathy Workbook: administer empathy scales, see profiles, practise.",
)
content = typer.Typer(no_args_is_help=True, help="Work on the files in content/.")
app.add_typer(content, name="content")
app.command()(export)
app.command()(report)
app.command()(score)
app.command()(items)
app.command()(link)
app.add_typer(pin, name="pin")
app.add_typer(script, name="script")
app.add_typer(case, name="case")
app.add_typer(instrument, name="instrument")
app.add_typer(wording, name="wording")
app.command()(backup)
app.command()(restore)

PortOption = Annotated[int | None, typer.Option(
    "--port", min=1024, max=65535, help="The port to listen on, on this machine only.")]
QUIET_LAB = (
    "--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)
"""JupyterLab without its questions to the internet: news, updates, extensions."""
BrowserOption = Annotated[bool, typer.Option("--browser/--no-browser", help="Open the workbook in your browser.")]


@app.command()
def serve(workspace: WorkspaceOption = None, port: PortOption = None, browser: BrowserOption = True) -> None:
    """Open the workbook in the browser, signed in by a link that only works on this machine."""
    from empathy_widgets.server import Nursery
    from empathy_widgets.server import serve as run

    with refusals(), Nursery() as nursery:
        from empathy_widgets.records import Workspace

        place = Workspace(workspace) if workspace else Workspace.default()
        place.prepare()
        run(place, port, browser, announce=typer.echo, nursery=nursery)


@app.command()
def demo(port: PortOption = None, browser: BrowserOption = True) -> None:
    """Open a made-up clinic to look around in; it is kept apart from your work and gone when you stop it."""
    from empathy_widgets.server import Nursery
    from empathy_widgets.server import serve as run

    with refusals(), tempfile.TemporaryDirectory(prefix="empathy-demo-") as folder, Nursery() as nursery:
        from empathy_widgets.exercises.demonstration import make_clinic
        from empathy_widgets.records import Workspace

        place = Workspace(Path(folder) / "workspace")
        place.prepare(kind="demonstration")
        typer.echo(_("Making up a clinic …"))
        make_clinic(place)
        run(place, port, browser, announce=typer.echo, nursery=nursery)


@app.command()
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


@content.command("check")
def content_check(
    path: Annotated[Path | None, typer.Argument(help="A file or a folder; all of content/ by default.")] = None,
) -> None:
    """Read content files the way the workbook does and name every complaint with its remedy."""
    from empathy_widgets.library import check_content, report

    with refusals():
        place = path or content_folder()
        complaints = check_content(place)
    for complaint in complaints:
        typer.echo(str(complaint))
    if complaints:
        count = len(complaints)
        typer.echo(ngettext("{count} thing to mend.", "{count} things to mend.", count).format(count=count), err=True)
        raise typer.Exit(1)
    for line in report(place):
        typer.echo(line)
    typer.echo(_("Everything in order."))


@app.command()
def doctor(workspace: WorkspaceOption = None) -> None:
    """Say what is installed, against the versions the workbook needs, and whether the workspace is sound."""
    from empathy_widgets.checkup import checkup

    findings = checkup(workspace)
    for finding in findings:
        typer.echo(f"{'ok ' if finding.sound else 'MEND'} {finding.text}")
    if not all(finding.sound for finding in findings):
        raise typer.Exit(1)


if __name__ == "__main__":
    app()
