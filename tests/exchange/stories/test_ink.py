"""Compiled Ink: weave, gather, condition, variable, tunnel, list; what is never met is said."""

import json
from pathlib import Path

import pytest
from story_samples import INK, choice, ink
from work import counted

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.stories import ink_play, read_story
from empathy_widgets.exchange.stories.ink_play import MOST_STEPS_AT_ONCE
from empathy_widgets.exchange.stories.story import Asked, Way


def read(story):
    return read_story((story if isinstance(story, str) else json.dumps(story)).encode("utf-8"), "late.json")


def knots(hall, **more):
    return {"inkVersion": 21, "listDefs": {}, "root": [
        [{"->": "hall"}, ["done", {"#n": "g-0"}], None], "done", {"hall": hall, **more}]}


def replies(story, name):
    return {one.say: one for one in next(passage for passage in story.passages if passage.name == name).replies}


def test_a_weave_becomes_passages_and_its_gather_is_told_once():
    story = read(INK)
    assert {one.name: one.text for one in story.passages} == {
        "hall": "You are late, 11 o'clock.", "hall 2": "She sits down.", "street": "It rains.", "kitchen": "Tea?",
        "kitchen 2": "It is hot.", "kitchen 3": "She pours one cup."}
    hall = replies(story, "hall")
    assert hall["Sorry, the bus."].to == hall["So what."].to == (Way("hall 2"),)
    assert hall["Sorry, the bus."].after == ("There is always a bus.",) and hall["So what."].after == ("Nothing.",)


def test_a_variable_and_a_condition_are_carried_over_and_a_tunnel_is_followed():
    story = read(INK)
    assert replies(story, "hall")["Sorry, the bus."].sets == ("asked",)
    assert replies(story, "hall")["You know already."].when == (Asked("asked", True),)
    assert replies(story, "hall 2")["Ask her."].when == (Asked("asked"),)
    assert (replies(story, "hall 2")["Sit too."].after, replies(story, "hall 2")["Sit too."].to) == (
        ("She sighs.",), (Way("kitchen"),))


def test_a_list_a_value_in_the_words_and_a_choice_nobody_meets_are_listed():
    told = [str(note) for note in read(INK).left]
    assert "The list “moods” is not carried over." in told
    assert any("The value of “hour” is shown in the words" in line for line in told)
    assert any(line.startswith("knot “kitchen”: The choice “Both.” was never offered") for line in told)


def test_a_condition_of_more_than_yes_or_no_is_a_question():
    story = ink()
    story["root"][2]["global decl"][3] = 31
    story["root"][2]["global decl"] = ["ev", False, {"VAR=": "asked"}, 31, {"VAR=": "hour"}, "/ev", "end", None]
    story = read(story)
    assert replies(story, "kitchen")["Both."].when == ()
    assert any(note.open and "“Both.” has a condition that is more than a yes or no" in note.text
               for note in story.left)


def test_where_a_way_hangs_on_a_yes_or_no_it_becomes_two_arrows_to_check():
    fork = ["\n", "ev", {"VAR?": "asked"}, "/ev",
            [{"->": ".^.b", "c": True}, {"b": [{"->": "street"}, None]}], {"->": "room"}, None]
    story = knots(
        [["^Hall.", "\n", *choice("Ask.", ".^.c-0", 4), *choice("Wait.", ".^.c-1", 4),
          {"c-0": ["ev", True, "/ev", {"VAR=": "asked", "re": True}, {"->": "gate"}, None],
           "c-1": [{"->": "gate"}, None]}], None],
        gate=[["^Gate.", "\n", *choice("On.", ".^.c-0", 4), {"c-0": fork}], None],
        street=["^Street.", "\n", "end", None], room=["^Room.", "\n", "end", None],
        **{"global decl": ["ev", False, {"VAR=": "asked"}, "/ev", "end", None]})
    story = read(story)
    assert replies(story, "gate")["On."].to == (Way("street", (Asked("asked"),)), Way("room"))
    assert any("“On.” leads seems to hang on “asked”" in note.text for note in story.left)


