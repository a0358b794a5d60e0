"""A class's result: figures of five people or more under a name, listed, deleted, and not repeated by the history."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from empathy_widgets.domain import Band, ClassFigures, ClassScore
from empathy_widgets.errors import NotAllowed, NotFound

SCORE = ClassScore(name="TEQ", n=5, mean=44.25, sd=3.5, bands=(Band(low=0, high=64, count=5),), alpha=0.8)
FIGURES = ClassFigures(people=6, scores=(SCORE,))
NAME = "Nurses, KESTREL ward"


def test_a_class_is_kept_and_comes_back_as_it_was(store, clock):
    kept = store.keep_class_result("teq", f" {NAME} ", FIGURES)
    clock.move(60)
    other = store.keep_class_result("iri", "May", FIGURES, version=2)
    assert (kept.name, kept.figures, kept.instrument, kept.version) == (NAME, FIGURES, "teq", 1)
    assert kept.kept_by == "clinician" and kept.kept_at < other.kept_at
    assert store.class_results() == (kept, other) and store.class_results("iri") == (other,)
    assert store.verify() == [] and other.version == 2


def test_the_history_tells_that_it_was_kept_and_deleted_and_neither_name_nor_figures(store):
    kept = store.keep_class_result("teq", NAME, FIGURES)
    store.delete_class_result(kept.id)
    assert store.class_results() == () and store.verify() == []
    lines = store.audit()[-2:]
    assert [line.action for line in lines] == ["keep class result", "delete class result"]
    assert not any("KESTREL" in str(line) or "44.25" in str(line) for line in lines)
    with pytest.raises(NotFound, match="not here any more"):
        store.delete_class_result(kept.id)


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "a\0b"])
def test_a_class_needs_a_name_that_can_be_kept(store, name):
    with pytest.raises(NotAllowed):
        store.keep_class_result("teq", name, FIGURES)
    assert store.class_results() == ()


@pytest.mark.parametrize("figures", [
    FIGURES.model_copy(update={"people": 4}),
    FIGURES.model_copy(update={"scores": (SCORE.model_copy(update={"n": 4}),)}),
    FIGURES.model_copy(update={"scores": (SCORE.model_copy(update={
        "bands": (Band(low=0, high=64, count=5).model_copy(update={"count": 1}),)}),)}),
    FIGURES.model_copy(update={"scores": ()}),
])
def test_nothing_of_fewer_than_five_people_is_kept_whoever_asks(store, figures):
    with pytest.raises(NotAllowed, match="fewer than five"):
        store.keep_class_result("teq", NAME, figures)
    assert store.class_results() == ()


def test_the_database_itself_refuses_fewer_than_five(store, workspace):
    store.keep_class_result("teq", NAME, FIGURES)
    with pytest.raises(IntegrityError), workspace.engine.begin() as connection:
        connection.execute(text("UPDATE class_results SET people = 4"))


def test_figures_changed_behind_the_workbooks_back_show(store, raw):
    store.keep_class_result("teq", NAME, FIGURES)
    raw("UPDATE class_results SET text = replace(text, '44.25', '54.25')")
    assert any("class_results/" in line and "text" in line for line in store.verify())
