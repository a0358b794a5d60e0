"""Alpha, its interval and omega against published examples and against other programs, named beside each number."""

import math
import random
import statistics

import numpy as np
import pytest

from empathy_widgets.errors import ScoringError
from empathy_widgets.scoring.reliability import alpha, covariances, feldt_interval, omega_total, one_factor

NAN = float("nan")
# Six targets, four judges: Shrout & Fleiss (1979), Psychol Bull 86, 420-428, table 2.
SHROUT_FLEISS = [(9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7)]
# The two demonstration sets of pingouin, 15 people × 10 items and 12 people × 11 items of 0 and 1 with gaps.
FIFTEEN = [
    (3, 2, 4, 1, 4, 5, 1, 4, 3, 2), (5, 4, 6, 3, 5, 1, 2, 5, 5, 5), (7, 3, 5, 5, 6, 4, 3, 3, 6, 5),
    (2, 4, 3, 3, 2, 2, 2, 6, 6, 3), (6, 5, 6, 5, 4, 4, 4, 6, 7, 5), (1, 2, 3, 4, 2, 5, 2, 3, 5, 2),
    (4, 3, 5, 3, 5, 2, 1, 2, 4, 3), (2, 4, 4, 3, 7, 2, 2, 4, 6, 5), (6, 5, 5, 5, 1, 6, 5, 2, 3, 2),
    (5, 4, 6, 4, 3, 5, 3, 1, 7, 2), (4, 3, 5, 2, 5, 3, 2, 3, 4, 1), (4, 2, 3, 2, 5, 3, 4, 2, 3, 4),
    (5, 5, 6, 2, 3, 3, 2, 4, 4, 5), (6, 5, 5, 4, 2, 2, 1, 4, 6, 5), (4, 3, 5, 5, 3, 1, 3, 2, 3, 4),
]
GAPS = [
    [NAN if cell == "." else int(cell) for cell in row] for row in (
        "11111111111", "11111111010", ".011.111100", "11101101100", "11111000100", "01.01111000", "11110010000",
        "11111000000", "01011000010", "10010100.00", "11100000000", "10010000000")
]
CORRELATIONS = np.array([
    [1, .52, .41, .38, .29], [.52, 1, .47, .33, .21], [.41, .47, 1, .40, .36], [.38, .33, .40, 1, .18],
    [.29, .21, .36, .18, 1]])


def implied(*loadings):
    """The correlations one factor with these loadings gives."""
    matrix = np.outer(loadings, loadings)
    np.fill_diagonal(matrix, 1)
    return matrix


def by_hand(rows):
    """Alpha with the standard library alone: variances of the columns and of the sums."""
    columns = list(zip(*rows, strict=True))
    count = len(columns)
    parts = sum(statistics.variance(column) for column in columns)
    return count / (count - 1) * (1 - parts / statistics.variance([sum(row) for row in rows]))


def test_alpha_of_shrout_and_fleiss_is_their_icc_3_k():
    cov, n = covariances(SHROUT_FLEISS)
    assert alpha(cov) == pytest.approx(0.9093, abs=5e-5)  # ICC(3,4), printed .91; the reference's section 3.2
    assert [round(limit, 3) for limit in feldt_interval(alpha(cov), n, 4)] == [0.676, 0.986]


