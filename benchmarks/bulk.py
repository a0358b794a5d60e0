"""Scoring a long file: `empathy score` and the same sums in pandas, whole processes in turn, time and peak memory."""

from __future__ import annotations

import csv
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

__all__ = ["bulk_figures"]

ROOT = Path(__file__).parents[1]
INSTRUMENT, ITEMS = "pes-practice-form", 20
MEASURED = """
import atexit, re, runpy, sys
atexit.register(lambda: print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1], file=sys.stderr))
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
"""Runs a module as a program and ends with its peak resident memory, kB, on standard error."""
Figures = dict[str, tuple[list[float], list[float]]]


def bulk_figures(rounds: int = 5) -> Figures:
    """Figure name to the measurements of the workbook and of pandas; both sides' scores are checked to be the same."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        short, long = answers(place / "100k.csv", 100_000), answers(place / "400k.csv", 400_000)
        figures: Figures = {name: ([], []) for name in (
            "bulk scoring 100k × 20, s", "bulk scoring 100k memory, MB", "bulk scoring 400k memory, MB")}
        for number in range(rounds):
            for side in (0, 1) if number % 2 else (1, 0):
                seconds, megabytes = run(side, short, place / f"100k-{side}.csv")
                figures["bulk scoring 100k × 20, s"][side].append(seconds)
                figures["bulk scoring 100k memory, MB"][side].append(megabytes)
        for side in (0, 1):
            figures["bulk scoring 400k memory, MB"][side].append(run(side, long, place / f"400k-{side}.csv")[1])
        check_same(place / "100k-0.csv", place / "100k-1.csv")
    return figures


def answers(path: Path, people: int) -> Path:
    """A file of made-up answers, one in fifty missing; the same every time."""
    draw = random.Random(people)
    choices = ["1", "2", "3", "4", "5"] * 10
    choices[7] = ""
    with path.open("w", encoding="utf-8") as stream:
        stream.write(",".join(["id", *map(str, range(1, ITEMS + 1))]) + "\n")
        for number in range(people):
            stream.write(f"p{number:06}," + ",".join(draw.choices(choices, k=ITEMS)) + "\n")
    return path


def run(side: int, source: Path, target: Path) -> tuple[float, float]:
    """Seconds and peak MB of one whole process: the workbook (0) or pandas (1)."""
    words = (["empathy_widgets.cli", "score", INSTRUMENT, source, "--out", target, "--force"],
             ["benchmarks.bulk_pandas", source, target])[side]
    begun = time.perf_counter()
    ended = subprocess.run([sys.executable, "-c", MEASURED, *map(str, words)], cwd=ROOT, capture_output=True, text=True,
                           check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    seconds = time.perf_counter() - begun
    return seconds, int(re.findall(r"(\d+)\s*$", ended.stderr)[0]) / 1024


def check_same(ours: Path, theirs: Path) -> None:
    """AssertionError unless both files hold the same columns and scores for the same people, rounding aside."""
    with ours.open(encoding="utf-8", newline="") as one, theirs.open(encoding="utf-8", newline="") as other:
        head, *rows = zip(csv.reader(one), csv.reader(other), strict=True)
        assert head[0] == head[1], head
        for mine, their in rows:
            assert mine[0] == their[0] and all(map(same, mine[1:], their[1:])), (mine, their)


def same(cell: str, other: str) -> bool:
    """Whether two cells hold the same number, or both none."""
    return (cell == other) or bool(cell and other and abs(float(cell) - float(other)) < 1e-9)
