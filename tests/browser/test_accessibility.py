"""Every page for everybody: axe in light and dark, wide and narrow; headings, keyboard, focus, zoom, motion."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from served import reset_pin

from empathy_widgets.domain import Actor
from empathy_widgets.library import Library
from empathy_widgets.records import Store

pytestmark = pytest.mark.browser
FORM = "pes-practice-form"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]))"""
LANDMARKS = """() => ["main", "h1"].map((name) =>
  [...document.querySelectorAll(name)].filter((one) => one.checkVisibility()).length)"""


def fault(violation):
    return violation["id"], [(node["html"][:150], node["target"]) for node in violation["nodes"][:3]]


def check(page, every=True):
    """No violation in light and dark, wide and narrow; no sideways scroll; one h1, one main, no gap in levels."""
    for size in (WIDE, NARROW) if every else (NARROW,):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = Axe().run(page).response["violations"]
            assert not found, (page.url, size["width"], scheme, [fault(one) for one in found])
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(OVERFLOW) <= 0, f"{page.url} is wider than {width} px"
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    assert page.evaluate(LANDMARKS) == [1, 1], page.url
    levels = page.evaluate(HEADINGS)
    steps = [after - before for before, after in zip(levels, levels[1:], strict=False)]
    assert levels[0] == 1 and max(steps, default=0) <= 1, (page.url, levels)


def fill(store, case, instrument, mode, choice, finish=True):
    sitting = store.start(case.id, instrument, mode)
    for item in Library().instrument(instrument).items:
        picked = 1 + (item.number + choice) % 5 if item.number > 2 else None
        store.respond(sitting.id, item.number, picked, case_id=case.id, declined=picked is None, elapsed_ms=900)
    return store.complete(sitting.id, case_id=case.id) if finish else sitting


def test_welcome_and_the_start_of_a_sitting(tab, store):
    case = store.create_case("<img src=x onerror=alert(1)> a label that is rather long, as some labels are")
    fill(store, case, FORM, "self", 1, finish=False)
    tab.open("welcome", case=case.id)
    assert tab.page.locator("img").count() == 0
    expect(tab.page.locator("[data-case-label]")).to_contain_text("<img src=x")
    check(tab.page)
    tab.open("administer-a-scale", case=case.id)
    expect(tab.page.locator(".ew-start-panel")).to_be_visible()
    check(tab.page)


def test_a_sitting_from_an_item_to_the_closing_words(tab, store, case):
    sitting = store.start(case.id, FORM, "self", version=2)
    tab.open("administer-a-scale", case=case.id, administration=sitting.id)
    tab.answer(1, 4)
    check(tab.page)
    tab.page.locator("[data-toggle-view]").click()
    expect(tab.page.locator("fieldset[data-item]")).to_have_count(20)
    check(tab.page, every=False)
    tab.next()
    expect(tab.page.locator("[data-unanswered]")).to_be_visible()
    check(tab.page)
    tab.page.locator("[data-finish]").click()
    expect(tab.page.locator("[data-finished]")).to_be_visible()
    check(tab.page)


def test_a_full_profile(tab, store, case):
    for choice in (1, 2, 4):
        fill(store, case, "pes", "paper", choice)
    store.void(fill(store, case, FORM, "self", 3).id, "Answered in jest.")
    tab.open("profile", case=case.id)
    expect(tab.page.locator('[data-chart="radar"] svg .polar').first).to_be_visible()
    expect(tab.page.locator('[data-chart][data-drawn=true] svg').last).to_be_visible()
    check(tab.page)
    for heading in tab.page.locator("details.fold h2").all():
        heading.click()
    expect(tab.page.locator(".ew-answer-table")).to_be_visible()
    check(tab.page)


def test_how_a_score_comes_about(tab, case):
    tab.open("how-a-score-comes-about", case=case.id)
    expect(tab.page.locator('[data-chart="radar"] svg .polar').first).to_be_visible()
    check(tab.page, every=False)


def test_the_screen_handed_over(tab, store, case):
    reset_pin(store, "4711")
    tab.open("administer-a-scale", case=case.id)
    tab.begin(FORM, "handed over")
    expect(tab.page.get_by_role("heading", name="For the clinician")).to_be_visible(timeout=30_000)
    tab.ready()
    check(tab.page)


