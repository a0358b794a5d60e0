"""A performance is its events: rounds of three, the clock, reading by two, and nothing that no page of ours sends."""

import datetime
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from scenes import script  # noqa: E402

from empathy_widgets.domain import RunEvent  # noqa: E402
from empathy_widgets.errors import ImpossibleMove  # noqa: E402
from empathy_widgets.play.performance import ROUNDS, half_way, matches, perform, raised  # noqa: E402
from empathy_widgets.play.play import begin, offered  # noqa: E402
from empathy_widgets.play.replies import Guess, Match  # noqa: E402

SCRIPT = script()
START = datetime.datetime(2026, 11, 24, 9, tzinfo=datetime.UTC)


def events(*happened, every=60):
    """Events as the store keeps them, ``every`` seconds apart."""
    return [RunEvent(number=number, kind=kind, body=body, at=START + datetime.timedelta(seconds=every * (number - 1)))
            for number, (kind, body) in enumerate(happened, 1)]


def after(*happened, **more):
    return perform(SCRIPT, "open", events(*happened, **more))


def said(*letters, start=0):
    """Choices in a row from a beat of the made-up scene."""
    order = [beat.id for beat in SCRIPT.beats]
    return [("choose", {"beat": order[start + at], "option": letter}) for at, letter in enumerate(letters)]


ANEW = ("rotate", {"anew": True})


def test_each_round_of_three_begins_the_scene_anew_and_the_earlier_ones_are_kept():
    first = [("write", {"beat": "door", "text": "Stay."}), *said("a", "b")]
    state = after(("begin", {}), *first, ("tick", {"item": "silence", "on": True}), ANEW, *said("c"))
    assert (state.round, state.play.at, state.words, len(state.play.turns)) == (2, "coat", {}, 1)
    (one,) = state.rounds
    assert ([turn.option for turn in one.play.turns], one.play.gauges["trust"], one.words) == (
        ["a", "b"], 9, {0: "Stay."})
    assert state.ticks == {1: {"silence"}} and state.all_rounds[1].play == state.play
    third = after(("begin", {}), *first, ANEW, *said("c"), ANEW)
    assert [len(one.play.turns) for one in third.all_rounds] == [2, 1, 0] and third.play == begin(SCRIPT, "open")


def test_a_moment_before_the_change_of_roles_cannot_be_taken_back_after_it():
    with pytest.raises(ImpossibleMove):
        after(*said("a"), ANEW, ("again", {"beat": "door"}))


def test_runs_made_before_rounds_began_anew_go_on_where_they_were():
    state = after(("begin", {}), *said("a", "b"), ("rotate", {}), *said("c", start=2))
    assert (state.round, state.rounds, len(state.play.turns)) == (2, (), 3)


def test_everybody_has_each_role_once():
    with pytest.raises(ImpossibleMove):
        after(*[ANEW] * ROUNDS)


def test_a_stopped_clock_keeps_what_has_run_and_a_new_round_has_its_whole_time():
    run, stop = ("clock", {"running": True}), ("clock", {"running": False})
    state = after(run, stop, ("begin", {}), run, every=90)
    assert (state.spent, state.round_since) == (90, START + datetime.timedelta(seconds=270))
    twice = after(run, run, stop)
    assert (twice.spent, twice.round_since) == (120, None)
    for steps in ([run, stop, ANEW], [run, ANEW]):
        turned = after(*steps)
        assert (turned.spent, turned.round_since) == (0, None)


def test_the_three_can_end_early_and_go_on_after_all():
    closed = [*said("a"), ("clock", {"running": True}), ("close", {"on": True})]
    state = after(*closed)
    assert state.closed and state.round_since is None and state.spent == 60
    for kind, body in (said("a", start=1)[0], ("again", {"beat": "door"}), ANEW, ("clock", {"running": True}),
                       ("tick", {"item": "silence", "on": True}), ("write", {"beat": "coat", "text": ""})):
        with pytest.raises(ImpossibleMove, match="Go on after all"):
            raised(SCRIPT, state, kind, body, START)
    assert after(*closed, ("reflect", {"text": "So."})).reflection == "So."
    again = after(*closed, ("close", {"on": False}), *said("a", start=1))
    assert not again.closed and len(again.play.turns) == 2


def test_two_people_change_chairs_once_half_way_and_stay_in_the_new_ones():
    with pytest.raises(ImpossibleMove):
        after(*said("a", "a", "a"), ("change", {}))
    half = said("a", "a", "a", "a")
    state = after(*half, ("change", {}))
    assert state.changed_at == half_way(SCRIPT) == 4
    with pytest.raises(ImpossibleMove):
        after(*half, ("change", {}), ("change", {}))
    assert after(*half, ("change", {}), ("again", {"beat": "window"})).changed_at == 3


