"""SIGKILL at random moments: what showed as saved is there, no half form, and the same item comes back."""

import os
import random

import pytest
from playwright.sync_api import Error, expect
from served import Served, until
from sheet import SAVED, Sheet

from empathy_widgets.domain import Actor
from empathy_widgets.records import Store, Workspace

pytestmark = [pytest.mark.browser, pytest.mark.alone, pytest.mark.timeout(3600)]
TRIALS = int(os.environ.get("EMPATHY_TRIALS", "40"))
SERVER_EVERY = 5
"""Every fifth trial kills the whole server; the others kill the page's kernel."""


class Run:
    """A person answering while processes die, and what the page told them was saved."""

    def __init__(self, sheet: Sheet, store: Store, case, dice: random.Random) -> None:
        self.sheet, self.store, self.case, self.dice = sheet, store, case, dice
        self.sitting = None
        self.told: dict[int, int] = {}

    def fresh(self) -> None:
        """Begin a new sitting; the page shows its first item."""
        self.sitting = self.store.start(self.case.id, "pes-practice-form", "self")
        self.told = {}
        self.open()

    def open(self) -> None:
        self.sheet.open("administer-a-scale", case=self.case.id, administration=self.sitting.id)

    def answer_some(self) -> None:
        """Answer up to three items and see each one saved; then leave one more click unfinished."""
        for _ in range(self.dice.randint(0, 3)):
            item = self.sheet.shown
            if item > 18:
                return
            value = self.dice.choice([choice for choice in range(1, 6) if choice != self.told.get(item)])
            self.sheet.radio(item, value).check(force=True)
            mark = self.sheet.page.locator("[data-save-state]").first
            expect(mark).to_have_attribute("data-save-state", "saved")
            expect(mark).to_have_text(SAVED)
            self.told[item] = value
            self.sheet.next()
            expect(self.sheet.page.locator(f'fieldset[data-item="{item + 1}"]')).to_be_visible()
        self.last = (self.sheet.shown, self.dice.randint(1, 5))
        self.sheet.radio(*self.last).dispatch_event("click")

    def check(self) -> None:
        """Everything told as saved is stored; anything beyond it is the one click under way."""
        until(lambda: self.store.administration(self.sitting.id).current_item == self.sheet.shown, what="the same item")
        stored = self.store.administration(self.sitting.id)
        beyond = {item: value for item, value in stored.answers.items() if self.told.get(item) != value}
        assert self.told.items() <= stored.answers.items() or set(beyond) <= {self.last[0]}, (self.told, stored.answers)
        assert set(stored.answers) - set(self.told) <= {self.last[0]}
        assert stored.status == "open"
        self.told = dict(stored.answers)
        assert self.sheet.shown == stored.current_item
        for item in {self.sheet.shown} & set(stored.answers):
            expect(self.sheet.radio(item, stored.answers[item])).to_be_checked()


def test_killed_kernels_and_servers_lose_nothing(browser, tmp_path):
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
    try:
        run.fresh()
        for trial in range(TRIALS):
            if run.sheet.shown > 15:
                run.fresh()
            run.answer_some()
            page.evaluate("ms => new Promise(done => setTimeout(done, ms))", dice.randint(0, 60))
            if trial % SERVER_EVERY == SERVER_EVERY - 1:
                server.kill()
                server.start()
                page.goto(server.link)
            else:
                server.kill_kernels()
            run.open()
            run.check()
        assert store.verify() == []
        assert place.problems() == []
    finally:
        context.close()
        server.stop()


def test_a_killed_kernel_is_noticed_and_the_page_comes_back_by_itself(tab, case, store, server, watch):
    watch.forgiven = ("WebSocket", "404", "Failed to load", "kernel", "Kernel")
    sitting = store.start(case.id, "pes-practice-form", "self")
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