def test_the_pin_at_the_door_and_the_list_of_screens(tab, new_tab, case, store, browser, server):
    reset_pin(store, "4711")
    handed = store.start(case.id, FORM, "handed over", version=2)
    Store(store.workspace, Actor(seat="another screen")).hand_over(handed.id)
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.link)
    check(page)
    page.get_by_label("PIN").fill("0000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("not right")
    check(page)
    page.get_by_label("PIN").fill("4711")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Screens handed over")).to_be_visible()
    check(page)
    page.get_by_role("button", name=f"Sign out the screen of {case.code}").click()
    expect(page.get_by_text("No other screen is handed over.")).to_be_visible()
    check(page)
    context.close()


def test_pages_that_are_not_there_or_not_open(tab, browser, server, watch):
    watch.forgiven = ("404", "403")
    assert tab.page.goto(f"{server.origin}/chapter/nothing-here").status == 404
    check(tab.page)
    stranger = browser.new_context()
    page = stranger.new_page()
    watch.follow(page)
    assert page.goto(f"{server.origin}/chapter/welcome").status == 403
    check(page)
    stranger.close()


def test_at_twice_the_size_nothing_runs_out_of_the_page(new_tab, store, case):
    fill(store, case, FORM, "self", 1)
    sitting = store.start(case.id, FORM, "self", version=2)
    tab = new_tab(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    for chapter, asked in (("profile", {}), ("administer-a-scale", {"administration": sitting.id})):
        tab.open(chapter, case=case.id, **asked)
        assert tab.page.evaluate(OVERFLOW) <= 0, chapter
    tab.next()
    covered = tab.page.evaluate("""() => {
      const box = document.activeElement.getBoundingClientRect();
      const bar = document.querySelector(".ew-case-bar").getBoundingClientRect();
      return box.bottom <= bar.bottom;
    }""")
    assert not covered, "what has the focus is hidden under the bar"


def test_the_skip_link_leads_past_the_chapters(tab):
    page = tab.page
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the chapter")).to_be_focused()
    expect(page.get_by_text("Skip to the chapter")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_drawer_of_chapters_by_keyboard(new_tab):
    page = new_tab(viewport=NARROW).page
    drawer, first = page.locator("button.drawer"), page.locator("nav a").first
    expect(drawer).to_have_attribute("aria-expanded", "false")
    expect(first).not_to_be_visible()
    drawer.press("Enter")
    expect(drawer).to_have_attribute("aria-expanded", "true")
    expect(first).to_be_visible()
    assert not Axe().run(page).response["violations"]
    drawer.press("Tab")
    expect(first).to_be_focused()
    first.press("Escape")
    expect(drawer).to_have_attribute("aria-expanded", "false")
    expect(drawer).to_be_focused()
    expect(first).not_to_be_visible()


def test_focus_is_never_lost_and_the_place_is_announced(tab, store, case):
    sitting = store.start(case.id, FORM, "self", version=2)
    page = tab.open("administer-a-scale", case=case.id, administration=sitting.id).page
    aloud = page.locator(".ew-likert-scale [role=status], .ew-likert-scale [aria-live]").first
    page.locator('fieldset[data-item="1"] input').first.focus()
    for item in (1, 2, 3):
        page.keyboard.press("2")
        expect(aloud).to_have_text(re.compile(r"Saved \d\d:\d\d"))
        page.keyboard.press("Enter")
        expect(page.locator(f'fieldset[data-item="{item + 1}"]')).to_be_focused()
        expect(aloud).to_have_text(f"Item {item + 1} of 20")
    page.locator("[data-back]").press("Enter")
    expect(page.locator('fieldset[data-item="3"]')).to_be_focused()
    page.locator("[data-toggle-view]").press("Enter")
    expect(page.locator('fieldset[data-item="3"]')).to_be_focused()
    page.locator("[data-next]").press("Enter")
    expect(page.get_by_role("heading", name="Look over your answers")).to_be_focused()
    page.locator("[data-go-to]").first.press("Enter")
    assert page.evaluate("document.activeElement !== document.body")


def test_less_motion_is_honoured(new_tab, store, case):
    fill(store, case, FORM, "self", 1)
    page = new_tab(reduced_motion="reduce").open("profile", case=case.id).page
    moving = page.evaluate("""() => document.getAnimations().filter((one) =>
      one.playState === "running" && one.effect.getComputedTiming().duration > 10
      && one.effect.target?.checkVisibility?.()).map((one) => one.effect.target.className)""")
    assert moving == []
    longest = page.evaluate("""() => Math.max(0, ...[...document.querySelectorAll("article *")].map((one) =>
      Math.max(...getComputedStyle(one).transitionDuration.split(",").map(parseFloat))))""")
    assert longest <= 0.01
