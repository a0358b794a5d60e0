"""Yarn Spinner: options by indentation, conditions, jumps, and the links of its first version."""

from pathlib import Path

import pytest
from story_samples import YARN, YARN_ONE

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.stories import read_story
from empathy_widgets.exchange.stories.story import Asked, Way


def read(text):
    return read_story(text.encode("utf-8"), "late-home.yarn")


def passages(story):
    return {one.name: one for one in story.passages}


def node(*lines, more=""):
    return "\n".join(["title: Start", "---", *lines, "===", more])


def test_what_is_said_between_two_choices_is_a_passage():
    story = read(YARN)
    found = passages(story)
    assert {name: one.text for name, one in found.items()} == {
        "Start": "You are late.", "Kitchen": "Tea?", "Street": "Go, then.", "Start 2": "Sit down, {$name}.",
        "Start, (Say nothing.)": "Well?", "Kitchen, No.": "", "Start, Stand.": ""}
    assert (story.start, story.title, story.speaker) == ("Start", "late home", "Mother")


def test_options_keep_their_words_their_answer_and_their_way():
    sorry, what, nothing = passages(read(YARN))["Start"].replies
    assert (sorry.say, sorry.sets, sorry.after, sorry.to) == (
        "Sorry, the bus.", ("asked",), ("There is always a bus.",), (Way("Kitchen"),))
    assert (what.say, what.after, what.to) == ("So what.", ("Nothing.",), (Way("Start 2"),))
    assert (nothing.when, nothing.to) == ((Asked("asked", True),), (Way("Start, (Say nothing.)"),))


def test_a_condition_that_turns_the_story_becomes_arrows():
    sit, stand = passages(read(YARN))["Start 2"].replies
    assert sit.to == (Way("Kitchen", (Asked("asked"),)), Way("Street"))
    assert passages(read(YARN))[stand.to[0].to].replies == ()


def test_what_has_no_counterpart_is_listed_by_node_and_line():
    told = [str(note) for note in read(YARN).left]
    assert "node “Start”, line 18: “<<wait 2>>” is not carried over." in told
    assert any(
        line.startswith("node “Kitchen”, line 32: “Mother: You asked for it, once.” is only said") for line in told)
    assert any("line 34: The reply “Yes.” is only offered when “visited(\"Street\")”" in line for line in told)
    assert any("The value of “{$name}”" in line for line in told)


def test_links_of_yarn_one_are_options_and_a_lone_link_goes_on_by_itself():
    story = read(YARN_ONE)
    assert [(one.say, one.to, one.when) for one in passages(story)["Yard"].replies] == [
        ("Stroke it", (Way("Gate"),), (Asked("fed"),)), ("Run", (Way("Field"),), ())]
    assert [(one.say, one.to) for one in passages(story)["Gate"].replies] == [
        ("Knock", (Way("Yard"),)), ("", (Way("Yard"),))]


def test_several_voices_stay_in_the_words_and_are_a_question():
    story = read(node("Ann: Hello.", "Ben: Hello.", "-> Go."))
    assert story.speaker == "" and story.passages[0].text == "Ann: Hello. Ben: Hello."
    assert any(note.open and "Several people speak: Ann, Ben." in note.text for note in story.left)


def test_what_follows_all_options_is_told_once_and_every_option_leads_there():
    story = read(node("Well?", "-> One.", "    Aha.", "-> Two.", "The door shuts.", "-> Three."))
    one, two = passages(story)["Start"].replies
    assert one.to == two.to == (Way("Start 2"),) and one.after == ("Aha.",) and two.after == ()
    assert passages(story)["Start 2"].text == "The door shuts."


def test_an_end_without_beginning_a_missing_end_and_words_outside_are_said():
    story = read("stray\n" + node("<<endif>>", "Hello.") + "title: Last\n---\n<<if $a>>\n-> Go.")
    told = "\n".join(str(note) for note in story.left)
    assert ("“stray” stands outside any node" in told and "“<<endif>>” is not carried over" in told
            and "no “===”" in told)
    assert [one.name for one in story.passages][:2] == ["Start", "Last"]


CASE = (Path(__file__).parents[1] / "cases" / "doorstep-two-questions.yarn").read_text("utf-8")


