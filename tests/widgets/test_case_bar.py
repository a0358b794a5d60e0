"""The case bar: which case, saved or not, connected or not."""

import pytest
import traitlets

from empathy_widgets.widgets import CaseBar

LONG = "‫الثلاثاء‬ " + "a label without any end " * 40 + "W" * 200


def bar(**traits):
    return CaseBar(**{"code": "amber-otter-27", "label": "Tuesdays", "home_link": "/chapter/welcome", **traits})


def mark(stage):
    one = stage.page.locator("[data-save-state]")
    return one.get_attribute("data-save-state"), one.inner_text()


def tell_save(stage, state, text):
    detail = {"state": state, "text": text}
    stage.page.evaluate("detail => dispatchEvent(new CustomEvent('empathy:save', {detail}))", detail)


def answer_pings(stage, **more):
    """From now on answer each ping at once, as a healthy kernel does."""
    stage.page.evaluate("""(more) => {
      const {model} = stage;
      window.deaf = false;
      model.send = ({n}) => {
        const pong = {kind: "pong", n, locked: false, ...more};
        if (!window.deaf) setTimeout(() => model.tell("msg:custom", pong));
      };
    }""", more)


def start_clock(stage):
    stage.page.clock.install()


def test_a_save_state_nobody_knows_is_refused_in_python():
    with pytest.raises(traitlets.TraitError):
        CaseBar(save_state="perhaps")


@pytest.mark.parametrize("content", [
    None, 3, "ping", [], {}, {"kind": "ping"}, {"kind": "ping", "n": "1"}, {"kind": "ping", "n": True},
    {"kind": ["ping"], "n": 1},
])
def test_python_answers_nothing_but_a_ping(content):
    one = bar()
    assert one.answer_ping(content) is None
    one._handle_custom_msg(content, [])


def test_python_says_whether_the_seat_is_handed_over_and_survives_not_knowing():
    one = bar()
    assert one.answer_ping({"kind": "ping", "n": 7}) == {"kind": "pong", "n": 7, "locked": False}
    one.is_locked = lambda: True
    assert one.answer_ping({"kind": "ping", "n": 8})["locked"] is True
    one.is_locked = lambda: 1 / 0
    assert one.answer_ping({"kind": "ping", "n": 9})["locked"] is False


def test_the_bar_shows_the_case_and_the_mark_beside_it(stage):
    stage.mount(bar(demonstration=True, save_state="saved", save_text="Saved 14:03"))
    page = stage.page
    region = page.get_by_role("region", name="This page's case")
    assert region.locator("[data-case-code='amber-otter-27']").is_visible()
    assert mark(stage) == ("saved", "Saved 14:03")
    assert page.get_by_text("Demonstration: nobody real").is_visible()
    assert page.get_by_role("link", name="All cases").get_attribute("href") == "/chapter/welcome"
    assert page.locator("[data-connection='lost']").count() == 0


def test_the_mark_follows_the_scale_on_the_same_page_and_python(stage):
    stage.mount(bar())
    tell_save(stage, "saving", "Saving…")
    assert mark(stage) == ("saving", "Saving…")
    tell_save(stage, "saved", "Saved 14:04")
    assert mark(stage) == ("saved", "Saved 14:04")
    tell_save(stage, "failed", "There is no room on the disk.")
    assert mark(stage) == ("failed", "Not saved")
    stage.assign(save_state="saved", save_text="Saved 14:05")
    assert mark(stage) == ("saved", "Saved 14:05")


def test_no_case_is_a_state_with_its_own_words(stage):
    stage.mount(CaseBar())
    assert stage.page.get_by_text("No case is open").is_visible()
    assert stage.page.locator("[data-case-code]").count() == 0


def test_a_silent_kernel_brings_the_banner_within_five_seconds_and_nothing_is_called_saved(stage):
    start_clock(stage)
    stage.mount(bar(save_state="saved", save_text="Saved 14:03"))
    answer_pings(stage)
    stage.page.clock.run_for(20_000)
    assert stage.page.locator("[data-connection='lost']").count() == 0 and mark(stage)[0] == "saved"
    stage.page.evaluate("window.deaf = true")
    stage.page.clock.run_for(5_000)
    assert stage.page.get_by_role("alert").filter(has_text="The connection to the workbook is lost.").is_visible()
    assert mark(stage) == ("lost", "Not connected")
    tell_save(stage, "saved", "Saved 14:04")
    assert mark(stage) == ("lost", "Not connected")
    stage.page.evaluate("window.deaf = false")
    stage.page.clock.run_for(3_000)
    assert stage.page.locator("[data-connection='lost']").count() == 0 and mark(stage) == ("saved", "Saved 14:04")


