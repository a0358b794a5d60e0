"""`empathy wording`: terms first, then one wording or one sentence saying why not."""

import pytest
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.domain import Actor
from empathy_widgets.records import Store, Workspace

LINES = "\n".join(f"{number}. Sentence {number}." for number in range(1, 21))


@pytest.fixture
def run(tmp_path):
    folder = tmp_path / "mine"

    def ran(*words):
        return CliRunner().invoke(app, ["wording", *map(str, words), "--workspace", str(folder)])
    ran.folder = folder
    return ran


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "sentences.txt"
    path.write_text(LINES, "utf-8")
    return path


def refused(said, *words):
    assert said.exit_code == 2 and "Traceback" not in said.output
    assert said.stderr.startswith("empathy: ") and said.stderr.count("\n") == 1
    assert all(word in said.stderr for word in words), said.stderr


def test_without_the_terms_they_are_printed_and_nothing_is_made(run, file):
    said = run("load", "pes", file, "--language", "en")
    refused(said, "Nothing was loaded", "--accept-terms")
    assert "non-commercial research and education" in said.stdout and "Credit line: Brett" in said.stdout
    assert not run.folder.exists()


def test_a_wording_is_loaded_with_its_terms_and_listed(run, file):
    said = run("load", "pes", file, "--language", "EN-gb", "--accept-terms")
    assert said.exit_code == 0 and said.stdout.startswith("Perth Empathy Scale: en-GB, 20 sentences, loaded on ")
    (loaded,) = Store(Workspace(run.folder), Actor()).loaded_wordings()
    assert loaded.wording.items[20] == "Sentence 20." and "non-commercial" in loaded.terms
    assert loaded.loaded_by == "clinician"
    listed = run("list")
    assert (listed.exit_code == 0 and listed.stdout.startswith("pes: en-GB, 20 sentences")
            and loaded.wording.id in listed.stdout)
    assert run("list", "pes").stdout == listed.stdout
    assert run("list", "teq").stdout == "No wording is loaded here.\n"


def test_a_line_that_cannot_be_right_is_named_and_nothing_is_made(run, file):
    file.write_text(LINES.replace("7. Sentence 7.", "7. Sentence 3."), "utf-8")
    refused(run("load", "pes", file, "--language", "en", "--accept-terms"), "Line 7 says the same as line 3")
    assert not run.folder.exists()


def test_another_order_needs_to_be_said_to_have_been_checked(run, file):
    assert run("load", "pes", file, "--language", "en", "--accept-terms").exit_code == 0
    file.write_text("\n".join(f"Sentence {number}." for number in (2, 1, *range(3, 21))), "utf-8")
    refused(run("load", "pes", file, "--language", "en", "--accept-terms"), "Line 1", "item 2")
    assert run("load", "pes", file, "--language", "en", "--accept-terms", "--order-checked").exit_code == 0
    assert len(Store(Workspace(run.folder), Actor()).loaded_wordings("pes")) == 2


@pytest.mark.parametrize(("words", "said"), [
    (("load", "nothing", "FILE", "--language", "en", "--accept-terms"), "no such instrument"),
    (("load", "pes", "nowhere.txt", "--language", "en", "--accept-terms"), "cannot be opened"),
    (("load", "pes", ".", "--language", "en", "--accept-terms"), "cannot be opened"),
    (("load", "pes", "FILE", "--language", "english", "--accept-terms"), "no language tag"),
    (("load", "teq", "FILE", "--language", "en", "--accept-terms"), "Line 17"),
    (("list", "nothing"), "no such instrument"),
    (("list",), "not prepared"),
])
def test_what_cannot_be_is_refused_in_one_sentence(run, file, words, said):
    refused(run(*(file if word == "FILE" else word for word in words)), said)


def test_a_file_larger_than_five_megabytes_is_refused(run, file):
    file.write_text("a" * 5_000_001, "utf-8")
    refused(run("load", "pes", file, "--language", "en", "--accept-terms"), "5 MB")
