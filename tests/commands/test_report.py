"""`empathy report`: a PDF by command, whole or not at all, and every refusal one sentence."""

import os
import subprocess
import sys

import pytest
from pdf import Printed
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.domain import Actor
from empathy_widgets.library import Library
from empathy_widgets.records import Store, Workspace

FORM = "pes-practice-form"


@pytest.fixture(scope="module")
def clinic(tmp_path_factory):
    """A workspace with one case: two sittings of the practice form and one PES, copied from paper, last of all."""
    place = Workspace(tmp_path_factory.mktemp("clinic") / "workspace")
    place.prepare()
    store = Store(place, Actor(name="test"))
    case = store.create_case("Wilhelmina Brandt, Tuesdays")
    for instrument, mode, choice in ((FORM, "self", 2), (FORM, "self", 4), ("pes", "paper", 3)):
        sitting = store.start(case.id, instrument, mode)
        for item in Library().instrument(instrument).items:
            store.respond(sitting.id, item.number, choice, case_id=case.id, elapsed_ms=4000)
        store.complete(sitting.id, case_id=case.id)
    return place, case, store


@pytest.fixture
def run(clinic, tmp_path):
    def said(*words, code=clinic[1].code, out=None):
        out = out or tmp_path / "report.pdf"
        told = CliRunner().invoke(
            app, ["report", code, "--out", str(out), "--workspace", str(clinic[0].folder), *words])
        assert "Traceback" not in told.output
        return told, out
    return said


def refused(told, words):
    assert told.exit_code == 2 and told.stderr.startswith("empathy: ") and told.stderr.count("\n") == 1, told.output
    assert words in told.stderr


def test_the_newest_sitting_is_printed_by_default(run, clinic):
    told, out = run()
    assert told.exit_code == 0 and told.output.strip() == f"Printed: {out}"
    read = Printed(out.read_bytes())
    assert "Perth Empathy Scale" in read.text and clinic[1].code in read.text
    assert "Brandt" not in read.raw and "Tuesdays" not in read.raw
    assert clinic[2].audit(clinic[1].id)[-1].reason == "report of one sitting", "the history says that it went out"
    assert out.stat().st_mode & 0o777 == 0o600, "only its owner may read what is about a person"


def test_an_instrument_a_sitting_or_the_course_can_be_asked_for(run, clinic):
    first = clinic[2].administrations(clinic[1].id)[0]
    sittings = [run("--instrument", FORM, "--force")[1].read_bytes(),
                run("--sitting", first.id, "--force")[1].read_bytes()]
    newest, oldest = (Printed(content).text for content in sittings)
    assert "Change" in newest and "Change" not in oldest and "One sitting" in oldest
    assert "The course over 2 sittings" in Printed(
        run("--instrument", FORM, "--course", "--force")[1].read_bytes()).text


def test_letter_paper_and_a_time_zone(run, clinic):
    read = Printed(run("--paper", "letter", "--zone", "Asia/Kolkata")[1].read_bytes())
    assert float(read.reader.pages[0].mediabox.height) == 792 and "(UTC+5:30)" in read.text


def test_the_file_is_the_same_in_two_processes_and_two_time_zones(clinic, tmp_path):
    files = []
    for zone in ("Pacific/Auckland", "America/St_Johns"):
        out = tmp_path / f"{len(files)}.pdf"
        subprocess.run([sys.executable, "-m", "empathy_widgets.cli", "report", clinic[1].code,
                        "--zone", "Europe/Berlin", "--out", str(out), "--workspace", str(clinic[0].folder)],
                       check=True, capture_output=True, env={**os.environ, "TZ": zone})
        files.append(out.read_bytes())
    assert files[0] == files[1]


def test_a_file_that_is_there_is_left_alone_unless_forced(run, tmp_path):
    (tmp_path / "report.pdf").write_bytes(b"a letter to my sister")
    told, out = run()
    refused(told, "--force")
    assert out.read_bytes() == b"a letter to my sister"
    assert run("--force")[0].exit_code == 0 and out.read_bytes().startswith(b"%PDF-1.7")
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"], "nothing is left beside it"


@pytest.mark.parametrize(("words", "said"), [
    (["--sitting", "nobody"], "no such sitting"), (["--instrument", "nobody"], "no instrument of that id"),
    (["--instrument", "teq"], "Nothing is completed"), (["--zone", "Middle/Earth"], "time zone"),
    (["--zone", "../../etc/passwd"], "time zone"), (["--course"], "two completed sittings"),
])
def test_what_cannot_be_printed_is_one_sentence_and_no_file(run, tmp_path, words, said):
    told, out = run(*words)
    refused(told, said)
    assert list(tmp_path.iterdir()) == []


def test_a_sitting_of_another_instrument_or_case_or_an_open_one_is_refused(run, clinic):
    _place, case, store = clinic
    paper = store.administrations(case.id)[-1]
    refused(run("--sitting", paper.id, "--instrument", FORM)[0], "another instrument")
    other = store.create_case("")
    refused(run("--sitting", paper.id, code=other.code)[0], "another case")
    refused(run(code=other.code)[0], "Nothing is completed")
    begun = store.start(other.id, FORM, "self")
    refused(run("--sitting", begun.id, code=other.code)[0], "not finished")


def test_an_unknown_code_a_bad_folder_and_an_unprepared_workspace_are_one_sentence(run, tmp_path):
    refused(run(code="nobody-nowhere-11")[0], "No case goes by this code")
    refused(run(out=tmp_path / "nowhere" / "report.pdf")[0], "no folder")
    refused(run("--workspace", str(tmp_path / "empty"))[0], "not prepared")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_file_is_one_sentence(run, tmp_path, monkeypatch):
    def closed(*_words, **_more):
        raise PermissionError(13, "no")

    monkeypatch.setattr("empathy_widgets.files.writing.new_part", closed)
    refused(run()[0], "cannot be written")
