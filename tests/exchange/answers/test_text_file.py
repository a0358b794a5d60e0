"""Which letters a text is written in and what parts its cells: known for certain, or asked."""

import codecs
import io
import re

import pytest

from empathy_widgets.errors import ExchangeError, UnsureLetters
from empathy_widgets.exchange.answers.table import Table
from empathy_widgets.exchange.answers.text_file import PIECE, letters_of, separator_of

NUMBERS = re.compile("[0-9]+")
TEXT = "Kürzel,1,2\nÄnne,3,4\n"


@pytest.mark.parametrize(("mark", "letters"), [
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (b"", "utf-8"), (b"", "utf-16-le"),
    (b"", "utf-16-be"),
])
def test_every_unicode_is_read_with_and_without_its_mark(mark, letters):
    table = Table(io.BytesIO(mark + TEXT.encode(letters)))
    assert table.sample == [["Kürzel", "1", "2"], ["Änne", "3", "4"]]


@pytest.mark.parametrize("letters", ["cp1252", "cp1251", "cp932"])
def test_a_code_page_is_asked_with_words_that_read_well(letters):
    words = {"cp1252": "größer", "cp1251": "никогда", "cp932": "まったく"}[letters]
    with pytest.raises(UnsureLetters) as asked:
        letters_of(io.BytesIO(f"id,{words}\n".encode(letters)))
    assert words in str(asked.value) and words.encode(letters).decode(asked.value.encoding) == words


def test_a_letter_far_down_a_long_file_is_found_and_shown():
    content = b"a,1\n" * (PIECE // 2) + "b,größer\n".encode("cp1252") + b"c,2\n" * 1000
    with pytest.raises(UnsureLetters, match="größer"):
        letters_of(io.BytesIO(content))
    assert letters_of(io.BytesIO(content), "cp1252") == "cp1252"
    assert letters_of(io.BytesIO(content.replace(b"\xf6\xdf", "öß".encode()))) == "utf-8"


def test_a_letter_cut_off_at_the_end_is_no_utf_8():
    with pytest.raises(ExchangeError):
        letters_of(io.BytesIO("id,ü".encode()[:-1]))


def test_a_mark_knows_better_than_the_person():
    assert letters_of(io.BytesIO(codecs.BOM_UTF8 + TEXT.encode()), "cp1252") == "utf-8-sig"


@pytest.mark.parametrize("sign", [";", "|", "\t", "^"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_first_line_that_names_the_separator_is_believed_and_counted(sign, ending):
    table = Table(io.BytesIO(ending.join([f"sep={sign}", f"id{sign}1", f"a,b{sign}3", ""]).encode()))
    assert table.sample == [["id", "1"], ["a,b", "3"]] and table.before == 1


@pytest.mark.parametrize(("lines", "separator"), [
    (["id;1;2\n"], ";"), (["I like it, well;I do, too\n", "3;4\n"], ";"), (["a,b;c\n", "1,2\n", "3,4\n"], ","),
    (["who\n"], ","), ([], ","), (["a\tb\n"], "\t"),
])
def test_the_separator_is_the_one_by_which_rows_are_alike(lines, separator):
    assert separator_of(lines, NUMBERS) == (separator, 0)


def test_rows_below_a_line_that_names_the_separator_are_counted_as_a_spreadsheet_counts():
    with pytest.raises(ExchangeError, match="Row 4 cannot be read"):
        Table(io.BytesIO(b'sep=;\nid;1\na;3\n"b;4\n'))
