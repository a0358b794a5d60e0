"""`empathy score`: whole files in and out of pipes and folders, and nothing at all where one cell is wrong."""

import csv
import io
import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.library import Library
from empathy_widgets.places import content_folder
from empathy_widgets.scoring import score_instrument

HEAD = ",".join(["id", *map(str, range(1, 21))])
ROWS = {"a": [1, 2, 3, 4, 5] * 4, "b": [3] * 12 + [None] * 8, "c": [None] * 20, "d": [5, None] + [4] * 18}


def sheet(rows=ROWS):
    return "\n".join([HEAD, *(f"{one}," + ",".join("" if cell is None else str(cell) for cell in row)
                              for one, row in rows.items())]) + "\n"


def run(*words, typed=None):
    return CliRunner().invoke(app, ["score", *words], input=typed)


def table(text):
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text))}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text(sheet(), "utf-8")
    return path


def test_a_file_becomes_the_scores_each_person_would_have_alone(file, tmp_path):
    out = tmp_path / "scores.csv"
    said = run("pes", str(file), "--out", str(out))
    assert (said.exit_code == 0 and said.stdout == ""
            and "Scored 4 respondents; a subscale counts from 80%" in said.stderr)
    found = table(out.read_text("utf-8"))
    pes = Library().instrument("pes")
    for one, row in ROWS.items():
        for name, score in score_instrument(pes, dict(enumerate(row, 1))).scores.items():
            assert (float(found[one][name]) if found[one][name] else None) == score.points
            assert int(found[one][f"{name}_answered"]) == score.answered
            assert found[one][f"{name}_prorated"] == str(int(score.prorated))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.csv", "scores.csv"]
    assert out.stat().st_mode & 0o077 == 0


def test_pipes_are_read_and_written(file):
    for words in (("pes", "-"), ("pes", "-", "--out", "-")):
        said = run(*words, typed=sheet())
        assert said.exit_code == 0 and table(said.stdout)["a"]["total"] == "60"
    assert run("pes", str(file)).stdout == said.stdout


@pytest.mark.parametrize(("rule", "nce"), [("own", ""), ("half", "15"), ("none", "")])
def test_the_rule_for_missing_answers_is_the_one_asked_for(rule, nce):
    # b answered items 1 to 12: NCE is items 1, 5, 9, 13, 17, three of five
    said = run("pes", "-", "--missing", rule, typed=sheet())
    assert table(said.stdout)["b"]["NCE"] == nce


def test_an_instrument_of_ones_own_is_a_path(tmp_path, file):
    own = tmp_path / "pes.yaml"
    own.write_text((content_folder() / "instruments" / "pes.yaml").read_text("utf-8"), "utf-8")
    assert run(str(own), str(file)).stdout == run("pes", str(file)).stdout


def test_repeated_ids_and_columns_left_aside_are_said_beside_the_scores(tmp_path):
    text = sheet().replace(HEAD, HEAD + ",age").replace("\n", ",9\n").replace(HEAD + ",age,9", HEAD + ",age")
    said = run("pes", "-", typed=text + "a" + ",3" * 20 + ",9\n")
    assert said.exit_code == 0
    assert "Please notice: The id of row 6 stands in row 2 already" in said.stderr and "left aside: age" in said.stderr


BAD = {
    "out of range": (sheet({"a": [3] * 20, "b": [6] + [3] * 19}), "Row 3, column 1 "),
    "text": (sheet({"a": ["yes"] + [3] * 19}), "Row 2, column 1 "),
    "missing column": (sheet().replace("id,1,", "id,", 1), "column for item 1 is missing"),
    "doubled column": (sheet().replace("id,1,2", "id,1,1", 1), "Column 1 stands twice"),
    "ragged": (sheet() + "e,3\n", "Row 6 has 2 cells"),
    "late": (sheet({f"p{number}": [3] * 20 for number in range(9000)}) + "x" + ",3" * 19 + ",no\n",
             "Row 9002, column 20 "),
    "empty": ("", "This file is empty"),
}


@pytest.mark.parametrize(("text", "says"), BAD.values(), ids=BAD)
def test_one_wrong_cell_and_nothing_is_written(text, says, tmp_path):
    file, out = tmp_path / "answers.csv", tmp_path / "scores.csv"
    file.write_text(text, "utf-8")
    out.write_text("kept", "utf-8")
    for said in (run("pes", str(file), "--out", str(out), "--force"), run("pes", "-", typed=text)):
        assert said.exit_code == 2 and said.stdout == "" and says in said.stderr
        assert said.stderr.startswith("empathy: ") and said.stderr.count("\n") == 1
    assert out.read_text("utf-8") == "kept" and len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(("words", "says"), [
    (("nope", "answers.csv"), "Choose one of compassion-practice-form, iri, pes"),
    (("nowhere.yaml", "answers.csv"), "nowhere.yaml"), (("pes", "nowhere.csv"), "nowhere.csv cannot be opened"),
    (("pes", "."), "cannot be opened"), (("pes", "answers.csv", "--out", "no/where.csv"), "There is no folder no"),
    (("pes", "answers.csv", "--out", "."), "there already"),
    (("pes", "answers.csv", "--out", ".", "--force"), "is a folder"),
    (("pes", "answers.csv", "--out", "answers.csv", "--force"), "would be overwritten"),
    (("pes", "a\0b"), "cannot be opened"),
])
def test_what_cannot_be_found_or_written_is_refused_in_one_sentence(file, monkeypatch, words, says):
    monkeypatch.chdir(file.parent)
    said = run(*words)
    assert said.exit_code == 2 and says in said.stderr and said.stderr.startswith("empathy: ")
    assert file.read_text("utf-8") == sheet() and os.listdir(file.parent) == ["answers.csv"]


def test_a_file_that_is_there_is_written_over_only_when_asked(file, tmp_path):
    out = tmp_path / "scores.csv"
    out.write_text("kept", "utf-8")
    said = run("pes", str(file), "--out", str(out))
    assert said.exit_code == 2 and "is there already" in said.stderr and out.read_text("utf-8") == "kept"
    assert run("pes", str(file), "--out", str(out), "--force").exit_code == 0 and table(out.read_text("utf-8"))


def test_an_unknown_rule_is_refused(file):
    assert run("pes", str(file), "--missing", "most").exit_code == 2


def test_as_a_program_of_its_own_it_keeps_the_pipe_clean():
    said = subprocess.run([sys.executable, "-m", "empathy_widgets.cli", "score", "pes", "-"], input=sheet().encode(),
                          capture_output=True, check=True)
    assert table(said.stdout.decode())["a"]["CE"] == "30" and said.stderr.startswith(b"Scored 4 respondents")


def test_a_terminal_sees_a_bar_while_a_long_file_is_read(tmp_path, monkeypatch):
    file = tmp_path / "long.csv"
    file.write_text(sheet({f"person-{number:06}": [3] * 20 for number in range(22_000)}), "utf-8")
    terminal, worker = os.openpty()
    with open(worker, "wb", buffering=0) as stderr:
        said = subprocess.run([sys.executable, "-m", "empathy_widgets.cli", "score", "pes", str(file)], stderr=stderr,
                              stdout=subprocess.PIPE, check=True, env={**os.environ, "TERM": "xterm"})
        shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert "Scoring" in shown and "%" in shown and len(said.stdout.splitlines()) == 22_001
