"""Many respondents at once: equal to the last bit to one respondent at a time, for every instrument and rule."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from empathy_widgets.errors import ImpossibleResponse
from empathy_widgets.library import Library
from empathy_widgets.scoring import score_instrument
from empathy_widgets.scoring.columns import MISSING_RULES, ScoreColumn, keyed_answers, score_columns, with_missing_rule

SHIPPED = Library().instruments()
NAN = float("nan")


def as_rows(instrument, sheets):
    """Answers by item number as an array in the instrument's order."""
    return np.array([[NAN if sheet.get(item.number) is None else sheet[item.number] for item in instrument.items]
                     for sheet in sheets])


def assert_same(instrument, sheets):
    columns = score_columns(instrument, as_rows(instrument, sheets))
    profiles = [score_instrument(instrument, sheet).scores for sheet in sheets]
    assert [column.name for column in columns] == list(profiles[0])
    for column in columns:
        scores = [profile[column.name] for profile in profiles]
        assert [None if points != points else points for points in column.points.tolist()] == [
            one.points for one in scores]
        assert column.answered.tolist() == [one.answered for one in scores]
        assert column.prorated.tolist() == [one.prorated for one in scores]
        assert {column.of} == {one.of for one in scores} and {column.label} == {one.label for one in scores}


def sheets_of(instrument):
    """Whole and half-filled sheets: an item may be answered, declined (None) or absent."""
    choice = st.one_of(st.sampled_from([choice.value for choice in instrument.choices]), st.none())
    often = st.one_of(*[st.sampled_from([choice.value for choice in instrument.choices])] * 6, st.none())
    number = {item.number: often for item in instrument.items}
    return st.lists(
        st.one_of(st.fixed_dictionaries(number), st.fixed_dictionaries({}, optional=dict.fromkeys(number, choice))),
        min_size=1, max_size=6)


@pytest.mark.parametrize("rule", MISSING_RULES)
@pytest.mark.parametrize("instrument", SHIPPED, ids=[instrument.id for instrument in SHIPPED])
def test_every_respondent_scores_as_alone(instrument, rule):
    ruled = with_missing_rule(instrument, rule)

    @settings(max_examples=25, deadline=None, derandomize=True)
    @given(sheets=sheets_of(instrument))
    def alike(sheets):
        assert_same(ruled, sheets)
    alike()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(share=st.floats(0.05, 1), seed=st.integers(0, 2**32 - 1))
def test_means_unscored_items_and_choices_below_zero_score_alike_too(share, seed):
    instrument = small_instrument(share)
    draw = np.random.default_rng(seed)
    sheets = [{item.number: [None, -1, 0, 1][draw.integers(4)] for item in instrument.items} for _ in range(8)]
    assert_same(instrument, sheets)


def small_instrument(share):
    """TEQ's head with a mean of three, a sum of two, an unscored item and choices around zero."""
    from empathy_widgets.domain import Choice, Composite, Item, MissingRule, Subscale

    return Library().instrument("teq").model_copy(update={
        "choices": tuple(Choice(value=value, label=str(value)) for value in (-1, 0, 1)),
        "items": tuple(Item(number=number, reverse_keyed=number in (2, 5)) for number in (9, 2, 5, 1, 4, 7)),
        "subscales": (Subscale(id="add", label="Added", items=(1, 2)),
                      Subscale(id="mean", label="Averaged", items=(4, 5, 9), score="mean")),
        "composites": (Composite(id="both", label="Both", of=("add", "mean")),),
        "missing": MissingRule(share=share, source="Tests"),
    })


def test_the_rules_differ_where_they_should(pes):
    half_of_the_first = [[NAN] * 20]
    for number in (1, 5, 9):
        half_of_the_first[0][number - 1] = 4
    points = {rule: score_columns(with_missing_rule(pes, rule), half_of_the_first)[0].points[0]
              for rule in MISSING_RULES}
    assert points["half"] == 20  # 3 of 5 answered: mean 4, times 5 (Bell et al. 2016, the half rule)
    assert np.isnan(points["own"]) and np.isnan(points["none"])


