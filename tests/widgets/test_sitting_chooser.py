"""Which sitting, and which earlier one it is compared with: two native choices, one event each."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from empathy_widgets.widgets.sitting_chooser import SittingChooser

SITTINGS = [{"id": str(number), "text": f"{number} October 2026, 09:05 · Perth <b>Empathy</b> Scale"}
            for number in (3, 2, 1)]


def chooser(**more):
    return SittingChooser(sittings=SITTINGS, chosen="3", **{
        "earlier": SITTINGS[1:], "laid_over": "1", "line": "copied from a paper form", **more})


def test_both_say_what_is_chosen_and_send_what_is_picked(stage):
    stage.mount(chooser())
    page = stage.page
    assert page.get_by_label("Sitting").input_value() == "3"
    assert page.get_by_label("Compared with").input_value() == "1"
    page.get_by_label("Compared with").select_option("2")
    page.get_by_label("Sitting").select_option("1")
    assert [event["id"] for event in stage.events("lay_over")] == ["2"]
    assert [event["id"] for event in stage.events("see")] == ["1"]


def test_a_refusal_is_said_and_the_choice_goes_back(stage):
    stage.mount(chooser())
    stage.page.get_by_label("Compared with").select_option("2")
    stage.receive(stage.events("lay_over")[0], "Please choose another.", ok=False)
    assert stage.page.get_by_role("alert").inner_text() == "Please choose another."
    assert stage.page.get_by_label("Compared with").input_value() == "1"


def test_the_focus_stays_where_it_was_when_the_choice_is_drawn_anew(stage):
    stage.mount(chooser())
    stage.page.get_by_label("Compared with").focus()
    stage.assign(laid_over="2")
    assert stage.page.evaluate("document.activeElement.value") == "2"


def test_the_second_choice_is_there_only_with_an_earlier_sitting(stage):
    stage.mount(chooser(earlier=[], laid_over=""))
    assert stage.page.get_by_role("combobox").count() == 1
    assert stage.page.locator(".ew-sitting-chooser b").count() == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_and_axe_finds_nothing(open_stage, width):
    for scheme in ("light", "dark"):
        stage = open_stage(width=width, scheme=scheme)
        stage.mount(chooser())
        assert stage.overflow() == 0 and Axe().run(stage.page).violations_count == 0


def test_no_listener_stays_behind(stage):
    stage.mount(chooser())
    left = stage.close()
    assert left["model"] == 0 and left["timers"] == 0
