"""A file of answers on the command line: shown and confirmed once at a terminal, refused by name without one."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from answer_samples import FORM_ANSWERS, PEOPLE, TEQ_ANSWERS, excel_text_of_germany, microsoft_forms, spss
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.library import Library
from empathy_widgets.records import Workspace
from empathy_widgets.scoring import score_instrument

CASES = Path(__file__).parents[1] / "exchange" / "cases"
REMEMBERED = "known-columns.json"


def run(*words, typed=None):
    return CliRunner().invoke(app, ["score", *map(str, words)], input=typed)


def scores(text, name):
    return {row[next(iter(row))]: row[name] for row in csv.DictReader(io.StringIO(text))}


def expected(instrument, answers, name):
    known = Library().instrument(instrument)
    points = {one: score_instrument(known, dict(enumerate(row, 1))).scores[name].points for one, row in answers.items()}
    return {one: "" if score is None else repr(score).removesuffix(".0") for one, score in points.items()}


@pytest.fixture
def place(tmp_path, monkeypatch):
    folder = tmp_path / "workspace"
    monkeypatch.setenv("EMPATHY_WORKSPACE", str(folder))
    Workspace(folder).prepare()
    return folder


@pytest.fixture
def two_times(tmp_path):
    """Two sittings in one row each, so that no program can know which one is meant."""
    head = ["id", *(f"T{time}_TEQ_{item}" for time in (1, 2) for item in range(1, 17))]
    rows = [[one, *([2] * 16), *("" if cell is None else cell for cell in row)] for one, row in TEQ_ANSWERS.items()]
    path = tmp_path / "two.csv"
    path.write_text("\n".join(",".join(map(str, row)) for row in [head, *rows]), "utf-8")
    return path


def test_without_a_terminal_two_readings_are_an_error_that_names_both(place, two_times):
    said = run("teq", two_times)
    assert said.exit_code == 2 and said.stdout == "" and said.stderr.count("\n") == 1
    assert "T1_TEQ_# / T2_TEQ_#" in said.stderr and "--map" in said.stderr


def test_a_person_says_which_columns_are_meant(place, two_times):
    said = run("teq", two_times, "--map", "T2_TEQ_#=#")
    assert said.exit_code == 0 and scores(said.stdout, "TEQ") == expected("teq", TEQ_ANSWERS, "TEQ")
    assert "read from the columns you named" in said.stderr and not (place / REMEMBERED).exists()
    one = run("teq", two_times, *(word for item in range(1, 17) for word in ("--map", f"T2_TEQ_{item}={item}")))
    assert one.stdout == said.stdout


@pytest.mark.parametrize("wrong", ["T1", "=3", "T1=", "T1=x", "T1=3.5", "T1=#", "T1=-1", "T1=٣"])
def test_a_word_that_says_no_column_is_refused(place, two_times, wrong):
    said = run("teq", two_times, "--map", wrong)
    assert said.exit_code == 2 and "does not say which item" in said.stderr


def test_what_was_confirmed_is_known_for_the_next_file_with_the_same_columns(place, two_times):
    assert run("teq", two_times, "--map", "T2_TEQ_#=#", "--yes").exit_code == 0
    again = run("teq", two_times)
    assert again.exit_code == 0 and scores(again.stdout, "TEQ") == expected("teq", TEQ_ANSWERS, "TEQ")
    assert "confirmed for an earlier file of this kind" in again.stderr
    assert (place / REMEMBERED).stat().st_mode & 0o077 == 0
    other = two_times.with_name("other.csv")
    other.write_text(two_times.read_text("utf-8").replace("id,", "code,"), "utf-8")
    assert run("teq", other).exit_code == 2
    (place / REMEMBERED).write_text("{no json", "utf-8")
    assert run("teq", two_times).exit_code == 2


def test_nothing_is_made_where_there_is_no_workspace(tmp_path, monkeypatch, two_times):
    monkeypatch.setenv("EMPATHY_WORKSPACE", str(tmp_path / "nowhere"))
    assert run("teq", two_times, "--map", "T2_TEQ_#=#", "--yes").exit_code == 0
    assert not (tmp_path / "nowhere").exists()


def at_a_terminal(answer, *words):
    """Exit code, what went to the pipe, and what stood on the terminal."""
    terminal, worker = os.openpty()
    with subprocess.Popen([sys.executable, "-m", "empathy_widgets.cli", "score", *map(str, words)], stdin=worker,
                          stderr=worker, stdout=subprocess.PIPE) as program:
        os.close(worker)
        os.write(terminal, answer)
        shown = b""
        try:
            while piece := os.read(terminal, 10_000):
                shown += piece
        except OSError:  # the other end was closed
            pass
        out = program.stdout.read()
    os.close(terminal)
    return program.returncode, out.decode(), shown.decode()


def test_a_terminal_shows_the_columns_and_asks_once(place):
    file = CASES / "teq-named-columns.csv"
    code, out, shown = at_a_terminal(b"y\n", "teq", file)
    assert code == 0 and len(out.splitlines()) == 6
    assert "TEQ_3   is item 3, found by a common beginning and its number" in shown and "left aside: age" in shown
    code, again, shown = at_a_terminal(b"", "teq", file)
    assert code == 0 and again == out and "Is each of these columns" not in shown


def test_a_no_at_the_terminal_writes_nothing(place):
    code, out, shown = at_a_terminal(b"n\n", "teq", CASES / "teq-named-columns.csv")
    assert code == 2 and out == "" and "Nothing was read" in shown and not (place / REMEMBERED).exists()


def test_our_own_files_are_never_asked_about(place, tmp_path):
    file = tmp_path / "own.csv"
    file.write_text("id," + ",".join(map(str, range(1, 17))) + "\na" + ",3" * 16 + "\n", "utf-8")
    code, out, shown = at_a_terminal(b"", "teq", file)
    assert code == 0 and "Is each" not in shown and len(out.splitlines()) == 2


def test_an_encoding_is_asked_and_named_or_confirmed_beforehand(place, tmp_path):
    file = tmp_path / "german.csv"
    file.write_bytes(excel_text_of_germany())
    said = run("pes-practice-form", file)
    assert said.exit_code == 2 and "Kürzel" in said.stderr and "--encoding" in said.stderr
    for words in (("--yes",), ("--encoding", "cp1252")):
        said = run("pes-practice-form", file, *words)
        assert said.exit_code == 0 and scores(said.stdout, "total") == expected("pes-practice-form", FORM_ANSWERS,
                                                                                "total")
        (place / REMEMBERED).unlink(missing_ok=True)
    assert "not written in ascii" in run("pes-practice-form", file, "--encoding", "ascii").stderr
    assert "No encoding of this name" in run("pes-practice-form", file, "--encoding", "klingon").stderr


def test_workbooks_and_spss_files_are_scored_from_a_file_and_from_a_pipe(place, tmp_path):
    book, sav = tmp_path / "class.xlsx", tmp_path / "sav"
    book.write_bytes(microsoft_forms())
    sav.mkdir()
    spss(sav)
    assert scores(run("pes-practice-form", book).stdout, "total") == expected("pes-practice-form", FORM_ANSWERS,
                                                                              "total")
    assert scores(run("teq", sav / "class.sav").stdout, "TEQ") == expected("teq", TEQ_ANSWERS, "TEQ")
    with book.open("rb") as opened:
        said = subprocess.run([sys.executable, "-m", "empathy_widgets.cli", "score", "pes-practice-form", "-"],
                              stdin=opened,
                              capture_output=True, check=True)
    assert list(scores(said.stdout.decode(), "total")) == PEOPLE


def test_codes_that_mean_no_answer_and_choices_counted_from_elsewhere_are_named(place, tmp_path):
    file = tmp_path / "coded.csv"
    rows = [[one, *(99 if cell is None else cell + 1 for cell in row)] for one, row in TEQ_ANSWERS.items()]
    head = ["id", *(f"TEQ_{item}" for item in range(1, 17))]
    file.write_text("\n".join(",".join(map(str, row)) for row in [head, *rows]), "utf-8")
    assert "holds a number that is no choice" in run("teq", file).stderr
    said = run("teq", file, "--no-answer", "99")
    assert said.exit_code == 2 and "Maybe the file counts the choices from 1" in said.stderr
    said = run("teq", file, "--no-answer", "99", "--counts-from", "1")
    assert scores(said.stdout, "TEQ") == expected("teq", TEQ_ANSWERS, "TEQ")


def test_scores_that_may_be_too_high_throughout_are_said(place, tmp_path):
    file = tmp_path / "from-one.csv"
    file.write_text("id," + ",".join(map(str, range(1, 17))) + "\n" + "".join(
        f"p{number}" + f",{1 + number % 4}" * 16 + "\n" for number in range(12)), "utf-8")
    assert "Look whether the file counts the choices from 1" in run("teq", file).stderr
    file.write_text(file.read_text("utf-8").replace(",1\n", ",0\n"), "utf-8")
    assert "counts the choices" not in run("teq", file).stderr


def test_items_turned_round_already_are_warned_of_as_the_item_figures_do(place):
    said = run("iri", CASES / "iri-turned-round-already.csv")
    assert said.exit_code == 0 and len(said.stdout.splitlines()) == 61
    figures = CliRunner().invoke(app, ["items", "iri", str(CASES / "iri-turned-round-already.csv"), "--out", "-"])
    warned = [line.removeprefix("Please notice: ") for line in said.stderr.splitlines()
              if "turned round already" in line]
    assert len(warned) == 4 and all(one.split(":")[0] in figures.stdout for one in warned)
    assert sum(one in " ".join(figures.stdout.split()) for one in warned) == 4
