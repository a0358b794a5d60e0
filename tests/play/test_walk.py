"""Walking every path finds what playing every path finds."""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import pytest  # noqa: E402
from scenes import scene, script  # noqa: E402

from empathy_widgets.play.play import begin, choose, offered  # noqa: E402
from empathy_widgets.play.walk import Walk, Walker, circular, exits, walk  # noqa: E402


def play_every_path(script, level):
    """One path after the other, by hand."""
    ends, values, ahead = [], [], [begin(script, level)]
    while ahead:
        play = ahead.pop()
        values.append(play.gauges)
        if play.ended:
            ends.append((play.at, len(play.turns)))
        else:
            ahead += [choose(script, play, one.id) for one in offered(script.beat(play.at), play)]
    return ends, values


def test_the_walk_finds_what_playing_every_path_finds():
    tale = script()
    for level in ("open", "guarded"):
        ends, values = play_every_path(tale, level)
        seen = walk(tale, level)
        assert seen.paths == len(ends) > 6000
        assert seen.endings == {name: sum(end == name for end, _ in ends) for name in ("together", "apart", "halfway")}
        assert (seen.shortest, seen.longest) == (min(turns for _, turns in ends), max(turns for _, turns in ends))
        assert seen.ranges == {
            gauge: (min(one[gauge] for one in values), max(one[gauge] for one in values)) for gauge in values[0]}
        assert seen.reached == {beat.id for beat in tale.beats} and seen.fewest["kettle"] == 3


def test_thousands_of_paths_are_walked_in_some_hundred_steps(monkeypatch):
    onwards, steps = Walker.onwards, []
    monkeypatch.setattr(Walker, "onwards", lambda self, *state: steps.append(state) or onwards(self, *state))
    assert walk(script(), "open").paths > 6000 and len(steps) < 500


def test_a_circle_is_walked_round_once_and_left():
    tale = scene()
    tale["beats"]["letter"]["options"]["b"]["to"] = "kettle"
    seen = walk(script(tale), "open")
    assert seen.longest == 11 and not seen.cut  # kettle, window and letter a second time


def test_an_ending_can_be_reached_from_every_beat_of_a_scene_that_is_whole():
    assert exits(script()) == {beat.id for beat in script().beats}


def play_with_circles(script, level):
    """Every path on which no beat is entered a third time: its end and turns, the gauges passed, what was offered."""
    start = begin(script, level)
    ahead, ends, values, said, fewest = [(start, (start.at,))], [], [start.gauges], set(), {}
    while ahead:
        play, been = ahead.pop()
        options = offered(script.beat(play.at), play)
        fewest[play.at] = min(len(options), fewest.get(play.at, len(options)))
        for one in options:
            after = choose(script, play, one.id)
            said.add((play.at, one.id))
            values.append(after.gauges)
            if after.ended:
                ends.append((after.at, len(after.turns)))
            elif been.count(after.at) < 2:
                ahead.append((after, (*been, after.at)))
    return ends, values, said, fewest


@pytest.mark.parametrize(("back", "circle"), [
    ("kettle", {"kettle", "window", "letter"}), ("door", {"door", "coat", "kettle", "window", "letter"}),
])
def test_round_a_circle_the_walk_finds_what_playing_finds_and_enters_no_beat_a_third_time(back, circle):
    tale = scene()
    for beat in tale["beats"].values():
        del beat["options"]["c"]  # a few hundred paths instead of many thousand
    tale["beats"]["letter"]["options"]["b"]["to"] = back
    tale["beats"]["window"]["options"]["b"]["when"] = ["not stayed"]
    tale["beats"]["silence"]["options"]["b"]["when"] = ["trust >= 9"]
    tale["beats"]["stairs"]["options"]["a"]["to"] = [
        {"when": ["chose coat/a", "tension > 2"], "go": "apart"}, {"go": "lamp"}]
    tale = script(tale)
    assert circular(tale) == circle
    for level in ("open", "guarded"):
        ends, values, said, fewest = play_with_circles(tale, level)
        seen = walk(tale, level)
        assert (seen.paths, seen.said) == (len(ends), said) and not seen.cut
        assert seen.endings == Counter(name for name, _turns in ends)
        assert (seen.shortest, seen.longest) == (min(turns for _, turns in ends), max(turns for _, turns in ends))
        assert seen.ranges == {gauge: (min(one[gauge] for one in values), max(one[gauge] for one in values))
                               for gauge in ("trust", "tension")}
        assert seen.fewest == fewest and seen.reached == set(fewest) and fewest["window"] == fewest["silence"] == 1


def test_beats_lie_on_a_circle_only_when_they_can_be_come_back_to():
    assert circular(script()) == set()
    tale = scene()
    tale["beats"]["stairs"]["options"]["a"]["to"] = "stairs"
    assert circular(script(tale)) == {"stairs"}
    tale["beats"]["lamp"]["options"]["b"]["to"] = "silence"
    assert circular(script(tale)) == {"silence", "stairs", "lamp"}


def test_a_walk_with_too_many_states_is_cut_and_says_so(monkeypatch):
    onwards, steps = Walker.onwards, []
    monkeypatch.setattr(Walker, "onwards", lambda self, *state: steps.append(state) or onwards(self, *state))
    whole = walk(script(), "open")
    enough = len(steps)
    monkeypatch.setattr("empathy_widgets.play.walk.MOST_STATES", enough)
    assert walk(script(), "open") == whole and whole.cut is False
    monkeypatch.setattr("empathy_widgets.play.walk.MOST_STATES", enough - 1)
    cut = walk(script(), "open")
    assert cut.cut is True and cut.paths < whole.paths


def test_before_the_first_reply_nothing_was_found_but_the_start():
    seen = Walk()
    assert (seen.paths, seen.endings, seen.shortest, seen.longest, seen.cut) == (0, {}, 0, 0, False)
    tale = scene()
    tale["start"] = "lamp"
    # by hand: one beat, three replies, each to "apart" for want of the memory; trust 9 by 1, -1 and 1, tension 12 by -1
    seen = walk(script(tale), "open")
    assert (seen.paths, seen.endings, seen.shortest, seen.longest) == (3, {"apart": 3}, 1, 1)
    assert seen.ranges == {"trust": (8, 10), "tension": (11, 12)} and seen.reached == {"lamp"}
    assert seen.said == {("lamp", letter) for letter in "abc"} and seen.fewest == {"lamp": 3}


def test_a_beat_that_leads_nowhere_but_to_itself_has_no_exit():
    tale = scene()
    for option in tale["beats"]["stairs"]["options"].values():
        option["to"] = "stairs"
    assert exits(script(tale)) == {"lamp"}
