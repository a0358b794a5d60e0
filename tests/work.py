"""How much work something makes, counted instead of timed: the same on a slow machine, a busy one and a fast one.

Counted are calls of functions, Python's and C's, wherever they stand, libraries included, and the bytes held at once.
What happens inside one C function, such as a regular expression, is one call: how long that takes, `make bench` says.
"""

from __future__ import annotations

import contextlib
import sys
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["TooMuchWork", "Work", "counted"]


class TooMuchWork(BaseException):
    """More calls than were allowed; no ``except Exception`` on the way swallows it, and what never ends is stopped."""


@dataclass
class Work:
    """What was done: ``calls`` made, and the most ``held`` at once, bytes (0 where nobody asked)."""

    calls: int = 0
    held: int = 0


@contextlib.contextmanager
def counted(most_calls: int, most_held: int | None = None) -> Iterator[Work]:
    """Count what the block does; AssertionError when it is more than that.

    Examples
    --------
    >>> with counted(1_000) as work:
    ...     sizes = [abs(number) for number in range(100)]
    >>> 100 < work.calls < 200
    True
    """
    work = Work()

    def call(_frame, event, _argument):
        if event in ("call", "c_call"):
            work.calls += 1
            if work.calls > most_calls:
                raise TooMuchWork(f"more than {most_calls:,} calls")

    before = sys.getprofile()
    if most_held is not None:
        tracemalloc.start()
    sys.setprofile(call)
    try:
        yield work
    except TooMuchWork as error:
        raise AssertionError(str(error)) from None
    finally:
        sys.setprofile(before)
        if most_held is not None:
            work.held = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
    assert most_held is None or work.held <= most_held, f"{work.held:,} bytes held at once, {most_held:,} allowed"