def test_other_widgets_hear_when_the_line_goes_and_comes_back(stage):
    start_clock(stage)
    stage.page.evaluate("""() => {
      window.lines = [];
      addEventListener("empathy:connection", (event) => lines.push(event.detail.state));
    }""")
    stage.mount(bar())
    stage.page.clock.run_for(5_000)
    answer_pings(stage)
    stage.page.clock.run_for(3_000)
    assert stage.page.evaluate("lines") == ["lost", "live"]


def test_a_served_page_loads_again_once_the_server_answers(stage):
    start_clock(stage)
    down, asked = [True], []

    def alive(route):
        asked.append(route.request.url)
        route.abort() if down[0] else route.fulfill(body="ok")

    stage.page.route("**/alive", alive)
    stage.page.evaluate("window.first = true")
    stage.mount(bar(served=True))
    stage.page.clock.run_for(9_000)
    stage.page.wait_for_function("document.querySelector('[data-connection=lost]')")
    assert stage.page.evaluate("window.first") is True
    down[0] = False
    with stage.page.expect_navigation(url="**/stage"):
        stage.page.clock.run_for(2_000)
    assert stage.page.evaluate("window.first ?? null") is None and asked
    stage.errors.clear()  # the browser's own words about the address that did not answer


def test_a_page_that_loading_again_does_not_help_stays_with_a_button(stage):
    start_clock(stage)
    stage.page.evaluate("sessionStorage.setItem('empathy:reloads', JSON.stringify(Array(3).fill(Date.now())))")
    stage.mount(bar(served=True))
    stage.page.clock.run_for(8_000)
    stage.page.get_by_role("button", name="Reload this page").wait_for()


def test_in_jupyterlab_the_banner_says_what_to_do_and_never_loads_again(stage):
    start_clock(stage)
    stage.page.route("**/alive", lambda route: pytest.fail("asked a server that is not ours"))
    stage.mount(bar())
    stage.page.clock.run_for(60_000)
    assert stage.page.get_by_text("Run this notebook's cells again").is_visible()


def test_a_page_left_open_covers_itself_when_the_seat_is_handed_over(stage):
    start_clock(stage)
    stage.mount(bar(served=True))
    with stage.page.expect_navigation():
        stage.say({"kind": "pong", "n": 1, "locked": True})


def test_the_handed_over_page_itself_stays(stage):
    start_clock(stage)
    stage.page.evaluate("window.first = true")
    stage.mount(bar(served=True, seat_locked=True))
    answer_pings(stage, locked=True)
    stage.page.clock.run_for(10_000)
    assert stage.page.evaluate("window.first") is True and stage.page.get_by_text("Screen handed over").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_a_long_label_breaks_nothing(open_stage, scheme, width):
    stage = open_stage(width, 640, scheme)
    start_clock(stage)
    stage.mount(bar(label=LONG, demonstration=True, seat_locked=True, save_state="failed"))
    assert stage.violations() == "" and stage.overflow() <= 0
    assert stage.page.locator("section").bounding_box()["height"] < 260
    stage.page.clock.run_for(6_000)
    assert stage.page.locator("[data-connection='lost']").is_visible()
    assert stage.violations() == "" and stage.overflow() <= 0


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_it_is_one_line_and_a_press_shows_the_whole_label(open_stage, width):
    stage = open_stage(width, 640)
    stage.mount(bar(label="Tue", demonstration=True, save_state="saved", save_text="Saved 14:03"))
    label, line = stage.page.locator("[data-case-label]"), stage.page.locator(".ew-bar")
    height = line.bounding_box()["height"]
    assert height < 64
    stage.assign(label=LONG)
    cut = "one => one.scrollWidth > one.clientWidth"
    assert line.bounding_box()["height"] == height and label.evaluate(cut) and stage.overflow() <= 0
    assert label.bounding_box()["width"] >= 24 and label.inner_text() == LONG.strip()
    label.press("Enter")
    assert line.bounding_box()["height"] > height + 20 and not label.evaluate(cut) and stage.overflow() <= 0
    assert stage.page.locator(".ew-code").is_visible() and stage.page.locator("[data-save-state]").is_visible()
    label.click()
    assert line.bounding_box()["height"] == height


def test_closing_leaves_nothing_behind(stage):
    stage.mount(bar(served=True))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
