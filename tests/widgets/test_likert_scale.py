"""The scale on the screen: its items, its keys, its progress and its last page."""

import pytest
import traitlets
from widgets.samples import CHOICES, answer, scale

from empathy_widgets.widgets import LikertScale

CHECKED = "input[type=radio]:checked"


def radio(stage, item, value):
    return stage.page.locator(f'fieldset[data-item="{item}"] input[type=radio][value="{value}"]')


def shown(stage):
    return [int(one.get_attribute("data-item")) for one in stage.page.locator("fieldset[data-item]").all()]


def focused(stage):
    return stage.page.evaluate(
        "document.activeElement.closest('[data-item]')?.dataset.item ?? document.activeElement.tagName")


def test_traits_outside_their_range_are_refused_in_python():
    for wrong in ({"current": -1}, {"view": "grid"}, {"direction": "up"}):
        with pytest.raises(traitlets.TraitError):
            LikertScale(**wrong)


def test_nothing_is_chosen_beforehand_and_every_label_is_shown(stage):
    stage.mount(scale())
    page = stage.page
    assert shown(stage) == [1] and page.locator(CHECKED).count() == 0
    labels = page.locator("fieldset .ew-choice").all_inner_texts()
    assert labels == [choice["label"] for choice in CHOICES] + ["Prefer not to answer"]
    page.get_by_role("group", name="Item 1 Statement 1").get_by_role("radio", name="Often", exact=True).check()
    assert [event["choice"] for event in stage.events("respond")] == [4]


def test_rendering_takes_no_focus_and_sends_nothing(stage):
    stage.mount(scale(current=2))
    assert focused(stage) == "BODY" and stage.posts == []


def test_the_whole_way_by_keyboard(stage):
    stage.mount(scale(3))
    keys = stage.page.keyboard
    keys.press("Tab")
    keys.press("Space")
    stage.receive_all()
    keys.press("Enter")
    assert shown(stage) == [2] and focused(stage) == "2"
    keys.press("3")
    stage.receive_all()
    keys.press("Enter")
    keys.press("Tab")
    keys.press("ArrowDown")
    stage.page.wait_for_function(
        "stage.model.posts.flat().some((event) => event.item === 3 && event.kind === 'respond')")
    stage.receive_all()
    keys.press("Enter")
    assert focused(stage) == "0" and stage.page.get_by_text("Every item has your answer.").is_visible()
    for on_the_way in ("mend", "mend", "mend", "back", "finish"):
        keys.press("Tab")
        assert stage.page.evaluate("name => name in document.activeElement.dataset", on_the_way)
    keys.press("Enter")
    assert len(stage.events("complete")) == 1
    assert [(event["item"], event["choice"]) for event in stage.events("respond")] == [(1, 1), (2, 3), (3, 2)]
    assert [event["item"] for event in stage.events("move")] == [2, 3, 0]


def test_arrow_keys_go_round_the_choices_and_never_leave_the_item(stage):
    stage.mount(scale())
    radio(stage, 1, 1).focus()
    seen = []
    for _press in range(13):
        stage.page.keyboard.press("ArrowDown")
        seen.append(stage.page.locator(CHECKED).get_attribute("value"))
        assert shown(stage) == [1]
    assert set(seen) == {"1", "2", "3", "4", "5", "declined"}
    assert stage.events("move") == []


def test_arrow_keys_in_the_list_stay_within_their_item(stage):
    stage.mount(scale(view="list"))
    radio(stage, 2, 5).focus()
    for key in ["ArrowRight"] * 8 + ["ArrowUp"] * 3:
        stage.page.keyboard.press(key)
        assert focused(stage) == "2"


def test_only_the_choice_an_arrow_key_rests_on_is_an_answer(stage):
    stage.mount(scale())
    radio(stage, 1, 1).focus()
    for _press in range(3):
        stage.page.keyboard.press("ArrowDown")
    stage.page.wait_for_function("stage.model.posts.length > 0")
    stage.receive_all()
    assert [event["choice"] for event in stage.events("respond")] == [4]


def test_moving_on_sends_what_an_arrow_key_has_just_chosen(stage):
    stage.mount(scale())
    radio(stage, 1, 1).focus()
    stage.page.keyboard.press("ArrowDown")
    stage.page.keyboard.press("Enter")
    assert [event["choice"] for event in stage.events("respond")] == [2] and shown(stage) == [2]


@pytest.mark.parametrize("held", ["Control", "Alt", "Meta", "Shift"])
def test_digits_with_a_modifier_choose_nothing(stage, held):
    stage.mount(scale())
    radio(stage, 1, 1).focus()
    stage.page.keyboard.press(f"{held}+2")
    assert stage.page.locator(CHECKED).count() == 0


def test_digits_outside_the_scale_or_its_values_choose_nothing(stage):
    stage.mount(scale())
    stage.page.keyboard.press("2")
    radio(stage, 1, 1).focus()
    stage.page.keyboard.press("9")
    stage.page.keyboard.press("0")
    assert stage.page.locator(CHECKED).count() == 0


def test_digits_are_the_instruments_own_values(stage):
    zero_to_four = [{"value": value, "label": f"Label {value}"} for value in range(5)]
    stage.mount(scale(choices=zero_to_four))
    stage.page.locator("[data-next]").focus()
    stage.page.keyboard.press("0")
    assert stage.events("respond")[0]["choice"] == 0