def test_a_game_s_functions_and_chance_are_said_and_nothing_is_called():
    story = knots([["^Hall.", "\n", "ev", 1, {"x()": "bell", "exArgs": 1}, "pop", 1, 6, "rnd", "out", "/ev", "\n",
                    *choice("On.", ".^.c-0", 4), {"c-0": ["^Out.", "\n", "end", None]}], None])
    told = [str(note) for note in read(story).left]
    assert "The story calls “bell” of its game; that is not carried over." in told
    assert any("left to chance" in line for line in told)


def test_an_endless_circle_is_refused_at_the_start_and_noted_later():
    with pytest.raises(ExchangeError, match=f"no choice and no end within {MOST_STEPS_AT_ONCE:,} steps"):
        read(knots([{"->": "hall"}, None]))
    later = knots([["^Hall.", "\n", *choice("Round.", ".^.c-0", 4), *choice("Out.", ".^.c-1", 4),
                    {"c-0": [{"->": "spin"}, None], "c-1": ["^Air.", "\n", "end", None]}], None],
                  spin=["\n", {"->": "spin"}, None])
    story = read(later)
    assert replies(story, "hall")["Out."].to[0].to == "hall 2" and story.passages[1].text == "Air."
    assert any(note.open and "After “Round.” the story comes to no next choice" in note.text for note in story.left)


@pytest.mark.parametrize("inside", [
    ["ev", 999_999_999, 999_999_999, "POW", "out", "/ev", "end", None],
    ["ev", 10**9, 10**9, "seq", "out", "/ev", "end", None],
    ["ev", "str", "^ab", "/str", {"VAR=": "s"}, "/ev", {"->": "more"}, None],
    [{"->t->": "hall"}, None], ["thread", {"->": "hall"}, None],
])
def test_a_value_or_a_stack_that_grows_without_end_is_stopped(inside):
    with counted(1_000_000), pytest.raises(ExchangeError):
        read(knots(inside, more=[
            "ev", {"VAR?": "s"}, {"VAR?": "s"}, "+", {"VAR=": "s", "re": True}, "/ev", {"->": "more"}, None]))


def test_more_ways_than_are_followed_are_cut_and_said():
    count = 12
    hub = ["^Hub.", "\n"]
    targets = {}
    for number in range(count):
        hub += choice(f"Turn {number}.", f".^.c-{number}", 4)
        targets[f"c-{number}"] = ["ev", True, "/ev", {"VAR=": f"v{number}", "re": True}, {"->": "hall"}, None]
    sets = [part for number in range(count) for part in ("ev", False, {"VAR=": f"v{number}"}, "/ev")]
    story = read(knots([[*hub, targets], None], **{"global decl": [*sets, "end", None]}))
    assert len(story.passages[0].replies) == count
    assert any(note.open and "too many ways to follow them all" in note.text for note in story.left)


CASE = (Path(__file__).parents[1] / "cases" / "rooms-never-entered.ink.json").read_text("utf-8")


def told(story, *, decide):
    return [str(note) for note in story.left if note.open == decide]


def test_every_knot_and_stitch_no_way_reaches_is_named_with_its_words():
    story = read_story(CASE.encode(), "rooms-never-entered.ink.json")
    assert story.title == "rooms never entered"
    assert told(story, decide=True) == [
        "knot “cellar”: No way that was followed leads here, so it is not carried over: "
        "“Nobody has been here for years. A drip.”",
        "knot “cellar”, stitch “stairs”: No way that was followed leads here, so it is not carried over: "
        "“The stairs creak.”"]
    assert {one.name: one.text for one in story.passages} == {
        "Start": "Nora opens the door.", "greet": '"You came," she says.',
        "look": "You look past her. The hall is dark."}


def test_a_knot_that_is_reached_is_not_named():
    reached = json.loads(CASE)
    reached["root"][2]["look"][2:3] = [{"->": "cellar"}]
    story = read(reached)
    assert [line.partition(":")[0] for line in told(story, decide=True)] == ["knot “cellar”, stitch “stairs”"]
    assert replies(story, "cellar")["Listen"].say == "Listen"


