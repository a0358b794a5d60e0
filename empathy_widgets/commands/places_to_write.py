"""Files and pipes, in and out of a command: "-" is the pipe, and what goes out is whole or not there at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from empathy_widgets.errors import ExchangeError
from empathy_widgets.files import must_be_free, open_to_read, whole_file
from empathy_widgets.strings import _

__all__ = ["AnswersArgument", "ForceOption", "PIPE", "opened", "written_whole"]

PIPE = "-"
AnswersArgument = Annotated[str, typer.Argument(
    metavar="FILE", help="A row a respondent, a column an item: CSV, XLSX, ODS, XLS or SAV. - reads a pipe.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")]


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open a file to read, or the pipe for "-"; ExchangeError when it cannot be opened."""
    if name == PIPE:
        yield sys.stdin.buffer
        return
    with open_to_read(name) as stream:
        yield stream


@contextmanager
def written_whole(name: str | None, source: str | None = None, force: bool = True) -> Iterator[BinaryIO]:
    """Give a place to write that comes to be only when the block ends without an error.

    Parameters
    ----------
    name : str or None
        The file to make, which only you can read then; the pipe for "-" or None.
    source : str, optional
        The file that is being read, which is never the one to write.
    force : bool
        Whether a file of that name may be overwritten.

    Raises
    ------
    ExchangeError
        It cannot be written there, or is there already. What stood there before is left as it was.
    """
    if name is None or name == PIPE:
        yield from _to_pipe()
        return
    must_be_free(name, force)
    if source not in (None, PIPE) and same_file(name, source):
        raise ExchangeError(_("The answers would be overwritten. Name another file with --out."))
    with whole_file(name, force=force, private=True) as stream:
        yield stream


def same_file(one: Path | str, other: Path | str) -> bool:
    """Whether two names lead to one file; not where one of them leads nowhere."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


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
        raise ExchangeError(_(
            "The pipe cannot be written. Check the room left on the disk, or name a file with --out.")) from None
