"""The line between a page and its kernel: late, in pieces, silent, cut; nothing is lost and nothing comes twice."""

import json
import os

import forwarder
import pytest
from playwright.sync_api import expect
from served import until

pytestmark = pytest.mark.browser
STALL = float(os.environ.get("EMPATHY_STALL", "12"))
"""Seconds; `make soak` waits 60."""
LOST = "[data-connection=lost]"
FORM = "pes-practice-form"
HOLD_LINE = """
  const Line = window.WebSocket;
  window.WebSocket = class {
    static CONNECTING = 0;
    constructor(...where) {
      this.readyState = 0;
      window.letGo = () => {
        const line = this.line = new Line(...where);
        line.binaryType = this.binaryType;
        line.onopen = (event) => { this.readyState = 1; this.onopen?.(event); };
        line.onmessage = (event) => this.onmessage?.(event);
        line.onclose = (event) => { this.readyState = 3; this.onclose?.(event); };
      };
    }
    send(frame) { this.line.send(frame); }
    close() { this.line?.close(); }
  };
"""
"""A line that opens when the test lets it."""
MUTE = """
  const Line = window.WebSocket;
  window.WebSocket = class extends Line {
    constructor(...where) { super(...where); (window.opened ??= []).push(this); }
    get mute() { return window.deaf === this; }
    send(frame) { if (!this.mute) super.send(frame); }
    set onmessage(hear) { super.onmessage = hear && ((event) => this.mute || hear(event)); }
  };
"""
"""A line whose other end goes without a word, as after a sleep or another network."""
REORDER = """
  const Line = window.WebSocket;
  window.WebSocket = class extends Line {
    set onmessage(hear) {
      super.onmessage = hear && ((event) => {
        const channel = new TextDecoder().decode(new Uint8Array(event.data, 8 * (1 + Number(
          new DataView(event.data).getBigUint64(0, true))), 5));
        setTimeout(() => hear(event), channel === "iopub" ? 400 : 0);
      });
    }
  };
"""
"""What the kernel says to everybody comes after its answers, not before."""


@pytest.fixture
def line(server):
    with forwarder.Forwarder(server.port) as between:
        yield between


class Person:
    """Somebody at a sitting that is open, at the far end of a line."""

    def __init__(self, browser, line, server, store, *scripts) -> None:
        self.store, self.server, self.line = store, server, line
        self.case = store.create_case("").id
        self.sitting = store.start(self.case, FORM, "self", version=2).id
        self.context = browser.new_context()
        self.origin = f"http://127.0.0.1:{line.port}"
        self.context.request.get(server.link.replace(server.origin, self.origin), max_redirects=0)
        self.page = self.context.new_page()
        self.visits = []
        self.page.on("request", lambda one: one.is_navigation_request() and self.visits.append(one.url))
        for script in scripts:
            self.page.add_init_script(script)

    def open(self):
        self.page.goto(f"{self.origin}/chapter/administer-a-scale?case={self.case}&administration={self.sitting}")
        expect(self.page.locator("[data-page-ready=true] fieldset[data-item]")).to_have_count(1, timeout=60_000)
        return self

    def choose(self, value):
        self.page.locator(f'fieldset[data-item] input[type=radio][value="{value}"]').check(force=True)

    def saved(self, patience=60_000):
        expect(self.page.locator("fieldset[data-item] [data-answer-state=saved]")).to_have_count(1, timeout=patience)
        expect(self.page.locator("[data-save-state]").first).to_have_attribute("data-save-state", "saved",
                                                                                timeout=patience)

    def next(self):
        place = self.shown + 1
        self.page.locator("[data-next]").click()
        expect(self.page.locator(f'fieldset[data-item="{place}"]')).to_be_visible()

    @property
    def shown(self):
        return int(self.page.locator("fieldset[data-item]").get_attribute("data-item"))

    def told(self):
        """Every answer the store ever took for the sitting, item and value, in their order."""
        return [(int(line.subject.rsplit("/", 1)[1]), json.loads(line.new)["choice"])
                for line in self.store.audit(self.case) if line.action == "respond"]


@pytest.fixture
def somebody(browser, line, server, store):
    people = []

    def come(*scripts):
        people.append(Person(browser, line, server, store, *scripts))
        return people[-1]

    yield come
    for one in people:
        one.context.close()


