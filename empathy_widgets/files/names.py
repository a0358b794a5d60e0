"""Names of files as people type them: which none can have, and how one is shown in a sentence."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from empathy_widgets.errors import ExchangeError
from empathy_widgets.strings import _

__all__ = ["IMPOSSIBLE", "impossible", "kind_in_words", "must_be_a_name", "shown"]

LONGEST_SHOWN = 80
"""Characters of a name that a sentence repeats."""
IMPOSSIBLE = (errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL)
"""What an operating system answers to a name no file can have."""


def must_be_a_name(file: Path | str) -> None:
    """Refuse what no file can be called, and what no terminal could print afterwards."""
    name = os.fspath(file)
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raise impossible(file) from None
    if not name or "\0" in name:
        raise impossible(file)


def impossible(file: Path | str) -> ExchangeError:
    """What to say of a name no file can have."""
    return ExchangeError(_(
        "{name} cannot be opened. No file can have this name; choose a shorter and simpler one."
    ).format(name=shown(file)))


def shown(file: Path | str) -> str:
    """A name in one short line that any terminal can print.

    Examples
    --------
    >>> shown("answers.csv"), len(shown("a" * 300)), shown("a\\nb") == "a" + chr(0xFFFD) + "b"
    ('answers.csv', 81, True)
    """
    name = os.fspath(file)[:LONGEST_SHOWN + 1]
    name = "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
    return name if len(name) <= LONGEST_SHOWN else name[:LONGEST_SHOWN] + "…"


def kind_in_words(mode: int) -> str | None:
    """What stands there in place of a file; None for an ordinary one."""
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISDIR(mode):
        return _("a folder")
    if stat.S_ISFIFO(mode):
        return _("a pipe")
    return _("a socket") if stat.S_ISSOCK(mode) else _("a device")