def test_digits_in_the_list_answer_the_item_that_has_the_focus(stage):
    stage.mount(scale(view="list"))
    radio(stage, 3, 1).focus()
    stage.page.keyboard.press("5")
    assert [(event["item"], event["choice"]) for event in stage.events("respond")] == [(3, 5)]
    assert [event["item"] for event in stage.events("move")] == [3]


def test_an_item_may_be_passed_over_and_back_is_always_possible(stage):
    stage.mount(scale(3))
    page = stage.page
    assert page.locator("[data-back]").is_hidden()
    page.locator("[data-next]").click()
    page.locator("[data-next]").click()
    page.locator("[data-next]").click()
    for item in (3, 2, 1):
        page.locator("[data-back]").click()
        assert shown(stage) == [item] and focused(stage) == str(item)


def test_declining_is_an_answer_of_its_own(stage):
    stage.mount(scale())
    radio(stage, 1, "declined").check()
    event = stage.events("respond")[0]
    assert (event["choice"], event["declined"], event["revision"]) == (None, True, None)
    stage.receive_all()
    assert radio(stage, 1, "declined").is_checked()
    assert stage.page.get_by_text("1 of 4 answered").is_visible()


def test_the_last_page_lists_what_is_open_and_leads_there(stage):
    stage.mount(scale(current=0, answers={"1": answer(2), "3": answer(None)}))
    page = stage.page
    assert page.get_by_text("Not answered yet: 2").is_visible() and page.locator("[data-declined='1']").is_visible()
    assert [one.get_attribute("data-go-to") for one in page.locator("[data-go-to]").all()] == ["2", "4"]
    assert page.locator("[data-finish]").inner_text() == "Finish with 2 unanswered"
    page.locator("[data-go-to='4']").click()
    assert shown(stage) == [4] and focused(stage) == "4" and stage.events("move")[0]["item"] == 4


def test_the_last_page_shows_every_answer_that_stands_in_a_table(stage):
    stage.mount(scale(current=0, answers={"1": answer(2), "3": answer(None)}))
    rows = stage.page.get_by_role("table", name="Your answers").get_by_role("row")
    label = next(one["label"] for one in scale().choices if one["value"] == 2)
    assert [one.get_attribute("data-mend") for one in stage.page.locator("[data-mend]").all()] == ["1", "3"]
    assert label in rows.nth(0).inner_text() and scale().items[0]["text"] in rows.nth(0).inner_text()
    assert "Prefer not to answer" in rows.nth(1).inner_text()


def test_a_scale_that_is_only_read_offers_no_mending(stage):
    stage.mount(scale(current=0, answers={"1": answer(2)}, read_only=True))
    assert stage.page.get_by_role("table", name="Your answers").is_visible()
    assert stage.page.locator("[data-mend]").count() == 0


def test_an_item_mended_from_the_last_page_leads_back_to_it(stage):
    stage.mount(scale(current=0, answers={str(item): answer(2) for item in (1, 2, 3)}))
    page = stage.page
    page.get_by_role("button", name="Change: Item 2").click()
    assert shown(stage) == [2] and focused(stage) == "2"
    assert page.locator("[data-next]").inner_text() == "Look over your answers"
    assert page.locator("[data-back]").is_hidden()
    page.keyboard.press("3")
    stage.receive_all()
    page.keyboard.press("Enter")
    assert page.locator("[data-finish]").is_visible()
    assert page.evaluate("document.activeElement.dataset.mend") == "2", "where one went from"
    page.locator("[data-go-to='4']").click()
    page.locator("[data-next]").click()
    assert page.get_by_role("heading", name="Look over your answers").is_visible()
    page.locator("[data-back]").click()
    page.locator("[data-back]").click()
    page.locator("[data-next]").click()
    assert shown(stage) == [4], "from there on the way is the ordinary one"


def test_saved_moves_nothing(stage):
    stage.mount(scale())
    places = """() => [...document.querySelectorAll(".ew-likert-scale *")].filter((one) => one.checkVisibility())
      .map((one) => [one.className, Math.round(one.getBoundingClientRect().top)])
      .filter(([name]) => !String(name).includes("ew-answer-state"))"""
    before = stage.page.evaluate(places)
    radio(stage, 1, 2).check()
    assert stage.page.evaluate(places) == before
    stage.receive_all()
    assert stage.page.get_by_text("Saved").first.is_visible() and stage.page.evaluate(places) == before


def test_progress_is_shown_and_said(stage):
    stage.mount(scale(answers={"1": answer(2)}))
    page = stage.page
    bar = page.get_by_role("progressbar", name="1 of 4 answered")
    assert bar.evaluate("one => [one.value, one.max]") == [1, 4]
    page.locator("[data-next]").click()
    assert page.locator("[data-place]").inner_text() == "Item 2 of 4"
    assert page.get_by_role("status").inner_text() == "Item 2 of 4"


def test_the_list_is_an_option_and_keeps_its_place(stage):
    stage.mount(scale(current=3))
    page = stage.page
    page.get_by_role("button", name="Show the whole list").click()
    assert shown(stage) == [1, 2, 3, 4] and stage.events("view")[0]["view"] == "list"
    stage.receive_all()
    page.get_by_role("button", name="Show one item at a time").click()
    assert shown(stage) == [3]
    assert [event["view"] for event in stage.events("view")] == ["list", "one"]


def test_the_page_follows_python_to_another_item(stage):
    stage.mount(scale())
    stage.assign(current=4)
    assert shown(stage) == [4]
    stage.assign(current=0)
    assert stage.page.locator("[data-finish]").is_visible()
    stage.assign(current=99)
    assert shown(stage) == [1]
