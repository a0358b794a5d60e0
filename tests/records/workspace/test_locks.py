"""While one program prepares a workspace another one waits, and a lock ends with the program that held it."""

import errno
import functools
import stat
import subprocess
import sys

import pytest

from empathy_widgets.errors import NotAllowed, WorkspaceBusy
from empathy_widgets.records import problems
from empathy_widgets.records.database.lock import locked
from empathy_widgets.records.workspace import workspace as workspaces


def test_preparing_waits_for_another_preparation_and_gives_up_in_words(tmp_path):
    file = tmp_path / "lock"
    with locked(file), pytest.raises(WorkspaceBusy, match="preparing"):
        with locked(file, seconds=0.1):
            raise AssertionError("both hold the lock")
    with locked(file, seconds=0.1):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.exists()


def test_a_lock_is_let_go_when_the_work_under_it_fails(tmp_path):
    file = tmp_path / "lock"
    with pytest.raises(ZeroDivisionError) as _kept, locked(file):  # whoever tells of an error keeps all it passed
        raise ZeroDivisionError
    with locked(file, seconds=0.1):
        pass


def test_while_one_program_prepares_a_workspace_another_one_does_not(empty, monkeypatch):
    monkeypatch.setattr(workspaces, "locked", functools.partial(locked, seconds=0.1))
    empty.folder.mkdir(mode=0o700)
    with locked(empty.folder / "prepare.lock"), pytest.raises(WorkspaceBusy, match="preparing"):
        empty.prepare()
    empty.prepare()
    assert problems(empty) == []


HOLDER = """
import os, sys, threading
from pathlib import Path
from empathy_widgets.records.database.lock import locked
with locked(Path(sys.argv[1])):
    if os.fork() == 0:
        os._exit(0)
    os.wait()
    print("held", flush=True)
    threading.Event().wait()
"""


def test_a_lock_ends_with_the_program_that_held_it_and_not_with_a_child_of_it(tmp_path):
    file = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLDER, file], stdout=subprocess.PIPE, text=True) as holder:
        try:
            assert holder.stdout.readline() == "held\n"
            with pytest.raises(WorkspaceBusy), locked(file, seconds=0.1):
                raise AssertionError("both hold the lock")
        finally:
            holder.kill()
    with locked(file, seconds=10):
        pass


def test_a_disk_that_knows_no_locks_is_said_in_words(empty, monkeypatch):
    def unknown(*_which):
        raise OSError(errno.ENOSYS, "Function not implemented")

    with monkeypatch.context() as patched, pytest.raises(NotAllowed, match="folder cannot be used"):
        patched.setattr("fcntl.flock", unknown)
        empty.prepare()
    empty.prepare()


def test_a_lock_that_cannot_be_made_is_said_in_words(empty):
    empty.folder.mkdir(mode=0o700)
    (empty.folder / "prepare.lock").mkdir()
    with pytest.raises(NotAllowed, match="folder cannot be used"):
        empty.prepare()
