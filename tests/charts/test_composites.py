import pytest

from empathy_widgets.charts import Axis, composite_bars, composites_drawing, RadarSeries
from empathy_widgets.errors import ScoringError

AXES = [
    Axis("CE", "General cognitive", 10, 50), Axis("AE", "General affective", 10, 50),
    Axis("T", "Empathy total", 20, 100),
]
TODAY = RadarSeries("Today", {"CE": 38, "AE": None, "T": 20})
JUNE = RadarSeries("June", {"CE": 30, "AE": 24, "T": 54}, "earlier")


def dots(figure, name):
    return [trace for trace in figure.data if trace.name == name]


def test_each_score_lies_on_an_axis_of_its_own_from_its_own_low_to_its_own_high():
    figure = composite_bars([TODAY, JUNE], AXES)
    assert [trace.xaxis for trace in dots(figure, "June")] == ["x", "x2", "x3"]
    assert [trace.x for trace in dots(figure, "June")] == [(30,), (24,), (54,)]
    assert [figure.layout[name].tickvals for name in ("xaxis", "xaxis2", "xaxis3")] == [
        (10, 20, 30, 40, 50), (10, 20, 30, 40, 50), (20, 40, 60, 80, 100)]
    for axis, name in zip(AXES, ("xaxis", "xaxis2", "xaxis3"), strict=True):
        low, high = figure.layout[name].range
        assert axis.low - 3 < low < axis.low and axis.high < high < axis.high + 3


def test_rows_do_not_overlap():
    domains = [composite_bars([TODAY], AXES).layout[name].domain for name in ("yaxis", "yaxis2", "yaxis3")]
    assert all(0 <= bottom < top <= 1 for bottom, top in domains)
    assert domains[0][0] > domains[1][1] and domains[1][0] > domains[2][1]


def test_a_missing_score_has_no_dot_and_the_row_says_so():
    figure = composite_bars([TODAY], AXES)
    assert dots(figure, "Today")[1].x == (None,)
    texts = [note.text for note in figure.layout.annotations]
    assert texts == ["General cognitive", "<b>38</b>", "General affective", "not scored", "Empathy total", "<b>20</b>"]


def test_equal_scores_do_not_hide_one_another():
    figure = composite_bars([JUNE, RadarSeries("Today", {"CE": 30})], AXES)
    assert dots(figure, "June")[0].y != dots(figure, "Today")[0].y


def test_a_series_stands_in_the_legend_once():
    figure = composite_bars([TODAY, JUNE], AXES)
    assert [trace.name for trace in figure.data if trace.showlegend] == ["June", "Today"]


def test_a_score_outside_its_range_is_refused():
    with pytest.raises(ScoringError, match="20 to 100"):
        composite_bars([RadarSeries("Today", {"T": 19})], AXES)


def test_the_drawing_is_the_figures_json_and_passes_plotlys_own_checks():
    for lines in ([TODAY], [TODAY, JUNE], []):
        assert composite_bars(lines, AXES).to_plotly_json() == composites_drawing(lines, AXES)
