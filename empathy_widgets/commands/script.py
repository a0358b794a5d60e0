"""The `empathy script` commands: play a scene in the terminal, draw its beats and branches, bring in a story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from empathy_widgets.commands.places_to_write import ForceOption
from empathy_widgets.commands.script_import import bring_in
from empathy_widgets.commands.speaking import refusals
from empathy_widgets.errors import ContentError
from empathy_widgets.files import must_be_free, write_whole
from empathy_widgets.strings import _, ngettext

if TYPE_CHECKING:
    from empathy_widgets.domain import Script

__all__ = ["script"]

script = typer.Typer(no_args_is_help=True, help="Play, draw and bring in the scenes of content/scripts.")
script.command("import")(bring_in)
FileArgument = Annotated[Path, typer.Argument(
    help="A scene, for example content/scripts/two-cups.yaml; it need not be finished.")]


def read(path: Path) -> tuple[Script, dict[str, int]]:
    """The script in a file, and how much of each beat and ending is still to write; refused when it is no scene."""
    from empathy_widgets.domain import Script
    from empathy_widgets.library import load_content, load_draft

    try:
        found = load_content(path)
    except ContentError as unfinished:
        try:
            draft = load_draft(path)
        except ContentError:
            raise unfinished from None
        typer.echo(ngettext(
            "This is a draft: {count} place is still to write. “empathy content check {name}” names it.",
            "This is a draft: {count} places are still to write. “empathy content check {name}” names them.",
            draft.places).format(count=draft.places, name=path) if draft.places else str(unfinished), err=True)
        return draft.script, draft.missing
    if not isinstance(found, Script):
        raise ContentError(_("This file holds no scene. Name a file of content/scripts."))
    return found, {}


@script.command()
def play(
    file: FileArgument,
    level: Annotated[str | None, typer.Option(
        help="How guarded the other person is: one of the scene's own levels; its first unless you say.")] = None,
) -> None:
    """Play a scene here in the terminal; nothing is kept."""
    from empathy_widgets.commands.script_in_terminal import perform

    with refusals():
        found, _missing = read(file)
        perform(found, level or found.levels[0].id, input, typer.echo)


@script.command("map")
def draw_map(
    file: FileArgument,
    out: Annotated[Path, typer.Option(help="The SVG file to write.")] = Path("map.svg"),
    force: ForceOption = False,
) -> None:
    """Draw the beats of a scene and every way between them as an SVG picture; of a draft, what is still to write."""
    from empathy_widgets.charts import as_svg, script_map

    with refusals():
        must_be_free(out, force)
        found, missing = read(file)
        write_whole(out, as_svg(script_map(found, missing=missing), found.title).encode(), force=force)
    typer.echo(_("Drawn: {out}").format(out=out))
