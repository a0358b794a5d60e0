"""`empathy export`: whole files or none, noted in the history, and one sentence for whatever is in the way."""

import errno
import io
import json
import os
import shutil
import sys

import pytest
from fhir.resources.R4B.bundle import Bundle
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.domain import Actor
from empathy_widgets.exchange.export import FORMATS, read_answers, read_export
from empathy_widgets.records import Store, Workspace
from empathy_widgets.records.database import engine


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory):
    """A workspace with one case, a finished sitting and a discussion; each test gets a copy."""
    place = Workspace(tmp_path_factory.mktemp("lived-in") / "workspace", "")
    place.prepare()
    store = Store(place, Actor())
    case = store.create_case("=Tuesdays")
    sitting = store.start(case.id, "teq", "self")
    for item in range(1, 17):
        store.respond(sitting.id, item, 3, case_id=case.id, elapsed_ms=2000)
    store.complete(sitting.id, case_id=case.id)
    talk = store.start_run(case.id, "discussion", "sorry", {"people": ["A", "B"]})
    store.add_event(talk.id, "note", {"card": "opening", "text": "@needle"}, case_id=case.id)
    return place.folder


@pytest.fixture
def workspace(lived_in, tmp_path_factory, monkeypatch):
    monkeypatch.setitem(engine.SETTINGS, "synchronous", 0)
    return Workspace(shutil.copytree(lived_in, tmp_path_factory.mktemp("own") / "workspace"), "")


@pytest.fixture
def store(workspace):
    return Store(workspace, Actor())


@pytest.fixture
def case(store):
    return store.cases()[0]


@pytest.fixture
def run(workspace):
    return lambda *words: CliRunner().invoke(app, ["export", *map(str, words), "--workspace", str(workspace.folder)])


def refused(result, *parts):
    assert result.exit_code == 2, result.output
    assert result.stderr.startswith("empathy: ") and result.stderr.count("\n") == 1 and result.stdout == ""
    assert all(part in result.stderr for part in parts), result.stderr


