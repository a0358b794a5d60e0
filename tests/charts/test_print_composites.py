"""The general scores on paper: each on its own range, where the screen puts it."""

from xml.etree import ElementTree

import pytest

from empathy_widgets.charts import Axis, RadarSeries, print_composites
from empathy_widgets.errors import MismatchedScores

SVG = "{http://www.w3.org/2000/svg}"
ROWS = [Axis("CE", "General cognitive empathy", 10, 50), Axis("total", "Empathy, all items", 20, 100)]


def drawn(series, width=110, **more):
    return ElementTree.fromstring(print_composites(series, ROWS, width, **more))


def test_every_dot_stands_on_its_own_range():
    tree = drawn([RadarSeries("Now", {"CE": 30, "total": 40})])
    # 5 points of edge at either side of 110 leave 100: half of the first range, a quarter of the second
    assert [float(dot.get("cx")) for dot in tree.iter(f"{SVG}circle")] == pytest.approx([55, 30])
    told = [text.text for text in tree.iter(f"{SVG}text")]
    assert [word for word in told if word in ("30", "40", "10", "50", "20", "100")] == [
        "30", "10", "50", "40", "20", "100"]


def test_equal_scores_of_two_sittings_do_not_hide_one_another():
    tree = drawn([RadarSeries("Now", {"CE": 30}), RadarSeries("Then", {"CE": 30}, "earlier")])
    (now,), (then,) = tree.iter(f"{SVG}circle"), tree.iter(f"{SVG}polygon")
    heights = [float(pair.split(",")[1]) for pair in then.get("points").split()]
    assert not min(heights) - 1 < float(now.get("cy")) < max(heights) + 1


def test_two_sittings_of_one_minute_keep_their_own_scores():
    tree = drawn([
        RadarSeries("3 October 2026, 14:03", {"CE": 10}), RadarSeries("3 October 2026, 14:03", {"CE": 50}, "earlier")])
    (now,), (then,) = tree.iter(f"{SVG}circle"), tree.iter(f"{SVG}polygon")
    assert float(now.get("cx")) == 5 and float(then.get("points").split(",")[0]) > 100


def test_a_missing_score_has_no_dot_and_says_so():
    tree = drawn([RadarSeries("Now", {"CE": 30, "total": None})])
    assert len(list(tree.iter(f"{SVG}circle"))) == 1
    assert [text.text for text in tree.iter(f"{SVG}text")].count("not scored") == 1


def test_the_legend_is_there_when_asked_for():
    series = [RadarSeries("Now", {"CE": 30}), RadarSeries("Others", {"CE": 28}, "reference", n=728)]
    assert "Others" not in "".join(drawn(series).itertext())
    named = drawn(series, named=True)
    assert "Others" in "".join(named.itertext())
    assert float(named.get("height").removesuffix("pt")) > float(drawn(series).get("height").removesuffix("pt"))


def test_a_score_without_a_row_is_refused():
    with pytest.raises(MismatchedScores):
        drawn([RadarSeries("Now", {"NCE": 12})])
