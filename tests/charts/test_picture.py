"""A chart's picture, drawn by Python, lies where plotly.js draws the same chart."""

import datetime
import math
import re
from xml.etree import ElementTree

import pytest
from charts.chart_stage import stage  # noqa: F401  a fixture

from empathy_widgets.charts import (
    Axis, RadarSeries, TrendPoint, composites_drawing, distribution_drawing, picture, radar_drawing, radar_points,
    Panel, rounds_drawing, trend_drawing, trends_drawing, turns_drawing,
)
from empathy_widgets.widgets.radar_chart import RadarChart
from empathy_widgets.widgets.trend_chart import TrendChart

FOUR = [Axis(name, label, 5, 25) for name, label in zip(("NCE", "PCE", "NAE", "PAE"), (
    "Negative cognitive", "Positive cognitive", "Negative affective", "Positive affective"), strict=True)]
SEVEN = [Axis(name, f"Label {name}", 0, 28) for name in "abcdefg"]
GENERAL = [Axis("all", "General empathy", 20, 100), Axis("some", "Negative & positive", 10, 50)]
TODAY = RadarSeries("Today", {"NCE": 12, "PCE": 18.75, "NAE": 9, "PAE": 25})
BEFORE = RadarSeries("Before <b>&", {"NCE": 10, "PCE": 8, "NAE": None, "PAE": 15}, "earlier")
SAMPLE = RadarSeries("Sample", {"NCE": 14.5, "PCE": 11, "NAE": 20, "PAE": 15}, "reference")


def at(month, value):
    return TrendPoint(datetime.datetime(2026, month, 3, tzinfo=datetime.UTC), value)


DRAWINGS = {
    "radar": radar_drawing([TODAY, BEFORE, SAMPLE], FOUR),
    "radar with gaps": radar_drawing([RadarSeries("Now", {"NCE": 12, "NAE": 9, "PAE": 25})], FOUR),
    "radar of seven": radar_drawing(
        [RadarSeries("Now", {name: 4 * turn for turn, name in enumerate("abcdefg", 1)})], SEVEN),
    "trend": trend_drawing(
        [at(1, 60), at(2, None), at(3, 72.5), at(5, 80), at(6, 81.3)], 20, 100, 9.4, "General empathy"),
    "trends": trends_drawing([
        Panel(f"Label {name} of some length", (at(1, 5), at(2, 12.5), at(4, None), at(5, 20 + turn)), reach)
        for turn, (name, reach) in enumerate(zip("abcde", (4.9, None, 6, None, 3), strict=True))], 5, 25),
    "composites": composites_drawing(
        [RadarSeries("Today", {"all": 66, "some": 31.5}), RadarSeries("Earlier", {"all": 50}, "earlier")], GENERAL),
    "turns": turns_drawing([0, 1, 2, 2, 1, 0, 1]),
    "rounds": rounds_drawing(["a", "b", "c"], {"Ann": [1, 3, None], "Bo <i>": [2, 2, 5]}),
    "distribution": distribution_drawing([5, 6, 6, 9, 12, 25, 24, 18, 18], FOUR[0]),
}
EVERY = pytest.mark.parametrize("kind", DRAWINGS)
WIDTHS = pytest.mark.parametrize("width", [320, 390, 1280])
SHAPE = re.compile(r"(-?[\d.e]+(?:e-\d+)?)[ ,](-?[\d.e]+(?:e-\d+)?)")

SEEN = """() => {
  const box = document.querySelector("[data-chart]").getBoundingClientRect();
  const words = [...document.querySelectorAll("[data-chart] svg text")].filter((text) => text.textContent.trim())
    .map((text) => { const { x, y, width, height } = text.getBoundingClientRect();
                     return [text.textContent, x - box.x, y - box.y, width, height]; });
  return { words, box: [box.x, box.y, box.width, box.height] };
}"""
POINTS = """() => {
  const box = document.querySelector("[data-chart]").getBoundingClientRect();
  return [...document.querySelectorAll("[data-chart] .point")].filter((one) => one.parentNode.localName === "g" &&
    !one.closest(".bars")).map((one) => { const at = one.getScreenCTM(); return [at.e - box.x, at.f - box.y]; });
}"""
ROUNDED = 0.0051
"""px: plotly.js rounds where it draws to hundredths."""


def chart(kind):
    drawn = DRAWINGS[kind]
    made = RadarChart if kind.startswith("radar") else TrendChart
    return made(figure=drawn, description=kind, chart=drawn["layout"]["meta"]["chart"])


