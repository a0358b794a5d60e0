"""From a story to a draft: ids, memories, arrows; nothing is dropped without a word."""

from ruamel.yaml import YAML

from empathy_widgets.exchange.stories import draft_text, make_draft, read_story
from empathy_widgets.exchange.stories.draft import DraftArrow
from empathy_widgets.exchange.stories.story import Asked, Passage, Reply, Story, Way


def draft(text):
    return make_draft(read_story(text.encode("utf-8"), "a.twee"), "")


def told(notes):
    return "\n".join(str(note) for note in notes)


def test_ids_are_lower_case_unique_and_the_same_each_time():
    text = ":: Start\n[[Kitchen!]] [[kitchen]] [[台所]] [[3]]\n:: Kitchen!\n:: kitchen\n:: 台所\n:: 3\n"
    made = draft(text)
    assert list(made.endings) == ["kitchen", "kitchen-2", "tai-suo", "passage-3"] and made.start == "start"
    assert [option.to[0].go for option in made.beats["start"].options.values()] == list(made.endings)
    assert made == draft(text)


def test_a_name_given_twice_is_kept_twice_and_said():
    made = draft(":: Start\n[[End]]\n:: End\nOne.\n:: End\nTwo.")
    assert {name: one.text for name, one in made.endings.items()} == {"end": "One.", "end-2": "Two."}
    assert "every link leads to that one; this one became “end-2”" in told(made.decide)
    assert "No way leads here from the start; lead here, or delete “end-2”" in told(made.decide)


def test_a_link_to_nowhere_keeps_a_name_that_is_free_and_is_said():
    made = draft(":: Start\n[[Go->Lost]] [[Stay->lost!]] [[On->lost?]]\n:: lost!\nHere.")
    assert [option.to[0].go for option in made.beats["start"].options.values()] == ["lost-2", "lost", "lost-3"]
    assert told(made.decide).count("there is no such passage") == 2


def test_memories_are_what_is_both_left_and_asked_for():
    made = draft(":: StoryData\n{\"format\": \"SugarCube\"}\n"
                 ":: Start\n[[A->B][$metHer to true]] [[C->B][$idle to true]]\n"
                 ":: B\n<<if $metHer>>[[D->E]]<</if>><<if not $metHer and $never>>[[F->E]]<</if>>\n:: E\nEnd.")
    assert made.memories == {"met_her": "metHer"}
    assert (made.beats["start"].options["a"].remembers == ("met_her",)
            and made.beats["start"].options["b"].remembers == ())
    assert [option.when for option in made.beats["b"].options.values()] == [("met_her",), ("not met_her",)]
    gone = told(made.left)
    assert "“idle” becomes true, and nothing asks for it." in gone
    assert "“never” is asked for, and no reply makes it true." in gone
    assert "The condition about “never” of the reply “F” is not carried over." in gone


def test_what_a_passage_makes_true_is_remembered_by_every_reply_that_leads_there():
    made = draft(":: StoryData\n{\"format\": \"SugarCube\"}\n"
                 ":: Start\n[[A->B]] [[C->B]]\n:: B\n<<set $sat to true>>[[D->E]]\n"
                 ":: E\n<<if $sat>>[[F->G]]<</if>>[[H->G]]\n:: G\nEnd.")
    assert [option.remembers for option in made.beats["start"].options.values()] == [("sat",), ("sat",)]


def test_what_is_true_from_the_start_is_no_memory():
    made = draft(":: StoryData\n{\"format\": \"SugarCube\"}\n"
                 ":: Start\n<<set $late to true>><<if $late>>[[A->B]]<</if>>\n:: B\nEnd.")
    assert made.memories == {} and "“late” is true from the start" in told(made.left)


def test_only_the_last_arrow_is_without_a_condition():
    ways = (Way("x", (Asked("a"),)), Way("y", (Asked("b"),)))
    start = Passage("s", "", "Hm?", (Reply("Go", "here", ways), Reply("A", "", (Way("s"),), sets=("a",))))
    made = make_draft(Story("", "t", "s", (start, Passage("x", "", ""), Passage("y", "", ""))), "t")
    assert made.beats["s"].options["a"].to == (DraftArrow("x", ("a",)), DraftArrow("y"))
    assert "sometimes leads to “y”; decide when" in told(made.decide) and "“b” is asked for" in told(made.left)
    alone = make_draft(Story("", "t", "s", (Passage("s", "", "", (Reply("Go", "", ways[:1]), start.replies[1])),
                                           Passage("x", "", ""))), "t")
    assert (alone.beats["s"].options["a"].to == (DraftArrow("x"),)
            and "does not say where this leads" in told(alone.decide))


def test_no_letter_is_escaped_in_the_file_and_every_letter_comes_back():
    said = ['He said "no".', "It's \"late\", isn't it?", "a \\ b", "Ja – ü 😀", "- [x]: *y* & #z", "It's: so", "'"]
    made = make_draft(
        Story("", "t", "s", (Passage("s", "", said[0], tuple(Reply(one, "", (Way("s"),)) for one in said)),)), "t")
    text = draft_text(made)
    assert [one["say"] for one in YAML(typ="safe").load(text)["beats"]["s"]["options"].values()] == said
    assert all(one in text for one in said)


def test_more_replies_than_letters_are_said():
    made = draft(":: Start\n" + " ".join(f"[[Go {number}->End]]" for number in range(28)) + "\n:: End\nEnd.")
    assert len(made.beats["start"].options) == 26 and "“Go 27” is one too many" in told(made.left)


def test_many_things_alike_that_are_left_are_told_once_with_their_number():
    lines = "".join(f"<<br>>{line}\n" for line in range(5))
    made = draft(f":: Start\n{lines}<<fade>> [[On->End]]\n:: End\n<<fade>>")
    assert [str(note) for note in made.left] == [
        "passage “Start”, line 2: “<<br>>” is not carried over. (And at 4 more places.)",
        "passage “Start”, line 7: “<<fade>>” is not carried over.",
        "passage “End”, line 9: “<<fade>>” is not carried over."]
