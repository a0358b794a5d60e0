"""The menu of a chapter: what can be begun, carried on with or looked back at."""

import pytest

from empathy_widgets.widgets import ChapterMenu

NASTY = "<i>Tea</i> ‮owt rof‬ 😀 " + "W" * 90
WAYS = {"id": "way", "label": "How do you want to play?", "kind": "choice", "choices": [
    {"value": "helper", "label": "As the helper", "help": "You answer."},
    {"value": "swap", "label": "In the other chair", "help": "You guess first."},
]}
NAME = {"id": "name", "label": "What shall we call you?", "kind": "text", "help": "Initials are enough.", "value": "A"}


def entries(count=2, **more):
    usual = {"about": "A kitchen at night.", "minutes": 12, "practise": "Staying.", "not_for": "When it is raw.",
             "safety": "Stop at any time.", "badge": "", "questions": [WAYS, NAME], **more}
    return [{"id": f"scene-{number}", "title": f"Scene {number}", **usual} for number in range(count)]


def runs(count=1, **more):
    return [{"id": f"run-{number}", "title": f"Scene {number}", "line": "beat 3", "link": "", **more}
            for number in range(count)]


def test_an_entry_unfolds_and_is_begun_with_its_answers_by_keyboard(stage):
    stage.mount(ChapterMenu(entries=entries()))
    page = stage.page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.get_by_text("When it is raw.").first.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("M")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    (event,) = stage.events("start")
    assert (event["content"], event["answers"]) == ("scene-0", {"way": "swap", "name": "M"})


def test_nothing_is_chosen_for_you_and_a_missing_answer_is_asked_for(stage):
    stage.mount(ChapterMenu(entries=entries(1)))
    stage.page.locator("summary").click()
    assert stage.page.locator("input:checked").count() == 0
    stage.page.locator("[data-begin]").click()
    assert stage.events("start") == []
    assert stage.page.get_by_role("alert").inner_text() == "Please choose one: How do you want to play?"
    assert stage.page.evaluate("document.activeElement.dataset.begin"), "said beside the button, where the eyes are"


def test_a_refusal_stands_beside_the_button_and_the_button_works_again(stage):
    stage.mount(ChapterMenu(entries=entries(1, questions=[])))
    stage.page.locator("summary").click()
    stage.page.locator("[data-begin]").click()
    stage.receive(stage.outbox[-1], "There is no room on the disk.", ok=False)
    assert stage.page.locator(".ew-begin [role=alert]").inner_text() == "There is no room on the disk."
    assert stage.page.locator("[data-begin]").is_enabled()


def test_runs_are_links_where_they_have_an_address(stage):
    stage.mount(ChapterMenu(
        entries=entries(), resumable=runs(2), finished=runs(1, id="old", link="/chapter/role-play?run=1")))
    stage.page.get_by_role("button", name="Carry on: Scene 1").click()
    assert [event["id"] for event in stage.events("resume")] == ["run-1"]
    assert stage.page.get_by_role("link", name="Open: Scene 0").get_attribute("href") == "/chapter/role-play?run=1"


def test_marked_runs_bear_their_mark_in_words_and_can_be_shown_alone(stage):
    many = [*runs(2), {**runs(1)[0], "id": "marked", "title": "The hard one", "badge": "for supervision"}]
    stage.mount(ChapterMenu(finished=many))
    assert stage.page.locator("[data-marked]").inner_text().split("\n")[:3] == [
        "The hard one", "beat 3", "for supervision"]
    stage.page.get_by_role("checkbox", name="Show only what is marked").check()
    assert stage.page.locator(".ew-run-row:visible").count() == 1
    stage.assign(finished=runs(2))
    assert stage.page.get_by_role("checkbox").count() == 0 and stage.page.locator(".ew-run-row:visible").count() == 2


def test_a_long_list_can_be_searched(stage):
    many = entries(16)
    many[7]["title"] = "The unopened letter"
    stage.mount(ChapterMenu(entries=many))
    stage.page.get_by_role("searchbox").fill("LETTER")
    assert stage.page.locator("[data-entry]:visible").count() == 1
    assert stage.page.get_by_text("1 of 16 shown").is_visible()
    stage.page.get_by_role("searchbox").fill("nowhere")
    assert stage.page.get_by_text("Nothing matches these words.").is_visible()


def test_an_empty_menu_has_its_own_words_and_words_never_become_markup(stage):
    stage.mount(ChapterMenu())
    assert stage.page.get_by_text("There is nothing here yet.").is_visible()
    stage.assign(entries=entries(1, title=NASTY))
    assert stage.page.locator("i").count() == 0 and stage.page.locator(".ew-card-title").text_content() == NASTY


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    menu = ChapterMenu(entries=entries(3, about=NASTY), resumable=runs(1, title=NASTY),
                       finished=[*runs(2), *runs(1, badge=NASTY)], whose="Kept with x.")
    stage = open_stage(width, 640, scheme).mount(menu)
    stage.page.locator("summary").first.click()
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(ChapterMenu(entries=entries()))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}


def test_of_a_long_list_the_newest_stand_there_until_all_are_asked_for(stage):
    page = stage.mount(ChapterMenu(finished=[*runs(11), {**runs(12)[-1], "badge": "marked"}], shown=10)).page
    rows = page.locator(".ew-run-row:visible")
    assert rows.count() == 10
    page.get_by_label("Show only what is marked").check()
    assert rows.count() == 1 and not page.get_by_text("Show all 12").is_visible()
    page.get_by_label("Show only what is marked").uncheck()
    page.get_by_role("button", name="Show all 12").press("Enter")
    assert rows.count() == 12 and page.evaluate("document.activeElement.dataset.run") == "run-10"
    assert not page.get_by_text("Show all 12").is_visible()


def test_a_short_list_is_shown_whole(stage):
    page = stage.mount(ChapterMenu(finished=runs(12))).page
    assert page.locator(".ew-run-row:visible").count() == 12 and not page.get_by_text("Show all").is_visible()
