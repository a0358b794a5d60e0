"""What a page without a kernel is given of a practice: only what is the client's, in the language that is spoken."""

import json

import pytest
import traitlets
from practices import GIVEN, LINE, practice, standing

from empathy_widgets.domain import RunKind
from empathy_widgets.exercises.practice import alone as room
from empathy_widgets.exercises.practice.alone import alone, for_client, widgets_of
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.widgets.shared.practising import PracticeWidget

EVENTS = (("assign", GIVEN), ("log", LINE), ("look", {"text": "She seems tired."}), ("keep", {"text": "The kettle"}),
          ("call-off", {"why": "Too much."}))


class Wishes(PracticeWidget):
    """A widget of a practice, with a trait of its own."""

    lengths = traitlets.List([3, 7]).tag(sync=True)
    """In: minutes."""

    @staticmethod
    def words():
        return {"begin": "Begin"}


@pytest.fixture
def wished(monkeypatch):
    monkeypatch.setattr(room, "widgets_of", lambda _kind: [Wishes])
    noun = practice()
    return noun, alone("run-1", noun, standing(noun, *EVENTS).kept)


def test_a_widget_gets_its_practice_its_words_and_what_it_begins_with(wished):
    noun, (shown,) = wished
    traits = shown["traits"]
    assert traits["run"] == "run-1" and traits["strings"] == {"begin": "Begin"} and traits["lengths"] == [3, 7]
    assert traits["practice"]["title"] == noun.title and "reviewed" not in traits["practice"]
    assert traits["read_only"] is False and not [name for name in traits if name.startswith("_")]
    assert json.loads(json.dumps(shown)) == shown


def test_what_the_clinician_noted_is_not_among_it(wished):
    _noun, (shown,) = wished
    assert set(shown["traits"]["kept"]) == {"assign", "log", "keep"}
    assert "tired" not in json.dumps(shown) and "Too much" not in json.dumps(shown)
    assert shown["traits"]["kept"]["log"]["a1"]["text"] == "The kettle sang."
    assert for_client({"look": {"": {"text": "x"}}}) == {}


def test_a_kind_that_is_no_practice_has_no_widgets_of_its_own():
    own = {widget for widget in widgets_of(RunKind.LESSON) if widget.__name__ != "PracticeLog"}
    assert own == set() and RunKind.LESSON in RUNS
