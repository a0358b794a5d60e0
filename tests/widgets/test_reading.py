"""A text under headings: plain text in, headings and paragraphs out."""

from empathy_widgets.widgets import Reading

BLOCKS = [
    {"heading": "What changed", "paragraphs": ["Nothing yet.", "<b>Not bold</b>, and 1 < 2."]},
    {"heading": "How to hold this", "paragraphs": ["A score is a place to start talking."]},
]


def test_blocks_become_headings_and_paragraphs_and_text_never_becomes_markup(stage):
    stage.mount(Reading(blocks=BLOCKS))
    page = stage.page
    assert page.locator(".ew-reading h3").all_inner_texts() == ["What changed", "How to hold this"]
    assert page.locator(".ew-reading p").nth(1).inner_text() == "<b>Not bold</b>, and 1 < 2."
    assert page.locator(".ew-reading b").count() == 0


def test_new_blocks_take_the_place_of_the_old_ones(stage):
    stage.mount(Reading(blocks=BLOCKS))
    stage.assign(blocks=[{"heading": "Only this", "paragraphs": []}])
    assert stage.page.locator(".ew-reading section").count() == 1


def test_no_listener_stays_behind(stage):
    stage.mount(Reading(blocks=BLOCKS))
    left = stage.close()
    assert left["model"] == 0 and left["timers"] == 0


def test_a_long_reading_fits_a_narrow_page_in_light_and_dark(open_stage):
    for scheme in ("light", "dark"):
        stage = open_stage(width=320, scheme=scheme)
        stage.mount(Reading(blocks=[{
            "heading": "A " + "long " * 30, "paragraphs": ["Word " * 300, "https://example.org/" + "long" * 20]}]))
        assert stage.overflow() == 0
