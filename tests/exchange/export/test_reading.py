"""Our own files read back: whole or refused in one sentence, and nothing in them is ever run."""

import io
import json
import os
import random

import pytest
from case_files import CASE, find, outline, sitting, whole_case

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.export import FORMATS, CaseFile, read_answers, read_export, reading

FUZZ = int(os.environ.get("EMPATHY_FUZZ", "400"))


def written(form: str) -> bytes:
    out = io.BytesIO()
    small = CaseFile.of(
        CASE, [sitting("a1", "teq", 2, items=3), sitting("a2", "iri", items=2)], whole_case().runs, [], find)
    FORMATS[form].write([small], outline(small), out)
    return out.getvalue()


def refused(read, content: bytes, *parts: str) -> None:
    with pytest.raises(ExchangeError) as error:
        read(content)
    text = str(error.value)
    assert text.endswith(".") and "\n" not in text and all(part in text for part in parts), text


@pytest.mark.parametrize("content, words", [
    (b"", "not JSON"), (b"{", "not JSON"), (b"\xff\xfe", "UTF-8"), (b"[" * 100_000, "JSON"), (b"[]", "whole file"),
    (b'{"format": "x", "version": 1}', "format"), (b'{"a": NaN}', "not JSON"), (b"9" * 5000, "not JSON"),
])
def test_what_is_no_export_is_refused_in_one_sentence(content, words):
    refused(read_export, content, words)


def test_the_first_wrong_place_is_named():
    def broken(change) -> bytes:
        document = json.loads(written("json"))
        change(document["cases"][0])
        return json.dumps(document).encode()

    for change, place in (
        (lambda case: case["administrations"][1].update(mode="dream"), "cases → 0 → administrations → 1 → mode"),
        (lambda case: case["administrations"][0]["responses"][2].pop("item"), "responses → 2 → item"),
        (lambda case: case.update(more=1), "cases → 0 → more"),
        (lambda case: case["runs"][0]["events"][0].update(at="2026-10-03T12:00:00"), "events → 0 → at"),
        (lambda case: case["administrations"][0].update(status=1), "administrations → 0 → status"),
    ):
        refused(read_export, broken(change), place)


def test_answers_with_a_wrong_cell_name_row_and_column():
    good = written("csv").decode("utf-8-sig")
    head, first, *rest = good.splitlines(keepends=True)
    assert len(read_answers(good.encode())[CASE.code]) == 2
    for content, words in (
        (good.replace('"declined"', '"declined2"', 1), ("declined", "missing")),
        (head.replace('"mode"', '"item"') + first, ("missing or there twice",)),
        (good.replace("1001", "1001x"), ("Row 2", "elapsed_ms")),
        (good.replace(",false,", ",maybe,"), ("Row 2", "declined")),
        (good.replace("T12:03:07.123456+00:00", ""), ("Row 2", "started_at")),
        (head + first.replace(",2,false", ",2"), ("Row 2 has",)),
        (head + first + first, ("Row 3", "item", "two answers")), (good.replace('"self"', '"dream"'), ("mode",)),
        (head + first + rest[0].replace('"en"', '"de"'), ("Row 3", "two ways")), (head + '"a"b', ("not CSV",)),
        (head + first.replace('"a1"', '"' + "x" * 200_000 + '"'), ("not CSV",)),
    ):
        refused(read_answers, content.encode(), *words)
    assert read_answers(head.encode()) == {}


def test_a_spreadsheet_may_have_saved_it_again():
    """Columns in another order, one added, TRUE for true, line ends of another system: still the same answers."""
    lines = [line.split(",") for line in written("csv").decode("utf-8-sig").splitlines()]
    turned = "\n".join(",".join([*reversed(line), "note"]) for line in lines).replace(",false,", ",FALSE,")
    assert read_answers(turned.encode()) == read_answers(written("csv"))


@pytest.mark.parametrize("read", [read_export, read_answers])
def test_a_file_that_is_too_large_is_not_read(read, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 100)
    refused(read, b" " * 101, "64 MB")


@pytest.mark.parametrize("form, read", [("json", read_export), ("csv", read_answers)])
def test_broken_files_are_read_or_refused_and_never_anything_else(form, read):
    dice, whole, outcomes = random.Random(1926), written(form), {"read": 0, "refused": 0}
    for number in range(FUZZ):
        content = bytearray(whole)
        for _change in range(dice.randint(1, 6)):
            at = dice.randrange(len(content))
            match dice.randrange(4):
                case 0:
                    content[at] = dice.randrange(256)
                case 1:
                    del content[at:at + dice.randint(1, 40)]
                case 2:
                    content[at:at] = content[dice.randrange(len(content)):][:30]
                case 3:
                    content[at:at] = dice.choice([
                        b'"', b",", b"\r\n", b"{", b"]", b"null", b"-1", b"\0", b"1e999", b"=1+1"])
        content = bytes(content) if number % 10 else dice.randbytes(dice.randint(0, 300))
        try:
            read(content)
            outcomes["read"] += 1
        except ExchangeError as error:
            assert "\n" not in str(error)
            outcomes["refused"] += 1
        except Exception as error:
            pytest.fail(f"input {number} of seed 1926: {error!r}")
    assert min(outcomes.values()) > 0
