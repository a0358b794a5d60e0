"""Every command that reads or writes a file by name: what is no file, or must not be written over, is refused in one
sentence.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from empathy_widgets.domain import Actor
from empathy_widgets.places import content_folder
from empathy_widgets.records import Store, Workspace

SCENE, PES = content_folder() / "scripts" / "two-cups.yaml", content_folder() / "instruments" / "pes.yaml"
SHEET = "id," + ",".join(map(str, range(1, 21))) + "\n" + "".join(
    f"p{row}," + ",".join(str((row * 7 + item * item) % 5 + 1) for item in range(20)) + "\n" for row in range(40))
WAIT = 60
"""Seconds after which a command counts as one that hangs."""
READERS = {
    "score": ("score", "pes-practice-form", "FILE"), "items": ("items", "pes-practice-form", "FILE"),
    "score by": ("score", "FILE", "SHEET"),
    "wording": ("wording", "load", "pes", "FILE", "--language", "en", "--accept-terms"),
    "restore": ("restore", "FILE", "--yes"),
    "map": ("script", "map", "FILE", "--out", "map.svg"), "play": ("script", "play", "FILE"),
    "script import": ("script", "import", "FILE"), "instrument import": ("instrument", "import", "FILE"),
    "check": ("content", "check", "FILE"),
}
ENDINGS = {"score by": ".yaml", "map": ".yaml", "play": ".yaml", "check": ".yaml", "script import": ".twee"}
WRITERS = {
    "score": ("score", "pes-practice-form", "SHEET", "--out", "OUT"),
    "items": ("items", "pes-practice-form", "SHEET", "--out", "OUT"),
    "map": ("script", "map", str(SCENE), "--out", "OUT"),
    "export": ("export", "CODE", "--format", "json", "--out", "OUT"), "backup": ("backup", "--out", "OUT"),
    "report": ("report", "CODE", "--out", "OUT"),
    "script import": ("script", "import", "STORY", "--out", "OUT"),
    "instrument import": ("instrument", "import", "FORM", "--out", "OUT"),
}
OUT = {"items": "out.csv", "script import": "out.yaml", "instrument import": "out.yaml"}
HERE = {}
PROGRAM = """
import json, sys
from typer.testing import CliRunner
from empathy_widgets.cli import app
for words in json.loads(sys.stdin.read()):
    said = CliRunner().invoke(app, words)
    wrong = "" if said.exception is None or isinstance(said.exception, SystemExit) else f"Traceback {said.exception!r}"
    print(json.dumps([said.exit_code, said.stdout, said.stderr + wrong]), flush=True)
