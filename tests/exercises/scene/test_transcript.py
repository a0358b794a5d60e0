"""Three people: the scene begins anew each round, every round is kept, shown and looked back on."""

from scene_stage import SCENE, on_stage, reopened, shown, to_the_end

from empathy_widgets.exercises.role_play import RolePlay


def test_three_people_rotate_by_the_clock(play, say, store, case):
    _chapter, stage = play(way="triad", names="Mo, Bea", minutes="3")
    assert stage.triad["roles"] == ["Helper: Mo, answers", "Speaker: Bea, reads Dov", "Observer: C, watches and ticks"]
    assert (stage.triad["since"], stage.triad["spent"], stage.now["reads"]) == (0, 0, "Bea reads")
    say(stage, "clock", running=True)
    assert stage.triad["since"] == int(store.runs(case.id)[0].events[-1].at.timestamp() * 1000)
    say(stage, "tick", item="silence", on=True)
    assert [item["id"] for item in stage.triad["list"] if item["on"]] == ["silence"]
    say(stage, "rotate")
    assert stage.triad["roles"][0] == "Helper: Bea, answers" and stage.triad["since"] == 0
    assert not any(item["on"] for item in stage.triad["list"])
    say(stage, "rotate")
    assert not say(stage, "rotate")["ok"] and stage.triad["round"] == 3


def test_each_of_three_plays_the_scene_from_its_beginning_and_sees_their_own_round(
    play, say, find, open_page, store, case, words,
):
    chapter, stage = play(way="triad", names="Mo, Bea, Jo")
    to_the_end(stage, say, seed=1)
    assert stage.phase == "ended" and find(chapter.view, "Debrief") == [], "the others have not had their turn"
    say(stage, "tick", item="silence", on=True)
    first = stage.turns
    assert say(stage, "rotate")["ok"]
    assert (stage.phase, stage.turns, stage.now["beat"]) == ("playing", [], "the-parcel")
    (round_one,) = stage.rounds
    assert (round_one["title"], round_one["turns"]) == ("Round 1: Mo helped", first)
    assert round_one["ticked"] == ["Left a silence alone"] and first[0]["answers"] == "Mo answers"
    say(stage, "choose", beat="the-parcel", option="a")
    say(stage, "rotate")
    to_the_end(stage, say, seed=2)
    assert shown(on_stage(reopened(open_page, store, case))) == shown(stage)
    maps, radars = find(chapter.view, "PathMap"), find(chapter.view, "RadarChart")
    assert ([one.description[:12] for one in maps] == ["The path Mo ", "The path Bea", "The path Jo "]
            and len(radars) == 3)
    assert "Bea's 1 replies" in radars[1].caption
    told = words([block for one in find(chapter.view, "Reading") for block in one.blocks])
    assert "Jo saw: Left a silence alone." in told and "Round 2: Bea helped" in told
    (debrief,) = find(chapter.view, "Debrief")
    assert any(line.startswith("Round 3, turn ") for line in debrief.looks)


def test_three_people_may_end_early_and_go_on_after_all(play, say, find, open_page, case):
    chapter, stage = play(way="triad")
    say(stage, "choose", beat="the-parcel", option="a")
    say(stage, "close", on=True)
    assert stage.phase == "closed" and stage.now == {} and find(chapter.view, "Debrief")[0].question == ""
    assert not say(stage, "choose", beat="the-kettle", option="a")["ok"]
    say(stage, "close", on=False)
    assert stage.phase == "playing" and find(chapter.view, "Debrief") == []
    say(stage, "close", on=True)
    say(find(chapter.view, "Debrief")[0], "finish")
    (menu,) = RolePlay(open_page(case.id)).view.children
    assert menu.finished[0]["line"].endswith("three people, roles change · round 1 of 3")


def test_three_people_who_began_before_rounds_began_anew_find_their_scene_as_it_was(say, find, open_page, store, case):
    run = store.start_run(case.id, "role-play", SCENE, {
        "way": "triad", "level": "open", "own": False, "names": ["A", "B", "C"], "minutes": 5})
    for kind, body in (("begin", {}), ("choose", {"beat": "the-parcel", "option": "b"}), ("rotate", {})):
        store.add_event(run.id, kind, body, case_id=case.id)
    chapter = reopened(open_page, store, case)
    stage = on_stage(chapter)
    assert (stage.triad["round"], len(stage.turns), stage.rounds, stage.triad["anew"]) == (2, 1, [], False)
    say(stage, "rotate")
    assert stage.triad["round"] == 3 and len(stage.turns) == 1
    to_the_end(stage, say)
    assert len(find(chapter.view, "PathMap")) == 1 and find(chapter.view, "Debrief")
