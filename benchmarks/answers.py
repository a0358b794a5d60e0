"""Reading a class's answers, 100,000 people and 20 items from each format, beside pandas' own reading of the same file.

`python -m benchmarks.answers`: whole programs in turn, seconds of the reading alone (imports aside) and peak memory.
The workbook's side ends with every choice checked and every id heard; pandas' side with a table of what stood there.
"""

from __future__ import annotations

import importlib
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

__all__ = ["answer_figures"]

ROOT = Path(__file__).parents[1]
PEOPLE, ITEMS = 100_000, 20
Rows = list[list[str | int]]
FORMATS = ("csv", "xlsx", "ods", "sav")
TAIL = """
import re, resource
peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
print(seconds, peak / 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""
"""Seconds, and peak MB of this program and of the one that reads for it; the larger of the two counts."""
SIDES = ("""
import sys, time
import numpy, pydantic
from empathy_widgets.exchange.answers.answer_sheet import AnswerSheet
from empathy_widgets.library import Library
form = Library().instrument("pes-practice-form")
begun = time.perf_counter()
with open(sys.argv[1], "rb") as stream:
    sheet = AnswerSheet(form, stream)
    assert sum(len(block.ids) for block in sheet.blocks()) == int(sys.argv[2])
seconds = time.perf_counter() - begun
""" + TAIL, """
import sys, time
import pandas, pyreadstat, python_calamine
kind = sys.argv[1].rpartition(".")[2]
begun = time.perf_counter()
if kind == "csv":
    table = pandas.read_csv(sys.argv[1])
elif kind == "sav":
    table = pandas.read_spss(sys.argv[1], convert_categoricals=False)
else:
    table = pandas.read_excel(sys.argv[1], engine="calamine")
assert len(table) == int(sys.argv[2])
seconds = time.perf_counter() - begun
""" + TAIL)
"""The workbook's program and pandas', each given a file and how many people are in it."""


def answer_figures(rounds: int = 5) -> dict[str, tuple[tuple[float, float], tuple[float, float]]]:
    """Format to seconds and peak MB (with the program that reads for it), the workbook's and pandas', medians."""
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind, file in made(Path(folder)).items():
            runs: tuple[list[tuple[float, float]], list[tuple[float, float]]] = ([], [])
            for number in range(rounds):
                for side in (0, 1) if number % 2 else (1, 0):
                    runs[side].append(run(side, file, PEOPLE))
            figures[kind] = median(runs[0]), median(runs[1])
        half = run(0, made(Path(folder), PEOPLE * 4, ("csv",))["csv"], PEOPLE * 4)
        figures["csv, four times as long"] = half, (float("nan"), float("nan"))
    return figures


def median(runs: list[tuple[float, float]]) -> tuple[float, float]:
    """The median of the seconds and of the megabytes."""
    return statistics.median(one[0] for one in runs), statistics.median(one[1] for one in runs)


def run(side: int, file: Path, people: int) -> tuple[float, float]:
    """Seconds of the reading and peak MB of one whole program."""
    ended = subprocess.run([sys.executable, "-c", SIDES[side], str(file), str(people)], cwd=ROOT, capture_output=True,
                           text=True, check=True)
    seconds, own, rest = (float(one) for one in ended.stdout.split())
    return seconds, max(own, rest)


def made(folder: Path, people: int = PEOPLE, kinds: tuple[str, ...] = FORMATS) -> dict[str, Path]:
    """The same made-up answers in each format; columns named as survey programs name them."""
    draw = random.Random(people)
    head = ["id", *(f"PES_{number}" for number in range(1, ITEMS + 1))]
    rows: Rows = [[f"p{number:06}", *draw.choices(range(1, 6), k=ITEMS)] for number in range(people)]
    files = {kind: folder / f"{people}.{kind}" for kind in kinds}
    for kind, file in files.items():
        {"csv": write_csv, "xlsx": write_xlsx, "ods": write_ods, "sav": write_sav}[kind](file, head, rows)
    return files


def with_head(head: list[str], rows: Rows) -> Rows:
    """The column names and the answers below them."""
    return [list(head), *rows]


def write_csv(file: Path, head: list[str], rows: Rows) -> None:
    """As text."""
    file.write_text("".join(",".join(map(str, row)) + "\n" for row in with_head(head, rows)), "utf-8")


def write_xlsx(file: Path, head: list[str], rows: Rows) -> None:
    """As a workbook of Excel."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("answers")
    for row in with_head(head, rows):
        sheet.append(row)
    book.save(file)


def write_ods(file: Path, head: list[str], rows: Rows) -> None:
    """As a workbook of LibreOffice."""
    sys.path.insert(0, str(ROOT / "tests"))
    packed_document = importlib.import_module("answer_samples").packed_document

    def cell(value: str | int) -> str:
        kind = 'office:value-type="string"' if isinstance(value, str) else (
            f'office:value-type="float" office:value="{value}"')
        return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"

    file.write_bytes(packed_document("".join(
        f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in with_head(head, rows))))


def write_sav(file: Path, head: list[str], rows: Rows) -> None:
    """As SPSS keeps it."""
    import pandas
    import pyreadstat

    pyreadstat.write_sav(pandas.DataFrame(rows, columns=head), str(file))


if __name__ == "__main__":
    for kind, (ours, theirs) in answer_figures().items():
        print(f"{kind}: {ours[0]:.2f} s, {ours[1]:.0f} MB; pandas {theirs[0]:.2f} s, {theirs[1]:.0f} MB; "
              f"ratio {ours[0] / theirs[0]:.2f} and {ours[1] / theirs[1]:.2f}", flush=True)
