"""A scene that is not finished can be walked and drawn; what is missing is counted, and nothing is made up for it."""

import random

import pytest
from ruamel.yaml import YAML

from empathy_widgets.errors import ContentError
from empathy_widgets.library import Library, load_content, load_draft
from empathy_widgets.places import content_folder
from empathy_widgets.play.play import begin, choose, offered

DRAFT = """id: door
title: "The door"
start: door
beats:
  door:
    says: "You came back."
    looks: ""
    options:
      a: {say: "I did.", when: [trust >= 3], carries: [cognitive], depth: 2, thought: "Good.", why: "Plain.", to: hall}
      b: {say: "", to: [{when: [met], go: hall}, {when: [late], go: street}]}
      c: {say: "Perhaps.", to: ""}
endings:
  hall: {title: "Inside", text: "It is warm.", debrief: ["What helped?"], reflection: "And you?", skill: "Waits."}
"""
FINISHED = content_folder() / "scripts" / "two-cups.yaml"


def draft(tmp_path, text=DRAFT):
    file = tmp_path / "door.yaml"
    file.write_text(text, "utf-8")
    return load_draft(file)


def test_what_is_written_is_kept_and_what_is_empty_says_so(tmp_path):
    found = draft(tmp_path)
    beat = found.script.beat("door")
    assert beat.says == "You came back." and beat.looks == "[still to write: looks]"
    assert beat.option("a").carries == ("cognitive",) and beat.option("a").depth == 2
    assert beat.option("b").say == "[still to write: say]" and beat.option("b").depth == 0
    assert found.script.ending("hall").text == "It is warm."
    assert found.script.other.name == "[still to write: name]"


def test_every_reply_leads_somewhere_and_the_last_arrow_is_always_taken(tmp_path):
    found = draft(tmp_path)
    beat = found.script.beat("door")
    assert [arrow.go for arrow in beat.option("b").to] == ["hall", "street", "street"]
    assert beat.option("c").to[-1].go == "to-be-written" and not beat.option("b").to[-1].when
    assert found.script.ending("street").title == "[still to write: title]"
    play = begin(found.script, found.script.levels[0].id)
    assert [option.id for option in offered(beat, play)] == ["a", "b", "c"], "a condition nobody can read yet is none"
    assert choose(found.script, play, "b").at == "street" and choose(found.script, play, "a").ended


def test_what_is_missing_is_counted_where_it_is_missing(tmp_path):
    found = draft(tmp_path)
    assert "hall" not in found.missing and found.missing["street"] == 5 and found.head > 10
    assert found.places == found.head + sum(found.missing.values())
    fuller = draft(tmp_path, DRAFT.replace('looks: ""', 'looks: "Still."'))
    assert fuller.missing["door"] == found.missing["door"] - 1


def test_a_finished_scene_has_nothing_missing_and_is_the_same_script():
    found = load_draft(FINISHED)
    assert (found.missing, found.head) == ({}, 0)
    whole = load_content(FINISHED)
    assert found.script.beats == whole.beats and found.script.endings == whole.endings
    assert found.script.gauges == whole.gauges and found.script.levels == whole.levels


@pytest.mark.parametrize("text, sentence", [
    ("id: door\n", "no beat in this file"), ("beats: {}\n", "no beat"), ("beats: [a, b]\n", "no beat"),
    ("start: hall\nbeats: {door: {says: x}}\n", "“start” names no beat"), ("beats: {door: {}}\n", "“start” names no"),
    ("start: b0\nbeats:\n" + "".join(f"  b{n}: {{says: x}}\n" for n in range(501)), "more than 500 beats"),
    ("beats: &a {door: *a}\n", "special meaning"), ("beats: " + "{a: " * 40 + "1" + "}" * 40, "too deep"),
    ("start: d\nbeats: {d: {says: \"" + "x" * 600_000 + "\"}}\n", "larger than 500 KB"),
    ("beats: [" + "1," * 60_000 + "1]\n", "too many entries"), ("beats: {", "")])
def test_what_cannot_be_walked_at_all_is_refused_in_one_sentence(text, sentence, tmp_path):
    with pytest.raises(ContentError) as refused:
        draft(tmp_path, text)
    assert sentence in str(refused.value) and "\n" not in str(refused.value)


def test_a_draft_whose_entries_are_of_any_sort_is_read_or_refused(tmp_path):
    kinds = [None, True, 3, 2.5, "x", "", [], ["x", 3], {}, {"go": "hall"}, {"a": {"say": [1]}}, [{"when": 3, "go": 4}]]
    read = 0
    for seed in range(150):
        chance = random.Random(seed)
        content = YAML(typ="safe").load(DRAFT)
        for _turn in range(chance.randint(1, 5)):
            part = content
            while isinstance(part, dict) and part and chance.random() < 0.8:
                name = chance.choice(list(part))
                if not isinstance(part[name], dict) or chance.random() < 0.3:
                    break
                part = part[name]
            if isinstance(part, dict) and part:
                part[chance.choice([*part, "gauges", "levels", "at"])] = chance.choice(kinds)
        file = tmp_path / "door.yaml"
        YAML().dump(content, file)
        try:
            found = load_draft(file)
        except ContentError:
            continue
        read += 1
        play = begin(found.script, found.script.levels[0].id)
        for option in offered(found.script.beat(play.at), play):
            choose(found.script, play, option.id)
    assert read > 50


def test_every_scene_that_ships_is_whole():
    assert [head["id"] for head in Library().shelf("scripts")
            if load_draft(content_folder() / "scripts" / f"{head['id']}.yaml").places] == []
