"""The scenes that ship: whole, playable by anybody, and not to be guessed by length or place."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from empathy_widgets.domain import GAUGE_RANGE, Does, KindOfEmpathy, RunEvent, Trap
from empathy_widgets.library import Library
from empathy_widgets.library.giveaways import MOST_TOLD, SIGNS, told_by
from empathy_widgets.play.performance import perform
from empathy_widgets.play.play import begin, choose, offered, try_again

SCRIPTS = [Library().entry("scripts", head["id"]) for head in Library().shelf("scripts")]
BEATS = [beat for script in SCRIPTS for beat in script.beats]


def best(beat):
    """The options of a beat that go deepest."""
    deepest = max(option.depth for option in beat.options)
    return [option for option in beat.options if option.depth == deepest]


def share(found):
    """How many of all beats, 0 to 1."""
    return sum(map(bool, found)) / len(BEATS)


def test_there_are_ten_scenes_or_more_in_each_of_which_all_three_kinds_and_most_traps_are_met():
    assert len(SCRIPTS) >= 10
    for script in SCRIPTS:
        options = [option for beat in script.beats for option in beat.options]
        assert {kind for option in options for kind in option.carries} == set(KindOfEmpathy), script.id
        assert len({option.trap for option in options} - {None}) >= 4, script.id
    assert {option.trap for beat in BEATS for option in beat.options} == {None, *Trap}


def test_length_does_not_tell_the_better_reply():
    expected = sum(len(best(beat)) / len(beat.options) for beat in BEATS) / len(BEATS)
    longest = share(max(beat.options, key=lambda option: len(option.say)) in best(beat) for beat in BEATS)
    shortest = share(min(beat.options, key=lambda option: len(option.say)) in best(beat) for beat in BEATS)
    assert abs(longest - expected) < 0.08 and abs(shortest - expected) < 0.08, (longest, shortest, expected)


def test_its_place_does_not_tell_the_better_reply():
    places = Counter()
    for beat in BEATS:
        for option in best(beat):
            places[option.id] += 1 / len(best(beat))
    shares = [places[letter] / len(BEATS) for letter in "abc"]
    assert max(shares) - min(shares) < 0.1, shares


@pytest.mark.parametrize("sign", SIGNS)
def test_no_sign_tells_the_reply_that_lands(sign):
    assert told_by(sign, SCRIPTS) <= MOST_TOLD


def test_neither_an_interrogating_trap_nor_any_other_is_told_by_its_question_mark():
    options = [option for beat in BEATS for option in beat.options]
    asking = [option for option in options if "?" in option.say]
    prying = [option for option in options if option.trap is Trap.INTERROGATING]
    assert sum(option.depth == 2 for option in asking) >= 0.35 * len(asking)
    assert sum("?" in option.say for option in prying) <= 0.7 * len(prying)


def test_every_scene_checks_back_where_it_lands_and_asks_straight_where_a_red_flag_is():
    for script in SCRIPTS:
        landed = [option for beat in script.beats for option in beat.options if option.depth == 2]
        assert any(Does.CHECKS in option.does for option in landed), script.id
        meeting = [beat.option(letter) for beat in script.beats if beat.red_flag for letter in beat.red_flag.met_by]
        assert not meeting or any(Does.ASKS_STRAIGHT in option.does for option in meeting), script.id


def test_every_line_can_be_said_in_a_breath_or_two():
    for script in SCRIPTS:
        for beat in script.beats:
            for text in (beat.says, *(option.say for option in beat.options)):
                assert len(text.split()) <= 60, (script.id, beat.id)


def test_nobody_is_called_by_a_diagnosis():
    for script in SCRIPTS:
        told = " ".join([script.about, script.scene.who, *(beat.says + beat.looks for beat in script.beats)]).casefold()
        for word in ("suffers from", "deficit", "disorder", "normal person", "high-functioning", "low-functioning"):
            assert word not in told, (script.id, word)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
@settings(max_examples=25, deadline=None)
@given(picks=st.lists(st.integers(0, 11), min_size=40, max_size=40), data=st.data())
def test_any_way_through_a_scene_keeps_its_gauges_and_can_be_rebuilt_at_any_moment(script, picks, data):
    level = data.draw(st.sampled_from([one.id for one in script.levels]))
    play, kept, live = begin(script, level), [], []
    for pick in picks:
        if play.ended:
            break
        if pick == 11 and play.turns:
            kept.append(("again", {"beat": play.turns[-1].beat}))
            play = try_again(play)
        else:
            options = offered(script.beat(play.at), play)
            option = options[pick % len(options)]
            kept.append(("choose", {"beat": play.at, "option": option.id}))
            play = choose(script, play, option.id)
        live.append(play)
        assert all(GAUGE_RANGE[0] <= value <= GAUGE_RANGE[1] for value in play.gauges.values())
    cut = data.draw(st.integers(1, len(kept)))
    events = [RunEvent(number=number, kind=kind, body=body, at="2026-11-28T00:00:00Z")
              for number, (kind, body) in enumerate(kept[:cut], 1)]
    assert perform(script, level, events).play == live[cut - 1], "carrying on later is the same as never having stopped"
