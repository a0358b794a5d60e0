"""Files made to harm, or broken on their way: one sentence, and nothing else happens."""

import io
import os
import struct
import subprocess
import sys
import zipfile

import pytest
from answer_samples import FORM_ANSWERS, OF_THE_FORM, TEQ, packed_document, spss

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.answers import foreign
from empathy_widgets.exchange.answers.answer_sheet import AnswerSheet
from empathy_widgets.exchange.answers.foreign import READER, ForeignFile

HEAD = "id," + ",".join(f"TEQ_{n}" for n in range(1, 17)) + "\n"
ROW = "a" + ",1" * 16 + "\n"
TOO_MUCH = "damaged, or far larger than a file of answers"
CELL = '<c r="{place}"><v>1</v></c>'


def refusal(content):
    with pytest.raises(ExchangeError) as caught:
        list(AnswerSheet(TEQ, io.BytesIO(content)).blocks())
    said = str(caught.value)
    assert "\n" not in said and len(said) < 600
    return said


def book(sheet, *more, keep=True):
    """A workbook with this text as its only sheet."""
    out = io.BytesIO()
    kind = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{relation}'
                                        '/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        archive.writestr("xl/workbook.xml",
                         f'<workbook {kind} xmlns:r="{relation}"><sheets><sheet name="a" sheetId="1" '
                                            'r:id="rId1"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}"><Relationship Id="rId1" '
                                                       f'Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/>'
                                                       "</Relationships>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for piece in (f"<worksheet {kind}><sheetData>".encode(), *sheet, b"</sheetData></worksheet>"):
                part.write(piece)
        for name, content in more:
            archive.writestr(name, content)
    return out.getvalue()


def rows(*cells):
    return [("<row>" + "".join(CELL.format(place=place) for place in cells) + "</row>").encode()]


def lying(content):
    """The same archive saying that each of its parts unpacks to a hundred bytes."""
    content = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.find(mark)
        while at >= 0:
            content[at + place:at + place + 4] = struct.pack("<I", 100)
            at = content.find(mark, at + 4)
    return bytes(content)


BOMB = [b"<row><c><v>1</v></c></row>" * 20_000] * 900


@pytest.mark.parametrize("make", [
    lambda: book(BOMB), lambda: lying(book(BOMB)), lambda: book(rows("A1", "XFD1048576")),
    lambda: packed_document('<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
                            'table:number-columns-repeated="16000" office:value-type="float" office:value="1"/>'
                            "</table:table-row>"),
    lambda: b"PK\x03\x04" + os.urandom(4000), lambda: b"\xd0\xcf\x11\xe0" + bytes(9000),

    lambda: OF_THE_FORM["excel with a title"]()[:-300],
], ids=["bomb", "bomb that lies", "two far corners", "repeated a million times", "noise", "empty container",
        "cut off"])
def test_a_workbook_that_is_too_much_or_broken_is_refused(make):
    assert "save the sheet with the answers" in refusal(make())


@pytest.mark.parametrize(("content", "says"), [
    (b"PK\x03\x04" + bytes(200), TOO_MUCH), (b"$FL2" + bytes(400), "This SPSS file cannot be read"),
    (b"$FL3@(#)" + b"\xff" * 4000, "This SPSS file cannot be read"),
    (",".join(map(str, range(100_000))).encode(), "thousands of columns"),
    (("x" * 3_000_000 + "\n").encode(), "more than a million letters"),
    (b"\xff\xfe" + b"a\0" * 3 + b"\0\xd8", "not text in UTF-8"), (b"\xff\xfe\0\0abc", "not text in UTF-8"),
    (bytes(5000), "No column was found"), (b"\x80" * 3000, "not text in UTF-8"), (b"\n" * 100_000,
                                                                                  "This file is empty"),
    ((HEAD + ROW + '"' + "x," * 200_000).encode(), "cannot be read"), ((HEAD + ROW + "a,1\n").encode(), "has 2 cells"),
])
def test_what_no_program_writes_is_refused_in_one_sentence(content, says):
    assert says in refusal(content)


def test_names_in_an_archive_lead_nowhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    content = book(rows("A1", "B1"), ("../../outside.txt", "x"), ("/tmp/empathy-outside.txt", "x"))
    refusal(content)
    assert list(tmp_path.iterdir()) == [] and not os.path.exists("/tmp/empathy-outside.txt")


def test_an_spss_file_that_promises_more_than_it_has_is_refused(tmp_path):
    content = spss(tmp_path)
    for at, number in ((68, 2**31 - 1), (80, 2**31 - 1), (68, -5)):
        wrong = bytearray(content)
        wrong[at:at + 4] = struct.pack("<i", number)
        try:
            found = list(AnswerSheet(TEQ, io.BytesIO(bytes(wrong))).blocks())
        except ExchangeError as error:
            assert "\n" not in str(error)
        else:
            assert len(found[0].ids) <= 12
    assert "This SPSS file cannot be read" in refusal(content[:len(content) // 3])


def test_the_program_that_reads_is_held_to_its_memory_and_time():
    """The control: the same file is read where the limits are lifted, so it was the limits that refused it."""
    wide = book(rows(*(f"A{row}" for row in range(1, 3)), "ZZ40000"))
    assert TOO_MUCH in refusal(wide)
    freed = READER.read_text("utf-8").replace("MEMORY, SECONDS = 384_000_000, 5", "MEMORY, SECONDS = 4_000_000_000, 60")
    said = subprocess.run([sys.executable, "-I", "-c", freed, "xlsx"], input=wide, capture_output=True,
                          check=True).stdout
    assert said.startswith(b'{"sheet": "a"') and said.count(b"\n") == 40_001


def test_a_program_that_never_answers_is_ended(monkeypatch, tmp_path):
    waiting = tmp_path / "waiting.py"
    waiting.write_text("import sys, threading\nsys.stdin.buffer.read()\nthreading.Event().wait()\n", "utf-8")
    monkeypatch.setattr(foreign, "READER", waiting)
    monkeypatch.setattr(foreign, "PATIENCE", 0.5)
    assert TOO_MUCH in refusal(b"PK\x03\x04")


def test_a_program_is_gone_once_nobody_reads_any_more():
    many = book([b"<row>" + CELL.format(place=f"A{row}").encode() + b"</row>" for row in range(1, 90_000)])
    file = ForeignFile(io.BytesIO(many), "xlsx")  # more than a pipe holds, so it waits for somebody to read on
    program = file._program
    assert program.poll() is None
    del file
    assert program.poll() is not None


def test_a_bomb_is_known_by_what_it_says_of_itself_before_it_is_unpacked():
    reader = [sys.executable, "-I", str(READER), "xlsx"]
    said = subprocess.run(reader, input=book(BOMB), capture_output=True, check=True)
    assert said.stdout == b'{"refused": "large"}\n'
    said = subprocess.run(reader, input=lying(book(BOMB)), capture_output=True)
    assert said.stdout != b'{"refused": "large"}\n' and b'"sheet"' not in said.stdout


def test_a_file_that_grows_while_it_is_read_is_refused_as_such():
    class Growing(io.BytesIO):
        def read(self, size=-1):
            if self.tell() > 100:
                raise ExchangeError("class.xlsx grows while it is read.")
            return super().read(size)

    assert "grows while" in refusal_of(Growing(OF_THE_FORM["excel with a title"]()))


def refusal_of(stream):
    with pytest.raises(ExchangeError) as caught:
        list(AnswerSheet(TEQ, stream).blocks())
    return str(caught.value)


def test_there_are_people_in_the_samples():
    assert len(FORM_ANSWERS) == 12
