"""Every worksheet as PDF: its pages, its tags, its faces, in both versions and in large print."""

import dataclasses
import datetime
import functools
import re

import pytest
from pdf import Printed
from pypdf.generic import ContentStream

from empathy_widgets.domain import PartWords, Reviewed, SheetPart, TeenWords, Worksheet
from empathy_widgets.errors import ExchangeError
from empathy_widgets.library import Library
from empathy_widgets.reports import Sheet, as_pictures, as_worksheet, pictures_apart, worksheet_apart

LIBRARY = Library()
IDS = [head["id"] for head in LIBRARY.shelf("worksheets")]
TEENS = [head["id"] for head in LIBRARY.shelf("worksheets") if "teen" in head["versions"]]
LARGEST_PAGES = 3
"""A sheet in large print may take three times its pages."""
DAY = datetime.date(2026, 11, 28)
PARTS = (
    SheetPart(id="text", kind="text", heading="First", says="Read this."),
    SheetPart(id="lines", kind="lines", says="Write:", count=3, fill="goals"),
    SheetPart(id="boxes", kind="boxes", entries=("Left", "Right"), rows=("l", "r"), count=3),
    SheetPart(id="table", kind="table", entries=("Day", "What"), rows=("Monday", "Tuesday")),
    SheetPart(id="scale", kind="scale", entries=("least", "most")),
    SheetPart(id="wheel", kind="wheel", entries=tuple("abcdef")),
    SheetPart(id="thermometer", kind="thermometer", entries=("cold", "hot"), rows=("warm",)),
    SheetPart(id="body", kind="body", entries=("Where?",)),
    SheetPart(id="bubbles", kind="bubbles", entries=("I say", "You say"), count=2),
    SheetPart(id="path", kind="path", entries=("One", "Two", "Three"), count=1),
    SheetPart(id="checklist", kind="checklist", entries=("this", "that")),
    SheetPart(id="calendar", kind="calendar", count=30),
    SheetPart(id="cards", kind="cards", entries=("A", "B", "C", "D"), count=2),
)
EVERY = Worksheet(
    id="every-part", title="Every part", source="s", rights="r", reviewed=Reviewed(by="a reader", on=DAY), about="a",
    activity="plan", pages=2, versions=("adult", "teen"), safety="Stop when it is too much.", lead="All of it.",
    parts=PARTS, teen=TeenWords(lead="All of it, for you.", parts={"text": PartWords(says="Look at this.")}),
)


@functools.cache
def printed(id: str, teen: bool = False, large: bool = False, paper: str = "a4") -> Printed:
    """A sheet as its readers get it, set once a run."""
    sheet = LIBRARY.entry("worksheets", id)
    return Printed(as_worksheet(Sheet(sheet.for_teens() if teen else sheet, large=large), paper))


def every(**changes) -> Printed:
    return Printed(as_worksheet(Sheet(EVERY, **changes)))


def sizes(read: Printed) -> set[float]:
    """The sizes of type on all pages, in points."""
    found = set()
    for page in read.reader.pages:
        stream, scale = ContentStream(page["/Contents"].get_object(), read.reader), 1.0
        size = 0.0
        for operands, operator in stream.operations:
            if operator == b"Tf":
                size = float(operands[1])
            elif operator == b"Tm":
                scale = abs(float(operands[3]))
            elif operator in (b"Tj", b"TJ"):
                found.add(round(size * scale, 1))
    return found


def faces_embedded(read: Printed) -> bool:
    """Whether every face the file names comes with it."""
    faces = [font.get_object() for page in read.reader.pages
             for font in page["/Resources"].get("/Font", {}).values()]
    deep = [face["/DescendantFonts"][0].get_object() if "/DescendantFonts" in face else face for face in faces]
    return bool(deep) and all({"/FontFile", "/FontFile2", "/FontFile3"} & set(one["/FontDescriptor"].get_object())
                              for one in deep)


