import math

import pytest

from empathy_widgets.charts import Axis, composite_bars, radar_drawing, radar_points, RadarSeries
from empathy_widgets.charts.axes import tick_values
from empathy_widgets.errors import MismatchedScores, ScoringError

PES = [Axis(name, name, 5, 25) for name in ("NCE", "PCE", "NAE", "PAE")]


def test_subscales_and_general_scores_never_share_a_radar():
    with pytest.raises(MismatchedScores, match="5–25, 10–50"):
        radar_drawing([RadarSeries("Today", {})], [*PES, Axis("CE", "General cognitive", 10, 50)])


def test_a_score_without_an_axis_is_refused():
    with pytest.raises(MismatchedScores, match="PT"):
        radar_drawing([RadarSeries("Today", {"NCE": 5, "PT": 12})], PES)
    with pytest.raises(MismatchedScores, match="TEQ"):
        composite_bars([RadarSeries("Today", {"TEQ": 12})], [Axis("CE", "General cognitive", 10, 50)])


def test_two_axes_of_one_subscale_are_refused():
    with pytest.raises(MismatchedScores, match="once"):
        radar_drawing([], [*PES, PES[0]])


def test_fewer_than_three_subscales_make_no_radar():
    with pytest.raises(ScoringError, match="at least three"):
        radar_drawing([], PES[:2])


def test_a_range_that_goes_nowhere_is_refused():
    with pytest.raises(ScoringError, match="lowest score below"):
        radar_drawing([], [Axis(name, name, 5, 5) for name in "abc"])


@pytest.mark.parametrize("value", [4.9, 25.1, math.nan, math.inf, -math.inf, True])
def test_a_score_outside_its_range_is_refused(value):
    with pytest.raises(ScoringError, match="5 to 25"):
        radar_drawing([RadarSeries("Today", {"NCE": value})], PES)
    with pytest.raises(ScoringError, match="5 to 25"):
        radar_points(PES, {"NCE": value})


def test_the_size_of_a_reference_sample_stands_in_its_name():
    assert RadarSeries("Polish adults", {}, "reference", 1112).legend == "Polish adults (n\u00a0=\u00a01,112)"
    assert RadarSeries("Today", {}).legend == "Today"


@pytest.mark.parametrize(("low", "high", "ticks"), [
    (5, 25, [5, 10, 15, 20, 25]), (10, 50, [10, 20, 30, 40, 50]), (20, 100, [20, 40, 60, 80, 100]),
    (0, 28, [0, 7, 14, 21, 28]), (0, 64, [0, 16, 32, 48, 64]), (1, 6, [1, 2, 3, 4, 5, 6]), (1, 5, [1, 2, 3, 4, 5]),
    (0, 1.5, [0, 0.75, 1.5]),
])
def test_ticks_are_even_and_reach_both_ends(low, high, ticks):
    assert tick_values(low, high) == ticks
