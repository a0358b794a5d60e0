"""`empathy script import`: a story written elsewhere becomes a draft, with a list of what a person must decide."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from empathy_widgets.commands.places_to_write import PIPE, ForceOption, same_file
from empathy_widgets.commands.speaking import refusals
from empathy_widgets.errors import ExchangeError
from empathy_widgets.files import must_be_free, read_file, write_whole
from empathy_widgets.strings import _, ngettext

if TYPE_CHECKING:
    from empathy_widgets.exchange.stories.draft import SceneDraft

__all__ = ["bring_in"]

MOST_SHOWN = 12
"""Complaints of the checker that are shown; the command for the rest is named."""
AN_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")


def bring_in(
    file: Annotated[Path, typer.Argument(
        help="A story: Twee 3 (.twee), a page published by Twine 2 (.html), Ink exported to JSON (.json) or Yarn "
             "(.yarn); - reads a pipe.")],
    out: Annotated[Path | None, typer.Option(
        help="The draft to write, for example content/scripts/my-story.yaml; its name becomes the id. Without it the "
             "draft goes to standard output.")] = None,
    start: Annotated[str, typer.Option(
        help="The passage or node it begins with, for a story that does not say so or says it wrongly.")] = "",
    force: ForceOption = False,
) -> None:
    """Turn a Twine, Ink or Yarn story into the draft of a scene, and say what must still be decided."""
    from empathy_widgets.exchange.stories import draft_text, make_draft, read_story

    with refusals():
        if out is not None:
            look_at(out, file, force)
        story = read_story(read(file), "story" if str(file) == PIPE else file.name, start)
        draft = make_draft(story, out.stem if out else "")
        text = draft_text(draft)
        if out is None:
            typer.echo(text.encode("utf-8"), nl=False)
        else:
            write_whole(out, text.encode("utf-8"), force=force)
    tell(counted(draft))
    tell(*listed(_("To be decided:"), draft.decide), *listed(_("Not carried over:"), draft.left))
    tell(*checked(draft.id, text, draft_text(draft, stand_in=True), out))


def look_at(out: Path, file: Path, force: bool) -> None:
    """Refuse a place for the draft before anything is read."""
    if out.suffix != ".yaml" or not AN_ID.fullmatch(out.stem):
        raise ExchangeError(_("Name the draft in lower-case letters, digits and hyphens with the ending .yaml, for "
                              "example my-story.yaml."))
    must_be_free(out, force)
    if same_file(out, file):
        raise ExchangeError(_("The story would be overwritten. Name another file with --out."))


def read(file: Path) -> bytes:
    """The bytes of the story, no more than are read at all."""
    from empathy_widgets.exchange.stories import MOST_BYTES

    if str(file) != PIPE:
        return read_file(file, MOST_BYTES)
    try:
        return typer.get_binary_stream("stdin").read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise ExchangeError(_("The story cannot be read from the pipe. Name a file instead.")) from None


def counted(draft: SceneDraft) -> str:
    """How much there is of everything."""
    parts = (
        ngettext("{count} beat", "{count} beats", len(draft.beats)).format(count=len(draft.beats)),
        ngettext("{count} option", "{count} options", draft.options).format(count=draft.options),
        ngettext("{count} ending", "{count} endings", len(draft.endings)).format(count=len(draft.endings)),
        ngettext("{count} thing to decide", "{count} things to decide", len(draft.decide)).format(
            count=len(draft.decide)),
        _("{count} not carried over").format(count=len(draft.left)),
    )
    return _("{title} ({kind}): {parts}.").format(title=draft.title, kind=draft.kind, parts=", ".join(parts))


def listed(title: str, notes: Iterable[object]) -> list[str]:
    """A title and a line for each note; nothing when there are none."""
    lines = [f"  {note}" for note in notes]
    return [title, *lines] if lines else []


def checked(id: str, text: str, filled: str, out: Path | None) -> list[str]:
    """What the library's own checker says of the draft: what is empty, and what would still be wrong once written."""
    from empathy_widgets.library import check_content

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "scripts" / f"{id}.yaml"
        place.parent.mkdir()
        place.write_text(text, "utf-8")
        now = check_content(place)
        place.write_text(filled, "utf-8")
        later = check_content(place)
    name = str(out or f"{id}.yaml")
    if not now:
        return [_("“empathy content check {name}” passes.").format(name=name)]
    lines = [ngettext(
        "“empathy content check {name}” does not pass yet: it names {count} thing to write, the first at line {line}.",
        "“empathy content check {name}” does not pass yet: it names {count} things to write, the first at line {line}.",
        len(now)).format(name=name, count=len(now), line=now[0].line)]
    if later:
        lines.append(_("Once all is written, it would still say:"))
        lines += [f"  {str(complaint).partition(', ')[2]}" for complaint in later[:MOST_SHOWN]]
    if len(later) > MOST_SHOWN:
        more = len(later) - MOST_SHOWN
        lines.append(ngettext("  … and {count} thing more.", "  … and {count} things more.", more).format(count=more))
    return lines


def tell(*lines: str) -> None:
    """Say something beside the draft."""
    for line in lines:
        typer.echo(line, err=True)
