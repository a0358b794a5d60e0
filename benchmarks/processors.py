"""Processor time of a program with everything under it, what has ended meanwhile included."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

import psutil
from playwright.sync_api import Browser, Playwright

__all__ = ["browser_with_root", "settled", "spent"]


def spent(root: psutil.Process) -> float:
    """Seconds of processor time, user and system, of a process and all its descendants so far.

    A process that has ended is counted through the parent that waited for it.
    """
    total = 0.0
    for process in [root, *root.children(recursive=True)]:
        with contextlib.suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total


def settled(root: psutil.Process, share: float = 0.03, patience: float = 60) -> float:
    """What was ``spent`` once a second adds less than ``share`` of one processor to it, or after ``patience`` s."""
    until = time.monotonic() + patience
    last = spent(root)
    while time.monotonic() < until:
        time.sleep(1)
        now = spent(root)
        if now - last < share:
            return now
        last = now
    return last


@contextlib.contextmanager
def browser_with_root(playwright: Playwright) -> Iterator[tuple[Browser, psutil.Process]]:
    """A browser and its first process, below which all its others are."""
    from chromium import launch

    own = psutil.Process()
    before = {own.pid, *(process.pid for process in own.children(recursive=True))}
    browser = launch(playwright)
    root = next(process for process in own.children(recursive=True)
                if process.pid not in before and process.ppid() in before)
    with browser:
        yield browser, root
