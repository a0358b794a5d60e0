"""Two in the room: every line says who reads it, replies are chosen together, chairs change half-way."""

import random

from scene_stage import SCENE, on_stage, reopened, shown


def test_every_line_says_who_reads_it_and_a_reply_is_read_before_its_effect_is_shown(play, say, store, case):
    _chapter, stage = play(way="pair", names="Mo, Bea")
    assert stage.scene["part"].startswith("Two parts to read aloud: Dov, ") and stage.now["reads"] == "Mo reads aloud"
    trust = [gauge["value"] for gauge in stage.gauges]
    say(stage, "choose", beat="the-parcel", option="a")
    assert stage.turns == [] and stage.now["reply"]["reads"] == "Bea reads aloud" and "options" in stage.now
    assert [gauge["value"] for gauge in stage.gauges] == trust
    assert not say(stage, "choose", beat="the-kettle", option="a")["ok"], "the reply is not read yet"
    assert say(stage, "read", beat="the-parcel")["ok"]
    (turn,) = stage.turns
    assert (turn["reads"], turn["answers"], turn["depth"]) == ("Mo reads aloud", "Bea reads aloud", 0)
    assert stage.now["beat"] == "the-kettle" and not say(stage, "read", beat="the-parcel")["ok"]
    assert [event.kind for event in store.runs(case.id)[0].events] == ["begin", "choose", "read"]


def test_another_reply_can_be_chosen_before_it_is_read(play, say):
    _chapter, stage = play(way="pair")
    say(stage, "choose", beat="the-parcel", option="a")
    assert say(stage, "again", beat="the-parcel")["ok"]
    assert stage.now["tried"] == ["a"] and len(stage.now["options"]) == 3


def half_way(stage, say):
    """Read the first half, up to the change of chairs."""
    while "change" not in stage.now:
        here = stage.now["beat"]
        say(stage, "choose", beat=here, option="b")
        assert say(stage, "read", beat=here)["ok"]


def test_the_two_change_chairs_half_way_when_they_say_so(play, say):
    _chapter, stage = play(way="pair", names="Mo, Bea")
    assert not say(stage, "change")["ok"], "not yet"
    half_way(stage, say)
    assert len(stage.turns) == 4 and "From here Bea reads Dov, and Mo answers." in stage.now["change"]["text"]
    assert not say(stage, "choose", beat=stage.now["beat"], option="b")["ok"]
    assert say(stage, "change")["ok"] and stage.now["reads"] == "Bea reads aloud"
    assert stage.scene["cue"] == "You have changed chairs. Bea reads Dov; Mo answers."
    assert {turn["reads"] for turn in stage.turns} == {"Mo reads aloud"}
    say(stage, "again", beat=stage.turns[-1]["beat"])
    assert stage.now["reads"] == "Bea reads aloud", "they stay where they sit"


def test_the_ending_waits_until_the_last_reply_is_read(play, say, find):
    chapter, stage = play(way="pair")
    half_way(stage, say)
    say(stage, "change")
    while True:
        here = stage.now["beat"]
        say(stage, "choose", beat=here, option="b")
        assert stage.phase == "playing" and find(chapter.view, "Debrief") == []
        say(stage, "read", beat=here)
        if stage.phase == "ended":
            break
    assert find(chapter.view, "Debrief") and len(find(chapter.view, "RadarChart")) == 1


def test_a_reading_is_the_same_after_a_new_kernel_at_every_step(play, say, open_page, store, case):
    _chapter, stage = play(way="pair", own="yes")
    dice = random.Random(5)
    for _step in range(60):
        if stage.phase != "playing":
            break
        now = stage.now
        if "reply" in now:
            say(stage, "read", beat=now["beat"]) if dice.random() < 0.8 else say(stage, "again", beat=now["beat"])
        elif "change" in now:
            say(stage, "change")
        elif now["asks_own"] and now["own"] is None:
            say(stage, "write", beat=now["beat"], text="In our words.")
        else:
            say(stage, "choose", beat=now["beat"], option=dice.choice(now["options"])["id"])
        assert shown(on_stage(reopened(open_page, store, case))) == shown(stage)
    assert stage.phase == "ended"


def test_nobody_else_reads_or_changes_chairs(play, say):
    _chapter, stage = play()
    say(stage, "choose", beat="the-parcel", option="a")
    for kind, more in (("read", {"beat": "the-parcel"}), ("change", {}), ("rotate", {})):
        assert not say(stage, kind, **more)["ok"]
    assert stage.phase == "playing"


def test_two_who_began_before_lines_were_read_aloud_find_their_scene_as_it_was(say, open_page, store, case):
    run = store.start_run(case.id, "role-play", SCENE, {
        "way": "pair", "level": "open", "own": False, "names": ["Mo", "Bea"], "minutes": 5})
    store.add_event(run.id, "begin", {}, case_id=case.id)
    stage = on_stage(reopened(open_page, store, case))
    for _turn in range(4):
        assert say(stage, "choose", beat=stage.now["beat"], option="b")["ok"]
    assert stage.scene["cue"] == "You have changed chairs. Bea reads Dov; Mo answers." and stage.now["reads"] == ""
