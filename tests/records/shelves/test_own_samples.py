"""A site's own samples: kept with who, when and how many, retired and never lost, and sound by the trail."""

import uuid

import pytest

from empathy_widgets.domain import ReferenceValue
from empathy_widgets.errors import EmpathyError, NotAllowed, NotFound, WorkspaceDamaged

VALUES = {"NAE": ReferenceValue(mean=12.5, sd=3.25, reliability=0.8, reliability_kind="alpha")}


@pytest.fixture
def keep(store):
    """Keep a sample of 64 nursing students."""
    def kept(**more):
        asked = {"who": " Nursing students ", "collected": "May 2026", "n": 64, "values": VALUES} | more
        return store.keep_sample("pes", 1, asked.pop("origin", "class"), **asked)
    return kept


def test_a_sample_comes_back_as_it_was_kept_and_the_trail_holds_it(store, keep):
    kept = keep(origin="repeated", days=(14, 42))
    assert store.own_samples("pes") == (kept,) and store.own_samples("iri") == ()
    assert (kept.who, kept.n, kept.least_days, kept.most_days, kept.values) == ("Nursing students", 64, 14, 42, VALUES)
    assert store.verify() == [] and store.audit()[-1].action == "keep own sample"


def test_a_retired_sample_stays_on_record_with_its_moment(store, keep):
    kept, other = keep(), keep(who="Others")
    store.retire_sample(kept.id)
    store.retire_sample(kept.id)
    found = store.own_samples("pes")
    assert [one.id for one in found] == [kept.id, other.id]
    assert found[0].retired_at is not None and found[1].retired_at is None
    assert [entry.action for entry in store.audit()].count("retire own sample") == 1 and store.verify() == []


@pytest.mark.parametrize("more", [
    {"n": 29}, {"who": "  "}, {"collected": ""}, {"values": {}}, {"who": "x" * 301}, {"origin": "guess"},
    {"days": (-1, 3), "origin": "repeated"},
])
def test_what_is_no_sample_is_refused_and_nothing_is_kept(store, keep, more):
    keep()
    with pytest.raises(NotAllowed, match="few words"):
        keep(**more)
    assert len(store.own_samples("pes")) == 1


def test_one_that_is_not_there_cannot_be_retired(store):
    with pytest.raises(NotFound):
        store.retire_sample(str(uuid.uuid4()))
    with pytest.raises(EmpathyError):
        store.retire_sample("no id")


def test_figures_changed_behind_the_stores_back_are_found(store, keep, raw):
    keep()
    raw("UPDATE own_samples SET figures = replace(figures, '12.5', '19.5')")
    assert any("own_samples" in sentence or "sample" in sentence for sentence in store.verify())
    raw("UPDATE own_samples SET figures = 'none'")
    with pytest.raises(WorkspaceDamaged):
        store.own_samples("pes")
