"""`empathy instrument import`: a draft on standard output or in a file, the list beside it, refusals in one
sentence.
"""

import os
import pty
import subprocess
import sys

import pytest
from exchange.questionnaires.samples import FILES, workbook
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.library.sheet import read_sheet

GATE = str(FILES / "redcap.csv")
FORMS = str(FILES.parents[1] / "cases" / "nine-forms.csv")


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


def test_of_several_scales_none_is_chosen_and_all_are_named():
    said = run(FORMS)
    assert said.exit_code == 2 and said.stdout == "" and said.stderr.count("\n") == 1
    for name in ("“garden”", "“kitchen”", "“hall (No … Yes)”", "“hall (No … Fully)”", "--scale", "--all"):
        assert name in said.stderr


def test_one_scale_is_asked_for_by_its_name_or_the_start_of_it(tmp_path):
    out = tmp_path / "cooking.yaml"
    said = run(FORMS, "--scale", "kitchen", "--out", out)
    assert said.exit_code == 0 and read_sheet(out).content["id"] == "cooking"
    assert run(FORMS, "--scale", "kit").stdout.count("\nid: kitchen\n") == 1
    wrong = run(FORMS, "--scale", "hall")
    assert wrong.exit_code == 2 and "no scale called “hall”" in wrong.stderr


def test_several_scales_go_into_a_folder_one_draft_each(tmp_path):
    said = run(FORMS, "--scale", "kitchen", "--scale", "garden", "--out", tmp_path)
    assert said.exit_code == 0 and sorted(path.name for path in tmp_path.iterdir()) == ["garden.yaml", "kitchen.yaml"]
    (tmp_path / "garden.yaml").write_text("mine\n")
    (tmp_path / "kitchen.yaml").unlink()
    again = run(FORMS, "--all", "--out", tmp_path)
    assert again.exit_code == 2 and (tmp_path / "garden.yaml").read_text() == "mine\n"
    assert [path.name for path in tmp_path.iterdir()] == ["garden.yaml"]
    assert run(FORMS, "--all", "--out", tmp_path, "--force").exit_code == 0 and len([*tmp_path.iterdir()]) == 4


def test_every_scale_on_standard_output_is_parted_by_three_hyphens():
    said = run(FORMS, "--all")
    assert said.exit_code == 0 and said.stdout.count("\n---\n") == 3 and said.stdout.count("\nid: ") == 4


@pytest.mark.parametrize(("words", "told"), [
    (("--all", "--scale", "garden"), "leave one of them out"), (("--all", "--out", "draft.yaml"), "need a folder")])
def test_what_does_not_go_together_is_refused_before_anything_is_read(words, told):
    said = run("nowhere.csv", *words)
    assert said.exit_code == 2 and told in said.stderr


def test_the_report_names_every_part_of_the_file_and_what_became_of_it():
    said = run(FORMS, "--scale", "kitchen", "--report")
    assert "19 parts in the file: 4 taken, 1 taken changed, 14 left out; --report names each." in said.stderr
    rows = said.stderr.split("14 left out.\n")[1].splitlines()
    assert len(rows) == 19 and rows[0] == "record_id  left out        text: “Record”"
    assert rows[6] == "k2         taken, changed  its choices run the other way: it counts the other way round: " \
                      "“I eat alone”"
    assert "record_id  left out" not in run(FORMS, "--scale", "kitchen").stderr


def test_at_a_terminal_the_scale_is_asked_for():
    master, slave = pty.openpty()
    begun = subprocess.Popen(
        [sys.executable, "-m", "empathy_widgets.cli", "instrument", "import", FORMS],
        stdin=slave, stdout=slave, stderr=slave, start_new_session=True)
    os.close(slave)
    screen = b""
    try:
        while b"Number of the scale" not in screen:
            screen += os.read(master, 1000)
        os.write(master, b"9\n2\n")
        while True:
            screen += os.read(master, 1000)
    except OSError:  # the other end is closed: it has ended
        pass
    finally:
        os.close(master)
    assert begun.wait(60) == 0, screen.decode()
    assert "id: kitchen" in screen.decode() and "3 items · Never … Often" in screen.decode()
