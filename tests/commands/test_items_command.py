"""`empathy items`: the same figures as text, CSV and a page that stands alone."""

import csv
import io
import json
import random
import re

import numpy as np
import pandas
import pytest
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.exchange.answers.item_sheet import ITEM_COLUMNS
from empathy_widgets.library import Library
from empathy_widgets.scoring.items import item_report

TEQ = Library().instrument("teq")


def rows(people=50, seed=4, turned=False):
    """Made-up answers to the TEQ with a common part; ``turned`` holds reverse-keyed items turned round already."""
    draw, made = random.Random(seed), []
    for _person in range(people):
        level = draw.gauss(0, 1)
        keyed = [min(4, max(0, round(2 + level + draw.gauss(0, 1)))) for _item in TEQ.items]
        made.append([value if turned or not item.reverse_keyed else 4 - value
                     for value, item in zip(keyed, TEQ.items, strict=True)])
    return made


def sheet(made):
    head = ",".join(["id", *(str(item.number) for item in TEQ.items)])
    return "\n".join([head, *(f"p{number}," + ",".join("" if value is None else str(value) for value in row)
                              for number, row in enumerate(made))]) + "\n"


def run(*words, typed=None):
    return CliRunner().invoke(app, ["items", *words], input=typed)


def test_text_names_the_policy_and_every_figure():
    said = run("teq", "-", typed=sheet(rows()))
    report = item_report(TEQ, np.array(rows(), float)).subscales[0]
    assert said.exit_code == 0 and "Toronto Empathy Questionnaire: 50 respondents" in said.stdout
    assert "Missing answers (listwise)" in said.stdout and "nothing is filled in" in said.stdout
    assert f"Alpha {report.alpha:.2f} (95 % interval {report.low:.2f} to {report.high:.2f})" in said.stdout
    assert f"omega total {report.omega:.2f}, 50 respondents." in said.stdout
    second = report.items[1]
    assert re.search(
        rf"(?m)^  2 R +50 +{second.mean:.2f} +{second.sd:.2f} .* {second.with_rest:.2f} +{second.alpha_without:.2f}$",
        said.stdout)


def test_csv_holds_the_same_figures_as_numbers(tmp_path):
    out = tmp_path / "items.csv"
    made = rows()
    made[3][0] = None
    assert run("teq", "-", "--out", str(out), "--missing", "pairwise", typed=sheet(made)).exit_code == 0
    table = pandas.read_csv(out)
    assert tuple(table.columns) == ITEM_COLUMNS and set(table["missing"]) == {"pairwise"}
    (part,) = item_report(TEQ, np.array(made, float), "pairwise").subscales
    assert (part.items[0].n, part.items[1].n, part.respondents) == (49, 50, 49)
    for line, item in zip(table.itertuples(), part.items, strict=True):
        assert (line.item, line.n, line.reverse_keyed) == (item.number, item.n, int(item.reverse_keyed))
        assert line.mean == pytest.approx(item.mean, abs=1e-6) and line.sd == pytest.approx(item.sd, abs=1e-6)
        assert line.lowest_percent == pytest.approx(100 * item.lowest, abs=1e-6)
        assert line.item_rest_correlation == pytest.approx(item.with_rest, abs=1e-6)
        assert line.alpha_without_item == pytest.approx(item.alpha_without, abs=1e-6)
        assert (line.alpha, line.omega_total) == (
            pytest.approx(part.alpha, abs=1e-6), pytest.approx(part.omega, abs=1e-6))
        assert (line.alpha_low_95, line.alpha_high_95) == (
            pytest.approx(part.low, abs=1e-6), pytest.approx(part.high, abs=1e-6))


def test_a_file_turned_round_already_is_noticed_in_every_form(tmp_path):
    text = sheet(rows(turned=True))
    out = tmp_path / "items.html"
    assert "turned round already" in run("teq", "-", typed=text).stdout
    assert "turned round already" in run("teq", "-", "--out", str(tmp_path / "items.csv"), typed=text).stderr
    run("teq", "-", "--out", str(out), typed=text)
    assert 'class="notice">Please notice:' in out.read_text("utf-8")


def test_the_page_stands_alone_and_its_drawings_are_the_charts(tmp_path):
    out = tmp_path / "items.html"
    said = run("teq", "-", "--out", str(out), typed=sheet(rows()))
    page = out.read_text("utf-8")
    assert said.exit_code == 0 and "default-src 'none'" in page and not re.search(
        r"<(?:script|link|img)[^>]*(?:src|href)=", page)
    drawings = [json.loads(found) for found in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page)]
    assert [drawing["layout"]["meta"]["chart"] for drawing in drawings] == ["distribution", "item-strength"]
    assert sum(drawings[0]["data"][0]["y"]) == 50 and len(drawings[1]["data"][0]["x"]) == 16
    assert page.count('<th scope="row">') == 16 and "p12" not in re.sub(r"(?s)<script.*?</script>", "", page)


def test_a_page_keeps_markup_in_a_title_as_text(tmp_path):
    own = tmp_path / "evil.yaml"
    from empathy_widgets.places import content_folder

    text = (content_folder() / "instruments" / "teq.yaml").read_text("utf-8")
    text = re.sub(r"(?m)^id: .*$", "id: evil", text, count=1)
    text = re.sub(r"(?m)^title: .*$", "title: '</title><script>alert(1)</script>'", text, count=1)
    text = re.sub(r"(?m)^    label: .*$", "    label: '</script><b>x'", text, count=1)
    own.write_text(text, "utf-8")
    out = tmp_path / "page.html"
    said = run(str(own), "-", "--out", str(out), typed=sheet(rows()))
    assert said.exit_code == 0, said.stderr
    page = out.read_text("utf-8")
    assert "<script>alert" not in page and "<b>x" not in page and "&lt;script&gt;alert" in page


@pytest.mark.parametrize(("words", "text", "says"), [
    (("teq", "-"), sheet(rows(29)), "at least 30 respondents, and 29 people answered here"),
    (("teq", "-"), sheet([[9] * 16]), "Row 2, column 1 "), (("nope", "-"), sheet(rows()), "Choose one of"),
    (("teq", "-", "--out", "items.pdf"), sheet(rows()), ".html, .csv or .txt"),
    (("teq", "nowhere.csv"), "", "cannot be opened"),
])
def test_what_cannot_be_described_is_refused_in_one_sentence_and_nothing_is_written(
    words, text, says, tmp_path, monkeypatch,
):
    monkeypatch.chdir(tmp_path)
    for more in ((), ("--out", "items.csv") if "--out" not in words else ()):
        said = run(*words, *more, typed=text)
        assert said.exit_code == 2 and says in said.stderr and said.stdout == "" and said.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_the_file_of_answers_is_never_written_over(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text(sheet(rows()), "utf-8")
    said = run("teq", str(file), "--out", str(file), "--force")
    assert said.exit_code == 2 and "would be overwritten" in said.stderr
    assert next(csv.reader(io.StringIO(file.read_text("utf-8"))))[0] == "id"
