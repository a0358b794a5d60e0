"""What comes back from a take-home page is read whole or not at all, with one sentence for each damage."""

import json
import zlib

import pytest
from practices import LINE, practice

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.take_home import page_id, read_brought_back

RUN = "3f0c1f6e-0000-4000-8000-000000000001"
PAGE, CASE = page_id("a case"), "amber-heron-12"
HOME_LINE = {"request": "a" * 32, "run": RUN, "kind": "log", "body": {**LINE, "by": "take-home page"}}
KEEP = {"request": "b" * 32, "run": RUN, "kind": "keep", "body": {"text": "The kettle \u2028 </script>"}}


def file_of(lines=(HOME_LINE, KEEP), checksum=None, inner=None, **changed):
    content = {"page": PAGE, "case": CASE, "saved": "2026-11-09", "lines": list(lines), **changed}
    text = json.dumps(content) if inner is None else inner
    return json.dumps({"empathy_take_home": 1, "checksum": checksum or f"{zlib.crc32(text.encode()):08x}",
                       "content": text}).encode()


def read(content):
    return read_brought_back(content, page=PAGE, case=CASE, practices={RUN: practice()})


def with_line(**changed):
    return file_of([HOME_LINE, {**HOME_LINE, **changed}])


def with_body(**changed):
    return with_line(body={**HOME_LINE["body"], **changed})


def flipped(content, at):
    return bytes([*content[:at], content[at] ^ 1, *content[at + 1:]])


def test_a_whole_file_is_read_with_every_line_as_it_was_written():
    brought = read(file_of())
    assert [line.model_dump() for line in brought.lines] == [HOME_LINE, KEEP]
    assert (brought.page, brought.case, brought.saved) == (PAGE, CASE, "2026-11-09")
    assert read(b"\xef\xbb\xbf" + file_of()) == brought, "a mail program may put a mark before it"


DAMAGED = {
    "a picture": (b"\x89PNG\r\n\x1a\n\xff\xfe", "not a file a take-home page saved"),
    "another program's file": (b'{"surveys": []}', "not a file a take-home page saved"),
    "a list": (b"[1]", "not a file a take-home page saved"),
    "cut off": (file_of()[:-40], "cut off"),
    "cut off in its beginning": (file_of()[:60], "cut off"),
    "a byte that was flipped in a word": (flipped(file_of(), file_of().index(b"kettle")), "changed on its way"),
    "a byte that was flipped in the checksum": (file_of(checksum="00000000"), "changed on its way"),
    "a bracket that was lost": (file_of().replace(b": 1,", b": 1", 1), "changed on its way"),
    "a newer page": (file_of().replace(b": 1,", b": 2,", 1), "newer version"),
    "a format that is no number": (file_of().replace(b": 1,", b': "1",', 1), "changed on its way"),
    "another case": (file_of(case="birch-otter-9"), "saved for birch-otter-9, and amber-heron-12 is open"),
    "another workbook's page": (file_of(page="f" * 16), "page of another workbook"),
    "no lines": (file_of([]), "does not hold what"),
    "too many lines": (file_of([HOME_LINE] * 5001), "does not hold what"),
    "a line with a field too many": (with_line(more=1), "does not hold what"),
    "a request that is none": (with_line(request="x"), "does not hold what"),
    "depth without end": (file_of(inner="[" * 100_000), "does not hold what"),
    "a practice of somebody else": (with_line(run="other"), "Line 2 belongs to a practice that this case does not"),
    "a day that is none": (with_body(day="2026-02-30"), "Line 2 is of 2026-02-30, which is no day"),
    "a kind nobody knows": (with_line(kind="shout"), "Line 2 does not fit the practice “Quiet wishes”"),
    "the clinician's own event": (with_line(kind="look", body={"text": "Tired."}), "Line 2 does not fit"),
    "words where a number belongs": (with_body(well="four"), "Line 2 does not fit"),
    "a field nobody declared": (with_body(more="x"), "Line 2 does not fit"),
    "a line that says it was written in the room": (with_body(by="room"), "Line 2 does not fit"),
    "a station that is none": (with_line(kind="phrases", body={"key": "moon", "text": "x"}), "Line 2 does not fit"),
    "too large": (b" " * 2_000_001, "larger than any"),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_is_refused_with_its_sentence(damage):
    content, sentence = DAMAGED[damage]
    with pytest.raises(ExchangeError, match=sentence) as refused:
        read(content)
    assert str(refused.value).count(". ") <= 1 and str(refused.value).endswith(".")


def test_every_single_flipped_bit_of_a_file_is_noticed():
    content = file_of([HOME_LINE])
    for at in range(len(content)):
        for bit in range(8):
            with pytest.raises(ExchangeError):
                read(bytes([*content[:at], content[at] ^ 1 << bit, *content[at + 1:]]))
