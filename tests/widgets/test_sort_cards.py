"""Scenes to sort: one at a time, by pressing, by keys or by dragging; the reason stands there as soon as one is put."""

from empathy_widgets.widgets import SortCards

NASTY = "<b>late</b> ‮on purpose‬ 😀 " + "W" * 90
BINS = [{"id": "see", "name": "Seeing it"}, {"id": "feel", "name": "Feeling it"}]
LATE = {"id": "late", "text": NASTY, "bin": "", "fits": ["see"], "why": ""}
TEARS = {"id": "tears", "text": "He leaves when she weeps.", "bin": "", "fits": ["feel", "see"], "why": ""}


def sorting(**more):
    return SortCards(**{"run": "r", "question": "Where to begin?", "bins": BINS, "cards": [LATE, TEARS], **more})


def test_a_card_is_put_by_keyboard_and_its_reason_is_read_out(stage):
    stage.mount(sorting())
    stage.page.get_by_role("button", name="Feeling it").focus()
    stage.page.keyboard.press("Enter")
    assert stage.events("sort")[0] | {"card": "late", "bin": "feel"} == stage.events("sort")[0]
    stage.assign(cards=[{**LATE, "bin": "feel", "why": "He takes his reading for her mind."}, TEARS])
    stage.receive(stage.outbox[-1])
    said = stage.page.get_by_role("status")
    assert "We would begin with “Seeing it”." in said.inner_text() and "his reading" in said.inner_text()
    assert stage.page.evaluate("document.activeElement.dataset.bin") == "feel", "the focus stays where it was"


def test_the_next_card_comes_with_the_focus_and_any_card_can_be_gone_back_to(stage):
    stage.mount(sorting())
    stage.page.get_by_role("button", name="Next card").press("Enter")
    assert stage.page.evaluate("document.activeElement.textContent") == "Card 2 of 2"
    assert stage.page.get_by_text("He leaves when she weeps.").is_visible()
    stage.page.get_by_role("button", name="Card 1 of 2, not yet sorted").press("Enter")
    assert stage.page.get_by_role("button", name="Card 1 of 2, not yet sorted").get_attribute("aria-current") == "step"


def test_a_card_that_fits_two_places_says_the_other_one_too(stage):
    stage.mount(sorting(cards=[{**TEARS, "bin": "feel", "why": "He is flooded."}]))
    said = stage.page.locator(".ew-reason").inner_text()
    assert "Yes: “Feeling it”." in said and "“Seeing it” fits as well." in said


def test_a_card_can_be_dragged_onto_a_place(stage):
    stage.mount(sorting())
    stage.page.locator("[data-card=late]").drag_to(stage.page.get_by_role("button", name="Seeing it"))
    assert stage.events("sort")[0]["bin"] == "see" and stage.events("sort")[0]["card"] == "late"


def test_the_first_card_that_is_not_sorted_lies_open(stage):
    stage.mount(sorting(cards=[{**LATE, "bin": "see", "why": "So."}, TEARS]))
    assert stage.page.get_by_text("Card 2 of 2").first.is_visible()


def test_what_is_refused_says_why(stage):
    stage.mount(sorting())
    stage.page.get_by_role("button", name="Seeing it").click()
    stage.receive(stage.outbox[-1], ok=False, text="Please reload the page.")
    assert stage.page.get_by_role("alert").inner_text() == "Please reload the page."


def test_a_long_word_and_a_right_to_left_one_stay_inside(stage):
    stage.page.set_viewport_size({"width": 320, "height": 640})
    stage.mount(sorting())
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert stage.page.locator("b").count() == 0
