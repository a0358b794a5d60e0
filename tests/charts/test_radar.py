import pytest
from work import counted

from empathy_widgets.charts import Axis, radar, radar_drawing, radar_points, radar_spots, RadarSeries

IDS = ("NCE", "PCE", "NAE", "PAE")
AXES = [Axis(name, label, 5, 25) for name, label in zip(IDS, (
    "Negative cognitive", "Positive cognitive", "Negative affective", "Positive affective"), strict=True)]


def series(name, values, emphasis="current", n=None):
    return RadarSeries(name, dict(zip(IDS, values, strict=True)), emphasis, n)


TODAY = series("Today", (12, 18, 9, 15))
FOUR = [TODAY, series("June", (10, None, 8, 12), "earlier"), series("March", (9, 11, 8, 12), "earlier"),
        series("Polish adults", (13, 16, 13, 16.4), "reference", 728)]


def trace(figure, name):
    return next(trace for trace in figure.data if trace.name.startswith(name))


def test_the_polygon_is_closed_by_its_first_point():
    drawn = trace(radar([TODAY], AXES), "Today")
    assert drawn.r == (12, 18, 9, 15, 12)
    assert drawn.theta == ("NCE", "PCE", "NAE", "PAE", "NCE")
    assert drawn.fill == "toself"


@pytest.mark.parametrize("missing", range(4))
def test_a_missing_subscale_is_a_gap_neither_zero_nor_bridged_nor_filled_over(missing):
    values = [12, 18, 9, 15]
    values[missing] = None
    drawn = trace(radar([series("Today", values)], AXES), "Today")
    assert drawn.r[missing] is None and 0 not in drawn.r
    assert drawn.r[-1] == drawn.r[0]
    assert drawn.connectgaps is False and drawn.fill == "none"


def test_an_absent_score_is_missing_too():
    drawn = radar_drawing([RadarSeries("Today", {"PCE": 18, "NAE": 9})], AXES)
    assert drawn["data"][0]["r"] == [None, 18, 9, None, None]


def test_the_radial_range_is_the_scales_own_whatever_the_scores():
    for values in ((5, 5, 5, 5), (25, 25, 25, 25), (None, None, None, None)):
        polar = radar([series("Today", values)], AXES).layout.polar
        assert polar.radialaxis.range == (5, 25)
        assert polar.radialaxis.tickvals == (5, 10, 15, 20, 25)


def test_the_first_axis_points_up_and_the_rest_follow_clockwise():
    polar = radar([TODAY], AXES).layout.polar
    assert (polar.angularaxis.rotation, polar.angularaxis.direction) == (90, "clockwise")
    assert polar.angularaxis.categoryarray == IDS and polar.angularaxis.period == 4
    assert polar.angularaxis.ticktext == (
        "Negative cognitive", "Positive<br>cognitive", "Negative affective", "Positive<br>affective")


def test_series_are_told_apart_by_dash_and_marker_as_well_as_colour():
    more = [series(name, (9, 9, 9, 9), "earlier") for name in ("January", "December")]
    drawn = radar([*FOUR, *more], AXES).data
    dashes, marks = ([trace.line.dash for trace in drawn], [trace.marker.symbol for trace in drawn])
    assert len(set(zip(dashes, marks, strict=True))) == len(drawn)
    assert len({(trace.line.color, trace.line.dash) for trace in drawn}) == len(drawn)


def test_many_earlier_administrations_still_look_different():
    many = [series(str(month), (9, 9, 9, 9), "earlier") for month in range(12)]
    assert len({(trace.line.dash, trace.marker.symbol) for trace in radar(many, AXES).data}) == 12


