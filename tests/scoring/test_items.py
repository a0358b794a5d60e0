"""Item figures against the standard library's statistics, and the warnings about keys and small groups."""

import random
import re
import statistics

import numpy as np
import pytest

from empathy_widgets.errors import ImpossibleResponse, ScoringError
from empathy_widgets.scoring.items import FEWEST, item_report, policy_in_words

NAN = float("nan")


def answers(instrument, people=60, seed=11, gaps=0.0):
    """A made-up group in which every subscale has a common part; reverse-keyed items are answered the other way round."""
    draw = random.Random(seed)
    low, high = instrument.choice_range
    middle, rows = (low + high) / 2, []
    for _person in range(people):
        level, row = draw.gauss(0, 1), []
        for item in instrument.items:
            keyed = min(high, max(low, round(middle + 0.8 * level + draw.gauss(0, 0.9))))
            row.append(NAN if draw.random() < gaps else low + high - keyed if item.reverse_keyed else keyed)
        rows.append(row)
    return np.array(rows, dtype=float)


def keyed_rows(instrument, part, rows):
    """The keyed answers of one subscale, by the published rule, without the workbook's arithmetic."""
    low, high = instrument.choice_range
    place = {item.number: index for index, item in enumerate(instrument.items)}
    turned = {item.number: item.reverse_keyed for item in instrument.items}
    return [[low + high - row[place[number]] if turned[number] else row[place[number]] for number in part.items]
            for row in rows.tolist()]


def alpha_by_hand(rows):
    columns = list(zip(*rows, strict=True))
    total = statistics.variance([sum(row) for row in rows])
    return len(columns) / (len(columns) - 1) * (1 - sum(map(statistics.variance, columns)) / total)


@pytest.mark.parametrize("gaps", [0.0, 0.03])
@pytest.mark.parametrize("name", ["pes", "iri", "teq"])
def test_every_figure_agrees_with_the_standard_library(library, name, gaps):
    instrument = library.instrument(name)
    rows = answers(instrument, gaps=gaps)
    low, high = instrument.choice_range
    for part, found in zip(instrument.subscales, item_report(instrument, rows).subscales, strict=True):
        complete = [row for row in keyed_rows(instrument, part, rows) if not any(value != value for value in row)]
        assert (found.id, found.respondents) == (part.id, len(complete))
        assert found.alpha == pytest.approx(alpha_by_hand(complete), abs=1e-10)
        assert found.low < found.alpha < found.high < 1 and 0 < found.omega < 1 and found.reason == ""
        for index, (number, item) in enumerate(zip(part.items, found.items, strict=True)):
            column = [row[index] for row in complete]
            rest = [sum(row) - row[index] for row in complete]
            assert (item.number, item.n) == (number, len(complete))
            assert item.reverse_keyed == instrument.item(number).reverse_keyed
            assert item.mean == pytest.approx(statistics.mean(column)) and item.sd == pytest.approx(statistics.stdev(column))
            assert item.lowest == pytest.approx(column.count(low) / len(column))
            assert item.highest == pytest.approx(column.count(high) / len(column))
            assert item.with_rest == pytest.approx(statistics.correlation(column, rest), abs=1e-10)
            without = [row[:index] + row[index + 1:] for row in complete]
            assert item.alpha_without == pytest.approx(alpha_by_hand(without), abs=1e-10)


def test_pairwise_uses_every_answer_and_says_so(pes):
    rows = answers(pes, gaps=0.2)
    listwise, pairwise = (item_report(pes, rows, policy) for policy in ("listwise", "pairwise"))
    assert (listwise.policy, pairwise.policy) == ("listwise", "pairwise")
    first = pairwise.subscales[0].items[0]
    given = rows[:, 0][~np.isnan(rows[:, 0])]
    assert first.n == len(given) > listwise.subscales[0].items[0].n and first.mean == pytest.approx(given.mean())
    assert pairwise.subscales[0].respondents < first.n and pairwise.subscales[0].alpha is not None
    assert "nothing is filled in" in policy_in_words("listwise") and "pairwise" in policy_in_words("pairwise")


@pytest.mark.parametrize("people", [0, 1, FEWEST - 1])
def test_fewer_than_thirty_are_refused_in_one_sentence(pes, people):
    with pytest.raises(ScoringError, match="at least 30 respondents") as caught:
        item_report(pes, np.vstack([answers(pes, people).reshape(-1, 20), np.full((5, 20), NAN)]))
    assert str(caught.value).count(".") == 1
    assert item_report(pes, answers(pes, FEWEST)).respondents == FEWEST


def test_a_subscale_with_too_few_whole_answers_has_means_and_no_reliability(pes):
    rows = answers(pes, 40)
    rows[:15, 0] = NAN
    nce, pce = item_report(pes, rows).subscales[:2]
    assert nce.respondents == 25 and nce.alpha is nce.low is nce.omega is nce.items[1].with_rest is None
    assert "needs 30 people" in nce.reason and nce.items[1].mean is not None and pce.alpha is not None


def test_an_item_nobody_differs_on_has_no_correlation(pes):
    rows = answers(pes)
    rows[:, 0] = 5
    first, second = item_report(pes, rows).subscales[0].items[:2]
    assert first.with_rest is None and first.sd == 0 and first.highest == 1 and second.with_rest is not None
    same = item_report(pes, np.full((30, 20), 3.0)).subscales[0]
    assert same.alpha is None and same.omega is None and "everybody scores the same" in same.reason


@pytest.mark.parametrize("name", ["iri", "teq"])
def test_a_file_that_holds_reversed_items_turned_round_already_is_noticed(library, name):
    instrument = library.instrument(name)
    rows = answers(instrument, 120)
    assert item_report(instrument, rows).warnings == ()
    turned = [item.reverse_keyed for item in instrument.items]
    rows[:, turned] = sum(instrument.choice_range) - rows[:, turned]
    warnings = item_report(instrument, rows).warnings
    for part in instrument.subscales:
        own = [number for number in part.items if instrument.item(number).reverse_keyed]
        (said,) = [warning for warning in warnings if warning.startswith(f"{part.label}:")]
        assert f"{', '.join(map(str, own))} " in said and "turned round already" in said


def test_one_item_turned_round_by_mistake_is_noticed(teq, pes):
    rows = answers(teq, 120)
    rows[:, 0] = 4 - rows[:, 0]
    (said,) = item_report(teq, rows).warnings
    assert "item 1 runs against the others" in said
    rows = answers(pes, 120)
    rows[:, 8] = 6 - rows[:, 8]
    assert ["item 9 runs against" in warning for warning in item_report(pes, rows).warnings] == [True]


def test_noise_alone_is_rarely_called_a_wrong_key(teq):
    draw = np.random.default_rng(5)
    warned = [item_report(teq, draw.integers(0, 5, (200, 16)).astype(float)).warnings for _ in range(20)]
    named = sum(len(re.findall(r"\b\d+\b", said.partition(" run")[0])) for warnings in warned for said in warnings)
    assert 0 < named <= 16  # 320 items, each at one chance in forty: 8, and three standard deviations of 2.8


def test_a_wrong_table_is_refused(pes):
    with pytest.raises(ImpossibleResponse):
        item_report(pes, np.full((40, 19), 3.0))


def test_means_and_single_items_have_no_reliability_that_could_be_worked_out(small):
    rows = np.random.default_rng(2).integers(-1, 2, (50, 6)).astype(float)
    add, mean = item_report(small, rows).subscales
    assert add.omega is None and add.alpha is not None and add.reason == "Omega is left out: it needs three items."
    assert mean.omega is not None or mean.reason
