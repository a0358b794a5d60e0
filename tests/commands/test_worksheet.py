"""`empathy worksheet`: the list, and a sheet as PDF, blank or filled, whole or not at all."""

import pytest
from pdf import Printed
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.domain import Actor
from empathy_widgets.library import Library
from empathy_widgets.records import Store, Workspace

CANARY = "zeppelin behind the curtain"


def run(*words):
    told = CliRunner().invoke(app, ["worksheet", *map(str, words)])
    assert "Traceback" not in told.output
    return told


def refused(told, words):
    assert told.exit_code == 2 and told.stderr.startswith("empathy: ") and told.stderr.count("\n") == 1, told.output
    assert words in told.stderr


@pytest.fixture(scope="module")
def clinic(tmp_path_factory):
    """A workspace with one case and its plan, one goal agreed and one only the clinician's."""
    place = Workspace(tmp_path_factory.mktemp("clinic") / "workspace")
    place.prepare()
    store = Store(place, Actor(name="test"))
    case = store.create_case("Wilhelmina Brandt")
    plan = store.start_plan(case.id)
    for kind, text in (("explicit", "I stay in the room."), ("implicit", CANARY)):
        store.add_plan_event(plan.id, "goal", {"id": "", "kind": kind, "text": text, "target": ""}, case_id=case.id)
    return place, case, store


def test_every_sheet_is_listed_in_a_line_and_those_of_one_chapter_alone():
    lines = run("list").output.splitlines()
    assert [line.split()[0] for line in lines] and len(lines) == len(Library().shelf("worksheets"))
    (letter,) = [line for line in lines if line.startswith("a-letter-not-sent ")]
    assert letter.split("  ")[-1] == "A letter that is not sent" and "2 pages" in letter and "adult, teen" in letter
    some = run("list", "--for", "forgiveness").output.splitlines()
    assert 0 < len(some) < len(lines) and all(" forgiveness " in line for line in some)
    refused(run("list", "--for", "dancing"), "Choose one of: active-listening")


def test_a_sheet_is_printed_under_its_own_name_and_not_over_another(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = run("print", "two-chairs")
    assert told.output == "Printed: two-chairs.pdf\n"
    read = Printed((tmp_path / "two-chairs.pdf").read_bytes())
    assert "From my chair" in read.text and float(read.reader.pages[0].mediabox.height) == pytest.approx(841.89, abs=.1)
    refused(run("print", "two-chairs"), "two-chairs.pdf")
    assert run("print", "two-chairs", "--force").exit_code == 0


def test_in_the_words_for_teens_in_large_print_on_letter(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = run("print", "two-chairs", "--teen", "--large", "--paper", "letter")
    assert told.output == "Printed: two-chairs-teen-large.pdf\n"
    read = Printed((tmp_path / "two-chairs-teen-large.pdf").read_bytes())
    assert "It feels odd at first" in read.text and len(read.reader.pages) > 1
    assert float(read.reader.pages[0].mediabox.height) == pytest.approx(792, abs=.1)


def test_filled_from_a_case_with_what_is_the_clients_own(clinic, tmp_path):
    place, case, store = clinic
    out = tmp_path / "goals.pdf"
    told = run("print", "my-goals", "--case", case.code, "--output", out, "--workspace", place.folder)
    assert told.exit_code == 0, told.output
    read = Printed(out.read_bytes())
    assert case.code in read.text and "I stay in the room." in read.text
    assert not {"zeppelin", "Brandt"} & set((read.text + read.raw).split()) and "zeppelin" not in read.raw
    assert store.audit(case.id)[-1].reason == "worksheet my-goals"
    assert out.stat().st_mode & 0o777 == 0o600, "only its owner may read what is about a person"


def test_what_is_not_there_is_said_and_nothing_is_written(clinic, tmp_path):
    out = tmp_path / "x.pdf"
    refused(run("print", "three-chairs", "-o", out), "no worksheet of that id")
    refused(run("print", "my-goals", "--case", "no-such-99", "-o", out, "--workspace", clinic[0].folder), "case")
    assert not out.exists()
