"""Which instrument a command is about: an id of content/, or a file of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from empathy_widgets.errors import ContentError
from empathy_widgets.strings import _

if TYPE_CHECKING:
    from empathy_widgets.domain import Instrument

__all__ = ["InstrumentArgument", "chosen_instrument"]

InstrumentArgument = Annotated[str, typer.Argument(
    help="An instrument: its id, for example pes, or the path of a YAML file.")]


def chosen_instrument(name: str) -> Instrument:
    """Return the instrument of an id or a YAML file; ContentError with the known ids when there is none."""
    from empathy_widgets.library import Library, load_instrument

    if Path(name).suffix in (".yaml", ".yml"):
        return load_instrument(name)
    library = Library()
    known = sorted(path.stem for path in (library.folder / "instruments").glob("*.yaml"))
    if name not in known:
        raise ContentError(_("There is no instrument of that id. Choose one of {ids}, or give the path of a YAML file.")
                           .format(ids=", ".join(known)))
    return library.instrument(name)