def test_an_empty_line_between_options_makes_two_questions():
    found = passages(read(CASE))
    assert [one.say for one in found["Doorstep"].replies] == ["I said I would.", "Only for my coat."]
    assert {one.to for one in found["Doorstep"].replies} == {(Way("Doorstep 2"),)}
    assert [one.say for one in found["Doorstep 2"].replies] == ["May I come in?", "I will wait here."]
    together = passages(read(CASE.replace("Of course.\n\n", "Of course.\n")))
    assert len(together["Doorstep"].replies) == 4, "without the empty line it is one question"


@pytest.mark.parametrize("between, groups", [
    ("", 1), ("// a word between\n", 1), ("    \n", 2), ("\n// a word between\n", 2), ("// a word\n\n", 2)])
def test_only_an_empty_line_parts_options_not_a_comment_nor_one_under_an_option(between, groups):
    story = read(node("Well?", "-> One.", "    Aha.", "", "    Oh.", f"{between}-> Two.", "Bye."))
    assert [len(one.replies) for one in story.passages if one.replies] == ([2] if groups == 1 else [1, 1])
    assert story.passages[0].replies[0].after == ("Aha.", "Oh.")


@pytest.mark.parametrize("line, said", [
    ("Stay. <<if $a>>#line:abc123", "Stay."), ("Stay.#line:abc123", "Stay."), ("Stay. #sad #line:1 // soft", "Stay."),
    ("Room #5 is free.", "Room #5 is free."), ("Take C#", "Take C#")])
def test_tags_are_taken_off_wherever_they_are_glued_on(line, said):
    assert read(node("-> " + line)).passages[0].replies[0].say == said
    assert read(node(line.replace("<<if $a>>", ""))).passages[0].text == said


def test_the_first_time_and_a_condition_are_both_told():
    story = read(CASE)
    told = [str(note) for note in story.left if note.open]
    assert any("“Nora: Mind the step.” is only said or done when “$inside, and only the first time”" in one
               for one in told)
    stay = next(reply for one in story.passages for reply in one.replies if reply.say == "(stay standing)")
    assert stay.when == (Asked("inside"),)
    assert any("“(stay standing)” is offered only once in the story" in one for one in told)
    plain = read(node("<<once>>", "Mind it.", "<<endonce>>"))
    assert any("when “the first time”" in note.text for note in plain.left)


def test_a_line_with_a_condition_behind_it_is_not_said_as_if_it_always_were():
    story = read(node("Hello.", "Sit down. <<if $tired>>", "Again? <<once if $late>>"))
    told = "\n".join(str(note) for note in story.left if note.open)
    assert story.passages[0].text == "Hello."
    assert "“Sit down.” is only said or done when “$tired”" in told
    assert "“Again?” is only said or done when “$late, and only the first time”" in told


def test_a_file_without_a_node_called_start_asks_where_another_could_be_the_first():
    two = "title: Gate\n---\nHm.\n<<jump Yard>>\n===\ntitle: Yard\n---\nOh.\n===\n"
    assert read(two).start == "Gate" and "Change “start”" not in str(read(two).left)
    assert read_story(two.encode(), "a.yarn", "Yard").start == "Yard"
    other = read(two.replace("<<jump Yard>>\n", ""))
    assert any(note.open and "it starts with “Gate”. Change “start”" in note.text for note in other.left)
    with pytest.raises(ExchangeError, match="no node “Loft” in this story.*“Gate”"):
        read_story(two.encode(), "a.yarn", "Loft")


def told(story):
    return "\n".join(str(note) for note in story.left if note.open)


def test_what_is_said_otherwise_is_told_with_the_condition_turned_round():
    lines = told(read(node("<<if $met>>", "Hello again.", "<<elseif $late>>", "Late.", "<<else>>", "Hello.",
                           "<<if $cold>>", "Brr.", "<<endif>>", "<<endif>>")))
    assert "“Late.” is only said or done when “$late”" in lines
    assert "“Hello.” is only said or done when “not ($late)”" in lines
    assert "“Brr.” is only said or done when “not ($late) … $cold”" in lines


def test_a_node_that_is_come_to_only_under_a_condition_is_said():
    story = read("title: Start\nwhen: $met and once\ncolour: red\n---\nHello.\n===")
    assert "line 2: The story comes to node “Start” only when “$met and once”; decide when." in told(story)
    assert "red" not in str(story.left)


def test_a_detour_is_a_question_and_its_node_is_named():
    assert "The story goes to “Yard” here and comes back" in told(read(node("Hm.", "<<detour Yard>>", "So.")))
