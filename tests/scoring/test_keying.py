"""Keys that look turned round, from covariances small enough to work by hand: z = 1.96 over the root of the people."""

import numpy as np
import pytest

from empathy_widgets.domain import Item, Subscale
from empathy_widgets.scoring.keying import keying_warnings


@pytest.fixture
def keyed(small):
    """Items 1 to 6; 2 and 5 are reverse-keyed."""
    return small.model_copy(update={
        "items": tuple(Item(number=number, reverse_keyed=number in (2, 5)) for number in range(1, 7))})


def said(instrument, numbers, cov, respondents=100):
    """What is said of a subscale of these items; correlations where the variances are 1."""
    part = Subscale(id="a", label="Warmth", items=numbers)
    return keying_warnings(instrument, part, np.array(cov, float), respondents)


@pytest.mark.parametrize(("correlation", "respondents", "warned"), [
    (-0.195, 100, False), (-0.197, 100, True), (-0.097, 400, False), (-0.099, 400, True),  # 1.96 / 10, 1.96 / 20
    (0.9, 100, False), (0, 100, False),
])
@pytest.mark.parametrize("unit", [1, 0.01, 100])
def test_an_item_is_named_below_chance_whatever_the_unit(keyed, correlation, respondents, warned, unit):
    cov = [[4 * unit, 6 * correlation * unit], [6 * correlation * unit, 9 * unit]]
    assert bool(said(keyed, (1, 2), cov, respondents)) == warned


def test_at_the_very_limit_it_is_not_below_chance(keyed):
    assert said(keyed, (1, 2), [[1, -1.96 / 10], [-1.96 / 10, 1]]) == []


def test_one_reverse_keyed_item_is_spoken_of_as_one_and_two_as_two(keyed, well_said):
    (one,) = said(keyed, (1, 2), [[1, -.5], [-.5, 1]])
    assert well_said(one.replace("Warmth: i", "I"), "Item 2 is reverse-keyed, yet once turned round it runs against",
                     "holds it turned round already", "give the answer as it was ticked")
    (two,) = said(keyed, (1, 2, 5), [[1, -.5, -.5], [-.5, 1, .5], [-.5, .5, 1]])
    assert well_said(two.replace("Warmth: i", "I"), "Items 2, 5 are reverse-keyed, yet once turned round they run",
                     "holds them turned round already", "give the answers as they were ticked")
    assert one.startswith("Warmth: item") and two.startswith("Warmth: items")


def test_one_straight_item_is_spoken_of_as_one_and_two_as_two(keyed, well_said):
    # 4 against 1 and 3: -1 / sqrt(1 * 3) = -.58; 1 against 3 and 4: (.5 - .5) = 0
    (one,) = said(keyed, (1, 3, 4), [[1, .5, -.5], [.5, 1, -.5], [-.5, -.5, 1]])
    assert well_said(one.replace("Warmth: i", "I"), "Item 4 runs against the others",
                     "whether it was turned round in the file, or mixed up with another item")
    (two,) = said(keyed, (1, 3), [[1, -.5], [-.5, 1]])
    assert well_said(two.replace("Warmth: i", "I"), "Items 1, 3 run against the others",
                     "whether they were turned round in the file, or mixed up with other items")
    assert one.startswith("Warmth: item") and two.startswith("Warmth: items")


def test_reversed_and_straight_items_are_spoken_of_apart_and_in_this_order(keyed):
    first, second = said(keyed, (1, 3, 4, 2), [
        [1, .5, -.5, -.5], [.5, 1, -.5, -.5], [-.5, -.5, 1, .5], [-.5, -.5, .5, 1]])
    assert first.startswith("Warmth: item 2 is reverse-keyed") and second.startswith("Warmth: item 4 runs")


def test_only_the_other_straight_items_are_compared_with(keyed):
    # 2 and 5 run against each other and with 1: nothing is wrong with the key
    assert said(keyed, (1, 2, 5), [[1, .6, .6], [.6, 1, -.5], [.6, -.5, 1]]) == []
    assert said(keyed, (2, 5), [[1, -.9], [-.9, 1]]) == [], "where every item is reverse-keyed nobody can tell"
    assert said(keyed, (1,), [[1]]) == []


@pytest.mark.parametrize("cov", [[[0, 0], [0, 1]], [[1, 0], [0, 0]], [[0, 0], [0, 0]]])
def test_an_item_that_does_not_vary_runs_against_nothing(keyed, cov):
    assert said(keyed, (1, 3), cov) == [] == said(keyed, (1, 2), cov)
