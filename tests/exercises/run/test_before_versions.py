"""Runs begun before a run kept its text open with the scenes as they were then, half played and looked back on."""

import random

import pytest
from scene_stage import on_stage

from empathy_widgets.domain import Run
from empathy_widgets.errors import ContentError
from empathy_widgets.exercises.role_play import RolePlay
from empathy_widgets.library import Library, check_content
from empathy_widgets.places import content_folder
from empathy_widgets.play.play import begin, choose, offered

BEFORE = content_folder() / "scripts" / "earlier"
SCENES = sorted(path.stem for path in BEFORE.glob("*.yaml"))


def moves(script, level, seed, most):
    """The choices of a run by the dice, as its events hold them."""
    dice, play, events = random.Random(seed), begin(script, level), [("begin", {})]
    while not play.ended and len(events) <= most:
        beat = script.beat(play.at)
        option = dice.choice(offered(beat, play)).id
        events.append(("choose", {"beat": beat.id, "option": option}))
        play = choose(script, play, option)
    return events


def test_there_are_the_eleven_scenes_of_before_and_each_was_changed_since():
    library = Library()
    assert len(SCENES) == 11
    for scene in SCENES:
        assert library.earliest("scripts", scene) != library.entry("scripts", scene)


@pytest.mark.parametrize("most", [3, 40])
@pytest.mark.parametrize("scene", SCENES)
def test_a_run_that_kept_no_text_opens_where_it_stood(scene, most, store, case, open_page, find):
    script = Library().earliest("scripts", scene)
    level = script.levels[-1].id
    settings = {"way": "helper", "level": level, "own": False, "names": [], "minutes": 5}
    run = store.start_run(case.id, "role-play", scene, settings)
    assert isinstance(run, Run) and run.version is None
    events = moves(script, level, seed=len(scene), most=most)
    for kind, body in events:
        store.add_event(run.id, kind, body, case_id=case.id)
    chapter = RolePlay(open_page(query=f"case={case.id}&run={run.id}"))
    stage = on_stage(chapter)
    assert [turn["beat"] for turn in stage.turns] == [body["beat"] for kind, body in events if kind == "choose"]
    assert stage.turns[0]["says"] == script.beat(script.start).words(level)[0]
    if most == 40:
        assert stage.phase == "ended" and find(chapter.view, "PathMap") and find(chapter.view, "Debrief")


def test_todays_customs_bind_the_shelf_and_not_what_a_run_kept(tmp_path):
    scene = tmp_path / "scripts" / "two-cups.yaml"
    scene.parent.mkdir()
    scene.write_text((BEFORE / "two-cups.yaml").read_text("utf-8"), "utf-8")
    assert any("names no skill" in str(complaint) for complaint in check_content(scene))
    wordy = scene.read_text("utf-8").replace('says: "', 'says: "' + "no " * 61, 1)
    library = Library(tmp_path)
    assert library.content_from_text("scripts", "two-cups", wordy).id == "two-cups"
    scene.write_text(wordy, "utf-8")
    with pytest.raises(ContentError, match="more than 60 words"):
        library.entry("scripts", "two-cups")
