"""A second scorer, written from the published keys alone: it reads no content file and no code of the workbook.

Keys as printed: PES scoring sheet (APA PsycTests, doi:10.1037/t89120-000); IRI, Davis (1983); TEQ, Spreng et al.
(2009), reverse list from copies of the scoring sheet. "R" marks a reverse-keyed item. The missing rules are the
workbook's own.
"""

import random
from fractions import Fraction

import pytest

from empathy_widgets.library import Library
from empathy_widgets.scoring import score_instrument

PES = {
    "NCE": "1 5 9 13 17", "PCE": "3 7 11 15 19", "NAE": "2 6 10 14 18", "PAE": "4 8 12 16 20",
}
PES_SUMS = {"CE": ("NCE", "PCE"), "AE": ("NAE", "PAE"), "total": ("NCE", "PCE", "NAE", "PAE")}
IRI = {
    "PT": "3R 8 11 15R 21 25 28", "FS": "1 5 7R 12R 16 23 26", "EC": "2 4R 9 14R 18R 20 22",
    "PD": "6 10 13R 17 19R 24 27",
}
TEQ = {"TEQ": "1 2R 3 4R 5 6 7R 8 9 10R 11R 12R 13 14R 15R 16"}
PRACTICE = {"NCE": "1 5R 9 13 17", "PCE": "3 7 11 15R 19", "NAE": "2 6R 10 14 18", "PAE": "4 8 12 16R 20"}
COMPASSION = {"wish": "1 4 7R 10", "act": "2 5 8R 11", "steady": "3 6R 9 12"}

SCALES = {  # items, lowest and highest choice, key, sums, answers a subscale needs
    "pes": (20, 1, 5, PES, PES_SUMS, 4),
    "pes-practice-form": (20, 1, 5, PRACTICE, PES_SUMS, 4),
    "compassion-practice-form": (12, 1, 5, COMPASSION, {"total": ("wish", "act", "steady")}, 3),
    "iri": (28, 0, 4, IRI, {}, 6),
    "teq": (16, 0, 4, TEQ, {}, 13),
}


def second_score(scale, answers):
    """Points by name, as fractions; None where unscored."""
    _count, low, high, key, sums, needed = SCALES[scale]
    result = {}
    for name, listed in key.items():
        total, given, entries = Fraction(0), 0, listed.split()
        for entry in entries:
            choice = answers.get(int(entry.rstrip("R")))
            if choice is not None:
                given += 1
                total += high - (choice - low) if entry.endswith("R") else choice
        result[name] = total / given * len(entries) if given >= needed else None
    for name, parts in sums.items():
        values = [result[part] for part in parts]
        result[name] = None if None in values else sum(values)
    return result


def differences(instrument, scale, answers):
    expected = second_score(scale, answers)
    scores = score_instrument(instrument, answers).scores
    assert list(scores) == list(expected)
    for name, score in scores.items():
        wanted = expected[name]
        if (wanted is None) != (score.points is None) or (wanted is not None and abs(score.points - wanted) > 1e-9):
            yield name, answers, score.points, wanted


@pytest.mark.parametrize("scale", SCALES)
def test_ten_thousand_random_answer_sheets_agree(scale):
    instrument, chance = Library().instrument(scale), random.Random(f"{scale} 2026-11-24")
    count, low, high, *_rest = SCALES[scale]
    for _sheet in range(10_000):
        gaps = chance.choice((0, 0, 0.05, 0.2, 0.5))
        answers = {}
        for number in range(1, count + 1):
            roll = chance.random()
            if roll >= gaps:
                answers[number] = chance.randint(low, high)
            elif roll < gaps / 2:
                answers[number] = None
        assert not list(differences(instrument, scale, answers))


@pytest.mark.parametrize("scale", SCALES)
def test_every_change_of_a_single_item_agrees(scale):
    instrument, chance = Library().instrument(scale), random.Random(scale)
    count, low, high, *_rest = SCALES[scale]
    base = {number: chance.randint(low, high) for number in range(1, count + 1)}
    for number in base:
        for choice in (None, *range(low, high + 1)):
            assert not list(differences(instrument, scale, base | {number: choice}))


def test_the_second_scorer_would_notice_a_forgotten_reversal():
    instrument = Library().instrument("iri")
    items = tuple(item.model_copy(update={"reverse_keyed": False}) for item in instrument.items)
    wrong = instrument.model_copy(update={"items": items})
    assert list(differences(wrong, "iri", dict.fromkeys(range(1, 29), 4)))