def exports(store) -> list[tuple[str, str]]:
    return [(line.subject, line.reason) for line in store.audit() if line.action == "export"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_case_goes_out_whole_and_its_history_says_so(run, store, case, tmp_path, form):
    out = tmp_path / f"mine.{form}"
    result = run(case.code, "--format", form, "--out", out)
    assert result.exit_code == 0 and result.stdout.startswith(f"Exported 1 case: {out}\n"), result.output
    beside = [tmp_path / f"mine{FORMATS[form].beside}"] if FORMATS[form].beside else []
    assert set(tmp_path.iterdir()) == {out, *beside}
    assert [file.stat().st_mode & 0o777 for file in (out, *beside)] == [0o600] * (1 + len(beside))
    assert exports(store) == [(f"cases/{case.id}", form)] and store.verify() == []
    assert (b"needle" in out.read_bytes()) == (form in ("json", "csv-events"))
    assert b"Tuesdays" not in out.read_bytes()


def test_what_went_out_is_what_is_kept(run, store, case, tmp_path):
    for form in ("json", "csv", "xlsx", "fhir"):
        assert run(case.code, "--format", form, "--out", tmp_path / form).exit_code == 0
    kept, sittings, runs, _history, _plans = store.everything(case.id)
    (read,) = read_export((tmp_path / "json").read_bytes())
    assert (read.administrations, read.runs, read.case.label) == (sittings, runs, "")
    assert read_answers((tmp_path / "csv").read_bytes()) == {kept.code: sittings}
    sheet = CalamineWorkbook.from_filelike(io.BytesIO((tmp_path / "xlsx").read_bytes())).get_sheet_by_name("Answers")
    assert len(sheet.to_python()) == 17
    assert len(Bundle.model_validate_json((tmp_path / "fhir").read_bytes()).entry) == 3


def test_label_and_history_go_out_when_they_are_asked_for(run, store, case, tmp_path):
    assert run(case.code, "--format", "json", "--out", tmp_path / "a", "--with-label", "--with-history").exit_code == 0
    assert exports(store)[-1][1] == "json, with the label, with the history"
    (read,) = read_export((tmp_path / "a").read_bytes())
    assert read.case == case and read.history == store.audit(case.id)[:-1]
    assert run(case.code, "--format", "csv", "--out", tmp_path / "b", "--with-label").exit_code == 0
    assert b"\"'=Tuesdays\"" in (tmp_path / "b").read_bytes()


def test_every_case_goes_out_as_one_file(run, store, case, tmp_path):
    other, empty = store.create_case("second"), store.create_case("empty")
    store.start(other.id, "pes", "paper")
    result = run("--all", "--format", "json", "--out", tmp_path / "all.json")
    assert result.stdout.startswith("Exported 3 cases: ")
    assert [read.case.id for read in read_export((tmp_path / "all.json").read_bytes())] == [case.id, other.id, empty.id]
    assert run("--all", "--format", "csv-wide", "--out", tmp_path / "all.csv").stdout.startswith("Exported 2 cases: ")
    assert len((tmp_path / "all.csv").read_text("utf-8-sig").splitlines()) == 3
    assert [subject for subject, what in exports(store) if what == "csv-wide"] == [
        f"cases/{case.id}", f"cases/{other.id}"]


def test_what_people_practised_for_themselves_goes_out_too(run, store, case, tmp_path):
    own = store.start_run(None, "role-play", "two-cups", {"way": "helper", "level": "open"})
    store.add_event(own.id, "choose", {"beat": "door", "option": "a"}, case_id=None)
    result = run("--own", "--format", "json", "--out", tmp_path / "own.json")
    assert result.exit_code == 0 and result.stdout.startswith("Exported what you practised for yourself: ")
    (read,) = read_export((tmp_path / "own.json").read_bytes())
    assert (read.case.code, read.administrations, read.runs) == ("own-practice", (), store.runs())
    assert run("--own", "--format", "csv-events", "--out", tmp_path / "own.csv").exit_code == 0
    refused(run("--own", "--format", "xlsx", "--out", tmp_path / "own.xlsx"), "in the JSON")
    assert exports(store) == [(f"runs/{own.id}", "json"), (f"runs/{own.id}", "csv-events")] and store.verify() == []


def test_a_file_that_is_there_stays_unless_it_is_forced(run, store, case, tmp_path):
    out = tmp_path / "mine.csv"
    out.write_text("precious")
    refused(run(case.code, "--format", "csv", "--out", out), "mine.csv", "--force")
    beside = tmp_path / "other.dictionary.csv"
    beside.write_text("precious")
    refused(run(case.code, "--format", "csv", "--out", tmp_path / "other.csv"), "other.dictionary.csv")
    assert out.read_text() == beside.read_text() == "precious" and exports(store) == []
    assert run(case.code, "--format", "csv", "--out", out, "--force").exit_code == 0 and out.read_text() != "precious"


@pytest.mark.parametrize("words, parts", [
    (("nobody-knows-00", "--format", "csv", "--out", "x.csv"), ("No case goes by this code",)),
    (("--format", "csv", "--out", "x.csv"), ("--all",)),
    (("amber-otter-27", "--all", "--format", "csv", "--out", "x.csv"), ("--all",)),
    (("--own", "--all", "--format", "json", "--out", "x.json"), ("--own",)),
    (("--own", "--format", "json", "--out", "x.json"), ("Nobody has practised for themselves",)),
    (("--all", "--format", "fhir", "--with-label", "--out", "x.json"), ("--with-label",)),
    (("--all", "--format", "xlsx", "--with-history", "--out", "x.xlsx"), ("--format json",)),
    (("--all", "--format", "csv", "--out", "nowhere/x.csv"), ("no folder",)),
    (("--all", "--format", "csv", "--out", "."), ("is a folder",)),
])
def test_what_cannot_be_done_is_said_in_one_sentence(run, store, tmp_path, monkeypatch, words, parts):
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.rglob("*"))
    refused(run(*words), *parts)
    assert set(tmp_path.rglob("*")) == before and exports(store) == []


