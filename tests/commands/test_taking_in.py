"""`empathy case take-in`: answers of known cases become dated sittings, nobody else's do, and all can be undone."""

import datetime
import os

import pytest
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.domain import Actor, Mode, Status
from empathy_widgets.records import Store

TEQ = ",".join(f"TEQ_{number}" for number in range(1, 17))
TWOS = ",".join(["2"] * 16)


@pytest.fixture
def store(workspace):
    return Store(workspace, Actor(seat="office"))


@pytest.fixture
def taking(workspace, tmp_path):
    """Write a file and take it in."""
    def take(text, *words, name="class.csv"):
        file = tmp_path / name
        file.write_text(text, "utf-8")
        return run(workspace, "take-in", str(file), "teq", "--yes", *words)

    return take


def run(workspace, *words):
    return CliRunner().invoke(app, ["case", *words, f"--workspace={workspace.folder}"])


def test_rows_of_known_cases_become_sittings_of_their_day(store, taking):
    first, second = store.create_case(), store.create_case()
    said = taking(f"Name,Code,Date,{TEQ}\nAnn,{first.code},3.10.2025,{TWOS}\n"
                  f"Ben,{second.code.upper().replace('-', ' ')},4.10.2025 14:03,{TWOS[:-1]}\n",
                  "--code-column=code", "--date-column=Date")
    assert said.exit_code == 0, said.stderr
    assert "Took in 2 sittings" in said.stdout and "empathy case undo-import" in said.stdout
    (mine,), (theirs,) = store.administrations(first.id), store.administrations(second.id)
    assert (mine.mode, mine.status) == (Mode.IMPORTED, Status.COMPLETED)
    assert f"{mine.completed_at.astimezone():%Y-%m-%d}" == "2025-10-03"
    assert mine.answers == dict.fromkeys(range(1, 17), 2)
    assert f"{theirs.started_at.astimezone():%Y-%m-%d %H:%M}" == "2025-10-04 14:03" and 16 not in theirs.answers
    assert store.verify() == [] and "Ann" not in said.output and "Name" in said.stderr


def test_a_row_of_nobody_known_is_named_by_its_number_and_left(store, taking):
    case = store.create_case()
    said = taking(f"Code,Date,{TEQ}\nJohn Smith,2025-10-03,{TWOS}\n{case.code},2025-10-03,{TWOS}\n"
                  f"{case.code},soon,{TWOS}\n{case.code},2999-10-03,{TWOS}\n{case.code},2025-10-03{',' * 16}\n",
                  "--date-column=Date")
    assert said.exit_code == 0, said.stderr
    for told in ("Row 2 was left: no case of this workspace", "Row 4 was left: its date cannot be read",
                 "Row 5 was left: its date lies in the future", "Row 6 was left: it holds no answer"):
        assert told in said.stderr
    assert "Smith" not in said.output and len(store.administrations(case.id)) == 1


def test_without_a_column_of_dates_the_day_of_the_file_counts(workspace, store, tmp_path):
    case, file = store.create_case(), tmp_path / "class.csv"
    file.write_text(f"id,{TEQ}\n{case.code},{TWOS}\n", "utf-8")
    day = datetime.datetime(2025, 5, 3, 9, 30, tzinfo=datetime.UTC)
    os.utime(file, (day.timestamp(),) * 2)
    assert run(workspace, "take-in", str(file), "teq", "--yes").exit_code == 0
    assert [one.completed_at for one in store.administrations(case.id)] == [day]


@pytest.mark.parametrize("text, words, told", [
    ("Code,{teq}\nnobody,{twos}\n", (), "Nothing was taken in. Row 2 was left: no case"),
    ("Code,{teq}\n{code},{twos}\n{code},{wrong}\n", (), "no choice of this instrument"),
    ("Code,{teq}\n{code},{twos}\n", ("--code-column=Kode",), "There is no column “Kode”"),
    ("Code,{teq}\n{code},{twos}\n", ("--date-column=TEQ_3",), "holds an item"),
    ("Code,Day,{teq}\n{code},3/10/2025,{twos}\n", ("--date-column=Day",), "--day-first or --month-first"),
])
def test_what_cannot_stand_leaves_the_workspace_as_it_was(store, taking, text, words, told):
    case = store.create_case()
    lines = len(store.audit())
    said = taking(text.format(teq=TEQ, twos=TWOS, code=case.code, wrong=TWOS[:-1] + "9"), *words)
    assert said.exit_code == 2 and told in said.stderr
    assert len(store.audit()) == lines and store.imports() == ()


def test_a_date_that_may_be_two_days_is_read_as_it_is_said(store, taking):
    case = store.create_case()
    said = taking(f"Code,Day,{TEQ}\n{case.code},3/10/2025,{TWOS}\n", "--date-column=Day", "--month-first")
    assert said.exit_code == 0, said.stderr
    assert store.administrations(case.id)[0].completed_at.astimezone().month == 3


def test_all_of_it_is_undone_by_its_number(workspace, store, taking):
    case = store.create_case()
    text = f"Code,{TEQ}\n{case.code},{TWOS}\n"
    assert taking(text).exit_code == 0
    again = taking(text, name="the same under another name.csv")
    (one,) = store.imports()
    assert again.exit_code == 2 and f"taken in before, as {one.id}" in again.stderr
    listed = run(workspace, "taken-in")
    assert listed.exit_code == 0 and listed.stdout.startswith(one.id) and "undone" not in listed.stdout
    undone = run(workspace, "undo-import", one.id, "--reason=the wrong file")
    assert undone.exit_code == 0 and "1 sitting was set aside." in undone.stdout
    assert store.administrations(case.id) == () and "undone" in run(workspace, "taken-in").stdout
    assert run(workspace, "undo-import", one.id, "--reason=again").exit_code == 2
    assert taking(text).exit_code == 0 and taking(text.replace("2,2", "2,3")).exit_code == 0
    assert len(store.administrations(case.id)) == 2


def test_a_file_of_ones_own_is_no_instrument_of_a_workspace(workspace, tmp_path):
    said = run(workspace, "take-in", str(tmp_path / "a.csv"), str(tmp_path / "own.yaml"))
    assert said.exit_code == 2 and "on the shelf only" in said.stderr


def test_a_pipe_is_saved_first(workspace):
    said = CliRunner().invoke(app, ["case", "take-in", "-", "teq", f"--workspace={workspace.folder}"], input="id\n")
    assert said.exit_code == 2 and said.stderr.startswith("empathy: ")
