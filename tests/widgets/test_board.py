"""The board: six steps, guesses told from what was confirmed, all of it by keyboard and on paper."""

import datetime

import pytest

from empathy_widgets.widgets import Board

NASTY = "<b>sleep</b> ‮peels‬ 😀 " + "W" * 90
ENTRIES = [
    {"id": "e1", "person": "A", "part": "need", "text": "sleep", "confirmed": False},
    {"id": "e2", "person": "B", "part": "need", "text": "trust", "confirmed": True},
    {"id": "e3", "person": "A", "part": "option", "text": "ear plugs", "confirmed": False},
]


def board(step=1, **more):
    return Board(**{"run": "r", "title": "Noise", "people": ["A", "B"], "step": step, "entries": ENTRIES, **more})


def test_the_problem_is_kept_when_typing_pauses_and_hints_are_soft(stage):
    stage.page.clock.install()
    stage.mount(board(hints=["“always” is hard to sign for anybody."]))
    field = stage.page.get_by_role("textbox", name="The problem, in words all of you would sign")
    field.fill("It is loud on Wednesdays.")
    stage.page.clock.run_for(800)
    assert stage.events("say")[0]["text"] == "It is loud on Wednesdays."
    assert stage.page.get_by_text("hard to sign").is_visible() and stage.page.locator("[data-next]").is_enabled()


def test_an_entry_is_added_by_keyboard_and_the_field_waits_for_the_next(stage):
    stage.mount(board(2, entries=[]))
    field = stage.page.get_by_role("textbox", name="Add: What is needed, B")
    field.fill("  trust ")
    field.press("Enter")
    (event,) = stage.events("add")
    assert (event["person"], event["part"], event["text"]) == ("B", "need", "trust")
    stage.assign(entries=ENTRIES[:2])
    stage.receive(stage.outbox[-1])
    assert stage.page.evaluate("document.activeElement.dataset.add") == "need-B" and field.input_value() == ""


def test_a_refused_entry_is_given_back(stage):
    stage.mount(board(2, entries=[]))
    field = stage.page.get_by_role("textbox", name="Add: What is needed, B")
    field.fill("trust")
    field.press("Enter")
    stage.receive(stage.outbox[-1], "There is no room on the disk.", ok=False)
    assert field.input_value() == "trust" and stage.page.get_by_role("alert").filter(has_text="no room").is_visible()


def test_a_guess_is_told_from_what_was_confirmed_in_words(stage):
    stage.mount(board(2))
    assert "a guess" in stage.page.locator("[data-entry=e1]").inner_text()
    assert "confirmed" in stage.page.locator("[data-entry=e2]").inner_text()
    stage.page.get_by_role("button", name="“sleep”: A says this is right").click()
    assert (stage.events("confirm")[0]["id"], stage.events("confirm")[0]["on"]) == ("e1", True)


def test_an_entry_can_be_changed_taken_off_and_put_back(stage):
    stage.mount(board(2))
    stage.page.get_by_role("button", name="Change: sleep").click()
    stage.page.get_by_role("textbox", name="Change: sleep").fill("rest")
    stage.page.keyboard.press("Enter")
    assert stage.events("edit")[0]["text"] == "rest"
    stage.page.get_by_role("button", name="Take off: trust").click()
    assert stage.events("remove")[0]["id"] == "e2"
    stage.assign(entries=ENTRIES[:1], removed={"id": "e2", "text": "trust"})
    stage.page.get_by_role("button", name="Put it back").click()
    assert stage.events("restore")[0]["id"] == "e2"


def test_weighing_is_a_radio_group_a_pair_with_a_name_that_says_all(stage):
    stage.mount(board(4, meets={"e3/e2": None}))
    group = stage.page.get_by_role("group", name="Option “ear plugs”, need “sleep”, A")
    assert group.locator("input:checked").count() == 0
    group.get_by_label("3").check()
    stage.page.keyboard.press("ArrowRight")
    assert [event["value"] for event in stage.events("meet")] == [3, 4]
    assert stage.page.get_by_role("group", name="trust").locator("input:checked").input_value() == "none"


def test_what_can_only_be_read_is_a_grid_of_needs_and_options(stage):
    stage.mount(board(4, read_only=True, meets={"e3/e1": 0, "e3/e2": None}))
    rows = [row.split("\t") for row in stage.page.get_by_role("region", name="Weigh them").inner_text().splitlines()]
    assert rows == [["What is needed", "ear plugs"], ["sleep A", "0"], ["trust B", "not sure"]]
    assert stage.page.locator("input").count() == 0 and stage.violations() == ""


def test_weighing_without_anything_to_weigh_says_so(stage):
    stage.mount(board(4, entries=[]))
    assert stage.page.get_by_text("Weighing needs at least one option and one need.").is_visible()


def test_the_need_nobody_found_anything_for_is_asked_about(stage):
    stage.mount(board(4, least="Met least, even by the best option: “trust” (B)."))
    assert stage.page.get_by_text("“trust” (B). What would have to change for this need?").is_visible()


