"""A report as PDF: tagged, the same bytes every time, every word printed as it was written."""

import dataclasses
import datetime
import subprocess
import sys

import pytest
import typst
from pdf import Printed

from empathy_widgets.errors import ExchangeError
from empathy_widgets.reports import Cell, Drawing, Report, Section, Table, as_pdf

NOON = datetime.datetime(2026, 10, 3, 12, 3, 4, 567, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
SVG = ('<svg xmlns="http://www.w3.org/2000/svg" width="90pt" height="60pt" viewBox="0 0 90 60">'
       '<path d="M10 12.5 L80.123456 50" fill="none" stroke="#1c5a61"/></svg>')
TABLE = Table(("Score", "Points"), ((Cell("Warmth", "About being warm.", strong=True), Cell("17")),), (1, 0))
REPORT = Report(
    title="Example scale", lead="One sitting.", facts=(("Case", "amber-otter-27"), ("Wording", "as it comes")),
    label="Practice form: not validated, no norms", foot="amber-otter-27", numbering="Page {page} of {pages}",
    sections=(
        Section("The shape", (Drawing(SVG, "A line that falls."),), TABLE, ("First.",)),
        Section("How to hold this", paragraphs=("One thing.", "Another thing."), quiet=True),
    ),
    made_for=NOON,
)
MARKUP = r'#import "@preview/x:1.0.0": * $ x^2 $ *bold* _soft_ [x] @ref <label> `raw` // no = heading \ # $ ~ -- "q"'


def printed(report=REPORT, paper="a4") -> Printed:
    return Printed(as_pdf(report, paper))


def with_paragraphs(*paragraphs, **changes):
    return dataclasses.replace(REPORT, sections=(Section("Notes", paragraphs=paragraphs),), **changes)


def test_the_file_is_tagged_named_and_in_a_language():
    read = printed()
    assert read.root["/MarkInfo"]["/Marked"].value and read.root["/Lang"] == "en"
    assert read.root["/ViewerPreferences"]["/DisplayDocTitle"].value and read.reader.metadata.title == "Example scale"
    # ISO 14289-1:2014, 5: the file says of itself that it follows PDF/UA-1
    assert b"<pdfuaid:part>1</pdfuaid:part>" in read.root["/Metadata"].get_data()


def test_the_reading_order_is_the_order_on_the_page():
    read = printed()
    assert read.order == ["/Title", "/P", "/P", "/Div", "/H1", "/Figure", "/Table", "/P", "/H1", "/L"]
    assert read.alternatives == ["A line that falls."] and len(read.tags("/TH")) == 2
    assert [text for text in ("One sitting.", "Case", "The shape", "Score", "Warmth", "First.", "How to hold this",
                              "Another thing.") if text not in read.text] == []


def test_a_drawing_stays_lines_with_its_own_numbers():
    read = printed()
    (line,) = [path for path in read.paths if path[0] == (10, 12.5)]
    assert line[1] == pytest.approx((80.123456, 50), abs=1e-4) and read.rasters == 0


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_both_papers_have_their_size(paper, size):
    # ISO 216: A4 is 210 × 297 mm; ANSI Letter is 8.5 × 11 inches; 72 points an inch
    box = printed(paper=paper).reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.01)


def test_another_paper_is_refused_in_one_sentence():
    with pytest.raises(ExchangeError, match="a4 or letter"):
        as_pdf(REPORT, "a3")


def test_the_label_and_the_number_stand_on_every_page():
    read = printed(with_paragraphs(*["A line of words that goes on for a while. " * 4] * 40))
    assert len(read.pages) > 1
    for number, page in enumerate(read.pages, 1):
        assert page.count("Practice form: not validated, no norms") == 1
        assert f"Page {number} of {len(read.pages)}" in page and "amber-otter-27" in page


def test_the_bytes_are_the_same_in_another_process_and_another_time_zone(monkeypatch, tmp_path):
    script = ("import sys; sys.path[:0] = ['tests', 'tests/reports']\n"
              "from test_typesetting import REPORT, as_pdf; sys.stdout.buffer.write(as_pdf(REPORT))")
    here, others = as_pdf(REPORT), []
    for zone in ("Pacific/Auckland", "America/St_Johns"):
        monkeypatch.setenv("TZ", zone)
        others.append(subprocess.run([sys.executable, "-c", script], check=True, capture_output=True).stdout)
    assert here == others[0] == others[1]
    made = Printed(here).reader.metadata.creation_date
    assert made == datetime.datetime(2026, 10, 3, 10, 3, 4, tzinfo=datetime.UTC)