@pytest.mark.parametrize("id", IDS)
def test_a_sheet_has_its_pages_on_both_papers_and_is_tagged_with_its_faces(id):
    sheet = LIBRARY.entry("worksheets", id)
    for paper in ("a4", "letter"):
        assert len(printed(id, paper=paper).reader.pages) == sheet.pages, paper
    read = printed(id)
    assert read.root["/MarkInfo"]["/Marked"].value and read.root["/Lang"] == "en"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in read.root["/Metadata"].get_data()
    assert read.reader.metadata.title == sheet.title and read.tags("/Title") and faces_embedded(read)
    assert len(read.tags("/H1")) == sum(bool(part.heading) for part in sheet.parts)
    assert len(read.tags("/Table")) == sum(part.kind == "table" for part in sheet.parts)
    assert len(read.tags("/TH")) == sum(len(part.entries) for part in sheet.parts if part.kind == "table")
    assert len(read.alternatives) == sum(part.kind == "body" for part in sheet.parts) and all(read.alternatives)
    for page in read.pages:
        assert re.search(r"Page \d of \d", page)


@pytest.mark.parametrize("id", TEENS)
def test_the_version_for_teens_differs_and_has_as_many_pages(id):
    for paper in ("a4", "letter"):
        assert len(printed(id, teen=True, paper=paper).reader.pages) == LIBRARY.entry("worksheets", id).pages
    assert printed(id, teen=True).text != printed(id).text


@pytest.mark.parametrize("id", IDS)
def test_large_print_is_18_points_and_more_and_not_endless(id):
    read = printed(id, large=True)
    assert min(sizes(read)) >= 18 and len(read.reader.pages) <= LARGEST_PAGES * LIBRARY.entry("worksheets", id).pages


@pytest.mark.parametrize("id", IDS)
def test_every_word_of_a_sheet_is_on_its_pages(id):
    sheet = LIBRARY.entry("worksheets", id)
    on_paper = "".join(printed(id).text.split())
    for part in sheet.parts:
        rows = [word for text in part.rows for word in text.split(", ")] if part.kind == "wheel" else part.rows
        for text in (part.heading, part.says, *part.entries, *rows):
            assert "".join(text.split()) in on_paper, text


@pytest.mark.parametrize("large", [False, True])
def test_every_kind_of_part_is_drawn_and_read_in_order(large):
    read = every(large=large)
    words = ["Every part", "All of it.", "Stop when it is too much.", "Read this.", "Left", "Monday", "least", "hot",
             "Where?", "I say", "Three", "that"]
    places = [read.text.index(word) for word in words]
    assert places == sorted(places) and len(read.alternatives) == 1 and read.rasters == 0
    assert "Look at this." in Printed(as_worksheet(Sheet(EVERY.for_teens()))).text


def test_a_blank_sheet_has_lines_for_code_and_date_and_a_filled_one_what_it_was_given():
    blank = every()
    assert "Code Date" in blank.text and "amber" not in blank.text
    filled = every(code="amber-otter-27", day="28 November 2026", filled={"goals": ("I stay in the room.",)})
    assert "Code amber-otter-27" in filled.text and "Date 28 November 2026" in filled.text
    assert "I stay in the room." in filled.text and "I stay" not in blank.text
    many = tuple(f"Goal number {number}, and more about it." for number in range(12))
    on_paper = every(filled={"goals": many}).text
    assert all(goal in on_paper for goal in many)
    assert min(sizes(blank)) < 18 <= min(sizes(every(large=True))), "large print is measured"


def test_the_same_sheet_gives_the_same_bytes_here_and_in_a_process_of_its_own():
    sheet = Sheet(EVERY, code="amber-otter-27", filled={"goals": ("#strong[x] $ y",)})
    content = as_worksheet(sheet)
    assert content == as_worksheet(sheet) == worksheet_apart(sheet)
    assert "#strong[x] $ y" in Printed(content).text
    (pages,) = pictures_apart([sheet], 120)
    assert pages == as_pictures(sheet, width=120) and all(page.startswith(b"\x89PNG") for page in pages)
    assert pictures_apart([]) == []


def test_signs_no_face_has_are_printed_as_boxes_with_a_word_about_them():
    assert "Where □ stands" in every(filled={"goals": ("心 \U00012345",)}).text


@pytest.mark.parametrize("made", [as_worksheet, worksheet_apart, as_pictures])
def test_another_paper_is_refused_in_one_sentence(made):
    with pytest.raises(ExchangeError, match="a4 or letter"):
        made(Sheet(EVERY), "a3")


def test_what_cannot_be_set_is_one_sentence():
    amiss = EVERY.model_copy(update={"parts": (SheetPart(id="x", kind="scale"),)})
    for made in (as_worksheet, worksheet_apart, as_pictures):
        with pytest.raises(ExchangeError) as caught:
            made(dataclasses.replace(Sheet(amiss)))
        assert "\n" not in str(caught.value)
