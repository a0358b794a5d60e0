"""The profile in a real page: one screen, two on a phone, nothing cut, values where one points."""

import re

import pytest
from playwright.sync_api import expect

from empathy_widgets.library import Library

pytestmark = pytest.mark.browser
FORM = "pes"
EDGES = """() => {
  const cards = [...document.querySelectorAll("[data-chart]")];
  return cards.flatMap((card) => {
    const box = card.getBoundingClientRect();
    return [...card.querySelectorAll("svg text")].filter((text) => text.textContent.trim() && text.checkVisibility())
      .map((text) => { const at = text.getBoundingClientRect();
        return [text.textContent, at.left - box.left, box.right - at.right, at.top - box.top,
                box.bottom - at.bottom]; });
  });
}"""


def fill(store, case, choice):
    sitting = store.start(case.id, FORM, "paper")
    for item in Library().instrument(FORM).items:
        given = 6 - choice if item.reverse_keyed else choice
        store.respond(sitting.id, item.number, given, case_id=case.id, elapsed_ms=4000)
    return store.complete(sitting.id, case_id=case.id)


@pytest.fixture
def sittings(store, case):
    """Three sittings of one scale, the newest the highest."""
    return [fill(store, case, choice) for choice in (2, 3, 5)]


def opened(tab, case, width, height):
    tab.page.set_viewport_size({"width": width, "height": height})
    tab.open("profile", case=case.id)
    expect(tab.page.locator("[data-chart=trends][data-drawn=true]")).to_be_visible()
    return tab.page


@pytest.mark.parametrize(("width", "height", "screens"), [(1280, 900, 1), (390, 844, 2)])
def test_shape_scores_and_course_are_seen_in_one_screen_and_two_on_a_phone(
    tab, case, sittings, width, height, screens,
):
    page = opened(tab, case, width, height)
    for part in ("[data-chart=radar]", "table[data-scores]", "[data-chart=trends]", ".ew-at-a-glance"):
        box = page.locator(part).bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= screens * height, (part, box)
    radar, rows = (page.locator(part).bounding_box() for part in ("[data-chart=radar]", "table[data-scores]"))
    assert (rows["x"] > radar["x"] + radar["width"]) == (width > 1000), "beside the radar where there is room"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("by", ["picture", "plotly"])
def test_no_word_of_a_chart_is_cut_by_its_edge_or_left_out(tab, case, sittings, width, by):
    page = opened(tab, case, width, 900)
    if by == "plotly":
        for card in page.locator("[data-chart]").all():
            card.dispatch_event("pointerenter")
        expect(page.locator("[data-drawn-by=plotly]")).to_have_count(2)
    found = page.evaluate(EDGES)
    assert len(found) > 12 and all(min(edges) >= 0 for _text, *edges in found), [
        one for one in found if min(one[1:]) < 0]
    assert not any("…" in text for text, *_edges in found)


def test_values_show_where_one_points_focuses_and_taps(tab, case, sittings):
    page = opened(tab, case, 390, 844)
    for chart, says in (("radar", "Negative cognitive empathy"), ("trends", "Negative cognitive empathy")):
        around = page.locator(f".ew-{chart}-root")
        first, tip = around.locator(".ew-spot").first, around.locator(".ew-bubble")
        first.hover()
        expect(tip).to_contain_text(says)
        page.mouse.move(0, 0)
        expect(tip).to_be_hidden()
        first.focus()
        page.keyboard.press("ArrowRight")
        expect(around.locator(".ew-spot").nth(1)).to_be_focused()
        expect(tip).to_be_visible()
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        first.click()
        expect(tip).to_contain_text(says)


def test_a_point_that_says_a_value_lies_where_plotly_draws_it(tab, case, sittings):
    page = opened(tab, case, 1280, 900)
    for card in page.locator("[data-chart]").all():
        card.dispatch_event("pointerenter")
    expect(page.locator("[data-drawn-by=plotly]")).to_have_count(2)
    for chart, points in (("radar", ".scatterlayer"), ("trends", ".scatterlayer")):
        spots, drawn = page.evaluate("""([root, layer]) => {
          const middle = (one) => { const box = one.getBoundingClientRect();
                                    return [box.left + box.width / 2, box.top + box.height / 2]; };
          const around = document.querySelector(root);
          return [[...around.querySelectorAll(".ew-spot")].map(middle),
                  [...around.querySelectorAll(`${layer} .point`)].map(middle)]; }""", [f".ew-{chart}-root", points])
        assert spots
        for x, y in spots:
            assert min(abs(x - px) + abs(y - py) for px, py in drawn) < 0.5, (chart, x, y, drawn)


def test_another_earlier_sitting_is_laid_over_in_place(tab, case, sittings):
    page = opened(tab, case, 1280, 900)
    change = page.locator('tr[data-subscale="NAE"] .ew-change')
    expect(change).to_have_text("+15")
    page.get_by_label("Compared with").focus()
    page.get_by_label("Compared with").select_option(sittings[1].id)
    expect(change).to_have_text("+10")
    expect(page.get_by_label("Compared with")).to_be_focused()
    page.wait_for_url(re.compile(f"over={sittings[1].id}"))
    page.reload()
    tab.ready()
    expect(change).to_have_text("+10")
    page.get_by_label("Sitting", exact=True).select_option(sittings[1].id)
    expect(change).to_have_text("+5")
    page.wait_for_url(re.compile(sittings[1].id))
    page.reload()
    tab.ready()
    expect(change).to_have_text("+5")


def test_answers_words_and_files_fold_and_open_by_key(tab, case, sittings):
    page = opened(tab, case, 1280, 900)
    for name, inside in (("In words, and how to read it", ".ew-reading h3 >> text=How to hold this"),
                         ("The answers themselves", ".ew-answer-table"), ("Take it with you", "[data-offer=report]")):
        expect(page.locator(inside)).to_be_hidden()
        page.locator("summary", has=page.get_by_role("heading", name=name)).press("Enter")
        expect(page.locator(inside)).to_be_visible()
