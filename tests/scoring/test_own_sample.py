"""A site's own yardstick: figures by an independent way, and everything that cannot carry one refused."""

import numpy as np
import pytest

from empathy_widgets.domain import Profile, Score
from empathy_widgets.errors import ScoringError
from empathy_widgets.library import Library
from empathy_widgets.scoring.own_sample import sample_of_class, sample_of_repeats

PES = Library().instrument("pes")
PRACTICE = Library().instrument("pes-practice-form")
NAN = float("nan")


def people(count, seed=7, instrument=PES, noise=0.8):
    """Answers of made-up people who differ in one thing, each item saying it with some noise; the key turned back."""
    chance = np.random.default_rng(seed)
    low, high = instrument.choice_range
    trait = chance.normal(size=(count, 1))
    answers = np.clip(np.round(3 + trait + noise * chance.normal(size=(count, len(instrument.items)))), low, high)
    turned = np.array([item.reverse_keyed for item in instrument.items])
    return np.where(turned, low + high - answers, answers)


def test_mean_sd_and_alpha_are_those_of_the_plain_formulas():
    choices = people(64)
    found = sample_of_class(PES, choices)
    assert found.n == 64 and found.left_out == {} and set(found.values) == {
        part.id for part in (*PES.subscales, *PES.composites)}
    for part in PES.subscales:
        items = choices[:, [number - 1 for number in part.items]]
        total = items.sum(axis=1)
        k = items.shape[1]
        wanted = k / (k - 1) * (1 - items.var(axis=0, ddof=1).sum() / total.var(ddof=1))
        value = found.values[part.id]
        assert (value.mean, value.sd) == pytest.approx((total.mean(), total.std(ddof=1)))
        assert value.reliability == pytest.approx(wanted) and value.reliability_kind == "alpha"


def test_a_general_scores_alpha_is_that_of_all_its_items():
    choices = people(64)
    value = sample_of_class(PES, choices).values[PES.composites[-1].id]
    total, k = choices.sum(axis=1), choices.shape[1]
    assert value.reliability == pytest.approx(
        k / (k - 1) * (1 - choices.var(axis=0, ddof=1).sum() / total.var(ddof=1)))


@pytest.mark.parametrize("count", [0, 1, 29])
def test_fewer_than_thirty_people_carry_nothing(count):
    with pytest.raises(ScoringError, match="30 people"):
        sample_of_class(PES, people(30)[:count])
    assert sample_of_class(PES, people(30)).n == 30


def test_people_who_answered_nothing_do_not_count():
    with pytest.raises(ScoringError, match="there are 29"):
        sample_of_class(PES, np.vstack([people(29), np.full((5, 20), NAN)]))


def test_answers_of_chance_carry_nothing():
    chance = np.random.default_rng(3).integers(1, 6, size=(40, 20)).astype(float)
    chance[:, 1::2] = 6 - chance[:, ::2]
    with pytest.raises(ScoringError, match="cannot carry a yardstick"):
        sample_of_class(PES, chance)


def test_everybody_answering_alike_carries_nothing():
    with pytest.raises(ScoringError, match="alike"):
        sample_of_class(PES, np.full((50, 20), 3.0))


def test_a_subscale_whose_items_run_against_their_key_is_left_out_and_the_others_stay():
    choices = people(80, instrument=PRACTICE)
    (low, high), part = PRACTICE.choice_range, next(
        part for part in PRACTICE.subscales if any(PRACTICE.item(number).reverse_keyed for number in part.items))
    wrong = choices.copy()
    for number in part.items:
        if PRACTICE.item(number).reverse_keyed:
            wrong[:, number - 1] = low + high - wrong[:, number - 1]
    assert part.id in sample_of_class(PRACTICE, choices).values
    found = sample_of_class(PRACTICE, wrong)
    assert part.id not in found.values and "against their key" in found.left_out[part.label]
    assert all(part.id not in whole.of or whole.id not in found.values for whole in PRACTICE.composites)
    assert found.values


def test_a_subscale_too_few_answered_is_left_out():
    choices = people(60)
    choices[:35, [number - 1 for number in PES.subscales[0].items[:3]]] = NAN
    found = sample_of_class(PES, choices)
    assert PES.subscales[0].id not in found.values and "fewer than 30" in found.left_out[PES.subscales[0].label]
    assert PES.subscales[1].id in found.values


def profile(points):
    def score(part):
        low, high = PES.score_range(part.id)
        return Score(
            instrument="pes", name=part.id, label=part.label, points=points, answered=5, of=5, low=low, high=high)
    return Profile(instrument="pes", subscales={part.id: score(part) for part in PES.subscales},
                   composites={part.id: score(part) for part in PES.composites})


def repeats(count, same=0.8, seed=5):
    chance = np.random.default_rng(seed)
    first = chance.normal(15, 3, size=count)
    second = 15 + same * (first - 15) + chance.normal(0, 1.5, size=count)
    return first, second, [(profile(float(one)), profile(float(two))) for one, two in zip(first, second, strict=True)]


def test_a_retest_is_the_correlation_and_the_first_sittings_spread():
    first, second, pairs = repeats(40)
    value = sample_of_repeats(PES, pairs).values["NAE"]
    assert value.reliability == pytest.approx(np.corrcoef(first, second)[0, 1]) and value.reliability_kind == "retest"
    assert (value.mean, value.sd) == pytest.approx((first.mean(), first.std(ddof=1)))


@pytest.mark.parametrize(("pairs", "says"), [
    (repeats(29)[2], "30 people"), (repeats(40, same=0)[2], "cannot carry"),
    (repeats(40, same=-0.8)[2], "cannot carry"),
    ([(profile(12.0), profile(12.0))] * 40, "alike"), ([(profile(12.0), profile(None))] * 40, "have it twice"),
])
def test_repeats_that_carry_nothing_are_refused(pairs, says):
    with pytest.raises(ScoringError, match=says):
        sample_of_repeats(PES, pairs)
