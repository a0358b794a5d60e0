"""A play is its moves: the same lead to the same state, a moment can be tried again, nothing impossible happens."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from scenes import played, scene, script  # noqa: E402

from empathy_widgets.domain import Condition  # noqa: E402
from empathy_widgets.errors import ImpossibleMove  # noqa: E402
from empathy_widgets.play.play import Play, begin, choose, holds, offered, try_again  # noqa: E402

SCRIPT = script()


def test_a_choice_moves_gauges_is_remembered_and_leads_on():
    play = choose(SCRIPT, begin(SCRIPT, "open"), "a")
    assert (play.at, play.gauges, play.memories) == ("coat", {"trust": 10, "tension": 12}, {"stayed"})
    (turn,) = play.turns
    assert (turn.beat, turn.option, turn.to, turn.before["trust"], turn.after["trust"]) == ("door", "a", "coat", 9, 10)


def test_levels_start_elsewhere_and_an_unknown_one_is_refused():
    assert begin(SCRIPT, "guarded").gauges == {"trust": 8, "tension": 12}
    with pytest.raises(ImpossibleMove, match="no such level"):
        begin(SCRIPT, "easy")


def test_a_reply_with_a_condition_is_offered_only_when_it_holds():
    told = played(SCRIPT, "ab")
    untold = played(SCRIPT, "bb")
    kettle = SCRIPT.beat("kettle")
    assert [one.id for one in offered(kettle, told)] == list("abcd") and len(offered(kettle, untold)) == 3
    assert choose(SCRIPT, told, "d").at == "letter"
    with pytest.raises(ImpossibleMove, match="not offered"):
        choose(SCRIPT, untold, "d")


def test_the_way_it_was_played_decides_the_ending():
    assert played(SCRIPT, "aaaaaaaa").at == "together"
    assert played(SCRIPT, "abbbbbbb").at == "halfway"
    assert played(SCRIPT, "bbbbbbbb").at == "apart"
    with pytest.raises(ImpossibleMove, match="has ended"):
        choose(SCRIPT, played(SCRIPT, "aaaaaaaa"), "a")


def test_a_moment_tried_again_is_as_it_was_and_knows_what_was_tried():
    before = played(SCRIPT, "aa")
    again = try_again(choose(SCRIPT, before, "b"))
    assert (again.at, again.gauges, again.turns, again.tries) == (before.at, before.gauges, before.turns, ("b",))
    twice = try_again(choose(SCRIPT, again, "c"))
    assert twice.tries == ("b", "c") and choose(SCRIPT, twice, "a").turns[-1].tries == ("b", "c")
    assert try_again(played(SCRIPT, "aaaaaaaa")).at == "lamp"
    with pytest.raises(ImpossibleMove, match="Nothing was said"):
        try_again(begin(SCRIPT, "open"))


@pytest.mark.parametrize(("sign", "values"), [
    ("<", [4]), ("<=", [4, 5]), (">", [6]), (">=", [5, 6]),
])
def test_a_gauge_is_compared_as_the_sign_says(sign, values):
    one = Condition(text=f"trust {sign} 5", about="gauge", name="trust", sign=sign, number=5)
    assert [value for value in (4, 5, 6) if holds(one, {"trust": value}, (), ())] == values
    other = one.model_copy(update={"negated": True})
    assert [value for value in (4, 5, 6) if not holds(other, {"trust": value}, (), ())] == values


def test_an_arrow_may_ask_for_the_very_reply_that_is_being_said():
    tale = scene()
    for option in tale["beats"]["door"]["options"].values():
        option["to"] = [{"when": ["chose door/a"], "go": "kettle"}, {"go": "coat"}]
    tale = script(tale)
    assert [choose(tale, begin(tale, "open"), letter).at for letter in "abc"] == ["kettle", "coat", "coat"]


def test_memories_and_choices_are_asked_for_apart():
    memory = Condition(text="stayed", about="memory", name="stayed")
    choice = Condition(text="chose stayed", about="choice", name="stayed")
    assert holds(memory, {}, {"stayed"}, ()) and not holds(memory, {}, (), {"stayed"})
    assert holds(choice, {}, (), {"stayed"}) and not holds(choice, {}, {"stayed"}, ())
    assert holds(memory.model_copy(update={"negated": True}), {}, (), {"stayed"})


def test_a_play_knows_its_level_and_every_turn_in_order():
    play = played(SCRIPT, "c-ab", "guarded")
    assert (play.level, play.at, play.ended, play.tries) == ("guarded", "kettle", False, ())
    assert [(turn.beat, turn.option, turn.to, turn.tries) for turn in play.turns] == [
        ("door", "a", "coat", ("c",)), ("coat", "b", "kettle", ())]
    # from 8 for the guarded level: a stays (+1), b mends (-1); tension stands at 12
    assert [(turn.before["trust"], turn.after["trust"]) for turn in play.turns] == [(8, 9), (9, 8)]
    assert play.gauges == {"trust": 8, "tension": 12} == play.turns[-1].after
    assert [one.at for one in play.earlier] == ["door", "coat"] and played(SCRIPT, "aaaaaaaa").ended


def test_a_moment_taken_back_twice_goes_back_two_moments():
    play = played(SCRIPT, "ab--")
    assert (play.at, play.turns, play.tries, play.memories) == ("door", (), ("a",), frozenset())


def test_each_refusal_says_what_to_do(refused):
    start = begin(SCRIPT, "open")
    with refused(ImpossibleMove, "no such level", "choose one that is offered"):
        begin(SCRIPT, "easy")
    with refused(ImpossibleMove, "not offered at this moment", "reload"):
        choose(SCRIPT, start, "z")
    with refused(ImpossibleMove, "has ended", "begin it again"):
        choose(SCRIPT, played(SCRIPT, "aaaaaaaa"), "a")
    with refused(ImpossibleMove, "Nothing was said yet"):
        try_again(start)
    assert Play("open", "door", {}).ended is False


@given(st.text("abcd-", max_size=25), st.sampled_from(["open", "guarded"]))
def test_the_same_moves_lead_to_the_same_play_and_never_out_of_a_gauges_range(wishes, level):
    play, moves = begin(SCRIPT, level), ""
    for wish in wishes:
        try:
            play = try_again(play) if wish == "-" else choose(SCRIPT, play, wish)
        except ImpossibleMove:
            continue
        moves += wish
        assert all(0 <= value <= 20 for value in play.gauges.values()) and played(SCRIPT, moves, level) == play
