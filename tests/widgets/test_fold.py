"""A heading that folds: what stands after it in its box is there when it is pressed, and always on paper."""

import pytest
from playwright.sync_api import expect

from empathy_widgets.widgets import Fold

BOX = """() => {
  const box = Object.assign(document.createElement("div"), { className: "ew-folding" });
  stage.el.replaceWith(box);
  box.append(stage.el, Object.assign(document.createElement("p"), { id: "part", textContent: "What is folded." }));
}"""


@pytest.fixture
def folding(open_stage):
    """A page with one part that folds."""
    def opened(width=1280, scheme="light", **told):
        mounted = open_stage(width, 640, scheme).mount(Fold(**{"title": "The items", "brief": "20 items", **told}))
        mounted.page.evaluate(BOX)
        return mounted
    return opened


def test_a_part_is_folded_until_its_heading_is_pressed_and_folds_again(folding):
    page = folding().page
    head, part = page.get_by_role("button", name="The items"), page.locator("#part")
    expect(page.get_by_role("heading", name="The items", level=2)).to_be_visible()
    expect(head).to_have_attribute("aria-expanded", "false")
    expect(part).to_be_hidden()
    head.press("Enter")
    expect(head).to_have_attribute("aria-expanded", "true")
    expect(part).to_be_visible()
    expect(head).to_be_focused()
    head.press("Space")
    expect(part).to_be_hidden()


def test_what_is_unfolded_at_the_foot_of_a_window_comes_in_sight(folding):
    page = folding().page
    page.evaluate("document.querySelector('.ew-folding').style.marginBlockStart = '590px'")
    page.get_by_role("button", name="The items").click()
    expect(page.locator("#part")).to_be_in_viewport(ratio=1)


def test_on_paper_the_part_stands_open_and_folds_afterwards(folding):
    page = folding().page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#part")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#part")).to_be_hidden()


def test_the_heading_follows_python_and_words_never_become_markup(folding):
    mounted = folding()
    mounted.assign(title="<b>What</b> you kept", brief="<img src=x>")
    assert mounted.page.get_by_role("button", name="<b>What</b> you kept").is_visible()
    assert mounted.page.locator("b, img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(folding, scheme):
    mounted = folding(320, scheme, title="W" * 12, brief="What is in there")
    mounted.page.get_by_role("button").click()
    assert mounted.violations() == "" and mounted.overflow() <= 0


def test_closing_leaves_nothing_behind(folding):
    assert folding().close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
