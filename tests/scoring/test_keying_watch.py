"""A long file's items watched block by block: the same warnings as the item figures give, all of them and no others."""

from pathlib import Path

import numpy as np
import pytest

from empathy_widgets.exchange.answers.answer_sheet import AnswerSheet
from empathy_widgets.library import Library
from empathy_widgets.scoring.items import item_report
from empathy_widgets.scoring.keying_watch import KeyingWatch

CASES = Path(__file__).parents[1] / "exchange" / "cases"
IRI = Library().instrument("iri")
REVERSED = [item.number for item in IRI.items if item.reverse_keyed]


@pytest.fixture(scope="module")
def answers():
    with (CASES / "iri-turned-round-already.csv").open("rb") as opened:
        return np.concatenate([block.choices for block in AnswerSheet(IRI, opened).blocks()])


def as_ticked(answers, items):
    low, high = IRI.choice_range
    columns = [number - 1 for number in items]
    answers = answers.copy()
    answers[:, columns] = low + high - answers[:, columns]
    return answers


def watched(*blocks):
    watch = KeyingWatch(IRI)
    for block in blocks:
        watch.hear(block)
    return watch.warnings()


def test_the_warnings_are_those_of_the_item_figures(answers):
    expected = list(item_report(IRI, answers).warnings)
    assert len(expected) == 4 and watched(answers) == expected == watched(*np.array_split(answers, 7))


def test_answers_as_they_were_ticked_give_no_warning(answers):
    assert watched(as_ticked(answers, REVERSED)) == []


@pytest.mark.parametrize("turned", [REVERSED[:1], REVERSED[3:5], REVERSED[::3]])
def test_only_those_items_are_named_that_are_turned_round_already(answers, turned):
    said = " ".join(watched(as_ticked(answers, [item for item in REVERSED if item not in turned])))
    named = {int(word.strip(",")) for word in said.replace(":", " ").split() if word.strip(",").isdigit()}
    assert named == set(turned)


def test_thirty_people_are_needed_and_are_enough(answers):
    assert watched(answers[:29]) == [] and watched(answers[:30]) == list(item_report(IRI, answers[:30]).warnings) != []


def test_missing_answers_leave_the_other_pairs_standing(answers):
    holes = answers.copy()
    holes[np.arange(60), np.arange(60) % 28] = np.nan
    said = watched(holes)
    assert len(said) == 4 and all("turned round already" in sentence for sentence in said)
