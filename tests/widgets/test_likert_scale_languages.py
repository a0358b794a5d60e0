"""Two languages in one scale, each marked as what it is; and a scale to look at only."""

import pytest
from widgets.samples import CHOICES, items, scale


def bilingual(**traits):
    beside = [f"جملة {number}" for number in range(1, 5)]
    both = [item | {"beside": text} for item, text in zip(items(4), beside, strict=True)]
    labels = [choice | ({"beside": "أبدا"} if choice["value"] == 1 else {}) for choice in CHOICES]
    return scale(items=both, choices=labels, language="en", beside_language="ar", **traits)


def test_a_second_wording_stands_under_the_item_in_its_own_language_and_direction(stage):
    stage.mount(bilingual())
    legend = stage.page.locator('fieldset[data-item="1"] legend')
    first, second = legend.locator(".ew-sentence"), legend.locator(".ew-beside")
    assert (first.get_attribute("lang"), first.get_attribute("dir")) == ("en", "auto")
    assert (second.get_attribute("lang"), second.get_attribute("dir")) == ("ar", "auto")
    assert second.inner_text() == "جملة 1" and second.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert float(second.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")) < \
        float(first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)"))
    assert stage.page.locator(".ew-choice .ew-beside").all_inner_texts() == ["أبدا"]


def test_every_part_is_marked_with_the_language_it_is_in(stage):
    stage.mount(scale(language="de", languages={"title": "en", "choices": "fr", "instructions": ""}))
    page = stage.page
    for place, lang in (("h2", "en"), (".ew-instructions", None), (".ew-sentence", "de"), (".ew-choices", "fr"),
                        ("[data-decline]", None)):
        assert page.locator(place).first.get_attribute("lang") == lang, place


def test_without_a_second_wording_and_on_paper_nothing_stands_beside(open_stage):
    for widget in (scale(), bilingual(paper=True)):
        stage = open_stage().mount(widget)
        assert stage.page.locator(".ew-beside").count() == 0


def test_a_preview_shows_every_item_and_nothing_can_be_answered_or_finished(stage):
    stage.mount(scale(preview=True, read_only=True, view="list"))
    page = stage.page
    assert page.locator("fieldset[data-item]").count() == 4 and page.locator("input:not(:disabled)").count() == 0
    assert not page.locator("[data-next]").is_visible() and not page.locator("progress").is_visible()
    page.get_by_role("button", name="Show one item at a time").click()
    for _turn in range(3):
        page.locator("[data-next]").click()
    assert not page.locator("[data-next]").is_visible() and page.locator('fieldset[data-item="4"]').is_visible()
    assert page.locator("[data-finish]").count() == 0 and stage.posts == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["one", "list"])
def test_axe_finds_nothing_in_two_languages(open_stage, scheme, view):
    stage = open_stage(320, 900, scheme).mount(bilingual(view=view))
    assert stage.violations() == "" and stage.overflow() <= 0
