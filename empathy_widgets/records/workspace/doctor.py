"""What `empathy doctor` says about a workspace: one sentence with a remedy for each thing that is amiss."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from sqlalchemy import Connection

from empathy_widgets.errors import EmpathyError
from empathy_widgets.records.database.engine import SETTINGS, journal_mode, reading
from empathy_widgets.records.database.failures import outdated
from empathy_widgets.records.database.migrate import found_schema, must_not_be_newer
from empathy_widgets.records.database.tables import SCHEMA
from empathy_widgets.records.workspace.backup import backups
from empathy_widgets.records.workspace.verify import complaints
from empathy_widgets.records.workspace.workspace import Workspace
from empathy_widgets.strings import _

__all__ = ["network_file_system", "problems"]

LITTLE_ROOM = 500 * 1024 * 1024
"""Bytes free on the disk below which the clinician is warned."""

NETWORKED = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "ceph", "glusterfs", "fuse.glusterfs"}


def problems(workspace: Workspace) -> list[str]:
    """Every problem of a workspace, none when it is sound. Looks only; nothing is changed or created."""
    if workspace.database_file is not None and not workspace.database_file.exists():
        return [str(outdated())]
    found = [*open_to_others(workspace), *of_disk(workspace)]
    try:
        with reading(workspace.engine, workspace.database_file) as connection:
            found += of_database(connection)
    except EmpathyError as error:
        found.append(str(error))
    return found


def open_to_others(workspace: Workspace) -> Iterator[str]:
    """Whatever somebody else on this computer could read."""
    if os.name == "nt":
        return
    kept = [workspace.folder, workspace.backups_folder, *backups(workspace.backups_folder)]
    for place in [*kept, *filter(None, [workspace.database_file])]:
        if place.exists() and place.stat().st_mode & 0o077:
            mode = "700" if place.is_dir() else "600"
            yield _("Other people on this computer can open {name}. Run: chmod {mode} on it.").format(
                name=place.name, mode=mode,
            )


def of_disk(workspace: Workspace) -> Iterator[str]:
    """A disk that is nearly full, or that is not in this computer."""
    if not workspace.folder.exists():
        return
    if shutil.disk_usage(workspace.folder).free < LITTLE_ROOM:
        yield _("The disk is nearly full. Please make some room before the next sitting.")
    if workspace.database_file is not None and network_file_system(workspace.folder):
        yield _("This folder is on a network drive, where SQLite files break. Move it to this computer's own disk.")


def network_file_system(folder: Path, mounts: Path = Path("/proc/mounts")) -> str | None:
    """The kind of network drive a folder is on; None for a disk of this computer, or where nobody can tell."""
    if not mounts.exists():
        return None
    place, best, kind = str(folder.resolve()), "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        mounted, found = line.split(" ")[1:3]
        mounted = mounted.replace("\\040", " ")
        inside = place == mounted or place.startswith(mounted.rstrip("/") + "/")
        if inside and len(mounted) >= len(best):
            best, kind = mounted, found
    return kind if kind in NETWORKED else None


def of_database(connection: Connection) -> Iterator[str]:
    """Tables of another version, an unsound file, settings that are off, and a trail that does not fit the tables."""
    if connection.dialect.name == "sqlite":
        yield from of_sqlite(connection)
    schema = found_schema(connection)
    must_not_be_newer(schema)
    if schema != SCHEMA:
        raise outdated()
    yield from complaints(connection)


def of_sqlite(connection: Connection) -> Iterator[str]:
    """What SQLite itself says about the file, and whether this connection is strict and durable."""
    rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if rows != ["ok"]:
        yield _("The file is not sound: {complaint}. Put the newest sound backup in its place.").format(
            complaint="; ".join(map(str, rows[:3])),
        )
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        yield _("Some rows belong to nothing. Put the newest sound backup in the file's place.")
    for name, value in {**SETTINGS, "journal_mode": journal_mode()}.items():
        found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
        if found not in (value, None):
            yield _("SQLite's setting {name} is {found} instead of {value}. Start the workbook again.").format(
                name=name, found=found, value=value,
            )
