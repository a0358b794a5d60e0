"""A site's own yardstick: of repeated sittings, shown by name, used by the same rules, refused where it must be."""

import datetime

import numpy as np
import pytest

from empathy_widgets.domain import ReferenceValue
from empathy_widgets.errors import ScoringError
from empathy_widgets.exercises.page.own_sample import samples_in_use
from empathy_widgets.exercises.profile import ProfileChapter
from empathy_widgets.exercises.progress.glance import score_lines
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.exercises.progress.reading import reading
from empathy_widgets.exercises.progress.yardstick import repeated, yardstick
from empathy_widgets.library import Library

FORM = "pes-practice-form"
INSTRUMENT = Library().instrument(FORM)
NAMES = [part.id for part in (*INSTRUMENT.subscales, *INSTRUMENT.composites)]
VALUES = {name: ReferenceValue(mean=15, sd=3.62, reliability=0.762, reliability_kind="alpha") for name in NAMES}
KEEP = {"who": "Nursing students", "collected": "spring 2025 and May 2026", "sure": True, "least": 7, "most": 56}


@pytest.fixture
def keep(store):
    """Keep a sample of the practice form."""
    return lambda **more: store.keep_sample(FORM, INSTRUMENT.version, "class", **{
        "who": "Nursing students", "collected": "May 2026", "n": 64, "values": VALUES} | more)


def test_what_could_not_be_told_is_told_by_the_sites_own_sample(page, fill, case, keep):
    fill(case, 2)
    last = fill(case, 4)
    before = Progress.of(page, last)
    assert before.change("NCE").verdict == "cannot tell" and before.stands_out.cannot_tell
    keep()
    found = Progress.of(page, last)
    # 1.96 * 3.62 * sqrt(2) * sqrt(1 - .762) = 4.8951 points: the very rule and numbers of test_reliable_change.py
    assert found.change("NCE").verdict == "rose" and found.threshold("NCE") == pytest.approx(4.8951, abs=1e-4)
    assert found.stands_out.kind == "moved" and found.stands_out.cannot_tell == ""
    assert "our own sample of 64, 2026, on average" in [one["text"] for one in score_lines(found).key]
    told = "\n".join(line for block in reading(found) for line in block["paragraphs"])
    assert "our own sample of 64, 2026" in told and "Nursing students" in told and "no norm" in told


def test_the_newest_one_in_use_counts_and_a_retired_one_does_not(page, fill, case, keep, store):
    last = fill(case, 3)
    first = keep()
    second = keep(n=80)
    assert Progress.of(page, last).sample.n == 80
    store.retire_sample(second.id)
    assert Progress.of(page, last).sample.n == 64
    store.retire_sample(first.id)
    assert Progress.of(page, last).sample is None


def test_a_sample_of_another_version_or_scale_is_used_for_none_but_its_own(page, fill, case, store, keep):
    last = fill(case, 3)
    store.keep_sample(FORM, INSTRUMENT.version + 1, "class", who="x", collected="2026", n=64, values=VALUES)
    store.keep_sample("pes", 1, "class", who="x", collected="2026", n=64, values=VALUES)
    assert Progress.of(page, last).sample is None and samples_in_use(page, INSTRUMENT) == []


def answer(store, chance, twice=2, days=14):
    """One more case of somebody, given the scale twice some days apart."""
    case, trait = store.create_case(""), chance.normal()
    for _turn in range(twice):
        sitting = store.start(case.id, FORM, "self", version=INSTRUMENT.version)
        for item in INSTRUMENT.items:
            given = int(np.clip(round(3 + trait + 0.6 * chance.normal()), 1, 5))
            store.respond(sitting.id, item.number, 6 - given if item.reverse_keyed else given, case_id=case.id)
        store.complete(sitting.id, case_id=case.id)
    return case


@pytest.fixture
def apart(store, monkeypatch):
    """Let each case's second sitting be told as completed so many days after its first."""
    def shifted(days):
        real = type(store).administrations

        def told(self, case_id, **asked):
            return tuple(
                one.model_copy(update={"completed_at": one.completed_at + datetime.timedelta(days=days * turn)})
                for turn, one in enumerate(real(self, case_id, **asked)))
        monkeypatch.setattr(type(store), "administrations", told)
    return shifted


def test_thirty_people_twice_make_a_retest_and_it_is_used_at_once(open_page, store, apart, say):
    chance = np.random.default_rng(11)
    case = [answer(store, chance) for _person in range(30)][-1]
    apart(14)
    chapter = ProfileChapter(open_page(case.id))
    shape, words = chapter.shape(), chapter.in_words()
    form = words.children[1]
    receipt = say(form, "keep", **KEEP)
    assert receipt["ok"] and "our own sample of 30, 2026" in receipt["text"], receipt
    (kept,) = store.own_samples(FORM)
    assert (kept.origin, kept.n, kept.least_days, kept.most_days) == ("repeated", 30, 7, 56)
    assert all(value.reliability_kind == "retest" for value in kept.values.values())
    lines = shape.children[1].children[-1]
    assert {row["verdict"] for row in lines.rows} <= {"rose", "fell", "no reliable change"}
    assert words.children[1] is form and "retest over 7 to 56 days" in form.kept[0]["detail"]
    assert say(form, "retire", id=kept.id)["ok"] and form.kept == []
    assert {row["verdict"] for row in shape.children[1].children[-1].rows} == {"cannot tell"}


def test_too_few_and_too_near_and_too_far_apart_are_refused_and_nothing_is_kept(page, store, apart, say):
    chance = np.random.default_rng(11)
    for _person in range(3):
        answer(store, chance)
    answer(store, chance, twice=1)
    apart(14)
    assert [len(repeated(page, INSTRUMENT, *days)) for days in ((7, 56), (14, 14), (15, 56), (1, 13))] == [3, 3, 0, 0]
    for days in ((0, 5), (9, 8), (None, None)):
        with pytest.raises(ScoringError, match="whole numbers"):
            repeated(page, INSTRUMENT, *days)
    form = yardstick(page, INSTRUMENT, lambda: None)
    assert "30 people, and there are 3" in say(form, "keep", **KEEP)["text"]
    assert say(form, "keep", **KEEP | {"sure": False})["ok"] is False and store.own_samples(FORM) == ()
