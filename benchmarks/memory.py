"""What an open page holds on the server: proportional set size of the processes behind it."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.servers import Side

__all__ = ["memory_of_pages"]


def proportional(pid: int) -> float:
    """Megabytes a process holds, pages it shares counted by its share."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    return int(re.findall(r"(?m)^Pss:\s+(\d+) kB", text)[0]) / 1024


def memory_of_pages(side: Side, pages: int) -> float:
    """Megabytes an open page, every process under the server counted, divided by the pages open."""
    return sum(proportional(process.pid) for process in side.kernels()) / pages
