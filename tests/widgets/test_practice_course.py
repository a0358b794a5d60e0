"""The picture of how a practice went: each day in its place with its words, and the same as a table."""

import pytest

from empathy_widgets.widgets import PracticeCourse

STATES = [("yes", 0.8), ("partly", 0.4), ("no", None), ("open", None), ("off", None), ("yes", None)]
CELLS = [{"x": 62 + 35 * number, "y": 26, "state": state, "filled": filled, "says": f"{state} {filled}"}
         for number, (state, filled) in enumerate(STATES)]
WEEK = {"label": "23 Nov", "y": 26, "cells": CELLS, "well": "mostly there", "done": 3, "due": 4}


def course(**traits):
    given = {"title": "Kind <b>wishes</b>", "says": "How it was: mostly there.", "weeks": [WEEK], "width": 307,
             "heads": [[77 + 35 * day, name] for day, name in enumerate("MTWTFSS")], "height": 61, "cell": 30,
             "note": "No proof.", "link": {"text": "Open", "href": "/chapter/loving-kindness"}}
    return PracticeCourse(**{**given, **traits})


def test_every_day_has_its_shape_and_its_words(stage):
    stage.mount(course())
    page = stage.page
    assert page.locator("[data-day] title").all_text_contents() == [f"{state} {filled}" for state, filled in STATES]
    assert page.locator(".ew-course-full").count() == 2 and page.locator(".ew-course-unsaid").count() == 1
    assert [float(one.get_attribute("height")) for one in page.locator(".ew-course-full").all()] == [
        pytest.approx(17.6), pytest.approx(8.8)]
    assert page.locator("svg").get_attribute("aria-labelledby") == page.locator("p").first.get_attribute("id")
    assert page.locator("b").count() == 0


def test_the_table_says_how_it_was_before_how_often(stage):
    stage.mount(course())
    assert stage.page.get_by_role("columnheader").all_inner_texts() == [
        "Week of", "How it was", "Days it was done", "Meant for"]
    assert stage.page.locator("tbody tr").inner_text().split("\t") == ["23 Nov", "mostly there", "3", "4"]


def test_what_has_no_day_yet_is_a_sentence_and_an_address_of_another_kind_is_no_link(stage):
    stage.mount(course(weeks=[], says="Nothing is written yet.", link={"text": "x", "href": "javascript:alert(1)"}))
    assert stage.page.locator("svg, table, a").count() == 0
    stage.assign(weeks=[WEEK], says="Now.")
    assert stage.page.locator("svg").count() == 1 and stage.page.get_by_text("Now.").count() == 1


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_it_fits_and_everybody_can_read_it(open_stage, width, scheme):
    stage = open_stage(width=width, scheme=scheme).mount(course(weeks=[
        {**WEEK, "y": 26 + 35 * row, "cells": [{**cell, "y": 26 + 35 * row} for cell in CELLS]} for row in range(4)],
        height=166))
    assert stage.overflow() <= 0 and stage.violations() == ""


def test_a_closed_picture_leaves_nothing_behind(stage):
    stage.mount(course())
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
