"""What the checker reports of a sound scene, lesson, region or worksheet."""

import re

import pytest
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.library import report
from empathy_widgets.library.report import lix
from empathy_widgets.places import content_folder


def test_a_scene_is_told_in_a_line():
    (line,) = report(content_folder() / "scripts" / "two-cups.yaml")
    assert line.startswith("two-cups: 8 beats, 3 endings, 2,196 paths of 5 to 8 turns, ") and "LIX" in line


def test_every_scene_that_ships_reads_easily():
    lines = report(content_folder() / "scripts")
    assert len(lines) >= 10 and all(line.endswith(("(very easy)", "(easy)")) for line in lines), lines


@pytest.mark.parametrize(("folder", "id", "facts", "least"), [
    ("brain", "insula", 6, 5), ("lessons", "empathy-and-the-brain", 2, 2)])
def test_what_teaches_is_told_in_a_line_and_reads_without_effort(folder, id, facts, least):
    (line,) = report(content_folder() / folder / f"{id}.yaml")
    assert line.startswith(f"{id}: {facts} facts, ") and " words, LIX " in line
    lines = report(content_folder() / folder)
    assert len(lines) >= least
    assert all(line.endswith(("(very easy)", "(easy)", "(middling)")) for line in lines), lines
    assert set(lines) < set(report(content_folder()))


def test_other_content_has_no_report():
    assert report(content_folder() / "instruments") == []


def test_the_index_counts_sentences_and_long_words():
    # Björnsson (1968): words / sentences + 100 * words over six letters / words
    assert lix("I understand everything. Do you?") == round(5 / 2 + 100 * 2 / 5)
    assert lix("") == 0 and lix("word") == 1


def test_the_command_prints_the_report_before_it_says_that_all_is_well():
    said = CliRunner().invoke(app, ["content", "check", str(content_folder() / "scripts")])
    assert said.exit_code == 0 and said.output.rstrip().endswith("Everything in order.") and "two-cups:" in said.output


def test_a_worksheet_is_told_with_its_reading_level():
    (told,) = report(content_folder() / "worksheets" / "two-chairs.yaml")
    assert re.fullmatch(r"two-chairs: 3 parts, \d+ words, LIX \d+ \(very easy\)", told)
