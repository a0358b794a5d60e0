"""`empathy content`: work on the files in content/."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from empathy_widgets.commands.speaking import refusals
from empathy_widgets.places import content_folder
from empathy_widgets.strings import _, ngettext

__all__ = ["content"]

content = typer.Typer(no_args_is_help=True, help="Work on the files in content/.")


@content.command()
def check(
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


@content.command("evidence")
def evidence_command() -> None:
    """Print every claim of fact in the workbook with its source, as the table in docs/evidence.md."""
    from empathy_widgets.library import Library, evidence_table

    with refusals():
        table = evidence_table(Library().claims())
    typer.echo(table, nl=False)
