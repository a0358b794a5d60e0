"""The trend widget, which draws trends and range charts."""

import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from charts.chart_stage import stage  # noqa: F401  a fixture

from empathy_widgets.charts import (
    Axis, composite_bars, composites_drawing, describe_composites, describe_trend, RadarSeries, trend, trend_drawing,
    trend_note, TrendPoint,
)
from empathy_widgets.widgets.trend_chart import TrendChart

SCORES = ((1, 13), (3, None), (5, 19), (9, 18))
POINTS = [TrendPoint(datetime.datetime(2026, month, 5), score) for month, score in SCORES]
AXES = [Axis("CE", "General cognitive", 10, 50), Axis("T", "Empathy total", 20, 100)]
SERIES = [RadarSeries("Today", {"CE": 38, "T": None}), RadarSeries("June", {"CE": 30, "T": 54}, "earlier")]


def chart(threshold=4.9):
    asked = (POINTS, 5, 25, threshold, "Negative affective")
    return TrendChart(figure=trend_drawing(*asked), description=describe_trend(*asked),
                      caption=trend_note(POINTS, threshold))


def test_it_takes_a_figure_object():
    assert TrendChart(figure=trend(POINTS, 5, 25, None, "x")).figure == trend_drawing(POINTS, 5, 25, None, "x")
    assert TrendChart(figure=composite_bars(SERIES, AXES)).figure == composites_drawing(SERIES, AXES)


@pytest.mark.browser
class TestOnThePage:
    def test_the_line_has_a_gap_the_band_its_place_and_the_caption_its_words(self, stage):
        stage.draw(chart())
        assert stage.page.locator('[data-chart="trend"]').count() == 1
        runs = stage.lines()  # four administrations, the second unscored: only the last two are joined
        assert [len(run) for run in runs] == [1, 2]
        ticks = stage.page.locator(".yaxislayer-above text")
        low, high = ticks.first.bounding_box(), ticks.last.bounding_box()
        band = stage.page.locator(".shapelayer path").first.bounding_box()
        middle = [box["y"] + box["height"] / 2 for box in (low, high)]
        per_point = (middle[0] - middle[1]) / 20
        assert band["height"] == pytest.approx(9.8 * per_point, abs=2)
        assert "4.9 points to either side" in stage.page.locator(".ew-chart-caption").inner_text()

    def test_without_a_threshold_no_band_is_drawn_and_the_page_says_why(self, stage):
        stage.draw(chart(None))
        assert stage.page.locator(".shapelayer path").count() == 0
        assert "nobody can tell" in stage.page.locator(".ew-chart-caption").inner_text()

    def test_a_range_chart_names_itself_and_follows_the_page(self, stage):
        stage.draw(TrendChart(figure=composites_drawing(SERIES, AXES), description=describe_composites(SERIES, AXES)))
        assert stage.page.locator('[data-chart="composites"]').count() == 1
        assert stage.page.locator(".scatterlayer .point").count() == 3
        assert stage.page.get_by_text("not scored").count() == 1
        stage.page.emulate_media(color_scheme="dark")
        stage.drawn(2)
        assert "rgb(134, 197, 194)" in stage.page.locator(".scatterlayer .point").evaluate_all(
            "all => all.map((one) => getComputedStyle(one).fill)")

    @pytest.mark.parametrize("width", [320, 390, 1280])
    def test_dates_do_not_run_into_one_another(self, stage, width):
        stage.page.set_viewport_size({"width": width, "height": 800})
        days = [TrendPoint(datetime.datetime(2026, 10 + turn // 3, 20 + turn % 3), 9) for turn in range(9)]
        stage.draw(TrendChart(figure=trend_drawing(days, 5, 25, None, "x"), description="Trend."))
        boxes = [one.bounding_box() for one in stage.page.locator(".xaxislayer-above text").all()]
        boxes.sort(key=lambda box: box["x"])
        assert len(boxes) >= 3
        assert all(one["x"] + one["width"] < other["x"] for one, other in zip(boxes, boxes[1:], strict=False))
        assert stage.page.evaluate("document.documentElement.scrollWidth") <= width

    def test_axe_finds_nothing_light_or_dark(self, stage):
        stage.draw(chart())
        for scheme in ("light", "dark"):
            stage.page.emulate_media(color_scheme=scheme)
            assert Axe().run(stage.page).violations_count == 0, scheme
