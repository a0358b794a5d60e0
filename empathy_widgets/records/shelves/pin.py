"""The clinician's PIN: hashed with argon2, and slow to guess because wrong tries cost time."""

from __future__ import annotations

import datetime
import functools
import math
from typing import TYPE_CHECKING, Any

from empathy_widgets.errors import NotAllowed
from empathy_widgets.strings import _, ngettext

if TYPE_CHECKING:
    from argon2 import PasswordHasher

__all__ = ["hashed", "hasher", "left", "right", "told_to_wait", "told_wrong", "wait_after"]

FREE_TRIES = 5
FIRST_WAIT = 30
LONGEST_WAIT = 3600
"""Seconds."""


@functools.cache
def hasher() -> PasswordHasher:
    """Argon2id with the parameters argon2-cffi recommends (RFC 9106, low memory)."""
    from argon2 import PasswordHasher  # loaded by the few pages that ask for a PIN, not by all

    return PasswordHasher()


def well_formed(pin: Any) -> bool:
    """Whether a PIN is 4 to 32 digits, 0 to 9."""
    return isinstance(pin, str) and pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 32


def hashed(pin: Any) -> str:
    """Hash a new PIN; NotAllowed when it is not 4 to 32 digits."""
    if not well_formed(pin):
        raise NotAllowed(_("A PIN is at least 4 digits and nothing else. Please choose another one."))
    return hasher().hash(pin)


def right(stored: str | None, pin: Any) -> bool:
    """Whether ``pin`` is the one that was set."""
    from argon2.exceptions import InvalidHashError, VerificationError

    if stored is None or not well_formed(pin):
        return False
    try:
        return hasher().verify(stored, pin)
    except (InvalidHashError, VerificationError):
        return False


def wait_after(count: int) -> int:
    """Seconds to wait after ``count`` wrong tries: 0 for the first four, then 30, 60, 120 and so on to an hour."""
    over = count - FREE_TRIES
    return 0 if over < 0 else min(FIRST_WAIT * 2 ** min(over, 10), LONGEST_WAIT)


def left(locked_until: datetime.datetime | None, count: int, now: datetime.datetime) -> int:
    """Seconds of the wait that are left; none when the clock was set back further than any wait could reach."""
    seconds = 0.0 if locked_until is None else (locked_until - now).total_seconds()
    return math.ceil(seconds) if 0 < seconds <= wait_after(count) else 0


def told_to_wait(seconds: int) -> str:
    """How long to wait, in words."""
    return ngettext(
        "That PIN was wrong too often. Wait {count} second, then try again.",
        "That PIN was wrong too often. Wait {count} seconds, then try again.", seconds,
    ).format(count=seconds)


def told_wrong(count: int) -> str:
    """That the PIN was wrong, and how many tries are left before a wait."""
    tries = FREE_TRIES - count
    return ngettext(
        "That PIN is not right. You can try {count} more time before a pause.",
        "That PIN is not right. You can try {count} more times before a pause.", tries,
    ).format(count=tries)
