"""Questions to try one's understanding on: native radio buttons, and a reason below each answer."""

from empathy_widgets.widgets import CheckCards

ONE = {"id": "one", "question": "Is it one ability?", "choice": "", "right": False, "why": "", "choices": [
    {"id": "yes", "text": "Yes."}, {"id": "no", "text": "No, three."}]}
TWO = {**ONE, "id": "two", "question": "Is more always better? " + "W" * 90}


def test_an_answer_by_keys_is_sent_and_its_reason_stands_below(stage):
    stage.mount(CheckCards(run="r", checks=[ONE, TWO]))
    stage.page.get_by_role("radio", name="No, three.").first.focus()
    stage.page.keyboard.press("Space")
    assert stage.events("answer")[0] | {"check": "one", "choice": "no"} == stage.events("answer")[0]
    stage.assign(checks=[{**ONE, "choice": "no", "right": True, "why": "They fail apart."}, TWO])
    stage.receive(stage.outbox[-1])
    assert stage.page.get_by_role("status").first.inner_text() == "Yes. They fail apart."
    assert stage.page.evaluate("document.activeElement.checked"), "the focus stays where it was"


def test_an_answer_that_is_not_right_is_told_kindly_why(stage):
    stage.mount(CheckCards(run="r", checks=[{**ONE, "choice": "yes", "right": False, "why": "Two were told apart."}]))
    assert stage.page.get_by_role("status").inner_text() == "Look once more. Two were told apart."
    assert stage.page.get_by_role("radio", name="Yes.").is_checked()


def test_what_was_not_kept_is_not_shown_as_chosen(stage):
    stage.mount(CheckCards(run="r", checks=[ONE]))
    stage.page.get_by_role("radio", name="Yes.").check()
    stage.receive(stage.outbox[-1], ok=False, text="Please reload the page.")
    assert not stage.page.get_by_role("radio", name="Yes.").is_checked()
    assert stage.page.get_by_role("alert").inner_text() == "Please reload the page."


def test_every_question_is_a_group_with_a_name_and_fits_a_narrow_page(stage):
    stage.page.set_viewport_size({"width": 320, "height": 640})
    stage.mount(CheckCards(run="r", checks=[ONE, TWO]))
    assert stage.page.get_by_role("group", name="Is it one ability?").count() == 1
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 320
