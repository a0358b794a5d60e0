"""SIGKILL at random moments: what showed as saved is there, no half form, and the same item comes back."""

import json
import os
import random
import time
from collections import Counter

import pytest
from judgement import Given, Line, faults
from past_the_store import run as run_sql
from playwright.sync_api import Error, expect
from served import Served, until
from sheet import Sheet

from empathy_widgets.domain import Actor
from empathy_widgets.records import Store, Workspace, problems

TRIALS = int(os.environ.get("EMPATHY_TRIALS", "50"))
pytestmark = [pytest.mark.browser, pytest.mark.alone, pytest.mark.timeout(600 + 60 * TRIALS)]
KILLED = ("kernel", "fork server", "kernel", "kernel and fork server", "server")
"""What dies, trial by trial."""


class Run:
    """A person answering while processes die, and what the page told them was saved."""

    def __init__(self, sheet: Sheet, store: Store, case, dice: random.Random) -> None:
        self.sheet, self.store, self.case, self.dice = sheet, store, case, dice
        self.sitting = None
        self.told: list[Given] = []
        self.click: Given | None = None
        self.place = 1
        self.earlier: list[tuple[str, list[Given]]] = []
        self.counts = Counter()

    def fresh(self) -> None:
        """Begin a new sitting; the page shows its first item."""
        if self.sitting:
            self.earlier.append((self.sitting.id, self.told))
        self.sitting = self.store.start(self.case.id, "pes-practice-form", "self", version=2)
        self.told, self.click, self.place = [], None, 1
        self.open()

    def open(self) -> None:
        self.sheet.open("administer-a-scale", case=self.case.id, administration=self.sitting.id)

    def another(self, item: int) -> int:
        """A value the item does not have yet."""
        return self.dice.choice([value for value in range(1, 6) if value != dict(self.told).get(item)])

    def answer_some(self, count: int) -> None:
        """Answer some items and see each one saved; then leave one more click unfinished."""
        for _ in range(count):
            given = Given(self.sheet.shown, self.another(self.sheet.shown))
            self.sheet.answer(*given)
            self.told.append(given)
            self.counts["told"] += 1
            self.sheet.next()
            expect(self.sheet.page.locator(f'fieldset[data-item="{given.item + 1}"]')).to_be_visible()
        self.place = self.sheet.shown
        self.click = Given(self.place, self.another(self.place))
        self.sheet.radio(*self.click).dispatch_event("click")
        self.counts["clicks"] += 1

    def judge(self, sitting: str, told: list[Given], click: Given | None) -> list[Given]:
        """Return every answer the store holds of a sitting; AssertionError unless it kept what the page told."""
        lines = [
            Line(int(line.subject.rsplit("/", 1)[1]), new["choice"], new["request"])
            for line in self.store.audit(self.case.id)
            if line.action == "respond" and line.subject.split("/")[1] == sitting and (new := json.loads(line.new))
        ]
        found = faults(told, click, lines, self.store.administration(sitting).answers)
        self.counts.update(fault.kind for fault in found)
        assert not found, "; ".join(f"{fault.kind}: {fault.what}" for fault in found)
        return [Given(line.item, line.value) for line in lines]

    def check(self) -> None:
        """The same item comes back, everything told is stored and shown, and beyond it only the click under way."""
        expect(self.sheet.page.locator('[data-answer-state="saving"]')).to_have_count(0, timeout=30_000)
        assert self.sheet.shown == self.place
        until(lambda: self.store.administration(self.sitting.id).current_item == self.place, what="the same item")
        kept = self.judge(self.sitting.id, self.told, self.click)
        self.counts["arrived"] += len(kept) - len(self.told)
        self.told, self.click = kept, None
        assert self.store.administration(self.sitting.id).status == "open"
        assert self.sheet.standing() == dict(self.told)

    def summary(self) -> str:
        """What happened so far, in one line."""
        killed = ", ".join(f"{self.counts[what]} {what}" for what in dict.fromkeys(KILLED))
        broken = ", ".join(f"{self.counts[kind]} {kind}" for kind in ("lost", "changed", "doubled", "never given"))
        return (f"killed: {killed}; {self.counts['told']} answers told saved: {broken}; of {self.counts['clicks']} "
                f"clicks under way {self.counts['arrived']} were saved")


