"""The content on the shelf: looked up by id, read once, read again when an editor saves the file."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from empathy_widgets.domain import Claim, Claims, Instrument, PlanRules, Region, all_rules
from empathy_widgets.errors import ContentError
from empathy_widgets.library.check import Read, check_content, kind_of, read_content
from empathy_widgets.library.complaint import Complaint, short_name
from empathy_widgets.library.heads import head_of
from empathy_widgets.library.kinds import CLAIMS, INSTRUMENTS, Kind
from empathy_widgets.library.sheet import Unreadable, text_of
from empathy_widgets.places import content_folder
from empathy_widgets.strings import _, ngettext

__all__ = ["Library", "load_content", "load_instrument"]

AN_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")


def load_instrument(path: Path | str) -> Instrument:
    """Read one instrument file; ContentError with the first complaint about it, and how many more there are."""
    instrument: Instrument = load_content(path, INSTRUMENTS)
    return instrument


def load_content(path: Path | str, kind: Kind | None = None) -> Any:
    """Read one content file.

    Parameters
    ----------
    path : Path or str
        A YAML file; its name is the id.
    kind : Kind, optional
        What it is; found out by its folder or its entries when left out.

    Returns
    -------
    BaseModel
        The noun: an instrument, a script, a mirroring sequence, …

    Raises
    ------
    ContentError
        The first complaint about the file, and how many more there are.
    """
    path = Path(path)
    return _noun(read_content(path, kind or kind_of(path), proofs=False))


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
    ['pes-practice-form', 'compassion-practice-form']
    >>> library.instrument("pes").has_wording
    False
    """

    def __init__(self, folder: Path | str | None = None) -> None:
        self.folder = Path(folder) if folder is not None else content_folder()

    def instrument(self, id: str, version: int | None = None) -> Instrument:
        """Return the instrument of this id; ContentError when there is none, or its file needs an editor.

        ``version`` asks for the form as it was given then, which may stand under ``instruments/earlier/``.
        """
        path = self.folder / "instruments" / f"{id}.yaml"
        if not isinstance(id, str) or not AN_ID.fullmatch(id) or not path.is_file():
            raise ContentError(_("There is no such instrument on the shelf; choose one from the list."))
        instrument: Instrument = _load(path)
        if version in (None, instrument.version):
            return instrument
        path = self.folder / "instruments" / "earlier" / str(version) / f"{id}.yaml"
        if not path.is_file():
            raise ContentError(_("Version {version} of “{title}” is not here any more, so nobody can score what was "
                                 "given in it. Put its file back under instruments/earlier/{version}.").format(
                                     version=version, title=instrument.title))
        earlier: Instrument = _load(path)
        return earlier

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

    def entry(self, folder: str, id: str) -> Any:
        """Return one activity, such as ``entry("scripts", "im-fine")``; ContentError as for an instrument."""
        return _load(self._path(folder, id))

    def regions(self) -> tuple[Region, ...]:
        """Return every sound region of the brain by number; ``complaints`` says what is left out."""
        sound: list[Region] = []
        for path in sorted((self.folder / "brain").glob("*.yaml")):
            try:
                sound.append(_load(path))
            except ContentError:
                continue
        return tuple(sorted(sound, key=lambda region: (region.number, region.id)))

    def earliest(self, folder: str, id: str) -> Any:
        """Return an activity as it was before runs kept the text they were begun from; as it is where nothing changed.

        What changed since stands under ``earlier/`` in its folder.
        """
        path = self.folder / folder / "earlier" / f"{id}.yaml"
        if AN_ID.fullmatch(id) and path.is_file():
            return self.content_from_text(folder, id, _text(path))
        return self.entry(folder, id)

    def text(self, folder: str, id: str) -> str:
        """Return the whole text of an activity's file, character for character; ContentError as for an instrument."""
        return _text(self._path(folder, id))

    def content_from_text(self, kind: str, name: str, text: str, *, shelf: bool = False) -> Any:
        """Return an activity from the text its file had once, which is parsed and asked for nothing newer than itself.

        Parameters
        ----------
        kind : str
            The folder it was in, such as ``"scripts"``.
        name : str
            Its id. Whether there is a file of that name now does not matter.
        text : str
            As `text` returned it.
        shelf : bool
            It stands on the shelf now, so that today's customs bind it.

        Raises
        ------
        ContentError
            The text cannot be read as an activity of that kind and name.
        """
        if not AN_ID.fullmatch(name):
            raise ContentError(_("There is nothing of that name on the shelf; choose from the list."))
        return (_load_once if shelf else _load_kept)(self.folder / kind / f"{name}.yaml", text)

    def head(self, folder: str, id: str) -> dict[str, Any] | None:
        """Return what a list shows of one activity, as in `shelf`; None when its file is gone or cannot be read."""
        path = self.folder / folder / f"{id}.yaml"
        return _head(path) if AN_ID.fullmatch(id) and path.is_file() else None

    def _path(self, folder: str, id: str) -> Path:
        path = self.folder / folder / f"{id}.yaml"
        if not isinstance(id, str) or not AN_ID.fullmatch(id) or not path.is_file():
            raise ContentError(_("There is nothing of that name on the shelf; choose from the list."))
        return path

    def shelf(self, folder: str) -> list[dict[str, Any]]:
        """Return what a list shows of every activity of a folder, by title: the entries up to ``safety``, and levels.

        Only the head of each file is read, so that a long shelf opens at once; a file whose head cannot be read is
        left out, and ``complaints`` says why.
        """
        heads = [_head(path) for path in sorted((self.folder / folder).glob("*.yaml"))]
        return sorted((head for head in heads if head), key=lambda head: (head["title"].casefold(), head["id"]))

    def plan_rules(self) -> PlanRules:
        """Return the rules of plans, every sound file as one; ``complaints`` says what is left out, and why."""
        sound = []
        for head in self.shelf("plan"):
            try:
                sound.append(self.entry("plan", head["id"]))
            except ContentError:
                continue
        return all_rules(sound)

    def claims(self) -> tuple[Claim, ...]:
        """Return every claim of fact in ``evidence.yaml``; ContentError as for an instrument."""
        claims: Claims = load_content(self.folder / "evidence.yaml", CLAIMS)
        return claims.claims

    def complaints(self) -> list[Complaint]:
        """Return what an editor has to mend in this folder."""
        return check_content(self.folder)


