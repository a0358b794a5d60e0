"""Ways on: rows that are links, doors with chapters behind them."""

import pytest

from empathy_widgets.charts.room_sign import room_sign
from empathy_widgets.widgets import Ways

NASTY = "<b>Two cups</b> ‮drawkcab‬ 😀 " + "W" * 120


def ways(count, **more):
    usual = {"title": "Two cups", "line": "Role-play · as the helper", "code": "amber-otter-27", "badge": "", **more}
    return [{"id": str(number), "link": f"/chapter/role-play?run={number}", **usual} for number in range(1, count + 1)]


def doors(count=4):
    links = [{"text": "Role-play", "href": "/chapter/role-play"}, {"text": "Mirroring", "href": ""}]
    return [
        {"id": f"d{number}", "title": f"Door {number}", "line": "A line.", "links": links} for number in range(count)]


def test_a_row_with_a_link_is_a_link_and_one_without_sends_an_event(stage):
    stage.mount(Ways(ways=[*ways(1), {**ways(2)[1], "link": "", "title": "Sorry"}]))
    link = stage.page.get_by_role("link", name="Two cups")
    assert link.get_attribute("href") == "/chapter/role-play?run=1" and "amber-otter-27" in link.inner_text()
    stage.page.get_by_role("button", name="Sorry").click()
    assert [event["id"] for event in stage.events("open")] == ["2"]
    stage.receive(stage.outbox[-1], "Open its chapter from the side.", ok=False)
    assert stage.page.get_by_role("alert").inner_text() == "Open its chapter from the side."


def test_a_link_that_is_a_script_is_no_link(stage):
    door = {**doors(1)[0], "links": [{"text": "Bad", "href": "javascript:alert(1)"}]}
    stage.mount(Ways(ways=ways(1, link="javascript:alert(1)"), doors=[door]))
    assert stage.page.get_by_role("link").count() == 0


def test_few_rows_stand_there_until_all_are_asked_for_and_the_first_new_one_is_in_focus(stage):
    stage.mount(Ways(ways=ways(7), shown=5, more=True))
    rows = stage.page.locator("[data-way]")
    more = stage.page.get_by_text("More is waiting in your cases.")
    assert rows.count() == 5 and more.count() == 0
    stage.page.get_by_role("button", name="Show all 7").press("Enter")
    assert rows.count() == 7 and more.is_visible()
    assert stage.page.evaluate("document.activeElement.dataset.way") == "6"
    stage.assign(ways=ways(5))
    assert stage.page.locator("[data-all]").count() == 0


def test_a_door_names_its_chapters_and_leads_to_those_that_have_an_address(stage):
    stage.mount(Ways(doors=doors()))
    first = stage.page.locator("[data-door=d0]")
    assert first.get_by_role("heading", name="Door 0").is_visible()
    assert first.get_by_role("link").all_inner_texts() == ["Role-play"] and first.get_by_text("Mirroring").is_visible()


def test_four_doors_stand_side_by_side_two_by_two_and_one_under_the_other(open_stage):
    for width, across in ((1280, 4), (800, 2), (390, 1)):
        stage = open_stage(width).mount(Ways(doors=doors()))
        tops = stage.page.locator("[data-door]").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
        assert tops.count(tops[0]) == across


def test_words_never_become_markup(stage):
    stage.mount(Ways(ways=ways(1, title=NASTY, line=NASTY, badge=NASTY)))
    assert stage.page.locator("b").count() == 0 and stage.page.locator(".ew-card-title").text_content() == NASTY


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    stage = open_stage(width, 640, scheme)
    stage.mount(Ways(ways=[*ways(2, title=NASTY, badge="for supervision")], doors=doors()))
    assert stage.violations() == "" and stage.overflow() <= 0


def test_the_room_is_one_more_way_in_with_a_small_picture_and_without_an_address_it_is_not_there(stage):
    room = {"text": "By the <i>room</i>", "href": "/chapter/room", "svg": room_sign()}
    stage.mount(Ways(doors=doors(), room=room))
    link = stage.page.get_by_role("link", name="By the <i>room</i>", exact=True)
    assert link.get_attribute("href") == "/chapter/room" and link.bounding_box()["height"] <= 80
    assert link.locator("svg").is_visible() and len(room_sign().encode()) <= 4_000
    stage.assign(room={**room, "href": ""})
    assert link.count() == 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(Ways(ways=ways(7), doors=doors()))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
