"""What a person is told about sentences they brought: which line it is about, and the remedy; and each rule's edges."""

import pytest

from empathy_widgets.domain import Wording
from empathy_widgets.errors import ExchangeError, OtherOrder
from empathy_widgets.exchange.wording.wording import language_tag, read_wording
from empathy_widgets.exchange.wording.wording_lines import Row, csv_rows, decoded, plain_rows
from empathy_widgets.exchange.wording.wording_rules import clean, essence, heading
from empathy_widgets.library import Library

PES = Library().instrument("pes")
SENTENCES = [f"Sentence {number} is made up." for number in range(1, 21)]


def at(number: int, line: str) -> list[str]:
    return [line if place == number else sentence for place, sentence in enumerate(SENTENCES, 1)]


def told(lines, name: str = "", language: str = "en", **more) -> str:
    content = lines if isinstance(lines, bytes) else "\n".join(lines).encode()
    with pytest.raises(ExchangeError) as refusal:
        read_wording(PES, language, content, name, **more)
    return str(refusal.value)


@pytest.mark.parametrize(("lines", "begins", "remedy"), [
    ([], "There is no sentence here;", "or choose another file."),
    (SENTENCES[:19], "Line 19 is the last of 19 sentences, and 20 are needed;",
     "number the lines to see which are missing."),
    (SENTENCES[:1], "Line 1 is the last of 1 sentence, and 20 are needed;",
     "number the lines to see which is missing."),
    ([*SENTENCES, "More."], "Line 21 is one too many: this scale has 20 items;", "take out what is no sentence of it."),
    (at(7, SENTENCES[2]), "Line 7 says the same as line 3;", "correct one of them."),
    (at(7, "LOUD WORDS"), "Line 7 looks like a heading, not a sentence;", "take it out."),
    (at(4, "Almost never"), "Line 4 looks like an answer's label, not a sentence;",
     "or write “choice 1: …” for a label."),
    (at(4, "a" * 501), "Line 4 is 501 characters long,", "put one sentence on each line."),
    (at(4, "A bell \a."), "Line 4 holds a character that cannot be seen or read;", "type this sentence again by hand."),
    (at(4, "4. One."), "Line 1 has no number though others have one;", "or take it out."),
    (["1. a", "5. b"], "Line 2 is numbered 5 where 2 should come;", "in the order of the original."),
    (["30. a"], "Line 1 is numbered 30, and there is no such item;", "number the sentences as the original does."),
    (["choice 9: x", *SENTENCES], "Line 1 labels choice 9, which this scale does not offer;", "take it out."),
    (["choice 1: ", *SENTENCES], "Line 1 is no label of a choice;", "give it a few words."),
    (["choice 1: a", "choice 2: a", *SENTENCES], "Line 1 is the label of two choices;", "correct one of them."),
    (["choice 1: a", *SENTENCES], "Choice 2 has no label though others have one;",
     "give every choice its label, or none."),
    (["choice 1: a", "choice 1: b"], "Line 2 gives choice 1 a second time;", "keep one."),
    (["instructions: a", "instructions: b"], "Line 2 gives the instructions a second time;", "keep one."),
    (["instructions: " + "a" * 2001, *SENTENCES], "The line with the instructions is 2001 characters long,",
     "on each line."),
    (["1. a", "2."], "Line 2 is empty;", "give it its sentence."),
    (b"\xff\xfe\xff", "This is not text that can be read letter by letter;", "or paste the sentences."),
    (b"a" * 5_000_001, "This is larger than 5 MB, so it was not read;", "choose a file with the sentences only."),
])
def test_a_refused_line_is_named_with_its_remedy(lines, begins, remedy):
    sentence = told(lines)
    assert sentence.startswith(begins) and sentence.endswith(remedy), sentence


@pytest.mark.parametrize(("rows", "begins", "remedy"), [
    (["item,text", "1,A, b"], "Line 2 has 3 columns where 2 should be;", "between quotation marks."),
    (["a,b,c"], "Line 1 has 3 columns;", "put a sentence with a comma between quotation marks."),
    (["item,text", "one,A."], "Line 2 names no item;", "or “choice 1” in the first column."),
    (["item,text", '1,"open'], "Line 2 is not a row of a table;", "look for a quotation mark that is not closed."),
    (["item,text", "12345,A."], "Line 2 names no item;", "in the first column."),
])
def test_a_refused_row_of_a_table_is_named_with_its_remedy(rows, begins, remedy):
    sentence = told(rows, "a.csv")
    assert sentence.startswith(begins) and sentence.endswith(remedy), sentence


