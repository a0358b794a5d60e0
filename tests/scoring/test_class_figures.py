"""What may be kept of a class, and how two classes differ: nobody can be traced, and nothing is claimed unknown."""

import random

import numpy as np
import pytest

from empathy_widgets.domain import FEWEST_KEPT, ClassScore
from empathy_widgets.errors import ScoringError
from empathy_widgets.library import Library
from empathy_widgets.scoring.class_figures import bands, class_difference, class_figures
from empathy_widgets.scoring.columns import score_columns
from empathy_widgets.scoring.items import item_report

TEQ = Library().instrument("teq")
SEED = 20261128


def figures_of(choices):
    return class_figures(TEQ, choices, score_columns(TEQ, choices))


def made_up(people):
    return np.random.default_rng(SEED).integers(0, 5, (people, len(TEQ.items))).astype(float)


def test_the_figures_are_those_of_the_group():
    choices = made_up(40)
    figures = figures_of(choices)
    (column,), (part,) = score_columns(TEQ, choices), item_report(TEQ, choices).subscales
    score = figures.score("TEQ")
    assert (figures.people, score.n) == (40, 40) and figures.score("nothing") is None
    assert score.mean == pytest.approx(np.mean(column.points))
    assert score.sd == pytest.approx(np.std(column.points, ddof=1))
    assert (score.alpha, score.alpha_low, score.alpha_high) == (part.alpha, part.low, part.high)
    assert sum(band.count for band in score.bands) == 40


def test_a_smaller_class_has_no_reliability_and_one_of_four_is_not_kept():
    assert figures_of(made_up(29)).score("TEQ").alpha is None
    assert figures_of(made_up(5)).score("TEQ").n == 5
    with pytest.raises(ScoringError, match="from 5 people"):
        figures_of(made_up(4))
    some = made_up(9)
    some[:5] = np.nan
    with pytest.raises(ScoringError, match="from 5 people"):
        figures_of(some)


def test_no_band_has_fewer_than_five_people_and_no_score_is_lost():
    draw = random.Random(SEED)
    for _trial in range(500):
        people = draw.randrange(5, 60)
        scores = [draw.choice([0, 64, draw.uniform(0, 64), draw.randrange(65)]) for _one in range(people)]
        found = bands(scores, 0, 64)
        assert sum(band.count for band in found) == len(scores)
        assert min(band.count for band in found) >= FEWEST_KEPT
        assert (found[0].low, found[-1].high) == (0, 64)
        assert [band.high for band in found[:-1]] == [band.low for band in found[1:]]
        assert all(band.low % 8 == 0 for band in found)
        for band in found:
            inside = [one for one in scores if band.low <= one < band.high or (band is found[-1] and one == 64)]
            assert len(inside) == band.count


def test_a_difference_has_the_limits_another_program_gives():
    from scipy.stats import ttest_ind_from_stats

    one, two = ClassScore(name="W", n=12, mean=44.5, sd=7.2), ClassScore(name="W", n=31, mean=47.25, sd=5.1)
    told = class_difference(one, two)
    wanted = ttest_ind_from_stats(47.25, 5.1, 31, 44.5, 7.2, 12, equal_var=False)
    # scipy gives t and p; the limits are where p would be 0.05, so a difference of one margin has just that p
    margin = told.high - told.change
    assert told.change == 2.75 and told.change - told.low == pytest.approx(margin)
    assert ttest_ind_from_stats(44.5 + margin, 5.1, 31, 44.5, 7.2, 12, equal_var=False).pvalue == pytest.approx(0.05)
    assert (wanted.pvalue < 0.05) == (told.low > 0)
    assert told.spread == pytest.approx(2.75 / (((11 * 7.2 ** 2 + 30 * 5.1 ** 2) / 41) ** 0.5))


def test_two_scores_are_not_compared_and_a_group_without_spread_has_none():
    one = ClassScore(name="W", n=6, mean=10, sd=0)
    assert class_difference(one, one.model_copy(update={"mean": 12.0})).spread is None
    with pytest.raises(ScoringError, match="not compared"):
        class_difference(one, one.model_copy(update={"name": "C"}))
