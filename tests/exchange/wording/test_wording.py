"""Sentences from elsewhere: what is read, what is refused, and that the line is named. Every sentence is made up."""

import os
import random
import unicodedata

import pytest
from work import counted

from empathy_widgets.domain import Wording
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.wording.wording import LARGEST, language_tag, read_wording
from empathy_widgets.library import Library

FUZZ = int(os.environ.get("EMPATHY_FUZZ", "400"))
SENTENCES = [f"Sentence {number} is made up." for number in range(1, 21)]


@pytest.fixture(scope="module")
def pes():
    return Library().instrument("pes")


def pasted(pes, lines, **more):
    return read_wording(pes, more.pop("language", "en"), "\n".join(lines).encode(), **more)


def table(pes, text, **more):
    return read_wording(pes, "en", text.encode(), "sentences.csv", **more)


def refused(call, *words):
    with pytest.raises(ExchangeError) as caught:
        call()
    said = str(caught.value)
    assert said.endswith(".") and "\n" not in said and all(word in said for word in words), said
    return said


def test_plain_lines_become_a_wording_in_the_instruments_own_order(pes):
    wording = pasted(pes, SENTENCES)
    assert wording.items == dict(enumerate(SENTENCES, 1)) and wording.instrument == "pes"
    assert (wording.language, wording.instructions, wording.choices) == ("en", "", {})


@pytest.mark.parametrize("mark", [
    "{}. {}", "{}) {}", "{}: {}", "{}\t{}", "{} - {}", "{} – {}", "Item {}: {}", "  {} .  {}  "])
def test_numbers_before_the_lines_are_taken_off(pes, mark):
    assert pasted(pes, [mark.format(*pair) for pair in enumerate(SENTENCES, 1)]).items[7] == SENTENCES[6]


def test_empty_lines_odd_spaces_and_letters_in_two_parts_are_made_even(pes):
    lines = [f"{line}\r\n" for line in SENTENCES]
    lines[0] = "\ufeff  Se\u0301ntence\u00a0 1\u00ad is  made up.  "
    assert pasted(pes, lines).items[1] == unicodedata.normalize("NFC", "Séntence 1 is made up.")


@pytest.mark.parametrize("name", ["instructions", "INSTRUCTIONS", "ınstructions", "inſtructions"])
def test_the_line_with_the_instructions_is_known_in_any_spelling_of_its_letters(pes, name):
    wording = pasted(pes, [f"{name}: How often?", *SENTENCES])
    assert wording.instructions == "How often?" and wording.items == dict(enumerate(SENTENCES, 1))


def test_a_table_may_bring_instructions_and_every_label_in_its_own_language(pes):
    labels = ["fast nie", "manchmal", "halb halb", "meist", "fast immer"]
    rows = ['"item";"text"', "instructions;Wie oft?",
            *(f"choice {value};{label}" for value, label in enumerate(labels, 1))]
    rows += [f'{number};"Satz {number}, erfunden."' for number in range(1, 21)]
    wording = table(pes, "\n".join(rows))
    assert wording.items[20] == "Satz 20, erfunden." and wording.instructions == "Wie oft?"
    assert wording.choices == dict(enumerate(labels, 1))
    shown = pes.with_wording(wording)
    assert [choice.label for choice in shown.choices] == labels
    assert [choice.value for choice in shown.choices] == [1, 2, 3, 4, 5] and shown.subscales == pes.subscales


@pytest.mark.parametrize("text", ["text\n{}", "item,text\n{}", "{}", "item\ttext\n{}"])
def test_tables_with_and_without_a_head_are_read(pes, text):
    if "item" in text:
        mark = "\t" if "\t" in text else ","
        body = "\n".join(f"{number}{mark}{line}" for number, line in enumerate(SENTENCES, 1))
    else:
        body = "\n".join(f'"{line}"' for line in SENTENCES)
    assert table(pes, text.format(body)).items == dict(enumerate(SENTENCES, 1))


def test_a_table_is_recognised_without_a_file_name_and_in_utf_16(pes):
    text = "item,text\n" + "\n".join(f"{number},{line}" for number, line in enumerate(SENTENCES, 1))
    assert read_wording(pes, "en", text.encode("utf-16")).items[20] == SENTENCES[19]


def changed(at, line):
    return [line if number == at else sentence for number, sentence in enumerate(SENTENCES, 1)]