def test_alpha_agrees_with_pingouin_and_the_missing_policy_matters():
    # pingouin 0.7.0, cronbach_alpha: 0.591719 [0.195, 0.840]; with gaps pairwise 0.732661, listwise 0.801695
    cov, n = covariances(FIFTEEN)
    assert alpha(cov) == pytest.approx(0.5917188485995826, abs=1e-12)
    assert [round(limit, 3) for limit in feldt_interval(alpha(cov), n, 10)] == [0.195, 0.840]
    assert [round(limit, 3) for limit in feldt_interval(alpha(cov), n, 10, level=0.90)] == [0.277, 0.812]
    pairwise, listwise = covariances(GAPS, pairwise=True), covariances(GAPS)
    assert alpha(pairwise[0]) == pytest.approx(0.732660835214447, abs=1e-12)
    assert alpha(listwise[0]) == pytest.approx(0.8016949152542373, abs=1e-12)
    assert [round(limit, 3) for limit in feldt_interval(alpha(pairwise[0]), 12, 11)] == [0.435, 0.909]
    assert [round(limit, 3) for limit in feldt_interval(alpha(listwise[0]), 12, 11)] == [0.581, 0.933]
    assert (pairwise[1], listwise[1]) == (10, 9)  # pingouin's intervals count all twelve; the workbook's count these


def test_omega_in_closed_form():
    # section 3.3 of the reference: loadings .8 .7 .6 .5 give omega .7494 and standardized alpha .7421; .84 .30 .56 give
    # .6045, not the mean communality .37 that is sometimes given for it
    assert omega_total(implied(.8, .7, .6, .5)) == pytest.approx(0.7494, abs=5e-5)
    assert alpha(implied(.8, .7, .6, .5)) == pytest.approx(0.7421, abs=5e-5)
    assert omega_total(implied(.84, .30, .56)) == pytest.approx(0.6045, abs=5e-5)


def test_loadings_and_omega_agree_with_factor_analyzer():
    # factor_analyzer 0.5.1, minres, one factor
    assert one_factor(CORRELATIONS) == pytest.approx([0.69012, 0.67274, 0.69659, 0.52950, 0.40573], abs=1e-5)
    assert omega_total(CORRELATIONS) == pytest.approx(0.74061, abs=1e-5)
    fifteen = np.corrcoef(np.array(FIFTEEN).T)
    assert one_factor(fifteen) == pytest.approx(
        [0.74904, 0.80425, 0.69871, 0.55073, -0.08113, -0.03469, 0.30641, 0.17318, 0.42616, 0.48165], abs=1e-4)
    assert omega_total(fifteen) == pytest.approx(0.6901, abs=5e-5)
    assert omega_total(covariances(FIFTEEN)[0]) == pytest.approx(0.6521, abs=5e-5)


def test_an_item_is_never_explained_beyond_its_variance():
    loadings = one_factor([[1, .9, .8], [.9, 1, .6], [.8, .6, 1]])  # the least squares solution lies at 1.095
    assert loadings.max() == pytest.approx(0.995**0.5)
    turned = one_factor([[1, -.9, -.8], [-.9, 1, .6], [-.8, .6, 1]])  # the first item keyed the other way
    assert turned == pytest.approx(loadings * [-1, 1, 1]) and turned.min() == pytest.approx(-(0.995**0.5))


def test_omega_does_not_change_with_the_unit_of_measurement():
    cov = np.outer([2, 3, 5, 7, 11], [2, 3, 5, 7, 11]) * CORRELATIONS
    assert omega_total(cov * 100) == pytest.approx(omega_total(cov), abs=1e-9)
    assert omega_total(np.diag([1, 1, 1]) * 1.0) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("seed", range(20))
def test_alpha_agrees_with_the_standard_library(seed):
    draw = random.Random(seed)
    rows = []
    for _person in range(draw.randint(3, 40)):
        level = draw.gauss(0, 1)
        rows.append([round(level + draw.gauss(0, 1), 2) for _item in range(2 + seed % 7)])
    cov, n = covariances(rows)
    assert n == len(rows) and alpha(cov) == pytest.approx(by_hand(rows), abs=1e-9)
    holes = [[*row, NAN] for row in rows[:2]] + [[*row, 1.0] for row in rows]
    assert covariances(holes)[1] == len(rows)


