"""One preparation of a workspace at a time, on every operating system."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from empathy_widgets.errors import WorkspaceBusy
from empathy_widgets.strings import _

__all__ = ["locked"]

PAUSE = 0.05
"""Seconds between two attempts."""


@contextmanager
def locked(file: Path, seconds: float = 60.0) -> Iterator[None]:
    """Hold ``file`` (made when missing, mode 0600) for this block; WorkspaceBusy after waiting ``seconds``.

    The lock belongs to the open file, so it ends with the program however that ends.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        until = time.monotonic() + seconds
        while not taken(descriptor):
            if time.monotonic() > until:
                raise WorkspaceBusy(_("Another program is preparing this workspace. Please try again in a minute."))
            threading.Event().wait(PAUSE)
        yield
    finally:
        os.close(descriptor)


def taken(descriptor: int) -> bool:
    """Try to take the lock without waiting."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
