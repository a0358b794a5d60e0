"""A chapter with something open shows it first, whatever the chapter and the screen."""

import pytest
from playwright.sync_api import expect
from served import reset_pin

from empathy_widgets.exercises.run.kinds import RUNS

pytestmark = pytest.mark.browser
FORM = "pes-practice-form"
SIZES = {"wide": (1280, 900), "phone": (390, 844)}
FIRST = 300
"""Pixels from the top of the page within which what is open begins."""
BEGINS = """() => Math.min(...[...document.querySelectorAll(".ew-work .ew-widget, .ew-work .ew-run-row")]
  .map((one) => one.getBoundingClientRect()).filter((box) => box.height).map((box) => box.top + scrollY))"""


def begin(tab, chapter, case):
    """Begin the first thing a chapter of runs offers, with the first answer to each question that has none."""
    page = tab.open(chapter, case=case.id).page
    entry = page.locator("[data-entry]").first
    entry.locator("summary").click()
    for question in entry.locator("fieldset[data-question]:visible").all():
        if not question.locator("input:checked").count():
            question.locator("input").first.check()
    entry.locator("[data-begin]").click()
    page.wait_for_url("**run=**")
    return page.url.partition("?")[2]


def something_open(tab, store, case):
    """Every chapter that can hold something open, and the addresses that show it: the thing itself, and its menu."""
    sitting = store.start(case.id, FORM, "self")
    of_case = f"case={case.id}"
    shown = [("administer-a-scale", of_case), ("administer-a-scale", f"{of_case}&administration={sitting.id}"),
             ("how-a-score-comes-about", of_case)]
    store.start_plan(case.id)
    shown.append(("plan", of_case))
    for chapter in (one for one in RUNS.values() if one.chosen):
        shown += [(chapter.chapter, begin(tab, chapter.chapter, case)), (chapter.chapter, of_case)]
    return shown


def begins(tab, size, chapter, asked):
    tab.page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
    tab.page.goto(f"{tab.origin}/chapter/{chapter}?{asked}")
    tab.ready()
    return tab.page.evaluate(BEGINS)


def test_what_is_open_begins_in_the_first_300_pixels_of_every_chapter(tab, store, case):
    shown = something_open(tab, store, case)
    assert len({chapter for chapter, _ in shown}) == 3 + sum(one.chosen for one in RUNS.values())
    for chapter, asked in shown:  # the first visit, on which the reading is there
        tab.page.goto(f"{tab.origin}/chapter/{chapter}?{asked}")
        tab.ready()
    found = {(chapter, asked, size): begins(tab, size, chapter, asked) for size in SIZES for chapter, asked in shown}
    assert {where: at for where, at in found.items() if not 0 < at <= FIRST} == {}


@pytest.mark.parametrize("size", SIZES)
def test_the_reading_is_open_for_whoever_comes_first_and_stays_as_they_left_it(new_tab, store, case, size):
    sitting = store.start(case.id, FORM, "self")
    asked = f"case={case.id}&administration={sitting.id}"
    tab = new_tab()
    assert begins(tab, size, "administer-a-scale", asked) > FIRST
    about = tab.page.get_by_role("button", name="About this chapter")
    expect(about).to_have_attribute("aria-expanded", "true")
    assert begins(tab, size, "administer-a-scale", asked) <= FIRST
    expect(about).to_have_attribute("aria-expanded", "false")
    expect(tab.page.get_by_text("A scale asks the same questions")).to_be_hidden()
    expect(tab.page.get_by_role("heading", level=1)).to_be_visible()
    about.press("Enter")
    expect(tab.page.get_by_text("A scale asks the same questions")).to_be_visible()
    assert begins(tab, size, "administer-a-scale", asked) > FIRST, "what a person opened stays open for them"
    about.press("Enter")
    assert begins(tab, size, "administer-a-scale", asked) <= FIRST
    begins(tab, size, "how-a-score-comes-about", "")
    expect(about).to_be_hidden()
    expect(tab.page.get_by_text("Answer the practice form and watch")).to_be_visible()


def test_a_run_begun_on_the_first_visit_stands_first_at_once(new_tab, case):
    tab = new_tab(viewport={"width": 390, "height": 844})
    begin(tab, "discussion", case)
    expect(tab.page.locator("[data-open-card]")).to_be_visible()
    assert tab.page.evaluate(BEGINS) <= FIRST


def test_nothing_of_the_chapter_stands_on_a_screen_handed_over(tab, store, case):
    reset_pin(store, "4711")
    tab.open("administer-a-scale", case=case.id)
    tab.begin(FORM, "handed over")
    expect(tab.page.get_by_role("heading", name="For the clinician")).to_be_visible(timeout=30_000)
    tab.ready()
    expect(tab.page.get_by_role("button", name="About this chapter")).to_be_hidden()
    expect(tab.page.get_by_text("A scale asks the same questions")).to_be_hidden()
