"""Two readers of the JavaScript: biome for faults and style, TypeScript for the types JSDoc states."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from javascript.joined import WIDGETS, Module
from javascript.prepare import FOLDER, tool

__all__ = ["Complaint", "lint", "types"]

UNTYPED = {"TS7005", "TS7006", "TS7019", "TS7022", "TS7023", "TS7031", "TS7034", "TS7053"}
TYPED = re.compile(r"(?P<name>[^\s(]+\.js)\((?P<line>\d+),(?P<column>\d+)\): error (?P<rule>TS\d+): (?P<text>.*)")
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


def types(modules: Iterable[Module], folder: Path, whole: Path = WIDGETS / "shared") -> list[Complaint]:
    """Return what TypeScript finds in these modules, laid out in ``folder`` as they ship, by the files' own places.

    A file many widgets share is read with each of them, since each has its own `Model` and `Strings`. The files right
    in ``whole``, which every widget leans on, say each of their types; what a widget keeps to itself need not.
    """
    laid: dict[str, tuple[Path, int]] = {}
    for module in modules:
        for file in module.files:
            text = file.read_text("utf-8")
            name = f"{module.name}/{file.parent.name}/{file.name}"
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"{text}\n{module.types}", "utf-8")
            laid[name] = (file, text.count("\n") + 1)
    project = {"extends": str(FOLDER / "tsconfig.json"), "files": [str(FOLDER / "globals.d.ts"), *laid]}
    (folder / "tsconfig.json").write_text(json.dumps(project), "utf-8")
    said: set[Complaint] = set()
    for one in run([*tool("typescript", "tsc"), "--project", str(folder), "--pretty", "false"], TYPED):
        name = "/".join(Path(one["name"]).parts[-3:])
        file, lines = laid[name]
        if int(one["line"]) > lines:
            raise RuntimeError(f"{name}: what Python says of it cannot be read: {one['text']}")
        said.add(Complaint(file, int(one["line"]), one["rule"], one["text"]))
    return sorted(one for one in said if one.rule not in UNTYPED or one.file.parent == whole)
