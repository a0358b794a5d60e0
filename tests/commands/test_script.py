"""`empathy script`: a scene in the terminal, and its picture."""

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
