"""A run opens, goes on and is looked back on as it was begun, whatever an editor does to its file meanwhile."""

import shutil

import pytest
from scene_stage import SCENE, START, on_stage, shown, to_the_end

from empathy_widgets.exercises.discussion import Discussion
from empathy_widgets.exercises.course.timeline import timeline
from empathy_widgets.exercises.mirroring import Mirroring
from empathy_widgets.exercises.problem import ProblemSolving
from empathy_widgets.exercises.role_play import RolePlay
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.library import Library, check_content
from empathy_widgets.library import library as shelf
from empathy_widgets.places import content_folder
from empathy_widgets.records import Store

CHAPTERS = {chapter.folder: chapter for chapter in RUNS.values()}


@pytest.fixture
def content(tmp_path, monkeypatch):
    """A content folder of this test's own, which its pages read."""
    folder = shutil.copytree(content_folder(), tmp_path / "content")
    monkeypatch.setattr(shelf, "content_folder", lambda: folder)
    return folder


@pytest.fixture
def edit(content):
    """Do to a file what an editor does; it must be sound afterwards. Without ``changes`` it is deleted."""
    def edited(folder, id, **changes):
        file = content / folder / f"{id}.yaml"
        if not changes:
            return file.unlink()
        text = file.read_text("utf-8")
        for old, new in changes.values():
            assert old in text
            text = text.replace(old, new)
        file.write_text(text, "utf-8")
        assert check_content(file) == []
        return None
    return edited


@pytest.fixture
def reopen(open_page, store, case):
    """The case's first run as another kernel shows it: the notes above it, the widget it is played on, the chapter."""
    def opened(folder):
        run = store.runs(case.id, kind=CHAPTERS[folder].kind)[0]
        chapter = CHAPTERS[folder](open_page(query=f"case={case.id}&run={run.id}"))
        *notes, stage = (one for one in chapter.view.children if type(one).__name__ in ("Notice", "VBox"))
        return [note.text for note in notes], stage.children[0] if hasattr(stage, "children") else stage, chapter
    return opened


RENAMED = {"a": ("the-kettle", "the-teapot"), "b": ("title: Two cups\n", "title: Three cups\n")}


def begun(page, say, store, case, **answers):
    chapter = RolePlay(page)
    say(chapter.view.children[0], "start", content=SCENE, answers={**START, **answers})
    stage = on_stage(chapter)
    say(stage, "begin")
    say(stage, "choose", beat="the-parcel", option="a")
    assert stage.now["beat"] == "the-kettle"
    return chapter, stage


def test_a_scene_half_played_is_the_same_after_its_file_was_edited_and_deleted(
    content, edit, page, say, store, case, reopen, find, open_page,
):
    _chapter, stage = begun(page, say, store, case)
    assert reopen("scripts")[0] == [], "nothing is said while nothing has changed"
    sentence = stage.now["says"]
    edit("scripts", SCENE, **RENAMED, words=(stage.turns[0]["says"], "A wholly new first line."))
    notes, again, _chapter = reopen("scripts")
    assert notes == ["This is played from an earlier version of this scene. It was changed since; here it stays word "
                     "for word as you began it."]
    assert shown(again) == shown(stage) and again.now["says"] == sentence and again.scene["title"] == "Two cups"
    edit("scripts", SCENE)
    notes, again, chapter = reopen("scripts")
    assert shown(again) == shown(stage) and "taken off the shelf since" in notes[0]
    to_the_end(again, say)
    (debrief,) = find(chapter.view, "Debrief")
    say(debrief, "reflect", text="I hurried.")
    assert say(debrief, "finish")["ok"]
    _notes, last, chapter = reopen("scripts")
    assert shown(last)["turns"] == again.turns and last.ending == again.ending and last.read_only
    assert find(chapter.view, "PathMap") and find(chapter.view, "Debrief")[0].reflection == "I hurried."
    (menu,) = RolePlay(open_page(case.id)).view.children
    assert menu.finished[0]["title"] == "Two cups" and SCENE not in {entry["id"] for entry in menu.entries}
    assert [row["title"] for row in timeline(open_page(case.id))] == ["Two cups"] and store.verify() == []


def test_each_run_has_the_version_it_was_begun_from(content, edit, page, say, store, case, open_page):
    begun(page, say, store, case)
    edit("scripts", SCENE, **RENAMED)
    page.look_at_run(None)
    chapter = RolePlay(open_page(case.id))
    say(chapter.view.children[0], "start", content=SCENE, answers=START)
    say(on_stage(chapter), "begin")
    say(on_stage(chapter), "choose", beat="the-parcel", option="a")
    assert on_stage(chapter).now["beat"] == "the-teapot"
    first, second = store.runs(case.id)
    assert first.version != second.version
    assert store.content_of(second).text == (content / "scripts" / f"{SCENE}.yaml").read_bytes().decode()
    (menu,) = RolePlay(open_page(case.id)).view.children
    assert sorted((row["title"], row["line"].split(" · ", 1)[1]) for row in menu.resumable) == [
        ("Three cups", "as the helper · 1 turn so far"), ("Two cups", "as the helper · 1 turn so far")]


def test_an_edit_that_is_taken_back_leaves_no_note(content, edit, page, say, store, case, reopen):
    begun(page, say, store, case)
    edit("scripts", SCENE, title=("title: Two cups\n", "title: Three cups\n"))
    assert reopen("scripts")[0]
    edit("scripts", SCENE, title=("title: Three cups\n", "title: Two cups\n"))
    assert reopen("scripts")[0] == []


