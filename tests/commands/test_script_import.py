"""`empathy script import`: a story becomes a draft; the draft alone goes to the pipe, everything said goes beside
it.
"""

import pytest
from ruamel.yaml import YAML
from story_of_eight import eight_beats
from story_samples import every_file
from typer.testing import CliRunner

from empathy_widgets.cli import app

FILES = every_file()


def run(*words, typed=None):
    return CliRunner().invoke(app, ["script", "import", *map(str, words)], input=typed)


@pytest.fixture
def story(tmp_path):
    file = tmp_path / "story.twee"
    file.write_bytes(FILES["sugarcube.twee"])
    return file


def test_the_draft_is_written_under_its_name_and_what_must_be_decided_is_said(story, tmp_path):
    out = tmp_path / "my-story.yaml"
    said = run(story, "--out", out)
    assert said.exit_code == 0 and said.stdout == ""
    assert YAML(typ="safe").load(out.read_text("utf-8"))["id"] == "my-story"
    first = said.stderr.splitlines()[0]
    assert first.startswith("Late home (Twee 3, SugarCube): 3 beats, 11 options, 3 endings, ")
    assert "To be decided:\n  passage “Kitchen”, line 18:" in said.stderr and "Not carried over:\n" in said.stderr
    assert "does not pass yet: it names" in said.stderr and "the first at line 5." in said.stderr
    assert "Once all is written, it would still say:\n  line" in said.stderr


@pytest.mark.parametrize("name", list(FILES))
def test_without_out_the_draft_alone_goes_to_standard_output(name, tmp_path):
    file = tmp_path / name
    file.write_bytes(FILES[name])
    said = run(file)
    assert said.exit_code == 0
    content = YAML(typ="safe").load(said.stdout)
    assert content["beats"] and content["start"] in content["beats"]
    assert "beats, " in said.stderr and "Traceback" not in said.stderr


def test_a_story_can_come_through_a_pipe():
    said = run("-", typed=FILES["start.yarn"])
    assert said.exit_code == 0 and YAML(typ="safe").load(said.stdout)["id"] == "story"


def test_a_file_that_is_there_is_written_over_only_when_asked(story, tmp_path):
    out = tmp_path / "mine.yaml"
    out.write_text("mine", "utf-8")
    said = run(story, "--out", out)
    assert said.exit_code == 2 and "is there already" in said.stderr and "--force" in said.stderr
    assert out.read_text("utf-8") == "mine"
    assert (run(story, "--out", out, "--force").exit_code == 0
            and out.read_text("utf-8").startswith("# yaml-language-server"))


def test_a_whole_story_has_nothing_to_decide_and_only_missing_words(tmp_path):
    file = tmp_path / "eight.twee"
    file.write_bytes(eight_beats("twee"))
    said = run(file)
    assert "8 beats, 25 options, 3 endings, 0 things to decide, 0 not carried over." in said.stderr
    assert "does not pass yet" in said.stderr
    still = said.stderr.split("would still say:\n")[1].strip().splitlines()
    assert len(still) == 1 and "Nobody in this scene checks what they understood" in still[0]


def test_a_draft_the_checker_has_nothing_to_say_about_passes(story, monkeypatch):
    monkeypatch.setattr("empathy_widgets.library.check_content", lambda _place: [])
    assert run(story).stderr.rstrip().endswith("“empathy content check late-home.yaml” passes.")


@pytest.mark.parametrize("words, sentence", [
    (("nowhere.twee",), "There is no such file"), ((".",), "It is a folder"),
    (("{story}", "--out", "My Story.yaml"), "Name the draft in lower-case"),
    (("{story}", "--out", "story.yml"), "ending .yaml"),
    (("{story}", "--out", "{folder}/nowhere/story.yaml"), "There is no folder"),
    (("{story}", "--out", "{folder}/same.yaml", "--force"), "would be overwritten"), (("{empty}",), "is empty"),
    (("{large}",), "larger than 5 MB"),
])
def test_what_cannot_be_done_is_said_in_one_sentence_and_nothing_is_written(words, sentence, story, tmp_path):
    places = {"story": story, "folder": tmp_path, "empty": tmp_path / "empty.twee", "large": tmp_path / "large.html"}
    places["empty"].write_bytes(b"")
    places["large"].write_bytes(b"<" * 6_000_000)
    if "same.yaml" in str(words):
        story = places["story"] = story.rename(tmp_path / "same.yaml")
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    said = run(*[word.format(**places) for word in words])
    assert said.exit_code == 2 and said.stdout == ""
    assert said.stderr.startswith("empathy: ") and sentence in said.stderr and said.stderr.count("\n") == 1
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_start_that_is_not_there_is_refused_and_can_be_named(tmp_path):
    file = tmp_path / "door.twee"
    file.write_text(':: StoryData\n{"start": "Doro"}\n:: Door\n[[On->Hall]]\n:: Hall\n[[Out->Door]]\n', "utf-8")
    said = run(file)
    assert said.exit_code == 2 and said.stderr.count("\n") == 1 and "“Door”, by --start." in said.stderr
    named = run(file, "--start", "Hall")
    assert named.exit_code == 0 and YAML(typ="safe").load(named.stdout)["start"] == "hall"
    assert run(file, "--start", "Nowhere").exit_code == 2
