"""Item figures as CSV, each cell by hand."""

import pytest

from empathy_widgets.exchange.answers.item_sheet import item_sheet, number
from empathy_widgets.scoring.items import ItemFigures, ItemReport, SubscaleFigures

HEAD = ("subscale,item,reverse_keyed,n,mean,sd,lowest_percent,highest_percent,item_rest_correlation,alpha_without_item,"
        "respondents,alpha,alpha_low_95,alpha_high_95,omega_total,missing")


def test_each_figure_stands_in_its_own_column_and_what_is_not_known_is_empty():
    known = ItemFigures(3, True, 40, 2.5, 1.25, 0.25, 0.125, 0.4, 0.75)
    unknown = ItemFigures(4, False, 0, None, None, None, None, None, None)
    warmth = SubscaleFigures("W", "Warmth", (known, unknown), 38, 0.8, 0.7, 0.9, 0.85, "")
    formula = SubscaleFigures("=C", "Calm", (known,), 7, None, None, None, None, "Too few.")
    assert item_sheet(ItemReport("w", "Warmth", 41, "pairwise", (warmth, formula), ())) == "\n".join((
        HEAD,
        "W,3,1,40,2.5,1.25,25,12.5,0.4,0.75,38,0.8,0.7,0.9,0.85,pairwise",
        "W,4,0,0,,,,,,,38,0.8,0.7,0.9,0.85,pairwise",
        "'=C,3,1,40,2.5,1.25,25,12.5,0.4,0.75,7,,,,,pairwise",
    )) + "\n"


@pytest.mark.parametrize(("value", "text"), [
    (None, ""), (0.0, "0"), (-0.0, "0"), (-0.0000001, "0"), (100.0, "100"), (-0.5, "-0.5"), (1 / 3, "0.333333"),
    (2 / 3, "0.666667"), (0.0000004, "0"), (0.0000006, "0.000001"), (1200.0, "1200"), (0.1234565001, "0.123457"),
])
def test_a_figure_has_at_most_six_decimals_and_none_it_does_not_need(value, text):
    assert number(value) == text
