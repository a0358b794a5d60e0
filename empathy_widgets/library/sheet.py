"""One YAML file as plain Python with the line of every entry. Knows nothing of instruments.

What a content file never needs is refused before it is built: large files, anchors, tags, deep nesting.
"""

from __future__ import annotations

import datetime
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent, CollectionEndEvent, CollectionStartEvent, DocumentStartEvent, NodeEvent, ScalarEvent,
)
from ruamel.yaml.parser import RoundTripParser
from ruamel.yaml.reader import ReaderError

from empathy_widgets.errors import ExchangeError
from empathy_widgets.files import decoded, read_file
from empathy_widgets.strings import _

__all__ = ["Sheet", "Unreadable", "read_sheet", "sheet_of", "text_of"]

LARGEST = 100_000
"""Bytes of one file. The longest questionnaire here needs a tenth of it."""
DEEPEST = 8
"""Mappings and lists inside one another. An instrument needs five."""
MOST = 10_000
"""Entries of one file."""

Place = tuple[str | int, ...]
"""Keys from the top of the file to an entry, for example ``("items", 5, "text")``."""


class Unreadable(Exception):
    """The file cannot be read as content; ``line`` is 0 when it is about the whole file."""

    def __init__(self, text: str, line: int = 0) -> None:
        super().__init__(text)
        self.text, self.line = text, line


@dataclass
class Sheet:
    """What a file says: nested dicts, lists, text, numbers, booleans and dates, and the line of every entry."""

    content: dict[Any, Any]
    lines: dict[Place, int] = field(default_factory=dict)

    def line(self, place: Place) -> int:
        """The line of an entry, or of the nearest entry around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_sheet(path: Path, room: int = 1) -> Sheet:
    """Read one YAML file.

    Parameters
    ----------
    path : Path
        A regular file, UTF-8, at most 100,000 bytes, one document, a mapping at the top.
    room : int
        How many times `LARGEST` and `MOST` it may hold: a draft of a long story is cut down while it is written.

    Returns
    -------
    Sheet
        Plain values with the line of every entry.

    Raises
    ------
    Unreadable
        For every reason a file cannot be read, in a sentence with a remedy; nothing else is raised.
    """
    return sheet_of(text_of(path, room), room)


def text_of(path: Path, room: int = 1) -> str:
    """The characters of a file, without the mark some editors put at its start; Unreadable as for `read_sheet`."""
    return _decode(_read_bytes(path, room))


def sheet_of(text: str, room: int = 1) -> Sheet:
    """Read a file's text that was kept elsewhere; Unreadable as for `read_sheet`."""
    try:
        if len(text.encode()) > room * LARGEST:
            raise Unreadable(_too_large(room))
    except UnicodeEncodeError as error:
        raise Unreadable(_control_character()) from error
    try:
        return _build(text, room)
    except Unreadable:
        raise
    except DuplicateKeyError as error:
        raise Unreadable(
            _("An entry is named twice in the same place. Keep one of the two and delete the other."), _mark(error),
        ) from error
    except MarkedYAMLError as error:
        raise Unreadable(_not_yaml(), _mark(error)) from error
    except ReaderError as error:
        raise Unreadable(_control_character()) from error
    except Exception as error:  # ruamel raises ValueError, TypeError and others for odd dates and numbers
        raise Unreadable(_not_yaml()) from error


def _read_bytes(path: Path, room: int) -> bytes:
    try:
        raw = read_file(path, room * LARGEST)
    except ExchangeError as error:
        raise Unreadable(str(error)) from error
    if len(raw) > room * LARGEST:
        raise Unreadable(_too_large(room))
    return raw


def _decode(raw: bytes) -> str:
    try:
        return decoded(raw)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Unreadable(_("A letter here is not UTF-8. Save the file again as UTF-8 in your editor."), line) from error


