"""A scene on the page: every choice is checked, kept, shown, taken up again; four ways to play it."""

import json
import random

import pytest
from scene_stage import SCENE, START, on_stage, reopened, shown, to_the_end
from scenes import scene

from empathy_widgets.domain import Status
from empathy_widgets.exercises.role_play import RolePlay
from empathy_widgets.library import Library


@pytest.fixture
def shelf(tmp_path):
    """A shelf with one made-up scene at three levels of its own; the names of the last entries to write, if any."""
    def held(*last):
        levels = {"easy": {"label": "On a good day", "start": {"trust": 12}},
                  "usual": {"label": "As ever", "about": "Neither here nor there."},
                  "closed": {"label": "Hardly there", "about": "Says little.", "start": {"trust": 8}}}
        tale = json.loads(json.dumps({**scene(), "levels": levels}).replace('"guarded"', '"closed"'))
        entries = sorted(tale, key=lambda name: name in last)
        (tmp_path / "shelf" / "scripts").mkdir(parents=True)
        text = "".join(f"{name}: {json.dumps(tale[name])}\n" for name in entries)
        text = text.replace('"2026-11-24"', "2026-11-24")  # a date stands without quotation marks
        (tmp_path / "shelf" / "scripts" / "a-scene.yaml").write_text(text, "utf-8")
        return Library(tmp_path / "shelf")
    return held


def level_question(menu, scene):
    (entry,) = [entry for entry in menu.entries if entry["id"] == scene]
    (asked,) = [question for question in entry["questions"] if question["id"] == "level"]
    return asked


def test_a_shipped_scene_asks_how_guarded_the_other_person_is_in_its_own_words(page):
    (menu,) = RolePlay(page).view.children
    for entry in menu.entries:
        asked = level_question(menu, entry["id"])
        levels = Library().entry("scripts", entry["id"]).levels
        assert asked["value"] == "open" and [one["label"] for one in asked["choices"]] == ["As written", "More guarded"]
        assert [(one["value"], one["help"]) for one in asked["choices"]] == [(one.id, one.about) for one in levels]


@pytest.mark.parametrize("last", [(), ("levels",), ("levels", "minutes")])
def test_a_scene_of_three_levels_offers_them_and_keeps_the_one_chosen(page, store, say, shelf, last):
    page.library = shelf(*last)
    chapter = RolePlay(page)
    (menu,) = chapter.view.children
    asked = level_question(menu, "a-scene")
    assert asked["value"] == "easy" and [(one["value"], one["label"], one["help"]) for one in asked["choices"]] == [
        ("easy", "On a good day", ""), ("usual", "As ever", "Neither here nor there."),
        ("closed", "Hardly there", "Says little.")]
    assert not say(menu, "start", content="a-scene", answers={**START, "level": "open"})["ok"]
    assert say(menu, "start", content="a-scene", answers={**START, "level": "closed"})["ok"]
    (run,) = store.runs(page.case.id)
    assert run.settings["level"] == "closed"
    stage = on_stage(chapter)
    say(stage, "begin")
    assert stage.now["says"] == "The door." and stage.gauges[0]["value"] == 8


def test_a_scene_that_needs_an_editor_is_listed_and_says_so_when_it_is_begun(page, say, shelf):
    page.library = shelf()
    file = page.library.folder / "scripts" / "a-scene.yaml"
    file.write_text(file.read_text("utf-8").replace('levels: {"easy"', "levels: {[", 1), "utf-8")
    (menu,) = RolePlay(page).view.children
    assert "level" not in [question["id"] for question in menu.entries[0]["questions"]]
    receipt = say(menu, "start", content="a-scene", answers=START)
    assert not receipt["ok"] and "a-scene" in receipt["text"]


def test_the_menu_shows_every_scene_with_its_questions(page):
    (menu,) = RolePlay(page).view.children
    assert {entry["id"] for entry in menu.entries} == {head["id"] for head in Library().shelf("scripts")}
    asked = {entry["id"]: [question["id"] for question in entry["questions"]] for entry in menu.entries}
    assert asked["after-the-meeting"] == ["way", "level", "setting", "own", "names", "minutes"]
    placed = {head["id"] for head in Library().shelf("scripts") if "places" in head}
    assert {id for id, questions in asked.items() if "setting" in questions} == placed != set(asked)


def test_a_scene_is_played_in_the_words_of_the_place_it_was_begun_with(page, store, say):
    (menu,) = RolePlay(page).view.children
    script = Library().entry("scripts", "after-the-meeting")
    assert say(menu, "start", content=script.id, answers={**START, "setting": "us"})["ok"]
    (run,) = store.runs(page.case.id)
    assert run.settings["setting"] == "us"
    chapter = RolePlay(page)
    assert chapter.noun(run) == script.placed("us") != script
    older = run.model_copy(update={"settings": {"way": "helper", "level": "open", "own": False, "names": [],
                                                "minutes": 5}})
    assert chapter.noun(older) == script


