"""What a reader answered, rebuilt from its events; the last answer stands, and nothing is counted against anybody."""

import datetime

import pytest

from empathy_widgets.domain import RunEvent
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.library import Library
from empathy_widgets.play.lesson import Reading, answered, reading

LESSON = Library().entry("lessons", "three-kinds-of-empathy")
NOW = datetime.datetime(2026, 11, 28, tzinfo=datetime.UTC)


def events(*told):
    return [RunEvent(number=number, kind=kind, body=body, at=NOW) for number, (kind, body) in enumerate(told, 1)]


def test_the_last_answer_stands_and_each_counts_once():
    state = reading(LESSON, events(
        ("sort", {"card": "late", "bin": "affective"}), ("answer", {"check": "imagine", "choice": "ask"}),
        ("sort", {"card": "late", "bin": "cognitive"})))
    assert state.cards == {"late": "cognitive"} and state.checks == {"imagine": "ask"} and state.count == 2


@pytest.mark.parametrize(("kind", "body"), [
    ("sort", {"card": "late", "bin": "elsewhere"}), ("sort", {"card": "nobody", "bin": "cognitive"}),
    ("answer", {"check": "imagine", "choice": "nobody"}), ("answer", {"check": "nobody", "choice": "ask"}),
    ("answer", {}), ("applaud", {"card": "late", "bin": "cognitive"}),
])
def test_what_is_not_in_the_lesson_is_refused(kind, body):
    with pytest.raises(ImpossibleMove, match="reload"):
        answered(LESSON, Reading(), kind, body)
