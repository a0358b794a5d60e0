"""The picture of how a practice went: how well before how often, and nothing drawn as missed."""

import datetime
import re
import xml.etree.ElementTree as ET

import pytest

from empathy_widgets.charts import CourseDay, course_as_svg, course_drawing, well_in_words
from empathy_widgets.charts.practice_course import CELL, GAP, HEAD, NAMES, WIDTH

MONDAY = datetime.date(2026, 11, 23)
SVG = "{http://www.w3.org/2000/svg}"


def days(*told, start=MONDAY):
    return [CourseDay(start + datetime.timedelta(days=number), *one) for number, one in enumerate(told)]


UNEVEN = days((True, "yes", 4), (True, "partly", 2), (True, "no"), (True,), (False,), (False, "yes"), (True, "yes", 5),
              (True, "yes", 4), (True,))


def test_a_row_is_a_week_from_monday_and_a_day_stands_under_its_name():
    drawing = course_drawing(UNEVEN)
    first, second = drawing.weeks
    assert (first.label, second.label) == ("23 Nov", "30 Nov") and second.y - first.y == CELL + GAP
    assert [name for _x, name in drawing.heads] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert [cell.x for cell in first.cells] == [x - CELL // 2 for x, _name in drawing.heads]
    assert drawing.width == WIDTH and drawing.height == HEAD + 2 * (CELL + GAP)


def test_a_week_that_begins_in_its_middle_keeps_its_places():
    (week,) = course_drawing(days((True, "yes", 3), start=MONDAY + datetime.timedelta(days=3))).weeks
    assert week.label == "23 Nov" and week.cells[0].x == NAMES + 3 * (CELL + GAP)


def test_how_well_is_the_filling_and_what_was_not_said_is_not_drawn_as_little():
    cells = course_drawing(UNEVEN).weeks[0].cells
    assert [(cell.state, cell.filled) for cell in cells] == [
        ("yes", 0.8), ("partly", 0.4), ("no", None), ("open", None), ("off", None), ("yes", None), ("yes", 1.0)]


def test_words_say_how_it_was_first_and_never_a_share_or_a_failure():
    says = course_drawing(UNEVEN).says
    assert says == ("How it was, in the middle of 4 days that say so: mostly there. Done, wholly or in part, on 5 "
                    "days; it was meant for 7. Of 6 days something is written.")
    every = says + " ".join(cell.says for week in course_drawing(UNEVEN).weeks for cell in week.cells)
    assert not re.search(r"%|miss|fail|streak|only", every)
    assert course_drawing(days((True,))).says.startswith("How it was to be there is not said yet.")


@pytest.mark.parametrize(("well", "words"), [
    ([], ""), ([None], ""), ([2, 4], "there now and then"), ([1, None, 5, 5], "there all the way")])
def test_the_middle_is_one_that_was_said(well, words):
    assert well_in_words(well) == words


def test_no_day_is_no_picture():
    assert course_drawing([]) is None


def test_the_table_beside_it_counts_a_week_at_a_time():
    assert [(week.well, week.done, week.due) for week in course_drawing(UNEVEN).weeks] == [
        ("mostly there", 4, 5), ("mostly there", 1, 2)]


def test_paper_has_the_same_places_and_escapes_what_it_is_called():
    drawing = course_drawing(UNEVEN)
    root = ET.fromstring(course_as_svg(drawing, "Kind <wishes> & more"))
    assert root.find(f"{SVG}title").text == "Kind <wishes> & more" and root.find(f"{SVG}desc").text == drawing.says
    edges = [one for one in root.iter(f"{SVG}rect") if one.get("class").startswith("edge")]
    shown = [cell for week in drawing.weeks for cell in week.cells if cell.state in ("yes", "partly")]
    assert [(float(one.get("x")) - 1, float(one.get("y")) - 1) for one in edges] == [(c.x, c.y) for c in shown]
    filled = [one for one in root.iter(f"{SVG}rect") if one.get("class") == "full"]
    assert [float(one.get("height")) for one in filled] == [
        pytest.approx(c.filled * (CELL - 8)) for c in shown if c.filled is not None]
