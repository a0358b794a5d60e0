"""The instruments on the shelf: looked up by id, read once, read again when an editor saves the file."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from empathy_widgets.domain import Instrument
from empathy_widgets.errors import ContentError
from empathy_widgets.library.check import check_content, read_instrument
from empathy_widgets.library.complaint import Complaint, short_name
from empathy_widgets.places import content_folder
from empathy_widgets.strings import _, ngettext

__all__ = ["Library", "load_instrument"]

AN_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")


def load_instrument(path: Path | str) -> Instrument:
    """Read one instrument file.

    Parameters
    ----------
    path : Path or str
        A YAML file; its name is the instrument's id.

    Returns
    -------
    Instrument
        Key, labels, rights and reference samples; item sentences only where they are the workbook's own.

    Raises
    ------
    ContentError
        The first complaint about the file, and how many more there are.
    """
    instrument, _sheet, complaints = read_instrument(Path(path))
    if instrument is None:
        first, more = str(min(complaints)), len(complaints) - 1
        if more:
            rest = ngettext("(and {count} more complaint)", "(and {count} more complaints)", more)
            first = f"{first} {rest.format(count=more)}"
        raise ContentError(first)
    return instrument


class Library:
    """The content folder as objects.

    Parameters
    ----------
    folder : Path or str, optional
        A folder that holds ``instruments/``; the one that ships with the workbook when left out.

    Examples
    --------
    >>> library = Library()
    >>> [instrument.id for instrument in library.instruments() if instrument.kind == "practice"]
    ['compassion-practice-form', 'pes-practice-form']
    >>> library.instrument("pes").has_wording
    False
    """

    def __init__(self, folder: Path | str | None = None) -> None:
        self.folder = Path(folder) if folder is not None else content_folder()

    def instrument(self, id: str) -> Instrument:
        """Return the instrument of this id; ContentError when there is none, or its file needs an editor."""
        path = self.folder / "instruments" / f"{id}.yaml"
        if not isinstance(id, str) or not AN_ID.fullmatch(id) or not path.is_file():
            raise ContentError(_("There is no such instrument on the shelf; choose one from the list."))
        return _load(path)

    def instruments(self) -> tuple[Instrument, ...]:
        """Return every sound instrument by title; ``complaints`` says what is left out, and why."""
        sound = []
        for path in sorted((self.folder / "instruments").glob("*.yaml")):
            try:
                sound.append(_load(path))
            except ContentError:
                continue
        if not sound:
            raise ContentError(
                _("There is no usable instrument in {folder}; run “empathy content check” to see why.").format(
                    folder=short_name(self.folder / "instruments"))
            )
        return tuple(sorted(sound, key=lambda instrument: (instrument.title.casefold(), instrument.id)))

    def complaints(self) -> list[Complaint]:
        """Return what an editor has to mend in this folder."""
        return check_content(self.folder)


def _load(path: Path) -> Instrument:
    try:
        stamp = path.stat()
    except OSError as error:
        raise ContentError(_("An instrument file cannot be opened; check that you may read it.")) from error
    return _load_once(path, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=256)
def _load_once(path: Path, changed: int, size: int) -> Instrument:
    """Read the file once for every time it was saved."""
    return load_instrument(path)
