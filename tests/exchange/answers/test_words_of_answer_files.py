"""What a person is told about a file of answers: the row and column it is about, and the remedy."""

import io

import numpy as np
import pytest

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.answers import answer_sheet
from empathy_widgets.exchange.answers.answer_header import listed, template
from empathy_widgets.exchange.answers.answer_sheet import AnswerSheet
from empathy_widgets.exchange.answers.repeats import Repeats
from empathy_widgets.library import Library

PES = Library().instrument("pes")
NUMBERS = ",".join(str(number) for number in range(1, 21))
HEAD = f"id,{NUMBERS}\n"
THREES = ",3" * 20


def told(content: str | bytes) -> str:
    sheet = content if isinstance(content, bytes) else content.encode()
    with pytest.raises(ExchangeError) as refusal:
        list(AnswerSheet(PES, io.BytesIO(sheet)).blocks())
    return str(refusal.value)


@pytest.mark.parametrize(("content", "begins", "remedy"), [
    ("  \n", "This file is empty.", "Give it a first row with the column names: id, then the item numbers."),
    (HEAD, "There is no respondent in this file.", "Below the first row, give each person a row."),
    (f"{HEAD}\n", "There is no respondent in this file.", "Below the first row, give each person a row."),
    (f"id,{NUMBERS},3\n", "Column 3 stands twice in the first row.", "Keep one of the two."),
    (f"id,{NUMBERS},21\n", "Column 21 is no item of Perth Empathy Scale.", "or take the column out."),
    (f"id,{NUMBERS},22,21\n", "Columns 21, 22 are no items of Perth Empathy Scale.", "or take them out."),
    ("id,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19\n", "The column for item 20 is missing.",
     "then the number of every item of Perth Empathy Scale."),
    ("id,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18\n", "The columns for items 19, 20 are missing.",
     "then the number of every item of Perth Empathy Scale."),
    (f"{HEAD}a,3\n", "Row 2 has 2 cells where the first row has 21.", "also where one is empty."),
    (f'id,{NUMBERS},"x"y\na{THREES},\n', "Row 1 cannot be read:", "Mend that row and try again."),
    (f'{HEAD}a{THREES}\n"b{THREES}\n', "Row 3 cannot be read:", "Mend that row and try again."),
    (f"{HEAD}a,9{',3' * 19}\n", "Row 2, column 1 holds a number that is no choice of this instrument.",
     "It offers 1, 2, 3, 4, 5; where there is no answer, leave the cell empty."),
    (f"{HEAD}a{',3' * 19},x\n", "Row 2, column 20 holds no whole number.",
     "This instrument offers 1, 2, 3, 4, 5; where there is no answer, leave the cell empty."),
    (b"\xff\xff", "This file is not text in UTF-8.", "save it again as “CSV UTF-8” and use that file."),
    (f"{HEAD}a{THREES}\n".encode() + b"\xff\n", "This file is not text in UTF-8.", "and use that file."),
    (HEAD.encode() + f"a{THREES}\n".encode() * 9000 + b"\xff\n", "This file is not text", "and use that file."),
])
def test_a_refusal_names_the_place_and_the_remedy(content, begins, remedy):
    sentence = told(content)
    assert sentence.startswith(begins) and sentence.endswith(remedy), sentence


def test_long_lists_of_columns_are_cut_short_after_eight():
    assert listed([]) == "" and listed([7]) == "7"
    assert listed([1, 2, 3, 4, 5, 6, 7, 8]) == "1, 2, 3, 4, 5, 6, 7, 8"
    assert listed([1, 2, 3, 4, 5, 6, 7, 8, 9]) == "1, 2, 3, 4, 5, 6, 7, 8…"


@pytest.mark.parametrize(("names", "said"), [
    ("a", "A column that is no item was left aside: a."),
    ("a,b,c,d,e", "5 columns that are no items were left aside: a, b, c, d, e."),
    ("a,b,c,d,e,f", "6 columns that are no items were left aside: a, b, c, d, e…."),
])
def test_columns_left_aside_are_named_up_to_five(names, said):
    more = "," * (names.count(",") + 1)
    sheet = AnswerSheet(PES, io.BytesIO(f"id,{NUMBERS},{names}\na{THREES}{more}\n".encode()))
    assert [block.ids for block in sheet.blocks()] == [["a"]] and sheet.notes() == [said]


def opened(head):
    return AnswerSheet(PES, io.BytesIO(head.encode())).columns


