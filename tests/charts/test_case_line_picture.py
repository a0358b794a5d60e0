"""The time line as a file: whole, well-formed, and with nothing of the page it came from."""

import datetime
from xml.etree import ElementTree

from empathy_widgets.charts import LineLane, LineMoment, LineRow, case_line, line_as_svg

NOON = datetime.datetime(2026, 10, 5, 12, tzinfo=datetime.UTC)
SVG = "{http://www.w3.org/2000/svg}"


def moments(*days, planned=False):
    return [LineMoment(NOON + datetime.timedelta(days=day), number, planned) for number, day in enumerate(days)]


def drawn(*lanes, today=80):
    drawing = case_line(lanes, NOON + datetime.timedelta(days=today))
    return ElementTree.fromstring(line_as_svg(drawing, "The time line of <amber> & co", "Two kinds."))


def test_every_mark_is_there_once_with_its_number_or_its_ring():
    root = drawn(
        LineLane("measure", "Measurement", [LineRow("A <scale>", [*moments(0, 40), *moments(90, planned=True)])]),
        LineLane("room", "In the room", [LineRow("Role-play", moments(10, 10.2, 10.4))]),
        LineLane("plan", "Plan", [LineRow("Plan", moments(20))]))
    of = {lane: [one.get("class") for one in root.iter(f"{SVG}g") if lane in one.get("class", "")]
          for lane in ("measure", "room", "plan")}
    assert of == {"measure": ["measure", "measure", "measure ring"], "room": ["room"], "plan": ["plan"]}
    texts = [one.text for one in root.iter(f"{SVG}text")]
    assert texts.count("3") == 1 and texts.count("Plan") == 1 and "A <scale>" in texts and "today" in texts
    assert any("A ring is" in text and "A number stands" in text for text in texts if text)
    assert root.find(f"{SVG}title").text == "The time line of <amber> & co"


def test_it_is_as_high_as_its_rows_and_explains_no_sign_that_is_not_there():
    one = drawn(LineLane("room", "In the room", [LineRow("Role-play", moments(0))]))
    two = drawn(LineLane("room", "In the room", [LineRow("Role-play", moments(0)), LineRow("Mirroring", moments(5))]))
    assert int(two.get("height")) > int(one.get("height"))
    assert not any("stands for" in (text.text or "") or "ring" in (text.text or "") for text in one.iter(f"{SVG}text"))


def test_a_long_name_stands_whole_in_two_lines():
    name = "Recognising and Sharing Feelings (practice form)"
    root = drawn(LineLane("measure", "Measurement", [LineRow(name, moments(0))]))
    assert " ".join(one.text for one in root.iter(f"{SVG}text") if one.get("class") == "kind").strip() == name


def test_it_asks_for_nothing_from_elsewhere():
    text = ElementTree.tostring(drawn(LineLane("room", "In the room", [LineRow("Role-play", moments(0))])), "unicode")
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "") and "url(" not in text