def test_reverse_keyed_items_are_turned_round_and_nothing_else_is(teq):
    keyed = keyed_answers(teq, [[0] * 16])
    assert {item.number for item, value in zip(teq.items, keyed[0], strict=True) if value == 4} == {
        item.number for item in teq.items if item.reverse_keyed}


@pytest.mark.parametrize("wrong", [
    [[3] * 19], [[3] * 21], [3] * 20, [[6] + [3] * 19], [[2.5] + [3] * 19], [[np.inf] + [3] * 19]])
def test_what_the_instrument_does_not_offer_is_refused(pes, wrong):
    with pytest.raises(ImpossibleResponse):
        score_columns(pes, wrong)


def test_a_refused_table_is_named_with_what_the_instrument_offers(pes, refused):
    with refused(ImpossibleResponse, "one column for each of the 20 items of Perth Empathy Scale", "read the file"):
        keyed_answers(pes, [[3] * 19])
    with refused(ImpossibleResponse, "Perth Empathy Scale offers choices from 1 to 5", "among the answers"):
        keyed_answers(pes, [[3] * 20, [0] + [3] * 19])


def test_another_rule_says_where_it_comes_from_and_leaves_the_instrument_as_it_is(pes):
    own, half, none = (with_missing_rule(pes, rule) for rule in ("own", "half", "none"))
    assert own is pes and (half.missing.share, none.missing.share) == (0.5, 1)
    # Bell, Fairclough, Fiero & Butow (2016), BMC Res Notes 9:479
    assert half.missing.source == "Bell, Fairclough, Fiero & Butow (2016), BMC Res Notes 9:479"
    assert none.missing.source.startswith("Chosen for this file: every item must be answered")
    assert half.model_copy(update={"missing": pes.missing}) == pes


def test_the_known_scores_stand_lowest_first_and_their_mean_and_spread_are_those_of_n_less_one():
    column = ScoreColumn("a", "A", np.array([9.0, NAN, 2.0, 4.0]), np.array([5, 0, 5, 5]), 5, np.zeros(4, bool))
    # by hand: (2 + 4 + 9) / 3 = 5; deviations -3, -1, 4: 26 / 2 = 13
    assert column.known == [2.0, 4.0, 9.0] and column.mean == 5 and column.sd == pytest.approx(13**0.5)


def test_a_group_worked_by_hand():
    # items 9 2 5 1 4 7, 2 and 5 turned round; add is 1 and 2, mean is 4, 5 and 9; half of the items are enough
    rows = [[1, 1, -1, 1, 0, 0], [1, NAN, NAN, 1, 0, 1], [NAN, NAN, NAN, NAN, 1, 1], [0, 0, 1, -1, 0, NAN]]
    add, mean, both = score_columns(small_instrument(0.5), rows)
    np.testing.assert_allclose(add.points, [0, 2, NAN, -1])
    np.testing.assert_allclose(mean.points, [2 / 3, 1 / 2, NAN, -1 / 3])
    np.testing.assert_allclose(both.points, [2 / 3, 5 / 2, NAN, -4 / 3])
    assert [column.answered.tolist() for column in (add, mean, both)] == [[2, 1, 0, 2], [3, 2, 1, 3], [5, 3, 1, 5]]
    assert [column.prorated.tolist() for column in (add, mean, both)] == [[False, True, False, False]] * 3
    assert [(one.name, one.label, one.of) for one in (add, mean, both)] == [
        ("add", "Added", 2), ("mean", "Averaged", 3), ("both", "Both", 5)]


def test_who_answered_nothing_is_unscored_under_the_smallest_share():
    columns = score_columns(small_instrument(1e-12), [[NAN] * 6, [0] * 6])
    assert [np.isnan(column.points).tolist() for column in columns] == [[True, False]] * 3


def test_nobody_is_no_error(pes):
    assert [len(column.points) for column in score_columns(pes, np.empty((0, 20)))] == [0] * 7