@pytest.mark.parametrize("wrong", [
    {"way": "alone"}, {"level": "cruel"}, {"own": "maybe"}, {"minutes": "60"}, {"names": 7}, {"setting": "us"},
    {"way": "pair", "names": "A, B, C"}, {"way": "triad", "names": "x" * 31},
])
def test_a_start_with_choices_nobody_offered_is_refused(page, store, say, wrong):
    (menu,) = RolePlay(page).view.children
    receipt = say(menu, "start", content=SCENE, answers={**START, **wrong})
    assert not receipt["ok"] and receipt["text"].endswith(".") and store.runs(page.case.id) == ()


def test_a_scene_opens_with_who_where_and_what_is_at_stake(play, say):
    chapter, stage = play(begin=False)
    assert stage.phase == "opening" and stage.scene["who"] and stage.scene["stake"] and stage.scene["safety"]
    say(stage, "begin")
    assert stage.phase == "playing" and stage.now["beat"] == "the-parcel" and len(stage.now["options"]) == 3


def test_a_choice_is_kept_and_answered_with_what_it_did(play, say, store, case):
    _chapter, stage = play()
    receipt = say(stage, "choose", beat="the-parcel", option="a")
    assert receipt["text"].startswith("Saved ")
    (turn,) = stage.turns
    assert turn["depth"] == 0 and "minimising" in turn["carried"] and turn["why"] and turn["better"] and turn["thought"]
    assert turn["moved"] == "Openness −1" and stage.now["beat"] == "the-kettle"
    assert [event.kind for event in store.runs(case.id)[0].events] == ["begin", "choose"]


def test_a_moment_can_be_tried_again(play, say):
    _chapter, stage = play()
    say(stage, "choose", beat="the-parcel", option="a")
    assert say(stage, "again", beat="the-parcel")["ok"]
    assert stage.turns == [] and stage.now["tried"] == ["a"]
    say(stage, "choose", beat="the-parcel", option="b")
    assert len(stage.turns[0]["tried"]) == 1 and stage.turns[0]["depth"] == 2


def test_every_moment_is_the_same_after_a_new_kernel(play, say, open_page, store, case):
    _chapter, stage = play()
    dice = random.Random(3)
    for _step in range(12):
        if stage.phase != "playing":
            break
        if stage.turns and dice.random() < 0.3:
            say(stage, "again", beat=stage.turns[-1]["beat"])
        else:
            say(stage, "choose", beat=stage.now["beat"], option=dice.choice(stage.now["options"])["id"])
        assert shown(on_stage(reopened(open_page, store, case))) == shown(stage)


def test_a_message_a_reload_interrupted_is_heard_once(play, say, open_page, store, case):
    _chapter, stage = play()
    say(stage, "choose", request="lost", beat="the-parcel", option="b")
    again = on_stage(reopened(open_page, store, case))
    assert say(again, "choose", request="lost", beat="the-parcel", option="b")["ok"]
    assert len(again.turns) == 1 and len(store.runs(case.id)[0].events) == 2


@pytest.mark.parametrize(("kind", "fields"), [
    ("choose", {"beat": "the-parcel", "option": "d"}), ("choose", {"beat": "the-quiet", "option": "a"}),
    ("choose", {"beat": "", "option": ""}), ("again", {"beat": "the-parcel"}), ("onwards", {"beat": "the-parcel"}),
    ("guess", {"beat": "the-parcel", "feelings": ["bored"], "needs": [], "words": ""}),
    ("guess", {"beat": "the-parcel", "feelings": [7], "needs": [], "words": ""}),
    ("write", {"beat": "the-parcel", "text": "x" * 1001}), ("tick", {"item": "nothing", "on": True}),
    ("choose", {"beat": "the-parcel", "option": 1}), ("shout", {}),
])
def test_what_no_page_of_ours_sends_changes_nothing(play, say, store, case, kind, fields):
    _chapter, stage = play()
    before = shown(stage)
    receipt = say(stage, kind, **fields)
    assert not receipt["ok"] and receipt["text"]
    assert shown(stage) == before and len(store.runs(case.id)[0].events) == 1


def test_another_page_that_carried_on_is_caught_up_with(play, say, open_page, store, case):
    _chapter, stage = play()
    other = on_stage(reopened(open_page, store, case))
    say(other, "choose", beat="the-parcel", option="b")
    receipt = say(stage, "choose", beat="the-parcel", option="a")
    assert not receipt["ok"] and "Another page" in receipt["text"]
    assert shown(stage) == shown(other)