def test_pairwise_covariances_are_those_of_the_people_who_answered_both():
    rows = np.array([[1, 2, NAN], [2, 1, 3], [NAN, 4, 4], [4, 6, 5], [5, NAN, 1]])
    cov, n = covariances(rows, pairwise=True)
    for one in range(3):
        for other in range(3):
            both = rows[~np.isnan(rows[:, one]) & ~np.isnan(rows[:, other])]
            if one == other:
                expected = statistics.variance(both[:, one])
            else:
                expected = statistics.covariance(both[:, one].tolist(), both[:, other].tolist())
            assert cov[one, other] == pytest.approx(expected, abs=1e-12)
    assert n == 3


def test_what_cannot_be_known_is_none():
    assert (alpha([[1.0]]) is None and alpha([[0.0, 0.0], [0.0, 0.0]]) is None
            and alpha([[1.0, -1.0], [-1.0, 1.0]]) is None)
    assert alpha([[1.0, NAN], [NAN, 1.0]]) is None
    assert omega_total(CORRELATIONS[:2, :2]) is None and omega_total(np.diag([1.0, 1.0, 0.0])) is None
    assert one_factor([[1, NAN, .2], [NAN, 1, .2], [.2, .2, 1]]) is None
    assert np.isnan(covariances([[1, NAN], [NAN, 2]])[0]).all() and covariances(np.empty((0, 3)))[1] == 0


def test_covariances_do_not_suffer_from_large_numbers():
    rows = np.array([[1, 2, 4], [2, 1, 3], [4, 3, 1], [3, 5, 2]], float)
    for pairwise in (True, False):
        assert covariances(rows + 1e9, pairwise)[0] == pytest.approx(covariances(rows)[0], abs=1e-6)


def test_without_items_or_people_nobody_is_counted():
    assert covariances(np.empty((5, 0)))[1] == 0 and covariances(np.empty((0, 3)), pairwise=True)[1] == 0
    cov, n = covariances([[1, 2], [3, 6]])
    assert n == 2 and cov.tolist() == [[2, 4], [4, 8]], "two people are enough"


def test_the_smallest_interval_is_that_of_two_people_and_two_items():
    # F with 1 and 1 degrees of freedom is the square of a t with 1: its quantile at p is tan(pi p / 2) squared
    low, high = feldt_interval(0.5, 2, 2)
    assert low == pytest.approx(1 - 0.5 * math.tan(math.pi * 0.975 / 2) ** 2)
    assert high == pytest.approx(1 - 0.5 * math.tan(math.pi * 0.025 / 2) ** 2)
    assert isinstance(low, float)


@pytest.mark.parametrize("loadings", [
    (.3, .3, .3), (.6, -.5, .4), (.2, .1, .3, .1), (-.1, .5, .4, .3), (.9, .8, -.7, .1),
])
def test_loadings_are_found_again_and_their_sum_is_not_below_nought(loadings):
    assert one_factor(implied(*loadings)) == pytest.approx(loadings, abs=1e-6)
    turned = [-loading for loading in loadings]
    assert one_factor(implied(*turned)) == pytest.approx(loadings, abs=1e-6)


def test_a_search_that_does_not_settle_and_an_item_without_variance_give_none(monkeypatch):
    monkeypatch.setattr("empathy_widgets.scoring.reliability.STEPS", 1)
    assert one_factor(CORRELATIONS) is None is omega_total(CORRELATIONS)
    assert omega_total(np.zeros((3, 3))) is None


def test_an_interval_that_cannot_be_had_is_refused_with_what_it_needs(refused):
    with refused(ScoringError, "An interval of alpha needs at least two respondents and two items"):
        feldt_interval(0.8, 1, 5)


def test_alpha_below_nought_is_shown_and_not_clipped():
    assert alpha(covariances([(1, 5), (2, 4), (4, 2), (5, 2)])[0]) < -1


@pytest.mark.parametrize(("respondents", "items"), [(1, 5), (0, 5), (10, 1)])
def test_an_interval_needs_two_of_each(respondents, items):
    with pytest.raises(ScoringError, match="at least two"):
        feldt_interval(0.8, respondents, items)