def test_what_looks_like_markup_prints_as_it_was_written():
    report = dataclasses.replace(with_paragraphs(MARKUP), title=MARKUP, lead=MARKUP, label=MARKUP, foot=MARKUP,
                                 facts=((MARKUP, MARKUP),))
    read = printed(report)
    assert read.text.count("#import") == 7 and read.text.count("`raw` // no = heading") == 7
    assert read.reader.metadata.title == MARKUP and '\\ # $ ~ -- "q"' in read.text


@pytest.mark.parametrize("text", [
    "Ελληνικά, Українська, Tiếng Việt, Łódź, ½ ≥ → ✓ “quoted”",
    "שלום עולם", "مرحبا بالعالم", "a\u00adb\u200dc", "e\u0301\u0302",
])
def test_the_faces_that_come_along_have_the_signs_people_write(text):
    assert "□" not in printed(with_paragraphs(text)).text


def test_a_sign_nobody_has_stands_as_a_box_and_the_page_says_so():
    report = with_paragraphs("心 means heart \U0001f469\u200d\U0001f467 \U00012345", title="心の\U00012345")
    read = printed(report)
    assert "means heart" in read.text and "□" in read.text and "Where □ stands" in read.text
    assert as_pdf(report) == as_pdf(report)


@pytest.mark.parametrize("text", [
    "a\x00b\x1b[0m", "\ud800 alone", "\u202eturned\u202c \u2067and\u2069", "\uffff", "", " "])
def test_signs_that_are_no_letters_do_no_harm(text):
    assert "after" in printed(with_paragraphs(text, "after", title=text or "x", lead=text)).text


def test_a_turned_line_cannot_turn_the_next_one():
    assert ("ab \u202e" not in printed(with_paragraphs("ab \u202ecd")).text
            and "abcd" in printed(with_paragraphs("ab\u202ecd")).text)


def test_very_long_words_wrap_inside_the_page():
    long = "W" * 400
    report = dataclasses.replace(REPORT, title=long, facts=(("Case", long),), sections=(Section(
        long, table=Table(("Score", "Points"), ((Cell(long, long), Cell("1")),), (1, 0)), paragraphs=(long,)),))
    read = printed(report)
    assert "W" in read.text and len(read.pages) <= 2
    lines = [line for page in read.reader.pages for line in page.extract_text().splitlines()]
    assert max(line.count("W") for line in lines) < 60, "A4 leaves 172 mm; a W of 10 points is 3 mm and more"


def test_a_table_needs_one_cell_a_column():
    with pytest.raises(ValueError, match="one entry a header cell"):
        Table(("Score", "Points"), ((Cell("Warmth"),),), (1, 0))


def test_nothing_is_asked_of_a_folder_or_a_network():
    """A path or a package in a value is words; the template itself reads no file and no package."""
    source = (sys.modules["empathy_widgets.reports.typesetting"].TEMPLATE).read_text("utf-8")
    assert not [word for word in ("#import", "#include", "read(", "plugin(", "@preview", "eval(") if word in source]


@pytest.fixture
def own_faces_only(monkeypatch):
    """As on a computer without a face for other scripts."""
    only = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr("empathy_widgets.reports.typesetting.faces", lambda system: only)


def test_a_label_in_a_drawing_without_a_face_stands_as_a_box_too(own_faces_only):
    svg = SVG.replace("</svg>", '<text x="5" y="55" font-family="Libertinus Serif" font-size="8">心 heart</text></svg>')
    report = dataclasses.replace(REPORT, sections=(Section("The shape", (Drawing(svg, "心"),)),))
    assert "□ heart" in printed(report).text


def test_when_no_face_can_be_asked_only_plain_signs_stay(own_faces_only, monkeypatch):
    """The last resort: whatever else goes wrong with faces, there is a page."""
    monkeypatch.setattr("empathy_widgets.reports.typesetting.has_face", lambda _sign: True)
    read = printed(with_paragraphs("心 – “plain” ελ"))
    assert "□ – “plain” □□" in read.text
