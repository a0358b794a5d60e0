"""A play is its moves: every state can be rebuilt, a moment can be tried again, nothing impossible happens."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from scenes import scene, script  # noqa: E402

from empathy_widgets.domain import Condition  # noqa: E402
from empathy_widgets.errors import ImpossibleMove  # noqa: E402
from empathy_widgets.play.play import Play, begin, choose, holds, offered, replay, try_again  # noqa: E402

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
    told = replay(SCRIPT, "open", [("choose", "door", "a"), ("choose", "coat", "b")])
    untold = replay(SCRIPT, "open", [("choose", "door", "b"), ("choose", "coat", "b")])
    kettle = SCRIPT.beat("kettle")
    assert [one.id for one in offered(kettle, told)] == list("abcd") and len(offered(kettle, untold)) == 3
    assert choose(SCRIPT, told, "d").at == "letter"
    with pytest.raises(ImpossibleMove, match="not offered"):
        choose(SCRIPT, untold, "d")


def play_all(letters: str, level: str = "open"):
    play = begin(SCRIPT, level)
    for letter in letters:
        play = choose(SCRIPT, play, letter)
    return play


def test_the_way_it_was_played_decides_the_ending():
    assert play_all("aaaaaaaa").at == "together"
    assert play_all("abbbbbbb").at == "halfway"
    assert play_all("bbbbbbbb").at == "apart"
    with pytest.raises(ImpossibleMove, match="has ended"):
        choose(SCRIPT, play_all("aaaaaaaa"), "a")


def test_a_moment_tried_again_is_as_it_was_and_knows_what_was_tried():
    before = play_all("aa")
    again = try_again(choose(SCRIPT, before, "b"))
    assert (again.at, again.gauges, again.turns, again.tries) == (before.at, before.gauges, before.turns, ("b",))
    twice = try_again(choose(SCRIPT, again, "c"))
    assert twice.tries == ("b", "c") and choose(SCRIPT, twice, "a").turns[-1].tries == ("b", "c")
    assert try_again(play_all("aaaaaaaa")).at == "lamp"
    with pytest.raises(ImpossibleMove, match="Nothing was said"):
        try_again(begin(SCRIPT, "open"))


def test_moves_that_no_longer_fit_an_edited_scene_are_refused():
    edited = scene()
    edited["start"] = "coat"
    with pytest.raises(ImpossibleMove, match="edited"):
        replay(script(edited), "open", [("choose", "door", "a")])


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
    play = replay(SCRIPT, "guarded", [("choose", "door", "c"), ("again", "door", ""), ("choose", "door", "a"),
                                      ("choose", "coat", "b")])
    assert (play.level, play.at, play.ended, play.tries) == ("guarded", "kettle", False, ())
    assert [(turn.beat, turn.option, turn.to, turn.tries) for turn in play.turns] == [
        ("door", "a", "coat", ("c",)), ("coat", "b", "kettle", ())]
    # from 8 for the guarded level: a stays (+1), b mends (-1); tension stands at 12
    assert [(turn.before["trust"], turn.after["trust"]) for turn in play.turns] == [(8, 9), (9, 8)]
    assert play.gauges == {"trust": 8, "tension": 12} == play.turns[-1].after
    assert [one.at for one in play.earlier] == ["door", "coat"] and play_all("aaaaaaaa").ended


def test_a_moment_taken_back_twice_goes_back_two_moments():
    play = replay(SCRIPT, "open", [("choose", "door", "a"), ("choose", "coat", "b"), ("again", "coat", ""),
                                   ("again", "door", "")])
    assert (play.at, play.turns, play.tries, play.memories) == ("door", (), ("a",), frozenset())


def test_each_refusal_says_what_to_do(refused):
    start = begin(SCRIPT, "open")
    with refused(ImpossibleMove, "no such level", "choose one that is offered"):
        begin(SCRIPT, "easy")
    with refused(ImpossibleMove, "not offered at this moment", "reload"):
        choose(SCRIPT, start, "z")
    with refused(ImpossibleMove, "has ended", "begin it again"):
        choose(SCRIPT, play_all("aaaaaaaa"), "a")
    with refused(ImpossibleMove, "Nothing was said yet"):
        try_again(start)
    for moves in ([("choose", "coat", "a")], [("again", "coat", "")], [("choose", "door", "a"), ("again", "coat", "")]):
        with refused(ImpossibleMove, "edited since it was played"):
            replay(SCRIPT, "open", moves)
    with refused(ImpossibleMove, "Nothing was said yet"):
        replay(SCRIPT, "open", [("again", "door", "")])
    assert Play("open", "door", {}).ended is False


@given(st.lists(st.sampled_from(["a", "b", "c", "d", "again"]), max_size=25), st.sampled_from(["open", "guarded"]),
       st.data())
def test_the_state_rebuilt_from_the_moves_is_the_live_state_at_every_moment(wishes, level, data):
    play, moves, live = begin(SCRIPT, level), [], []
    for wish in wishes:
        at = play.turns[-1].beat if wish == "again" and play.turns else play.at
        try:
            play = try_again(play) if wish == "again" else choose(SCRIPT, play, wish)
        except ImpossibleMove:
            continue
        moves.append(("again" if wish == "again" else "choose", at, "" if wish == "again" else wish))
        live.append(play)
        assert all(0 <= value <= 20 for value in play.gauges.values())
    cut = data.draw(st.integers(0, len(moves)))
    assert replay(SCRIPT, level, moves) == play
    assert replay(SCRIPT, level, moves[:cut]) == (live[cut - 1] if cut else begin(SCRIPT, level))
