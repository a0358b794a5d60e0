"""Breaks the code in every small way mutmut knows, one at a time, and counts how often a test goes red.

``make mutants`` or ``python tests/mutants.py scoring``; ``--again`` tries only what no test noticed the last time. The
copies that are broken stand in ``build/mutants/<room>/``, never in the working tree; ``mutmut browse`` works there.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from hypothesis import Phase, settings

ROOT = Path(__file__).parents[1]
READ_BY_TESTS = ("content", "notebooks", "tests", "benchmarks")
DECISIONS = (
    "database/checks", "database/labels", "shelves/administrations", "shelves/answers", "shelves/cases",
    "shelves/codes", "shelves/contents", "shelves/erasure", "shelves/exports", "shelves/handovers", "shelves/history",
    "shelves/pin", "shelves/policy", "shelves/run_rows", "shelves/runs", "shelves/seats", "shelves/transaction",
    "shelves/wordings", "workspace/doctor", "workspace/trail", "workspace/verify",
)
READERS = (
    "answers/answer_header", "answers/answer_sheet", "answers/beside", "answers/columns", "answers/heads",
    "answers/item_sheet", "answers/labels", "answers/looking", "answers/naming", "answers/repeats",
    "answers/text_file", "cells",
    "wording/wording", "wording/wording_lines", "wording/wording_rules",
)
READERS_TESTS = ("answers", "test_cells.py", "wording/test_wording.py", "wording/test_words_of_wordings.py")
SLOW = (
    "test_kill", "test_durability", "test_state_machine", "test_migrations", "test_byte_flips", "test_restore",
    "test_backup", "test_naughty",
)
"""Parts of the records' tests that kill programs, wait for a disk or run for long."""
ROOMS = {
    "scoring": (["empathy_widgets/scoring/*"], ["tests/scoring"], ["--confcutdir=tests/scoring"]),
    "play": (["empathy_widgets/play/*"], ["tests/play"], ["--confcutdir=tests/play"]),
    "records": (
        [f"empathy_widgets/records/{name}.py" for name in DECISIONS], ["tests/records"],
        ["-k", " and ".join(f"not {one}" for one in ("postgresql", "matrix_names", *SLOW))],
    ),
    "readers": (
        [f"empathy_widgets/exchange/{name}.py" for name in READERS],
        [f"tests/exchange/{name}" for name in READERS_TESTS], [],
    ),
}
"""Room to the files that are broken, the tests that should notice, and what pytest is told besides."""
PYTEST = [
    "-o", "addopts=--strict-markers --import-mode=importlib", "-p", "tests.mutants", "-p", "_hypothesis_pytestplugin",
    "-p", "pytest_timeout", "-o", "timeout=0", "-p", "no:cacheprovider", "-p", "no:unraisableexception",
    "-p", "no:threadexception", "--hypothesis-profile=mutants",
]
"""A mutant's tests take milliseconds: looking for plugins, or sweeping memory after them, would take longer."""

settings.register_profile("mutants", max_examples=25, derandomize=True, deadline=None, database=None,
                          phases=(Phase.explicit, Phase.generate))  # red is enough, never mind how small


def settle(folder: Path, broken: list[str], tests: list[str], told: list[str]) -> None:
    """Lay out a folder for mutmut: links to what it copies, and its settings below the project's own."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("empathy_widgets", *READ_BY_TESTS):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    wanted = {
        "source_paths": ["empathy_widgets"], "only_mutate": broken, "also_copy": list(READ_BY_TESTS),
        "pytest_add_cli_args_test_selection": tests, "pytest_add_cli_args": PYTEST + told,
        "timeout_constant": 5, "timeout_multiplier": 5,  # seconds, then times: 25 at least, for a crowded machine
    }
    lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in wanted.items())
    ours = (ROOT / "pyproject.toml").read_text("utf-8")
    (folder / "pyproject.toml").write_text(f"{ours}\n[tool.mutmut]\n{lines}", "utf-8")


def surroundings() -> dict[str, str]:
    """The environment without what would import the unbroken code, or compile every test again for every mutant."""
    left_out = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if name not in left_out} | {
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


def verdicts(folder: Path) -> dict[str, dict[str, str]]:
    """Module to its mutants, each with what became of it in mutmut's words."""
    from mutmut.stats import status_by_exit_code

    found = {}
    for path in sorted((folder / "mutants").rglob("*.py.meta")):
        codes = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        if codes:
            module = str(path.relative_to(folder / "mutants")).removesuffix(".meta")
            found[module] = {name: status_by_exit_code[code] for name, code in codes.items()}
    return found


def table(found: dict[str, dict[str, str]]) -> str:
    """The figures, a line a module and one for all; a timeout stands apart, for it may be a slow machine."""
    rows = [(module, Counter(mutants.values())) for module, mutants in found.items()]
    rows.append(("all", sum((counts for _module, counts in rows), Counter())))
    named = ("killed", "survived", "timeout", "no tests")
    lines = ["| module | mutants | " + " | ".join(named) + " | other | killed % |", "|---|" + "---|" * 7]
    for module, counts in rows:
        other = counts.total() - sum(counts[name] for name in named)
        share = 100 * counts["killed"] / max(1, counts.total())
        cells = [module, counts.total(), *(counts[name] for name in named), other, f"{share:.1f}"]
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def unnoticed(folder: Path, found: dict[str, dict[str, str]]) -> str:
    """What no test noticed, each as the line it changed."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    os.chdir(folder)
    return "\n\n".join(
        f"# {name}: {verdict}\n" + get_diff_for_mutant(name, path=module)
        for module, mutants in found.items() for name, verdict in mutants.items() if verdict != "killed")


def asked() -> argparse.Namespace:
    """What the command line asks for."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("room", nargs="?", default="scoring", help=f"{', '.join(ROOMS)}, or any name with the next two")
    words.add_argument("--break", dest="broken", nargs="+", metavar="GLOB", help="files to break, from the root")
    words.add_argument("--tests", nargs="+", metavar="PATH", help="tests that should notice")
    words.add_argument("--only", nargs="+", metavar="NAME", help="mutants by name, as empathy_widgets.play.board.*")
    words.add_argument("--again", action="store_true", help="keep what was found and try the unnoticed once more")
    words.add_argument("--go-on", action="store_true", help="keep what was found and try what was not tried yet")
    words.add_argument("--figures", action="store_true", help="tell the last run's figures and run nothing")
    words.add_argument("--children", type=int, default=2, help="how many at a time")
    return words.parse_args()


def main() -> int:
    """Run a room, then tell its figures."""
    wish = asked()
    broken, tests, told = ROOMS.get(wish.room, (wish.broken, wish.tests, []))
    folder = ROOT / "build" / "mutants" / wish.room
    begun = time.monotonic()
    if not wish.figures:
        if not (wish.again or wish.go_on or wish.only):
            shutil.rmtree(folder, ignore_errors=True)
        settle(folder, wish.broken or broken, wish.tests or tests, told)
        names = wish.only or []
        if wish.again:
            names = [name for mutants in verdicts(folder).values() for name, verdict in mutants.items()
                     if verdict != "killed"]
        ran = subprocess.run([sys.executable, "-m", "mutmut", "run", "--max-children", str(wish.children), *names],
                             cwd=folder, env=surroundings(), check=False)
        if ran.returncode:
            return ran.returncode
    found = verdicts(folder)
    (folder / "unnoticed.txt").write_text(unnoticed(folder, found) + "\n", "utf-8")
    print(f"\n{table(found)}\n\n{time.monotonic() - begun:.0f} s; what no test noticed: {folder / 'unnoticed.txt'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