@pytest.mark.parametrize(("lines", "words"), [
    ([], ("no sentence",)),
    (["", "  "], ("no sentence",)),
    (SENTENCES[:19], ("Line 19", "19 sentences", "20 are needed")),
    (SENTENCES[:1], ("Line 1 ", "1 sentence,")),
    ([*SENTENCES, "One more sentence."], ("Line 21", "one too many", "20 items")),
    (changed(7, SENTENCES[2]), ("Line 7", "the same as line 3")),
    (changed(7, "ALL IN CAPITALS"), ("Line 7", "heading")),
    (changed(7, "sentence 3 – is Made up!"), ("Line 7", "the same as line 3")),
    (changed(4, "Almost never"), ("Line 4", "label")),
    (changed(4, "almost never."), ("Line 4", "label")),
    (changed(4, "Perth Empathy Scale"), ("Line 4", "heading")),
    (changed(4, "Negative cognitive empathy"), ("Line 4", "heading")),
    (changed(4, "The following:"), ("Line 4", "heading")),
    (changed(4, "– – –"), ("Line 4", "heading")),
    (changed(4, "a" * 501), ("Line 4", "501 characters")),
    (changed(4, "A bell \a rings."), ("Line 4", "cannot be seen")),
    (changed(4, "Turned \u202e round."), ("Line 4", "cannot be seen")),
    (changed(4, "Lost \ufffd letter."), ("Line 4", "cannot be seen")),
    (changed(4, "4. A number all alone."), ("Line 1", "no number")),
])
def test_lines_that_cannot_be_right_are_refused_and_named(pes, lines, words):
    refused(lambda: pasted(pes, lines), *words)


def numbered(*numbers):
    return [f"{number}. Sentence {number}." for number in numbers]


@pytest.mark.parametrize(("numbers", "words"), [
    ((*range(1, 7), *range(8, 21)), ("Line 7", "numbered 8", "7 should come")),
    ((1, 3, 2, *range(4, 21)), ("Line 2", "numbered 3", "2 should come")),
    ((*range(1, 20), 19), ("Line 20", "numbered 19")),
    ((0, *range(2, 21)), ("Line 1", "numbered 0", "no such item")),
    ((*range(1, 20),), ("Line 19", "20 are needed")),
    (range(1, 22), ("Line 21", "one too many")),
])
def test_numbers_out_of_order_or_missing_are_refused_and_named(pes, numbers, words):
    refused(lambda: pasted(pes, numbered(*numbers)), *words)


def test_a_number_without_its_sentence_is_refused(pes):
    refused(lambda: pasted(pes, [*numbered(*range(1, 5)), "5.", *numbered(*range(6, 21))]), "Line 5", "empty")
    refused(lambda: table(pes, "item,text\n1,\n"), "Line 2", "empty")


@pytest.mark.parametrize(("rows", "words"), [
    (["item,text", "1,A, b", "2,c"], ("Line 2", "3 columns", "quotation marks")),
    (["item,text", '1,"open', "2,c"], ("Line 3", "quotation mark")),
    (["item,text", "one,Sentence."], ("Line 2", "names no item")),
    (["text", "A, b"], ("Line 2", "2 columns")),
    (["item,text", "instructions,a", "instructions,b"], ("Line 3", "second time")),
    (["item,text", "choice 1,a", "choice 1,b"], ("Line 3", "second time")),
    (["a,b,c"], ("Line 1", "3 columns")),
    (["item,text"], ("no sentence",)),
])
def test_a_table_that_is_none_is_refused_and_the_line_named(pes, rows, words):
    refused(lambda: table(pes, "\n".join(rows)), *words)


@pytest.mark.parametrize(("labels", "words"), [
    ({1: "nie", 2: "selten"}, ("Choice 3", "no label")),
    ({9: "immer"}, ("Line 1", "choice 9", "not offer")),
    ({1: ""}, ("Line 1", "no label of a choice")),
    ({1: "a", 2: "a", 3: "b", 4: "c", 5: "d"}, ("Line 1", "two choices")),
])
def test_labels_are_brought_whole_or_not_at_all(pes, labels, words):
    lines = [f"choice {value}: {label}" for value, label in labels.items()]
    refused(lambda: pasted(pes, [*lines, *SENTENCES]), *words)


