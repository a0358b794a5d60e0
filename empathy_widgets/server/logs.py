"""What a log line may hold: one short line without control characters, and never what somebody sent.

It goes for every logger of a process, also those of Jupyter, Voilà and tornado, which write down what came as it came.
"""

from __future__ import annotations

import logging
import os
import re
import traceback
from typing import Any

__all__ = ["LONGEST_LINE", "ShortRecord", "keep_short", "plain"]

LONGEST_LINE = 240
"""Signs of a message, and of each line of an error's way."""
STEPS = 20
OWN = "empathy_widgets"
NUMBERED = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""What a kernel is called: the one text of others' loggers that is shown as it is."""

OUTSIDE = re.compile(r"""['"=\n].*""", re.DOTALL)
"""Where what a logger put into its line itself begins: with a quotation mark, an equals sign or a new line."""


def plain(text: str, longest: int = LONGEST_LINE) -> str:
    """Return ``text`` as one line of printable ASCII, cut after ``longest`` signs.

    Examples
    --------
    >>> plain("a\\x1b[2Jb\\nc")
    'a?[2Jb?c'
    >>> plain("abcdef", 3)
    'abc...(6)'
    """
    kept = "".join(sign if sign.isascii() and sign.isprintable() else "?" for sign in text[:longest])
    return kept if len(text) <= longest else f"{kept}...({len(text)})"


def value(told: Any) -> Any:
    """Return what another's logger would write down: numbers as they are, a text by its length alone."""
    if told is None or isinstance(told, (int, float)) or (isinstance(told, str) and NUMBERED.fullmatch(told)):
        return told
    if isinstance(told, (str, bytes)):
        return f"({len(told)} signs)"
    return f"({type(told).__name__})"


def where(error: BaseException) -> str:
    """Say what kind of error it was and the way it took; its own words may be somebody's."""
    steps = traceback.extract_tb(error.__traceback__)
    lines = [f"  {os.path.basename(os.path.dirname(step.filename))}/{os.path.basename(step.filename)}:{step.lineno} "
             f"in {step.name}" for step in steps]
    return "\n".join(plain(line) for line in [*lines[-STEPS:], type(error).__name__])


class ShortRecord(logging.LogRecord):
    """A log record of bounded length; an error in it is told by its kind and its way."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        error = self.exc_info[1] if self.exc_info else None
        if error is not None:
            self.exc_text = where(error)
        self.exc_info = self.stack_info = None

    def getMessage(self) -> str:  # noqa: N802
        """The message, plain and cut; of another's logger with what it put in only counted."""
        if self.name.partition(".")[0] == OWN:
            return plain(super().getMessage())
        told = str(self.msg)
        if not self.args:
            return plain(OUTSIDE.sub(lambda rest: value(rest[0]), told))
        values = self.args if isinstance(self.args, tuple) else (self.args,)
        try:
            return plain(told % tuple(map(value, values)))
        except (TypeError, ValueError):  # it wants a name or a number where it now gets a count
            return plain(told)


def keep_short() -> None:
    """From now on, in this process and those forked from it, every line in every log is short and plain."""
    logging.setLogRecordFactory(ShortRecord)
