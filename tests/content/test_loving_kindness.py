"""Loving-kindness as it ships, and each of its rules seen to be broken by a copy that breaks it."""

import copy

import pytest

from empathy_widgets.library.kinds.practice import PracticeForm, broken_practice
from empathy_widgets.library.sheet import read_sheet
from empathy_widgets.places import content_folder

PRACTICE = read_sheet(content_folder() / "practices" / "loving-kindness.yaml").content


def told(change=lambda practice: None):
    """What an editor hears of a copy in which ``change`` was made."""
    practice = copy.deepcopy(PRACTICE)
    change(practice)
    return [said for _place, said in broken_practice(PracticeForm.model_validate(practice), "loving-kindness")]


def put(entry, value):
    return lambda practice: practice.update({entry: value})


def with_a_paper(practice):
    practice["dose"].pop("our_choice")
    practice["dose"]["source"] = practice["grounds"][0]


@pytest.mark.parametrize(("change", "says"), [
    (lambda one: one["wishes"].reverse(), "in this order"),
    (lambda one: one["wishes"].pop(3), "in this order"),
    (put("lengths", [3, 7, 12]), "Give the lengths"),
    (put("safety", "After something terrible, stop when it is too much."), "eyes may stay open"),
    (put("safety", "After something terrible, keep your eyes open."), "eyes may stay open"),
    (put("safety", "Keep your eyes open, and stop when it is too much."), "something terrible"),
    (put("not_for", "Leave it out when tired."), "only with a therapist"),
    (with_a_paper, "No paper has found"),
    (lambda one: one["wishes"][3].update(says="Take somebody a little difficult."), "the one who harmed you"),
    (lambda one: one["wishes"][3].update(says="Take anybody, but not the one who harmed you."), "a little difficult"),
    (lambda one: one["variations"].pop(), "Give every variation once"),
])
def test_a_copy_that_breaks_a_rule_is_told_so_and_no_more(change, says):
    (sentence,) = told(change)
    assert says in sentence


def test_it_ships_in_order():
    assert told() == [] and "our choice" in PRACTICE["dose"]["our_choice"]
