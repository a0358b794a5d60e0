"""The line of growing and fading: in its place, told apart without colour, every point opened by a key."""

import pytest

from empathy_widgets.widgets import GrowthLine


def point(id, begins, ends, way="grows", **more):
    return {"id": id, "begins": begins, "ends": ends, "title": f"Title {id}", "says": f"What was seen of {id}.",
            "source": "Mo (2001). A paper. https://doi.org/10.1000/mo", "grade": "good", "way": way, **more}


POINTS = [
    point("late", 13, 16),
    point("early", 0, 0.75, grade="disputed", disputed="Bea (2002, https://doi.org/10.1000/bea)."),
    point("school", 4, 7, "fades"), point("old", 18, 87, "stays"), point("hurt", None, None, "fades"),
]


def line(points=POINTS):
    return GrowthLine(points=points)


def bar(stage, id):
    return stage.page.locator(f"[data-point={id}] .ew-growth-bar")


def test_every_point_opens_by_a_key_and_closes_again(stage):
    stage.mount(line())
    for one in POINTS:
        button = stage.page.locator(f"[data-point={one['id']}]")
        button.press("Enter")
        assert button.get_attribute("aria-expanded") == "true"
        shown = stage.page.locator(f"#{button.get_attribute('aria-controls')}")
        assert one["says"] in shown.inner_text() and "Mo (2001)" in shown.inner_text()
        assert shown.get_by_role("link", name="https://doi.org/10.1000/mo").get_attribute("href") == (
            "https://doi.org/10.1000/mo")
    button.press(" ")
    assert stage.page.locator(".ew-growth-open").count() == 0 and button.get_attribute("aria-expanded") == "false"


def test_how_sure_one_can_be_and_what_is_disputed_are_said(stage):
    stage.mount(line())
    stage.page.locator("[data-point=early]").click()
    shown = stage.page.locator(".ew-growth-open")
    assert "How sure one can be: disputed" in shown.inner_text() and "Disputed: Bea (2002" in shown.inner_text()
    assert shown.get_by_role("link", name="https://doi.org/10.1000/bea", exact=True).count() == 1
    stage.page.locator("[data-point=late]").click()
    assert "well supported" in shown.inner_text() and "Disputed" not in shown.inner_text()


def test_growing_fading_and_staying_differ_in_a_word_and_in_shape(stage):
    stage.mount(line())
    for one in POINTS:
        said = stage.page.locator(f"[data-point={one['id']}] .ew-growth-age").inner_text()
        assert one["way"] in said and ("disputed" in said) == (one["grade"] == "disputed")
    shape = "bar => getComputedStyle(bar).clipPath"
    shapes = {one["way"]: bar(stage, one["id"]).evaluate(shape) for one in POINTS}
    assert len(set(shapes.values())) == len(shapes) == 3


@pytest.mark.parametrize(("begins", "ends", "zone", "left", "width"), [
    (0, 0.75, "first", 0, 0.25), (1.5, 3, "first", 0.5, 0.5), (4.5, 9, "child", 0.1, 0.3), (15, 18, "child", 0.8, 0.2),
    (18, 87, "later", 0, 1),
])
def test_a_bar_lies_where_its_years_are(stage, begins, ends, zone, left, width):
    stage.mount(line([point("one", begins, ends)]))
    whole = stage.page.locator(f"[data-zone={zone}] .ew-growth-axis").bounding_box()
    box = bar(stage, "one").bounding_box()
    assert (box["x"] - whole["x"]) / whole["width"] == pytest.approx(left, abs=0.01)
    assert box["width"] / whole["width"] == pytest.approx(width, abs=0.02)


def test_the_broken_scale_is_shown_as_broken_and_said(stage):
    stage.mount(line())
    zones, breaks = stage.page.locator("[data-zone]"), stage.page.locator(".ew-growth-break")
    assert (zones.count(), breaks.count()) == (3, 2)
    assert stage.page.get_by_text("Where the line is broken, its scale changes.").is_visible()
    marks = [zones.nth(at).locator(".ew-growth-mark").all_inner_texts() for at in range(3)]
    assert marks == [["0", "1", "2", "3"], ["3", "6", "9", "12", "15", "18"], []]


def test_what_has_no_age_stands_beside_the_line(stage):
    stage.mount(line())
    assert stage.page.locator("[data-part=always] [data-point]").count() == 1
    assert stage.page.locator("[data-part=line] [data-point=hurt]").count() == 0


def test_on_a_phone_it_runs_down_and_opens_under_the_point(open_stage):
    stage = open_stage(390, 844, "dark").mount(line())
    tops = [stage.page.locator(f"[data-point={id}]").bounding_box()["y"]
            for id in ("early", "school", "late", "old", "hurt")]
    assert tops == sorted(tops)
    stage.page.locator("[data-point=school]").press("Enter")
    panel = stage.page.locator(".ew-growth-open").bounding_box()
    assert tops[1] < panel["y"] < stage.page.locator("[data-point=late]").bounding_box()["y"]
    assert stage.page.get_by_text("In order of age, not to scale.").is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (820, "dark"), (390, "dark"), (320, "light")])
def test_it_is_accessible_and_fits(open_stage, width, scheme):
    stage = open_stage(width, 900, scheme).mount(line())
    stage.page.locator("[data-point=early]").click()
    assert stage.violations() == "" and stage.overflow() == 0


def test_a_source_that_is_no_address_becomes_no_link(stage):
    stage.mount(line([point("one", 1, 2, source="javascript:alert(1) <b>x</b>")]))
    stage.page.locator("[data-point=one]").click()
    assert stage.page.locator(".ew-growth-open a").count() == 0 and stage.page.get_by_text("<b>x</b>").is_visible()


def test_it_leaves_nothing_behind(stage):
    stage.mount(line())
    stage.page.locator("[data-point=early]").click()
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
