"""Writers that are killed, and many writers at once: nothing acknowledged is lost, nothing is half there."""

import os
import random
import select
import signal

import pytest
from writers import spin

from empathy_widgets.domain import Actor, Mode
from empathy_widgets.records import Store, problems

pytestmark = pytest.mark.alone
SEED = 20261003


@pytest.fixture
def quick_disk():
    """Here nothing is made quicker."""


class Pipe:
    """What the writers told, read as it comes."""

    def __init__(self, path) -> None:
        os.mkfifo(path)
        self.path = str(path)
        self.end = os.open(path, os.O_RDWR | os.O_NONBLOCK)
        self.text = b""

    def read(self, seconds: float) -> bool:
        """Wait until something comes, at most ``seconds``, and take it."""
        ready = select.select([self.end], [], [], seconds)[0]
        if ready:
            self.text += os.read(self.end, 1 << 20)
        return bool(ready)

    def told(self) -> list[int]:
        """Everything told so far; called once the writers are gone."""
        while self.read(0):
            pass
        lines, self.text = self.text.split(), b""
        return [int(line) for line in lines]


@pytest.fixture
def pipe(tmp_path):
    made = Pipe(tmp_path / "told")
    yield made
    os.close(made.end)


def test_a_killed_writer_loses_nothing_it_acknowledged(workspace, child, pipe, database):
    dice = random.Random(SEED)
    store = Store(workspace, Actor())
    case = store.create_case()
    for trial in range(60 if database == "sqlite" else 25):
        sitting = store.start(case.id, "teq", Mode.SELF)
        pid = child.start("answer", workspace, case=case.id, administration=sitting.id, told=pipe.path, count=1000)
        assert pipe.read(30), "the writer said nothing"
        for _answer in range(dice.randrange(6)):
            pipe.read(5)
        spin(dice.random() * 0.004)
        os.kill(pid, signal.SIGKILL)
        assert child.reap(pid) == -signal.SIGKILL
        told = {item: item % 5 for item in pipe.told()}
        stored = store.administration(sitting.id).answers
        assert told and told.items() <= stored.items(), f"seed {SEED}, trial {trial}: {told} told, {stored} stored"
        assert len(stored) - len(told) <= 1
        if trial % 10 == 9:
            assert store.verify() == [] and problems(workspace) == []


def test_32_writers_at_once_meet_no_lock_and_lose_nothing(workspace, child, pipe):
    store = Store(workspace, Actor())
    cases = [store.create_case(f"writer {number}") for number in range(4)]
    sittings = [store.start(case.id, "teq", Mode.SELF) for case in cases]
    pids = []
    for number in range(32):
        sitting = sittings[number % 4]
        pids.append(child.start(
            "answer", workspace, case=sitting.case_id, administration=sitting.id, told=pipe.path, count=6,
            item=1 + 6 * (number // 4),
        ))
    told = []
    while len(told) < 32 * 6 and pipe.read(60):
        told = pipe.text.split()
    assert [child.reap(pid) for pid in pids] == [0] * 32
    assert len(pipe.told()) == 32 * 6
    for sitting in sittings:
        assert store.administration(sitting.id).answers == {item: item % 5 for item in range(1, 49)}
    assert [line.action for line in store.audit()].count("respond") == 32 * 6
    assert store.verify() == []
