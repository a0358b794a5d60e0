"""YAML as plain Python with line numbers; what a content file never needs is refused before it grows."""

import datetime
import os

import pytest
from work import counted

from empathy_widgets.library.sheet import LARGEST, Unreadable, read_sheet


@pytest.fixture
def write(tmp_path):
    def write(text):
        path = tmp_path / "page.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path
    return write


def test_values_are_plain_and_every_entry_has_a_line(write):
    sheet = read_sheet(write(
        "a: 0\nb: [1, two]\nc:\n  0: 1.50\n  x: 'y'\nd: 2026-11-24\ne: true\nf:\ng: |\n  one\n  two\nh: 0x10\n"
    ))
    assert sheet.content == {
        "a": 0, "b": [1, "two"], "c": {0: 1.5, "x": "y"}, "d": datetime.date(2026, 11, 24), "e": True, "f": None,
        "g": "one\ntwo\n", "h": 16,
    }
    assert {type(value) for value in (sheet.content["a"], sheet.content["h"], *sheet.content["c"])} == {int, str}
    assert type(sheet.content["c"][0]) is float and type(sheet.content["g"]) is str
    assert sheet.line(("c", "x")) == 5 and sheet.line(("b", 1)) == 2 and sheet.line(("c", "x", "deeper")) == 5
    assert sheet.line(()) == 1 and sheet.line(("nowhere",)) == 1


def test_words_that_other_yaml_reads_as_booleans_stay_words(write):
    assert read_sheet(write("choices: {0: No, 1: Yes, 2: on, 3: Off}")).content["choices"] == {
        0: "No", 1: "Yes", 2: "on", 3: "Off",
    }


def test_a_byte_order_mark_and_windows_line_ends_are_fine(write):
    assert read_sheet(write(b"\xef\xbb\xbfa: one\r\nb: two\r\n")).content == {"a": "one", "b": "two"}


@pytest.mark.parametrize(("text", "line", "remedy"), [
    ("a: 1\nb: 2\na: 3\n", 3, "delete the other"),
    ("a: {x: 1, x: 2}\n", 1, "delete the other"),
    ("a: &x 1\nb: *x\n", 1, "Write the entry out in full"),
    ("a: *x\n", 1, "Write the entry out in full"),
    ("a: 1\n<<: {b: 2}\n", 2, "Write the entries out in full"),
    ("a: !!python/object/apply:os.getcwd []\n", 1, "quotation marks"),
    ("a: !secret x\n", 1, "quotation marks"),
    ("a: 1\n---\nb: 2\n", 2, "One file holds one thing"),
    ("%YAML 1.1\n---\na: 1\n", 2, "One file holds one thing"),
    ("%TAG ! tag:example.org,2026:\n---\na: 1\n", 2, "One file holds one thing"),
    ("[1, 2]\n", 1, "must start with entries"),
    ("just words\n", 1, "must start with entries"),
    ("", 1, "must start with entries"),
    ("# only a comment\n", 1, "must start with entries"),
    ("a: 1\nb: [1, 2\nc: 3\n", 3, "missing colon or quotation mark"),
    ("a: \"open\nb: 2\n", 3, "missing colon or quotation mark"),
    ("a: 1\n\tb: 2\n", 2, "missing colon or quotation mark"),
    ("a: 2026-13-45\n", 0, "missing colon or quotation mark"),
    ("a: 1\n? [x, y]\n: 2\n", 2, "name of an entry"),
    ("a: 1\ntrue: 2\n", 2, "name of an entry"),
    ("a: 1\n~: 2\n", 2, "name of an entry"),
    ("a: 1\nb: \"bad \\x07 bell\"\n", 2, "invisible control character"),
    ("a: 1\nb: \"half \\ud800 letter\"\n", 2, "invisible control character"),
    ("a: 1\n\"b\\0\": 2\n", 2, "invisible control character"),
    ("a: raw \x07 bell\n", 0, "invisible control character"),
    (b"a: 1\nb: caf\xe9\n", 2, "UTF-8"),
    ("a: 1\n".encode("utf-16"), 1, "UTF-8"),
])
def test_what_cannot_be_read_says_where_and_what_to_do(write, text, line, remedy):
    with pytest.raises(Unreadable, match=remedy) as caught:
        read_sheet(write(text))
    assert caught.value.line == line


@pytest.mark.parametrize(("text", "remedy"), [
    ("a: " + "x" * LARGEST, "larger than 100 KB"),
    ("a: " + "[" * 90_000, "too deep"),
    ("a: " + "{b: " * 20_000, "too deep"),
    ("".join(" " * depth + "- \n" for depth in range(400)) + "a: 1", "too deep"),
    ("a: [" + "1, " * 30_000 + "]", "too many entries"),
    ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\n", "Write the entry out in full"),
    ("a: " + "9" * 50_000, "missing colon or quotation mark"),
], ids=["large", "brackets", "braces", "dashes", "wide", "bomb", "digits"])
def test_what_could_grow_is_refused_before_it_does(write, text, remedy):
    path = write(text)
    with counted(10_000 + 60 * len(text)), pytest.raises(Unreadable, match=remedy):
        read_sheet(path)


def test_a_folder_a_pipe_and_nothing_at_all_are_no_files(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    for name in ("pipe.yaml", "", "none.yaml", "x" * 5000, "a\0b"):
        with pytest.raises(Unreadable):
            read_sheet(tmp_path / name)
