"""The path taken, as a picture with words."""

import pytest

from empathy_widgets.widgets import PathMap

BOXES = [{"id": "door", "label": "The door", "x": 100, "y": 40, "ending": False, "taken": True},
         {"id": "end", "label": "<b>End</b>", "x": 100, "y": 140, "ending": True, "taken": False}]
WAYS = [{"d": "M100 63C100 90 100 90 100 112", "x": 100, "y": 112, "down": True, "conditional": True, "taken": False}]


SAID = {"beat": "door", "other": "Dov", "speaker": "You", "says": "You came.", "reply": "<b>I did.</b>", "own": "",
        "carried": "A well-meant trap: fixing", "thought": "Hm.", "better": "I did. And you?", "passed": False}


def path_map(**more):
    return PathMap(**{"width": 600, "height": 180, "boxes": BOXES, "ways": WAYS,
                      "description": "The path you took: The door", **more})


def test_the_picture_has_a_name_and_the_path_is_bold(stage):
    stage.mount(path_map())
    assert stage.page.get_by_role("img", name="The path you took: The door").is_visible()
    wide = "one => parseFloat(getComputedStyle(one).strokeWidth)"
    assert stage.page.locator("[data-box=door]").evaluate(wide) > stage.page.locator("[data-box=end]").evaluate(wide)
    assert stage.page.locator("b").count() == 0


def test_a_beat_of_the_path_opens_its_moment_by_keyboard(stage):
    coat = {"id": "coat", "label": "The coat", "x": 320, "y": 40, "ending": False, "taken": True}
    moments = [SAID, {**SAID, "beat": "coat", "says": "Sit.", "own": "I'd stay."}]
    stage.mount(path_map(boxes=[*BOXES, coat], moments=moments, looks=["coat"]))
    page = stage.page
    assert page.get_by_role("heading", name="Moment 2 of 2: The coat").is_visible(), "the one worth a second look first"
    assert page.get_by_role("button", name="Open moment 2, worth a second look: The coat").is_visible()
    assert page.locator(".ew-look").count() == 1
    page.get_by_role("button", name="Open moment 1: The door").focus()
    page.keyboard.press("Enter")
    panel = page.locator(".ew-moments")
    for text in ("Dov said", "You came.", "<b>I did.</b>", "Dov thinks", "Hm.", "A stronger wording",
                 "I did. And you?"):
        assert panel.get_by_text(text, exact=True).is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Moment 1 of 2: The door"
    assert [page.locator(f"[data-open={name}]").get_attribute("aria-pressed") for name in ("door", "coat")] == [
        "true", "false"]
    page.get_by_role("button", name="Next moment").click()
    assert panel.get_by_text("I'd stay.").is_visible() and page.get_by_role("button", name="Next moment").count() == 0
    assert page.locator("[data-open=end]").count() == 0, "nothing was said there"


def test_without_moments_the_map_is_a_picture(stage):
    stage.mount(path_map())
    assert stage.page.get_by_role("button").count() == 0 and stage.page.get_by_text("Press a moment").count() == 0


@pytest.mark.parametrize("moments", [[], [SAID]])
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_a_wide_map_scrolls_inside_its_sheet(open_stage, scheme, width, moments):
    stage = open_stage(width, 640, scheme).mount(path_map(moments=moments))
    assert stage.violations() == "" and stage.overflow() <= 0


def test_a_wide_map_opens_at_its_middle_where_the_path_is(open_stage):
    stage = open_stage(320, 640, "light").mount(path_map())
    stage.page.wait_for_function("document.querySelector('.ew-sheet').scrollLeft > 100")


def test_closing_leaves_nothing_behind(stage):
    stage.mount(path_map())
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
