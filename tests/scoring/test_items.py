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
    """A made-up group in which every subscale has a common part; reverse-keyed items are answered the other way
    round.
    """
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
            assert (item.mean == pytest.approx(statistics.mean(column))
                    and item.sd == pytest.approx(statistics.stdev(column)))
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


@pytest.mark.parametrize(("people", "counted"), [
    (0, "0 people answered"), (1, "1 person answered"), (29, "29 people answered"),
])
def test_how_many_answered_is_counted_in_words(pes, refused, people, counted):
    with refused(ScoringError, "at least 30 respondents", counted, "chance would decide them"):
        item_report(pes, np.vstack([answers(pes, people).reshape(-1, 20), np.full((5, 20), NAN)]))


def test_the_report_says_what_it_is_of_and_whom_it_counts(pes):
    rows = np.vstack([answers(pes, 40), np.full((3, 20), NAN)])
    rows[0, 1:] = NAN
    report = item_report(pes, rows)
    assert (report.instrument, report.title, report.respondents, report.policy) == (
        "pes", "Perth Empathy Scale", 40, "listwise")
    assert [(part.id, part.label) for part in report.subscales] == [(part.id, part.label) for part in pes.subscales]
    assert [part.respondents for part in report.subscales] == [39] * 4
    assert item_report(pes, rows, "pairwise").subscales[0].items[0].n == 40


@pytest.mark.parametrize("policy", ["listwise", "pairwise"])
def test_an_item_that_nobody_or_one_person_answered_has_no_figures_that_need_more(pes, policy):
    rows = answers(pes, 40)
    rows[:, 0], rows[1:, 4] = NAN, NAN
    none, one = item_report(pes, rows, policy).subscales[0].items[:2]
    assert none.n == 0 and none.mean is none.sd is none.lowest is none.highest is None
    if policy == "pairwise":
        assert (one.n, one.mean, one.sd) == (1, rows[0, 4], None)
        assert (one.lowest, one.highest) == (float(rows[0, 4] == 1), float(rows[0, 4] == 5))


def test_thirty_whole_answers_are_enough_for_reliability_and_for_a_word_on_the_key(teq):
    rows = answers(teq, 120)[:31]
    rows[:, 0] = 4 - rows[:, 0]
    thirty, fewer = rows[:30], rows[:31].copy()
    fewer[:2, 5] = NAN
    enough, short = item_report(teq, thirty), item_report(teq, fewer)
    assert enough.subscales[0].respondents == 30 and enough.subscales[0].alpha is not None and enough.warnings
    assert short.subscales[0].respondents == 29 and short.subscales[0].alpha is None and short.warnings == ()
    assert enough.subscales[0].items[3].alpha_without is not None and short.subscales[0].items[3].alpha_without is None


def test_each_reason_is_one_sentence_that_says_what_is_missing(pes, small, well_said):
    few = answers(pes, 40)
    few[:12, 0] = NAN
    left_out = item_report(pes, few).subscales[0].reason
    assert well_said(left_out, "Reliability is left out: it needs 30 people", "there are 28")
    alike = item_report(pes, np.full((30, 20), 3.0)).subscales[0].reason
    assert well_said(alike, "Reliability is left out: everybody scores the same here, or the answers are too patchy")
    rows = np.random.default_rng(2).integers(-1, 2, (50, 6)).astype(float)
    one = small.subscales[0].model_copy(update={"items": (1,)})
    single = small.model_copy(update={"subscales": (one,), "composites": ()})
    (part,) = item_report(single, rows).subscales
    assert well_said(part.reason, "Reliability is left out: one item alone has none")
    assert part.alpha is part.omega is part.low is part.items[0].with_rest is part.items[0].alpha_without is None


def test_two_items_worked_by_hand(small):
    # item 2 is turned round: ten people each of (1, -1), (0, 0) and (-1, 1), and two of (1, 1)
    rows = np.zeros((32, 6))
    rows[:10, :2], rows[20:30, :2], rows[30:, :2] = (1, -1), (-1, 1), (1, 1)
    part = item_report(small, rows).subscales[0]
    first, second = part.items
    # sums of 32: x 2, y -2, xx 22, yy 22, xy 18: variance (22 - 4/32) / 31, covariance (18 + 4/32) / 31
    variance, covariance = (22 - 4 / 32) / 31, (18 + 4 / 32) / 31
    assert part.alpha == pytest.approx(2 * (1 - 2 * variance / (2 * variance + 2 * covariance)))
    assert first.with_rest == pytest.approx(covariance / variance) == second.with_rest
    assert (first.mean, second.mean) == (2 / 32, -2 / 32) and first.sd == pytest.approx(variance**0.5)
    assert (first.lowest, first.highest, second.lowest, second.highest) == (10 / 32, 12 / 32, 12 / 32, 10 / 32)
    assert (first.reverse_keyed, second.reverse_keyed) == (False, True)
    assert first.alpha_without is second.alpha_without is None


def test_the_policy_is_told_in_one_sentence(well_said):
    listwise, pairwise = policy_in_words("listwise"), policy_in_words("pairwise")
    assert well_said(listwise, "Missing answers (listwise): each subscale", "answered all of its items; nothing is")
    assert well_said(pairwise, "Missing answers (pairwise): each item", "each correlation on everybody who answered")
    assert listwise.endswith("nothing is filled in.") and pairwise.endswith("answered both; nothing is filled in.")


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


def test_three_items_that_hold_together_have_every_figure_and_no_reason(small):
    level = np.random.default_rng(3).integers(-1, 2, 60)
    rows = np.zeros((60, 6))
    rows[:, 2:5] = level[:, None]
    rows[::7, 2], rows[::5, 3] = 0, 1
    part = item_report(small, rows).subscales[1]
    assert part.reason == "" and None not in (part.alpha, part.omega, part.low, part.high)


def test_beside_an_item_that_does_not_vary_there_is_no_correlation(small):
    rows = np.random.default_rng(4).integers(-1, 2, (40, 6)).astype(float)
    rows[:, 0] = 1
    first, second = item_report(small, rows).subscales[0].items
    assert first.with_rest is None is second.with_rest and second.sd > 0


def test_two_answers_are_enough_for_a_spread(pes):
    rows = answers(pes, 40)
    rows[2:, 0], rows[:2, 0] = NAN, (1, 4)
    item = item_report(pes, rows, "pairwise").subscales[0].items[0]
    assert (item.n, item.mean, item.lowest, item.highest) == (2, 2.5, 0.5, 0) and item.sd == pytest.approx(4.5**0.5)