def test_what_is_no_language_tag_is_told_with_examples():
    said = told(SENTENCES, language="english")
    assert said == "That is no language tag; write a short one such as en, de, tr or pt-BR."


def test_a_language_tag_has_at_most_thirty_five_characters():
    assert language_tag("EN-" + "A" * 8 + "-" + "b" * 8 + "-" + "c" * 8 + "-dddd5").startswith("en-aaaaaaaa-")
    with pytest.raises(ExchangeError, match="no language tag"):
        language_tag("en-" + "a" * 8 + "-" + "b" * 8 + "-" + "c" * 8 + "-dddd55")


def test_two_thousand_rows_are_looked_at_and_one_more_is_too_many():
    lines = "\n".join(f"Sentence {number}" for number in range(2000))
    assert len(plain_rows(lines).rows) == len(csv_rows(lines).rows) == 2000
    for read in (plain_rows, csv_rows):
        with pytest.raises(ExchangeError) as refusal:
            read(lines + "\nmore")
        assert str(refusal.value) == "Line 2001 is one of too many; give the sentences of this scale only."


@pytest.mark.parametrize(("line", "number", "text"), [
    ("3. a", 3, "a"), ("3) a", 3, "a"), ("3: a", 3, "a"), ("3\ta", 3, "a"), ("3 - a", 3, "a"), ("3 — a", 3, "a"),
    ("Item 3: a", 3, "a"), ("ITEM3. a", 3, "a"), ("1234. a", 1234, "a"), ("12345. a", None, "12345. a"),
    ("3 a", None, "3 a"), ("3-a", None, "3-a"), ("a 3. b", None, "a 3. b"), ("3.", 3, ""),
])
def test_a_number_is_taken_off_where_a_mark_follows_it(line, number, text):
    (row,) = plain_rows(line).rows
    assert (row.place, row.number, row.text) == ("Line 1", number, text)


def test_instructions_and_labels_stand_anywhere_between_the_lines():
    draft = plain_rows("\n  a \r\n\rINSTRUCTIONS:  How \t often? \nchoice  -2: nie\nChoice 10\timmer\nb")
    assert [(row.place, row.number, row.text) for row in draft.rows] == [("Line 2", None, "a"), ("Line 7", None, "b")]
    assert draft.instructions == "How often?"
    assert draft.choices == {-2: Row("Line 5", -2, "nie"), 10: Row("Line 6", 10, "immer")}


def test_a_table_is_read_by_its_own_separator_and_its_places_are_lines_of_the_file():
    draft = csv_rows('item;text\n\n1;"a, b"\n;;\n2;"two\nlines";;\n choice 1 ;nie\ninstructions;Wie?\n3\n')
    assert [(row.place, row.number, row.text) for row in draft.rows] == [
        ("Line 3", 1, "a, b"), ("Line 6", 2, "two\nlines"), ("Line 9", 3, "")]
    assert (draft.choices, draft.instructions) == ({1: Row("Line 7", 1, "nie")}, "Wie?")
    assert [row.text for row in csv_rows(' Text \n"a, b"\nc').rows] == ["a, b", "c"]
    assert [(row.number, row.text) for row in csv_rows("1\ta\n2\tb").rows] == [(1, "a"), (2, "b")]
    assert [(row.number, row.text) for row in csv_rows("3\n1,a").rows] == [(3, ""), (1, "a")]
    assert csv_rows("").rows == csv_rows(" \n,\n").rows == []


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfa", b"a", b"\xff\xfea\0", b"\xfe\xff\0a"])
def test_text_is_read_in_utf_8_and_in_utf_16_with_its_mark(content):
    assert decoded(content) == "a"


