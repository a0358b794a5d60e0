"""`empathy instrument import`: a draft on standard output or in a file, the list beside it, refusals in one
sentence.
"""

import os
import subprocess
import sys

import pytest
from exchange.questionnaires.samples import FILES, workbook
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.library.sheet import read_sheet

GATE = str(FILES / "redcap.csv")


def run(*words):
    return CliRunner().invoke(app, ["instrument", "import", *map(str, words)])


def test_without_out_the_draft_goes_to_standard_output_and_the_list_beside_it(tmp_path):
    said = run(GATE)
    assert said.exit_code == 0
    draft = tmp_path / "garden-gate.yaml"
    draft.write_text(said.stdout, "utf-8")
    assert read_sheet(draft).content["title"] == "Garden gate"
    for words in ("Read as REDCap data dictionary: 4 items, 4 choices, 2 subscales, 1 composite.",
                  "To decide before anybody",
                  "empathy wording load garden-gate FILE --language xx --accept-terms", "does not pass yet:",
                  "instruments/garden-gate.yaml, line 1: “kind” is missing."):
        assert words in said.stderr and words.split(".")[0] not in said.stdout.replace("# ", "").split("id: ")[1]


def test_with_out_the_file_is_named_like_its_id_and_never_written_over_unasked(tmp_path):
    out = tmp_path / "my-gate.yaml"
    said = run(GATE, "--out", out)
    assert said.exit_code == 0 and "Written: " in said.stdout and said.stderr == ""
    assert read_sheet(out).content["id"] == "my-gate"
    out.write_text("mine\n")
    again = run(GATE, "--out", out)
    assert again.exit_code == 2 and "my-gate.yaml is there already" in again.stderr and out.read_text() == "mine\n"
    assert run(GATE, "--out", out, "--force").exit_code == 0 and read_sheet(out).content["id"] == "my-gate"
    assert [path.name for path in tmp_path.iterdir()] == ["my-gate.yaml"]


def test_a_workbook_is_read_as_well(tmp_path):
    book = tmp_path / "sky.xlsx"
    book.write_bytes(workbook())
    said = run(book)
    assert said.exit_code == 0 and "\nid: sky\n" in said.stdout


@pytest.mark.parametrize("name", ["My Gate.yaml", "gate.yml", "9.yaml", "gate", "ü.yaml"])
def test_a_name_no_instrument_can_have_is_refused_before_anything_is_read(tmp_path, name):
    said = run("nowhere.csv", "--out", tmp_path / name)
    assert said.exit_code == 2 and "becomes the id" in said.stderr and not list(tmp_path.iterdir())


@pytest.mark.parametrize(("name", "content", "words"), [
    ("nowhere.csv", None, "There is no such file"),
    ("letter.txt", b"Dear colleague", "no questionnaire that is known here"),
    ("large.json", b"{" + b" " * 5_000_000 + b"}", "larger than 5 MB"),
    ("torn.lss", b"<document>", "not sound"),
])
def test_what_is_no_questionnaire_is_refused_in_one_sentence_and_nothing_is_written(tmp_path, name, content, words):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    said = run(file, "--out", tmp_path / "draft.yaml")
    assert said.exit_code == 2 and said.stdout == ""
    assert said.stderr.startswith("empathy: ") and words in said.stderr and said.stderr.count("\n") == 1
    assert not (tmp_path / "draft.yaml").exists()


def test_a_folder_and_a_place_that_takes_no_file_are_refused(tmp_path):
    assert run(tmp_path).exit_code == 2
    said = run(GATE, "--out", tmp_path / "nowhere" / "gate.yaml")
    assert said.exit_code == 2 and said.stderr.startswith("empathy: ") and said.stdout == ""
    os.mkdir(tmp_path / "folder.yaml")
    assert "is a folder" in run(GATE, "--out", tmp_path / "folder.yaml", "--force").stderr


def test_the_command_starts_without_what_only_other_formats_need():
    code = ("import sys; from empathy_widgets.exchange.questionnaires import import_questionnaire as bring; "
            f"bring('a', open({GATE!r}, 'rb').read()); "
            "assert not {'fhir', 'openpyxl', 'defusedxml', 'ipywidgets', 'numpy'} & set(sys.modules)")
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
