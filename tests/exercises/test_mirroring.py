"""A session on the page: rounds, ratings and notes kept, the same round after a new kernel."""

import pytest

from empathy_widgets.domain import FACES
from empathy_widgets.exercises.mirroring import Mirroring, channel_words, face_words
from empathy_widgets.library import Library

SEQUENCE = "first-time-pair"


@pytest.fixture
def begin(page, say):
    """Start a session; returns its chapter and the mirror."""
    def started(content=SEQUENCE, people="Mo, Bea"):
        chapter = Mirroring(page)
        receipt = say(chapter.view.children[0], "start", content=content, answers={"people": people})
        assert receipt["ok"], receipt
        return chapter, mirror_of(chapter)
    return started


def mirror_of(chapter):
    return chapter.view.children[0].children[0]


def reopened(open_page, store, case):
    (run,) = store.runs(case.id)
    return Mirroring(open_page(query=f"case={case.id}&run={run.id}"))


def shown(mirror):
    return {name: getattr(mirror, name) for name in ("at", "rating", "now", "ratings", "noticed", "taken", "read_only")}


def test_there_is_a_sequence_for_everybody():
    heads = Library().shelf("mirroring")
    assert len(heads) >= 6 and {"one", "pair", "couple", "group"} == {one for head in heads for one in head["whom"]}
    assert any("looked at" in head["title"] for head in heads)


def test_every_drawing_and_channel_has_words():
    assert set(face_words()) == set(FACES)
    for head in Library().shelf("mirroring"):
        for one in Library().entry("mirroring", head["id"]).rounds:
            assert set(one.channels) <= set(channel_words()) and len(one.cue) >= 30


def test_the_one_who_leads_is_named_and_the_roles_change(begin, say):
    _chapter, mirror = begin()
    assert mirror.now["lead"] == "Nobody leads: together."
    say(mirror, "skip", round=0)
    assert mirror.now["lead"] == "Mo leads, Bea follows." and mirror.now["postures"][0]["name"] == "upright"
    say(mirror, "skip", round=1)
    assert mirror.now["lead"] == "Bea leads, Mo follows."


def test_a_pair_needs_two_and_alone_it_can_be_one(begin):
    assert begin(people="")[1].people == ["A", "B"]


def test_alone_one_is_enough(begin):
    assert begin("alone-at-the-mirror", people="")[1].people == ["A"]


def test_rounds_ratings_and_notes_are_kept_and_come_back(begin, say, open_page, store, case):
    _chapter, mirror = begin()
    say(mirror, "done", round=0)
    say(mirror, "rate", round=0, person="Mo", value=4)
    say(mirror, "rate", round=0, person="Bea", value=None)
    say(mirror, "notice", round=0, person="Mo", chips=["breath"], text="slower")
    assert mirror.rating and mirror.ratings == {"Mo": 4, "Bea": None}
    assert shown(mirror_of(reopened(open_page, store, case))) == shown(mirror)


def test_at_the_end_what_each_noticed_stands_by_round(begin, say, find, words):
    chapter, mirror = begin()
    say(mirror, "done", round=0)
    say(mirror, "notice", round=0, person="Bea", chips=["breath", "warmth"], text="slower")
    say(mirror, "notice", round=0, person="Mo", chips=[], text=" ")
    assert find(chapter.view, "Reading") == []
    say(mirror, "onwards", round=0)
    for at in range(1, mirror.count):
        say(mirror, "skip", round=at)
    (reading,) = find(chapter.view, "Reading")
    assert words(reading.blocks) == "What you noticed: Arriving\nBea: breath, warmth, slower"


def test_a_message_a_reload_interrupted_is_heard_once(begin, say, open_page, store, case):
    _chapter, mirror = begin()
    say(mirror, "skip", request="lost", round=0)
    again = mirror_of(reopened(open_page, store, case))
    assert say(again, "skip", request="lost", round=0)["ok"] and again.at == 1


@pytest.mark.parametrize(("kind", "fields"), [
    ("done", {"round": 3}), ("rate", {"round": 0, "person": "Mo", "value": 3}), ("onwards", {"round": 0}),
    ("take", {"text": "x" * 4001}), ("notice", {"round": 0, "person": "Mo", "chips": [7], "text": ""}),
])
def test_what_no_page_of_ours_sends_changes_nothing(begin, say, store, case, kind, fields):
    _chapter, mirror = begin()
    before = shown(mirror)
    receipt = say(mirror, kind, **fields)
    assert not receipt["ok"] and shown(mirror) == before and store.runs(case.id)[0].events == ()


def test_at_the_end_stand_the_ratings_of_both_and_what_is_taken_along(begin, say, find, open_page, store, case):
    chapter, mirror = begin()
    for at in range(4):
        say(mirror, "done", round=at)
        say(mirror, "rate", round=at, person="Bea", value=at + 1)
        say(mirror, "onwards", round=at)
    (chart,) = find(chapter.view, "TrendChart")
    assert "Bea: Arriving 1" in chart.description and "Mo: Arriving not rated" in chart.description
    say(mirror, "take", text="I lead too fast.")
    assert say(mirror, "finish")["ok"] and mirror.read_only
    (menu,) = Mirroring(open_page(case.id)).view.children
    assert menu.finished[0]["line"].endswith("Mo, Bea · rounds done: 4")
