import random

import pytest
from plotly.graph_objects import Figure

from empathy_widgets.charts.axes import Axis
from empathy_widgets.charts.distribution import bars, describe_distribution, distribution, distribution_drawing
from empathy_widgets.errors import ScoringError

AXES = [Axis("NCE", "Negative cognitive", 5, 25), Axis("total", "General", 20, 100), Axis("m", "Mean", 1, 5),
        Axis("one", "One item", 0, 4), Axis("odd", "Odd", 0, 37), Axis("long", "Long", 0, 5000)]


@pytest.mark.parametrize("people", [3, 30, 300])
@pytest.mark.parametrize("axis", AXES, ids=[axis.id for axis in AXES])
def test_everybody_stands_in_one_bar_and_the_bars_cover_the_whole_range(axis, people):
    draw = random.Random(7)
    values = [axis.low, axis.high, *(draw.uniform(axis.low, axis.high) for _ in range(people))]
    drawn = bars(values, axis)
    assert sum(bar.people for bar in drawn) == people + 2 and 3 <= len(drawn) <= 21
    assert drawn[0].low == axis.low and drawn[-1].high == axis.high and drawn[0].people and drawn[-1].people
    for one, other in zip(drawn, drawn[1:], strict=False):
        assert one.left + one.width == pytest.approx(other.left)
    for bar in drawn:
        inside = [
            value for value in values if bar.left <= value < bar.left + bar.width or value == axis.high == bar.high]
        assert bar.people == len(inside)
    assert len({bar.width for bar in drawn[:-1]}) == 1 and drawn[-1].width <= drawn[0].width


def test_a_large_group_has_a_bar_for_each_whole_point_and_a_small_one_broad_steps():
    assert [(bar.low, bar.high) for bar in bars([5] * 110, AXES[0])] == [(point, point) for point in range(5, 26)]
    assert [(bar.low, bar.high) for bar in bars([5] * 36, AXES[0])] == [(low, low + 2) for low in range(5, 26, 3)]
    assert len(bars([5] * 5, AXES[0])) == 3


def test_the_drawing_is_the_figures_json_and_passes_plotlys_own_checks():
    for axis in AXES:
        for values in ([axis.low], [axis.high] * 3, [axis.low, axis.high, (axis.low + axis.high) / 2]):
            drawn = distribution(values, axis)
            assert isinstance(drawn, Figure) and drawn.to_plotly_json() == distribution_drawing(values, axis)
            ticks = drawn.layout.yaxis.tickvals
            assert all(tick == int(tick) for tick in ticks) and 1 < len(ticks) <= 5


def test_a_line_stands_at_the_mean():
    layout = distribution_drawing([5, 10, 15], AXES[0])["layout"]
    assert layout["shapes"][0]["x0"] == 10 and layout["annotations"][0]["text"] == "mean 10.0"


def test_the_same_is_said_in_words():
    assert describe_distribution([20, 21, 100], AXES[1]) == (
        "Distribution of General from 20 to 100 points, 3 people, mean 47.0. 20 to 46 points: 2; 74 to 100 points: 1.")


@pytest.mark.parametrize("values", [[], [4.9], [26], [float("nan")]])
def test_what_cannot_be_drawn_is_refused(values):
    with pytest.raises(ScoringError):
        distribution_drawing(values, AXES[0])
