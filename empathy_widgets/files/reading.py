"""The one way in: an ordinary file, whatever its name leads to.

Never more of it is read than was there when it was opened.
"""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from empathy_widgets.errors import ExchangeError
from empathy_widgets.files.names import IMPOSSIBLE, impossible, kind_in_words, must_be_a_name, shown
from empathy_widgets.strings import _

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["open_to_read", "read_file"]

HOW = (os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)
       | getattr(os, "O_BINARY", 0))
"""To read, without waiting for the other end of a pipe that took a file's place a moment ago."""
BUFFER = 1 << 16


def open_to_read(file: Path | str) -> BinaryIO:
    """Open an ordinary file to read.

    Parameters
    ----------
    file : Path or str
        A name from outside. A link is followed; it counts what is opened in the end.

    Returns
    -------
    binary stream
        Ends where the file ended when it was opened; ExchangeError while reading when there is more by then.

    Raises
    ------
    ExchangeError
        There is none, it may not be read, it is a pipe, device, folder or socket, or no file can be called so.
    """
    must_be_a_name(file)
    descriptor = None
    try:
        must_be_ordinary(file, os.stat(file).st_mode)  # a device is not even opened
        descriptor = os.open(file, HOW)
        must_be_ordinary(file, os.fstat(descriptor).st_mode)
        stream = io.BufferedReader(AsItWas(descriptor, file), BUFFER)
        descriptor = None
        return stream
    except (OSError, ValueError) as error:
        raise unreadable(file, error) from None
    finally:
        if descriptor is not None:
            os.close(descriptor)


def read_file(file: Path | str, limit: int) -> bytes:
    """Read a file at once: the whole of it, or one byte more than ``limit`` of a larger one; see `open_to_read`."""
    with open_to_read(file) as opened:
        return opened.read(limit + 1)


class AsItWas(io.FileIO):
    """A file that may not grow while it is read, or reading it might never end."""

    def __init__(self, descriptor: int, file: Path | str) -> None:
        super().__init__(descriptor, "rb")
        self.file, self.size = file, os.fstat(descriptor).st_size

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read a piece; ExchangeError when the disk refuses, or there is more than there was."""
        try:
            count = super().readinto(buffer)
            more = self.tell() > self.size
        except OSError as error:
            raise unreadable(self.file, error) from None
        if more:
            raise ExchangeError(_("{name} grows while it is read. Wait until it is complete, then try again.").format(
                name=shown(self.file)))
        return count or 0


def must_be_ordinary(file: Path | str, mode: int) -> None:
    """Refuse what only looks like a file by its name."""
    if kind := kind_in_words(mode):
        raise ExchangeError(_("{name} cannot be opened. It is {kind}; name an ordinary file.").format(
            name=shown(file), kind=kind))


def unreadable(file: Path | str, error: Exception) -> ExchangeError:
    """What to say when a file cannot be opened or read."""
    number = getattr(error, "errno", None)
    if isinstance(error, ValueError) or number in IMPOSSIBLE:
        return impossible(file)
    if number in (errno.ENOENT, errno.ENOTDIR):
        return ExchangeError(_(
            "{name} cannot be opened. There is no such file; check its name.").format(name=shown(file)))
    return ExchangeError(_(
        "{name} cannot be opened. Check that it is an ordinary file, and that you may read it."
    ).format(name=shown(file)))
