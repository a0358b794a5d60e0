"""What `empathy doctor` looks at: versions against their floors, shipped folders, and the workspace."""

from __future__ import annotations

import platform
import sqlite3
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

from empathy_widgets.errors import EmpathyError
from empathy_widgets.places import content_folder, notebooks_folder

__all__ = ["Finding", "checkup"]

DISTRIBUTION = "empathy-workbook"
SQLITE_SAFE_WAL = (3, 51, 3)


@dataclass(frozen=True)
class Finding:
    """One thing looked at: sound or not, and a sentence that says what to do when it is not."""

    sound: bool
    text: str


def checkup(workspace: Path | None = None) -> list[Finding]:
    """Look at the installation and the workspace.

    Parameters
    ----------
    workspace : Path, optional
        A workspace folder; the default one when None. It is looked at, never made or changed.

    Returns
    -------
    list of Finding
        Packages first, then folders, then the workspace.
    """
    return [_python(), *_packages(), _sqlite(), *_folders(), *_content(), *_workspace(workspace)]


def _python() -> Finding:
    return Finding(True, f"Python {platform.python_version()}")


def _packages() -> list[Finding]:
    findings = []
    for line in requires(DISTRIBUTION) or []:
        requirement = Requirement(line)
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            found = version(requirement.name)
        except PackageNotFoundError:
            findings.append(Finding(False, f"{requirement.name} is missing; install the workbook again."))
            continue
        sound = requirement.specifier.contains(found, prereleases=True)
        remedy = "" if sound else f", but {requirement.specifier} is needed; run `make setup` or install again."
        findings.append(Finding(sound, f"{requirement.name} {found}{remedy}"))
    return findings


def _sqlite() -> Finding:
    if sqlite3.sqlite_version_info >= SQLITE_SAFE_WAL:
        return Finding(True, f"SQLite {sqlite3.sqlite_version}, write-ahead log")
    return Finding(True, f"SQLite {sqlite3.sqlite_version}, rollback journal (its write-ahead log has a known fault)")


def _folders() -> list[Finding]:
    findings = []
    for folder in (content_folder, notebooks_folder):
        try:
            findings.append(Finding(True, f"{folder().name}/ is here"))
        except EmpathyError as error:
            findings.append(Finding(False, str(error)))
    return findings


def _content() -> list[Finding]:
    from empathy_widgets.library import Library

    complaints = Library().complaints()
    return [Finding(False, str(complaint)) for complaint in complaints] or [Finding(True, "content is in order")]


def _workspace(folder: Path | None) -> list[Finding]:
    from empathy_widgets.records import Workspace

    place = Workspace(folder) if folder else Workspace.default()
    problems = place.problems()
    if not problems:
        return [Finding(True, f"The workspace in {place.folder} is sound.")]
    return [Finding(False, problem) for problem in problems]
