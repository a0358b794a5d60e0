"""What may follow in a practice: an answer about safety stops the way on, never the way out, nor what was kept."""

import pytest
from practices import standing

from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.play.practice import may_follow

ON = [("stage", {"key": "cost", "state": "begun"}), ("stage", {"key": "cost", "state": "done"}),
      ("write", {"key": "cost-0", "text": "Sleep."}), ("letter", {"text": "Dear you"})]
OUT = [("stage", {"key": "cost", "state": "left"}), ("write", {"key": "cost-0", "text": ""}), ("letter", {"text": ""}),
       ("safe", {"key": "fear", "answer": "no"}), ("keep", {"text": "A walk"}), ("look", {"text": ""}),
       ("log", {"key": "a", "day": "2026-11-04", "done": "no"})]


@pytest.fixture(scope="module")
def path(library):
    return library.entry("practices", "forgiveness")


def state(path, *answers, before=()):
    return standing(path, *before, *(("safe", {"key": key, "answer": answer}) for key, answer in answers))


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize(("kind", "body"), ON)
def test_nobody_goes_on_while_an_answer_leads_away(path, answer, kind, body):
    for gate in path.gates:
        with pytest.raises(ImpossibleMove, match="answer anew whenever something changes"):
            may_follow(path, state(path, (gate.id, "no"), (gate.id, answer)), kind, body)


@pytest.mark.parametrize(("kind", "body"), ON)
def test_the_newest_answer_counts_and_one_that_was_taken_back_stops_nobody(path, kind, body):
    for newest in ("no", ""):
        may_follow(path, state(path, ("fear", "yes"), ("fear", newest)), kind, body)
    may_follow(path, state(path), kind, body)


@pytest.mark.parametrize(("kind", "body"), OUT)
def test_the_way_out_stands_open_whatever_was_answered(path, kind, body):
    may_follow(path, state(path, ("fear", "yes"), ("harm", "unsure")), kind, body)


def test_a_run_that_was_kept_before_is_read_whole(path):
    stands = standing(path, ("safe", {"key": "fear", "answer": "yes"}), *ON)
    assert stands.kept["letter"][""]["text"] == "Dear you" and stands.kept["stage"]["cost"]["state"] == "done"
    assert state(path, ("ongoing", "yes"), before=ON).kept["write"] == stands.kept["write"]
