"""The reading of a lesson: sections, facts one press away with their source and grade, routes that lead to chapters."""

from empathy_widgets.widgets import LessonText

FACT = {"says": "Asking helped.", "source": "Eyal and others (2018), doi:10.1037/pspa0000115", "grade": "low",
        "href": "https://doi.org/10.1037/pspa0000115", "disputed": ""}
SECTION = {"heading": "Seeing it", "paragraphs": ["*What it is.* Working it out. <b>no</b>"], "facts": [FACT]}
ROUTE = {"kind": "cognitive", "name": "Cognitive", "see": "One villain.", "might": "Ask her.",
         "links": [{"text": "Discussion", "href": "/chapter/discussion"}, {"text": "Role-play", "href": ""}]}


def test_a_fact_opens_to_its_grade_and_source_by_keyboard(stage):
    stage.mount(LessonText(sections=[SECTION]))
    for name in ("What this stands on (1)", "Support: low. Where this comes from"):
        stage.page.locator("summary", has_text=name).focus()
        stage.page.keyboard.press("Enter")
    link = stage.page.get_by_role("link", name="Eyal and others (2018)")
    assert link.is_visible() and link.get_attribute("href") == FACT["href"]


def test_a_paragraph_is_text_with_nothing_but_strong_words_in_it(stage):
    stage.mount(LessonText(sections=[SECTION]))
    assert stage.page.locator("strong").inner_text() == "What it is."
    assert stage.page.get_by_text("<b>no</b>").is_visible()


def test_a_route_leads_to_the_chapters_that_practise_it(stage):
    stage.mount(LessonText(routes=[ROUTE]))
    assert stage.page.get_by_role("link", name="Practise it: Discussion").get_attribute("href") == "/chapter/discussion"
    assert stage.page.get_by_role("link", name="Practise it: Role-play").count() == 0
    assert stage.page.get_by_text("Practise it: Role-play").is_visible()


def test_an_address_that_runs_something_leads_nowhere(stage):
    stage.mount(LessonText(sections=[{**SECTION, "facts": [{**FACT, "href": "javascript:alert(1)"}]}]))
    assert stage.page.locator("a[href^='javascript']").count() == 0
