"""Looks over one content file or a whole folder and says everything an editor has to mend. Never raises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from empathy_widgets.errors import ExchangeError
from empathy_widgets.files import read_file
from empathy_widgets.library.complaint import Complaint, short_name
from empathy_widgets.library.kinds import INSTRUMENTS, KINDS, Kind, uncited
from empathy_widgets.library.sentences import in_words, refusals
from empathy_widgets.library.sheet import LARGEST, Place, Sheet, Unreadable, read_sheet, sheet_of
from empathy_widgets.strings import _

__all__ = ["Read", "check_content", "kind_of", "read_content"]


@dataclass
class Read:
    """One file as it was read: the noun is None as soon as there is a complaint."""

    path: Path
    noun: Any = None
    sheet: Sheet = field(default_factory=lambda: Sheet(content={}))
    complaints: list[Complaint] = field(default_factory=list)


def check_content(path: Path | str) -> list[Complaint]:
    """Say everything an editor has to mend.

    Parameters
    ----------
    path : Path or str
        One content file; or a folder of them; or the content folder that holds ``instruments/`` and the others.

    Returns
    -------
    list of Complaint
        By file and line; empty when all is well. In a folder the files are also compared with one another (no two
        share a source or a DOI); for one file only the file it names is looked up beside it.

    Examples
    --------
    >>> from empathy_widgets.places import content_folder
    >>> check_content(content_folder() / "instruments")
    []
    """
    path = Path(path)
    if not _is_folder(path):
        kind = kind_of(path)
        read = read_content(path, kind)
        return sorted(read.complaints + _neighbours([read], kind, _beside(read, kind)))
    inside = [kind for kind in KINDS if _is_folder(path / kind.folder)]
    if not inside:
        return sorted(_folder(path, kind_of(path))[0])
    complaints, sources = [], []
    for kind in inside:
        found, reads = _folder(path / kind.folder, kind)
        complaints += found
        sources.append(reads)
    return sorted(set(complaints + _shared([read for reads in sources for read in reads])))


def _folder(folder: Path, kind: Kind) -> tuple[list[Complaint], list[Read]]:
    """Every complaint about a folder of one kind, and the files as they were read."""
    complaints = [
        Complaint(short_name(file), 0, "", _("The ending must be “.yaml”. Rename the file."))
        for file in sorted(folder.glob("*.yml"))
    ]
    reads = [read_content(file, kind) for file in sorted(folder.glob("*.yaml"))]
    for read in reads:
        complaints += read.complaints
    if not reads:
        complaints.append(
            Complaint(short_name(folder), 0, "", _("There is nothing to check here. Name another folder.")))
    known = {read.path.stem: read.noun for read in reads}
    complaints += _neighbours(reads, kind, known)
    return sorted(set(complaints + _shared(reads))), reads


def kind_of(path: Path) -> Kind:
    """What kind of content a file or folder holds: by the folder's name, else by what stands in it."""
    named = {kind.folder: kind for kind in KINDS}
    if kind := named.get(path.name) or named.get(path.parent.name):
        return kind
    try:
        lines = read_file(path, LARGEST).decode("utf-8", "replace").splitlines()
    except ExchangeError:
        lines = []
    entries = {line.partition(":")[0] for line in lines if line[:1].isalpha()}
    return next((kind for kind in KINDS if kind.sign in entries), INSTRUMENTS)


def read_content(
    path: Path, kind: Kind, *, proofs: bool = True, text: str | None = None, customs: bool = True,
) -> Read:
    """Read one file, or the ``text`` it had; without ``proofs`` only what takes no time is looked at, and without
    ``customs`` only what the file cannot be read without."""
    read = Read(path)
    try:
        read.sheet = read_sheet(path) if text is None else sheet_of(text)
    except Unreadable as error:
        read.complaints = [Complaint(short_name(path), error.line, "", error.text)]
        return read
    try:
        form = kind.form.model_validate(read.sheet.content)
    except ValidationError as error:
        read.complaints = _complaints(read, refusals(error, kind.form))
        return read
    read.complaints = _complaints(read, kind.rules(form, path.stem))
    if customs:
        read.complaints += _complaints(read, kind.customs(form, path.stem))
    if read.complaints:
        return read
    noun = kind.build(form)
    read.complaints = _complaints(read, kind.values(noun, form))
    if not read.complaints and proofs:
        read.complaints = _complaints(read, chain(kind.proofs(noun, form), uncited(form)))
    read.noun = None if read.complaints else noun
    return read


def _neighbours(reads: list[Read], kind: Kind, known: dict[str, Any]) -> list[Complaint]:
    """What only shows when files of one kind are compared."""
    return [complaint for read in reads if read.noun is not None
            for complaint in _complaints(read, kind.neighbours(read.noun, known))]


def _beside(read: Read, kind: Kind) -> dict[str, Any]:
    """The file a single file names, read beside it."""
    named = getattr(read.noun, "practice_form", None)
    beside = read.path.parent / f"{named}.yaml"
    return {named: read_content(beside, kind).noun} if named and beside.is_file() else {}


def _shared(reads: list[Read]) -> list[Complaint]:
    """No two files name the same source or DOI."""
    complaints: list[Complaint] = []
    first: dict[tuple[str, str], Path] = {}
    for read in reads:
        if read.noun is not None:
            complaints += _complaints(read, _said_before(read, first))
    return complaints


def _said_before(read: Read, first: dict[tuple[str, str], Path]) -> Iterator[tuple[Place, str]]:
    for name in ("source", "doi"):
        if value := getattr(read.noun, name, None):
            other = first.setdefault((name, " ".join(value.casefold().split())), read.path)
            if other != read.path:
                yield (name,), _("{other} names the same {field}. Give each file a source of its own.").format(
                    other=other.name, field=name)


def _complaints(read: Read, found: Iterator[tuple[Place, str]]) -> list[Complaint]:
    return [Complaint(short_name(read.path), read.sheet.line(place), in_words(place), text) for place, text in found]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name no file system takes
        return False
