"""Where something is open, what there is to do begins at the page's top, its first control in the first window."""

import pytest
from open_work import BEGINS, THING, everything_open
from playwright.sync_api import expect
from brought import FILES, file_of

pytestmark = pytest.mark.browser
SIZES = [(1280, 900), (390, 844)]
FIRST = 300
"""Pixels from the top of the page within which what there is to do begins."""
LONGEST = {1280: 2000, 390: 2700}
"""Pixels a page may have while somebody is at work on it."""
LOOKED_BACK = {"a scene looked back on": {1280: 3500, 390: 5600}}
"""A scene's end holds more: what was said, the rubric, the notes."""
CONTROL = """() => Math.min(...[...document.querySelectorAll("article .ew-widget:not(.ew-case-bar)")]
  .flatMap((one) => [...one.querySelectorAll("button, input, textarea, select, summary")])
  .filter((one) => one.checkVisibility() && !one.disabled)
  .map((one) => one.getBoundingClientRect().top + scrollY))"""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_there_is_to_do_begins_in_the_first_300_pixels(new_tab, store, width, height):
    shown = everything_open(store)
    assert set(shown) == set(THING)
    tab = new_tab(viewport={"width": width, "height": height})
    late, below, long = {}, {}, {}
    for what, (chapter, asked) in shown.items():
        for _visit in ("the first, on which the reading is there", "the next"):
            tab.page.goto(f"{tab.origin}/chapter/{chapter}?{asked}")
            tab.ready()
        if not 0 < (at := tab.page.evaluate(BEGINS, THING[what])) <= FIRST:
            late[what] = at
        if not 0 < (at := tab.page.evaluate(CONTROL)) < height:
            below[what] = at
        high = tab.page.evaluate("document.documentElement.scrollHeight")
        if high > LOOKED_BACK.get(what, LONGEST)[width]:
            long[what] = high
    assert (late, below, long) == ({}, {}, {})


@pytest.mark.parametrize(("width", "longest"), [(1280, 3800), (390, 5400)])
def test_a_page_that_read_a_file_shows_what_it_came_to_and_folds_the_rest(new_tab, width, longest):
    tab = new_tab(viewport={"width": width, "height": 844})
    for chapter, field, file, seen in (
        ("a-class", "input[type=file]", file_of(), "[data-chart=radar] svg .polar"),
        ("bring-an-instrument", "[data-file]", FILES / "redcap.csv", "[data-draft] h2"),
    ):
        page = tab.open(chapter).page
        page.locator(field).set_input_files(file)
        expect(page.locator(seen).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollHeight") <= longest, chapter
        folded = page.locator(".ew-folding > :not(:first-child)")
        assert folded.count() and not any(one.is_visible() for one in folded.all())
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert all(one.is_visible() for one in folded.all()), "on paper every part stands open"
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
        assert not any(one.is_visible() for one in folded.all())
