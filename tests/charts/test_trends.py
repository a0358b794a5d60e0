"""Small panels of one range: the same height is the same number of points, and nothing is cut."""

import datetime

import pytest

from empathy_widgets.charts import Panel, TrendPoint, trends_drawing, trends_spots
from empathy_widgets.charts.figure import figure
from empathy_widgets.errors import ScoringError


def line(*values):
    return tuple(TrendPoint(datetime.datetime(2026, month, 3), value) for month, value in enumerate(values, 1))


PANELS = [Panel("Negative cognitive", line(12, None, 17), 4.9), Panel("Positive cognitive", line(9, 15, 20), None),
          Panel("Negative affective", line(5, 9, 11), 3), Panel("Positive affective", line(None, 25, 24), 3),
          Panel("A fifth one", line(8, 8, 8), None)]


def test_plotly_takes_it_and_every_panel_has_the_one_axis():
    drawn = figure(trends_drawing(PANELS, 5, 25))
    assert {axis.range for axis in drawn.select_yaxes()} == {(5, 25)}
    assert [tuple(trace.y) for trace in drawn.data] == [tuple(point.value for point in one.points) for one in PANELS]


def test_four_stand_beside_one_another_and_two_on_a_narrow_page():
    layout = trends_drawing(PANELS, 5, 25)["layout"]
    names = ["xaxis", "xaxis2", "xaxis3", "xaxis4", "xaxis5"]
    wide = [layout[name]["domain"][0] for name in names]
    small = [layout["meta"]["narrow"]["changes"][f"{name}.domain"][0] for name in names]
    assert wide[:4] == sorted(set(wide[:4])) and wide[4] == 0
    assert small[0] == small[2] == small[4] == 0 and small[1] == small[3] > 0.5
    assert layout["height"] < layout["meta"]["narrow"]["height"]


@pytest.mark.parametrize("small", [False, True])
def test_panels_do_not_lie_over_one_another(small):
    layout = trends_drawing(PANELS, 5, 25)["layout"]
    changes = layout["meta"]["narrow"]["changes"]
    places = []
    for name in ("", "2", "3", "4", "5"):
        across, up = f"xaxis{name}", f"yaxis{name}"
        places.append([changes[f"{axis}.domain"] if small else layout[axis]["domain"] for axis in (across, up)])
    for index, (xs, ys) in enumerate(places):
        assert 0 <= xs[0] < xs[1] <= 1 and 0 <= ys[0] < ys[1] <= 1
        for other_xs, other_ys in places[index + 1:]:
            assert xs[1] < other_xs[0] or other_xs[1] < xs[0] or ys[1] < other_ys[0] or other_ys[1] < ys[0]


def test_a_band_lies_where_a_threshold_is_known_around_the_first_score_within_the_range():
    shapes = trends_drawing(PANELS, 5, 25)["layout"]["shapes"]
    assert [(shape["yref"], shape["y0"], shape["y1"]) for shape in shapes] == [
        ("y", 12 - 4.9, 12 + 4.9), ("y3", 5, 8), ("y4", 22, 25)]


def test_every_score_says_its_day_and_its_points_where_it_lies():
    spots = trends_spots(PANELS, 5, 25)
    assert len(spots) == 13, "two of fifteen are not scored"
    assert spots[0]["says"] == "Negative cognitive\n3 January 2026: 12"
    domain = trends_drawing(PANELS, 5, 25)["layout"]["xaxis"]["domain"]
    assert spots[0]["at"][0] == pytest.approx(domain[0] + (domain[1] - domain[0]) / 6, abs=1e-5)
    height = trends_drawing(PANELS, 5, 25)["layout"]["yaxis"]["domain"]
    assert 1 - spots[0]["at"][1] == pytest.approx(height[0] + (height[1] - height[0]) * 7 / 20, abs=1e-5)


@pytest.mark.parametrize("panels", [[], [Panel("Nobody", (), None)], [Panel("Too high", line(26), None)]])
def test_nothing_and_what_lies_outside_is_refused(panels):
    with pytest.raises(ScoringError):
        trends_drawing(panels, 5, 25)
