"""The `empathy wording` commands: load a site's own sentences of a scale, and list what is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from empathy_widgets.commands.speaking import WorkspaceOption, refusals
from empathy_widgets.errors import NotAllowed
from empathy_widgets.files import read_file
from empathy_widgets.strings import _

__all__ = ["wording"]

wording = typer.Typer(no_args_is_help=True, help="Load your site's own sentences of a published scale, or list them.")


def content_of(file: Path) -> bytes:
    """The bytes of a file, one more than may be read at most; ExchangeError when it cannot be opened."""
    from empathy_widgets.exchange.wording.wording import LARGEST

    return read_file(file, LARGEST)


@wording.command()
def load(
    instrument: Annotated[str, typer.Argument(help="The id of the instrument, as pes.")],
    file: Annotated[Path, typer.Argument(help="Lines of text, a CSV with item and text, or a PDF with text.")],
    language: Annotated[str, typer.Option(help="The language of the sentences, as en, de or pt-BR.")],
    accept_terms: Annotated[bool, typer.Option("--accept-terms", help="Your site may use this wording.")] = False,
    order_checked: Annotated[bool, typer.Option(
        "--order-checked", help="You compared the order, though an earlier wording has another.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Load one wording into your workspace, after you confirmed its terms."""
    from empathy_widgets.domain import Actor
    from empathy_widgets.exchange.wording.wording import read_wording
    from empathy_widgets.exercises.load_wording import loaded_line
    from empathy_widgets.exercises.scale.terms import confirmed_terms, term_facts
    from empathy_widgets.library import Library
    from empathy_widgets.records import Store, Workspace

    with refusals():
        found = Library().instrument(instrument)
        if not accept_terms:
            for fact in term_facts(found):
                typer.echo(f"{fact['term']}: {fact['text']}\n")
            raise NotAllowed(_(
                "Nothing was loaded. If your site may use this wording under these terms, add --accept-terms."))
        content = content_of(file)
        read_wording(found, language, content, file.name, order_checked=True)
        place = Workspace(workspace) if workspace else Workspace.default()
        place.prepare()
        store = Store(place, Actor(seat="command"))
        earlier = [one.wording for one in store.loaded_wordings(found.id)]
        proposal = store.add_wording(
            read_wording(found, language, content, file.name, earlier, order_checked), confirmed_terms(found))
        told = next(one for one in store.loaded_wordings(found.id) if one.wording.id == proposal.id)
        typer.echo(f"{found.title}: {loaded_line(told)}")


@wording.command("list")
def list_wordings(
    instrument: Annotated[str | None, typer.Argument(
        help="The id of an instrument; all of them when left out.")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Print what is loaded: instrument, language, when and by whom."""
    from empathy_widgets.domain import Actor
    from empathy_widgets.exercises.load_wording import loaded_line
    from empathy_widgets.library import Library
    from empathy_widgets.records import Store, Workspace

    with refusals():
        if instrument is not None:
            Library().instrument(instrument)
        place = Workspace(workspace) if workspace else Workspace.default()
        loaded = Store(place, Actor(seat="command")).loaded_wordings(instrument)
    for one in loaded:
        typer.echo(f"{one.wording.instrument}: {loaded_line(one)}")
    if not loaded:
        typer.echo(_("No wording is loaded here."))


@wording.command()
def retire(
    name: Annotated[str, typer.Argument(metavar="ID", help="The short name `empathy wording list` prints.")],
    workspace: WorkspaceOption = None,
) -> None:
    """Offer a wording no longer. What was given in it stays as it is; loading it again offers it again."""
    from empathy_widgets.domain import Actor
    from empathy_widgets.records import Store, Workspace

    with refusals():
        place = Workspace(workspace) if workspace else Workspace.default()
        Store(place, Actor(seat="command")).retire_wording(name)
    typer.echo(_("Retired. What was given in it stays as it is."))
