"""SIGKILL at a random moment of the whole path: a file is there whole or not at all, and the record stays sound."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys

import pytest

from empathy_widgets.domain import Actor, Mode
from empathy_widgets.records import Store, Workspace, problems, restore

pytestmark = [pytest.mark.alone, pytest.mark.timeout(7200)]
TRIALS = int(os.environ.get("EMPATHY_TRIALS", "12"))
QUIET = {**os.environ, "PYTHONWARNINGS": "ignore"}


def command(*words) -> list[str]:
    return [sys.executable, "-m", "empathy_widgets.cli", *map(str, words)]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A workspace with a case of two finished sittings, and a sheet of answers."""
    folder = tmp_path_factory.mktemp("killed")
    workspace = Workspace(folder / "workspace")
    workspace.prepare()
    store = Store(workspace, Actor())
    case = store.create_case("")
    for choice in (2, 4):
        sitting = store.start(case.id, "pes-practice-form", Mode.SELF)
        for item in range(1, 21):
            store.respond(sitting.id, item, choice, case_id=case.id)
        store.complete(sitting.id, case_id=case.id)
    rows = ["id," + ",".join(map(str, range(1, 21)))]
    rows += [f"p{number}," + ",".join(str((number + item) % 5 + 1) for item in range(20)) for number in range(2000)]
    (folder / "class.csv").write_text("\n".join(rows) + "\n")
    (folder / "wording.txt").write_text("\n".join(f"Sentence {number}, made up." for number in range(1, 17)))
    return folder, workspace, case


def whole(file) -> bool:
    """Whether a file that a command writes is complete, by its own kind."""
    content = file.read_bytes()
    if file.suffix == ".pdf":
        return content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")
    if file.suffix == ".json":
        return json.loads(content)["format"] == "empathy-workbook-export"
    return len(content.splitlines()) == 2001


def test_any_command_killed_at_any_moment_leaves_the_old_or_the_whole_new(place):
    folder, workspace, case = place
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    dice = random.Random(seed)
    here = f"--workspace={workspace.folder}"
    paths = {
        "report.pdf": ("report", case.code, here, "--force"),
        "case.json": ("export", case.code, "--format=json", here, "--force"),
        "scores.csv": ("score", "pes-practice-form", folder / "class.csv", "--force"),
    }
    others = [
        ("backup", here), ("wording", "load", "teq", folder / "wording.txt", "--language=en", "--accept-terms", here)]
    for trial in range(TRIALS):
        name = [*paths, None][trial % 4]
        out = folder / (name or "none")
        before = hashlib.sha256(out.read_bytes()).hexdigest() if out.exists() else None
        words = (*paths[name], f"--out={out}") if name else others[trial // 4 % 2]
        running = subprocess.Popen(command(*words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=QUIET)
        try:
            running.wait(timeout=dice.uniform(0.05, 2.5))
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.wait()
        assert out.exists() or before is None, (name, trial)
        if out.exists():
            assert whole(out) or hashlib.sha256(out.read_bytes()).hexdigest() == before, (name, trial)
        assert Store(workspace, Actor()).verify() == [] and problems(workspace) == []
    for copy in sorted(workspace.backups_folder.glob("workspace-*.sqlite")):
        restore(workspace, copy)
        assert problems(workspace) == []
    assert Store(workspace, Actor()).case(case.id) == case


def test_the_same_commands_left_alone_end_well(place):
    folder, workspace, case = place
    for name, words in {
        "alone.pdf": ("report", case.code), "alone.json": ("export", case.code, "--format=json"),
    }.items():
        subprocess.run(command(*words, f"--out={folder / name}", f"--workspace={workspace.folder}"), check=True,
                       capture_output=True, env=QUIET)
        assert whole(folder / name) and (folder / name).stat().st_mode & 0o077 == 0
    subprocess.run(
        command("score", "pes-practice-form", folder / "class.csv", f"--out={folder / 'alone.csv'}"),
        check=True, capture_output=True, env=QUIET)
    assert whole(folder / "alone.csv")
