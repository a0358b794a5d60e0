"""Where something is open, what there is to do begins at the page's top, its first control in the first window."""

import pytest
from open_work import BEGINS, THING, everything_open

pytestmark = pytest.mark.browser
SIZES = [(1280, 900), (390, 844)]
FIRST = 300
"""Pixels from the top of the page within which what there is to do begins."""
LONGEST = {1280: 2000, 390: 2700}
"""Pixels a page may have while somebody is at work on it."""
LOOKED_BACK = "a scene looked back on"
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
        if what != LOOKED_BACK and high > LONGEST[width]:
            long[what] = high
    assert (late, below, long) == ({}, {}, {})