def _load(path: Path) -> Any:
    return _load_once(path, _text(path))


@lru_cache(maxsize=256)
def _load_once(path: Path, text: str) -> BaseModel:
    """Read every text a file had once."""
    noun: BaseModel = _noun(read_content(path, kind_of(path), proofs=False, text=text))
    return noun


@lru_cache(maxsize=256)
def _load_kept(path: Path, text: str) -> BaseModel:
    """Read every text a run kept once, by the rules no scene can be played without."""
    noun: BaseModel = _noun(read_content(path, kind_of(path), proofs=False, text=text, customs=False))
    return noun


def _noun(read: Read) -> Any:
    """What was read; ContentError with the first complaint about it, and how many more there are."""
    if read.noun is None:
        first, more = str(min(read.complaints)), len(read.complaints) - 1
        if more:
            rest = ngettext("(and {count} more complaint)", "(and {count} more complaints)", more)
            first = f"{first} {rest.format(count=more)}"
        raise ContentError(first)
    return read.noun


def _text(path: Path) -> str:
    stamp = _stamp(path)
    try:
        return _text_once(path, stamp.st_mtime_ns, stamp.st_size)
    except Unreadable as error:
        raise ContentError(str(Complaint(short_name(path), error.line, "", error.text))) from error


@lru_cache(maxsize=256)
def _text_once(path: Path, changed: int, size: int) -> str:
    """Read the file once for every time it was saved."""
    return text_of(path)


def _head(path: Path) -> dict[str, Any] | None:
    stamp = _stamp(path)
    return head_of(path, stamp.st_mtime_ns, stamp.st_size)


def _stamp(path: Path) -> Any:
    try:
        return path.stat()
    except OSError as error:
        raise ContentError(_("A content file cannot be opened; check that you may read it.")) from error