def test_a_day_that_has_passed_is_refused_in_a_sentence(stage):
    stage.page.clock.install(time=datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC))
    stage.mount(board(5))
    day = stage.page.locator("input[type=date]")
    day.fill("2026-11-20")
    day.blur()
    assert stage.page.get_by_text("This day has passed.").is_visible() and stage.events("agree") == []
    day.fill("2026-12-08")
    day.blur()
    assert stage.events("agree")[0]["text"] == "2026-12-08"


def test_looking_back_keeps_words_and_outcome(stage):
    stage.mount(board(6, agreed={"date": "2026-12-08"}, look_back="8 December 2026"))
    assert stage.page.get_by_text("Come back here on 8 December 2026.").is_visible()
    stage.page.get_by_role("textbox", name="How did it go?").fill("It held.")
    stage.page.get_by_role("radio", name="Keep it").check()
    assert (stage.events("review")[-1]["text"], stage.events("review")[-1]["outcome"]) == ("It held.", "keep")


def test_steps_are_walked_in_any_order_and_the_focus_goes_along(stage):
    stage.mount(board())
    stage.page.locator("[data-next]").click()
    stage.page.locator("[data-step='5']").click()
    assert [event["step"] for event in stage.events("step")] == [2, 5]
    stage.assign(step=5)
    assert stage.page.evaluate("document.activeElement.textContent") == "Step 5 of 6: What you agree on"


def test_on_paper_the_whole_board_stands(stage):
    stage.mount(board(2))
    stage.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    stage.page.emulate_media(media="print")
    assert stage.page.locator(".ew-paper section").first.is_visible() and stage.page.locator("[data-next]").is_hidden()
    assert stage.page.locator(".ew-paper .ew-grid td").all_inner_texts() == ["not weighed", "not weighed"]
    stage.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert stage.page.locator(".ew-paper section").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize("step", [1, 2, 3, 4, 5, 6])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width, step):
    entries = [*ENTRIES, {**ENTRIES[0], "id": "e4", "text": NASTY}, {**ENTRIES[2], "id": "e5", "text": NASTY}]
    stage = open_stage(width, 640, scheme).mount(board(
        step, entries=entries, people=["A", "B"], hints=["Soft."], comment="Hard.",
        removed={"id": "e9", "text": NASTY}))
    assert stage.violations() == "" and stage.overflow() <= 0 and stage.page.locator("b").count() == 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(board(2))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}


def test_a_board_drawn_anew_under_a_held_button_does_not_lose_the_click(stage):
    stage.mount(board())
    stage.page.get_by_role("textbox", name="The problem, in words all of you would sign").fill("You never help.")
    stage.page.locator("[data-next]").hover()
    stage.page.mouse.down()
    (said,) = stage.events("say")
    stage.assign(hints=["“never” is hard to sign for anybody."])
    stage.receive(said)
    assert stage.page.get_by_text("hard to sign").count() == 0
    stage.page.mouse.up()
    assert [event["step"] for event in stage.events("step")] == [2]
    stage.page.get_by_text("hard to sign").wait_for()


def test_a_choice_by_its_label_is_kept_when_the_board_is_drawn_anew_meanwhile(stage):
    stage.mount(board(4))
    label = stage.page.get_by_role("group", name="Option “ear plugs”, need “sleep”, A").locator("label").nth(3)
    label.hover()
    stage.page.mouse.down()
    stage.assign(least="“trust” (B)")
    stage.page.mouse.up()
    stage.page.get_by_text("“trust” (B)").wait_for()
    assert [event["value"] for event in stage.events("meet")] == [3]


@pytest.mark.parametrize("let_go", ["elsewhere", "another window", "nowhere"])
def test_a_board_is_drawn_anew_when_a_held_button_is_let_go_without_a_click(stage, let_go):
    stage.mount(board())
    stage.page.locator("[data-next]").hover()
    stage.page.mouse.down()
    stage.assign(hints=["“never” is hard to sign for anybody."])
    if let_go == "elsewhere":
        stage.page.mouse.move(1, 1)
        stage.page.mouse.up()
    elif let_go == "another window":
        stage.page.evaluate("window.dispatchEvent(new Event('blur'))")
    else:  # the browser tells of the release and of no click, as where the press became a marking of text
        stage.page.evaluate("window.dispatchEvent(new PointerEvent('pointerup'))")
    stage.page.get_by_text("hard to sign").wait_for()
    assert not stage.events("step")


def test_another_button_of_the_mouse_holds_nothing_up(stage):
    stage.mount(board())
    stage.page.locator("[data-next]").hover()
    stage.page.mouse.down(button="right")
    stage.assign(hints=["“never” is hard to sign for anybody."])
    assert stage.page.get_by_text("hard to sign").count() == 1


def test_the_save_mark_says_saved_only_when_nothing_waits(stage):
    stage.mount(board(5))
    stage.page.evaluate("window.told = []; addEventListener('empathy:save', ({detail}) => told.push(detail.state))")
    stage.page.locator("[data-agree=what]").fill("Ear plugs on Wednesdays.")
    stage.page.locator("[data-finish]").click()
    agreed, finished = stage.outbox
    stage.receive(agreed)
    assert "saved" not in stage.page.evaluate("told")
    stage.receive(finished)
    assert stage.page.evaluate("told.at(-1)") == "saved"