"""
"""The case and the workspace of the test that runs."""
FORM = '{"pages":[{"elements":[{"type":"radiogroup","name":"a","title":"One","choices":[1,2,3]}]}]}'


@pytest.fixture
def desk(tmp_path):
    """A folder to work in, with a workspace of one case beside it."""
    place = Workspace(tmp_path / "place", "")
    place.prepare()
    store = Store(place, Actor())
    case = store.create_case("")
    sitting = store.start(case.id, "pes-practice-form", "self")
    for item in range(1, 21):
        store.respond(sitting.id, item, 2, case_id=case.id)
    store.complete(sitting.id, case_id=case.id)
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "SHEET").write_text(SHEET)
    (folder / "STORY").write_text(":: StoryTitle\nTea\n\n:: Start\nHello.\n[[Go->End]]\n\n:: End\nBye.\n")
    (folder / "FORM").write_text(FORM)
    HERE.update(code=case.code, place=place.folder)
    return folder


def run_all(folder, lines):
    """Run commands one after another in a process of their own; one that does not end is killed by its id, and the
    test fails.
    """
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], cwd=folder,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "EMPATHY_WORKSPACE": str(HERE["place"]), "PYTHONWARNINGS": "ignore"}, text=True)
    try:
        out, err = running.communicate(json.dumps(lines), timeout=WAIT)
    except subprocess.TimeoutExpired as late:
        running.kill()
        running.communicate()
        done = (late.stdout or b"").count(b"\n")
        pytest.fail(f"hangs: {lines[done]}")
    assert running.returncode == 0, err
    return [tuple(json.loads(line)) for line in out.splitlines()]


def run(folder, words, **named):
    """Run one command, with names in the place of the words that stand for them."""
    return run_all(folder, [typed(words, **named)])[0]


def typed(words, **named):
    return [str(named.get(word, HERE["code"] if word == "CODE" else word)) for word in words]


def refused(answer, words):
    code, out, err = answer
    if words[0] == "content":  # complaints are its output
        assert code == 1 and out.count("\n") == 1 and "Traceback" not in err, answer
    else:
        assert code == 2 and err.startswith("empathy: ") and err.count("\n") == 1, answer


def odd_inputs(folder, ending):
    """By kind, a name that is no file to read."""
    (folder / f"folder{ending}").mkdir()
    os.mkfifo(folder / f"pipe{ending}")
    os.symlink("/dev/zero", folder / f"zero{ending}")
    os.symlink("/dev/full", folder / f"full{ending}")
    os.symlink(f"loop{ending}", folder / f"loop{ending}")  # cannot be opened, also by root
    with (folder / f"large{ending}").open("wb") as large:
        large.truncate(1 << 36)
    listening = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(folder)  # the name of a socket is short
    listening.bind(f"socket{ending}")
    os.chdir(here)
    listening.close()
    return [f"{name}{ending}" for name in (
        "folder", "pipe", "zero", "full", "loop", "large", "socket", "missing", "a" * 300,
        "\udcff", "a\0b", "~nobody-of-this-name/x")]


@pytest.mark.parametrize("name", READERS)
def test_what_is_no_file_to_read_is_refused_in_one_sentence_and_never_waited_for(name, desk):
    odd = odd_inputs(desk, ENDINGS.get(name, ""))
    if name == "check":
        odd = odd[1:]  # a folder is what it checks
    if name not in ("score", "items", "score by"):
        odd = [one for one in odd if "\0" not in one]  # no program can be given it
    answers = run_all(desk, [typed(READERS[name], FILE=one) for one in odd])
    assert len(answers) == len(odd)
    for answer in answers:
        refused(answer, READERS[name])


def odd_outputs(folder, name):
    """Names that are never written over, also by force, and what each of them is."""
    kept = folder / "kept"
    kept.write_text("kept")
    (folder / "inside").symlink_to(HERE["place"])
    ways = {
        "link": lambda out: out.symlink_to(kept), "dangling": lambda out: out.symlink_to(folder / "nowhere"),
        "device": lambda out: out.symlink_to("/dev/full"), "pipe": os.mkfifo, "folder": Path.mkdir,
        "live": lambda out: os.link(HERE["place"] / "workspace.sqlite", out),
    }
    for way, make in ways.items():
        (folder / way).mkdir()
        make(folder / way / OUT.get(name, "out"))
    last = OUT.get(name, "out")
    return [*(f"{way}/{last}" for way in ways), f"inside/{last}", f"../place/{last}", f"../place/backups/../{last}",
            HERE["place"] / "notebooks" / ".." / last, f"{'a' * 300}{Path(last).suffix}", "/dev/full",
            "../place/workspace.sqlite", "inside/workspace.sqlite-wal", "../place/cookie-secret.json"]


def seen(*folders):
    return {path: (path.lstat().st_mode, path.lstat().st_ino,
                   path.read_bytes() if path.is_file() and not path.is_symlink() else None)
            for folder in folders for path in folder.rglob("*")}


@pytest.mark.parametrize("name", WRITERS)
def test_what_must_not_be_written_over_is_as_it_was_also_by_force(name, desk):
    (HERE["place"] / "notebooks").mkdir(exist_ok=True)
    outs = odd_outputs(desk, name)
    before = seen(desk, HERE["place"])
    lines = [typed((*WRITERS[name], *force), OUT=out) for out in outs for force in ((), ("--force",))]
    for answer in run_all(desk, lines):
        refused(answer, WRITERS[name])
    assert seen(desk, HERE["place"]) == before


@pytest.mark.parametrize("name", WRITERS)
def test_a_free_name_is_written_and_an_ordinary_file_is_replaced_only_when_asked(name, desk):
    out = desk / OUT.get(name, "out")
    assert run(desk, WRITERS[name], OUT=out)[0] == 0 and out.stat().st_size > 20
    out.write_text("kept")
    refused(run(desk, WRITERS[name], OUT=out), WRITERS[name])
    assert out.read_text() == "kept"
    assert run(desk, (*WRITERS[name], "--force"), OUT=out)[0] == 0 and out.stat().st_size > 20
    assert not [one for one in desk.iterdir() if one.name.startswith(".")]


def test_an_ordinary_file_is_read_also_through_a_link(desk):
    shutil.copy(SCENE, desk / "two-cups.yaml")
    for file, words in (
        ("SHEET", READERS["score"]), ("two-cups.yaml", READERS["play"]), ("STORY", READERS["script import"]),
    ):
        (desk / "links").mkdir(exist_ok=True)
        (desk / "links" / file).symlink_to(desk / file)
        assert run(desk, words, FILE=f"links/{file}")[0] == 0
