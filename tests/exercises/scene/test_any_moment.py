"""At any moment of a scene: leave it out, end here and look back; and finishing keeps what was written in view."""

import pytest
from scene_stage import on_stage, reopened, shown, to_the_end

from empathy_widgets.domain import Status

HERE = "the-parcel"


def test_a_moment_left_out_is_answered_by_the_script_and_counted_nowhere(play, say, find, open_page, store, case):
    chapter, stage = play()
    assert say(stage, "pass", beat=HERE)["ok"]
    (turn,) = stage.turns
    assert turn["passed"] and turn["carried"] == "Left out: the script answered" and stage.progress["done"] == 1
    to_the_end(stage, say)
    (radar,), (turns,) = find(chapter.view, "RadarChart"), find(chapter.view, "TrendChart")
    assert f"your {len(stage.turns) - 1} replies" in radar.caption
    assert len(turns.figure["data"][0]["x"]) == len(stage.turns) - 1
    assert "One moment was left out" in turns.caption
    (path,) = find(chapter.view, "PathMap")
    assert (path.moments[0]["passed"], path.moments[0]["thought"], path.moments[1]["passed"]) == (True, "", False)
    assert shown(on_stage(reopened(open_page, store, case))) == shown(stage)


def test_what_was_left_out_can_be_answered_after_all(play, say):
    _chapter, stage = play()
    say(stage, "pass", beat=HERE)
    say(stage, "again", beat=HERE)
    assert stage.turns == [] and stage.now["tried"] == [], "it was the script's, not a try"
    assert say(stage, "choose", beat=HERE, option="a")["ok"] and not stage.turns[0]["passed"]


@pytest.mark.parametrize("beat", ["the-quiet", "", "soup-on-thursday"])
def test_only_the_moment_at_hand_can_be_left_out(play, say, store, case, beat):
    _chapter, stage = play()
    assert not say(stage, "pass", beat=beat)["ok"]
    say(stage, "close", on=True)
    assert not say(stage, "pass", beat=HERE)["ok"]
    assert [event.kind for event in store.runs(case.id)[0].events] == ["begin", "close"]


def test_nothing_is_left_out_after_the_end(play, say):
    _chapter, stage = play()
    to_the_end(stage, say)
    receipt = say(stage, "pass", beat=stage.ending["id"])
    assert not receipt["ok"] and "behind the scene" in receipt["text"]


@pytest.mark.parametrize("way", ["helper", "swap", "pair"])
def test_a_scene_may_end_here_in_every_way_and_go_on_after_all(play, say, find, store, case, way):
    chapter, stage = play(way=way)
    assert say(stage, "pass", beat=HERE)["ok"] and say(stage, "close", on=True)["ok"]
    assert stage.phase == "closed" and stage.now == {} and len(find(chapter.view, "Debrief")) == 1
    say(stage, "close", on=False)
    assert stage.phase == "playing" and find(chapter.view, "Debrief") == []
    say(stage, "close", on=True)
    assert say(find(chapter.view, "Debrief")[0], "finish")["ok"]
    assert store.runs(case.id)[0].status is Status.COMPLETED


def test_a_scene_ended_before_its_first_reply_has_nothing_to_draw(play, say, find):
    chapter, stage = play()
    say(stage, "close", on=True)
    assert find(chapter.view, "PathMap") == find(chapter.view, "RadarChart") == []
    assert find(chapter.view, "Debrief") and find(chapter.view, "TakeAway")


def test_a_reading_by_two_goes_past_a_moment_left_out(play, say):
    _chapter, stage = play(way="pair")
    say(stage, "choose", beat=HERE, option="b")
    assert stage.now["reply"]["speaker"] == "The neighbour from the next door along"
    assert not say(stage, "pass", beat=stage.now["beat"])["ok"], "a chosen reply is read"
    say(stage, "read", beat=HERE)
    say(stage, "pass", beat=stage.now["beat"])
    assert len(stage.turns) == 2 and "reply" not in stage.now


def test_finishing_keeps_rating_note_and_mark_in_view_and_closes_the_stage(play, say, find):
    chapter, stage = play()
    to_the_end(stage, say)
    (debrief,) = find(chapter.view, "Debrief")
    say(debrief, "rate", criterion="pace", value=4)
    say(debrief, "reflect", text="I hurried.")
    say(debrief, "bring", text="Why?")
    say(debrief, "supervision", on=True)
    say(debrief, "finish")
    assert find(chapter.view, "Debrief") == [debrief], "the page stays where it is"
    assert (debrief.ratings, debrief.reflection, debrief.brought, debrief.supervision) == (
        {"pace": 4}, "I hurried.", "Why?", True)
    assert stage.read_only and debrief.read_only


def test_the_traps_are_counted_kindly(play, say, find):
    chapter, stage = play()
    say(stage, "choose", beat=HERE, option="a")
    to_the_end(stage, say)
    traps = sum("trap" in turn["carried"] for turn in stage.turns)
    (reading,) = [one for one in find(chapter.view, "Reading") if one.blocks[0]["heading"] == "Well-meant traps"]
    said = reading.blocks[0]["paragraphs"]
    assert said[0].startswith(f"{traps} of your {len(stage.turns)} replies fell into a well-meant trap: ")
    assert "minimising" in said[0] and "kind people" in said[1]


def test_the_path_opens_at_what_is_worth_a_second_look_with_the_words_of_each_moment(play, say, find):
    chapter, stage = play(own="yes")
    say(stage, "write", beat=HERE, text="Tea towels, then.")
    say(stage, "choose", beat=HERE, option="a")
    to_the_end(stage, say)
    (path,) = find(chapter.view, "PathMap")
    first = path.moments[0]
    assert [one["beat"] for one in path.moments] == [turn["beat"] for turn in stage.turns]
    assert (first["own"], first["other"], first["speaker"]) == ("Tea towels, then.", "Dov", "You")
    assert first["thought"] and first["better"] and first["reply"] == stage.turns[0]["reply"]
    assert HERE in path.looks and set(path.looks) <= {one["beat"] for one in path.moments}
