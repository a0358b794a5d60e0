"""Twine: every dialect's links, conditions and variables, from Twee and from published pages."""

import pytest
from exchange.stories.twine_reading import notes, read, replies, ways
from story_samples import CHAPBOOK, HARLOWE, SNOWMAN, SUGARCUBE, page

from empathy_widgets.exchange.stories.story import Asked




@pytest.mark.parametrize("link", [
    "[[Go on->Kitchen]]", "[[Kitchen<-Go on]]", "[[Go on|Kitchen]]", "[[ Go on -> Kitchen ]]",
    "[[''Go'' on->Kitchen]]", "[[Go on->Kitchen]] // quiet //"])
@pytest.mark.parametrize("format", ["Harlowe", "SugarCube", "Chapbook", "Snowman"])
def test_every_way_to_write_a_link_is_read_in_every_dialect(link, format):
    assert ways(read(page(("Hall", link), ("Kitchen", "Tea?"), format=format), "story.html"), "Hall") == {
        "Go on": "Kitchen"}
    twee = f':: StoryData\n{{"format": "{format}"}}\n:: Hall\n{link}\n:: Kitchen\nTea?'
    assert ways(read(twee), "Hall") == {"Go on": "Kitchen"}


def test_a_link_of_one_name_leads_to_it_and_an_arrow_in_a_name_is_no_arrow():
    assert ways(read(":: Hall\n[[Kitchen]]\n[[Up->down]]\n:: Kitchen\n:: Up->down\n"), "Hall") == {
        "Kitchen": "Kitchen", "Up->down": "Up->down"}


def test_sugarcube_links_conditions_and_what_becomes_true_are_carried_over():
    story = read(SUGARCUBE)
    assert (story.kind, story.title, story.start) == ("Twee 3, SugarCube", "Late home", "Hall")
    assert ways(story, "Hall") == {"Say sorry": "Kitchen", "Say nothing": "Kitchen", "Make a joke": "Stairs",
                                  "Pay the taxi": "Kitchen"}
    assert replies(story, "Hall")["Make a joke"].sets == ("joked",)
    kitchen = replies(story, "Kitchen")
    assert kitchen["Take it back"].when == (Asked("joked"),) and kitchen["Thank her"].when == (Asked("joked", True),)
    assert kitchen["Wash up"].sets == ("washed",) and kitchen["Wash up"].after == ("The water runs.",)
    assert replies(story, "Stairs")["Up"].when == (Asked("sat"), Asked("joked"))
    assert {one.name: one.sets for one in story.passages}["Kitchen"] == ("sat",)


def test_what_sugarcube_cannot_hand_over_is_listed_by_passage_and_line():
    story = read(SUGARCUBE)
    gone, asked = notes(story, decide=False), notes(story, decide=True)
    assert "passage “Hall”, line 8: The picture “clock.png” is not carried over." in gone
    assert "line 12: The reply “Pay the taxi” is only offered when “$coins > 3”" in gone
    assert "line 13: “<<audio \"rain\" play>>” is not carried over." in gone
    assert "passage “Story JavaScript”" in gone and "passage “Story Stylesheet”" in gone
    assert "passage “Kitchen”, line 18: “She almost smiles.” is only said when “not ($joked)”" in asked
    assert not any("alert" in one.text or "color" in one.text for one in story.passages)


def test_harlowe_hooks_macros_and_links_are_told_apart():
    story = read(HARLOWE)
    assert ways(story, "Start") == {
        "Speak": "End", "Wait": "End", "Leave": "Middle", "Knock": "Middle", "Listen": "Middle"}
    start = replies(story, "Start")
    assert [start[say].when for say in ("Speak", "Wait", "Leave")] == [
        (Asked("told"),), (Asked("told", True),), (Asked("told", True),)]
    assert start["Listen"].after == ("A cup is set down.",)
    assert [(one.text, one.sets) for one in story.passages] == [
        ("You wait. Still.", ("asked",)), ("The door opens.", ("told",)), ("Quiet.", ())]
    assert "“$count to 1” is not carried over" in notes(story, decide=False)
    assert "“She turns.” is only said when “not ($told)”" in notes(story, decide=True)


def test_chapbook_variables_modifiers_and_inserts_are_told_apart():
    story = read(page(("Gate", CHAPBOOK), ("Porch", "Wind."), format="Chapbook"), "story.html")
    gate = replies(story, "Gate")
    assert {say: reply.when for say, reply in gate.items()} == {
        "Nod": (Asked("met"),), "Ask": (Asked("met", True),), "Look away": ()}
    assert story.passages[0].sets == ("met",) and story.passages[0].text == "Hello, {name}."
    gone = notes(story, decide=False)
    for what in ("“coins = 3”", "“rich (coins > 2): true”", "“[JavaScript]”"):
        assert what in gone
    assert "The value of “{name}”" in notes(story, decide=True) and "document" not in str(story.passages)


def test_snowman_programs_are_read_for_a_yes_or_no_and_never_run():
    story = read(page(("Gate", SNOWMAN), ("Porch", "Wind."), format="Snowman"), "story.html")
    gate = replies(story, "Gate")
    assert {say: reply.when for say, reply in gate.items()} == {
        "Greet": (Asked("met"),), "Hide": (Asked("met", True),), "Ask": (), "Walk on": ()}
    gone = notes(story, decide=False)
    assert "A program in the passage" in gone and "“s.age > 3”" in gone and "“<%= s.name %>”" in gone


def test_a_page_starts_where_it_says_and_its_style_and_program_are_listed():
    text = page(("End", "Bye."), ("Begin", "Hi &amp; [[End]]")).replace('startnode="1"', 'startnode="2"')
    story = read(text, "story.html")
    assert (story.title, story.start, story.passages[1].text) == ("A & B", "Begin", "Hi & End")
    assert "style is not carried over" in notes(story, decide=False) and "program is not" in notes(story, decide=False)


@pytest.mark.parametrize("header, name", [
    (r":: Room \[left\]", "Room [left]"), (":: Room [a b] {\"position\": \"1,2\"}", "Room"),
    (":: Room {\"position\":", "Room {\"position\":"), (":: Room {not json}", "Room"), (":: Room [a", "Room [a"),
])
def test_odd_headers_keep_their_passage(header, name):
    story = read(f":: Start\n[[x->Last]]\n{header}\nHere.\n:: Last\nThere.")
    assert [(one.name, one.text) for one in story.passages] == [("Start", ""), (name, "Here."), ("Last", "There.")]


def test_a_passage_without_a_name_and_broken_story_data_are_said_and_lose_no_words():
    story = read(":: StoryData\n{\"start\": \n:: Start\nHere.\n::\nStill here.")
    assert story.passages[0].text == "Here. Still here."
    assert "StoryData" in notes(story, decide=False) and "line 5" in notes(story, decide=False)


def test_a_passage_that_is_only_called_like_the_story_s_settings_is_told():
    assert [one.name for one in read(":: StoryData-2\nHere.\n:: StoryDatabase\nThere.").passages] == [
        "StoryData-2", "StoryDatabase"]


def test_a_story_that_goes_on_by_itself_keeps_the_way_and_asks_for_the_reply():
    story = read(':: Start\nDark.<<goto "End">>\n:: End\nLight.')
    assert ways(story, "Start") == {"": "End"} and "goes on to “End” by itself" in notes(story, decide=True)
