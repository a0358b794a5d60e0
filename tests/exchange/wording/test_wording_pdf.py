"""Sentences out of PDFs, sound and hostile: read in a child that is stopped in time. Every sentence is made up."""

import io
import os
import random
import subprocess
import sys
import zlib

import pytest
import typst
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.wording.pdf_text import extracted
from empathy_widgets.exchange.wording.wording import read_wording
from empathy_widgets.library import Library

FUZZ = max(4, int(os.environ.get("EMPATHY_FUZZ", "400")) // 100)
LABELS = ["Almost never", "Sometimes", "About half the time", "Most of the time", "Almost always"]


@pytest.fixture(scope="module")
def pes():
    return Library().instrument("pes")


def printed(body: str) -> bytes:
    """A PDF with this typst text."""
    return typst.compile(f'#set page(width: 14cm, height: 25cm)\n{body}'.encode())


def sentence(number: int) -> str:
    return f"Sentence {number} is made up, and long enough that it goes on over a second line of the page it stands on."


def questionnaire() -> str:
    """A page as scales are printed: a heading, numbered labels, numbered sentences each with its choices, a foot."""
    lines = ["A Made-up Questionnaire", *(f"{value}. {label}" for value, label in enumerate(LABELS, 1))]
    lines += [rf"{number}. {sentence(number)} #linebreak() 1 2 3 4 5" for number in range(1, 21)]
    lines.append("Thank you for your answers.")
    return "\n\n".join(lines)


@pytest.fixture(scope="module")
def scale_pdf():
    return printed(questionnaire())


def test_numbered_sentences_are_found_between_labels_choices_and_headings(pes, scale_pdf):
    wording = read_wording(pes, "en", scale_pdf, "scale.pdf")
    assert wording.items == {number: sentence(number) for number in range(1, 21)}


def with_fields(texts: dict[str, str]) -> bytes:
    """A PDF whose text fields hold these texts."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    fields = ArrayObject()
    for name, text in texts.items():
        field = DictionaryObject({
            NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"), NameObject("/T"): TextStringObject(name),
            NameObject("/V"): TextStringObject(text), NameObject("/Rect"): ArrayObject(),
        })
        fields.append(writer._add_object(field))
    page[NameObject("/Annots")] = fields
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_filled_form_gives_its_text_fields_by_the_number_in_their_names(pes):
    texts = {"name": "Nobody", **{f"item_{number}": f"Sentence {number}." for number in range(20, 0, -1)}}
    wording = read_wording(pes, "en", with_fields(texts), "form.pdf")
    assert wording.items == {number: f"Sentence {number}." for number in range(1, 21)}
    texts["item_7"] = "Sentence 3."
    with pytest.raises(ExchangeError, match="The field “item_7” says the same as the field “item_3”"):
        read_wording(pes, "en", with_fields(texts), "form.pdf")


def protected(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed("1. Sentence."))))
    writer.encrypt(password, algorithm="RC4-128")
    return written(writer)


def with_script() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed(questionnaire()))))
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject({
        NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("while (true) {}"),
    })
    return written(writer)


def pages_without_end() -> bytes:
    """A tree of pages that bites its own tail."""
    return (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>endobj\n"
            b"trailer<</Root 1 0 R>>\n%%EOF")


def unfolding() -> bytes:
    """A page whose few kilobytes unfold to hundreds of megabytes."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    small = zlib.compress(b"0 0 m " * 40_000_000, 9)
    page = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" \
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
    stream = b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(small) + small + b"\nendstream endobj\n"
    return page + stream + b"trailer<</Root 1 0 R>>\n%%EOF"


def test_a_script_in_a_pdf_is_never_run(pes):
    assert read_wording(pes, "en", with_script()).items[20] == sentence(20)


@pytest.mark.parametrize(("make", "words"), [
    (lambda: protected("secret"), "asks for a password"),
    (lambda: printed("#rect()"), "no text"),
    (lambda: printed("Nothing but prose."), "No line of this PDF begins"),
    (lambda: b"%PDF-1.7\nrubbish", "damaged"),
    (lambda: b"%PDF-", "damaged"),
    (lambda: printed("#pagebreak()\n" * 61), "far longer"),
    (pages_without_end, "damaged|too long"),
    (unfolding, "damaged|too long|no text"),
], ids=["password", "picture", "prose", "rubbish", "empty", "long", "endless", "unfolding"])
def test_a_pdf_that_cannot_be_read_is_refused_in_one_sentence(pes, make, words):
    content = make()
    with pytest.raises(ExchangeError, match=words) as caught:
        read_wording(pes, "en", content, "scale.pdf")
    assert "\n" not in str(caught.value)


def test_a_pdf_without_a_password_to_open_it_is_read(pes):
    with pytest.raises(ExchangeError, match="Page 1, line 1 is the last of 1 sentence"):
        read_wording(pes, "en", protected(""))


def test_a_child_that_takes_too_long_is_given_up(scale_pdf):
    assert extracted(scale_pdf, seconds=0.01) == {"trouble": "slow"}


def test_a_child_that_works_without_end_is_stopped_by_the_system():
    code = ("from empathy_widgets.exchange.wording import pdf_text as it; it.CPU_SECONDS = 1; it.limited()\n"
            "while True: pass")
    assert subprocess.run([sys.executable, "-c", code], timeout=120, check=False).returncode < 0


def test_mutated_pdfs_are_read_or_refused_and_never_more(pes, scale_pdf):
    for seed in range(FUZZ):
        luck = random.Random(seed)
        content = bytearray(scale_pdf)
        for _turn in range(luck.randint(1, 30)):
            at = luck.randrange(20, len(content))
            content[at:at + luck.randint(0, 9)] = luck.randbytes(luck.randint(0, 9))
        try:
            read_wording(pes, "en", bytes(content), "scale.pdf")
        except ExchangeError as error:
            assert "\n" not in str(error), seed
        except Exception as error:
            raise AssertionError(f"seed {seed}") from error
