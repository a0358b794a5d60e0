"""What stands out: the rule against itself written once more, on made-up cases, and against its own promises."""

import random

import pytest

from empathy_widgets.domain import Profile, ReferenceSample, ReferenceValue, Score
from empathy_widgets.errors import ScoringError
from empathy_widgets.scoring import reliable_change, stands_out

SUBSCALES, COMPOSITES = ("A", "B", "C", "D"), ("AB", "ABCD")
Z = 1.959963984540054  # two-sided 95 % of a normal distribution


def score(name, points, low=5, high=25):
    return Score(
        instrument="pes", name=name, label=f"Scale {name}", points=points, answered=5, of=5, low=low, high=high)


def profile(points):
    scores = {name: score(name, points.get(name), 5, 200) for name in (*SUBSCALES, *COMPOSITES)}
    return Profile(instrument="pes", subscales={name: scores[name] for name in SUBSCALES},
                   composites={name: scores[name] for name in COMPOSITES})


def sample(values, n=64):
    told = {name: ReferenceValue(mean=mean, sd=sd, reliability=reliability)
            for name, (mean, sd, reliability) in values.items()}
    return ReferenceSample(
        id="ours", label="the sample", n=n, country="", year=2026, source="", caveat="", values=told)


def changes(before, after, whom):
    values = whom.values if whom else {}
    return {name: reliable_change(before.scores[name], after.scores[name], values.get(name)) for name in after.scores}


def made_up(seed):
    """A case: an earlier sitting or none, this one, and a sample that knows all, some or none of the scores."""
    chance = random.Random(seed)
    whole = chance.random() < 0.4
    names = (*SUBSCALES, *COMPOSITES)

    def sitting():
        return {name: None if not whole and chance.random() < 0.1 else chance.randint(5, 25) for name in names}

    values = {
        name: (chance.uniform(8, 22), chance.uniform(1, 6),
               None if not whole and chance.random() < 0.5 else chance.uniform(0.3, 0.97))
        for name in names if whole or chance.random() < 0.8}
    if not whole and chance.random() < 0.25:
        values = {}
    return chance.choice([None, sitting()]), sitting(), values, chance.randint(30, 800)


def by_hand(before, after, values, n):
    """The rule once more, from the numbers alone: kind, names in order, and the names nobody can tell about."""
    untold = []
    for name in (*SUBSCALES, *COMPOSITES):
        known = values.get(name, (0, 0, None))[2] is not None and after[name] is not None
        if not known or (before is not None and before[name] is None):
            untold.append(name)
    for group in (SUBSCALES, COMPOSITES):
        strength = {}
        for name in group:
            if before is not None and name not in untold:
                _mean, sd, reliability = values[name]
                strength[name] = abs(after[name] - before[name]) / (sd * (2 - 2 * reliability) ** 0.5)
        moved = [name for name in group if strength.get(name, 0) >= Z]
        if moved:
            return "moved", sorted(moved, key=lambda name: -strength[name]), untold
    for group in (SUBSCALES, COMPOSITES):
        strength = {}
        for name in group:
            mean, sd, reliability = values.get(name, (0, 0, None))
            if reliability is not None and after[name] is not None:
                strength[name] = abs(after[name] - mean) / (sd * (1 - reliability + 1 / n) ** 0.5)
        apart = [name for name in group if strength.get(name, 0) >= Z]
        if apart:
            return "apart", sorted(apart, key=lambda name: -strength[name]), untold
    return "nothing", [], untold


def test_two_hundred_made_up_cases_agree_with_the_rule_written_once_more():
    seen = set()
    for seed in range(200):
        before, after, values, n = made_up(seed)
        whom = sample(values, n) if values else None
        now = profile(after)
        found = stands_out(now, changes(profile(before), now, whom) if before else {}, whom)
        kind, names, untold = by_hand(before, after, values, n)
        assert (found.kind, list(found.names)) == (kind, names), seed
        assert bool(found.cannot_tell) == bool(untold), seed
        assert found.sentence.count(".") - sum(found.sentence.count(f".{digit}") for digit in range(10)) == 1, found
        for name in names[:2]:
            assert f"Scale {name} " in found.sentence, seed
        if 0 < len(untold) < 6:
            assert [name for name in now.scores if f"Scale {name} " in f"{found.cannot_tell} ".replace(",", " ")
                    .replace(".", " ")] == untold, (seed, found.cannot_tell)
        seen.add((kind, bool(untold), before is None))
    assert {kind for kind, *_rest in seen} == {"moved", "apart", "nothing"} and len(seen) >= 7


