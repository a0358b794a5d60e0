"""The first page, by task: what is waiting first, a case opens its time line, and all of it by keyboard alone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from empathy_widgets.library import Library

pytestmark = pytest.mark.browser
FORM = "pes-practice-form"
SIZES = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844},
         "small phone": {"width": 320, "height": 640}}
TOP = "(one) => one.getBoundingClientRect().top + scrollY"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def lived_in(store):
    """A case with a completed sitting, one to finish and a scene marked for supervision."""
    case = store.create_case("Tuesdays")
    done = store.start(case.id, FORM, "self")
    for item in Library().instrument(FORM).items:
        store.respond(done.id, item.number, 1 + item.number % 5, case_id=case.id)
    store.complete(done.id, case_id=case.id)
    case_sitting = store.start(case.id, FORM, "self")
    run = store.start_run(case.id, "role-play", "two-cups", {"way": "helper", "level": "open"},
                          version_text=Library().text("scripts", "two-cups"))
    store.add_event(run.id, "supervision", {"on": True}, case_id=case.id)
    store.end_run(run.id, case_id=case.id)
    yield case
    store.void(case_sitting.id, "the test is over")
    store.archive_case(case.id)


def press_until(page, locator, key="Tab", most=60):
    """Press a key until what the locator finds has the focus."""
    for _press in range(most):
        page.keyboard.press(key)
        if locator.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{locator} is not reached by {key}")


def test_nothing_there_yet_is_a_welcome_with_one_thing_to_do(tab):
    page = tab.open("welcome").page
    assert page.locator("main [data-primary]").all_inner_texts() == ["Make a new case"]
    assert page.locator("[data-way], [data-door], [data-case]").count() == 0
    for size in SIZES.values():
        page.set_viewport_size(size)
        assert page.get_by_role("heading", name="Begin with your first case").evaluate(TOP) < 300
        if size["height"] > 800:
            expect(page.get_by_role("button", name="Make a new case")).to_be_in_viewport()


def test_what_is_waiting_begins_in_the_first_300_px_and_leads_back_to_it(tab, lived_in):
    page = tab.open("welcome").page
    for size in SIZES.values():
        page.set_viewport_size(size)
        assert page.get_by_role("heading", name="Continue").evaluate(TOP) < 300
        expect(page.locator("[data-way]").first).to_be_in_viewport()
        assert page.evaluate(OVERFLOW) <= 0
    tab.open("welcome", case=lived_in.id)
    for size in SIZES.values():
        page.set_viewport_size(size)
        expect(page.locator("[data-way]").first).to_be_in_viewport()
    tab.open("welcome")
    order = page.locator("article h2").all_inner_texts()
    assert order[:4] == ["Continue", "Your cases", "Where to", "What this is"]
    page.locator("[data-way]").first.click()
    tab.ready()
    assert tab.shown == 1, "taken up where it was left"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_first_page_with_and_without_a_case(tab, lived_in, scheme):
    page = tab.page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for asked in ({}, {"case": lived_in.id}):
        tab.open("welcome", **asked)
        for size in SIZES.values():
            page.set_viewport_size(size)
            found = Axe().run(page).response["violations"]
            assert not found, (asked, size, [(one["id"], one["nodes"][0]["html"][:150]) for one in found])
            assert page.evaluate(OVERFLOW) <= 0


def test_by_keyboard_alone_a_case_is_opened_archived_and_put_back(tab, store, lived_in):
    other = store.create_case("for the keyboard")
    page = tab.open("welcome").page
    press_until(page, page.locator(f"[data-case='{lived_in.id}']"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/chapter/welcome\?case={lived_in.id}"))
    tab.ready()
    expect(page.get_by_role("heading", name="What you did together")).to_be_visible()
    expect(page.locator("[data-way]")).to_have_count(2)
    tab.open("welcome")
    press_until(page, page.get_by_role("button", name="Archive a case"))
    page.keyboard.press("Enter")
    press_until(page, page.locator(f"[data-archive='{other.id}']"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-case='{other.id}']")).to_have_count(0)
    expect(page.get_by_text(f"{other.code} is archived.")).to_be_visible()
    press_until(page, page.get_by_role("button", name="Archived cases"))
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-case='{other.id}']")).to_be_visible()
    expect(page.locator(f"[data-case='{lived_in.id}']")).to_have_count(0)
    press_until(page, page.locator(f"[data-archive='{other.id}']"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-archive='{other.id}']")).to_have_count(0)
    tab.open("welcome")
    expect(page.locator(f"[data-case='{other.id}']")).to_be_visible()
    assert store.case(other.id).archived_at is None and store.verify() == []