def test_a_file_that_cannot_be_read_any_more_harms_no_run_and_begins_none(
    content, page, say, store, case, reopen, open_page,
):
    _chapter, stage = begun(page, say, store, case)
    for broken in (b"id: [", b"\xff\xfe", b"x" * 100_001):
        (content / "scripts" / f"{SCENE}.yaml").write_bytes(broken)
        notes, again, _chapter = reopen("scripts")
        assert len(notes) == 1 and shown(again) == shown(stage)
    chapter = RolePlay(open_page(case.id))
    assert not say(chapter.view.children[0], "start", content=SCENE, answers=START)["ok"]
    assert len(store.runs(case.id)) == 1


def test_an_earlier_play_of_another_version_stands_beneath_with_its_own_counts(
    content, edit, page, say, store, case, find, open_page,
):
    _chapter, stage = begun(page, say, store, case)
    to_the_end(stage, say, 1)
    edit("scripts", SCENE, **RENAMED)
    chapter = RolePlay(open_page(case.id))
    say(chapter.view.children[0], "start", content=SCENE, answers=START)
    say(on_stage(chapter), "begin")
    to_the_end(on_stage(chapter), say, 2)
    (radar,) = find(chapter.view, "RadarChart")
    assert radar.caption.count("Dashed beneath, ") == 1 and "another version" in radar.caption
    assert f"in {len(stage.turns)} replies" in radar.caption


def test_a_mirroring_session_keeps_its_rounds(content, edit, page, say, store, case, reopen):
    chapter = Mirroring(page)
    say(chapter.view.children[0], "start", content="first-time-pair", answers={"people": "Mo, Bea"})
    mirror = on_stage(chapter)
    say(mirror, "done", round=0)
    say(mirror, "skip", round=0)
    now, count, debrief = dict(mirror.now), mirror.count, list(mirror.debrief)
    edit("mirroring", "first-time-pair", cue=(now["title"], "Something else"))
    for _state in ("edited", "deleted"):
        notes, again, chapter = reopen("mirroring")
        assert "an earlier version of this sequence" in notes[0]
        assert (again.now, again.count, again.at) == (now, count, mirror.at) and again.debrief == debrief
        if _state == "edited":
            edit("mirroring", "first-time-pair")
    while again.at < again.count:
        say(again, "skip", round=again.at)
    assert say(again, "finish")["ok"] and reopen("mirroring")[1].read_only
    assert "Something else" not in str(reopen("mirroring")[1].now)


def test_a_talk_keeps_its_cards(content, edit, page, say, store, case, reopen, find, words):
    chapter = Discussion(page)
    say(chapter.view.children[0], "start", content="sorry", answers={"people": "A, B", "timed": "no"})
    cards = on_stage(chapter)
    say(cards, "deal", move="deeper")
    dealt, title = list(cards.cards), cards.title
    edit("discussions", "sorry", words=(dealt[1]["text"], "Quite another question, is it not?"))
    assert "an earlier version of this topic" in reopen("discussions")[0][0]
    edit("discussions", "sorry")
    _notes, again, _chapter = reopen("discussions")
    assert (again.cards, again.title) == (dealt, title)
    say(again, "note", card=dealt[1]["id"], text="We both went quiet.")
    assert say(again, "finish")["ok"]
    told = words(find(reopen("discussions")[2].view, "Reading")[0].blocks)
    assert dealt[1]["text"] in told and "We both went quiet." in told


def test_a_board_keeps_the_example_it_was_copied_from(content, edit, page, say, store, case, reopen, open_page):
    (head, *_others) = Library().shelf("problems")
    chapter = ProblemSolving(page)
    say(chapter.view.children[0], "start", content=head["id"], answers={"way": "copy"})
    board = on_stage(chapter)
    say(board, "step", step=2)
    before = (board.statement, list(board.entries), board.title, board.people)
    edit("problems", head["id"], words=(board.entries[0]["text"], "Something that never happened"))
    assert "an earlier version of this problem" in reopen("problems")[0][0]
    edit("problems", head["id"])
    _notes, again, _chapter = reopen("problems")
    assert (again.statement, again.entries, again.title, again.people) == before and again.step == 2
    assert say(again, "finish")["ok"] and reopen("problems")[1].entries == before[1]
    assert timeline(open_page(case.id))[0]["title"] == head["title"]


def test_a_blank_board_has_no_version(content, page, say, store, case, reopen):
    chapter = ProblemSolving(page)
    say(chapter.view.children[0], "start", content="blank", answers={"people": "A, B"})
    assert store.runs(case.id)[0].version is None and reopen("problems")[0] == []


def test_two_hundred_runs_of_two_hundred_versions_are_listed_without_reading_a_scene(
    content, store, case, open_page, monkeypatch,
):
    text = (content / "scripts" / f"{SCENE}.yaml").read_text("utf-8")
    for number in range(200):
        store.start_run(case.id, "role-play", SCENE, {"way": "helper", "level": "open"},
                        version_text=text.replace("title: Two cups", f"title: Cup {number}"))

    def read(*_anything, **_more):
        raise AssertionError("a list reads no scene whole")

    asked = []
    monkeypatch.setattr(shelf, "read_content", read)
    heads = Store.content_heads
    monkeypatch.setattr(Store, "content_heads", lambda self, versions: asked.append(1) or heads(self, versions))
    page = open_page(case.id)
    (menu,) = RolePlay(page).view.children
    assert {row["title"] for row in menu.resumable} == {f"Cup {number}" for number in range(200)} and asked == [1]
    assert len({row["title"] for row in timeline(open_page(case.id))}) == 200 and asked == [1, 1]
