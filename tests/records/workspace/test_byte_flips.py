"""A damaged file is noticed, never misread: each flipped byte is harmless, complained about, or refused in words."""

import random

import pytest
from past_the_store import run

from empathy_widgets.domain import Actor, Mode
from empathy_widgets.errors import EmpathyError
from empathy_widgets.records import Store, Workspace, problems

SEED = 20261003
TABLES = ("workspace", "cases", "administrations", "responses", "requests", "wordings", "contents", "runs",
          "audit", "audit_head")


def kept(workspace) -> list[list[tuple]]:
    return [run(workspace, f"SELECT * FROM {table}") for table in TABLES]


def lived_in(folder) -> Workspace:
    workspace = Workspace(folder, "")
    workspace.prepare()
    store = Store(workspace, Actor())
    for label in ("one", "two"):
        case = store.create_case(label)
        sitting = store.start(case.id, "teq", Mode.SELF)
        for item in range(1, 9):
            store.respond(sitting.id, item, item % 5, case_id=case.id, request=f"{label} {item}")
        store.void(sitting.id, "wrong form")
        store.start_run(case.id, "role-play", "a-scene", version_text="id: a-scene\ntitle: A scene\n")
    return workspace


def sentences(workspace) -> list[str]:
    """What a person is told: by reading everything, and by the doctor."""
    store, told = Store(workspace, Actor()), []
    try:
        for case in store.cases():
            store.administrations(case.id, include_voided=True)
        store.audit()
        told += store.verify()
    except EmpathyError as error:
        told.append(str(error))
    return told + problems(workspace)


def test_no_flipped_byte_is_misread(tmp_path):
    dice, noticed = random.Random(SEED), 0
    workspace = lived_in(tmp_path / "workspace")
    sound, before = workspace.database_file.read_bytes(), kept(workspace)
    used = [place for place, byte in enumerate(sound) if byte]
    for _trial in range(150):
        content, place = bytearray(sound), dice.choice(used)
        content[place] ^= 1 << dice.randrange(8)
        workspace.database_file.write_bytes(content)
        told = sentences(Workspace(workspace.folder, ""))
        noticed += bool(told)
        assert told or kept(workspace) == before, f"seed {SEED}: byte {place} was misread"
    workspace.database_file.write_bytes(sound)
    assert sentences(workspace) == [] and noticed > 75


def test_flips_that_nobody_looked_for_would_be_misread(tmp_path, monkeypatch):
    """The control: without the doctor and the trail some flips change what is read, and nobody is told."""
    monkeypatch.setitem(globals(), "problems", lambda _workspace: [])
    monkeypatch.setattr(Store, "verify", lambda self: [])
    with pytest.raises(AssertionError, match="was misread"):
        test_no_flipped_byte_is_misread(tmp_path)


def test_no_cut_file_is_misread(tmp_path):
    workspace = lived_in(tmp_path / "workspace")
    sound = workspace.database_file.read_bytes()
    for length in range(0, len(sound), len(sound) // 23):
        workspace.database_file.write_bytes(sound[:length])
        assert sentences(Workspace(workspace.folder, ""))