class _Walk(RoundTripParser):
    """Reads a file once, and stops at what could grow when it is built: nothing is, before all of it was read."""

    room = 1

    def __init__(self, loader: Any) -> None:
        super().__init__(loader)
        self.depth = self.entries = self.documents = 0

    def get_event(self) -> Any:
        """The next piece of the file, looked at."""
        event = super().get_event()
        self._look_at(event)
        return event

    def _look_at(self, event: Any) -> None:
        line = event.start_mark.line + 1 if event.start_mark is not None else 0
        self.entries += isinstance(event, NodeEvent)
        self.depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        self.documents += isinstance(event, DocumentStartEvent)
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
            raise Unreadable(_("“&” and “*” have a special meaning here. Write the entry out in full, or put the "
                               "sentence in quotation marks."), line)
        if isinstance(event, (ScalarEvent, CollectionStartEvent)) and str(event.tag or "").strip("!"):
            raise Unreadable(_("“!” has a special meaning here. Put the sentence in quotation marks."), line)
        if isinstance(event, ScalarEvent) and event.value == "<<":
            raise Unreadable(_("“<<” has a special meaning here. Write the entries out in full."), line)
        if self.depth > DEEPEST:
            raise Unreadable(
                _("Entries stand too deep inside one another. Look for a bracket that is not closed."), line,
            )
        if self.entries > self.room * MOST:
            raise Unreadable(_("The file has too many entries. One file holds one thing."), line)
        if self.documents > 1 or getattr(event, "version", None) is not None or getattr(event, "tags", None):
            raise Unreadable(_("One file holds one thing. Delete lines that start with “---” or “%”."), line)


def _build(text: str, room: int) -> Sheet:
    reader = YAML(typ="rt", pure=True)
    reader.Parser = type("_WalkInRoom", (_Walk,), {"room": room})
    content = reader.load(text)
    if not isinstance(content, CommentedMap):
        raise Unreadable(_("The file must start with entries such as “id: example-scale”. See content/README.md."), 1)
    sheet = Sheet(content={}, lines={(): 1})
    sheet.content = _mapping(content, (), sheet)
    return sheet


def _mapping(node: CommentedMap, place: Place, sheet: Sheet) -> dict[str | int, object]:
    """Entries with names as plain Python, noting the line of each."""
    content: dict[str | int, object] = {}
    for key, value in node.items():
        line = node.lc.key(key)[0] + 1
        if isinstance(key, bool) or not isinstance(key, (str, int)):
            raise Unreadable(_("The name of an entry must be a word or a number. Put it in quotation marks, or "
                               "correct it."), line)
        name = _text(str(key), line) if isinstance(key, str) else int(key)
        sheet.lines[*place, name] = line
        content[name] = _plain(value, (*place, name), sheet)
    return content


def _plain(node: object, place: Place, sheet: Sheet) -> object:
    """The same as plain Python, noting the line of every entry on the way."""
    if isinstance(node, CommentedMap):
        return _mapping(node, place, sheet)
    if isinstance(node, CommentedSeq):
        for index in range(len(node)):
            sheet.lines[*place, index] = node.lc.item(index)[0] + 1
        return [_plain(part, (*place, index), sheet) for index, part in enumerate(node)]
    return _scalar(node, sheet.line(place))


def _scalar(node: object, line: int) -> object:
    """Drop ruamel's own number and text types, which remember how a value was written."""
    if node is None or isinstance(node, (bool, datetime.date)):
        return node
    for kind in (int, float):
        if isinstance(node, kind):
            return kind(node)
    if isinstance(node, str):
        return _text(str(node), line)
    raise Unreadable(_("This value cannot be read. Put it in quotation marks."), line)


def _text(value: str, line: int) -> str:
    """Text without control characters and halves of characters."""
    if any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t" for letter in value):
        raise Unreadable(_control_character(), line)
    return value


def _mark(error: MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    return mark.line + 1 if mark is not None else 0


def _too_large(room: int) -> str:
    return _("The file is larger than {count} KB. One file holds one thing; check that nothing was pasted into it by "
             "mistake.").format(count=room * LARGEST // 1000)


def _control_character() -> str:
    return _("There is an invisible control character. Delete it and type the sentence again.")


def _not_yaml() -> str:
    return _("This cannot be read. Look for a missing colon or quotation mark, or a line that is indented too far.")
