"""The path taken, as a picture with words."""

import pytest

from empathy_widgets.widgets import PathMap

BOXES = [{"id": "door", "label": "The door", "x": 100, "y": 40, "ending": False, "taken": True},
         {"id": "end", "label": "<b>End</b>", "x": 100, "y": 140, "ending": True, "taken": False}]
WAYS = [{"d": "M100 63C100 90 100 90 100 112", "x": 100, "y": 112, "down": True, "conditional": True, "taken": False}]


def path_map():
    return PathMap(width=600, height=180, boxes=BOXES, ways=WAYS, description="The path you took: The door")


def test_the_picture_has_a_name_and_the_path_is_bold(stage):
    stage.mount(path_map())
    assert stage.page.get_by_role("img", name="The path you took: The door").is_visible()
    wide = "one => parseFloat(getComputedStyle(one).strokeWidth)"
    assert stage.page.locator("[data-box=door]").evaluate(wide) > stage.page.locator("[data-box=end]").evaluate(wide)
    assert stage.page.locator("b").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_a_wide_map_scrolls_inside_its_sheet(open_stage, scheme, width):
    stage = open_stage(width, 640, scheme).mount(path_map())
    assert stage.violations() == "" and stage.overflow() <= 0


def test_a_wide_map_opens_at_its_middle_where_the_path_is(open_stage):
    stage = open_stage(320, 640, "light").mount(path_map())
    stage.page.wait_for_function("document.querySelector('.ew-sheet').scrollLeft > 100")


def test_closing_leaves_nothing_behind(stage):
    stage.mount(path_map())
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
