"""A secret of the workspace, beside its database and in no backup: what it signs cannot be guessed from a copy.

Whoever finds a backup, or the database alone, cannot try codes against the hashes in it. Where the secret is lost,
codes that were given open nothing any more, and new ones are made.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

__all__ = ["keyed"]

FILE = "client-secret.txt"
BYTES = 32


def keyed(folder: Path, purpose: str, text: str) -> str:
    """A keyed SHA-256 of a text, 64 hexadecimal digits; the same text for another purpose has another one."""
    return hmac.new(secret(folder), f"{purpose}\0{text}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def secret(folder: Path) -> bytes:
    """The workspace's secret, made when it is asked for first; of two programs that make one, the first is right."""
    file = folder / FILE
    known = read(file)
    if known is None:
        fresh = folder / f"{FILE}.{secrets.token_hex(8)}"
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(secrets.token_hex(BYTES).encode("ascii"))
            opened.flush()
            os.fsync(opened.fileno())
        try:
            os.link(fresh, file)
        except FileExistsError:
            if read(file) is None:  # no secret stands there, and so no code hangs on it
                fresh.replace(file)
        finally:
            fresh.unlink(missing_ok=True)
        known = read(file)
    if known is None:
        raise RuntimeError("the workspace's secret cannot be kept")
    return known


def read(file: Path) -> bytes | None:
    """The secret in a file; None where there is none."""
    try:
        found = bytes.fromhex(file.read_text("ascii"))
    except (OSError, ValueError):
        return None
    return found if len(found) == BYTES else None
