"""Long files are read column by column, and say the same as they would row by row, in a fraction of the work."""

import csv
import io
import random
import tracemalloc

import numpy as np
import pyreadstat
import pytest

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.answers.answer_sheet import AnswerSheet
from empathy_widgets.exchange.answers.blocks import text_block
from empathy_widgets.exchange.answers.labels import Cells
from empathy_widgets.exchange.answers.table import Table
from empathy_widgets.library import Library
from work import counted

FORM = Library().instrument("pes-practice-form")
ITEMS = len(FORM.items)
HEAD = ",".join(["id", *(f"PES_{number}" for number in range(1, ITEMS + 1))]) + "\n"
CELLS = ["", "3", "5", " ", "3.0", "-99", "NA", "Often", "é", "Ж", "99999",
         '"4"', '"a,b"', '"a\nb"', '"say ""so"""', "'=1"]
SEED = 20261128


def by_rows(text):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def made_up(draw, rows, width, cells):
    ending = draw.choice(["\n", "\r\n", "\r"])
    lines = [",".join(draw.choices(cells, k=width)) + ending for _row in range(rows)]
    return "".join(lines)[:-len(ending) if draw.random() < 0.3 else None]


def test_a_block_says_what_a_reader_of_csv_says_or_leaves_it_to_one():
    draw, left, cut = random.Random(SEED), 0, 0
    for _trial in range(600):
        text = made_up(draw, draw.randrange(1, 9), 4, draw.sample(CELLS, 4))
        block, rows = text_block(text, ",", 4), by_rows(text)
        if block is None:
            left += 1
            continue
        cut += 1
        assert block.rows() == rows
        assert [block.texts(place) for place in range(4)] == [list(column) for column in zip(*rows, strict=True)]
        known = Cells(FORM)
        wanted = [[known[cell] for cell in row[1:]] for row in rows]
        np.testing.assert_array_equal(block.choices([Cells(FORM)], (1, 2, 3)), wanted)
        assert block.has_empty_rows() == any(not "".join(row).strip() and not row[0] for row in rows)
    assert cut > 100 and left > 100


@pytest.mark.parametrize("text", [
    'a,"b,c"\n', 'a,"b\nc"\n', 'a,b"c\n', '"a,b\n', 'a,""""\n', "a\n", "a,b,c\n", "a,b\n\nc,d\n", "a,b\0\n",
    f"a,{'b' * 200_000}\n",
])
def test_what_only_a_reader_of_csv_can_say_is_left_to_it(text):
    assert text_block(text, ",", 2) is None
    assert text_block("a,b\n", ",", 2).rows() == [["a", "b"]]


def lines(people, answer="3"):
    return "".join(f"p{number},{','.join([answer] * ITEMS)}\n" for number in range(people))


@pytest.mark.parametrize("head, answer", [(HEAD, "3"), (HEAD, '"3"'), (HEAD, "3.0"), (HEAD.replace("id", "ï"), "-")])
def test_twenty_thousand_people_are_read_with_less_work_than_a_call_for_each(head, answer):
    sheet = AnswerSheet(FORM, io.BytesIO((head + lines(20_000, answer)).encode()))
    by_row = []
    take = sheet.table.take
    sheet.table.take = lambda count: by_row.append(rows := take(count)) or rows
    with counted(20_000 // 2):
        read = sum(len(block.ids) for block in sheet.blocks())
    assert read == 20_000 and sum(map(len, by_row)) <= 60


def test_lines_that_are_left_to_the_reader_stand_between_those_that_are_not():
    odd = '"two\nlines",' + ",".join(["4"] * ITEMS) + "\n"
    text = HEAD + lines(9000) + odd + lines(9000) + odd
    sheet = AnswerSheet(FORM, io.BytesIO(text.encode()))
    blocks = list(sheet.blocks())
    ids = [one for block in blocks for one in block.ids]
    assert len(ids) == 18_002 and [place for place, one in enumerate(ids) if one == "two\nlines"] == [9000, 18_001]
    choices = np.concatenate([block.choices for block in blocks])
    assert np.flatnonzero((choices == 4).all(axis=1)).tolist() == [9000, 18_001] and (choices >= 3).all()


def test_a_wrong_cell_far_down_is_named_by_its_row_and_column():
    wrong = f"p,{','.join(['3'] * (ITEMS - 1))},8\n"
    sheet = AnswerSheet(FORM, io.BytesIO((HEAD + lines(15_000) + wrong).encode()))
    with pytest.raises(ExchangeError, match=f"Row 15002, column PES_{ITEMS} holds a number"):
        list(sheet.blocks())


def test_memory_stays_flat_however_many_people_a_text_has():
    held = []
    for people in (20_000, 80_000):
        stream = io.BytesIO((HEAD + lines(people)).encode())
        tracemalloc.start()
        assert sum(len(block.ids) for block in AnswerSheet(FORM, stream).blocks()) == people
        held.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert held[1] - held[0] < 60_000 * 30  # twelve bytes a person are kept to find ids that repeat


def written(folder, people):
    import pandas

    rng = np.random.default_rng(SEED)
    table = pandas.DataFrame(rng.integers(1, 6, (people, ITEMS)).astype(float),
                             columns=[f"PES_{number}" for number in range(1, ITEMS + 1)])
    table.iloc[7, 3] = float("nan")
    table.insert(0, "id", [f"p{number}" for number in range(people)])
    table["age"] = 20.5
    pyreadstat.write_sav(table, str(folder / "answers.sav"))
    return table, (folder / "answers.sav").read_bytes()


def test_a_file_of_spss_is_read_column_by_column_and_says_the_same(tmp_path):
    table, content = written(tmp_path, 20_000)
    sheet = AnswerSheet(FORM, io.BytesIO(content))
    with counted(10_000):
        blocks = list(sheet.blocks())
    assert [one for block in blocks for one in block.ids] == list(table["id"])
    np.testing.assert_array_equal(np.concatenate([block.choices for block in blocks]), table.iloc[:, 1:ITEMS + 1])
    rows = Table(io.BytesIO(content))
    taken = rows.take(10) + rows.take(50) + rows.take(20_000)
    assert len(taken) == 20_002 and taken[9][0] == "p7" and taken[9][4] == "" and taken[-1][-1] == "20.5"


def test_an_empty_row_of_spss_is_no_person(tmp_path):
    import pandas

    table = pandas.DataFrame([["a", *[3.0] * ITEMS], ["", *[float("nan")] * ITEMS], ["b", *[4.0] * ITEMS]] * 50,
                             columns=["id", *(f"PES_{number}" for number in range(1, ITEMS + 1))])
    pyreadstat.write_sav(table, str(tmp_path / "holes.sav"))
    sheet = AnswerSheet(FORM, io.BytesIO((tmp_path / "holes.sav").read_bytes()))
    assert [one for block in sheet.blocks() for one in block.ids] == ["a", "b"] * 50
