"""A trend on paper: the screen's own numbers, its band and its gaps."""

import datetime
import re
from xml.etree import ElementTree

import pytest

from empathy_widgets.charts import TrendPoint, print_trend, trend_drawing
from empathy_widgets.errors import ScoringError

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 228
LEFT, RIGHT = 20, WIDTH - 8


def progress(*values):
    start = datetime.datetime(2026, 1, 8, 9, tzinfo=datetime.UTC)
    return [TrendPoint(start + datetime.timedelta(days=33 * turn), value) for turn, value in enumerate(values)]


def drawn(points, threshold=None, label="Warmth"):
    return ElementTree.fromstring(print_trend(points, 5, 25, threshold, label, WIDTH))


def lines(tree):
    return [[tuple(map(float, pair)) for pair in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path.get("d"))]
            for path in tree.iter(f"{SVG}path") if path.get("data-series")]


def frame(tree):
    """Where 5 and 25 points lie, from the lines that carry their numbers."""
    grid = [path.get("d") for path in tree.iter(f"{SVG}path") if not path.get("data-series")]
    heights = [float(re.match(r"M-?[\d.]+ (-?[\d.]+)", path)[1]) for path in grid]
    return max(heights[:5]), min(heights[:5])


def test_the_line_holds_the_numbers_of_the_figure_on_the_screen():
    points = progress(5, 16.25, 25, 8)
    tree = drawn(points)
    (trace,) = trend_drawing(points, 5, 25, None, "Warmth")["data"]
    bottom, top = frame(tree)
    expected = [(LEFT + (RIGHT - LEFT) * (x - 0.6) / 3.8, bottom - (bottom - top) * (y - 5) / 20)
                for x, y in zip(trace["x"], trace["y"], strict=True)]
    assert lines(tree) == [[pytest.approx(point, abs=2e-6) for point in expected]]


def test_an_unscored_sitting_is_a_gap_never_bridged():
    tree = drawn(progress(10, 12, None, 14, 15))
    assert [len(line) for line in lines(tree)] == [2, 2] and len(list(tree.iter(f"{SVG}circle"))) == 4
    assert lines(drawn(progress(10, None, 12))) == [], "two lone scores are two dots"


def test_the_band_is_the_figure_s_band_and_there_is_none_without_a_threshold():
    points = progress(15, 20)
    tree = drawn(points, 4.9)
    low, high = trend_drawing(points, 5, 25, 4.9, "Warmth")["layout"]["meta"]["band"]
    (band,) = tree.iter(f"{SVG}rect")
    bottom, top = frame(tree)
    unit = (bottom - top) / 20
    assert float(band.get("y")) == pytest.approx(bottom - unit * (high - 5), abs=2e-6)
    assert float(band.get("height")) == pytest.approx(unit * (high - low), abs=2e-6)
    assert list(drawn(points).iter(f"{SVG}rect")) == []


def test_one_sitting_and_many_are_drawn_and_dates_do_not_crowd():
    assert "8 Jan" in "".join(drawn(progress(12)).itertext())
    many = drawn(progress(*[10 + turn % 7 for turn in range(40)]))
    dates = [text.text for text in many.iter(f"{SVG}text") if re.fullmatch(r"\d+ [A-Z][a-z]{2}", text.text or "")]
    assert 1 < len(dates) <= 6 and len(lines(many)[0]) == 40


def test_words_stay_words_and_what_the_screen_refuses_is_refused():
    assert "<b>bold</b> & more" in "".join(drawn(progress(5, 6), label="<b>bold</b> & more").itertext())
    for points, threshold in ((progress(4, 6), None), ([], None), (progress(6, 7), 0), (progress(6, 7)[::-1], None)):
        with pytest.raises(ScoringError):
            print_trend(points, 5, 25, threshold, "Warmth")
