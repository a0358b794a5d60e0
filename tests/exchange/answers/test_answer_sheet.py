"""A file of answers: every honest spelling is read alike, everything else is refused with its row and column."""

import io
import os
import random

import numpy as np
import pytest

from empathy_widgets.errors import EmpathyError, ExchangeError
from empathy_widgets.exchange.answers.answer_header import template
from empathy_widgets.exchange.answers.answer_sheet import AnswerSheet
from empathy_widgets.library import Library

PES = Library().instrument("pes")
NUMBERS = [str(number) for number in range(1, 21)]
HEAD = ["id", *NUMBERS]
SEED = 20261125
TRIALS = int(os.environ.get("EMPATHY_FUZZ", "400"))


def sheet_of(*rows, separator=",", ending="\n", head=HEAD):
    """A file as bytes; each row is a list of cells."""
    return ending.join(separator.join(map(str, row)) for row in (head, *rows)).encode() + ending.encode()


def read(content):
    """All of a file: ids, choices as lists with None, notes."""
    sheet = AnswerSheet(PES, io.BytesIO(content))
    blocks = list(sheet.blocks())
    ids = [one for block in blocks for one in block.ids]
    choices = [[None if np.isnan(value) else value for value in row]
               for block in blocks for row in block.choices.tolist()]
    assert sheet.respondents == len(ids) == len(choices)
    return ids, choices, sheet.notes()


def refusal(content):
    with pytest.raises(ExchangeError) as caught:
        read(content)
    return str(caught.value)


ONE = ["a7", *[1 + number % 5 for number in range(20)]]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_separators_line_ends_and_a_byte_order_mark_make_no_difference(separator, ending, mark):
    ids, choices, notes = read(mark + sheet_of(ONE, separator=separator, ending=ending))
    assert (ids, choices, notes) == (["a7"], [ONE[1:]], [])


def test_columns_come_in_any_order_and_others_are_left_aside_by_name():
    head = ["Teilnehmer", "age", *reversed(NUMBERS), "remark"]
    ids, choices, notes = read(sheet_of(["ß", 30, *reversed(ONE[1:]), '"tired, sad"'], head=head))
    assert ids == ["ß"] and choices == [ONE[1:]]
    assert notes == ["2 columns that are no items were left aside: age, remark."]


def test_quoted_cells_padding_wholes_with_a_point_and_empty_cells_are_read():
    row = ['"Ann, ""the"" first"', '"3"', " 4 ", "5.0", "2.", "1.0", "", "  ", *["+3"] * 13]
    ids, choices, _notes = read(sheet_of(row))
    assert ids == ['Ann, "the" first'] and choices == [[3, 4, 5, 2, 1, None, None, *[3] * 13]]


def test_empty_lines_and_rows_without_a_word_are_no_respondents():
    blank = [""] * 21
    ids, _choices, notes = read(sheet_of(blank, ONE, [""], ["b", *[3] * 20], blank, ["  "]))
    assert ids == ["a7", "b"] and notes == []


def test_ids_that_repeat_or_lack_are_named_by_row_and_scored_all_the_same():
    rows = [["a", *[3] * 20], ["", *[3] * 20], ["b", *[3] * 20], ["a", *[4] * 20], ["a", *[4] * 20]]
    ids, _choices, notes = read(sheet_of(*rows))
    assert ids == ["a", "", "b", "a", "a"]
    assert notes[0].startswith("2 rows repeat an id; the first is row 5, whose id stands in row 2 already")
    assert notes[1].startswith("Row 3 has no id.")


def test_an_id_another_export_made_harmless_is_itself_again():
    assert read(sheet_of(["'=1+1", *[3] * 20], ["'quoted'", *[3] * 20]))[0] == ["=1+1", "'quoted'"]


@pytest.mark.parametrize(("cell", "says"), [
    ("6", "Row 3, column 7 holds a number that is no choice"), ("0", "Row 3, column 7 holds a number"),
    ("-3", "Row 3, column 7 holds a number"), ("three", "Row 3, column 7 holds no whole number"),
    ("3.5", "Row 3, column 7 holds no whole number"), ("=3", "no whole number"),
    ("1e0", "no whole number"), ("٣", "no whole number"), ("3\x00", "no whole number"),
    ("inf", "no whole number"), ("9" * 400, "no whole number"), ("_3", "no whole number"), ("3_0", "no whole number"),
])
def test_a_cell_that_is_no_choice_is_refused_by_row_and_column_and_not_repeated(cell, says):
    wrong = ["b", *ONE[1:7], cell, *ONE[8:]]
    said = refusal(sheet_of(ONE, wrong))
    assert says in said and "1, 2, 3, 4, 5" in said and "three" not in said


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    wrong = ["c", *[9] * 20]
    assert "Row 6, column 1 " in refusal(sheet_of(ONE, [""], ['"two\nlines"', *ONE[1:]], [""] * 21, wrong))


