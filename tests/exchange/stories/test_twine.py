"""Twine: every dialect's links, conditions and variables, from Twee and from published pages."""

from pathlib import Path

import pytest
from story_samples import CHAPBOOK, HARLOWE, SNOWMAN, SUGARCUBE, page

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.stories import read_story
from empathy_widgets.exchange.stories.story import Asked


def read(text, name="story.twee"):
    return read_story(text.encode("utf-8"), name)


def replies(story, passage):
    found = next(one for one in story.passages if one.name == passage)
    return {reply.say: reply for reply in found.replies}


def ways(story, passage):
    return {say: reply.to[0].to for say, reply in replies(story, passage).items()}


def notes(story, *, decide):
    return "\n".join(str(note) for note in story.left if note.open == decide)


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


CASES = Path(__file__).parents[1] / "cases"


def test_links_in_a_sentence_stay_in_it_and_are_replies_as_well():
    story = read((CASES / "doorstep-links-in-a-sentence.twee").read_text("utf-8"))
    assert {one.name: one.text for one in story.passages} == {
        "Door": "Nora opens. You can greet her, look past her or go back to the Street.",
        "Hello": '"You came," she says.', "Hall": "The hall is dark.", "Street": "Nobody speaks."}
    assert ways(story, "Door") == {"greet her": "Hello", "look past her": "Hall", "Street": "Street"}


@pytest.mark.parametrize("passage, said", [
    ("You can [[go->End]] or [[stay->End]].", "You can go or stay."),
    ("[[Nora->End]] smiles.", "Nora smiles."),
    ("She says [[no->End]], and waits.", "She says no, and waits."),
    ("You can\n[[go->End]]\nor\n[[stay->End]]", "You can go or stay"),
    ("''[[Go->End]]'' or wait?", "Go or wait?"),
    ("She waits. [[Go->End]]", "She waits."),
    ("She waits.\n[[Go->End]]\n[[Stay->End]]", "She waits."),
    ("She waits.\n[[Go->End]] | [[Stay->End]]", "She waits."),
    ("She waits. [[Go.->End]] [[Stay.->End]] He too.", "She waits. He too."),
    ("Now?\n* [[Go->End]]\n1. [[Stay->End]]\n- [[Run->End]]", "Now?"),
    ("“Now?” [[Go->End]].", "“Now?”"),
    ("[[Go->End]]", ""),
    ("It rains &#xe000;7&#xe001; [[here->End]] too.", "It rains here too.")])
@pytest.mark.parametrize("format", ["Harlowe", "SugarCube"])
def test_only_a_link_that_stands_alone_is_taken_out_of_the_words(passage, said, format):
    story = read(f':: StoryData\n{{"format": "{format}", "start": "Hall"}}\n:: Hall\n{passage}\n:: End\nBye.')
    assert story.passages[0].text == said
    assert len(story.passages[0].replies) == passage.count("[[")


def test_a_sentence_under_a_condition_is_told_whole_with_its_links():
    story = read(":: Start\nHello. <<if $met>>You can [[sit->End]] now.<</if>>\n:: End\nBye.")
    assert story.passages[0].text == "Hello."
    assert "“You can sit now.” is only said when “$met”" in notes(story, decide=True)
    assert replies(story, "Start")["sit"].when == (Asked("met"),)


@pytest.mark.parametrize("passage, says, said", [
    ("[[[Speak->End]]]<hook|", "Speak", ""), ("|hook>[[[Speak->End]]]", "Speak", ""),
    ("[She waits.\n[[Speak->End]]]<hook|", "Speak", "She waits."),
    ("[[[Speak->End]] to her.]<hook|", "Speak", "Speak to her."),
    ("[[[sigh] Speak->End]]", "[sigh] Speak", "")])
def test_a_hook_round_a_link_is_told_from_a_link_that_begins_with_a_bracket(passage, says, said):
    story = read(f':: StoryData\n{{"format": "Harlowe"}}\n:: Start\n{passage}\n:: End\nBye.')
    assert ways(story, "Start") == {says: "End"} and story.passages[0].text == said


TWO = ':: StoryData\n{"start": "%s"}\n:: Door\n[[On->Hall]]\n:: Hall\nDark.'


def test_a_start_that_is_not_there_is_refused_until_one_is_named():
    with pytest.raises(ExchangeError, match="start with “Doro”, and there is no such passage.*“Door”, by --start"):
        read(TWO % "Doro")
    assert read_story((TWO % "Doro").encode(), "a.twee", "Hall").start == "Hall"
    assert read(TWO % "Hall").start == "Hall" and "start" not in notes(read(TWO % "Hall"), decide=True)
    broken = page(("Door", "[[On->Hall]]"), ("Hall", "Dark.")).replace('startnode="1"', 'startnode="9"')
    with pytest.raises(ExchangeError, match="start with “number 9”"):
        read(broken, "a.html")
    assert read_story(broken.encode(), "a.html", "Hall").start == "Hall"


