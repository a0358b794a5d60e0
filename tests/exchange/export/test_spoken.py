"""A scene in the JSON export can be read without the workbook: its text, and who said what."""

import io
import json

from case_files import AT
from scenes import script

from empathy_widgets.domain import Actor, Run, RunEvent
from empathy_widgets.exchange.export import FORMATS, read_export
from empathy_widgets.exchange.export.spoken import spoken
from empathy_widgets.exercises.take_away.export import Export
from empathy_widgets.library import Library
from empathy_widgets.records import Store, Workspace


def run(*steps, **settings):
    """A run of the small scene; steps are kinds with bodies."""
    events = tuple(RunEvent(number=number, kind=kind, body=body, at=AT) for number, (kind, body) in enumerate(steps, 1))
    return Run(id="r", kind="role-play", content="a-scene", status="open", started_at=AT, events=events,
               settings={"level": "open", "way": "helper", **settings})


def test_every_line_stands_there_with_its_speaker_and_own_words_before_the_reply():
    told = spoken(script(), run(
        ("begin", {}), ("write", {"beat": "door", "text": "You look cold."}),
        ("choose", {"beat": "door", "option": "a"}), ("choose", {"beat": "coat", "option": "b"})))
    assert told == (
        ("Sam", "This is the door."), ("You, in own words", "You look cold."), ("You", "You stayed at the door."),
        ("Sam", "This is the coat."), ("You", "Let me fix the coat."), ("Sam", "This is the kettle."))


def test_a_line_at_another_level_is_told_as_it_was_heard_and_what_does_not_fit_is_left_out():
    assert spoken(script(), run(level="guarded")) == (("Sam", "The door."),)
    assert spoken(script(), run(("choose", {"beat": "lamp", "option": "a"}))) == ()


def test_three_people_are_told_round_by_round():
    choose = ("choose", {"beat": "door", "option": "a"})
    told = spoken(script(), run(choose, ("rotate", {"anew": True}), choose, way="triad", names=["A", "B", "C"]))
    assert [words for _who, words in told] == [
        "This is the door.", "You stayed at the door.", "This is the door.", "You stayed at the door.",
        "This is the coat."]


def test_the_export_of_a_practice_holds_the_text_once_and_what_was_said(tmp_path):
    place = Workspace(tmp_path / "workspace")
    place.prepare()
    store, library = Store(place, Actor()), Library()
    text = library.text("scripts", "two-cups")
    settings = {"way": "helper", "level": "open", "own": False, "names": [], "minutes": 5}
    for _time in range(2):
        begun = store.start_run(None, "role-play", "two-cups", settings, version_text=text)
        store.add_event(begun.id, "choose", {"beat": "the-parcel", "option": "a"}, case_id=None)
    out = io.BytesIO()
    Export(store, library, FORMATS["json"]).take(
        None, lambda files, outline: FORMATS["json"].write(files, outline, out))
    (case,) = json.loads(out.getvalue())["cases"]
    assert [one["text"] for one in case["contents"]] == [text]
    scene = library.entry("scripts", "two-cups")
    said = [line["words"] for line in case["runs"][0]["transcript"]]
    assert said[:2] == [scene.beat("the-parcel").says, scene.beat("the-parcel").option("a").say] and len(said) == 3
    (back,) = read_export(out.getvalue())
    assert back.contents[0].text == text and back.contents[0].id == back.runs[0].version