def test_what_nobody_can_tell_is_said_once_however_many_scores_it_is_about():
    before, after = (profile(dict.fromkeys((*SUBSCALES, *COMPOSITES), points)) for points in (10, 20))
    found = stands_out(after, changes(before, after, None), None)
    assert found.kind == "nothing" and found.names == ()
    assert found.cannot_tell == "Cannot tell how much of a move is chance: no reference sample."
    assert found.sentence == "Nothing can be said to stand out: the shape is a place to start talking."


@pytest.mark.parametrize(("after", "kind"), [(14, "nothing"), (15, "moved")])
def test_a_move_counts_from_the_points_measurement_error_cannot_make(after, kind):
    # sd 3.62, alpha .762: 4.896 points, so 4 may be chance and 5 may not (see test_reliable_change.py)
    whom = sample({"A": (12, 3.62, 0.762)})
    first, now = profile({"A": 10}), profile({"A": after})
    found = stands_out(now, {"A": changes(first, now, whom)["A"]}, whom)
    assert found.kind == kind
    assert found.sentence == {"moved": "Scale A rose by 5 points, by more than measurement error.",
                              "nothing": "No score moved by more than measurement error."}[kind]


@pytest.mark.parametrize(("points", "says"), [(16, "nothing"), (17, "above"), (8, "nothing"), (7, "below")])
def test_a_first_sitting_lies_apart_from_a_sample_only_beyond_one_sittings_error(points, says):
    # 1.96 * 3.9 * sqrt(1 - .7 + 1 / 64) = 4.29 points either side of 12.2: from 16.49 up, from 7.91 down
    whom = sample({"A": (12.2, 3.9, 0.7)})
    found = stands_out(profile({"A": points}), {}, whom)
    assert found.kind == ("nothing" if says == "nothing" else "apart")
    if says != "nothing":
        assert found.sentence == f"Scale A lies {says} the mean of the sample, by more than the error of one sitting."


def test_three_moves_are_two_names_and_a_number():
    whom = sample(dict.fromkeys(SUBSCALES, (12, 2, 0.9)))
    first, now = profile(dict.fromkeys(SUBSCALES, 10)), profile({"A": 18, "B": 24, "C": 18, "D": 10})
    found = stands_out(now, changes(first, now, whom), whom)
    assert found.names == ("B", "A", "C")
    assert found.sentence == ("Scale B rose by 14 points and Scale A rose by 8 points, and 1 more, by more than "
                              "measurement error.")


def test_general_scores_speak_only_where_no_subscale_does():
    whom = sample({"A": (12, 2, 0.9), "AB": (24, 2, 0.9)})
    first, now = profile({"A": 10, "AB": 20}), profile({"A": 11, "AB": 40})
    assert stands_out(now, changes(first, now, whom), whom).names == ("AB",)
    now = profile({"A": 20, "AB": 40})
    assert stands_out(now, changes(first, now, whom), whom).names == ("A",)


def test_two_wordings_are_the_reason_and_not_the_sample():
    whom = sample({"A": (12, 2, 0.9)})
    first, now = profile({"A": 10}), profile({"A": 11})
    untold = {name: change.model_copy(update={"verdict": "cannot tell"})
              for name, change in changes(first, now, whom).items()}
    found = stands_out(now, untold, whom, same_wording=False)
    assert found.cannot_tell == "Cannot tell how much of a move is chance: two different wordings."


@pytest.mark.parametrize("level", [0, 1, 1.5])
def test_a_level_outside_its_range_is_refused(level):
    with pytest.raises(ScoringError, match=r"0\.95"):
        stands_out(profile({"A": 10}), {}, None, level=level)