def test_a_page_is_answered_before_its_line_opens_and_the_answer_comes_once(somebody):
    person = somebody(HOLD_LINE).open()
    person.choose(4)
    expect(person.page.locator("[data-save-state]").first).to_have_attribute("data-save-state", "saving")
    assert person.told() == [] and person.page.locator("html").get_attribute("data-line") is None
    person.page.evaluate("letGo()")
    person.saved()
    assert person.told() == [(1, 4)] and len(person.visits) == 1


def test_a_line_that_takes_three_seconds_each_way_loses_nothing(somebody, line):
    person = somebody().open()
    line.delay(3)
    person.choose(2)
    person.next()
    person.choose(5)
    until(lambda: person.told() == [(1, 2), (2, 5)], 60, what="both answers")
    line.delay(0)
    person.saved()
    assert person.told() == [(1, 2), (2, 5)] and len(person.visits) == 1


def test_a_line_in_pieces_of_a_few_bytes_loses_nothing(somebody, monkeypatch):
    person = somebody().open()
    monkeypatch.setattr(forwarder, "PIECE", 5)
    for value in (3, 1):
        person.choose(value)
        person.saved()
        person.next()
    assert person.told() == [(1, 3), (2, 1)]


def test_channels_that_overtake_one_another_lose_nothing(somebody):
    person = somebody(REORDER).open()
    for value in (5, 4, 3):
        person.choose(value)
        person.next()
    until(lambda: len(person.told()) == 3, what="three answers")
    expect(person.page.locator("[data-save-state]").first).to_have_attribute("data-save-state", "saved")
    assert person.told() == [(1, 5), (2, 4), (3, 3)] and len(person.visits) == 1


def test_a_silent_line_is_said_and_given_up_for_a_new_one(somebody, line):
    person = somebody().open()
    line.stall(STALL)
    person.choose(3)
    expect(person.page.locator(LOST)).to_be_visible(timeout=8_000)
    expect(person.page.locator(LOST)).to_have_count(0, timeout=1000 * (STALL + 30))
    person.saved()
    person.next()
    person.choose(2)
    person.saved()
    assert person.told() == [(1, 3), (2, 2)] and len(person.visits) == 1


def test_a_line_whose_other_end_went_without_a_word_is_given_up_for_a_new_one(somebody):
    person = somebody(MUTE).open()
    person.page.evaluate("window.deaf = window.opened.at(-1)")
    person.choose(2)
    person.saved()
    assert person.told() == [(1, 2)] and len(person.visits) == 1
    assert person.page.evaluate("window.opened.length") == 2


def test_a_line_cut_in_the_middle_of_a_frame_again_and_again_doubles_nothing(somebody, line):
    person = somebody().open()
    values = [1, 5, 2, 4, 3]
    for turn, value in enumerate(values, start=1):
        line.cut_in_mid_frame(1 + 40 * turn)
        person.choose(value)
        until(lambda turn=turn: line.torn == turn, what="the cut")
        person.saved()
        person.next()
    assert person.told() == list(enumerate(values, start=1)) and len(person.visits) == 1


def test_after_an_hour_asleep_the_page_goes_on_where_it_was(somebody, line):
    person = somebody()
    person.page.clock.install()
    person.open()
    person.choose(4)
    person.saved()
    line.cut()
    person.next()
    person.choose(2)
    person.page.clock.fast_forward("01:00:00")
    line.restore()
    until(lambda: person.told() == [(1, 4), (2, 2)], 30, what="the answer given before the sleep")
    person.saved()
    assert person.shown == 2 and len(person.visits) == 1


def test_where_the_kernel_went_meanwhile_the_page_loads_itself_once_at_the_same_item(somebody, line, server):
    person = somebody()
    person.page.clock.install()
    person.open()
    person.choose(4)
    person.saved()
    person.next()
    until(lambda: person.store.administration(person.sitting).current_item == 2, what="the place in the store")
    line.cut()
    person.choose(2)
    server.kill_kernels()
    person.page.clock.fast_forward("01:00:00")
    line.restore()
    until(lambda: person.told() == [(1, 4), (2, 2)], 40, what="the answer that waited")
    expect(person.page.locator("[data-page-ready=true]")).to_have_count(1)
    person.saved()
    assert person.shown == 2 and len(person.visits) == 2
