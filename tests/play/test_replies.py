"""Counts of what replies carried, and how near a guess came."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from scenes import played, scene, script  # noqa: E402

from empathy_widgets.play.play import Turn, begin, try_again  # noqa: E402
from empathy_widgets.play.replies import (  # noqa: E402
    Guess, Match, carried, guide, match, second_looks, shared,
)

SCRIPT = script()


def test_replies_are_counted_by_what_they_carried():
    play = played(SCRIPT, "abd")
    assert carried(SCRIPT, play.turns) == {"cognitive": 1, "affective": 0, "compassionate": 1}


def test_the_script_answers_with_its_deepest_reply():
    assert guide(SCRIPT, begin(SCRIPT, "open")).id == "a"


def test_traps_and_tries_come_before_moves_among_the_moments_to_look_at():
    play = played(SCRIPT, "abc")
    assert second_looks(SCRIPT, play.turns, most=1) == [1]
    tried = played(SCRIPT, "b-a")
    assert second_looks(SCRIPT, tried.turns) == [0] and try_again(tried).tries == ("b", "a")


def test_a_guess_is_laid_beside_the_script():
    found = match(Guess(("tired", "angry"), ("rest",)), ["tired"], ["rest", "company"])
    assert (found.both, found.guessed, found.written, found.share) == (("tired", "rest"), ("angry",), ("company",), 0.5)
    assert match(Guess(), ["tired"], ["rest"]).share == 0 and shared([]) is None
    assert shared([found, match(Guess(("tired",)), ["tired"], [])]) == 0.75


def test_a_reply_that_carries_two_kinds_counts_for_both():
    tale = scene()
    tale["beats"]["door"]["options"]["a"]["carries"] = ["cognitive", "affective"]
    two = script(tale)
    play = played(two, "acb")
    assert carried(two, play.turns) == {"cognitive": 1, "affective": 2, "compassionate": 0}


def test_the_first_of_equally_deep_replies_that_are_offered_is_the_guide():
    tale = scene()
    options = tale["beats"]["door"]["options"]
    options["a"]["when"], options["b"] = ["trust >= 20"], {**options["b"], "say": "Or this."}
    assert guide(script(tale), begin(script(tale), "open")).id == "c", "depth 1 goes before a trap"
    told = played(SCRIPT, "aa")
    assert guide(SCRIPT, told).id == "a", "d is as deep, and stands later"


def turn(option, by=0, tries=(), beat="door", tension=0):
    """A turn at a beat that moved trust and tension this far."""
    return Turn(beat, option, {"trust": 9, "tension": 9}, {"trust": 9 + by, "tension": 9 + tension}, "coat", tries)


@pytest.mark.parametrize(("turns", "looked_at"), [
    ([turn("a"), turn("a", 1), turn("a", -1)], []),  # one point either way is not worth a word
    ([turn("a", 2), turn("a", -2), turn("a", 1, tension=-1)], [0, 1, 2]),
    ([turn("b"), turn("a"), turn("a", 0, ("c",))], [0, 2]),  # a trap; nothing; something taken back
    ([turn("a", 3), turn("a", 5), turn("a", 4), turn("a", 2)], [0, 1, 2]),  # the three heaviest, in their order
    ([turn("a", 9), turn("b"), turn("b"), turn("b"), turn("b", 0, ("a",))], [1, 2, 4]),  # trap and try before traps
    ([turn("a", 2), turn("a", 2), turn("a", 2), turn("a", 2)], [0, 1, 2]),  # of equals the earlier
    ([turn("a", -4), turn("a", 2, tension=-1), turn("a", 5, tension=-5), turn("a", 2)], [0, 1, 2]),
    ([turn("a", 2), turn("b", 0, ("c",)), turn("b", 1), turn("a", 3, ("b", "c"))], [1, 2, 3]),
])
def test_three_moments_at_most_are_worth_a_second_look(turns, looked_at):
    assert second_looks(SCRIPT, turns) == looked_at


def test_a_word_counts_once_however_often_it_was_said():
    found = match(Guess(("tired", "tired"), ("tired", "rest")), ["tired", "tired"], ["rest", "tired", "quiet"])
    assert found == Match(("tired", "rest"), (), ("quiet",), 2 / 3)
    assert match(Guess(), [], []) == Match((), (), (), 0.0)


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True)


@given(WORDS, WORDS)
def test_a_share_is_between_none_and_all_and_all_means_the_same_words(guessed, written):
    share = match(Guess(tuple(guessed)), written, []).share
    assert 0 <= share <= 1 and (share == 1) == (bool(guessed) and set(guessed) == set(written))
