"""A file of text: in which letters it is written, and by what its cells are parted. Nothing is guessed unasked."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from empathy_widgets.errors import ExchangeError, UnsureLetters
from empathy_widgets.strings import _

__all__ = ["TextLines", "letters_of", "must_be_lines", "no_text", "separator_of"]

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16",
}
"""The mark a file begins with, the longer ones first where one begins like another."""
PAGES = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "cp932", "gb18030", "big5", "euc_kr", "mac_roman",
]
"""Encodings in which spreadsheets save text that is not UTF-8, in the countries that have them."""
PIECE, SAMPLE = 1 << 18, 1 << 16
LONGEST = 1 << 20
"""Letters of a line."""
SEPARATORS = ",;\t"
SEPARATOR_LINE = re.compile(r"\s*[\"']?sep=(.)[\"']?\s*", re.IGNORECASE)
SHOWN = 30


def letters_of(stream: BinaryIO, named: str | None = None) -> str:
    """Return the encoding of a file: by its mark, else UTF-8 where all of it is, else the one a person named.

    Parameters
    ----------
    stream : binary stream
        Read to its end and set back to its beginning.
    named : str, optional
        What a person says it is; a mark at the beginning knows better.

    Raises
    ------
    UnsureLetters
        It is none of them: the likeliest one, and some words as they would be read by it, for a person to look at.
    ExchangeError
        The encoding named is unknown, or does not fit.

    Examples
    --------
    >>> letters_of(io.BytesIO("id;Gefühl".encode())), letters_of(io.BytesIO("id;Gefühl".encode("utf-16")))
    ('utf-8', 'utf-16')
    """
    start = stream.read(256)
    stream.seek(0)
    for mark, name in MARKS.items():
        if start.startswith(mark) and not (name == "utf-16" and start.startswith(mark + b"\0\0")):
            return name
    if unmarked := without_mark(start):
        return unmarked
    wanted = named or "utf-8"
    try:
        odd = first_odd_piece(stream, wanted)
    except LookupError:
        raise ExchangeError(
            _("No encoding of this name is known here. Name another one, for example cp1252.")) from None
    if odd is None:
        return wanted
    if named:
        raise ExchangeError(_("This file is not written in {name}. Name another encoding, or save it again as "
                              "“CSV UTF-8”.").format(name=named))
    raise likeliest(odd)


def without_mark(start: bytes) -> str | None:
    """UTF-16 without its mark, which every second byte of plain letters gives away."""
    if len(start) < 4:
        return None
    even, odd = start[0::2].count(0) / len(start[0::2]), start[1::2].count(0) / len(start[1::2])
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else None


def first_odd_piece(stream: BinaryIO, name: str) -> bytes | None:
    """Bytes around the first that are not of this encoding; None where all of them are. Memory stays flat."""
    decoder, before = codecs.getincrementaldecoder(name)(), b""
    try:
        while piece := stream.read(PIECE):
            if len(piece) == PIECE and piece.count(0) > PIECE // 2:  # no text, and not read to its end to know that
                return b"\0"
            decoder.decode(piece)
            before = piece
        piece = b""
        decoder.decode(b"", True)
    except UnicodeDecodeError as error:
        around = before[-SAMPLE:] + piece
        at = max(0, len(around) - len(piece) + error.start - SAMPLE // 2)
        return (around[at:at + SAMPLE] if piece else around[-SAMPLE:]) or b"\xff"
    finally:
        stream.seek(0)
    return None


def likeliest(odd: bytes) -> UnsureLetters | ExchangeError:
    """What to ask of bytes that are no UTF-8: the encoding they are most likely in, and a word of them."""
    from charset_normalizer import from_bytes

    told = b"\n".join(line for line in odd.splitlines() if not line.isascii())[:SAMPLE // 8]
    best = from_bytes(told, cp_isolation=PAGES).best() if told and b"\0" not in odd else None
    if best is None:
        return no_text()
    words = re.findall(r"[^\W\d_]+", str(best))
    word = ", ".join(list(dict.fromkeys(one[:SHOWN] for one in words if not one.isascii()))[:6])
    return UnsureLetters(_(
        "This file is not text in UTF-8. It may be {encoding}, by which it says “{word}”; confirm that if it reads "
        "well. Otherwise: in your spreadsheet, save it again as “CSV UTF-8” and use that file."
    ).format(encoding=best.encoding, word=word), best.encoding)


class TextLines:
    """Line by line with its end, never more than a million letters; UnicodeError where letters are none.

    Many lines can be read ahead at once, and put back for whoever wants them one by one.

    Examples
    --------
    >>> lines = TextLines(io.BytesIO(b"a\\nb\\r\\nc"), "utf-8")
    >>> next(lines), lines.ahead(), lines.ahead()
    ('a\\n', 'b\\r\\nc', '')
    """

    def __init__(self, stream: BinaryIO, letters: str) -> None:
        self._text = io.TextIOWrapper(Held(stream), letters, newline="")
        self._back: io.StringIO | None = None
        self._each = self._one_by_one()

    def __iter__(self) -> Iterator[str]:
        return self._each

    def __next__(self) -> str:
        return next(self._each)

    def _one_by_one(self) -> Iterator[str]:
        while line := (self._back.readline(LONGEST) if self._back else "") or self._text.readline(LONGEST):
            yield line

    def ahead(self) -> str:
        """Many whole lines; the last is cut where it is too long. Nothing at the end, or while some are put back."""
        if self._back is not None and self._back.tell() < len(self._back.getvalue()):
            return ""
        self._back = None
        text = self._text.read(PIECE)
        return text + self._text.readline(LONGEST) if text else ""

    def put_back(self, text: str) -> None:
        """Let lines that were read ahead come one by one."""
        self._back = io.StringIO(text, newline="") if text else self._back


def must_be_lines(lines: list[str]) -> None:
    """Refuse a line nobody writes; further down, what it is cut into is refused as no row."""
    if any(len(line) == LONGEST for line in lines):
        raise ExchangeError(_("This file has a line of more than a million letters, as no file of answers has. Save "
                              "the sheet with the answers again as “CSV UTF-8” and use that file."))


def no_text() -> ExchangeError:
    """What to say where letters are none."""
    return ExchangeError(_("This file is not text in UTF-8. In your spreadsheet, save it again as “CSV UTF-8” and "
                           "use that file."))


def separator_of(lines: list[str], numbers: re.Pattern[str]) -> tuple[str, int]:
    """Return what parts the cells, and how many lines say only that (``sep=;``).

    The one of comma, semicolon and tab that shows the most item numbers in the first row, then the one by which the
    most rows are as wide as it, then the widest.

    Examples
    --------
    >>> separator_of(["sep=;\\n", "a;b\\n"], re.compile("[0-9]+")), separator_of(["id\\t1\\n"], re.compile("[0-9]+"))
    ((';', 1), ('\\t', 0))
    """
    if lines and (said := SEPARATOR_LINE.fullmatch(lines[0])):
        return said.group(1), 1
    best = max(SEPARATORS, key=lambda one: fitness(lines, one, numbers))
    return best, 0


def fitness(lines: list[str], separator: str, numbers: re.Pattern[str]) -> tuple[int, float, int]:
    """How well a separator fits the first rows."""
    try:
        rows = list(islice((row for row in csv.reader(lines, delimiter=separator) if any(row)), 30))
    except csv.Error:
        rows = []
    if not rows:
        return 0, 0.0, 0
    first, width = rows[0], len(rows[0])
    alike = sum(len(row) == width for row in rows) / len(rows) if width > 1 else 0.0
    return sum(bool(numbers.fullmatch(name.strip())) for name in first[1:]), round(alike, 1), width


class Held(io.RawIOBase):
    """A stream that stays open when the text read from it is done with."""

    name = "answers"
    """Text asks every stream below it for one, to be shown in its ``repr``."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        return self._stream.read(size)
