"""A word of the trade with what it means: opened by a touch and by a key, and never in the way of a choice."""

from empathy_widgets import LikertScale, StartPanel

BADGE = "Practice form: not validated, no norms"
MEANS = "Not validated: nobody has tested yet"


def test_what_a_word_means_opens_by_a_press_and_closes_by_a_key(stage):
    stage.mount(LikertScale(badge=BADGE, items=[{"number": 1, "text": "One."}], choices=[{"value": 1, "label": "Yes"}]))
    meaning = stage.page.get_by_text(MEANS)
    assert meaning.is_hidden()
    stage.page.get_by_text(BADGE).click()
    assert meaning.is_visible()
    stage.page.keyboard.press("Enter")
    assert meaning.is_hidden()
    stage.page.keyboard.press("Space")
    assert meaning.is_visible()


def test_on_a_card_it_chooses_nothing_and_the_rest_of_the_card_still_does(stage):
    form = {"id": "form", "title": "A form", "available": True, "badge": BADGE, "about": "Twenty sentences."}
    stage.mount(StartPanel(instruments=[form], modes=[{"id": "self", "label": "Myself", "available": True}]))
    page = stage.page
    page.get_by_text(BADGE).click()
    assert page.get_by_text(MEANS).is_visible() and page.locator("input:checked").count() == 0
    page.locator("[data-instrument=form] .ew-choice").click()
    assert page.locator("input:checked").count() == 1
    page.locator("summary", has_text="What is a sitting?").press("Enter")
    assert page.get_by_text("One scale filled in once").is_visible()
