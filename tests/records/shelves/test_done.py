"""What was done, counted: of a case or of nobody, by content, without what was set aside."""

import pytest

from empathy_widgets.domain import Done, Mode, RunKind
from empathy_widgets.errors import NotFound


def counts(store, case_id):
    return {(one.kind, one.content): (one.open, one.completed) for one in store.done(case_id)}


def test_runs_and_sittings_are_counted_by_what_they_are_of_and_only_of_this_case(store, case):
    other = store.create_case("other")
    assert store.done(case.id) == store.done(None) == ()
    for whose in (case.id, case.id, other.id, None):
        store.end_run(store.start_run(whose, "role-play", "tea").id, case_id=whose)
    store.start_run(case.id, "role-play", "tea")
    store.start_run(case.id, "role-play", "two-cups")
    store.start(case.id, "teq", Mode.SELF)
    store.complete(store.start(case.id, "teq", Mode.SELF).id, case_id=case.id)
    assert counts(store, case.id) == {
        (RunKind.ROLE_PLAY, "tea"): (1, 2), (RunKind.ROLE_PLAY, "two-cups"): (1, 0), (None, "teq"): (1, 1)}
    assert counts(store, other.id) == counts(store, None) == {(RunKind.ROLE_PLAY, "tea"): (0, 1)}


def test_what_was_set_aside_rehearsed_or_only_arranged_does_not_count(store, case):
    store.void_run(store.start_run(case.id, "role-play", "tea").id, "a mistake")
    store.void(store.start(case.id, "teq", Mode.SELF).id, "a mistake")
    store.complete(store.start(case.id, "teq", Mode.REHEARSAL).id, case_id=case.id)
    store.start_run(case.id, "room", "understanding-others")
    assert store.done(case.id) == ()


def test_lessons_belong_to_no_case_and_count_with_every_one(store, case):
    store.start_run(None, "lesson", "how-it-grows")
    store.start_run(None, "discussion", "sorry")
    assert store.done(case.id) == (Done(kind=RunKind.LESSON, content="how-it-grows", open=1),)


def test_a_case_that_is_not_there_is_refused(store):
    with pytest.raises(NotFound):
        store.done("5b0e5a40-0000-4000-8000-000000000000")
