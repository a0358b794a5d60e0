"""Answering, reconnecting and resuming, in the engines that phones have beside Chromium's."""

import json
import re

import pytest
from phones.browsers import Firefox
from served import until

pytestmark = [pytest.mark.browser, pytest.mark.alone]
LOST = "[data-connection=lost]"
SAVED = re.compile(r"Saved \d\d:\d\d")


class Person:
    """Somebody at a sitting that is open, on their phone."""

    def __init__(self, browser, line, server, store) -> None:
        self.browser, self.store = browser, store
        case = store.create_case("")
        self.case, self.sitting = case.id, store.start(case.id, "pes-practice-form", "self", version=2).id
        origin = f"http://127.0.0.1:{line.port}"
        browser.open(server.link.replace(server.origin, origin))
        browser.open(f"{origin}/chapter/administer-a-scale?case={case.id}&administration={self.sitting}")
        self.ready()

    def ready(self) -> None:
        self.browser.until_there("[data-page-ready=true] fieldset[data-item]")

    @property
    def shown(self) -> int:
        """The number of the one item on the screen."""
        return int(self.browser.evaluate("document.querySelector('fieldset[data-item]').dataset.item"))

    def choose(self, value: int) -> None:
        """Click an answer to the item on the screen, and see it chosen."""
        self.browser.click(f'label:has(input[type=radio][value="{value}"])')
        self.browser.until_there(f'input[type=radio][value="{value}"]:checked')

    def saved(self) -> None:
        """Wait until the page says of the item on the screen, and of all that was done, that it is saved."""
        self.browser.until_there("fieldset[data-item] [data-answer-state=saved]")
        self.browser.until_there("[data-save-state=saved]")

    def answer(self, value: int) -> None:
        """Choose and wait until the page says that it is saved."""
        self.choose(value)
        self.saved()

    def next(self) -> None:
        """Go on to the next item."""
        place = self.shown + 1
        self.browser.click("[data-next]")
        self.browser.until_there(f'fieldset[data-item="{place}"]')

    def at(self, place: int) -> None:
        """Wait until the store knows the place."""
        until(lambda: self.store.administration(self.sitting).current_item == place, what="the place in the store")

    @property
    def answers(self) -> dict[int, int]:
        return self.store.administration(self.sitting).answers

    def told(self) -> list[tuple[int, int]]:
        """Every answer the store ever took for the sitting, item and value, in its order."""
        return [
            (int(line.subject.rsplit("/", 1)[1]), json.loads(line.new)["choice"])
            for line in self.store.audit(self.case) if line.action == "respond"
        ]

    def mark(self) -> None:
        """Write something on the page that a reload would lose."""
        self.browser.evaluate("window.written = 'here'")

    def was_reloaded(self) -> bool:
        return self.browser.evaluate("window.written ?? null") is None


@pytest.fixture
def person(browser, line, server, store):
    browser.complaints()
    yield Person(browser, line, server, store)
    cut = f"ws://127.0.0.1:{line.port}/api/kernels/"  # Firefox calls a line that it cannot open an error
    assert not (left := [words for words in browser.complaints() if cut not in words]), left


def test_answers_are_said_to_be_saved_and_the_store_holds_them(person, store):
    for item in range(1, 4):
        assert person.shown == item and not person.browser.count("input[type=radio]:checked")
        person.answer(item + 1)
        assert SAVED.search(person.browser.text("[data-save-state]"))
        assert person.answers == {earlier: earlier + 1 for earlier in range(1, item + 1)}
        person.next()
    assert person.told() == [(1, 2), (2, 3), (3, 4)]
    assert store.verify() == []


def test_an_answer_given_while_the_line_is_down_arrives_once_and_the_page_stays(person, line):
    person.answer(5)
    person.next()
    person.at(2)  # nothing is under way, so that the answer alone is what waits
    person.mark()
    line.cut()
    person.browser.until_there(LOST)
    person.choose(3)
    assert not person.browser.count("[data-save-state=saved]"), "nothing is called saved while the line is down"
    assert person.answers == {1: 5}
    line.restore()
    person.browser.until_gone(LOST)
    person.saved()
    assert not person.was_reloaded() and person.shown == 2
    person.next()
    person.answer(4)
    assert person.told() == [(1, 5), (2, 3), (3, 4)]


def test_an_answer_whose_receipt_was_lost_on_its_way_is_said_again_and_stored_once(person, line):
    person.answer(5)
    person.next()
    person.at(2)
    person.mark()
    line.stall_answers()
    person.choose(3)
    until(lambda: person.answers == {1: 5, 2: 3}, what="the answer in the store, its receipt not yet on the page")
    line.cut_in_mid_frame()
    line.resume()
    person.saved()
    assert line.torn == 1 and not person.was_reloaded() and person.shown == 2
    person.next()
    person.answer(4)
    assert person.told() == [(1, 5), (2, 3), (3, 4)]


@pytest.mark.parametrize("what", ["a reload", "a killed kernel"])
def test_the_page_carries_on_at_the_same_item_with_the_answers_kept_after(what, person, server):
    for value in (4, 2):
        person.answer(value)
        person.next()
    person.at(3)
    person.mark()
    if what == "a reload":
        person.browser.reload()
    else:
        assert server.kill_kernels() >= 1
    until(person.was_reloaded, 40, what="a page loaded anew")
    person.ready()
    assert person.shown == 3
    person.answer(1)
    assert person.answers == {1: 4, 2: 2, 3: 1}
    person.browser.click("[data-back]")
    person.browser.until_there('fieldset[data-item="2"] input[value="2"]:checked')
    assert person.told() == [(1, 4), (2, 2), (3, 1)]


INJECTED = """(() => {
  const script = document.createElement("script");
  script.textContent = "window.ran = 'inline'";
  const picture = document.createElement("img");
  picture.setAttribute("onerror", "window.ran = 'onerror'");
  picture.addEventListener("error", () => { window.refused = true });
  picture.src = "data:,";
  document.body.append(script, picture);
})()"""


def test_a_script_that_was_slipped_into_the_page_does_not_run(person):
    browser = person.browser
    browser.evaluate(INJECTED)
    until(lambda: browser.evaluate("window.refused === true"), what="the picture that is none")
    assert browser.evaluate("window.ran ?? null") is None
    if isinstance(browser, Firefox):  # its driver tells what the console said, so that the other journeys can ask
        until(lambda: any("Content-Security-Policy" in words for words in browser.complaints()), what="a complaint")
    assert person.shown == 1
