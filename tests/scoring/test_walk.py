"""Walking every path finds what playing every path finds."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from scenes import scene, script  # noqa: E402

from empathy_widgets.scoring.play import begin, choose, offered  # noqa: E402
from empathy_widgets.scoring.walk import Walker, exits, walk  # noqa: E402


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


def test_a_beat_that_leads_nowhere_but_to_itself_has_no_exit():
    tale = scene()
    for option in tale["beats"]["stairs"]["options"].values():
        option["to"] = "stairs"
    assert exits(script(tale)) == {"lamp"}
