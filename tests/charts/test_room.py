"""The counselling room's picture: every thing inside it, none over another, small, whole, and painted twice."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest

from empathy_widgets.charts.room import room_picture, room_pictures, things_drawn
from empathy_widgets.charts.room_paint import PAINTS
from empathy_widgets.library import Library

LARGEST = 60_000
"""Bytes of both pictures together, as a page gets them."""
NARROW = 350
"""Pixels the tall picture has in a window of 390."""
FINGER = 44
ALL = things_drawn()
COMPOSITIONS = [pytest.param(True, id="wide"), pytest.param(False, id="tall")]


def contrast(one, other):
    """As the WCAG reckon it, 1 to 21."""
    def luminance(colour):
        parts = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def overlapping(boxes):
    """Which boxes (left, upper, width, height) share a place."""
    return [(one, other) for (one, (x, y, w, h)), (other, (left, top, width, height)) in combinations(boxes.items(), 2)
            if x < left + width and left < x + w and y < top + height and top < y + h]


@pytest.mark.parametrize("wide", COMPOSITIONS)
def test_every_thing_is_touched_inside_the_picture_and_none_through_another(wide):
    picture = room_picture(ALL, wide=wide)
    assert len(picture.boxes) == len(ALL) == 12 and overlapping(picture.boxes) == []
    for id, (x, y, width, height) in picture.boxes.items():
        assert x >= 0 and y >= 0 and x + width <= picture.width and y + height <= picture.height, id
        across, down = picture.marks[id]
        assert x - 8 <= across <= x + width + 8 and y - 12 <= down <= y + height + 8, f"the light of {id} is beside it"


def test_boxes_that_share_a_place_would_be_noticed():
    boxes = {"one": (0, 0, 10, 10), "beside": (10, 0, 10, 10), "over": (5, 5, 10, 10)}
    assert overlapping(boxes) == [("one", "over"), ("beside", "over")]


def test_on_a_phone_a_finger_meets_every_thing():
    picture = room_picture(ALL, wide=False)
    scale = NARROW / picture.width
    small = {id: box for id, box in picture.boxes.items() if min(box[2:]) * scale < FINGER}
    assert small == {}


@pytest.mark.parametrize("wide", COMPOSITIONS)
def test_the_line_round_a_thing_follows_it_inside_the_picture(wide, browser):
    picture = room_picture(ALL, wide=wide)
    page = browser.new_page(viewport={"width": picture.width, "height": picture.height})
    page.set_content(f"<style>body {{margin: 0}} svg {{display: block}}</style>{picture.svg}")
    for id, (x, y, width, height) in picture.boxes.items():
        rings = page.locator(f"[data-thing={id}] .ew-ring")
        places = [ring.bounding_box() for ring in rings.all()]
        assert places, id
        left, top = min(one["x"] for one in places), min(one["y"] for one in places)
        right = max(one["x"] + one["width"] for one in places)
        bottom = max(one["y"] + one["height"] for one in places)
        assert left >= -1 and right <= picture.width + 1 and top >= -1 and bottom <= picture.height + 1, id
        assert left < x + width / 2 < right and top < y + height / 2 < bottom, f"it goes round where {id} is touched"
    page.close()


def test_both_pictures_are_small_and_nothing_in_them_comes_from_elsewhere():
    svg = "".join(picture.svg for picture in room_pictures(frozenset(ALL)))
    assert 20_000 < len(svg.encode()) <= LARGEST
    assert "<image" not in svg and "http" not in svg.replace("http://www.w3.org/2000/svg", "") and "<script" not in svg
    assert len(set(re.findall(r'\bid="([^"]+)"', svg))) == len(re.findall(r'\bid="([^"]+)"', svg))
    used = set(re.findall(r'(?:url\(|href=")#([^)"]+)', svg))
    assert used and used <= set(re.findall(r'\bid="([^"]+)"', svg))


@pytest.mark.parametrize("wide", COMPOSITIONS)
def test_one_picture_alone_is_whole(wide):
    svg = room_picture(ALL, wide=wide, uid="mine-").svg
    ET.fromstring(svg)
    ids = set(re.findall(r'\bid="([^"]+)"', svg))
    assert all(id.startswith("mine-") for id in ids)
    assert set(re.findall(r'(?:url\(|href=")#([^)"]+)', svg)) <= ids


def test_every_paint_that_is_used_is_mixed_and_none_stands_idle():
    svg = room_picture(ALL).svg + room_picture(ALL, wide=False).svg
    assert '"@' not in svg
    assert set(re.findall(r"var\(--r-([a-z-]+)\)", svg)) == set(PAINTS)


@pytest.mark.parametrize("wide", COMPOSITIONS)
def test_what_was_taken_out_is_not_drawn_and_the_rest_stays_where_it_is(wide):
    less, whole = room_picture(set(ALL) - {"chairs"}, wide=wide), room_picture(ALL, wide=wide)
    assert 'data-thing="chairs"' in whole.svg and 'data-thing="chairs"' not in less.svg
    assert less.boxes == {id: box for id, box in whole.boxes.items() if id != "chairs"}
    assert room_picture({"chairs", "karaoke"}, wide=wide).boxes.keys() == {"chairs"}
    assert room_picture((), wide=wide).boxes == {}


def test_the_things_come_from_left_to_right():
    boxes = room_picture(ALL).boxes
    assert list(boxes) == list(ALL) and [boxes[id][0] for id in ALL] == sorted(boxes[id][0] for id in ALL)


def test_every_thing_of_the_content_has_a_place_and_no_place_is_empty():
    assert {thing.id for thing in Library().entry("rooms", "understanding-others").things} == set(ALL)


@pytest.mark.parametrize("light", [0, 1], ids=["day", "evening"])
def test_the_line_of_the_focus_stands_out_from_its_edge_and_one_of_the_two_from_whatever_lies_behind(light):
    ring, halo = (PAINTS[name][light] for name in ("ring", "halo"))
    assert contrast(ring, halo) >= 4.5
    for name, paint in PAINTS.items():
        if len(paint[light]) == len("#rrggbb"):
            assert max(contrast(ring, paint[light]), contrast(halo, paint[light])) >= 3, name