def test_the_name_of_a_choice_nobody_meets_is_its_own_words_alone():
    assert told(read(CASE), decide=False) == [
        "knot “cellar”: The choice “Listen” was never offered, on no way that was followed; it is not carried over."]
    weave = ["ev", {"^->": "x.0.$r1"}, {"temp=": "$r"}, "str", {"->": ".^.s"}, [{"#n": "$r1"}], "/str", "str",
             "^ Quietly.", "/str", "/ev", {"*": "x.0.c-0", "flg": 22},
             {"s": ["^Hear it.", {"->": "$r", "var": True}, None]}]
    story = knots(["^Hall.", "\n", "end", None], loft=[["^Dust.", "\n", weave, {"c-0": ["end", {"#f": 5}]}], None])
    assert any("The choice “Hear it. Quietly.” was never offered" in line for line in told(read(story), decide=False))
    assert "knot “loft”: No way that was followed leads here, so it is not carried over: “Dust.”" in told(
        read(story), decide=True)


def test_words_that_no_way_says_in_a_room_that_was_entered_are_told():
    hall = [["^Hall.", "\n", "ev", {"VAR?": "late"}, "/ev",
             [{"->": ".^.b", "c": True}, {"b": ["^The lamp is out.", "\n", {"->": "hall.0.7"}, None]}], "nop",
             "#", "^a tag", "/#", "end", None], None]
    story = read(knots(hall, **{"global decl": ["ev", "str", "^a value", "/str", {"VAR=": "name"}, False,
                                                {"VAR=": "late"}, "/ev", "end", None]}))
    asked = told(story, decide=True)
    assert any("knot “hall”: “The lamp is out.” was said on no way that was followed" in line for line in asked)
    assert not any("a tag" in line or "a value" in line or "“Hall.”" in line for line in asked)


def test_a_story_that_keeps_a_word_in_a_variable_can_be_read():
    story = knots(["^Hall.", "\n", "end", None], **{
        "global decl": ["ev", "str", "^Nora", "/str", {"VAR=": "name"}, "/ev", "end", None]})
    assert [one.text for one in read(story).passages] == ["Hall."]


@pytest.mark.parametrize("version, set_to, sets", [
    (19, 1, ("met",)), (19, 2, ()), (21, True, ("met",)), (21, 1, ())])
def test_a_yes_that_older_ink_wrote_as_a_one_is_remembered_and_a_number_is_not(version, set_to, sets):
    story = knots([["^Hall.", "\n", *choice("Greet her.", ".^.c-0", 4), *choice("Wait.", ".^.c-1", 4),
                    {"c-0": ["ev", set_to, "/ev", {"VAR=": "met", "re": True}, {"->": "gate"}, None],
                     "c-1": [{"->": "gate"}, None]}], None],
                  gate=[["^Gate.", "\n", *choice("As before.", ".^.c-0", 5, {"VAR?": "met"}),
                         *choice("On.", ".^.c-1", 4), {"c-0": ["end", None], "c-1": ["end", None]}], None],
                  **{"global decl": ["ev", 0 if set_to is not True else False, {"VAR=": "met"}, "/ev", "end", None]})
    found = replies(read(story | {"inkVersion": version}), "hall")
    assert found["Greet her."].sets == sets and found["Wait."].sets == ()


def test_where_there_are_too_many_ways_every_room_is_still_entered(monkeypatch):
    monkeypatch.setattr(ink_play, "MOST_MOMENTS", 40)
    marks = [f"m{number}" for number in range(12)]
    hall = ["^Hall.", "\n"]
    leads = {}
    for number, name in enumerate(marks):
        hall += choice(f"Take {name}.", f".^.c-{number}", 4)
        leads[f"c-{number}"] = ["ev", True, "/ev", {"VAR=": name, "re": True}, {"->": "hall"}, None]
    hall += choice("On.", ".^.c-99", 4)
    leads["c-99"] = [{"->": "room0"}, None]
    rooms = {f"room{number}": [[f"^Room {number}.", "\n", *choice("On.", ".^.c-0", 4), {
        "c-0": [{"->": f"room{number + 1}"}, None]}], None] for number in range(25)}
    story = read(knots([[*hall, leads], None], **rooms, room25=["^The last.", "\n", "end", None], **{
        "global decl": ["ev", *(part for name in marks for part in (False, {"VAR=": name})), "/ev", "end", None]}))
    assert any("too many ways" in note.text for note in story.left)
    assert {f"room{number}" for number in range(26)} <= {one.name for one in story.passages}
    assert not any("leads here" in note.text for note in story.left)
