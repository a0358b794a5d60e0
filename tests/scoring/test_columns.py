"""Many respondents at once: equal to the last bit to one respondent at a time, for every instrument and rule."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from empathy_widgets.errors import ImpossibleResponse
from empathy_widgets.library import Library
from empathy_widgets.scoring import score_instrument
from empathy_widgets.scoring.columns import MISSING_RULES, keyed_answers, score_columns, with_missing_rule

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
        assert [None if points != points else points for points in column.points.tolist()] == [one.points for one in scores]
        assert column.answered.tolist() == [one.answered for one in scores]
        assert column.prorated.tolist() == [one.prorated for one in scores]
        assert {column.of} == {one.of for one in scores} and {column.label} == {one.label for one in scores}


def sheets_of(instrument):
    """Whole and half-filled sheets: an item may be answered, declined (None) or absent."""
    choice = st.one_of(st.sampled_from([choice.value for choice in instrument.choices]), st.none())
    often = st.one_of(*[st.sampled_from([choice.value for choice in instrument.choices])] * 6, st.none())
    number = {item.number: often for item in instrument.items}
    return st.lists(st.one_of(st.fixed_dictionaries(number), st.fixed_dictionaries({}, optional=dict.fromkeys(number, choice))),
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
    points = {rule: score_columns(with_missing_rule(pes, rule), half_of_the_first)[0].points[0] for rule in MISSING_RULES}
    assert points["half"] == 20  # 3 of 5 answered: mean 4, times 5 (Bell et al. 2016, the half rule)
    assert np.isnan(points["own"]) and np.isnan(points["none"])


def test_reverse_keyed_items_are_turned_round_and_nothing_else_is(teq):
    keyed = keyed_answers(teq, [[0] * 16])
    assert {item.number for item, value in zip(teq.items, keyed[0], strict=True) if value == 4} == {
        item.number for item in teq.items if item.reverse_keyed}


@pytest.mark.parametrize("wrong", [[[3] * 19], [[3] * 21], [3] * 20, [[6] + [3] * 19], [[2.5] + [3] * 19], [[np.inf] + [3] * 19]])
def test_what_the_instrument_does_not_offer_is_refused(pes, wrong):
    with pytest.raises(ImpossibleResponse):
        score_columns(pes, wrong)


def test_nobody_is_no_error(pes):
    assert [len(column.points) for column in score_columns(pes, np.empty((0, 20)))] == [0] * 7
