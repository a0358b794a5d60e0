"""The button: a file of the open case, noted in its history, with nothing in it nobody asked for."""

import io
import re
import zipfile

import pytest
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.export import read_answers, read_export
from empathy_widgets.exercises.profile import ProfileChapter
from empathy_widgets.exercises.take_away.export import Export, make_export
from empathy_widgets.exercises.welcome import Welcome
from empathy_widgets.scoring import score_instrument


@pytest.fixture
def sent(monkeypatch):
    """The files a page got, in place of sending them to a browser."""
    files = []

    def deliver(self, name, media_type, content):
        files.append((name, media_type, content))
        return {"text": name}

    monkeypatch.setattr("empathy_widgets.widgets.TakeAway.deliver", deliver)
    return files


def exports(store) -> list[str]:
    return [line.reason for line in store.audit() if line.action == "export"]


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name.partition(".")[2]: archive.read(name) for name in archive.namelist()}


def test_the_profile_offers_every_format_beside_the_report(page, store, case, fill, find, say, sent):
    sitting = fill(case, choice=4)
    (widget,) = find(ProfileChapter(page).take_away(), "TakeAway")
    assert [offer["id"] for offer in widget.offers] == ["report", "export"]
    for form in ("csv", "csv-wide", "xlsx", "json", "fhir"):
        assert say(widget, "make", offer="export", picked={"format": form, "label": "yes"})["ok"]
    assert [media_type for _name, media_type, _content in sent].count("application/zip") == 4
    assert exports(store) == ["csv, with the label", "csv-wide, with the label", "xlsx, with the label",
                              "json, with the label", "fhir"] and store.verify() == []
    files = unpacked(sent[0][2])
    assert set(files) == {"csv", "dictionary.csv"} and read_answers(files["csv"]) == {case.code: (sitting,)}
    assert b"Tuesdays" in files["csv"] and b"Tuesdays" not in b"".join(unpacked(sent[4][2]).values())
    assert all(re.fullmatch(r"empathy-[a-z-]+-\d{4}-\d\d-\d\d-\d{4}\.(zip|xlsx)", name)
               for name, _type, _content in sent)


def test_nothing_else_goes_out_unless_it_is_picked(page, store, case, fill, find, say, sent):
    fill(case)
    (widget,) = find(ProfileChapter(page).take_away(), "TakeAway")
    assert say(widget, "make", offer="export", picked={})["ok"]
    assert sent[0][0].endswith(".xlsx") and exports(store) == ["xlsx"]
    with zipfile.ZipFile(io.BytesIO(sent[0][2])) as book:
        assert not any(b"Tuesdays" in book.read(name) for name in book.namelist())


def test_the_first_page_hands_over_all_that_is_kept(open_page, store, case, fill, find, say, sent):
    sitting = fill(case, finish=False)
    run = store.start_run(case.id, "discussion", "sorry", {"people": ["A"], "timed": False})
    store.add_event(run.id, "note", {"card": "opening", "text": "words"}, case_id=case.id)
    (widget,) = find(Welcome(open_page(case.id)).view, "TakeAway")
    history = store.audit(case.id)
    assert say(widget, "make", offer="everything", picked={"label": "yes"})["ok"]
    (read,) = read_export(unpacked(sent[0][2])["json"])
    assert (read.case, read.administrations, read.runs, read.history) == (
        case, (sitting,), store.runs(case.id), history)
    assert exports(store) == ["json, with the label, with the history"]


def test_the_first_page_and_the_profile_hand_over_a_clients_copy(page, open_page, store, case, fill, find, say, sent):
    fill(case)
    plan = store.start_plan(case.id)
    goal = {"id": "", "kind": "implicit", "text": "heron-hidden", "target": ""}
    store.add_plan_event(plan.id, "goal", goal, case_id=case.id)
    (first,) = find(Welcome(open_page(case.id)).view, "TakeAway")
    (second,) = find(ProfileChapter(page).take_away(), "TakeAway")
    assert say(first, "make", offer="everything", picked={"label": "yes", "copy": "client"})["ok"]
    assert say(second, "make", offer="export", picked={"format": "json", "label": "yes", "copy": "client"})["ok"]
    for name, _type, content in sent:
        files = unpacked(content)
        (read,) = read_export(files["json"])
        assert name.startswith("empathy-json-for-the-client-") and read.for_client and read.history is None
        assert b"client's copy" in files["txt"]
        assert not any(b"heron-hidden" in part or b"Tuesdays" in part for part in files.values())
    assert exports(store) == ["json, the client's copy"] * 2
    assert say(first, "make", offer="everything", picked={})["ok"]
    assert b"heron-hidden" in unpacked(sent[2][2])["json"], "the control"


def test_a_case_without_anything_has_no_button_and_no_file(open_page, store, case, find):
    page = open_page(case.id)
    assert find(Welcome(page).view, "TakeAway") == [] and find(Welcome(open_page()).view, "TakeAway") == []
    with pytest.raises(ExchangeError, match="nothing to take away"):
        make_export(page, "json")
    assert exports(store) == []


def test_a_history_that_cannot_be_written_keeps_the_file_back(page, store, case, fill, find, say, sent, monkeypatch):
    from empathy_widgets.errors import WorkspaceBusy

    fill(case)

    def busy(*_given):
        raise WorkspaceBusy("The workspace is busy and nothing was saved. Please try again in a moment.")

    monkeypatch.setattr("empathy_widgets.records.Store.note_export", busy)
    (widget,) = find(ProfileChapter(page).take_away(), "TakeAway")
    receipt = say(widget, "make", offer="export", picked={"format": "csv"})
    assert not receipt["ok"] and "busy" in receipt["text"] and sent == []


def test_a_press_scores_each_sitting_once(page, case, fill, find, say, sent, monkeypatch):
    fill(case), fill(case)
    (widget,) = find(ProfileChapter(page).take_away(), "TakeAway")
    scored = []

    def counted(instrument, answers, wording=None):
        scored.append(instrument.id)
        return score_instrument(instrument, answers, wording)

    for room in ("exercises.progress.progress", "exchange.export.case_file"):
        monkeypatch.setattr(f"empathy_widgets.{room}.score_instrument", counted)
    for offer in ("export", "report"):
        scored.clear()
        assert say(widget, "make", offer=offer, picked={})["ok"] and len(scored) == 2, offer


def test_what_moved_to_another_case_meanwhile_is_refused(page, store, case, fill, find, say, sent):
    sitting = fill(case)
    (widget,) = find(ProfileChapter(page).take_away(), "TakeAway")
    store.reassign(sitting.id, store.create_case("other").id, "wrong case")
    for offer in ("export", "report"):
        said = say(widget, "make", offer=offer, picked={})
        assert not said["ok"] and "belongs to another case" in said["text"]
    assert sent == [] and exports(store) == []


def test_the_button_and_the_command_take_the_same_way_out(page, store, case, fill, tmp_path, monkeypatch):
    fill(case)
    gone_out = []
    take = Export.take

    def watched(self, whose, write):
        gone_out.append((whose, self.form.id))
        return take(self, whose, write)

    monkeypatch.setattr(Export, "take", watched)
    make_export(page, "csv")
    asked = [case.code, "--format", "csv", "--out", str(tmp_path / "x.csv"), "--workspace", str(page.workspace.folder)]
    assert CliRunner().invoke(app, ["export", *asked]).exit_code == 0
    assert gone_out == [(case, "csv")] * 2 and exports(store) == ["csv"] * 2
