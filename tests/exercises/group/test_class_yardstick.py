"""A class becomes the site's own sample: figures of thirty people or more, and nobody's answers."""

import base64
import json

import numpy as np
import pytest

from empathy_widgets.exercises.a_class import AClass

ASKED = {"who": "Nursing students", "collected": "May 2026", "sure": True, "least": None, "most": None}


@pytest.fixture
def chapter(open_page):
    return AClass(open_page())


@pytest.fixture
def form(chapter, say, find):
    """The form that keeps a class, once a file of so many people was brought."""
    def brought(people):
        chance = np.random.default_rng(5)
        trait = chance.normal(size=(people, 1))
        given = np.clip(np.round(3 + trait + 0.7 * chance.normal(size=(people, 20))), 1, 5).astype(int)
        lines = [",".join(["id", *map(str, range(1, 21))])]
        lines += [f"KESTREL-{number}," + ",".join(map(str, row)) for number, row in enumerate(given.tolist())]
        content = base64.b64encode("\n".join(lines).encode()).decode()
        assert say(chapter.form, "bring", instrument="pes", name="class.csv", content=content)["ok"]
        return find(chapter.group, "SampleForm")
    return brought


def test_a_class_of_thirty_becomes_the_sites_own_sample_and_nobodys_answers_stay(chapter, form, say):
    (shown,) = form(30)
    receipt = say(shown, "keep", **ASKED)
    assert receipt["ok"] and "our own sample of 30, 2026" in receipt["text"], receipt
    (kept,) = chapter.page.store.own_samples("pes")
    assert (kept.origin, kept.n, kept.who, kept.least_days) == ("class", 30, "Nursing students", None)
    assert {value.reliability_kind for value in kept.values.values()} == {"alpha"}
    trail = json.dumps([entry.model_dump(mode="json") for entry in chapter.page.store.audit()])
    assert "KESTREL" not in trail and "Nursing students" in trail
    assert [one["id"] for one in shown.kept] == [kept.id] and "made by" in shown.kept[0]["detail"]


def test_a_class_of_twenty_nine_cannot_and_is_told_so(chapter, form, say):
    (shown,) = form(29)
    assert not shown.possible and "From 30 people on" in shown.about
    assert "there are 29" in say(shown, "keep", **ASKED)["text"] and chapter.page.store.own_samples("pes") == ()


def test_a_group_that_is_not_drawn_is_offered_no_yardstick(form):
    assert form(4) == []
