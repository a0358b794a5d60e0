"""Scores against hand-worked and published keys, and the missing rule."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from empathy_widgets.domain import MissingRule, Profile, Score
from empathy_widgets.errors import ImpossibleResponse
from empathy_widgets.library import Library
from empathy_widgets.scoring import score_instrument

PES = Library().instrument("pes")
IRI = Library().instrument("iri")


def points(instrument, answers):
    return {name: score.points for name, score in score_instrument(instrument, answers).scores.items()}


def every(instrument, choice):
    return {item.number: choice for item in instrument.items}


def test_pes_scoring_sheet_with_one_answer_for_each_subscale(pes):
    # Scoring sheet of the PES (APA PsycTests, doi:10.1037/t89120-000): NCE 1,5,..; NAE 2,6,..; PCE 3,7,..; PAE 4,8,..
    answers = {item: (item - 1) % 4 + 1 for item in range(1, 21)}
    assert points(pes, answers) == {
        "NCE": 5, "PCE": 15, "NAE": 10, "PAE": 20, "CE": 20, "AE": 30, "total": 50,
    }


def test_pes_answered_in_the_middle_throughout(pes):
    # Same key: five items of 3 a subscale, ten a general score, twenty in all.
    assert points(pes, every(pes, 3)) == {
        "NCE": 15, "PCE": 15, "NAE": 15, "PAE": 15, "CE": 30, "AE": 30, "total": 60,
    }


def test_pes_ends_are_the_ends_of_its_ranges(pes):
    for choice, end in ((1, "low"), (5, "high")):
        for score in score_instrument(pes, every(pes, choice)).scores.values():
            assert score.points == getattr(score, end)
    scores = score_instrument(pes, every(pes, 1)).scores.values()
    assert [(score.low, score.high) for score in scores] == [(5, 25)] * 4 + [(10, 50)] * 2 + [(20, 100)]


@pytest.mark.parametrize(("choice", "expected"), [
    # Key of Davis (1983): PT and FS have two reverse-keyed items, EC three, PD two, of seven each, choices 0-4.
    (4, {"PT": 20, "FS": 20, "EC": 16, "PD": 20}),
    (0, {"PT": 8, "FS": 8, "EC": 12, "PD": 8}),
])
def test_iri_reverse_keyed_items_turn_round(iri, choice, expected):
    assert points(iri, every(iri, choice)) == expected


def test_teq_half_of_its_items_turn_round(teq):
    # Spreng et al. (2009): 16 items, 0-4, 8 reverse-keyed: all 4 gives 8 x 4 + 8 x 0.
    assert points(teq, every(teq, 4)) == {"TEQ": 32}


def test_four_of_five_answered_are_prorated_and_say_so(pes):
    answers = every(pes, 2) | {1: 5, 5: 5, 9: 4, 13: 4, 17: None}
    nce = score_instrument(pes, answers).subscales["NCE"]
    assert nce.points == 18 / 4 * 5 == 22.5
    assert (nce.answered, nce.of, nce.prorated, nce.whole) == (4, 5, True, False)


def test_three_of_five_answered_leave_the_subscale_and_its_composites_unscored(pes):
    answers = every(pes, 2)
    del answers[1], answers[5]
    profile = score_instrument(pes, answers)
    assert profile.subscales["NCE"].points is None and not profile.subscales["NCE"].prorated
    assert profile.subscales["NCE"].answered == 3
    assert profile.composites["CE"].points is None and profile.composites["total"].points is None
    assert profile.composites["AE"].points == 20


def test_half_rule_where_an_instrument_sets_it(pes):
    # Bell et al. (2016), BMC Res Notes 9:479: the person's own mean once half of the subscale is answered.
    half = pes.model_copy(update={"missing": MissingRule(share=0.5, source="Bell et al. (2016)")})
    assert score_instrument(half, {1: 5, 5: 4, 9: 4}).subscales["NCE"].points == pytest.approx(13 / 3 * 5)
    assert score_instrument(half, {1: 5, 5: 4}).subscales["NCE"].points is None


def test_declined_and_unanswered_count_alike(pes):
    answers = every(pes, 4)
    declined = score_instrument(pes, answers | {7: None})
    del answers[7]
    assert score_instrument(pes, answers) == declined


def test_no_answers_give_no_points(pes):
    assert set(points(pes, {}).values()) == {None}


def test_nothing_answered_is_unscored_under_the_smallest_share(pes):
    tiny = pes.model_copy(update={"missing": MissingRule(share=1e-12, source="Tests")})
    assert set(points(tiny, {}).values()) == {None}


def test_composite_of_a_prorated_part_is_prorated(pes):
    profile = score_instrument(pes, every(pes, 3) | {2: None})
    assert profile.composites["AE"].prorated and profile.composites["total"].prorated
    assert not profile.composites["CE"].prorated
    assert profile.composites["AE"].answered == 9


def test_means_negative_choices_and_unscored_items(small):
    profile = score_instrument(small, {1: 1, 2: 1, 3: 1, 4: 0, 5: 1, 6: -1})
    assert profile.subscales["add"].points == 0
    assert profile.subscales["mean"].points == pytest.approx(2 / 3)
    assert profile.composites["both"].points == pytest.approx(2 / 3)
    assert (profile.subscales["add"].low, profile.subscales["add"].high) == (-2, 2)
    assert profile.subscales["add"].whole and not profile.subscales["mean"].whole
    assert not profile.composites["both"].whole


def test_composite_with_a_part_where_more_is_not_better_is_neither_as_well(small):
    profile = score_instrument(small, {})
    assert [score.higher_is for score in profile.scores.values()] == ["better", "neither", "neither"]


def test_personal_distress_and_fantasy_are_the_iri_scores_where_more_is_not_better(iri):
    scores = score_instrument(iri, {}).scores
    assert [name for name, score in scores.items() if score.higher_is == "neither"] == ["FS", "PD"]


def scored(name, points, answered, **more):
    """A score of the small scale, written out by hand."""
    label, of, low, high, higher_is = {
        "add": ("Added", 2, -2, 2, "better"), "mean": ("Averaged", 3, -1, 1, "neither"),
        "both": ("Both", 5, -3, 3, "neither"),
    }[name]
    return Score(instrument="small", wording="a1b2", name=name, label=label, points=points, answered=answered, of=of,
                 low=low, high=high, higher_is=higher_is, **more)


@pytest.mark.parametrize(("answers", "scores"), [
    # item 2 is turned round: 1 becomes -1; item 6 counts nowhere
    ({1: 1, 2: 1, 3: 1, 4: 0, 5: 0, 6: -1}, [
        scored("add", 0, 2, whole=True), scored("mean", 1 / 3, 3), scored("both", 1 / 3, 5)]),
    # one of two is half of them: 1 * 2; two of three: their mean
    ({1: 1, 3: 1, 4: 0}, [
        scored("add", 2, 1, prorated=True), scored("mean", 0.5, 2, prorated=True),
        scored("both", 2.5, 3, prorated=True)]),
    # one of three is less than half
    ({1: -1, 2: 0, 3: 1}, [scored("add", -1, 2, whole=True), scored("mean", None, 1), scored("both", None, 3)]),
    ({1: -1, 3: 1}, [scored("add", -2, 1, prorated=True), scored("mean", None, 1), scored("both", None, 2)]),
])
def test_every_field_of_a_profile_is_as_worked_by_hand(small, answers, scores):
    add, mean, both = scores
    assert score_instrument(small, answers, "a1b2") == Profile(
        instrument="small", subscales={"add": add, "mean": mean}, composites={"both": both})


def test_a_composite_of_whole_sums_is_whole_and_better_where_all_its_parts_are(pes):
    profile = score_instrument(pes, every(pes, 2))
    assert profile.composites["total"].whole
    assert {name: one.higher_is for name, one in profile.composites.items()} == {
        "CE": "better", "AE": "neither", "total": "neither"}
    assert not score_instrument(pes, every(pes, 2) | {1: None}).composites["total"].whole


def test_wording_travels_with_every_score(pes):
    assert {score.wording for score in score_instrument(pes, {}, "a1b2").scores.values()} == {"a1b2"}


@pytest.mark.parametrize("answers", [
    {21: 3}, {0: 3}, {-1: 3}, {True: 3}, {"1": 3}, {1.0: 3}, {1: 0}, {1: 6}, {1: True}, {1: 3.0}, {1: "3"},
    {1: float("nan")}, {1: [3]}, {10**5000: 3}, {1: 10**5000},
], ids=lambda answers: " to ".join(type(part).__name__ for part in next(iter(answers.items()))))
def test_impossible_answers_are_refused_and_never_repeated(pes, answers):
    with pytest.raises(ImpossibleResponse) as caught:
        score_instrument(pes, answers)
    assert len(str(caught.value)) < 120


answer_sheets = st.dictionaries(st.integers(1, 20), st.none() | st.integers(1, 5))


@settings(database=None, deadline=None)
@given(answer_sheets)
def test_points_stay_within_their_range(answers):
    for score in score_instrument(PES, answers).scores.values():
        assert score.points is None or score.low <= score.points <= score.high
        assert score.prorated == (score.points is not None and score.answered < score.of)


@settings(database=None, deadline=None)
@given(answer_sheets, st.randoms(use_true_random=False))
def test_order_of_answering_does_not_matter(answers, chance):
    shuffled = list(answers.items())
    chance.shuffle(shuffled)
    assert score_instrument(PES, dict(shuffled)) == score_instrument(PES, answers)


@settings(database=None, deadline=None)
@given(st.dictionaries(st.integers(1, 28), st.integers(0, 4), min_size=28, max_size=28), st.integers(1, 28))
def test_one_point_more_on_one_item_moves_its_subscale_by_one_point_and_no_other(answers, number):
    answers = answers | {number: min(answers[number], 3)}
    before, after = points(IRI, answers), points(IRI, answers | {number: answers[number] + 1})
    own = next(subscale.id for subscale in IRI.subscales if number in subscale.items)
    moved = -1 if IRI.item(number).reverse_keyed else 1
    assert {name: after[name] - before[name] for name in after} == {
        name: moved if name == own else 0 for name in after
    }
