"""The chapter "Empathy and the brain": the regions of the content, their sources and ways, on one drawing."""

import shutil

import pytest

from empathy_widgets.exercises.brain import Brain
from empathy_widgets.exercises.page.facts import address_in
from empathy_widgets.exercises.page.titles import chapter_title
from empathy_widgets.library import Library
from empathy_widgets.places import content_folder


def test_the_five_regions_stand_in_the_drawing_and_on_their_cards_in_order(open_page):
    shown = Brain(open_page()).view
    assert [region["id"] for region in shown.regions] == [
        "mirror-neuron-system", "amygdala", "insula", "anterior-cingulate", "prefrontal-cortex"]
    drawn = {region["region"] for view in shown.views for region in view["regions"]}
    assert drawn == {region["id"] for region in shown.regions}


def test_every_fact_leads_to_its_paper_and_every_idea_to_a_chapter_by_its_title(open_page):
    for region in Brain(open_page()).view.regions:
        assert all(fact["href"].startswith("https://doi.org/10.") for fact in region["supported"])
        links = [link for idea in region["in_the_room"] for link in idea["links"]]
        assert links and all(link["href"].startswith("/chapter/") and link["text"] for link in links)
    assert chapter_title("problem-solving") == "Problem-solving"


def test_in_jupyterlab_the_chapter_is_named_without_an_address(open_page):
    (link, *_others) = Brain(open_page(served=False)).view.regions[0]["in_the_room"][0]["links"]
    assert link == {"text": "Mirroring", "href": None}


def test_a_chapter_that_is_not_here_and_a_file_that_cannot_be_read_are_left_out(open_page, tmp_path):
    folder = shutil.copytree(content_folder() / "brain", tmp_path / "content" / "brain")
    file = folder / "insula.yaml"
    text = file.read_text("utf-8").replace("[regulation-first, mirroring]", "[mirrors, mirroring]", 1)
    file.write_text(text, "utf-8")
    (folder / "amygdala.yaml").write_text("id: [", "utf-8")
    page = open_page()
    page.library = Library(tmp_path / "content")
    regions = Brain(page).view.regions
    assert "amygdala" not in [region["id"] for region in regions] and len(regions) == 4
    insula = next(region for region in regions if region["id"] == "insula")
    assert [link["text"] for link in insula["in_the_room"][0]["links"]] == ["Mirroring"]


@pytest.mark.parametrize(("source", "address"), [
    ("Hill and Lent (2006), doi:10.1037/0033-3204.43.2.154.", "https://doi.org/10.1037/0033-3204.43.2.154"),
    ("Somebody (2010), https://example.org/a-page, p. 3", "https://example.org/a-page"),
    ("Björnsson (1968), Läsbarhet (no address found)", ""),
])
def test_where_a_source_can_be_looked_up(source, address):
    assert address_in(source) == address


def test_what_was_understood_is_asked_and_the_place_of_an_answer_gives_nothing_away():
    checks = Library().entry("lessons", "empathy-and-the-brain").checks
    places = [[choice.right for choice in check.choices].index(True) for check in checks]
    assert len(checks) >= 6 and max(places.count(place) for place in places) <= len(places) / 2
    assert all(choice.why for check in checks for choice in check.choices)
