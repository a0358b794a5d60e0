"""The room: every thing a link by name and by key, a list of the same, light and list remembered, arranging."""

import pytest

from empathy_widgets.charts.room import room_pictures, things_drawn
from empathy_widgets.exercises.understanding_others import told
from empathy_widgets.widgets import Room

ALL = things_drawn()
STATES = {"chairs": ("done", "Done 2 times"), "jar": ("begun", "Begun")}
NARROW, SMALL = 390, 320


def thing(id, there=True, href=True):
    state, done = STATES.get(id, ("", ""))
    return {"id": id, "name": f"The <{id}>", "says": f"go to {id}", "chapter": id.title(), "there": there,
            "href": f"/chapter/{id}?case=7" if href else "", "state": state, "done": done}


def room(there=ALL, whose="amber-otter-27", href=True):
    wide, tall = room_pictures(frozenset(there))
    return Room(run="room", title="Understanding others", whose=whose, wide=told(wide), tall=told(tall),
                things=[thing(id, id in there, href) for id in ALL])


def links(page):
    return page.locator("a.ew-thing")


def test_every_thing_is_a_link_with_a_name_and_tab_goes_through_the_room_from_left_to_right(stage):
    stage.mount(room())
    page, met = stage.page, []
    for _ in ALL:
        page.keyboard.press("Tab")
        met.append(page.evaluate("[document.activeElement.dataset.id, document.activeElement.getAttribute('href')]"))
    assert met == [[id, f"/chapter/{id}?case=7"] for id in ALL]
    assert page.get_by_role("link", name="The <chairs>: go to chairs. Done 2 times.").count() == 1
    assert page.get_by_role("link", name="The <mirror>: go to mirror.", exact=True).count() == 1


def test_the_focus_shows_as_a_line_round_the_things_own_shape_and_its_words_beside_it(stage):
    stage.mount(room())
    page = stage.page
    ring = page.locator(".ew-wide [data-thing=mirror] .ew-ring")
    seen = "one => getComputedStyle(one).opacity"
    assert ring.evaluate(seen) == "0" and not page.locator(".ew-bubble").is_visible()
    page.locator("a[data-id=mirror]").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert ring.evaluate(seen) == "1"
    assert page.locator(".ew-wide [data-thing=jar] .ew-ring").evaluate(seen) == "0"
    assert page.locator(".ew-bubble").text_content() == "The <mirror>: go to mirror."
    page.keyboard.press("Escape")
    assert not page.locator(".ew-bubble").is_visible()
    page.locator("a[data-id=chairs]").hover()
    assert page.locator(".ew-bubble").text_content() == "The <chairs>: go to chairs.\nDone 2 times."
    assert page.locator(".ew-wide .ew-swap").evaluate(seen) == "1", "and the chairs say that they can be changed"


def test_what_was_done_has_a_light_and_nothing_else_has(stage):
    stage.mount(room())
    assert stage.page.locator(".ew-light").evaluate_all("all => all.map((one) => one.dataset.state)") == [
        STATES[id][0] for id in ALL if id in STATES]


def test_the_list_has_the_same_links_and_words_and_this_browser_remembers_it(stage):
    stage.mount(room())
    page = stage.page
    assert page.get_by_role("list", name="What is in the room").count() == 0
    page.get_by_role("button", name="Show as a list").press("Enter")
    rows = page.locator(".ew-room-list li")
    assert rows.locator("a").evaluate_all("all => all.map((one) => one.getAttribute('href'))") == [
        f"/chapter/{id}?case=7" for id in ALL]
    chairs = rows.nth(ALL.index("chairs"))
    assert chairs.locator("a").text_content() == "The <chairs>"
    assert [chairs.get_by_text(words).is_visible() for words in ("go to chairs", "Done 2 times")] == [True, True]
    stage.page.evaluate("stage.cleanup()")
    stage.mount_again()
    page.get_by_role("button", name="Hide the list").press("Enter")
    assert not rows.first.is_visible()


def test_day_and_evening_follow_the_page_until_somebody_chooses_and_that_is_remembered(open_stage):
    for scheme, other, words in (("light", "dark", "Light the lamps"), ("dark", "light", "Let the day in")):
        stage = open_stage(scheme=scheme).mount(room())
        wall = "getComputedStyle(document.querySelector('.ew-wide [fill=\"var(--r-side)\"]')).fill"
        before = stage.page.evaluate(wall)
        stage.page.get_by_role("button", name=words).press("Enter")
        after = stage.page.evaluate(wall)
        assert before != after
        stage.page.evaluate("stage.cleanup()")
        stage.mount_again()
        assert stage.page.evaluate(wall) == after
        assert stage.page.locator(".ew-scene").evaluate("one => getComputedStyle(one).colorScheme") == other