def test_own_words_come_before_the_replies(play, say):
    _chapter, stage = play(own="yes")
    assert stage.now["asks_own"] and stage.now["own"] is None
    say(stage, "write", beat="the-parcel", text="Tea towels, then.")
    assert stage.now["own"] == "Tea towels, then."
    say(stage, "choose", beat="the-parcel", option="b")
    assert stage.turns[0]["own"] == "Tea towels, then." and stage.now["own"] is None


def test_in_the_other_chair_the_line_is_hidden_until_a_guess(play, say, find):
    chapter, stage = play(way="swap")
    assert stage.scene["part"] == (
        "You play Dov now. The script answers you as the neighbour from the next door along would.")
    assert stage.now["says"] == "" and "lonely" in stage.now["ask"]["feelings"]
    say(stage, "guess", beat="the-parcel", feelings=["lonely", "angry"], needs=["company"], words="so tired of it")
    assert stage.now["ask"] is None and stage.now["says"]
    found = stage.now["match"]
    assert (found["both"], found["guessed"], sorted(found["written"])) == (
        ["lonely", "company"], ["angry"], ["her name said", "numb"])
    say(stage, "onwards", beat="the-parcel")
    assert stage.turns[0]["depth"] == 2 and stage.turns[0]["match"] == found and stage.now["ask"]
    assert stage.turns[0]["speaker"] == "The neighbour from the next door along", "you are Dov: the helper has a name"
    while stage.phase == "playing":
        say(stage, "guess", beat=stage.now["beat"], feelings=[], needs=["quiet"], words="")
        say(stage, "onwards", beat=stage.now["beat"])
    assert find(chapter.view, "RadarChart") == []
    reading = find(chapter.view, "Reading")[0].blocks[0]["paragraphs"]
    assert reading[0].startswith("Words in common with the script") and "% of the words" in reading[0]
    assert "not a measure" in reading[1]
    assert find(chapter.view, "Debrief")[0].asks_check


def test_after_the_ending_come_the_charts_and_the_debrief(play, say, find):
    chapter, stage = play()
    to_the_end(stage, say)
    assert stage.phase == "ended" and stage.ending["debrief"] and stage.now == {}
    (radar,), (turns,) = find(chapter.view, "RadarChart"), find(chapter.view, "TrendChart")
    assert "not a score of you" in radar.caption and turns.chart == "turns"
    (debrief,) = find(chapter.view, "Debrief")
    assert (say(debrief, "rate", criterion="pace", value=4)["ok"]
            and say(debrief, "rate", criterion="near", value=None)["ok"])
    assert not say(debrief, "rate", criterion="pace", value=6)["ok"]
    assert not say(debrief, "rate", criterion="looks", value=1)["ok"]
    say(debrief, "reflect", text="I hurried.")
    say(debrief, "supervision", on=True)
    assert say(debrief, "finish")["ok"] and debrief.read_only


def test_a_finished_scene_is_listed_and_marked_for_supervision(play, say, find, open_page, store, case):
    chapter, stage = play()
    to_the_end(stage, say)
    (debrief,) = find(chapter.view, "Debrief")
    say(debrief, "supervision", on=True)
    say(debrief, "reflect", text="I hurried.")
    say(debrief, "finish")
    (run,) = store.runs(case.id)
    assert run.status is Status.COMPLETED
    (menu,) = RolePlay(open_page(case.id)).view.children
    assert menu.finished[0]["badge"] == "for supervision" and menu.finished[0]["title"] == "Two cups"
    (again,) = find(reopened(open_page, store, case).view, "Debrief")
    assert again.read_only and again.reflection == "I hurried." and again.supervision
    assert json.dumps(again.ratings) == "{}"


def test_a_scene_of_an_older_workbook_that_was_edited_since_says_so_in_a_sentence(open_page, store, case, monkeypatch):
    settings = {"way": "helper", "level": "open", "own": False, "names": [], "minutes": 5}
    run = store.start_run(case.id, "role-play", SCENE, settings)
    store.add_event(run.id, "choose", {"beat": "the-parcel", "option": "b"}, case_id=case.id)
    assert len(on_stage(reopened(open_page, store, case)).turns) == 1, "it kept no text: the file as it was"
    edited = Library().entry("scripts", SCENE).model_copy(update={"start": "the-quiet"})
    monkeypatch.setattr(Library, "earliest", lambda self, folder, id: edited)
    (notice,) = reopened(open_page, store, case).view.children
    assert notice.tone == "error" and "edited since" in notice.text
