"""The map of a scene: every beat in its place, every way once, the taken path told apart."""

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from scenes import scene, script  # noqa: E402
from work import counted  # noqa: E402

from empathy_widgets.charts import as_svg, script_map  # noqa: E402
from empathy_widgets.library import Library  # noqa: E402

SCRIPTS = [Library().entry("scripts", head["id"]) for head in Library().shelf("scripts")]


def overlaps(drawing, wide=148, high=46):
    boxes = drawing.boxes
    return [(one.id, other.id) for index, one in enumerate(boxes) for other in boxes[index + 1:]
            if abs(one.x - other.x) < wide and abs(one.y - other.y) < high]


@pytest.mark.parametrize("tale", [script(), *SCRIPTS], ids=lambda tale: tale.id)
def test_boxes_stand_apart_inside_the_sheet_and_every_way_is_drawn_once(tale):
    drawing = script_map(tale)
    assert overlaps(drawing) == []
    assert {box.id for box in drawing.boxes} == {one.id for one in (*tale.beats, *tale.endings)}
    wanted = {(beat.id, arrow.go) for beat in tale.beats for option in beat.options for arrow in option.to}
    assert sorted((way.source, way.target) for way in drawing.ways) == sorted(wanted)
    for box in drawing.boxes:
        assert 74 <= box.x <= drawing.width - 74 and 23 <= box.y <= drawing.height - 23


def test_arrows_lead_down_and_endings_stand_on_the_last_row():
    drawing = script_map(script())
    assert drawing.ways and all(way.points[-1][1] > way.points[0][1] for way in drawing.ways)
    assert {box.ending for box in drawing.boxes if box.y == max(one.y for one in drawing.boxes)} == {True}


def test_a_circle_is_drawn_with_one_arrow_up():
    tale = scene()
    tale["beats"]["letter"]["options"]["b"]["to"] = "kettle"
    drawing = script_map(script(tale))
    assert [way.source for way in drawing.ways if way.points[-1][1] < way.points[0][1]] == ["letter"]


def test_the_path_is_told_apart_and_conditions_are_dashed():
    drawing = script_map(script(), ["door", "coat", "kettle"])
    assert [box.id for box in drawing.boxes if box.taken] == ["door", "coat", "kettle"]
    assert sorted((way.source, way.target) for way in drawing.ways if way.taken) == [
        ("coat", "kettle"), ("door", "coat")]
    assert {way.source for way in drawing.ways if way.conditional} == {"kettle", "lamp"}


def test_the_file_is_an_svg_of_its_own_with_words_and_nothing_from_outside():
    tale = script({**scene(), "title": "Tea & <rain>"})
    text = as_svg(script_map(tale), tale.title)
    assert text == as_svg(script_map(tale), tale.title), "the same bytes each time"
    root = ElementTree.fromstring(text)
    assert root[0].text == "Tea & <rain>" and "Door" in root[1].text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "") and "prefers-color-scheme" in text


def test_a_drawing_costs_no_more_than_its_scene_is_large():
    for tale in SCRIPTS:
        with counted(10_000) as work:
            drawn = script_map(tale)
        assert work.calls < 100 * sum(len(way.points) for way in drawn.ways), tale.id
