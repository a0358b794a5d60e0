import random

import pytest
from plotly.graph_objects import Figure

from empathy_widgets.charts.axes import Axis
from empathy_widgets.charts.distribution import bars, describe_distribution, distribution, distribution_drawing
from empathy_widgets.errors import ScoringError

AXES = [Axis("NCE", "Negative cognitive", 5, 25), Axis("total", "General", 20, 100), Axis("m", "Mean", 1, 5),
        Axis("one", "One item", 0, 4), Axis("odd", "Odd", 0, 37), Axis("long", "Long", 0, 5000)]


@pytest.mark.parametrize("axis", AXES, ids=[axis.id for axis in AXES])
def test_everybody_stands_in_one_bar_and_the_bars_cover_the_whole_range(axis):
    draw = random.Random(7)
    values = [axis.low, axis.high, *(draw.uniform(axis.low, axis.high) for _ in range(200))]
    drawn = bars(values, axis)
    assert sum(bar.people for bar in drawn) == 202 and len(drawn) <= 22 and drawn[0].at == axis.low
    step = drawn[1].at - drawn[0].at
    assert drawn[0].people and drawn[-1].people and abs(drawn[-1].at - axis.high) <= step / 2
    for value in values[:20]:
        nearest = min(drawn, key=lambda bar: abs(bar.at - value))
        assert nearest.people > 0 and abs(nearest.at - value) <= step / 2 + 1e-9


def test_whole_points_have_a_bar_each():
    assert [bar.at for bar in bars([5], AXES[0])] == list(range(5, 26))


def test_the_drawing_is_the_figures_json_and_passes_plotlys_own_checks():
    for axis in AXES:
        for values in ([axis.low], [axis.high] * 3, [axis.low, axis.high, (axis.low + axis.high) / 2]):
            drawn = distribution(values, axis)
            assert isinstance(drawn, Figure) and drawn.to_plotly_json() == distribution_drawing(values, axis)
            ticks = drawn.layout.yaxis.tickvals
            assert all(tick == int(tick) for tick in ticks) and len(ticks) <= 5


def test_a_line_stands_at_the_mean():
    layout = distribution_drawing([5, 10, 15], AXES[0])["layout"]
    assert layout["shapes"][0]["x0"] == 10 and layout["annotations"][0]["text"] == "mean 10.0"


def test_the_same_is_said_in_words():
    assert describe_distribution([20, 21, 100], AXES[1]) == (
        "Distribution of General from 20 to 100 points, 3 people, mean 47.0. Around 20 points: 2; around 100 points: 1.")


@pytest.mark.parametrize("values", [[], [4.9], [26], [float("nan")]])
def test_what_cannot_be_drawn_is_refused(values):
    with pytest.raises(ScoringError):
        distribution_drawing(values, AXES[0])
