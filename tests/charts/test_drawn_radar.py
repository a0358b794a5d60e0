"""The radar as Chromium draws it, against the polygon as geometry works it out."""

import itertools
import math

import pytest
from charts.chart_stage import stage  # noqa: F401  a fixture

from empathy_widgets.charts import Axis, describe_radar, polygon_runs, radar_drawing, radar_points, RadarSeries
from empathy_widgets.widgets.radar_chart import RadarChart

pytestmark = pytest.mark.browser

IDS = ("NCE", "PCE", "NAE", "PAE")
AXES = [Axis(name, label, 5, 25) for name, label in zip(IDS, (
    "Negative cognitive", "Positive cognitive", "Negative affective", "Positive affective"), strict=True)]
WHOLE = {"NCE": 12, "PCE": 18.75, "NAE": 9, "PAE": 25}


def chart(values, axes=AXES, **traits):
    series = [RadarSeries("Today", values)]
    return RadarChart(figure=radar_drawing(series, axes), description=describe_radar(series, axes), **traits)


def edges(runs):
    """The straight lines of runs, each as its two ends in order, whichever way it was drawn."""
    return sorted(tuple(sorted((tuple(one), tuple(other)))) for run in runs for one, other in itertools.pairwise(run))


def assert_drawn(stage, values, axes=AXES):
    centre, radius = stage.circle()
    wanted = edges(polygon_runs(radar_points(axes, values, centre, radius)))
    found = edges(stage.lines())
    assert len(found) == len(wanted)
    for one, other in zip(found, wanted, strict=True):
        assert all(math.dist(point, point_too) < 1 for point, point_too in zip(one, other, strict=True)), (one, other)


def test_the_polygon_lies_where_geometry_says(stage):
    stage.draw(chart(WHOLE))
    assert stage.page.locator('[data-chart="radar"] svg .polar').count() == 1
    assert_drawn(stage, WHOLE)


@pytest.mark.parametrize("missing", IDS)
def test_a_gap_is_not_bridged(stage, missing):
    values = {**WHOLE, missing: None}
    stage.draw(chart(values))
    assert_drawn(stage, values)
    assert stage.page.locator(".scatterlayer .point").count() == (3 if missing == "NCE" else 4)
    assert stage.page.locator(".scatterlayer .js-fill[d^=M]").count() == 0


def test_two_scores_apart_are_two_dots_without_a_line(stage):
    stage.draw(chart({"NCE": 12, "NAE": 9}))
    assert edges(stage.lines()) == []
    assert stage.page.locator(".scatterlayer .point").count() == 3


def test_seven_axes_on_another_range_lie_right_too(stage):
    axes = [Axis(name, name, 0, 28) for name in "abcdefg"]
    values = {name: 4 * turn for turn, name in enumerate("abcdefg", start=1)}
    stage.draw(chart(values, axes))
    assert_drawn(stage, values, axes)


def test_new_scores_move_the_polygon_without_drawing_everything_again(stage):
    stage.draw(chart(WHOLE))
    stage.page.evaluate("() => { window.reacts = 0; const react = Plotly.react; "
                        "Plotly.react = (...all) => (window.reacts += 1, react(...all)); }")
    moved = {**WHOLE, "NCE": 24, "NAE": 6}
    stage.assign(figure=chart(moved).figure)
    stage.drawn(2)
    assert_drawn(stage, moved)
    assert stage.page.evaluate("reacts") == 0
    gap = {**moved, "PCE": None}
    stage.assign(figure=chart(gap).figure)
    stage.drawn(3)
    assert_drawn(stage, gap)
    stage.assign(figure=chart(WHOLE).figure)
    stage.drawn(4)
    assert_drawn(stage, WHOLE)


def test_many_changes_at_once_end_with_the_newest(stage):
    stage.draw(chart(WHOLE))
    stage.page.evaluate("figures => figures.forEach((figure) => window.mounted.model.assign({figure}))", [
        chart({**WHOLE, "NCE": score}).figure for score in range(5, 25)])
    stage.drawn(3)
    assert_drawn(stage, {**WHOLE, "NCE": 24})
    assert stage.draws < 20


def test_a_narrower_page_draws_a_smaller_radar_and_stops_there(stage):
    stage.draw(chart(WHOLE))
    wide = stage.circle()[1]
    stage.page.set_viewport_size({"width": 320, "height": 800})
    stage.drawn(2)
    assert_drawn(stage, WHOLE)
    assert stage.circle()[1] < wide
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 320
    settled = stage.draws
    stage.page.evaluate("""() => new Promise((done) => {
        let frames = 20;
        const step = () => (frames-- ? requestAnimationFrame(step) : done());
        step();
    })""")
    assert stage.draws == settled


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_word_is_cut_off_or_lies_on_another(stage, width):
    stage.page.set_viewport_size({"width": width, "height": 800})
    stage.draw(chart(WHOLE))
    frame = stage.page.locator("[data-chart]").bounding_box()
    boxes = [one.bounding_box() for one in stage.page.locator(".angularaxistick text").all()]
    assert len(boxes) == 4
    for box in boxes:
        assert frame["x"] <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"]
        assert frame["y"] <= box["y"] and box["y"] + box["height"] <= frame["y"] + frame["height"]
    for one, other in itertools.combinations(boxes, 2):
        apart = (one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
                 or one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"])
        assert apart


def test_the_frame_has_its_size_before_the_drawing(stage):
    told = chart(WHOLE, caption="Three factors fit most samples.")
    told.figure = dict(told.figure)  # without a picture there is nothing to see before plotly comes
    stage.mount(told)
    before = stage.page.locator("[data-chart]").bounding_box()
    assert stage.page.locator("[data-chart]").get_attribute("data-drawn") is None
    assert stage.page.get_by_text("Drawing the chart…").is_visible()
    stage.page.evaluate("() => { window.mounted.cleanup(); delete globalThis[Symbol.for('empathy-workbook.plotly')]; }")
    stage.draw(chart(WHOLE, caption="Three factors fit most samples."))
    assert stage.page.locator("[data-chart]").bounding_box() == before
    assert not stage.page.get_by_text("Drawing the chart…").is_visible()
