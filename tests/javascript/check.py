"""Two readers of the JavaScript: biome for faults and style, TypeScript for the types JSDoc states."""

from __future__ import annotations

import json
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from javascript.joined import WIDGETS, Module
from javascript.prepare import FOLDER, tool

__all__ = ["Complaint", "lint", "types"]

UNTYPED = {"TS7005", "TS7006", "TS7019", "TS7022", "TS7023", "TS7031", "TS7034", "TS7053"}
UNUSED = {"TS6133", "TS6192", "TS6196", "TS6198", "TS6199"}
TYPED = re.compile(r"(?P<name>[^\s(]+)\.js\((?P<line>\d+),(?P<column>\d+)\): error (?P<rule>TS\d+): (?P<text>.*)")
LINTED = re.compile(r"::\w+ title=lint/(?P<rule>[^,]+),file=(?P<file>[^,]+),line=(?P<line>\d+),.*?::(?P<text>.*)")


@dataclass(frozen=True, order=True)
class Complaint:
    """What is amiss, and where: a file and its line (from 1)."""

    file: Path
    line: int
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text} ({self.rule})"


def run(command: list[str], known: re.Pattern[str]) -> list[re.Match[str]]:
    """Return what ``command`` complained of; RuntimeError with its words when it failed in any other way."""
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False)
    found = [match for line in done.stdout.splitlines() if (match := known.match(line))]
    if bool(done.returncode) != bool(found):
        raise RuntimeError(done.stdout + done.stderr)
    return found


def lint(*places: Path) -> list[Complaint]:
    """Return what biome finds in these files and folders."""
    command = [*tool("@biomejs/biome", "biome"), "lint", f"--config-path={FOLDER / 'biome.json'}", "--reporter=github",
               "--max-diagnostics=none", "--error-on-warnings", *map(str, places)]
    found = run(command, LINTED)
    return sorted(Complaint(Path(one["file"]), int(one["line"]), one["rule"], one["text"]) for one in found)


def types(modules: Iterable[Module], folder: Path, whole: Path = WIDGETS) -> list[Complaint]:
    """Return what TypeScript finds in these modules, written to ``folder``, by the file and line they were joined from.

    A shared function that one widget does not use is no complaint; one that nobody uses is. The files right in
    ``whole``, which every widget leans on, say each of their types; what a widget keeps to itself may leave some out.
    """
    named = {module.name: module for module in modules}
    for module in named.values():
        (folder / f"{module.name}.js").write_text(f"{module.text}\n{module.types}", "utf-8")
    read = [str(FOLDER / "globals.d.ts"), *(f"{name}.js" for name in named)]
    project = {"extends": str(FOLDER / "tsconfig.json"), "files": read}
    (folder / "tsconfig.json").write_text(json.dumps(project), "utf-8")
    said: dict[Complaint, set[str]] = defaultdict(set)
    for one in run([*tool("typescript", "tsc"), "--project", str(folder), "--pretty", "false"], TYPED):
        module = named[Path(one["name"]).name]
        if int(one["line"]) > len(module.lines):
            raise RuntimeError(f"{module.name}: what Python says of it cannot be read: {one['text']}")
        file, line = module.lines[int(one["line"]) - 1]
        said[Complaint(file, line, one["rule"], one["text"])].add(module.name)
    carried: dict[Path, set[str]] = defaultdict(set)
    for module in named.values():
        for file, _ in module.lines:
            carried[file].add(module.name)
    return sorted(
        one for one, by in said.items()
        if (one.rule not in UNUSED or by == carried[one.file]) and (one.rule not in UNTYPED or one.file.parent == whole)
    )
