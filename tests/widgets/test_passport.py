"""A passport: folded up, everything by keyboard, a reversed item told in words as well as by its border."""

import pytest

from empathy_widgets.widgets import Passport


def passport(**traits):
    return Passport(**{
        "instrument": "example", "title": "Example Scale", "badge": "Practice form: not validated, no norms",
        "line": "3 items · 1 subscale", "about": "What it is for.",
        "facts": [{"term": "Rights and permitted use", "text": "Ours."}],
        "key": [
            {"label": "Warmth", "points": "3–9", "plain": "This is about warmth.",
             "items": [{"number": 1, "reverse": False}, {"number": 3, "reverse": True}]},
            {"label": "All of it", "points": "3–9", "plain": "", "of": "Warmth + Care"},
        ],
        "labels": [{"value": 1, "label": "Never"}, {"value": 2, "label": "Often"}],
        "samples": [{"title": "People in a set", "line": "n = 700, Nowhere, 2020", "source": "Somebody (2020).",
                     "caveat": "A sample, not a norm.",
                     "rows": [{"label": "Warmth", "mean": "6.5", "sd": "1.25", "reliability": "0.81 (alpha)"}]}],
        "caveats": ["Hold it lightly."], "unknown": ["Which items are reversed."], **traits,
    })


def test_it_opens_by_keyboard_and_says_all_there_is(stage):
    stage.mount(passport())
    page = stage.page
    assert page.get_by_text("Practice form: not validated").is_visible() and not page.get_by_text("Ours.").is_visible()
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    for words in ("Ours.", "This is about warmth.", "Warmth + Care", "n = 700, Nowhere, 2020", "0.81 (alpha)",
                  "A sample, not a norm.", "Hold it lightly.", "Which items are reversed.", "Never"):
        assert page.get_by_text(words).first.is_visible(), words


def test_a_reversed_item_is_told_in_words_to_whoever_does_not_see_it(stage):
    stage.mount(passport())
    stage.page.locator("summary").click()
    chips = stage.page.locator(".ew-item-chip")
    assert chips.nth(0).inner_text() == "1" and chips.nth(1).locator("[aria-hidden=true]").inner_text() == "3 R"
    assert chips.nth(1).locator(".ew-hidden").inner_text() == "3, reversed"
    assert "turned round" in stage.page.locator(".ew-inside").inner_text()
    plain = [{"label": "Warmth", "points": "3–9", "items": [{"number": 1, "reverse": False}]}]
    stage.assign(key=plain)
    assert "turned round" not in stage.page.locator(".ew-inside").inner_text()


def test_what_is_missing_is_said_and_stays_open_when_it_is_drawn_again(stage):
    stage.mount(passport(samples=[], unknown=[], caveats=[]))
    stage.page.locator("summary").click()
    text = stage.page.locator(".ew-inside").inner_text()
    assert "No sample to compare with" in text and "Nothing in this file waits" in text and "keep in mind" not in text
    stage.assign(line="3 items · your site's wording: de")
    assert stage.page.get_by_text("your site's wording: de").is_visible()
    assert stage.page.locator("details").get_attribute("open") is not None


def test_markup_in_a_title_is_text(stage):
    stage.mount(passport(title="<img src=x onerror=alert(1)>"))
    assert stage.page.locator("img").count() == 0 and stage.page.get_by_text("<img src=x").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    stage = open_stage(width, 900, scheme).mount(passport())
    stage.page.locator("summary").click()
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(passport())
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
