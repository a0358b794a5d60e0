"""A report set in a process of its own, for pages: what Typst keeps in memory ends with it.

Run as a program it reads the report from its input and writes the PDF; a page calls `as_pdf_apart`.
"""

from __future__ import annotations

import os
import subprocess
import sys

from empathy_widgets.errors import ExchangeError
from empathy_widgets.reports.nouns import Report
from empathy_widgets.reports.typesetting import as_pdf
from empathy_widgets.strings import _

__all__ = ["REFUSED", "as_pdf_apart", "set_apart"]

LONGEST = 60
"""Seconds after which nobody waits any more; a report or a sheet takes a fraction of one."""


def as_pdf_apart(report: Report, paper: str = "a4") -> bytes:
    """Set a report as `as_pdf` does, with the same bytes, and give back the memory at once.

    Raises
    ------
    ExchangeError
        The report cannot be set, or takes longer than a minute.
    """
    from pydantic import TypeAdapter

    return set_apart(
        __name__, [paper], TypeAdapter(Report).dump_json(report),
        late=_("The report could not be made just now. Please try again in a moment."),
        broken=_("This report cannot be set; please tell the maintainers, without any real case."))


def set_apart(module: str, words: list[str], content: bytes, *, late: str, broken: str) -> bytes:
    """What a module of this room writes when it is run as a program with these words and this input.

    ExchangeError with the program's own sentence where it refused, else with ``broken``; with ``late`` where it did
    not come to an end.
    """
    command = [sys.executable, "-P", "-m", module, *words]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    try:
        run = subprocess.run(command, input=content, capture_output=True, check=False, timeout=LONGEST, env=environment)
    except (OSError, subprocess.TimeoutExpired):
        raise ExchangeError(late) from None
    if run.returncode != 0:
        said = run.stderr.decode("utf-8", "replace").strip()
        raise ExchangeError(said if run.returncode == REFUSED else broken)
    return run.stdout


REFUSED = 2
"""The exit code with a sentence on standard error."""


def main() -> int:
    """Read a report, write its PDF; the exit code."""
    from pydantic import TypeAdapter

    try:
        sys.stdout.buffer.write(as_pdf(TypeAdapter(Report).validate_json(sys.stdin.buffer.read()), sys.argv[1]))
    except ExchangeError as error:
        print(error, file=sys.stderr)
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main())