@pytest.mark.parametrize(("row", "found"), [(["b", *[3] * 19], 20), (["b", *[3] * 21], 22), (["b"], 1)])
def test_a_ragged_row_is_refused(row, found):
    assert f"Row 3 has {found} cells where the first row has 21" in refusal(sheet_of(ONE, row))


@pytest.mark.parametrize(("head", "says"), [
    (["id", *NUMBERS[:6], *NUMBERS[7:]], "The column for item 7 is missing"),
    (["id", *NUMBERS[:4]], "5, 6, 7, 8, 9, 10, 11, 12… are missing"),
    (["id", *NUMBERS, "7"], "Column 7 stands twice"), (["id", "07", *NUMBERS], "Column 7 stands twice"),
    (["id", *NUMBERS, "21"], "Column 21 is no item of Perth Empathy Scale"),
    (["id", *NUMBERS, "0", "21"], "Columns 0, 21 are no items"),
    (NUMBERS, "The column for item 1 is missing"),
    ([], "Column 1 stands twice"),
])
def test_a_first_row_that_cannot_be_is_refused(head, says):
    assert says in refusal(sheet_of(ONE, head=head))


@pytest.mark.parametrize(("content", "says"), [
    (b"", "This file is empty"), (b"\xef\xbb\xbf", "This file is empty"), (sheet_of(), "There is no respondent"),
    ("id,1".encode("utf-16"), "The columns for items 2, 3"), (sheet_of(ONE) + b"M\xfcller,3\n", "not text in UTF-8"),
    (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00b\xee\x9dh", "damaged, or far larger than"),
    (sheet_of(ONE) + b'"open,' + b",".join([b"3"] * 20) + b"\n", "quotation mark is not closed"),
    (sheet_of(ONE) + b'"x"y,' + b",".join([b"3"] * 20) + b"\n", "Row 3 cannot be read"),
    (sheet_of(["x" * 200_000, *[3] * 20]), "Row 2 cannot be read"),
])
def test_what_is_no_csv_is_refused_in_one_sentence(content, says):
    assert says in refusal(content)


def test_a_long_file_is_read_in_blocks_with_the_right_rows():
    rows = [[f"p{number}", *[3] * 20] for number in range(20_000)]
    rows[17_000][5] = 8
    assert "Row 17002, column 5 " in refusal(sheet_of(*rows))
    rows[17_000][5] = 4
    ids, choices, notes = read(sheet_of(*rows))
    assert len(ids) == 20_000 and choices[17_000][4] == 4 and notes == []


def test_the_template_is_read_once_it_is_filled_in():
    for instrument in Library().instruments():
        filled = template(instrument).replace("person-1,", f"person-1,{instrument.choice_range[0]}").encode()
        (block,) = AnswerSheet(instrument, io.BytesIO(filled)).blocks()
        assert block.choices[0][0] == instrument.choice_range[0] and np.isnan(block.choices[0][1:]).all()


def mutated(draw, content):
    """One to six small changes to a good file, anywhere."""
    content = bytearray(content)
    for _ in range(draw.randint(1, 6)):
        at = draw.randrange(len(content) + 1)
        piece = draw.choice([b'"', b",", b";", b"\t", b"\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"6", b"x",
                             draw.randbytes(draw.randint(1, 8)), bytes(content[at:at + 40])])
        content[at:at + draw.choice([0, 0, 1, len(piece), 30])] = piece
    return bytes(content)


def test_random_and_mutated_files_are_read_or_refused_and_nothing_else():
    draw = random.Random(SEED)
    good = sheet_of(*([f"p{number}", *[draw.randint(1, 5) for _ in range(20)]] for number in range(12)))
    outcomes = {"read": 0, "refused": 0}
    for trial in range(TRIALS):
        content = draw.randbytes(draw.randint(0, 400)) if trial % 3 == 0 else mutated(draw, good)
        try:
            _ids, choices, _notes = read(content)
        except EmpathyError as error:
            assert "\n" not in str(error) and len(str(error)) < 400, (SEED, trial)
            outcomes["refused"] += 1
        except Exception as error:
            raise AssertionError(f"seed {SEED}, trial {trial}: {content!r}") from error
        else:
            assert {value for row in choices for value in row} <= {None, 1, 2, 3, 4, 5}, (SEED, trial)
            outcomes["read"] += 1
    assert min(outcomes.values()) > 0