def test_what_was_read_aloud_is_counted_and_taken_back_with_its_turn():
    read = [*said("a"), ("read", {"beat": "door"}), *said("b", start=1)]
    assert after(*read).read == 1 and after(*read, ("read", {"beat": "coat"})).read == 2
    assert after(*read, ("read", {"beat": "coat"}), ("again", {"beat": "coat"})).read == 1
    with pytest.raises(ImpossibleMove):
        after(("read", {"beat": "door"}))


def guess(beat, feelings=("tired",), needs=("rest",), words=""):
    """A guess in the other chair; at every beat of the made-up scene the script says tired, and rest."""
    return "guess", {"beat": beat, "feelings": list(feelings), "needs": list(needs), "words": words}


def test_a_guess_is_kept_with_the_turn_it_was_made_before_and_laid_beside_the_script():
    first = guess("door", ["tired", "angry"], [], "She wants to go.")
    told = Guess(("tired", "angry"), (), "She wants to go.")
    state = after(first)
    assert (state.guess, state.guesses) == (told, {})
    state = after(first, *said("a"))
    assert (state.guess, state.guesses) == (None, {0: told})
    state = after(first, *said("a", "b"), guess("kettle", ["tired"], ["rest"]), *said("c", start=2))
    assert state.guesses == {0: told, 2: Guess(("tired",), ("rest",), "")}
    # by hand: "tired" of three words in either (tired, angry, rest); then both words of two
    assert matches(SCRIPT, state) == {0: Match(("tired",), ("angry",), ("rest",), 1 / 3),
                                      2: Match(("tired", "rest"), (), (), 1.0)}
    assert matches(SCRIPT, after(*said("a"))) == {}


def test_a_moment_taken_back_brings_its_guess_back_and_loses_what_was_written_later():
    steps = [guess("door"), ("write", {"beat": "door", "text": "One."}), *said("a"),
             guess("coat", ["angry"]), ("write", {"beat": "coat", "text": "Two."}), *said("b", start=1),
             ("write", {"beat": "kettle", "text": "Three."})]
    back = [("again", {"beat": "coat"}), ("again", {"beat": "door"})]
    first, second = Guess(("tired",), ("rest",), ""), Guess(("angry",), ("rest",), "")
    once, twice = after(*steps, *back[:1]), after(*steps, *back)
    assert (once.guess, once.guesses, once.words) == (second, {0: first}, {0: "One.", 1: "Two."})
    assert (twice.guess, twice.guesses, twice.words) == (first, {}, {0: "One."})
    assert (once.changed_at, once.read) == (None, 0)


def test_a_guess_in_words_the_scene_does_not_offer_is_refused_and_all_it_offers_are_taken(refused):
    for wrong in (guess("door", ["bored"]), guess("door", [], ["money"]), guess("door", ["tired", "bored"])):
        with refused(ImpossibleMove, "words is not offered", "choose again"):
            raised(SCRIPT, after(), *wrong, START)
    assert after(guess("door", SCRIPT.feelings, SCRIPT.needs)).guess == Guess(SCRIPT.feelings, SCRIPT.needs, "")


def test_what_was_meant_for_another_moment_is_refused(refused):
    state = after(*said("a"))
    late = [said("b")[0], ("again", {"beat": "coat"}), ("write", {"beat": "door", "text": ""}), guess("door"),
            ("read", {"beat": "coat"}), ("choose", {"option": "a"})]
    for kind, body in late:
        with refused(ImpossibleMove, "behind the scene", "nothing was changed", "reload"):
            raised(SCRIPT, state, kind, body, START)


def test_before_anything_was_said_there_is_nothing_to_take_back_or_read(refused):
    with refused(ImpossibleMove, "Nothing was said yet"):
        raised(SCRIPT, after(), "again", {"beat": ""}, START)
    with refused(ImpossibleMove, "behind the scene"):
        raised(SCRIPT, after(), "read", {"beat": "door"}, START)
    assert raised(SCRIPT, after(), "read", {"beat": ""}, START).read == 0


