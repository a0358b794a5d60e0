"""`empathy doctor`: versions against their floors, shipped folders, and the workspace."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import typer

from empathy_widgets.commands.speaking import WorkspaceOption
from empathy_widgets.errors import EmpathyError
from empathy_widgets.places import content_folder, notebooks_folder
from empathy_widgets.strings import _

__all__ = ["Finding", "checkup", "doctor"]

DISTRIBUTION = "empathy-workbook"


@dataclass(frozen=True)
class Finding:
    """One thing looked at: sound or not, and a sentence that says what to do when it is not."""

    sound: bool
    text: str


def doctor(workspace: WorkspaceOption = None) -> None:
    """Say what is installed, against the versions the workbook needs, and whether the workspace is sound."""
    findings = checkup(workspace)
    for finding in findings:
        typer.echo(f"{'ok ' if finding.sound else 'MEND'} {finding.text}")
    if not all(finding.sound for finding in findings):
        raise typer.Exit(1)


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
    from packaging.requirements import Requirement

    findings = []
    for line in requires(DISTRIBUTION) or []:
        requirement = Requirement(line)
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            found = version(requirement.name)
        except PackageNotFoundError:
            findings.append(Finding(False, _("{name} is missing; install the workbook again.").format(
                name=requirement.name)))
            continue
        sound = requirement.specifier.contains(found, prereleases=True)
        remedy = "" if sound else _(", but {wanted} is needed; run `make setup` or install the workbook again.").format(
            wanted=requirement.specifier)
        findings.append(Finding(sound, f"{requirement.name} {found}{remedy}"))
    return findings


def _sqlite() -> Finding:
    from empathy_widgets.records.database.driver import sqlite3
    from empathy_widgets.records.database.engine import journal_mode

    if journal_mode() == "wal":
        return Finding(True, _("SQLite {version}, write-ahead log").format(version=sqlite3.sqlite_version))
    return Finding(True, _("SQLite {version}, rollback journal (its write-ahead log has a known fault)").format(
        version=sqlite3.sqlite_version))


def _folders() -> list[Finding]:
    findings = []
    for folder in (content_folder, notebooks_folder):
        try:
            findings.append(Finding(True, _("{name}/ is here").format(name=folder().name)))
        except EmpathyError as error:
            findings.append(Finding(False, str(error)))
    return findings


def _content() -> list[Finding]:
    from empathy_widgets.library import Library

    try:
        complaints = Library().complaints()
    except EmpathyError:  # the folder is missing, which was said before
        return []
    return [Finding(False, str(complaint)) for complaint in complaints] or [Finding(True, _("content is in order"))]


def _workspace(folder: Path | None) -> list[Finding]:
    from empathy_widgets.records import Workspace, problems

    try:
        place = Workspace(folder) if folder else Workspace.default()
        found = problems(place)
    except EmpathyError as error:
        return [Finding(False, str(error))]
    except OSError:
        return [Finding(False, _("The workspace's folder cannot be opened; set its permissions right."))]
    if not found:
        return [Finding(True, _("The workspace in {folder} is sound.").format(folder=place.folder))]
    return [Finding(False, problem) for problem in found]