def show(stage, kind, width):
    stage.page.set_viewport_size({"width": width, "height": 900})
    stage.mount(chart(kind))
    stage.drawn()


def take_over(stage):
    """Bring plotly.js, and touch the chart."""
    stage.plotly()
    stage.page.locator("[data-chart]").dispatch_event("pointerenter")
    stage.page.wait_for_selector('[data-drawn-by="plotly"]')


@pytest.mark.browser
@WIDTHS
@EVERY
def test_points_and_words_stand_where_plotly_puts_them(stage, kind, width):
    show(stage, kind, width)
    assert stage.page.locator('[data-drawn-by="picture"]').count() == 1
    before, ours = stage.page.evaluate(SEEN), stage.page.evaluate(POINTS)
    take_over(stage)
    after, theirs = stage.page.evaluate(SEEN), stage.page.evaluate(POINTS)
    assert before["box"] == after["box"]
    assert (ours or kind == "distribution") and len(ours) <= len(theirs)
    for one, others in [*((point, theirs) for point in ours), *((point, ours) for point in theirs)]:
        assert min(math.dist(one, other) for other in others) < 2 * ROUNDED, one
    words = sorted(before["words"])
    assert [one[0] for one in words] == [one[0] for one in sorted(after["words"])]
    for one, other in zip(words, sorted(after["words"]), strict=True):
        assert all(abs(a - b) <= 1.01 for a, b in zip(one[1:], other[1:], strict=True)), (one, other)


@EVERY
def test_the_picture_is_well_formed_and_names_come_as_words(kind):
    tree = ElementTree.fromstring(picture(DRAWINGS[kind]))
    assert tree.tag.endswith("svg") and not [one for one in tree.iter() if one.tag.endswith(("script", "b", "i"))]


def test_the_radar_s_points_are_geometry_s():
    tree = ElementTree.fromstring(picture(radar_drawing([TODAY], FOUR)))
    (line,) = [one for one in tree.iter() if one.get("data-series") == "Today"]
    drawn = [tuple(map(float, pair)) for pair in SHAPE.findall(line.get("data-d"))]
    wanted = list(radar_points(FOUR, TODAY.values))
    assert drawn == [pytest.approx(point, abs=1e-9) for point in [*wanted, wanted[0]]]
    assert math.dist(drawn[0], (0, -7 / 20)) < 1e-9


@pytest.mark.browser
@WIDTHS
def test_on_the_page_the_radar_s_points_are_geometry_s_to_a_millionth_of_a_px(stage, width):
    stage.page.set_viewport_size({"width": width, "height": 900})
    stage.mount(RadarChart(figure=radar_drawing([TODAY], FOUR)))
    stage.drawn()
    x, y, radius = stage.page.evaluate("""() => {
      const rim = document.querySelector(".ew-picture .rim");
      return [...rim.getAttribute("transform").match(/[\\d.]+/g).map(Number), Number(rim.getAttribute("r"))];
    }""")
    drawn = stage.page.locator('path[data-series="Today"]').get_attribute("d")
    wanted = radar_points(FOUR, TODAY.values, (x, y), radius)
    assert [tuple(map(float, pair)) for pair in SHAPE.findall(drawn)] == [
        pytest.approx(point, abs=1e-6) for point in [*wanted, wanted[0]]]


@pytest.mark.browser
def test_an_answer_before_plotly_is_there_moves_the_picture(stage):
    show(stage, "radar", 1280)
    first = stage.page.evaluate(POINTS)
    moved = radar_drawing([RadarSeries("Today", {**TODAY.values, "NCE": 25})], FOUR)
    stage.assign(figure={**moved, "picture": moved.picture})
    stage.drawn(2)
    assert stage.page.evaluate(POINTS) != first and stage.page.locator(".ew-picture").count() == 1


@pytest.mark.browser
def test_where_plotly_does_not_come_the_picture_stays(stage):
    stage.page.evaluate("document.documentElement.dataset.plotly = 'file:///nowhere.js'")
    show(stage, "trend", 390)
    stage.page.evaluate("""() => {
      window.asked = 0;
      window.mounted.model.send = () => { window.asked += 1; throw new Error("no kernel"); };
    }""")
    stage.page.locator("[data-chart]").dispatch_event("pointerenter")
    stage.page.wait_for_function("window.asked === 1")  # after its file did not come
    assert stage.page.locator('[data-drawn-by="picture"] .ew-picture').count() == 1
    assert stage.page.locator(".ew-plot-words").is_hidden()
    stage.errors.clear()