def test_each_refusal_says_what_to_do(refused):
    with refused(ImpossibleMove, "does not know", "reload"):
        raised(SCRIPT, after(), "shout", {}, START)
    with refused(ImpossibleMove, "once, half-way", "reload"):
        raised(SCRIPT, after(), "change", {}, START)
    with refused(ImpossibleMove, "each role once", "Begin the scene again"):
        raised(SCRIPT, after(ANEW, ANEW), *ANEW, START)
    with refused(ImpossibleMove, "ended here", "Go on after all"):
        raised(SCRIPT, after(("close", {"on": True})), *guess("door"), START)
    with refused(ImpossibleMove, "edited since it was played", "cannot be carried on"):
        after(("shout", {}))


def test_what_is_said_about_a_scene_at_its_end_stands():
    assert not after().begun and after(("begin", {})).begun
    state = after(("rate", {"criterion": "pace", "value": 4}), ("rate", {"criterion": "warmth", "value": None}),
                  ("rate", {"criterion": "pace", "value": 2}), ("reflect", {"text": "Slow."}),
                  ("check", {"text": "Ask."}), ("supervision", {"on": True}))
    assert (state.ratings, state.reflection, state.check, state.supervision) == (
        {"pace": 2, "warmth": None}, "Slow.", "Ask.", True)
    assert not after(("supervision", {"on": True}), ("supervision", {"on": False})).supervision


def test_the_observer_ticks_and_unticks_in_each_round_on_its_own():
    def tick(item, on=True):
        return "tick", {"item": item, "on": on}

    state = after(tick("silence"), tick("view"), tick("silence", False), ANEW, tick("pace"))
    assert state.ticks == {1: {"view"}, 2: {"pace"}}


def test_a_clock_that_is_told_a_time_before_its_start_counts_nothing():
    for seconds in (0, -5):
        at = START + datetime.timedelta(seconds=seconds)
        assert raised(SCRIPT, after(("clock", {"running": True})), "clock", {"running": False}, at).spent == 0


def test_a_round_begun_anew_keeps_nothing_of_the_turns_before_it():
    half = [guess("door"), *said("a", "a", "a", "a"), ("read", {"beat": "window"}), ("change", {}), guess("letter")]
    state = after(*half, ANEW)
    assert (state.guess, state.guesses, state.read, state.changed_at) == (None, {}, 0, None)
    assert (after(*half).guess, after(*half).read, after(*half).changed_at) == (Guess(("tired",), ("rest",), ""), 4, 4)


@pytest.mark.parametrize(("beats", "turn"), [(1, 1), (2, 1), (3, 1), (4, 2), (7, 3), (8, 4)])
def test_chairs_are_changed_half_way_and_never_before_the_first_turn(beats, turn):
    assert half_way(SCRIPT.model_copy(update={"beats": SCRIPT.beats[:beats]})) == turn


STEPS = st.lists(st.tuples(
    st.sampled_from(["choose"] * 6 + [
        "again", "write", "rotate", "clock", "tick", "close", "rate", "supervision", "read", "change"]),
    st.integers(0, 3), st.booleans()), max_size=40)


def asked(state, kind, number, flag):
    """A wish as the page would send it where the scene stands."""
    beat = state.play.at
    if kind == "choose":
        options = [] if state.play.ended else offered(SCRIPT.beat(beat), state.play)
        return {"beat": beat, "option": options[number % len(options)].id if options else "a"}
    if kind in ("again", "read"):
        return {"beat": state.play.turns[-1].beat if state.play.turns else ""}
    return {"write": {"beat": beat, "text": str(number)}, "rotate": {"anew": True}, "clock": {"running": flag},
            "tick": {"item": ("silence", "view")[flag], "on": number > 1}, "close": {"on": flag},
            "rate": {"criterion": "pace", "value": number + 1}, "supervision": {"on": flag}, "change": {}}[kind]


@given(STEPS, st.data())
def test_the_state_rebuilt_from_the_events_is_the_live_state_at_every_moment(wishes, data):
    state = after()
    kept, live = [], [state]
    for kind, number, flag in wishes:
        at = START + datetime.timedelta(seconds=7 * len(kept))
        body = asked(state, kind, number, flag)
        try:
            state = raised(SCRIPT, state, kind, body, at)
        except ImpossibleMove:
            continue
        kept.append(RunEvent(number=len(kept) + 1, kind=kind, body=body, at=at))
        live.append(state)
        assert 0 <= state.read <= len(state.play.turns) and (state.changed_at or 0) <= len(state.play.turns)
        assert len(state.all_rounds) == state.round <= ROUNDS and state.spent >= 0
        assert all(0 <= value <= 20 for one in state.all_rounds for value in one.play.gauges.values())
    cut = data.draw(st.integers(0, len(kept)))
    assert perform(SCRIPT, "open", kept[:cut]) == live[cut]
    assert perform(SCRIPT, "open", kept) == live[-1]
