"""The scale on the screen: its items, its keys, its last page, and how it looks to a screen reader and on a phone."""

import pytest
import traitlets
from widgets.samples import CHOICES, answer, items, scale

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
    keys.press("Tab")
    keys.press("Tab")
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


def test_a_paper_form_shows_numbers_only(stage):
    stage.mount(scale(paper=True, current=2))
    assert stage.page.locator("legend").inner_text() == "Item 2"
    stage.assign(current=0)
    assert "Statement" not in stage.page.locator("section").inner_text()


def test_a_finished_scale_shows_its_closing_words_and_the_way_on(stage):
    stage.mount(scale(current=0, answers={str(item): answer(3) for item in range(1, 5)}))
    stage.page.locator("[data-finish]").click()
    assert stage.page.locator("[data-finish]").is_disabled()
    stage.assign(read_only=True)
    stage.assign(finished=True, finished_text="Thank you. Every answer is saved.",
                 finished_link="/chapter/profile?case=7")
    stage.receive_all()
    assert stage.page.locator("fieldset, [data-next], [data-finish]").count() == 0
    assert stage.page.get_by_role("link", name="See the profile").get_attribute("href") == "/chapter/profile?case=7"
    assert stage.page.evaluate("document.activeElement.dataset.finished") == ""


def test_a_refused_finish_says_why_and_can_be_tried_again(stage):
    stage.mount(scale(current=0))
    stage.page.locator("[data-finish]").click()
    stage.receive(stage.outbox[0], "The workspace is busy. Please try again in a moment.", ok=False)
    assert stage.page.get_by_role("alert").filter(has_text="busy").is_visible()
    assert stage.page.locator("[data-finish]").is_enabled()


def test_a_read_only_scale_can_be_looked_through_and_sends_nothing(stage):
    stage.mount(scale(read_only=True, answers={"1": answer(2)}))
    assert radio(stage, 1, 2).is_checked() and radio(stage, 1, 3).is_disabled()
    stage.page.locator("[data-next]").click()
    assert shown(stage) == [2] and stage.posts == []


def test_words_never_become_markup(stage):
    nasty = "<img src=x onerror=alert(1)>&amp;"
    stage.mount(scale(title=nasty, instructions=nasty, badge=nasty, items=[{"number": 1, "text": nasty, "hint": nasty}],
                      choices=[{"value": 1, "label": nasty}, {"value": 2, "label": "Yes"}]))
    assert stage.page.locator("img").count() == 0
    assert stage.page.get_by_text(nasty).count() >= 5


def test_other_scripts_keep_their_direction(stage):
    stage.mount(scale(language="ar", direction="rtl", items=[{"number": 1, "text": "ألاحظ عندما يصمت شخص ما."}]))
    first, last = (radio(stage, 1, value).bounding_box()["x"] for value in (1, 5))
    assert first > last
    assert stage.page.locator(".ew-sentence").get_attribute("lang") == "ar"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("traits", [
    {"badge": "Practice form: not validated, no norms", "answers": {"1": answer(2)}}, {"view": "list"}, {"current": 0},
    {"paper": True}, {"finished": True, "finished_text": "Thank you.", "finished_link": "/"},
    {"read_only": True},
], ids=["one", "list", "last", "paper", "finished", "read-only"])
def test_axe_finds_nothing(open_stage, scheme, traits):
    stage = open_stage(scheme=scheme).mount(scale(**traits))
    assert stage.violations() == ""


@pytest.mark.parametrize("traits", [{}, {"view": "list"}, {"current": 0}], ids=["one", "list", "last"])
def test_a_narrow_page_needs_no_sideways_scrolling_and_targets_are_large(open_stage, traits):
    long = [{"number": 1, "text": "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle " * 2}]
    stage = open_stage(320, 640).mount(scale(**{"items": long + items(3)[1:], "badge": "Practice form " * 6, **traits}))
    assert stage.overflow() <= 0
    for target in stage.page.locator(".ew-choice, button").all():
        if target.is_visible():
            assert target.bounding_box()["height"] >= 44


def test_forced_colours_and_print_still_show_the_answer(open_stage):
    stage = open_stage(forced_colors="active").mount(scale(answers={"1": answer(2)}))
    chosen = stage.page.locator(".ew-choice:has(:checked)")
    assert chosen.evaluate("one => getComputedStyle(one).borderTopWidth") == "3px"
    stage.page.emulate_media(media="print")
    assert stage.page.locator("[data-next]").is_hidden() and chosen.is_visible()


def test_sixty_items_in_a_list_stay_quick(stage):
    stage.mount(scale(60, view="list"))
    took = stage.page.evaluate("""() => {
      const begun = performance.now();
      for (const radio of document.querySelectorAll("fieldset input[value='3']")) radio.click();
      return performance.now() - begun;
    }""")
    assert took < 1500, f"60 answers took {took:.0f} ms"
    assert len(stage.events("respond")) == 60
