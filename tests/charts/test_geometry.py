import math

import pytest

from empathy_widgets.charts import Axis, axis_angle, polygon_runs, radar_points
from empathy_widgets.errors import MismatchedScores

SQUARE = [Axis(name, name, 5, 25) for name in ("NCE", "PCE", "NAE", "PAE")]


def test_the_lowest_score_is_the_centre_and_the_highest_the_rim():
    names = ("NCE", "PCE", "NAE", "PAE")
    assert radar_points(SQUARE, dict.fromkeys(names, 5), (3, 4), 10) == ((3, 4),) * 4
    assert radar_points(SQUARE, dict.fromkeys(names, 25), (0, 0), 10) == ((0, -10), (10, 0), (0, 10), (-10, 0))


def test_golden_vector_of_the_key_lies_where_pencil_and_paper_put_it():
    # PES answers 1,2,3,4 repeated: NCE 5, NAE 10, PCE 15, PAE 20 (scales-and-evidence, golden vectors)
    drawn = radar_points(SQUARE, {"NCE": 5, "PCE": 15, "NAE": 10, "PAE": 20}, (0, 0), 100)
    assert drawn == ((0, 0), (50, 0), (0, 25), (-75, 0))


def test_axes_are_evenly_turned_for_any_number():
    for count in range(3, 12):
        axes = [Axis(str(turn), "", 0, 1) for turn in range(count)]
        drawn = radar_points(axes, {str(turn): 1 for turn in range(count)})
        assert all(math.hypot(*point) == pytest.approx(1) for point in drawn)
        sides = [math.dist(one, other) for one, other in zip(drawn, [*drawn[1:], drawn[0]], strict=True)]
        assert sides == pytest.approx([2 * math.sin(math.pi / count)] * count)
    assert axis_angle(1, 4) == 90


def test_a_missing_score_has_no_point():
    assert radar_points(SQUARE, {"NCE": 5, "PCE": None}) == ((0, 0), None, None, None)


def test_axes_of_different_ranges_are_refused():
    with pytest.raises(MismatchedScores):
        radar_points([*SQUARE, Axis("CE", "", 10, 50)], {})


def test_a_whole_polygon_is_one_closed_run():
    assert polygon_runs([1, 2, 3, 4]) == ((1, 2, 3, 4, 1),)
    assert polygon_runs([]) == ()


@pytest.mark.parametrize(("points", "runs"), [
    ([None, 2, 3, 4], ((2, 3, 4),)), ([1, None, 3, 4], ((3, 4, 1),)), ([1, 2, 3, None], ((1, 2, 3),)),
    ([1, None, 3, None], ((3,), (1,))), ([None, None, 3, None], ((3,),)), ([None, None, None], ()),
])
def test_a_gap_is_never_bridged(points, runs):
    assert polygon_runs(points) == runs
