"""Workbooks (XLSX, ODS, XLS) and SPSS files as rows of text, read by a program of its own that may fall alone."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.answers.blocks import NumberBlock
from empathy_widgets.strings import _

__all__ = ["ForeignFile", "kind_of"]

READER = Path(__file__).with_name("foreign_reader.py")
MARKS = {b"PK\x03\x04": "xlsx", b"\xd0\xcf\x11\xe0": "xls", b"$FL2": "sav", b"$FL3": "sav"}
"""The first four bytes of a file, and what it is."""
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
"""What an ODS file says of itself thirty bytes further on."""
PATIENCE = 60.0
"""Seconds until a program that uses no processor, so that its own limit never comes, is ended."""
WORST_HEADING = 4_000_000


def kind_of(start: bytes) -> str | None:
    """What a file is by its first bytes, whatever its name says; None where it may be text.

    Examples
    --------
    >>> kind_of(b"PK\\x03\\x04...."), kind_of(b"$FL2@(#)"), kind_of(b"id,1,2")
    ('xlsx', 'sav', None)
    """
    kind = MARKS.get(start[:4])
    return "ods" if kind == "xlsx" and start[30:].startswith(OPEN_DOCUMENT) else kind


class ForeignFile:
    """One file, read by a program of its own that ends when this is closed.

    Parameters
    ----------
    stream : binary stream
        The file, from where it stands to its end; not closed here.
    kind : str
        As `kind_of` says it.

    Raises
    ------
    ExchangeError
        It is broken, locked, empty, or larger than any file of answers. One sentence.
    """

    def __init__(self, stream: BinaryIO, kind: str) -> None:
        self._kind = kind
        self._failed: list[Exception] = []
        self._program = subprocess.Popen(
            [sys.executable, "-I", str(READER), kind], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"})
        self._end = weakref.finalize(self, ended, self._program)
        threading.Thread(target=self._feed, args=(stream,), daemon=True).start()
        try:
            self.about = self._heading()
        except BaseException:
            self.close()
            raise

    def _feed(self, stream: BinaryIO) -> None:
        """Hand over the file while the other end takes it."""
        pipe = self._program.stdin
        try:
            while piece := stream.read(1 << 18):
                pipe.write(piece)  # type: ignore[union-attr]  # it was opened as a pipe
        except (BrokenPipeError, ValueError):
            pass
        except Exception as error:
            self._failed.append(error)
        finally:
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]  # it was opened as a pipe

    def _heading(self) -> dict[str, Any]:
        """What the program says of the file before its first row."""
        slow = threading.Timer(PATIENCE, self._program.kill)
        slow.start()
        try:
            line = self._program.stdout.readline(WORST_HEADING)  # type: ignore[union-attr]  # it was opened as a pipe
        finally:
            slow.cancel()
        if self._failed:
            raise self._failed[0]
        try:
            about = json.loads(line)
        except ValueError:
            raise ExchangeError(too_much()) from None
        if reason := about.get("refused"):
            raise ExchangeError(refusal(str(reason), self._kind))
        return dict(about)

    def rows(self) -> Iterator[list[str]]:
        """Row by row; ExchangeError where the program ended before its last one."""
        assert self._program.stdout is not None  # it was opened as a pipe
        if self._kind == "sav":
            yield from self.about["first"]
            while (block := self.block()) is not None:
                yield from block.rows()
            return
        yield from csv.reader(map(bytes.decode, self._program.stdout))
        self._must_have_ended_well()

    def block(self) -> NumberBlock | None:
        """Some rows of an SPSS file at once; None behind the last one."""
        import numpy as np

        pipe = self._program.stdout
        if pipe is None or pipe.closed:
            return None
        line = pipe.readline(WORST_HEADING)
        if not line:
            self._must_have_ended_well()
            return None
        try:
            count, *sizes = json.loads(line)
            parts = [pipe.read(size) for size in sizes]
            columns = [part.decode().split("\0") if text else np.frombuffer(part, dtype=float)
                       for part, text in zip(parts, self.about["texts"], strict=True)]
        except ValueError:
            raise ExchangeError(too_much()) from None
        if any(len(column) != count for column in columns):
            raise ExchangeError(too_much())
        return NumberBlock(columns, count)

    def _must_have_ended_well(self) -> None:
        whole = self._program.wait() == 0
        self.close()
        if not whole:
            raise ExchangeError(too_much())

    def close(self) -> None:
        """End the program, wherever it is; so it ends too when nobody holds this any more."""
        self._end()


def ended(program: subprocess.Popen[bytes]) -> None:
    """End a program and let go of its pipe."""
    program.kill()
    program.wait()
    if program.stdout is not None:
        program.stdout.close()


def too_much() -> str:
    """What to say when the program did not come to an end."""
    return _("This file cannot be read: it is damaged, or far larger than a file of answers. Open it in your "
             "spreadsheet, save the sheet with the answers as “CSV UTF-8” and use that file.")


def refusal(reason: str, kind: str) -> str:
    """The sentence for a reason in one word."""
    if reason == "locked":
        return _("This file is locked by a password. Save it again without one and use that file.")
    if reason == "empty":
        return _("This file is empty. Give it a first row with the column names: id, then the item numbers.")
    if reason == "wide":
        return _("This file has thousands of columns. Keep the column with the ids and those with the answers.")
    if reason == "broken" and kind == "sav":
        return _("This SPSS file cannot be read; it is damaged or of a kind nobody reads here. Save it again from "
                 "SPSS, or as “CSV UTF-8”, and use that file.")
    return too_much()
