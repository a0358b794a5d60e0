"""A broken scene is proven broken before anybody meets it: file, line, entry, remedy."""

import io
import json
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

sys.path.insert(0, str(Path(__file__).parents[1]))

from scenes import beat, option, scene  # noqa: E402

from empathy_widgets.library import check_content, load_content  # noqa: E402


@pytest.fixture
def write(tmp_path):
    """Write a scene as an editor's file and return its path."""
    def written(tale, name="a-scene"):
        path = tmp_path / "scripts" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        out = io.StringIO()
        YAML().dump(tale, out)
        path.write_text(out.getvalue().replace("'2026-11-24'", "2026-11-24"), "utf-8")
        return path
    return written


def test_a_sound_scene_passes_and_loads(write):
    path = write(scene())
    assert check_content(path) == []
    tale = load_content(path)
    assert tale.beat("kettle").option("d").when[0].name == "door/a"
    assert tale.beat("lamp").option("a").to[0].when[0].number == 12


def change(*steps):
    """A function that sets the entry at the end of a way of keys, or deletes it."""
    *way, last, value = steps

    def changed(tale):
        here = tale
        for key in way:
            here = here[key]
        if value is None:
            del here[last]
        else:
            here[last] = value
    return changed


A = ("beats", "coat", "options", "a")
BROKEN = [
    (change("start", "nowhere"), "There is no beat “nowhere”"),
    (change(*A, "to", "nowhere"), "beats, coat, options, a, to, entry 1: There is no beat or ending “nowhere”"),
    (change(*A, "why", None), "“why” is missing"),
    (change(*A, "carries", None), "either “carries” with a kind of empathy, or “trap”"),
    (change(*A, "trap", "fixing"), "either “carries” with a kind of empathy, or “trap”"),
    (change(*A, "trap", "teasing"), "Only"),
    (change(*A, "depth", None), "“depth: 1” or “depth: 2”"),
    (change(*A, "depth", 1), "needs a “better” wording"),
    (change("beats", "coat", "options", "b", "better", None), "needs a “better” wording"),
    (change(*A, "better", "More."), "lands already"),
    (change(*A, "moves", {"hope": 1}), "There is no gauge of this name"),
    (change(*A, "moves", {"trust": 4}), "The number must be 3 or less"),
    (change(*A, "remembers", ["promised"]), "“promised” stands nowhere under memories"),
    (change(*A, "when", ["trust is high"]), "“trust is high” cannot be read"),
    (change(*A, "when", ["hope >= 3"]), "There is no gauge “hope”"),
    (change(*A, "when", ["promised"]), "Nothing called “promised” is remembered"),
    (change(*A, "when", ["chose door/z"]), "There is no reply “door/z”"),
    (change(*A, "say", "word " * 61), "more than 60 words"),
    (change("beats", "coat", "says", "word " * 61), "more than 60 words"),
    (change("beats", "coat", "feels", ["gleeful"]), "“gleeful” is not among the scene's feelings"),
    (change("beats", "coat", "needs", ["gold"]), "“gold” is not among the scene's needs"),
    (change("beats", "coat", "at", {"hard": {"says": "No."}}), "There is no level of this name"),
    (change("levels", "guarded", "start", {"hope": 3}), "There is no gauge of this name"),
    (change("memories", "left", "You left."), "No reply leaves this memory"),
    (change("beats", "lamp", "options", "a", "to", [{"when": ["stayed"], "go": "apart"}]), "the last arrow"),
    (change("endings", "apart", "debrief", []), "There must be at least 1"),
    (change("endings", "coat", {"title": "T", "text": "T.", "debrief": ["D"], "reflection": "R?"}),
     "A beat has this name"),
    (change("feelings", ["tired"] * 6), "This word is listed twice"),
]


@pytest.mark.parametrize(("broken", "sentence"), BROKEN, ids=[sentence for _, sentence in BROKEN])
def test_each_broken_rule_is_said_with_its_line(write, broken, sentence):
    tale = scene()
    broken(tale)
    found = [str(complaint) for complaint in check_content(write(tale))]
    assert any(sentence.casefold() in line.casefold() for line in found), found
    assert all(line.startswith("scripts/a-scene.yaml, line ") for line in found)


def said(path):
    return [complaint.text for complaint in check_content(path)]


def test_a_beat_no_path_reaches_is_named(write):
    tale = scene()
    tale["beats"]["attic"] = beat("attic", "lamp")
    assert any("No path ever comes here" in text for text in said(write(tale)))


def test_a_reply_whose_condition_never_holds_is_named(write):
    tale = scene()
    tale["beats"]["door"]["options"]["d"] = option("Later.", "coat", when=["stayed"])
    assert any("never offered" in text for text in said(write(tale)))


def test_a_dead_end_is_named(write):
    tale = scene()
    for one in tale["beats"]["stairs"]["options"].values():
        one["to"] = "stairs"
    assert any("From here no ending can be reached" in text for text in said(write(tale)))


def test_a_gauge_that_some_path_drives_out_of_range_is_named_with_the_level(write):
    tale = scene()
    tale["gauges"]["trust"]["start"] = 7
    tale["levels"]["guarded"]["start"] = {"trust": 4}
    assert any("At “More guarded” some path brings this gauge to -4" in text for text in said(write(tale)))


def test_an_ending_no_path_finds_is_named(write):
    tale = scene()
    for one in tale["beats"]["lamp"]["options"].values():
        one["to"][0]["when"] = ["trust >= 20", "stayed"]
    assert any("no path leads to this ending" in text for text in said(write(tale)))


def test_too_few_replies_on_some_path_are_noticed(write):
    tale = scene()
    tale["beats"]["window"]["options"]["c"]["when"] = ["stayed"]
    assert any("only 2 of its replies" in text for text in said(write(tale)))


def test_a_path_that_is_over_too_soon_is_noticed(write):
    tale = scene()
    tale["beats"]["kettle"]["options"]["b"]["to"] = "apart"
    assert any("over after 3 turns" in text for text in said(write(tale)))


def test_a_thing_of_another_shape_is_refused_in_sentences(write, tmp_path):
    for broken in ({"beats": []}, {"beats": {"door": 7}}, {"beats": {"door": {"options": {"a": None}}}}):
        path = write({**scene(), **broken})
        assert check_content(path)
    path = tmp_path / "scripts" / "other.yaml"
    path.write_text(json.dumps({"id": "other"}), "utf-8")
    assert any("“beats” is missing" in text for text in said(path))
