"""A sitting, a scene, a mirroring and a profile by keyboard alone, on every screen and in the colours each asks for."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from open_work import SCENE, SEQUENCE, address, filled, mirrored
from playwright.sync_api import expect
from test_accessibility import OVERFLOW, fault

pytestmark = pytest.mark.browser
SCREENS = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "narrow phone": {"viewport": {"width": 320, "height": 640}},
    "at 200 %": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
}
COLOURS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
AXE = {"dark": None, "forced": {"rules": {"color-contrast": {"enabled": False}}}}
"""What axe is asked in which colours; where they are forced it measures text colours of the page that nobody sees."""
SEEN = """() => {
  const held = document.activeElement;
  const box = held.getBoundingClientRect();
  const hit = document.elementFromPoint(box.left + Math.min(6, box.width / 2), Math.min(box.top + 6, box.bottom - 1));
  return held !== document.body && box.top >= 0 && hit !== null && (held.contains(hit) || hit.contains(held));
}"""
RINGED = """() => {
  const held = document.activeElement;
  const style = getComputedStyle(held.matches("input") ? held.closest("label") ?? held : held);
  return held.matches(":focus-visible") && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    || held.matches("h2, h3, fieldset, div, input");
}"""
ON = "(wanted) => document.activeElement.matches(wanted)"


def reach(page, wanted):
    """Go on by Tab until the focus is on ``wanted``; where it is, it can be seen, with a ring around it."""
    for _press in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(ON, wanted):
            assert page.evaluate(SEEN), f"{wanted} has the focus out of sight"
            assert page.evaluate(RINGED), f"{wanted} has the focus and does not show it"
            return
    raise AssertionError(f"Tab does not come to {wanted}")


def press(page, wanted, key="Enter"):
    reach(page, wanted)
    page.keyboard.press(key)


def look(page):
    """In all colours nothing runs out of the page and what has the focus is seen; axe finds nothing amiss."""
    assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
    for colours, asked in COLOURS.items():
        page.emulate_media(**asked, reduced_motion="reduce")
        assert page.evaluate(OVERFLOW) <= 0, colours
        found = Axe().run(page, options=AXE[colours]).response["violations"] if colours in AXE else []
        assert not found, (colours, [fault(one) for one in found])


def sitting(tab, store, case):
    page = tab.open("administer-a-scale", case=case.id, administration=store.start(
        case.id, "pes-practice-form", "self").id).page
    for item in (1, 2):
        expect(page.locator(f"fieldset[data-item='{item}']")).to_be_focused()
        page.keyboard.press("2")
        expect(tab.radio(item, 2)).to_be_checked()
        page.keyboard.press("Enter")
    expect(page.locator("fieldset[data-item='3']")).to_be_focused()
    look(page)
    press(page, "[data-toggle-view]")
    expect(page.locator("fieldset[data-item='3']")).to_be_focused()
    press(page, "[data-next]")
    expect(page.get_by_role("heading", name="Look over your answers")).to_be_focused()
    look(page)


def scene(tab, store, case):
    page = tab.open("role-play", case=case.id).page
    press(page, f"[data-entry={SCENE}] summary")
    press(page, f"[data-begin={SCENE}]")
    expect(page.locator(".ew-stage h2")).to_be_focused()
    press(page, ".ew-opening [data-begin]")
    expect(page.locator("[data-moment]")).to_be_focused()
    look(page)
    page.keyboard.press("b")
    expect(page.locator("[data-did='0']")).to_be_focused()
    look(page)
    press(page, "[data-pause]")
    expect(page.get_by_role("heading", name="Paused")).to_be_focused()
    press(page, "[data-pause=over]")
    press(page, "[data-close]")
    expect(page.get_by_role("heading", name="Ended before its end")).to_be_focused()
    expect(page.locator("[data-finish]")).to_be_visible()
    look(page)


def mirroring(tab, store, case):
    page = tab.open("mirroring", case=case.id).page
    press(page, f"[data-entry={SEQUENCE}] summary")
    press(page, f"[data-begin={SEQUENCE}]")
    where = page.locator(".ew-where")
    expect(where).to_contain_text("Round 1 of")
    expect(page.locator(".ew-mirror h2")).to_be_focused()
    press(page, "[data-go]")
    expect(page.locator("[data-part=round]")).to_have_attribute("data-running", "true")
    look(page)
    press(page, "[data-skip]")
    expect(where).to_be_focused()
    tab.page.goto(f"{tab.origin}/chapter/mirroring?{address(mirrored(store, case, 0, back=True))}")
    tab.ready()
    press(page, "[data-person] input[type=radio]", "Space")
    expect(page.locator("[data-person] input[value='1']")).to_be_checked()
    look(page)
    press(page, "[data-next]")
    expect(where).to_be_focused()


def profile(tab, store, case):
    first, last = filled(store, case, 2), filled(store, case, 5)
    page = tab.open("profile", case=case.id).page
    chosen = page.locator("[data-keep=see]")
    expect(chosen).to_have_value(last.id)
    press(page, "[data-keep=see]", "ArrowDown")
    expect(page.locator("[data-score='10']").first).to_be_visible()
    expect(chosen).to_have_value(first.id)
    look(page)
    reach(page, ".ew-place-on-range")
    expect(page.locator(".ew-score-lines .ew-bubble")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(page.locator(".ew-score-lines .ew-bubble")).to_be_hidden()
    press(page, ".fold summary")
    expect(page.locator(".fold[open] .ew-reading")).to_be_visible()
    look(page)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("journey", [sitting, scene, mirroring, profile], ids=lambda one: one.__name__)
def test_the_work_is_done_by_keyboard_alone_on(new_tab, store, case, screen, journey):
    journey(new_tab(**SCREENS[screen], reduced_motion="reduce"), store, case)
