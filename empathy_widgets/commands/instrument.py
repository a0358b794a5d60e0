"""The `empathy instrument` commands: bring an instrument in from another program."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from empathy_widgets.commands.places_to_write import written_whole
from empathy_widgets.commands.speaking import refusals
from empathy_widgets.errors import ExchangeError
from empathy_widgets.files import must_be_free, read_file
from empathy_widgets.strings import _, ngettext

if TYPE_CHECKING:
    from empathy_widgets.exchange.questionnaires import QuestionnaireDraft, Reading
    from empathy_widgets.library import Complaint

__all__ = ["instrument"]

instrument = typer.Typer(no_args_is_help=True, help="Bring instruments in from other programs.")
NAME, SENTENCE = 30, 80
"""Characters of a name and of a sentence in a report."""
AN_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")


@instrument.callback()
def group() -> None:
    """Keep `import` a word of its own: a group with one command would take it for itself."""


@instrument.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(
        help="A FHIR Questionnaire, REDCap data dictionary, LimeSurvey .lss, SurveyJS survey, Qualtrics .qsf, XLSForm "
             "or formr .xlsx, or OpenScales .osd.")],
    out: Annotated[Path | None, typer.Option(
        metavar="FILE.yaml", help="The file to write; its name becomes the id. Standard output when left out. For "
                                  "several scales a folder that is there.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    scale: Annotated[list[str] | None, typer.Option(
        "--scale", metavar="NAME", help="Which scale of a file that holds several; may be given more than once. "
                                        "“A + B” puts two with the same choices together.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Make a draft of every scale in the file.")] = False,
    report: Annotated[bool, typer.Option(
        "--report", help="Say of each part of the file whether it was taken, taken changed, or left out, and why.")
    ] = False,
) -> None:
    """Make a draft instrument of a questionnaire from another program, and say what a person must still decide."""
    from empathy_widgets.exchange.questionnaires import read_questionnaire
    from empathy_widgets.library.loose import check_loose

    with refusals():
        if every and scale:
            raise ExchangeError(_(
                "--all takes every scale, so --scale cannot choose among them; leave one of them out."))
        several = every or len(scale or ()) > 1
        id = wanted_id(out, force) if out is not None and not several else None
        folder = wanted_folder(out) if out is not None and several else None
        reading = read_questionnaire(file.name, content_of(file))
        names = [offer.name for offer in reading.offers] if every else scale or []
        drafts = reading.drafts(names) if several else [one_of(reading, names, id)]
        complaints = [check_loose(draft.id, draft.text) for draft in drafts]
        places = [folder / f"{draft.id}.yaml" if folder is not None else out for draft in drafts]
        for place in places:
            if place is not None:
                must_be_free(place, force)
        for number, (draft, place) in enumerate(zip(drafts, places, strict=True)):
            write(draft, place, file, force, first=number == 0)
    for draft, complained in zip(drafts, complaints, strict=True):
        for line in (*lines_about(draft, complained), *(report_of(draft) if report else ())):
            typer.echo(line, err=out is None)


def write(draft: QuestionnaireDraft, place: Path | None, file: Path, force: bool, first: bool) -> None:
    """Put a draft into its file, or on standard output, where a line of three hyphens parts it from the one before."""
    if place is None:
        typer.echo(draft.text if first else f"---\n{draft.text}", nl=False)
        return
    with written_whole(str(place), str(file), force) as opened:
        opened.write(draft.text.encode())
    typer.echo(_("Written: {out}").format(out=place))


def one_of(reading: Reading, names: list[str], id: str | None) -> QuestionnaireDraft:
    """The draft of the scale that is named, or asked for; ExchangeError with every name where neither is."""
    from empathy_widgets.exchange.questionnaires import SeveralScales

    try:
        return reading.draft(names[0] if names else asked_for(reading), id)
    except SeveralScales as error:
        raise ExchangeError(_("{said} Use --scale NAME, or --all for a draft of each.").format(said=error)) from None


def asked_for(reading: Reading) -> str | None:
    """The scale a person at a terminal chooses; None without a terminal, or where there is nothing to choose."""
    if reading.obvious is not None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    typer.echo(_("This file holds several scales:"), err=True)
    for number, offer in enumerate(reading.offers, 1):
        typer.echo(f"{number:3}  {offer.name}: {offer.line}", err=True)
    chosen = 0
    while not 1 <= chosen <= len(reading.offers):
        chosen = typer.prompt(
            _("Number of the scale, 1 to {count}").format(count=len(reading.offers)), type=int, err=True)
    return reading.offers[chosen - 1].name


def wanted_folder(out: Path) -> Path:
    """The folder for several drafts; ExchangeError when it is none."""
    if not out.is_dir():
        raise ExchangeError(_("Several drafts need a folder: make one, and name it with --out."))
    return out


def report_of(draft: QuestionnaireDraft) -> Iterator[str]:
    """The ledger as a table: the name in the file, what became of it, how or why, and its sentence."""
    yield ""
    yield _("“{title}”: {line}.").format(title=draft.title, line=draft.ledger.line)
    entries = draft.ledger.entries
    name, said = (max((len(cell) for cell in column), default=0) for column in (
        [clipped(entry.name, NAME) for entry in entries], [entry.said for entry in entries]))
    for entry in entries:
        how = ": ".join(filter(None, (entry.how, f"“{clipped(entry.text, SENTENCE)}”" if entry.text else "")))
        yield f"{clipped(entry.name, NAME):{name}}  {entry.said:{said}}  {how}".rstrip()


def clipped(text: str, longest: int) -> str:
    """A text in one line of a table."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def content_of(file: Path) -> bytes:
    """The bytes of a file from elsewhere, no more than one is read of; ExchangeError when it cannot be opened."""
    from empathy_widgets.exchange.questionnaires import LARGEST

    return read_file(file, LARGEST)


def wanted_id(out: Path, force: bool) -> str:
    """The id a file's name asks for; ExchangeError when no instrument can be called that, or the file is there."""
    if out.suffix != ".yaml" or not AN_ID.fullmatch(out.stem):
        raise ExchangeError(_("The name of --out becomes the id: lower-case letters, digits and hyphens, a letter "
                              "first, and .yaml at the end."))
    must_be_free(out, force)
    return out.stem


def lines_about(draft: QuestionnaireDraft, complaints: list[Complaint]) -> Iterator[str]:
    """What was read, what is to be decided, and whether the checker passes, line by line."""
    counted = (
        ngettext("{count} item", "{count} items", len(draft.items)).format(count=len(draft.items)),
        ngettext("{count} choice", "{count} choices", len(draft.choices)).format(count=len(draft.choices)),
        ngettext("{count} subscale", "{count} subscales", len(draft.subscales)).format(count=len(draft.subscales)),
        ngettext("{count} composite", "{count} composites", len(draft.composites)).format(count=len(draft.composites)),
    )
    yield _("Read as {format}: {parts}.").format(format=draft.format, parts=", ".join(counted))
    yield _("{line}; --report names each.").format(line=draft.ledger.line)
    yield ""
    yield _("To decide before anybody uses it:")
    for decision in draft.decisions:
        yield f"- {decision.about}: {decision.text}"
        if decision.command:
            yield f"    {decision.command}"
    yield ""
    if not complaints:
        yield _("“empathy content check” passes.")
        return
    yield _("“empathy content check” does not pass yet:")
    yield from (f"- {complaint}" for complaint in complaints)
