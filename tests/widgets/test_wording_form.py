"""The form for a site's own sentences: asks for what is missing, sends once, forgets what it sent."""

import base64

import pytest

from empathy_widgets.widgets import WordingForm


def form(**traits):
    return WordingForm(**{
        "instruments": [{"id": "one", "title": "Scale One"}, {"id": "two", "title": "Scale Two"}], **traits})


def filled(stage, text="Sentence 1.\nSentence 2.", language="de"):
    page = stage.page
    page.get_by_label("Which instrument?").select_option("two")
    page.get_by_label("Language of the sentences").fill(language)
    if text:
        page.get_by_label("Paste the sentences").fill(text)
    return page.get_by_role("button", name="Look at it in the scale")


def test_nothing_is_chosen_beforehand_and_what_is_missing_is_asked_for_in_turn(stage):
    stage.mount(form())
    page = stage.page
    button = page.get_by_role("button", name="Look at it in the scale")
    for words, fill in (
        ("choose the instrument", lambda: page.get_by_label("Which instrument?").select_option("one")),
        ("give the language", lambda: page.get_by_label("Language of the sentences").fill("en")),
        ("paste the sentences", lambda: page.get_by_label("Paste the sentences").fill("Sentence 1.")),
    ):
        button.click()
        assert words in page.locator(".ew-error:not(:empty)").inner_text() and stage.posts == []
        assert page.evaluate("['SELECT', 'INPUT', 'TEXTAREA'].includes(document.activeElement.tagName)")
        fill()
    button.click()
    (event,) = stage.events("read")
    assert (event["instrument"], event["language"], event["text"]) == ("one", "en", "Sentence 1.")
    assert (event["name"], event["content"], event["order_checked"]) == (None, None, False)


def test_a_language_is_called_by_its_name(stage):
    stage.mount(form())
    page = stage.page
    field = page.get_by_label("Language of the sentences")
    for tag, said in (("pt-BR", "That is Brazilian Portuguese."), ("!!", "A short tag"), ("", "A short tag")):
        field.fill(tag)
        assert page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text().startswith(said)


def test_a_refusal_shows_its_sentence_and_the_field_again(stage):
    stage.mount(form())
    filled(stage).click()
    event = stage.events("read")[0]
    stage.receive(event, "Line 2 says the same as line 1; correct one of them.", ok=False)
    alert = stage.page.get_by_role("alert").filter(has_text="Line 2 says the same")
    assert alert.is_visible() and stage.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    assert not stage.page.get_by_label("I compared the order").is_visible() and stage.posts[-1] == []


def test_another_order_asks_whether_somebody_compared_it_and_a_change_takes_that_back(stage):
    stage.mount(form())
    button = filled(stage)
    button.click()
    stage.receive(stage.events("read")[0], "Line 1 stands for item 1 …", ok=False, order=True)
    checked = stage.page.get_by_label("I compared the order")
    assert checked.evaluate("one => one === document.activeElement")
    checked.check()
    button.click()
    assert stage.events("read")[1]["order_checked"] is True
    stage.receive(stage.events("read")[1], "Read.")
    stage.page.get_by_label("Paste the sentences").fill("Other.")
    button.click()
    assert stage.events("read")[2]["order_checked"] is False


def test_a_chosen_file_goes_instead_of_the_lines_and_typing_takes_it_back(stage):
    stage.mount(form())
    button = filled(stage)
    field = stage.page.get_by_label("Or choose a file")
    field.set_input_files({"name": "sätze.csv", "mimeType": "text/csv", "buffer": "item,text\n1,Für.".encode()})
    stage.page.wait_for_function("document.querySelector('textarea').value === ''")
    button.click()
    event = stage.events("read")[0]
    assert event["text"] == "" and event["name"] == "sätze.csv"
    assert base64.b64decode(event["content"]).decode() == "item,text\n1,Für."
    stage.receive(event, "Read.")
    stage.page.get_by_label("Paste the sentences").fill("Sentence 1.")
    button.click()
    assert stage.events("read")[1]["name"] is None and field.evaluate("one => one.files.length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme):
    stage = open_stage(320, 900, scheme).mount(form())
    filled(stage).click()
    stage.receive(stage.events("read")[0], "Line 1 stands for item 1 …", ok=False, order=True)
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(form())
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