def test_the_separator_is_the_one_that_shows_the_most_items_and_the_first_of_equals():
    head = opened(f'"who, when";{NUMBERS.replace(",", ";")};"a;b";')
    assert (head.id_name, head.id_place, head.places, head.width, head.aside) == (
        "who, when", 0, tuple(range(1, 21)), 23, ("a;b",))
    with pytest.raises(ExchangeError, match="No column was found for item 1, 2, 3, 4, 5, 6, 7, 8… of Perth Empathy"):
        opened("who")
    with pytest.raises(ExchangeError, match="The column for item 1 is missing"):
        opened(NUMBERS)
    assert opened(f" id , {NUMBERS.replace(',', ' , ')} ").places == tuple(range(1, 21))


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_an_instrument_of_few_items_is_read_like_any_other(separator, count):
    few = PES.model_construct(**{**dict(PES), "items": PES.items[:count]})
    rows = (["id", "age", "1", "2", "3"], ["ann", "30", "4", "5", "1"], ["bob", "31", "", "2", "3"])
    text = "\n".join(separator.join(row[:2 + count]) for row in rows)
    (block,) = AnswerSheet(few, io.BytesIO(text.encode())).blocks()
    assert block.ids == ["ann", "bob"] and block.choices.shape == (2, count)
    assert block.choices[0].tolist() == [4.0, 5.0, 1.0][:count] and np.isnan(block.choices[1][0])
    one = PES.model_construct(**{**dict(PES), "items": PES.items[:1]})
    assert AnswerSheet(one, io.BytesIO(b"id;1")).columns.places == (1,)


def test_rows_and_respondents_are_counted_on_from_block_to_block(monkeypatch):
    monkeypatch.setattr(answer_sheet, "ROWS_A_BLOCK", 2)
    rows = [f"{name}{THREES}" for name in ("a", "b", "c", "", "a")]
    sheet = AnswerSheet(PES, io.BytesIO("\n".join([HEAD.strip(), *rows[:3], "", *rows[3:]]).encode()))
    assert [block.ids for block in sheet.blocks()] == [["a", "b"], ["c"], ["", "a"]] and sheet.respondents == 5
    assert sheet.notes()[0].startswith("The id of row 7 stands in row 2 already.")
    assert sheet.notes()[1].startswith("Row 6 has no id.")
    assert told("\n".join([HEAD.strip(), *rows, f"x,9{',3' * 19}"])).startswith("Row 7, column 1 ")
    assert told("\n".join([HEAD.strip(), *rows, "x"])).startswith("Row 7 has 1 cells")
    assert told("\n".join([HEAD.strip(), *rows, f'"x{THREES}'])).startswith("Row 7 cannot be read")


def test_a_row_of_empty_cells_as_wide_as_the_others_is_no_respondent():
    blank = "," * 20
    sheet = AnswerSheet(PES, io.BytesIO(f"{HEAD}a{THREES}\n{blank}\n  {blank}\n{THREES}\n".encode()))
    assert [block.ids for block in sheet.blocks()] == [["a", ""]] and sheet.respondents == 2
    assert sheet.notes() == ["Row 5 has no id. It is scored; fill one in so that you can tell whose it is."]


def test_a_line_break_inside_an_id_stays_the_one_it_was():
    (block,) = AnswerSheet(PES, io.BytesIO(f'{HEAD}"two\r\nlines"{THREES}\r\n'.encode())).blocks()
    assert block.ids == ["two\r\nlines"]


def test_the_template_holds_the_column_names_and_one_respondent_without_answers():
    assert template(PES) == f"id,{NUMBERS}\nperson-1,,,,,,,,,,,,,,,,,,,,\n"


def test_a_stream_is_left_open():
    stream = io.BytesIO(f"{HEAD}a{THREES}\n".encode())
    sheet = AnswerSheet(PES, stream)
    list(sheet.blocks())
    del sheet
    assert not stream.closed


def test_ids_that_repeat_or_lack_are_told_in_the_singular_and_the_plural():
    repeats = Repeats()
    repeats.hear([2, 3, 4], ["ann", "", "ann"])
    assert repeats.notes() == [
        "The id of row 4 stands in row 2 already. Both rows are scored; look which one you mean.",
        "Row 3 has no id. It is scored; fill one in so that you can tell whose it is."]
    repeats.hear([5, 6, 7], ["bob", "", "ann"])
    repeats.hear([8, 9], ["", "bob"])
    assert repeats.notes() == [
        "3 rows repeat an id; the first is row 4, whose id stands in row 2 already. All of them are scored; look which "
        "ones you mean.",
        "3 rows have no id; the first is row 3. They are scored; fill ids in so that you can tell whose they are."]


def test_an_id_is_kept_in_twelve_bytes_and_told_apart_to_its_last_bit():
    repeats = Repeats()
    repeats.hear(range(2, 1002), [2 ** 60 + number for number in range(1000)])  # an integer is its own hash
    assert sum(part.nbytes for part in (*repeats._rows, *repeats._hashes)) == 12_000
    assert repeats.notes() == []


def test_of_an_id_that_stands_everywhere_the_first_two_rows_are_told():
    repeats = Repeats()
    repeats.hear(range(2, 502), ["a"] * 500)
    repeats.hear(range(502, 1002), ["a"] * 500)
    assert repeats.notes()[0].startswith("999 rows repeat an id; the first is row 3, whose id stands in row 2 already.")
