"""`empathy report`: a sitting or a whole course as a PDF to print."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from empathy_widgets.commands.choosing import chosen_instrument
from empathy_widgets.commands.speaking import WorkspaceOption, refusals
from empathy_widgets.errors import ExchangeError, NotFound
from empathy_widgets.files import must_be_free, write_whole
from empathy_widgets.strings import _

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from empathy_widgets.domain import Administration
    from empathy_widgets.exercises.page.page import Page

__all__ = ["report"]

NEWEST = "newest"


class Paper(StrEnum):
    """The paper a report is set for."""

    A4 = "a4"
    LETTER = "letter"


def report(
    code: Annotated[str, typer.Argument(help="The code of the case, as amber-otter-27.")],
    out: Annotated[Path, typer.Option(metavar="FILE.pdf", help="The file to write.")],
    instrument: Annotated[str | None, typer.Option(
        metavar="ID", help="Only sittings of this instrument, as pes; by default the one completed last.")] = None,
    sitting: Annotated[str, typer.Option(
        metavar="ID", help="A sitting's id, as the profile's address shows it, or newest.")] = NEWEST,
    course: Annotated[bool, typer.Option("--course", help="Every completed sitting instead of one.")] = False,
    paper: Annotated[Paper, typer.Option(help="The paper to print on.")] = Paper.A4,
    zone: Annotated[str | None, typer.Option(
        metavar="NAME", help="The time zone dates are told in, as Europe/Berlin; by default this computer's.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there already.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Print a sitting, or a case's whole course, as a PDF of one or two pages that names the case by its code alone."""
    from empathy_widgets.exercises.page.page import Page
    from empathy_widgets.exercises.progress.progress import Progress
    from empathy_widgets.exercises.take_away.report import take_report
    from empathy_widgets.records import Workspace

    with refusals():
        told_in = named_zone(zone)
        must_be_free(out, force)
        place = Workspace(workspace) if workspace else Workspace.default()
        page = Page(place, query="", seat="command", served=False)
        page.case = page.store.case_by_code(code)
        found = asked_for(page, sitting, instrument)
        file = take_report(page, Progress.of(page, found), whole=course, paper=paper.value, zone=told_in)
        write_whole(out, file.content, force=force, private=True)
    typer.echo(_("Printed: {out}").format(out=out))


def asked_for(page: Page, sitting: str, instrument: str | None) -> Administration:
    """The completed sitting to report on; NotFound in one sentence where there is none."""
    from empathy_widgets.exercises.profile import drawable

    if instrument is not None:
        chosen_instrument(instrument)
    if sitting != NEWEST:
        found = drawable(page.sitting(sitting))
        if instrument not in (None, found.instrument):
            raise NotFound(_("That sitting is of another instrument. Leave --instrument out, or name another sitting."))
        return found
    completed = page.completed(instrument)
    if not completed:
        raise NotFound(_(
            "Nothing is completed here yet, so there is nothing to print. Finish a sitting of a scale first."))
    return completed[-1]


def named_zone(name: str | None) -> ZoneInfo | None:
    """The time zone of a name; None for this computer's; ExchangeError when nobody knows it."""
    from zoneinfo import ZoneInfo

    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ExchangeError(_(
            "No time zone goes by that name. Write it as Europe/Berlin, or leave --zone out.")) from None
