"""One preparation of a workspace at a time, on every operating system."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from empathy_widgets.errors import WorkspaceBusy
from empathy_widgets.strings import _

__all__ = ["locked"]


@contextmanager
def locked(file: Path, seconds: float = 60.0) -> Iterator[None]:
    """Hold ``file`` (made when missing, mode 0600) for this block; WorkspaceBusy after waiting ``seconds``.

    The lock belongs to the open file, so it ends with the program however that ends; the file stays.
    """
    from filelock import FileLock, Timeout  # a page prepares nothing

    lock = FileLock(file, seconds, mode=0o600, preserve_lock_file=True)
    try:
        lock.acquire()
    except Timeout:
        raise WorkspaceBusy(_("Another program is preparing this workspace. Please try again in a minute.")) from None
    try:
        yield
    finally:
        lock.release()
