"""A story written in four formats: the drafts agree, and once the missing parts are written the scene is sound and
plays.
"""

import datetime
import io
import json

import pytest
from ruamel.yaml import YAML
from story_of_eight import EIGHT, eight_beats
from story_samples import every_file

from empathy_widgets.exchange.stories import draft_text, make_draft, read_story
from empathy_widgets.library import check_content, load_content, load_draft
from empathy_widgets.library.kinds import KINDS
from empathy_widgets.play.play import begin, choose, offered

HEAD = {
    "source": "Written for the tests: a story of eight beats.", "rights": "Ours: CC BY 4.0.", "language": "en",
    "reviewed": {"by": "tester", "on": datetime.date(2026, 11, 24)}, "about": "Two people.", "practise": "Stay.",
    "minutes": 9, "not_for": "Not when it is raw.", "safety": "Stop at any time.",
    "scene": {"who": "Two people.", "where": "A stair.", "stake": "Whether they talk."},
    "other": {"name": "Sam", "role": "your brother"}, "helper": {"name": "You", "role": "the sister"},
    "gauges": {"trust": {"label": "Trust", "low": "wary", "high": "trusting", "start": 9},
               "strain": {"label": "Strain", "low": "at rest", "high": "tense", "start": 9}},
    "levels": {"open": {"label": "As written"}, "guarded": {"label": "More guarded", "start": {"trust": 8}}},
    "feelings": ["tired", "ashamed", "hopeful", "angry", "lonely", "relieved"],
    "needs": ["rest", "respect", "company", "honesty"],
}


CHECK = " Is that it?"
"""A person lets one reply check back, which no story does by itself."""


def written(format, folder):
    """The draft of the eight beats with every missing part written by a person; the path of the file."""
    draft = make_draft(read_story(eight_beats(format), f"eight.{format}"), "")
    content = YAML().load(draft_text(draft))
    content.update(HEAD)
    content["memories"] = dict.fromkeys(content["memories"], "You stayed at the door.")
    for beat in content["beats"].values():
        beat |= {"looks": "Still.", "feels": ["tired"], "needs": ["rest"]}
        for letter, option in beat["options"].items():
            option |= {"thought": "Hm.", "moves": {"trust": 1 if letter == "a" else 0}, "why": "It stayed close."}
            if letter == "b":
                option |= {"trap": "fixing", "better": "Say that again?"}
                del option["carries"], option["depth"]
            else:
                option |= {"carries": ["cognitive"], "depth": 2}
                del option["better"]
    for ending in content["endings"].values():
        ending |= {"debrief": ["What helped?"], "reflection": "What would you say now?", "skill": "Stays."}
    first = next(iter(content["beats"].values()))["options"]["a"]
    first |= {"say": first["say"] + CHECK, "does": ["checks"]}
    file = folder / f"{draft.id}.yaml"
    YAML().dump(content, file)
    return file


@pytest.mark.parametrize("format", EIGHT)
def test_a_draft_whose_missing_parts_are_written_is_sound_and_plays(format, tmp_path):
    file = written(format, tmp_path)
    assert check_content(file) == []
    script = load_content(file)
    play = begin(script, "guarded")
    for letter in "aaaaaaa":
        play = choose(script, play, letter)
    assert play.at == "lamp" and play.memories == {"stayed"} and play.gauges["trust"] == 15
    assert [option.say for option in offered(script.beat("lamp"), play)][3] == "As at the door."
    assert choose(script, play, "d").at == "together"
    other = begin(script, "open")
    for letter in "baaaaaa":
        other = choose(script, other, letter)
    assert len(offered(script.beat("lamp"), other)) == 3 and choose(script, other, "b").at == "apart"


@pytest.mark.parametrize("format", EIGHT)
def test_what_the_story_said_is_in_the_finished_scene_and_in_what_is_written_of_it_again(format, tmp_path):
    draft = make_draft(read_story(eight_beats(format), f"eight.{format}"), "")
    file = written(format, tmp_path)
    script = load_content(file)
    assert (script.id, script.title, script.start) == (draft.id, draft.title, draft.start)
    assert {beat.id: (beat.says, {option.id: (option.say.removesuffix(CHECK), tuple(one.text for one in option.when),
                                              option.remembers,
                                              tuple((arrow.go, tuple(one.text for one in arrow.when))
                                                    for arrow in option.to)) for option in beat.options})
            for beat in script.beats} == {
        name: (beat.says, {letter: (option.say, option.when, option.remembers,
                                    tuple((arrow.go, arrow.when) for arrow in option.to))
                           for letter, option in beat.options.items()}) for name, beat in draft.beats.items()}
    assert {end.id: (end.title, end.text) for end in script.endings} == {
        name: (end.title, end.text) for name, end in draft.endings.items()}
    again = tmp_path / "again" / file.name
    again.parent.mkdir()
    YAML().dump(YAML(typ="safe").load(file.read_text("utf-8")), again)
    assert load_content(again) == script and load_draft(again).places == 0


