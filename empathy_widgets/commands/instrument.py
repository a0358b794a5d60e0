"""The `empathy instrument` commands: bring an instrument in from another program."""

from __future__ import annotations

import re
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
    from empathy_widgets.exchange.questionnaires import QuestionnaireDraft
    from empathy_widgets.library import Complaint

__all__ = ["instrument"]

instrument = typer.Typer(no_args_is_help=True, help="Bring instruments in from other programs.")
AN_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")


@instrument.callback()
def group() -> None:
    """Keep `import` a word of its own: a group with one command would take it for itself."""


@instrument.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(
        help="A FHIR Questionnaire, REDCap data dictionary, LimeSurvey .lss, SurveyJS survey, formr .xlsx or "
             "OpenScales .osd.")],
    out: Annotated[Path | None, typer.Option(
        metavar="FILE.yaml", help="The file to write; its name becomes the id. Standard output when left out.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Make a draft instrument of a questionnaire from another program, and say what a person must still decide."""
    from empathy_widgets.exchange.questionnaires import import_questionnaire
    from empathy_widgets.library.loose import check_loose

    with refusals():
        id = wanted_id(out, force) if out is not None else None
        draft = import_questionnaire(file.name, content_of(file), id)
        complaints = check_loose(draft.id, draft.text)
        if out is not None:
            with written_whole(str(out), str(file), force) as opened:
                opened.write(draft.text.encode())
            typer.echo(_("Written: {out}").format(out=out))
        else:
            typer.echo(draft.text, nl=False)
    for line in lines_about(draft, complaints):
        typer.echo(line, err=out is None)


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
