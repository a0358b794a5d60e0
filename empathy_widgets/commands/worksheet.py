"""The `empathy worksheet` commands: list the worksheets, and print one, blank or with what a case has for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from empathy_widgets.commands.report import Paper
from empathy_widgets.commands.speaking import WorkspaceOption, refusals
from empathy_widgets.errors import ContentError
from empathy_widgets.files import must_be_free, write_whole
from empathy_widgets.strings import _, ngettext

if TYPE_CHECKING:
    from empathy_widgets.domain import Worksheet
    from empathy_widgets.reports import Sheet

__all__ = ["worksheet"]

worksheet = typer.Typer(no_args_is_help=True, help="List the worksheets, or print one as a PDF.")


@worksheet.command("list")
def list_worksheets(
    activity: Annotated[str | None, typer.Option(
        "--for", metavar="CHAPTER", help="Only those of one chapter, as active-listening.")] = None,
) -> None:
    """Print the id, the chapter, the pages and the title of each worksheet, in a line each."""
    from empathy_widgets.exercises.sheets.shelf import FOLDER, sheet_heads
    from empathy_widgets.library import Library

    with refusals():
        library = Library()
        rows = sheet_heads(library, activity)
        if not rows:
            known = sorted({head["activity"] for head in library.shelf(FOLDER)})
            raise ContentError(_("There is no worksheet for that. Choose one of: {known}.").format(
                known=", ".join(known)))
    wide = max(len(head["id"]) for head in rows)
    chapter = max(len(head["activity"]) for head in rows)
    for head in rows:
        pages = ngettext("{count} page", "{count} pages", head["pages"]).format(count=head["pages"])
        versions = _("adult, teen") if "teen" in head["versions"] else _("for all")
        typer.echo(f"{head['id']:<{wide}}  {head['activity']:<{chapter}}  {pages:<7}  {versions:<11}  {head['title']}")


@worksheet.command("print")
def print_worksheet(
    id: Annotated[str, typer.Argument(help="The id of a worksheet, as `empathy worksheet list` shows it.")],
    out: Annotated[Path | None, typer.Option(
        "--output", "-o", metavar="FILE.pdf", help="The file to write; the sheet's id and “.pdf” by default.")] = None,
    teen: Annotated[bool, typer.Option("--teen", help="In the words for teens, where they differ.")] = False,
    large: Annotated[bool, typer.Option("--large", help="In large print: nothing smaller than 18 points.")] = False,
    paper: Annotated[Paper, typer.Option(help="The paper to print on.")] = Paper.A4,
    case: Annotated[str | None, typer.Option(
        metavar="CODE", help="Fill in what this case has for it, as amber-otter-27; blank by default.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there already.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Print a worksheet as a PDF: blank, or with the code, the day and what is the client's own to read."""
    from empathy_widgets.exercises.sheets.shelf import found_sheet
    from empathy_widgets.library import Library
    from empathy_widgets.reports import Sheet, as_worksheet

    with refusals():
        found = found_sheet(Library(), id, teen)
        place = out or Path(f"{id}{'-teen' if teen else ''}{'-large' if large else ''}.pdf")
        must_be_free(place, force)
        sheet = Sheet(found, large=large) if case is None else of_case(found, case, large, workspace)
        write_whole(place, as_worksheet(sheet, paper.value), force=force, private=case is not None)
    typer.echo(_("Printed: {out}").format(out=place))


def of_case(found: Worksheet, code: str, large: bool, workspace: Path | None) -> Sheet:
    """The sheet with what a case has for it; the history of the case says that it was printed."""
    from empathy_widgets.exercises.page.page import Page
    from empathy_widgets.exercises.sheets.filling import filled_sheet, noted
    from empathy_widgets.records import Workspace

    place = Workspace(workspace) if workspace else Workspace.default()
    page = Page(place, query="", seat="command", served=False)
    page.case = page.store.case_by_code(code)
    sheet = filled_sheet(page, found, page.case, large=large)
    noted(page, found, page.case)
    return sheet
