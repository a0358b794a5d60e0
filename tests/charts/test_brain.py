"""The brain: small, whole, and each region where the atlas has it."""

import json
import re

import pytest

from empathy_widgets.charts import brain_inner, brain_outer
from empathy_widgets.charts.brain import HEIGHT, WIDTH, brain_views, furrow, smooth

LARGEST = 60_000
DRAWN = {"outer": brain_outer.REGIONS, "inner": brain_inner.REGIONS}
IN_THE_ATLAS = {
    # forwards, upwards (mm, MNI). The middles are those of AAL (Tzourio-Mazoyer et al., 2002, NeuroImage 15, 273-289,
    # doi:10.1006/nimg.2001.0978), left half, the way they are listed for its 90 regions.
    "insula": ("outer", 7, 3, "insula"),
    "inferior frontal gyrus, opercular part": ("outer", 13, 19, "mirror-neuron-system"),
    "supramarginal gyrus": ("outer", -34, 30, "mirror-neuron-system"),
    "middle frontal gyrus": ("outer", 33, 35, "prefrontal-cortex"),
    "precentral gyrus": ("outer", -6, 51, None),
    "postcentral gyrus": ("outer", -23, 49, None),
    "superior temporal gyrus": ("outer", -21, 7, None),
    "amygdala": ("inner", -1, -17, "amygdala"),
    "superior frontal gyrus, medial": ("inner", 49, 31, "prefrontal-cortex"),
    "precuneus": ("inner", -56, 48, None),
    "calcarine cortex": ("inner", -79, 6, None),
    # a place in the dorsal anterior cingulate (Wager et al., 2016, PNAS 113, E2474, doi:10.1073/pnas.1600282113)
    "dorsal anterior cingulate": ("inner", 10, 34, "anterior-cingulate"),
}


def inside(point, shape):
    """Whether a ray from the point crosses the shape an odd number of times."""
    (x, y), odd = point, False
    for (x0, y0), (x1, y1) in zip(shape, (*shape[1:], shape[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            odd = not odd
    return odd


def regions_at(view, point):
    return [id for id, parts in DRAWN[view].items() if any(inside(point, part) for part in parts)]


@pytest.mark.parametrize("name", IN_THE_ATLAS)
def test_a_place_of_the_atlas_lies_in_its_region_and_in_no_other(name):
    view, forwards, upwards, region = IN_THE_ATLAS[name]
    assert regions_at(view, (forwards, upwards)) == ([region] if region else [])


def test_a_brain_turned_round_would_be_noticed():
    known = [one for one in IN_THE_ATLAS.values() if one[3]]
    assert all(regions_at(view, (-15 - forwards, upwards)) != [region] for view, forwards, upwards, region in known)


def test_both_views_together_are_small():
    text = json.dumps(brain_views())
    assert 10_000 < len(text.encode()) <= LARGEST


def test_every_path_stays_inside_its_view():
    for view in brain_views():
        for layer in view["layers"]:
            starts = [tuple(map(float, pair)) for pair in re.findall(r"M(-?[\d.]+) (-?[\d.]+)",
                                                                     layer["d"] + layer["furrows"])]
            assert starts and all(-3 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in starts)


def test_a_region_is_large_enough_to_be_pressed_on_a_phone():
    on_a_phone = 330 / WIDTH  # px a millimetre
    for view, regions in DRAWN.items():
        for id, parts in regions.items():
            for part in parts:
                wide, high = (max(place) - min(place) for place in zip(*part, strict=True))
                assert min(wide, high) * on_a_phone >= 24, (view, id)


def test_a_line_ends_where_it_began_and_a_furrow_is_pointed():
    assert smooth([(84, 108), (74, 108), (74, 98)]).endswith("z")
    line = [(80, 98), (70, 98), (60, 98)]
    numbers = [float(one) for one in re.findall(r"-?[\d.]+", furrow(line))]
    assert numbers[:2] == [4, 9.9] or numbers[:2] == [4, 10.1]
    assert len(furrow(line).split("c")) == 2 * len(line) + 1
