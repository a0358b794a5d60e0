"""`empathy script`: a scene in the terminal, and its picture."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.places import content_folder

SCENE = str(content_folder() / "scripts" / "two-cups.yaml")


def run(*words, typed=""):
    return CliRunner().invoke(app, ["script", *words], input=typed)


def test_a_scene_is_played_to_its_end():
    said = run("play", SCENE, typed="b\n" + "a\n" * 12)
    assert said.exit_code == 0
    for words in ("TWO CUPS", "Dov:", "thinks:", "Trust", "landed"):
        assert words in said.output
    assert any(ending in said.output for ending in ("UNTIL THE RAIN STOPPED", "SOUP ON THURSDAY", "FINE, THEN"))
    assert max(map(len, said.output.splitlines())) <= 80


def test_a_moment_can_be_tried_again_and_a_wrong_letter_is_answered():
    said = run("play", SCENE, "--level", "guarded", typed="a\nr\nz\nb\nq\n")
    assert "Once more." in said.output and "Please type a, b, c, r or q." in said.output
    assert said.output.rstrip().endswith("You left the scene. Nothing was kept.")


@pytest.mark.parametrize("typed", ["", "q\n", "a\n"])
def test_leaving_is_kind_wherever_it_happens(typed):
    said = run("play", SCENE, typed=typed)
    assert said.exit_code == 0 and "Nothing was kept." in said.output


def test_a_picture_is_drawn_and_a_bad_place_is_said(tmp_path):
    out = tmp_path / "map.svg"
    assert run("map", SCENE, "--out", str(out)).exit_code == 0 and out.read_text("utf-8").startswith("<svg")
    said = run("map", SCENE, "--out", str(tmp_path / "nowhere" / "map.svg"))
    assert said.exit_code == 2 and "There is no folder" in said.stderr


@pytest.mark.parametrize("words", [
    ("play", "nowhere.yaml"), ("map", "nowhere.yaml"), ("play", SCENE, "--level", "cruel"),
    ("play", str(content_folder() / "instruments" / "pes.yaml"))])
def test_what_is_no_scene_is_refused_in_one_sentence(words):
    said = run(*words)
    assert said.exit_code == 2 and said.stderr.startswith("empathy: ") and "Traceback" not in said.stderr


def test_a_scene_is_played_at_its_first_level_whatever_that_is_called(tmp_path):
    file = tmp_path / "scripts" / "two-cups.yaml"
    file.parent.mkdir()
    file.write_text(Path(SCENE).read_text("utf-8").replace("  open: {label", "  easy: {label"), "utf-8")
    for level in ((), ("--level", "easy"), ("--level", "guarded")):
        assert run("play", str(file), *level, typed="q\n").exit_code == 0
    said = run("play", str(file), "--level", "open", typed="q\n")
    assert said.exit_code == 2 and "no such level" in said.stderr


@pytest.fixture
def draft(tmp_path):
    """A story by others, brought in and not touched since."""
    file = tmp_path / "doorstep.yaml"
    case = Path(__file__).parents[1] / "exchange" / "cases" / "doorstep-two-questions.yarn"
    assert run("import", str(case), "--out", str(file)).exit_code == 0
    return file


def test_a_draft_is_walked_before_it_is_finished(draft):
    said = run("play", str(draft), typed="a\na\na\na\n")
    assert said.exit_code == 0 and "This is a draft: 82 places are still to write." in said.stderr
    for words in ("Nora: You came back.", "a) I said I would.", "b) I will wait here.", "[still to write: looks]",
                  "[still to write: carries, depth or trap]", "DOORSTEP 6", "Well."):
        assert words in said.stdout, words
    assert "still to write" not in run("play", SCENE, typed="q\n").output


def test_a_beat_without_a_reply_ends_the_walk_kindly(draft):
    draft.write_text("start: door\nbeats: {door: {says: Hm.}}\n", "utf-8")
    said = run("play", str(draft), typed="a\n")
    assert said.exit_code == 0 and "No reply is offered here yet" in said.output and "Nothing was kept." in said.output


def test_the_map_of_a_draft_says_in_words_what_is_to_write(draft, tmp_path):
    out = tmp_path / "map.svg"
    said = run("map", str(draft), "--out", str(out))
    drawn = out.read_text("utf-8")
    assert said.exit_code == 0 and "This is a draft" in said.stderr
    assert drawn.count('class="box draft"') == 7 and drawn.count("places to write</text>") == 7
    assert "Doorstep 2 (14 places to write)" in drawn
    run("map", SCENE, "--out", str(out), "--force")
    assert "to write" not in out.read_text("utf-8") and 'class="box draft"' not in out.read_text("utf-8")


def test_a_file_that_is_no_draft_keeps_its_own_complaint(tmp_path):
    file = tmp_path / "scripts" / "broken.yaml"
    file.parent.mkdir()
    file.write_text("id: broken\ntitle: [\n", "utf-8")
    said = run("play", str(file))
    assert said.exit_code == 2 and said.stderr.count("\n") == 1 and "broken.yaml" in said.stderr


def test_a_map_never_takes_the_place_of_what_is_there(tmp_path):
    there, link, pipe, folder = (tmp_path / name for name in ("there.svg", "link.svg", "pipe.svg", "folder.svg"))
    there.write_text("mine", "utf-8")
    link.symlink_to(there)
    os.mkfifo(pipe)
    folder.mkdir()
    for place in (there, link, pipe, folder, Path("/dev/null")):
        said = run("map", SCENE, "--out", str(place))
        assert said.exit_code == 2 and said.stderr.startswith("empathy: ") and said.stderr.count("\n") == 1, place
    for place in (link, pipe, folder, Path("/dev/null")):
        said = run("map", SCENE, "--out", str(place), "--force")
        assert said.exit_code == 2 and "--force" not in said.stderr, place
    assert there.read_text("utf-8") == "mine" and link.is_symlink() and pipe.is_fifo() and list(folder.iterdir()) == []
    assert Path("/dev/null").is_char_device()
    assert run("map", SCENE, "--out", str(there), "--force").exit_code == 0
    assert there.read_text("utf-8").startswith("<svg")
