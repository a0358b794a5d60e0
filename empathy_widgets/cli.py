"""The `empathy` command: serve the workbook, look around in it, check content, and see whether all is well."""

from __future__ import annotations

import typer

from empathy_widgets.commands.backup import backup, restore
from empathy_widgets.commands.case import case
from empathy_widgets.commands.content import content
from empathy_widgets.commands.doctor import doctor
from empathy_widgets.commands.export import export
from empathy_widgets.commands.instrument import instrument
from empathy_widgets.commands.items import items
from empathy_widgets.commands.link import link
from empathy_widgets.commands.pin import pin
from empathy_widgets.commands.report import report
from empathy_widgets.commands.score import score
from empathy_widgets.commands.script import script
from empathy_widgets.commands.serve import demo, lab, serve
from empathy_widgets.commands.wording import wording
from empathy_widgets.commands.worksheet import worksheet

__all__ = ["app"]

app = typer.Typer(
    name="empathy", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="The Empathy Workbook: administer empathy scales, see profiles, practise.",
)
app.command()(serve)
app.command()(demo)
app.command()(lab)
app.command()(link)
app.add_typer(pin, name="pin")
app.add_typer(case, name="case")
app.command()(report)
app.command()(export)
app.command()(score)
app.command()(items)
app.add_typer(script, name="script")
app.add_typer(instrument, name="instrument")
app.add_typer(wording, name="wording")
app.add_typer(worksheet, name="worksheet")
app.add_typer(content, name="content")
app.command()(backup)
app.command()(restore)
app.command()(doctor)

if __name__ == "__main__":
    app()