def test_where_a_story_does_not_say_its_start_a_person_is_asked():
    silent = read(TWO.partition("}\n")[2])
    assert silent.start == "Door" and "it starts with “Door”. Change “start”" in notes(silent, decide=True)
    assert read(":: Hall\nDark.\n:: Start\n[[On->Hall]]").start == "Start"
    assert "Change “start”" not in notes(read(":: Hall\nDark.\n:: Start\n[[On->Hall]]"), decide=True)


def sugarcube(passage):
    return read(f':: StoryData\n{{"format": "SugarCube"}}\n:: Start\n{passage}\n:: End\nBye.')


@pytest.mark.parametrize("to", ["https://example.org/a", "mailto:nora@example.org", "www.example.org"])
def test_a_link_out_of_the_story_is_words_and_said_not_a_reply_to_nowhere(to):
    story = sugarcube(f"Thanks to [[the archive|{to}]] for this.\n[[Go on|End]]")
    assert story.passages[0].text == "Thanks to the archive for this." and ways(story, "Start") == {"Go on": "End"}
    assert f"“the archive” leads out of the story, to {to}" in notes(story, decide=False)


def test_a_sentence_in_quotation_marks_that_ends_with_a_link_keeps_its_mark():
    assert sugarcube("'Clumsy?' she asks. '[[Clumsy?->End]]'").passages[0].text == "'Clumsy?' she asks. 'Clumsy?'"


def test_a_program_in_a_link_leaves_no_brackets_in_the_words():
    story = sugarcube('You can <<link "keep it">> <<script>>UI.saves();<</script>><</link>>.')
    assert story.passages[0].text == "You can keep it." and "“<<script>>” is not carried over" in notes(
        story, decide=False)


def test_a_list_of_things_set_is_one_thing_and_two_things_set_are_two():
    story = sugarcube('<<set _choices = [{say: "Wait, please; stay.", cost: 1}, {say: "Go."}]>>'
                      '<<set $met to true, $late to true>>[[On|End]]')
    gone = notes(story, decide=False)
    assert gone.count("is not carried over") == 1 and 'say: "Wait, please; stay."' in gone
    assert story.passages[0].sets == ("met", "late")


def test_remarks_and_pictures_are_no_words_where_the_story_names_no_format():
    story = read(":: Start\n<!-- a\nb -->Hello.\n[img[door.png]]\n<image src=x>\n[[On->End]]\n:: End\n")
    assert story.passages[0].text == "Hello."
    gone = notes(story, decide=False)
    assert "line 4: The picture “door.png” is not carried over." in gone and "other medium (image)" in gone


def test_what_joins_two_changers_is_no_word_and_a_sum_in_the_words_is():
    story = read(':: StoryData\n{"format": "Harlowe"}\n'
                 ':: Start\n(align:"<==")+(box:"=XX=")[The door.] One + (a little) one.\n[[On->End]]\n:: End\n')
    assert story.passages[0].text == "The door. One + (a little) one."


def test_words_that_stand_with_every_passage_are_told_and_a_program_is_not():
    story = read(':: StoryData\n{"format": "Harlowe"}\n:: Bag [footer]\nYou carry (if: $lamp)[a lamp] a coat.\n'
                 ":: Setup [header]\n(set: $lamp to false)\n:: Start\nHello. [[On->End]]\n:: End\n")
    assert "passage “Bag”, line 4: “You carry a coat.” is shown with every passage; decide where it is said." in notes(
        story, decide=True)
    assert "passage “Setup”, line 6: This passage is for the program" in notes(story, decide=False)
    assert [one.name for one in story.passages] == ["Start", "End"]


def test_the_words_of_a_link_that_give_way_to_others_are_not_said_twice():
    harlowe = ':: StoryData\n{"format": "Harlowe"}\n:: Start\n%s\n[[On->End]]\n:: End\n'
    story = read(harlowe % '(link: "05:00")[05:00, and the sirens. (link: "...")[They stop.]]')
    assert story.passages[0].text == "05:00, and the sirens. They stop."
    assert "“05:00” shows more words when it is clicked" in notes(story, decide=True)
    stays = read(harlowe % '(link-reveal: "The clock")[ strikes five.]')
    assert stays.passages[0].text == "The clock strikes five."
