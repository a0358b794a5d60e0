"""The words of Twine passages: links in sentences, hooks round links, what every passage shows, and the start."""

from pathlib import Path

import pytest
from exchange.stories.twine_reading import notes, read, replies, ways
from story_samples import page

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.stories import read_story
from empathy_widgets.exchange.stories.story import Asked


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
