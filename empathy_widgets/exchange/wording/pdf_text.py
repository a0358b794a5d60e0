"""The text of a PDF, read by a program of its own with a limit on time and memory.

A PDF may be made to never end or to unfold to gigabytes, so pypdf never runs inside a page: this file is run by itself,
reads the PDF on standard input, writes JSON, and is stopped when it takes too long. Scripts in a PDF are never run.
"""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from typing import Any

__all__ = ["PATIENCE", "extracted"]

CPU_SECONDS = 2
PATIENCE = 10.0
"""Seconds on the clock, of which two may be spent working: a busy machine makes everything slower."""
MEMORY = 1_000_000_000
PAGES = 60
MOST = 1_000_000


def extracted(content: bytes, seconds: float = PATIENCE) -> dict[str, Any]:
    """Read a PDF in a child.

    Returns
    -------
    dict
        ``pages``, the lines of each page, and ``fields``, the text of each text field by name; or ``trouble``:
        "password", "broken", "long" (too many pages) or "slow".
    """
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-B", __file__], input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=seconds, check=False,
        )
    except subprocess.TimeoutExpired:
        return {"trouble": "slow"}
    if done.returncode < 0:
        return {"trouble": "slow"}
    try:
        found: dict[str, Any] = json.loads(done.stdout)
        return found
    except ValueError:
        return {"trouble": "broken"}


def limited() -> None:
    """Give this process two seconds of work and a gigabyte, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def read(content: bytes) -> dict[str, Any]:
    """The lines and text fields of a PDF."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"trouble": "password"}
    if len(reader.pages) > PAGES:
        return {"trouble": "long"}
    pages, length = [], 0
    for page in reader.pages:
        lines = page.extract_text().splitlines()
        length += sum(map(len, lines))
        if length > MOST:
            return {"trouble": "long"}
        pages.append(lines)
    fields = reader.get_form_text_fields() or {}
    return {"pages": pages, "fields": {str(name): str(text) for name, text in fields.items() if text}}


def main() -> None:
    """Read standard input, write JSON on standard output."""
    limited()
    try:
        found = read(sys.stdin.buffer.read())
        answer = json.dumps(found)
    except MemoryError:
        answer = json.dumps({"trouble": "slow"})
    except Exception:  # whatever pypdf makes of a broken file, the answer is one word
        answer = json.dumps({"trouble": "broken"})
    sys.stdout.write(answer)


if __name__ == "__main__":
    main()