@pytest.mark.parametrize("name", list(every_file()))
def test_an_unfinished_draft_is_walked_as_it_was_drawn_up(name, tmp_path):
    draft = make_draft(read_story(every_file()[name], name), "a-draft")
    file = tmp_path / "a-draft.yaml"
    file.write_text(draft_text(draft), "utf-8")
    script = load_draft(file).script
    assert (script.title, script.start) == (draft.title, draft.start)
    assert [(beat.id, [[arrow.go for arrow in option.to] for option in beat.options]) for beat in script.beats] == [
        (id, [[arrow.go for arrow in option.to] for option in beat.options.values()])
        for id, beat in draft.beats.items()]
    for id, beat in draft.beats.items():
        assert script.beat(id).says == (beat.says or "[still to write: says]")


def test_one_story_gives_the_same_beats_replies_and_arrows_in_every_format():
    drafts = [make_draft(read_story(eight_beats(format), f"eight.{format}"), "") for format in EIGHT]
    assert len({json.dumps([[one.says, [[option.say, option.when, option.remembers, [arrow.go for arrow in option.to]]
                                        for option in one.options.values()]] for one in draft.beats.values()])
                for draft in drafts}) == 1
    assert {(tuple(draft.endings), draft.decide) for draft in drafts} == {(("together", "apart", "halfway"), ())}
    assert [len(draft.left) for draft in drafts] == [0, 2, 0, 0]  # a published page has a style and a program


@pytest.mark.parametrize("name", list(every_file()))
def test_every_empty_place_is_named_by_the_checker_and_nothing_is_made_up(name, tmp_path):
    draft = make_draft(read_story(every_file()[name], name), "a-draft")
    text = draft_text(draft)
    content = YAML(typ="safe").load(text)
    file = tmp_path / "a-draft.yaml"
    file.write_text(text, "utf-8")
    named = {complaint.where for complaint in check_content(file)}
    assert content["beats"]
    for beat, said in content["beats"].items():
        assert (said["looks"], said["feels"], said["needs"]) == ("", [], [])
        assert {f"beats, {beat}, {part}" for part in ("looks", "feels", "needs")} <= named
        for letter, option in said["options"].items():
            empty = {part: option[part] for part in ("carries", "depth", "trap", "thought", "moves", "why", "better")}
            assert empty == {
                "carries": [], "depth": None, "trap": None, "thought": "", "moves": {}, "why": "", "better": ""}
            assert {
                f"beats, {beat}, options, {letter}, {part}" for part in ("thought", "moves", "why", "better")} <= named
    for part in ("source", "rights", "language", "about", "practise", "minutes", "not_for", "safety", "gauges",
                 "levels", "feelings", "needs", "scene, who", "reviewed, on", "helper, name"):
        assert part in named


@pytest.mark.parametrize("name", list(every_file()))
def test_with_a_word_in_every_empty_place_only_the_shape_is_left_to_mend(name, tmp_path):
    draft = make_draft(read_story(every_file()[name], name), "a-draft")
    filled, text = draft_text(draft, stand_in=True), draft_text(draft)
    file = tmp_path / "a-draft.yaml"
    file.write_text(filled, "utf-8")
    kind = next(kind for kind in KINDS if kind.noun == "script")
    kind.form.model_validate(YAML(typ="safe").load(filled))
    assert len(filled.splitlines()) == len(text.splitlines())
    assert any("A scene has 8 to 14 beats" in str(complaint) for complaint in check_content(file))


def test_what_must_be_decided_stands_in_the_file_as_comments():
    text = draft_text(make_draft(read_story(every_file()["sugarcube.twee"], "a.twee"), ""))
    assert ("\n      # It leads to “Nowhere”, and there is no such passage; write it, or lead elsewhere.\n"
            "      c:\n") in text
    assert "\n# To be decided:\n# - " in text and "\n# Not carried over:\n# - " in text
    assert YAML(typ="safe").load(io.StringIO(text))["beats"]["stairs"]["options"]["c"]["to"] == "nowhere"
