import datetime
import math

import pytest

from empathy_widgets.charts import trend, trend_drawing, trend_note, TrendPoint
from empathy_widgets.errors import ScoringError


def points(*values, year=2026):
    start = datetime.datetime(year, 1, 4, tzinfo=datetime.UTC)
    return [TrendPoint(start + datetime.timedelta(days=40 * turn), value) for turn, value in enumerate(values)]


def test_the_band_reaches_one_threshold_to_either_side_of_the_first_administration():
    # PES negative affective, 1.96 * 2.50 = 4.90 points (scales-and-evidence, 1.3)
    figure = trend(points(13, 17, 19), 5, 25, 4.9, "Negative affective")
    band, middle = figure.layout.shapes
    assert (band.y0, band.y1) == (pytest.approx(8.1), pytest.approx(17.9))
    assert (middle.y0, middle.y1) == (13, 13)
    assert figure.layout.meta["band"] == [pytest.approx(8.1), pytest.approx(17.9)]


def test_the_band_stays_within_the_scale():
    assert trend(points(6, 9), 5, 25, 4.9, "x").layout.meta["band"] == [5, pytest.approx(10.9)]
    assert trend(points(24, 9), 5, 25, 4.9, "x").layout.meta["band"] == [pytest.approx(19.1), 25]


def test_without_a_threshold_there_is_no_band_and_a_sentence_says_why():
    figure = trend(points(13, 17), 5, 25, None, "x")
    assert figure.layout.shapes == () and figure.layout.meta["band"] is None
    assert "nobody can tell" in figure.layout.meta["note"]
    assert figure.layout.meta["note"] == trend_note(points(13, 17), None)


def test_the_note_says_what_the_band_means():
    assert "4.9 points to either side" in trend_note(points(13), 4.9)
    assert "nothing to compare" in trend_note(points(None, None), 4.9)


def test_an_unscored_administration_is_a_gap_and_the_band_starts_at_the_first_scored_one():
    figure = trend(points(None, 13, None, 19), 5, 25, 4.9, "x")
    assert figure.data[0].y == (None, 13, None, 19) and figure.data[0].connectgaps is False
    assert figure.layout.meta["band"] == [pytest.approx(8.1), pytest.approx(17.9)]
    assert trend(points(None), 5, 25, 4.9, "x").layout.meta["band"] is None


def test_the_vertical_axis_is_always_the_whole_scale():
    assert trend(points(13), 5, 25, None, "x").layout.yaxis.range == (5, 25)
    assert trend(points(13), 0, 28, None, "x").layout.yaxis.range == (0, 28)


def test_dates_stand_below_with_the_year_where_it_changes():
    figure = trend(points(13, 14, 15, 16, year=2025) + points(17), 5, 25, None, "x")
    assert figure.layout.xaxis.ticktext == ("4 Jan<br>2025", "13 Feb", "25 Mar", "4 May", "4 Jan<br>2026")


@pytest.mark.parametrize("count", [1, 2, 3, 6, 7, 12, 40])
def test_the_first_and_last_date_are_always_shown_and_never_too_many(count):
    figure = trend(points(*[10] * count), 5, 25, None, "x")
    shown = figure.layout.xaxis.tickvals
    assert shown[0] == 1 and shown[-1] == count and len(shown) == len(set(shown)) <= 6
    narrow = figure.layout.meta["narrow"]["changes"]["xaxis.tickvals"]
    assert narrow[0] == 1 and narrow[-1] == count and len(set(narrow)) == len(narrow) <= 4


@pytest.mark.parametrize(("line", "threshold", "said"), [
    ([], None, "at least one"), (points(9, 9)[::-1], None, "oldest first"),
    (points(4), None, "5 to 25"), (points(26), None, "5 to 25"), (points(math.nan), None, "5 to 25"),
    (points(9), 0, "above 0"), (points(9), -1, "above 0"), (points(9), math.inf, "above 0"),
])
def test_what_cannot_be_drawn_is_refused(line, threshold, said):
    with pytest.raises(ScoringError, match=said):
        trend(line, 5, 25, threshold, "x")


def test_the_drawing_is_the_figures_json_and_passes_plotlys_own_checks():
    for line in (points(13), points(13, None, 19), points(*[9] * 12), points(None)):
        for threshold in (None, 4.9):
            assert trend(line, 5, 25, threshold, "x").to_plotly_json() == trend_drawing(line, 5, 25, threshold, "x")