def test_what_was_pasted_from_a_table_is_one_and_other_files_are_lines():
    rows = ["item,text", *(f"{number},{sentence}" for number, sentence in enumerate(SENTENCES, 1))]
    for head in ("item,text", '\n"Item";"TEXT"', "item\ttext"):
        mark = ";" if ";" in head else "\t" if "\t" in head else ","
        lines = [head, *(f"{number}{mark}{sentence}" for number, sentence in enumerate(SENTENCES, 1))]
        assert read_wording(PES, "en", "\n".join(lines).encode()).items[20] == SENTENCES[19]
    assert read_wording(PES, "en", "\n".join(rows[1:]).encode(), "A.CSV").items[1] == SENTENCES[0]
    tabs = "\n".join(row.replace(",", "\t") for row in rows).encode()
    assert read_wording(PES, "en", tabs, "a.tsv").items[1] == SENTENCES[0]
    assert "item,text" not in read_wording(PES, "en", "\n".join(SENTENCES).encode(), "a.txt").items[1]


@pytest.mark.parametrize(("text", "is_one"), [
    ("ABC", False), ("ABCD", True), ("ABC 1", False), ("AB CD", True), ("Abcd", False), ("123", True), ("–", True),
    ("", True), ("Calm:", True), ("Ruhe：", True), ("Calm: yes", False),
])
def test_a_heading_is_loud_ends_as_an_announcement_or_has_no_letter(text, is_one):
    assert heading(text) is is_one


def test_copies_differ_in_case_marks_and_spaces_only():
    assert essence("I Notice – 3 Things, gently.") == "inotice3thingsgently" == essence("i notice 3 things gently")
    assert essence("Straße ﬁ") == "strassefi" and essence("e\u0301") == essence("é") != essence("e")


def test_the_longest_sentence_is_five_hundred_characters_with_even_spaces():
    assert clean(Row("Line 1", 3, " a\u00a0 b\u00adc\t")) == Row("Line 1", 3, "a bc")
    assert clean(Row("Line 1", None, "a" * 500)).text == "a" * 500 and clean(Row("", None, "a" * 9), 9).text == "a" * 9
    with pytest.raises(ExchangeError, match="10 characters"):
        clean(Row("Line 1", None, "a" * 10), 9)


def test_the_longest_instructions_and_labels_are_kept():
    labels = ["a" * 120, "b", "c", "d", "e"]
    given = [f"choice {value}: {label}" for value, label in enumerate(labels, 1)]
    lines = ["instructions: " + "i" * 2000, *given, *SENTENCES]
    wording = read_wording(PES, "en", "\n".join(lines).encode())
    assert wording.instructions == "i" * 2000 and wording.choices == dict(enumerate(labels, 1))
    assert told(["choice 1: " + "a" * 121, *lines[2:]]).startswith("Line 1 is no label of a choice;")


def test_labels_a_text_brings_are_no_sentences_and_titles_are_headings():
    labels = [f"choice {value}: {label}" for value, label in enumerate(("nie", "kaum", "oft", "meist", "stets"), 1)]
    assert told([*labels, *at(4, "Meist!")]).startswith("Line 9 looks like an answer's label")
    for title in ("PES", "perth empathy scale", "Negative cognitive empathy"):
        assert told(at(4, title)).startswith("Line 4 looks like a heading")
    for composite in PES.composites:
        assert told(at(4, composite.label)).startswith("Line 4 looks like a heading")


def test_another_order_is_told_with_both_places_and_only_within_a_language():
    first = Wording(instrument="pes", language="en-GB", items=dict(enumerate(SENTENCES, 1)))
    turned = "\n".join([SENTENCES[1], SENTENCES[0], *SENTENCES[2:]]).encode()
    with pytest.raises(OtherOrder) as refusal:
        read_wording(PES, "EN-us", turned, earlier=iter([first]))
    assert str(refusal.value) == (
        "Line 1 stands for item 1, but a wording that is loaded already has this sentence as item 2; compare the order "
        "with the original, and say that you did if this one is right.")
    assert read_wording(PES, "de", turned, earlier=[first]).language == "de"
    assert read_wording(PES, "en", turned, earlier=[first], order_checked=True).items[1] == SENTENCES[1]
    assert read_wording(PES, "en", "\n".join(SENTENCES).encode(), earlier=[first]).items == first.items
