"""The one way out: whole or not at all, never over another file unasked, and never over what is no file to replace."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISLNK
from typing import BinaryIO

from empathy_widgets.errors import ExchangeError
from empathy_widgets.files.names import IMPOSSIBLE, impossible, kind_in_words, must_be_a_name, shown
from empathy_widgets.places import sync_folder
from empathy_widgets.strings import _

__all__ = ["must_be_free", "whole_file", "write_whole"]

HOW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
WORKSPACE_FILES = ("workspace.sqlite", "prepare.lock", "cookie-secret.json")
"""A folder that holds one of them is a workspace, in use or not, of SQLite or of PostgreSQL."""
NO_LINKS = (errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK, errno.EXDEV, errno.EACCES)
"""What a file system answers that knows no second name of a file."""


def must_be_free(file: Path | str, force: bool) -> None:
    """Refuse a name that nothing may be written to.

    Parameters
    ----------
    file : Path or str
        A name from outside.
    force : bool
        Whether an ordinary file of that name may be replaced. A folder, link, pipe or device never is, nor a file with
        a second name, nor anything in the folder of a workspace.

    Raises
    ------
    ExchangeError
        One sentence: what stands there, and what to do.
    """
    must_be_a_name(file)
    file = Path(file)
    try:
        must_be_outside(file)
        found = os.lstat(file)
    except FileNotFoundError:
        if not os.path.isdir(file.parent):
            raise no_folder(file) from None
        return
    except (OSError, ValueError, RuntimeError) as error:
        raise refusal(file, error) from None
    name = shown(file.name or file)
    if S_ISLNK(found.st_mode):
        raise ExchangeError(_(
            "{name} is a link to another place. Name the file itself, or another one.").format(name=name))
    if kind := kind_in_words(found.st_mode):
        raise ExchangeError(_("{name} is there already and is {kind}. Name another file.").format(name=name, kind=kind))
    if not force:
        raise ExchangeError(_(
            "{name} is there already. Choose another name, or add --force to overwrite it.").format(name=name))
    if found.st_nlink > 1:
        raise ExchangeError(_(
            "{name} has a second name elsewhere, so it is not replaced. Name another file.").format(name=name))


def must_be_outside(file: Path) -> None:
    """Refuse a name in the folder of a workspace, however it is spelled; OSError when its own folder is not there."""
    folder = file.parent.resolve(strict=True)
    for place in (folder, *folder.parents):
        if any(os.path.lexists(place / name) for name in WORKSPACE_FILES):
            raise ExchangeError(_("{name} would lie in the folder of a workspace, where only the workbook writes. Name "
                                  "a file outside of it.").format(name=shown(file.name or file)))


@contextmanager
def whole_file(file: Path | str, *, force: bool = False, private: bool = False) -> Iterator[BinaryIO]:
    """Open a file to write that takes its place only when this block ends well, and is on the disk then.

    Parameters
    ----------
    file : Path or str
        Where it shall be. Its folder is there already.
    force : bool
        Whether an ordinary file of that name may be replaced; see `must_be_free`.
    private : bool
        Whether only its owner may read it, as a file with people's answers should be.

    Raises
    ------
    ExchangeError
        It may not be written there, its folder is not there, or the disk is full; nothing is left behind.
    """
    must_be_free(file, force)
    file, part = Path(file), None
    try:
        place = file.parent.resolve(strict=True) / file.name
        part, descriptor = new_part(place, private)
        with os.fdopen(descriptor, "wb") as opened:
            yield opened
            opened.flush()
            os.fsync(opened.fileno())
        if force:
            must_be_free(place, force)  # what came there meanwhile
            part.replace(place)
        else:
            put_where_nothing_is(part, place)
        sync_folder(place.parent)
    except OSError as error:
        raise refusal(file, error) from None
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def write_whole(file: Path | str, content: bytes, *, force: bool = False, private: bool = False) -> None:
    """Write a file whole or not at all; see `whole_file`."""
    with whole_file(file, force=force, private=private) as opened:
        opened.write(content)


def new_part(place: Path, private: bool) -> tuple[Path, int]:
    """A new hidden file beside the place, open to write.

    Others may read it where ``private`` is not set and umask lets them.
    """
    part = place.with_name(f".{place.name[:40]}.{secrets.token_hex(6)}")
    return part, os.open(part, HOW, 0o600 if private else 0o644)


def put_where_nothing_is(part: Path, place: Path) -> None:
    """Give a file its name, unless somebody took that name a moment ago; FileExistsError then."""
    try:
        os.link(part, place)
        part.unlink()
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        os.close(os.open(place, HOW, 0o600))  # the name is ours from here on
        try:
            part.replace(place)
        except OSError:
            place.unlink(missing_ok=True)
            raise


def no_folder(file: Path) -> ExchangeError:
    """What to say when the folder of a file is missing."""
    return ExchangeError(_(
        "There is no folder {folder}. Make it first, or name another one.").format(folder=shown(file.parent)))


def refusal(file: Path, error: Exception) -> ExchangeError:
    """What to say when a file cannot be written."""
    number = getattr(error, "errno", None)
    if number in (errno.ENOSPC, errno.EDQUOT):
        return ExchangeError(_("The disk is full, so {name} was not written. Make some room and try again.").format(
            name=shown(file.name)))
    if isinstance(error, FileExistsError):
        return ExchangeError(_("{name} is there already. Choose another name, or add --force to overwrite it.").format(
            name=shown(file.name)))
    if isinstance(error, ValueError) or number in IMPOSSIBLE:
        return impossible(file)
    if not os.path.isdir(file.parent):
        return no_folder(file)
    return ExchangeError(_("{name} cannot be written there. Name another folder, or set its permissions right.").format(
        name=shown(file.name)))
