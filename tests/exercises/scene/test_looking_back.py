"""The radar after a scene: this time, over what the same case did with the same scene before."""

from scene_stage import on_stage, to_the_end

from empathy_widgets.exercises.role_play import RolePlay
from empathy_widgets.library import Library

BEATS = [beat.id for beat in Library().entry("scripts", "two-cups").beats]


def radar_of(chapter, find):
    (radar,) = find(chapter.view, "RadarChart")
    return radar


def series(radar):
    """Each line's name and emphasis, this time first as in the legend."""
    lines = sorted(radar.figure["data"], key=lambda line: line["legendrank"])
    return [(line["meta"]["legend"], line["meta"]["emphasis"]) for line in lines]


def finish(play, say, seed, **answers):
    chapter, stage = play(**answers)
    to_the_end(stage, say, seed)
    return chapter


def test_the_first_play_stands_alone(play, say, find):
    assert series(radar_of(finish(play, say, 1), find)) == [("This time", "current")]


def test_earlier_plays_of_the_same_scene_stand_beneath_the_newest_first(play, say, find, page):
    for seed in (1, 2, 3):
        finish(play, say, seed)
        page.look_at_run(None)
    radar = radar_of(finish(play, say, 4, level="guarded"), find)
    names = series(radar)
    assert [emphasis for _name, emphasis in names] == ["current", "earlier", "earlier"]
    assert all(name.endswith(" · As written") for name, _emphasis in names[1:])
    longest = max(int(line["r"][-1]) for line in radar.figure["data"])
    assert radar.figure["layout"]["polar"]["radialaxis"]["range"][1] >= longest
    assert radar.caption.count("Dashed beneath, ") == 2 and "score of you" in radar.caption


def test_what_was_not_ended_played_otherwise_of_another_case_or_later_is_left_out(
    play, say, find, page, store, case, open_page,
):
    play()
    page.look_at_run(None)
    finish(play, say, 1, way="triad")
    page.look_at_run(None)
    other = store.create_case("another")
    theirs = RolePlay(open_page(other.id))
    say(theirs.view.children[0], "start", content="two-cups", answers={
        "way": "helper", "level": "open", "own": "no", "names": "", "minutes": "5"})
    say(on_stage(theirs), "begin")
    to_the_end(on_stage(theirs), say)
    assert len(series(radar_of(finish(play, say, 2), find))) == 1
    page.look_at_run(None)
    finish(play, say, 3)
    run = store.runs(case.id)[2]
    again = RolePlay(open_page(query=f"case={case.id}&run={run.id}"))
    assert len(series(radar_of(again, find))) == 1, "a later play is not an earlier one"


def test_a_play_of_the_scene_before_it_was_edited_is_left_out(play, say, find, store, case, page):
    run = store.start_run(
        case.id, "role-play", "two-cups", {"way": "helper", "level": "open", "own": False, "names": []})
    store.add_event(run.id, "choose", {"beat": BEATS[-1], "option": "a"}, case_id=case.id)
    assert len(series(radar_of(finish(play, say, 1), find))) == 1


def test_ones_own_practice_is_compared_with_ones_own(say, find, open_page):
    counts = []
    for seed in (1, 2):
        chapter = RolePlay(open_page())
        say(chapter.view.children[0], "start", content="two-cups", answers={
            "way": "helper", "level": "open", "own": "no", "names": "", "minutes": "5"})
        say(on_stage(chapter), "begin")
        to_the_end(on_stage(chapter), say, seed)
        counts.append(len(series(radar_of(chapter, find))))
    assert counts == [1, 2]
