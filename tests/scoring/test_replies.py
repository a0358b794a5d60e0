"""Counts of what replies carried, and how near a guess came."""

import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from scenes import script  # noqa: E402

from empathy_widgets.scoring.play import begin, replay, try_again  # noqa: E402
from empathy_widgets.scoring.replies import Guess, carried, guide, match, second_looks, shared  # noqa: E402

SCRIPT = script()


def test_replies_are_counted_by_what_they_carried():
    play = replay(SCRIPT, "open", [("choose", "door", "a"), ("choose", "coat", "b"), ("choose", "kettle", "d")])
    assert carried(SCRIPT, play.turns) == {"cognitive": 1, "affective": 0, "compassionate": 1}


def test_the_script_answers_with_its_deepest_reply():
    assert guide(SCRIPT, begin(SCRIPT, "open")).id == "a"


def test_traps_and_tries_come_before_moves_among_the_moments_to_look_at():
    play = replay(SCRIPT, "open", [("choose", "door", "a"), ("choose", "coat", "b"), ("choose", "kettle", "c")])
    assert second_looks(SCRIPT, play.turns, most=1) == [1]
    tried = replay(SCRIPT, "open", [("choose", "door", "b"), ("again", "door", ""), ("choose", "door", "a")])
    assert second_looks(SCRIPT, tried.turns) == [0] and try_again(tried).tries == ("b", "a")


def test_a_guess_is_laid_beside_the_script():
    found = match(Guess(("tired", "angry"), ("rest",)), ["tired"], ["rest", "company"])
    assert (found.both, found.guessed, found.written, found.share) == (("tired", "rest"), ("angry",), ("company",), 0.5)
    assert match(Guess(), ["tired"], ["rest"]).share == 0 and shared([]) is None
    assert shared([found, match(Guess(("tired",)), ["tired"], [])]) == 0.75


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True)


@given(WORDS, WORDS)
def test_a_share_is_between_none_and_all_and_all_means_the_same_words(guessed, written):
    share = match(Guess(tuple(guessed)), written, []).share
    assert 0 <= share <= 1 and (share == 1) == (bool(guessed) and set(guessed) == set(written))
