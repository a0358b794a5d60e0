"""A case's course: scored sittings of one instrument, each compared with the first."""

import pytest

from empathy_widgets.exercises.progress.progress import Progress


@pytest.fixture
def progress(page):
    """The course as seen from one sitting."""
    return lambda sitting: Progress.of(page, sitting)


def test_sittings_of_other_instruments_and_rehearsals_are_not_stations(progress, fill, case):
    mine = [fill(case, 2), fill(case, 3)]
    fill(case, 3, "compassion-practice-form")
    fill(case, 5, mode="rehearsal")
    fill(case, 1, finish=False)
    found = progress(mine[1])
    assert [station.sitting.id for station in found.stations] == [one.id for one in mine]
    assert found.first.sitting.id == mine[0].id and [one.sitting.id for one in found.earlier] == [mine[0].id]
    assert [score.points for score in found.scores("NCE")] == [10, 15] and found.moved("NCE") == 5


def test_the_first_sitting_is_compared_with_nothing(progress, fill, case):
    first = fill(case, 2)
    fill(case, 3)
    found = progress(first)
    assert found.earlier == () and found.change("NCE") is None


def test_without_a_reference_nobody_can_tell_and_it_says_why(progress, fill, case):
    fill(case, 2)
    change = progress(fill(case, 5)).change("NCE")
    assert change.verdict == "cannot tell" and change.reason and progress(fill(case, 5)).threshold("NCE") is None


def test_a_reference_with_reliability_gives_a_verdict_and_one_without_does_not(progress, fill, case):
    fill(case, 2, "pes", "paper")
    found = progress(fill(case, 4, "pes", "paper"))
    assert found.sample.n == 728 and found.change("NAE").verdict == "rose" and found.threshold("NAE") > 0
    assert found.change("NCE").verdict == "cannot tell" and found.threshold("NCE") is None


def test_different_wordings_are_not_compared(progress, fill, case, load_wording):
    one, two = load_wording(word="Satz", language="de"), load_wording(word="Sentence")
    fill(case, 2, "pes", wording=one.id)
    change = progress(fill(case, 4, "pes", wording=two.id)).change("NAE")
    assert change.verdict == "cannot tell" and "wording" in change.reason
    assert change.change is change.index is change.threshold is None


def test_an_unscored_end_of_a_comparison_cannot_tell(progress, fill, case):
    fill(case, 2, "pes", "paper", open=range(1, 21))
    found = progress(fill(case, 4, "pes", "paper"))
    assert found.moved("NAE") is None and found.change("NAE").verdict == "cannot tell"
    assert found.first.profile.scores["NAE"].points is None
