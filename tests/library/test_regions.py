"""The regions of the brain as content: every fact with its source, every link with its chapter."""

import pytest

from empathy_widgets.charts.brain import regions_drawn
from empathy_widgets.library import Library, check_content
from empathy_widgets.library.kinds.facts import chapter_names

REGIONS = Library().regions()


def test_the_five_regions_are_those_of_the_drawing_in_their_order():
    assert [region.number for region in REGIONS] == [1, 2, 3, 4, 5]
    assert {region.id for region in REGIONS} == regions_drawn()


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.id)
def test_every_region_leads_to_chapters_that_are_there(region):
    led_to = {chapter for one in region.in_the_room for chapter in one.chapters}
    assert led_to and led_to <= chapter_names()


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.id)
def test_every_fact_can_be_looked_up_and_what_is_disputed_is_said(region):
    assert all("doi:10." in fact.source for fact in region.supported)
    assert all(bool(fact.disputed) == (fact.grade == "disputed") for fact in region.supported)
    assert len(region.supported) >= 4 and region.disputed and region.popular


def test_no_broken_mirror_is_taught():
    text = next(region for region in REGIONS if region.id == "mirror-neuron-system")
    assert text.grade == "disputed" and "“broken mirror” is not supported" in text.disputed
    assert not any("deficit" in fact.says or "suffer" in fact.says for fact in text.supported)


@pytest.fixture
def broken(content):
    """The complaints about the insula with one piece of its file replaced."""
    def complaints(old, new):
        path = content / "brain" / "insula.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return [complaint.text for complaint in check_content(content / "brain")]
    return complaints


@pytest.mark.parametrize(("old", "new", "says"), [
    ("id: insula", "id: insel", "the file is called “insula”"),
    (", doi:10.1093/cercor/bhs065", "", "names its paper with the year and a DOI"),
    ("and others (2013)", "and others", "names its paper with the year and a DOI"),
    ("grade: low", "grade: disputed", "Say what is disputed"),
    ("grade: low", "grade: disputed\n    disputed: Not so, said Ainley (2015).", "by its year, without a DOI"),
    ("grade: low", "grade: surely", "Only 'good', 'moderate', 'low' or 'disputed' can stand here"),
    ("chapters: [mirroring]", "chapters: [mirrors]", "There is no chapter “mirrors”"),
    ("chapters: [mirroring]", "chapters: []", "There must be at least 1"),
    ("number: 3", "number: 4", "has this number too"),
    ("number: 3", "nummer: 3", "No entry has this name"),
])
def test_a_rule_that_is_broken_is_said(broken, old, new, says):
    assert any(says in text for text in broken(old, new))


@pytest.mark.parametrize(("old", "new"), [
    (", doi:10.1093/cercor/bhs065", ", https://doi.org/10.1093/cercor/bhs065"),
    ("grade: low", "grade: disputed\n    disputed: Others found no effect."),
    ("number: 3", "number: 6"),
    ("chapters: [mirroring]", "chapters: [mirroring, role-play]"),
])
def test_what_is_well_formed_is_not_complained_about(broken, old, new):
    assert broken(old, new) == []


def test_what_overwhelms_leads_to_growing_steady_first():
    steady = {region.id for region in REGIONS for one in region.in_the_room if "regulation-first" in one.chapters}
    assert {"amygdala", "anterior-cingulate"} <= steady