def test_a_clinician_takes_a_thing_out_and_what_is_refused_is_said_and_undone(stage):
    stage.mount(room())
    page = stage.page
    page.get_by_text("Arrange the room").press("Enter")
    assert page.get_by_text("Choose what stands in the room for amber-otter-27.").is_visible()
    box = page.get_by_role("checkbox", name="The <mirror>")
    box.press("Space")
    (event,) = stage.outbox
    assert (event["kind"], event["key"], event["on"]) == ("place", "mirror", False)
    less = room(set(ALL) - {"mirror"})
    stage.assign(wide=less.wide, tall=less.tall, things=less.things)
    stage.receive(event)
    assert page.locator("[data-id=mirror]").count() == 0 and page.locator("[data-thing=mirror]").count() == 0
    assert not box.is_checked() and page.evaluate("document.activeElement.dataset.key") == "mirror"
    box.press("Space")
    stage.receive(stage.outbox[-1], "Not now.", ok=False)
    assert page.get_by_role("alert").text_content() == "Not now." and not box.is_checked()


def test_without_a_case_there_is_nothing_to_arrange_and_an_empty_room_says_so(stage):
    stage.mount(room(there=(), whose=""))
    assert not stage.page.get_by_text("Arrange the room").is_visible()
    stage.page.get_by_role("button", name="Show as a list").click()
    assert stage.page.get_by_text("The room is empty.").is_visible() and links(stage.page).count() == 0


def test_where_there_are_no_links_a_thing_says_which_chapter_to_open(stage):
    stage.mount(room(href=False))
    button = stage.page.get_by_role(
        "button", name="The <mirror>: go to mirror. Open the chapter “Mirror” from the side.")
    button.press("Enter")
    assert stage.page.locator(".ew-bubble").is_visible() and stage.outbox == []


@pytest.mark.parametrize(("width", "more"), [
    (SMALL, {}), (NARROW, {"scheme": "dark"}), (640, {"device_scale_factor": 2}), (1280, {}),
    (1280, {"scheme": "dark"}),
    (1000, {"forced_colors": "active"}), (NARROW, {"forced_colors": "active"}),
])
def test_axe_finds_nothing_nothing_scrolls_sideways_and_fingers_fit(open_stage, width, more):
    stage = open_stage(width, 844, **more).mount(room())
    page = stage.page
    page.get_by_role("button", name="Show as a list").click()
    page.get_by_text("Arrange the room").click()
    assert stage.violations() == "" and stage.overflow() <= 0
    boxes = {one.get_attribute("data-id"): one.bounding_box() for one in links(page).all()}
    scene = page.locator(".ew-scene").bounding_box()
    least = 24 if width == SMALL else 44 if width == NARROW else 40
    for id, box in boxes.items():
        assert min(box["width"], box["height"]) >= least, (id, box)
        assert scene["x"] - 1 <= box["x"] and box["x"] + box["width"] <= scene["x"] + scene["width"] + 1
        assert scene["y"] - 1 <= box["y"] and box["y"] + box["height"] <= scene["y"] + scene["height"] + 1
    tall = scene["height"] > scene["width"]
    assert tall == (width <= 640), "wide where there is room, else drawn anew"
    for link in links(page).all():
        link.focus()
        bubble = page.locator(".ew-bubble").bounding_box()
        assert bubble["x"] >= -1 and bubble["x"] + bubble["width"] <= width + 1
    if "forced_colors" in more:
        assert links(page).first.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"


def test_small_things_move_only_where_motion_is_welcome(browser, stage):
    moving = "() => document.getAnimations().filter((one) => one.playState === 'running').length"
    stage.mount(room())
    stage.page.locator("a[data-id=chairs]").hover()
    piece = stage.page.locator(".ew-wide [data-thing=chairs] .ew-piece").first
    assert stage.page.evaluate(moving) == 0 and piece.evaluate("one => getComputedStyle(one).transform") == "none"
    stage.page.emulate_media(reduced_motion="no-preference")
    stage.page.wait_for_function(f"({moving})() > 5")
    stage.page.wait_for_function(
        "getComputedStyle(document.querySelector('.ew-wide [data-thing=chairs] .ew-piece')).transform !== 'none'")


def test_closing_leaves_nothing_behind(stage):
    stage.mount(room())
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
