"""Files that commands write: whole or not at all, and never over another one unasked."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from empathy_widgets.errors import ExchangeError
from empathy_widgets.places import sync_folder
from empathy_widgets.strings import _

__all__ = ["must_be_free", "whole_file", "write_whole"]


def must_be_free(file: Path, force: bool) -> None:
    """Refuse a file that is there already, unless ``force``."""
    if file.exists() and not force:
        raise ExchangeError(_("{name} is there already. Choose another name, or add --force to overwrite it.").format(
            name=file.name))


@contextmanager
def whole_file(file: Path, *, force: bool = False, private: bool = False) -> Iterator[BinaryIO]:
    """Open a file to write that takes its place only when this block ends well, and is on the disk then.

    Parameters
    ----------
    file : Path
        Where it shall be. Its folder is there already.
    force : bool
        Whether a file of that name may be overwritten.
    private : bool
        Whether only its owner may read it, as a file with people's answers should be.

    Raises
    ------
    ExchangeError
        The file is there already, the folder is not, it cannot be written, or the disk is full; nothing is left behind.
    """
    must_be_free(file, force)
    part = None
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
        part = Path(name)
        with os.fdopen(descriptor, "wb") as opened:
            yield opened
            opened.flush()
            os.fsync(opened.fileno())
        part.chmod(0o600 if private else 0o644)
        part.replace(file)
        part = None
        sync_folder(file.parent)
    except OSError as error:
        raise refusal(file, error) from None
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def write_whole(file: Path, content: bytes, *, force: bool = False, private: bool = False) -> None:
    """Write a file whole or not at all; see `whole_file`."""
    with whole_file(file, force=force, private=private) as opened:
        opened.write(content)


def refusal(file: Path, error: OSError) -> ExchangeError:
    """What to say when a file cannot be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ExchangeError(_("The disk is full, so {name} was not written. Make some room and try again.").format(
            name=file.name))
    if not file.parent.is_dir():
        return ExchangeError(_("There is no folder {folder}. Make it first, or name another one.").format(
            folder=file.parent))
    return ExchangeError(_("{name} cannot be written there. Name another folder, or set its permissions right.").format(
        name=file.name))
