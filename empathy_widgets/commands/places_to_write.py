"""Files in and out of a command: a file or a pipe, written whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from empathy_widgets.errors import ExchangeError
from empathy_widgets.strings import _

__all__ = ["PIPE", "opened", "written_whole"]

PIPE = "-"


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open a file to read, or the pipe for "-"; ExchangeError when it cannot be opened or read."""
    if name == PIPE:
        yield sys.stdin.buffer
        return
    try:
        stream = Path(name).open("rb")
    except OSError:
        raise ExchangeError(_("{name} cannot be opened. Check its name, and that you may read it.").format(name=name)) from None
    with stream:
        yield stream


@contextmanager
def written_whole(name: str | None, source: str | None = None) -> Iterator[BinaryIO]:
    """Give a place to write that becomes the file ``name`` only when the block ends without an error.

    Parameters
    ----------
    name : str or None
        The file to make or replace; the pipe for "-" or None. Only you can read a file made here.
    source : str, optional
        The file that is being read, which must not be the one to write.

    Raises
    ------
    ExchangeError
        It cannot be written there, or it is the file being read. What stood there before is left as it was.
    """
    if name is None or name == PIPE:
        yield from _to_pipe()
        return
    place = Path(name)
    if source not in (None, PIPE) and place.exists() and place.samefile(source):
        raise ExchangeError(_("The answers would be overwritten. Name another file with --out."))
    try:
        number, kept = tempfile.mkstemp(prefix=f".{place.name[:40]}.", dir=place.parent)
        try:
            with os.fdopen(number, "wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(kept, place)
        except BaseException:
            os.unlink(kept)
            raise
    except OSError:
        raise ExchangeError(cannot_be_written(name)) from None


def _to_pipe() -> Iterator[BinaryIO]:
    """Spool, so that nothing reaches the pipe before everything is known to be right."""
    try:
        with tempfile.TemporaryFile() as spool:
            yield spool
            spool.seek(0)
            sys.stdout.flush()
            shutil.copyfileobj(spool, sys.stdout.buffer)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError:
        raise ExchangeError(cannot_be_written("-")) from None


def cannot_be_written(name: str) -> str:
    """Return the sentence for a place that takes no file."""
    return _("{name} cannot be written. Check the folder and the room left on the disk, or name another file with --out."
             ).format(name=_("The pipe") if name == PIPE else name)