def kill(server: Served, what: str) -> None:
    """SIGKILL what a trial is about; at least one process dies."""
    if what == "server":
        server.kill()
        server.start()
        return
    kernels = server.kernels()  # those of a dead fork server are no longer of the server's family
    if "fork server" in what:
        assert server.kill_fork_server() == 1
    if "kernel" in what:
        assert server.kill_kernels(kernels) >= 1


def test_killed_kernels_and_servers_lose_nothing(browser, tmp_path, capsys):
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    dice = random.Random(seed)
    place = Workspace(tmp_path / "workspace")
    place.prepare()
    store = Store(place, Actor(name="test", seat="test"))
    server = Served(place.folder, tmp_path / "log").start()
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.link)
    run = Run(Sheet(page, server.origin), store, store.create_case(""), dice)
    begun = time.monotonic()
    try:
        run.fresh()
        for trial in range(TRIALS):
            if run.sheet.shown > 15:
                run.fresh()
            run.answer_some(dice.randint(0, 3))
            page.evaluate("ms => new Promise(done => setTimeout(done, ms))", dice.randint(0, 60))
            what = KILLED[trial % len(KILLED)]
            kill(server, what)
            run.counts[what] += 1
            if what == "server":
                page.goto(server.link)
            run.open()
            run.check()
        for sitting, told in run.earlier:
            assert run.judge(sitting, told, None) == told
        assert run.counts["told"] >= TRIALS // 2
        assert store.verify() == []
        assert problems(place) == []
    finally:
        with capsys.disabled():
            print(f"\n{run.summary()}; {time.monotonic() - begun:.0f} s, seed {seed}")
        context.close()
        server.stop()


ROWS = "FROM responses WHERE administration_id = :of"
BREAKS = {
    "one lost": ("lost", f"DELETE {ROWS} AND item = 2"),
    "all lost": ("lost", f"DELETE {ROWS}"),
    "changed": ("changed", "UPDATE responses SET choice = choice % 5 + 1 WHERE administration_id = :of AND item = 2"),
    "stored twice": (
        "never given",
        "INSERT INTO responses SELECT administration_id, item + 10, choice, declined, answered_at, elapsed_ms, "
        f"revision, request {ROWS} AND item = 2",
    ),
    "never given": (
        "never given",
        "INSERT INTO responses VALUES (:of, 19, 2, FALSE, '2026-10-03T14:03:07.123456+00:00', NULL, 0, NULL)",
    ),
    "twice in the trail": (
        "doubled",
        "INSERT INTO audit (sequence, at, actor, action, subject, case_id, new, salt, previous_hash, hash) "
        "SELECT sequence + 1000, at, actor, action, subject, case_id, new, salt, previous_hash, 'x' FROM audit "
        "WHERE subject = 'responses/' || :of || '/2'",
    ),
}


@pytest.mark.parametrize("kind, statement", BREAKS.values(), ids=BREAKS)
def test_the_same_check_catches_a_store_that_breaks_the_pages_word(tab, case, store, server, watch, kind, statement):
    watch.forgiven = ("WebSocket", "404", "Failed to load", "kernel", "Kernel")
    run = Run(tab, store, case, random.Random(kind))
    run.fresh()
    run.answer_some(3)
    kill(server, "kernel")
    run.open()
    run.check()
    assert len(run.told) >= 3
    run_sql(Workspace(server.folder), statement, of=run.sitting.id)
    run.open()
    with pytest.raises(AssertionError, match=f"(^|; ){kind}: "):
        run.check()
    assert run.counts[kind] >= 1


def test_a_killed_kernel_is_noticed_and_the_page_comes_back_by_itself(tab, case, store, server, watch):
    watch.forgiven = ("WebSocket", "404", "Failed to load", "kernel", "Kernel")
    sitting = store.start(case.id, "pes-practice-form", "self", version=2)
    tab.open("administer-a-scale", case=case.id, administration=sitting.id)
    tab.answer(1, 4)
    tab.next()
    until(lambda: store.administration(sitting.id).current_item == 2, what="the place in the store")
    assert server.kill_kernels() >= 1
    expect(tab.page.locator('[data-connection="lost"]')).to_be_visible(timeout=5_500)
    with pytest.raises(Error):
        tab.page.locator('[data-save-state="saved"]').wait_for(timeout=500)
    expect(tab.page.locator('[data-connection="lost"]')).to_have_count(0, timeout=30_000)
    tab.ready()
    assert tab.shown == 2