def test_earlier_administrations_are_fainter_and_the_current_one_lies_on_top():
    figure = radar(FOUR, AXES)
    today, june, sample = trace(figure, "Today"), trace(figure, "June"), trace(figure, "Polish")
    assert june.opacity < today.opacity == 1 and june.line.width < today.line.width
    assert figure.data[-1] is today and figure.data[0] is sample
    assert sorted([today, june, trace(figure, "March"), sample], key=lambda one: one.legendrank) == [
        today, june, trace(figure, "March"), sample]


def test_the_reference_sample_is_named_with_its_size():
    sample = trace(radar(FOUR, AXES), "Polish")
    assert "n\u00a0=\u00a0728" in sample.name and sample.meta["emphasis"] == "reference" and sample.line.dash == "dot"


def test_markup_in_a_name_stays_text():
    drawn = radar_drawing([series("<b>Today</b><a href='x'>", (9, 9, 9, 9))], [
        Axis(name, "<i>A & B</i>", 5, 25) for name in IDS])
    assert "<b>" not in drawn["data"][0]["name"] and "&lt;b&gt;" in drawn["data"][0]["name"]
    assert drawn["layout"]["polar"]["angularaxis"]["ticktext"][0] == "&lt;i&gt;A &amp; B&lt;/i&gt;"
    assert drawn["data"][0]["meta"]["legend"] == "<b>Today</b><a href='x'>"


def test_no_series_is_an_empty_radar():
    assert radar([], AXES).data == ()


def test_the_drawing_is_the_figures_json_and_passes_plotlys_own_checks():
    for lines in ([TODAY], FOUR, []):
        assert radar(lines, AXES).to_plotly_json() == radar_drawing(lines, AXES)


def test_the_figure_carries_no_template_of_plotlys():
    assert "template" not in radar([TODAY], AXES).to_plotly_json()["layout"]


def test_drawing_after_an_answer_is_a_fraction_of_plotlys_own_work():
    with counted(1_000_000) as plotlys:
        radar(FOUR, AXES).to_plotly_json()
    with counted(plotlys.calls // 20):
        radar_drawing(FOUR, AXES)


def test_a_long_word_gets_more_room_on_a_small_page():
    def narrow(*labels):
        axes = [Axis(str(place), label, 0, 8) for place, label in enumerate(labels)]
        drawn = radar_drawing([RadarSeries("Now", {axis.id: 1 for axis in axes})], axes)
        return drawn["layout"]["meta"]["narrow"]
    short, long = narrow("View", "Feeling", "Care"), narrow("Cognitive", "Affective", "Compassionate")
    assert short["below"] < long["below"] and short["changes"]["margin.l"] < long["changes"]["margin.l"]


def test_no_label_is_cut_however_long_it_is_and_there_is_room_for_all_of_it():
    label = "Being moved by what other people go through, also by those one does not like, undersuppression included"
    axes = [Axis(str(place), f"{label} {place}", 0, 8) for place in range(5)]
    layout = radar_drawing([RadarSeries("Now", {axis.id: 1 for axis in axes})], axes)["layout"]
    changes = layout["meta"]["narrow"]["changes"]
    for words, room, size in ((layout["polar"]["angularaxis"]["ticktext"], layout["margin"]["l"], 14),
                              (changes["polar.angularaxis.ticktext"], changes["margin.l"], 12.5)):
        for text, axis in zip(words, axes, strict=True):
            assert "".join(text.replace("<br>", "").replace("-", "").split()) == axis.label.replace(" ", "")
            assert "…" not in text
        assert max(len(row) for text in words[1:] for row in text.split("<br>")) * size * 0.55 < room


def test_each_axis_says_the_value_of_every_series_where_the_newest_one_lies():
    spots = radar_spots(FOUR, AXES)
    assert [spot["says"].splitlines()[0] for spot in spots] == [axis.label for axis in AXES]
    assert all(f"{line.legend}: " in spots[0]["says"] for line in FOUR if line.values.get(AXES[0].id) is not None)
    assert [tuple(spot["at"]) for spot in spots] == list(radar_points(AXES, FOUR[0].values))
