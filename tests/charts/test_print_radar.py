"""The radar on paper: the very points of the screen's geometry, gaps kept, nothing by colour alone."""

import re
from xml.etree import ElementTree

import pytest

from empathy_widgets.charts import (
    Axis, RadarSeries, polygon_runs, print_radar, radar_drawing, radar_frame, radar_points,
)
from empathy_widgets.errors import MismatchedScores, ScoringError

NAMES = ("NCE", "PCE", "NAE", "PAE")
SQUARE = [Axis(name, f"{name} label", 5, 25) for name in NAMES]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(series, axes=SQUARE, **more):
    """The drawing as a tree; reading it shows that it is well formed."""
    return ElementTree.fromstring(print_radar(series, axes, **more))


def lines(tree, name):
    """The points of each line of a series."""
    paths = [path.get("d") for path in tree.iter(f"{SVG}path") if path.get("data-series") == name]
    return [[tuple(map(float, pair)) for pair in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path)] for path in paths]


def words(tree):
    return " ".join("".join(text.itertext()) for text in tree.iter(f"{SVG}text"))


@pytest.mark.parametrize("count", [3, 4, 5, 7, 10])
@pytest.mark.parametrize("width", [250, 290])
def test_the_line_goes_through_the_points_of_the_screen(count, width):
    axes = [Axis(str(index), f"Axis {index}", 0, 4) for index in range(count)]
    values = {str(index): (index * 1.37) % 4 for index in range(count)}
    centre, radius = radar_frame(axes, width)
    (line,) = lines(drawn([RadarSeries("Today", values)], axes, width=width), "Today")
    (expected,) = polygon_runs(radar_points(axes, values, centre, radius))
    assert line == [pytest.approx(point, abs=1e-6) for point in expected]


def test_it_draws_what_the_figure_on_the_screen_holds():
    """The plotly figure's own numbers, turned to paper by hand: r along theta, clockwise from the top."""
    values = {"NCE": 12, "PCE": 17.5, "NAE": 6, "PAE": 25}
    series = [RadarSeries("Today", values)]
    (trace,) = radar_drawing(series, SQUARE)["data"]
    (x, y), radius = radar_frame(SQUARE, 290)
    turns = {"NCE": (0, -1), "PCE": (1, 0), "NAE": (0, 1), "PAE": (-1, 0)}
    expected = [(x + turns[theta][0] * radius * (r - 5) / 20, y + turns[theta][1] * radius * (r - 5) / 20)
                for r, theta in zip(trace["r"], trace["theta"], strict=True)]
    (line,) = lines(drawn(series), "Today")
    assert line == [pytest.approx(point, abs=1e-6) for point in expected]


@pytest.mark.parametrize("gap", NAMES)
def test_a_missing_score_is_a_gap_and_the_polygon_is_not_filled(gap):
    values = dict.fromkeys(NAMES, 15) | {gap: None}
    tree = drawn([RadarSeries("Today", values)])
    (line,) = lines(tree, "Today")
    assert len(line) == 3 and not [path for path in tree.iter(f"{SVG}path") if path.get("fill-opacity")]
    assert [path for path in drawn([RadarSeries("Today", dict.fromkeys(NAMES, 15))]).iter(f"{SVG}path")
            if path.get("fill-opacity")], "a whole polygon is filled, faintly"


def test_a_score_between_two_gaps_is_a_marker_without_a_line():
    tree = drawn([RadarSeries("Today", {"NCE": 10})], named=False)
    centre, radius = radar_frame(SQUARE, 290)
    spots = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in tree.iter(f"{SVG}circle")
             if dot.get("stroke") is None]
    assert lines(tree, "Today") == [] and spots == [pytest.approx((centre[0], centre[1] - radius / 4))]


def test_series_are_told_apart_by_dash_and_marker():
    series = [RadarSeries("Now", dict.fromkeys(NAMES, 20)), RadarSeries("Then", dict.fromkeys(NAMES, 15), "earlier"),
              RadarSeries("Before", dict.fromkeys(NAMES, 10), "earlier"),
              RadarSeries("Others", dict.fromkeys(NAMES, 12), "reference", n=728)]
    tree = drawn(series)
    dashes = [next(path.get("stroke-dasharray") for path in tree.iter(f"{SVG}path")
                   if path.get("data-series") == line.name)
              for line in series]
    assert len(set(dashes)) == 4 and dashes[0] is None
    assert "Now Then Before Others (n\u00a0=\u00a0728)" in words(tree)


def test_names_are_words_and_no_pixel_and_no_address_is_in_it():
    nasty = '<script>alert(1)</script> & "quoted"'
    svg = print_radar([RadarSeries(nasty, dict.fromkeys(NAMES, 9))], [Axis(name, nasty, 5, 25) for name in NAMES])
    assert "<script" not in svg and "<image" not in svg and "href" not in svg
    assert re.findall(r'https?://[^"]+', svg) == ["http://www.w3.org/2000/svg"]
    assert "alert(1)" in words(ElementTree.fromstring(svg))


@pytest.mark.parametrize("count", [3, 4, 5, 6, 8])
def test_everything_stays_inside_the_drawing(count):
    axes = [Axis(str(index), "Recognising unpleasant feelings (practice)", 5, 25) for index in range(count)]
    tree = drawn([RadarSeries("A long name of a sitting, with its day and hour", {"0": 25})], axes)
    width, height = (float(tree.get(side).removesuffix("pt")) for side in ("width", "height"))
    texts = list(tree.iter(f"{SVG}text"))
    assert len(texts) > count
    for text in texts:
        # a letter of running English takes less than half the size of the face
        long = len("".join(text.itertext())) * float(text.get("font-size")) * 0.5
        left = float(text.get("x")) - {"start": 0, "middle": long / 2, "end": long}[text.get("text-anchor")]
        assert left >= -8 and left + long <= width + 8 and 0 < float(text.get("y")) <= height


def test_what_the_screen_refuses_paper_refuses_too():
    with pytest.raises(MismatchedScores):
        print_radar([], [*SQUARE, Axis("CE", "General", 10, 50)])
    with pytest.raises(ScoringError):
        print_radar([RadarSeries("Now", {"NCE": 26})], SQUARE)
    with pytest.raises(ScoringError):
        print_radar([], SQUARE[:2])