def test_an_empty_case_and_an_empty_workspace_are_said_kindly(run, store, case, tmp_path):
    new = store.create_case("new")
    for form in ("csv-events", "xlsx", "json"):
        refused(run(new.code, "--format", form, "--out", tmp_path / "x"), f"nothing to take away of {new.code} yet")
    store.erase_case(case.id, "it was made by mistake")
    refused(run("--all", "--format", "xlsx", "--out", tmp_path / "x"), "nothing to take away of any case")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_refused(run, case, tmp_path):
    result = run(case.code, "--format", "doc", "--out", tmp_path / "x")
    assert result.exit_code == 2 and "Traceback" not in result.output


def test_a_workspace_that_is_not_there_is_said(case, tmp_path):
    result = CliRunner().invoke(app, ["export", "--all", "--format", "csv", "--out", str(tmp_path / "x"), "--workspace",
                                      str(tmp_path / "none")])
    refused(result, "not prepared")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("step", ["fsync", "write", "note"])
def test_a_full_disk_or_a_history_that_cannot_be_written_leaves_nothing_behind(
    run, store, case, tmp_path, monkeypatch, step,
):
    def full(*_given, **_more):
        raise OSError(errno.ENOSPC, "full")

    def busy(*_given, **_more):
        from empathy_widgets.errors import WorkspaceBusy
        raise WorkspaceBusy("The workspace is busy and nothing was saved. Please try again in a moment.")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    elif step == "note":
        monkeypatch.setattr(Store, "note_export", busy)
    else:
        monkeypatch.setattr("empathy_widgets.exchange.export.csv_file.csv_line", full)
    before = set(tmp_path.rglob("*"))
    refused(run(case.code, "--format", "csv", "--out", tmp_path / "mine.csv"),
            "busy" if step == "note" else "disk is full")
    monkeypatch.undo()
    assert set(tmp_path.rglob("*")) == before and exports(store) == []


def test_a_case_that_is_deleted_while_others_go_out_is_left_out(run, store, case, tmp_path, monkeypatch):
    other = store.create_case("goes")
    store.start(other.id, "teq", "self")
    everything = Store.everything

    def meanwhile(self, case_id, **more):
        if case_id == case.id:
            store.erase_case(other.id, "the person asked for it")
        return everything(self, case_id, **more)

    monkeypatch.setattr(Store, "everything", meanwhile)
    assert run("--all", "--format", "json", "--out", tmp_path / "x").stdout.startswith("Exported 1 case: ")
    assert len(json.loads((tmp_path / "x").read_bytes())["cases"]) == 1 and store.verify() == []


def test_a_terminal_sees_how_far_it_is(run, case, tmp_path, monkeypatch):
    from empathy_widgets.commands.export import shown_as_it_goes

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    assert list(shown_as_it_goes((case, case))) == [case, case] and "Exporting" in screen.getvalue()


def test_a_clients_copy_is_made_told_and_noted(run, store, case, tmp_path):
    plan = store.start_plan(case.id)
    store.add_plan_event(plan.id, "note", {"text": "heron-note"}, case_id=case.id)
    store.add_plan_event(plan.id, "say", {"text": "heron-said"}, case_id=case.id)
    result = run(case.code, "--format", "json", "--for", "client", "--out", out := tmp_path / "copy.json")
    assert result.exit_code == 0 and "This is the client's copy: goals and notes" in " ".join(result.output.split())
    (read,) = read_export(out.read_bytes())
    assert read.for_client and "heron-said" in out.read_text("utf-8") and "heron-note" not in out.read_text("utf-8")
    assert store.audit(case.id)[-1].reason == "json, the client's copy"
    whole = run(case.code, "--format", "json", "--out", tmp_path / "whole.json")
    assert "client's copy" not in whole.output and "heron-note" in (tmp_path / "whole.json").read_text("utf-8")


@pytest.mark.parametrize(("words", "said"), [
    (("--all",), "is of one case"), (("--own",), "is of one case"),
    (("amber-otter-27", "--with-label"), "never holds the label"),
    (("amber-otter-27", "--with-history"), "never holds the label")])
def test_a_clients_copy_of_all_cases_or_with_the_label_is_refused(run, words, said, tmp_path):
    refused(run(*words, "--format", "json", "--for", "client", "--out", tmp_path / "copy.json"), said)
    assert not any(tmp_path.iterdir())
