import pytest

from empathy_widgets.charts.item_strength import describe_item_strength, item_strength, item_strength_drawing
from empathy_widgets.errors import ScoringError

GIVEN = {"item 2": 0.51, "item 4": -0.2, "item 9": None}


def test_each_item_has_a_row_in_order_and_an_unknown_one_no_dot():
    drawing = item_strength_drawing(GIVEN, "Warmth")
    (trace,), layout = drawing["data"], drawing["layout"]
    assert trace["x"] == [0.51, -0.2, None] and trace["y"] == [3, 2, 1]
    assert layout["yaxis"]["ticktext"] == list(GIVEN) and layout["yaxis"]["tickvals"] == [3, 2, 1]
    assert [shape["x1"] for shape in layout["shapes"]] == [0.51, -0.2] and layout["xaxis"]["range"] == [-1.05, 1.05]


def test_the_drawing_is_the_figures_json_and_passes_plotlys_own_checks():
    assert item_strength(GIVEN, "Warmth").to_plotly_json() == item_strength_drawing(GIVEN, "Warmth")


def test_the_same_is_said_in_words():
    assert describe_item_strength(GIVEN, "Warmth") == (
        "Correlation of each item of Warmth with the others: item 2 0.51, item 4 -0.20, item 9 not known.")


def test_what_is_no_correlation_is_refused():
    with pytest.raises(ScoringError, match="between -1 and 1"):
        item_strength_drawing({"item 1": 1.2}, "Warmth")