def test_the_same_sentences_in_another_order_than_an_earlier_copy_are_refused_until_somebody_looked(pes):
    first = pasted(pes, SENTENCES)
    turned = [SENTENCES[1], SENTENCES[0], *SENTENCES[2:]]
    refused(lambda: pasted(pes, turned, earlier=[first]), "Line 1", "item 1", "item 2", "original")
    assert pasted(pes, turned, earlier=[first], order_checked=True).items[1] == SENTENCES[1]
    assert pasted(pes, turned, earlier=[first], language="de").items[1] == SENTENCES[1]
    mended = changed(3, "Sentence 3 was mended.")
    assert pasted(pes, mended, earlier=[first], language="en-GB").items[3] == "Sentence 3 was mended."


def test_sentences_that_ship_are_an_earlier_copy_too():
    form = Library().instrument("pes-practice-form")
    shipped = [item.text for item in form.items]
    refused(lambda: pasted(form, list(reversed(shipped))), "Line 1", "item 20")
    assert pasted(form, shipped).items == {item.number: item.text for item in form.items}


@pytest.mark.parametrize(("tag", "usual"), [
    ("en", "en"), ("EN-us", "en-US"), ("sr-latn-rs", "sr-Latn-RS"), ("es-419", "es-419"), ("de-1996", "de-1996"),
])
def test_a_language_tag_is_spelled_as_usual(tag, usual):
    assert language_tag(tag) == usual


@pytest.mark.parametrize("tag", [
    "", "e", "english", "en_GB", "en-", "deutsch!", "x" * 40, "ä", None, 3, "en-GB-oed-x\n"])
def test_what_is_no_language_tag_is_refused(tag):
    refused(lambda: language_tag(tag), "no language tag", "pt-BR")


def test_a_file_of_another_alphabets_bytes_or_too_large_is_refused(pes):
    refused(lambda: read_wording(pes, "de", "Gefühl".encode("cp1252")), "UTF-8")
    refused(lambda: read_wording(pes, "en", b"a" * (LARGEST + 1)), "5 MB")
    refused(lambda: read_wording(pes, "en", b"\x00" * 1000), "Line 1")
    refused(lambda: read_wording(pes, "en", b"Sentence.\n" * 400_000), "too many")


@pytest.mark.parametrize("name", ["", "a.csv"])
@pytest.mark.parametrize("piece", [
    b"a", b" ", b"1 ", b'"', b"a ", b"1,", b"\n", b"\t", b"item,text\n", "é".encode(), b"\x0c", b";"])
def test_half_a_megabyte_of_anything_is_refused_at_once(pes, name, piece):
    """A line costs a look and no more; whatever else stands there, it is the first lines that decide."""
    content = b"a" + piece * (500_000 // len(piece)) + b"b"
    looks = content.count(b"\n")
    with counted(50_000 + 2 * looks, 20 * len(content)), pytest.raises(ExchangeError):
        read_wording(pes, "en", content, name)


def mutated(source: bytes, luck: random.Random) -> bytes:
    """A valid file with a few bytes changed, cut, doubled or moved."""
    content = bytearray(source)
    for _turn in range(luck.randint(1, 6)):
        at = luck.randrange(len(content) + 1)
        match luck.randrange(4):
            case 0:
                content[at:at + luck.randint(1, 40)] = b""
            case 1:
                content[at:at] = luck.randbytes(luck.randint(1, 8))
            case 2:
                content[at:at] = content[at:at + 60]
            case 3:
                content[at:at] = luck.choice([
                    b'"', b",", b";", b"\n", b"\r", b"\t", b"\x00", b"item,text\n", b"\xff\xfe", b"1. "])
        content = content or bytearray(b"x")
    return bytes(content)


def test_random_and_mutated_lines_and_tables_are_read_or_refused_and_never_more(pes):
    text = "\n".join(numbered(*range(1, 21))).encode()
    rows = ("item,text\n" + "\n".join(f'{number},"Sentence {number}."' for number in range(1, 21))).encode()
    outcomes = {"read": 0, "refused": 0}
    for seed in range(FUZZ):
        luck = random.Random(seed)
        source = luck.choice([text, rows])
        content = luck.randbytes(luck.randint(0, 300)) if luck.random() < 0.3 else mutated(source, luck)
        try:
            read = read_wording(pes, "en", content, luck.choice(["", "a.csv", "a.tsv", "a.txt"]))
        except ExchangeError as error:
            assert str(error).endswith(".") and "\n" not in str(error), seed
            outcomes["refused"] += 1
        except Exception as error:
            raise AssertionError(f"seed {seed}") from error
        else:
            assert isinstance(read, Wording) and sorted(read.items) == list(range(1, 21)), seed
            outcomes["read"] += 1
    assert min(outcomes.values()) > 0
