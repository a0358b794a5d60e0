"""What is listed: in which order, of whom, and what stays out."""

import pytest

from empathy_widgets.domain import Mode, RunKind, Wording
from empathy_widgets.errors import NotFound


def turned_round(raw, table: str) -> None:
    """Give the rows of a table the reverse order by number, wherever they lie in the file."""
    raw(f"UPDATE {table} SET sequence = 1000 - sequence")


def test_the_order_is_that_of_the_numbers_wherever_the_rows_lie(store, case, raw):
    second = store.create_case("second")
    sittings = [store.start(case.id, "teq", Mode.SELF) for _number in range(3)]
    runs = [store.start_run(case.id, "role-play", "a-scene") for _number in range(3)]
    wordings = [store.add_wording(Wording(instrument="pes", language="en", items={1: text}), "ok")
                for text in ("c", "a", "b")]
    for table in ("cases", "administrations", "runs", "wordings"):
        turned_round(raw, table)
    assert [one.id for one in store.cases()] == [second.id, case.id]
    assert [one.id for one in store.administrations(case.id)] == [one.id for one in reversed(sittings)]
    assert [one.id for one in store.runs(case.id)] == [one.id for one in reversed(runs)]
    assert store.wordings("pes") == tuple(reversed(wordings))
    assert [one.wording for one in store.loaded_wordings()] == list(reversed(wordings))


def test_own_runs_are_noted_in_the_order_of_their_numbers(store, raw):
    own = [store.start_run(None, "problem", "a") for _number in range(3)]
    turned_round(raw, "runs")
    store.note_export(None, "json")
    assert [line.subject for line in store.audit()][-3:] == [f"runs/{run.id}" for run in reversed(own)]


def test_answers_and_sentences_come_by_item_and_events_by_number(store, case):
    sitting = store.start(case.id, "teq", Mode.SELF)
    for item in (3, 1, 2):
        store.respond(sitting.id, item, 1, case_id=case.id)
    wording = store.add_wording(Wording(instrument="pes", language="en", items={3: "c", 1: "a", 2: "b"}), "ok")
    run = store.start_run(case.id, "problem", "a")
    for text in ("x", "y", "z"):
        store.add_event(run.id, "say", {"text": text}, case_id=case.id)
    assert [answer.item for answer in store.administration(sitting.id).responses] == [1, 2, 3]
    assert [answer.item for one in store.administrations(case.id) for answer in one.responses] == [1, 2, 3]
    assert list(store.wording(wording.id).items) == [1, 2, 3]
    for found in (store.run(run.id), *store.runs(case.id)):
        assert [(event.number, event.body["text"]) for event in found.events] == [(1, "x"), (2, "y"), (3, "z")]


def test_runs_are_listed_by_kind_and_by_whose_they_are(store, case):
    other = store.create_case()
    scene = store.start_run(case.id, "role-play", "a-scene")
    talk = store.start_run(case.id, "discussion", "sorry")
    aside = store.start_run(case.id, "discussion", "sorry")
    store.void_run(aside.id, "a mistake")
    own = store.start_run(None, "discussion", "sorry")
    ids = lambda *of, **which: [run.id for run in store.runs(*of, **which)]  # noqa: E731
    assert ids(case.id) == [scene.id, talk.id] and ids(other.id) == [] and ids() == [own.id]
    assert ids(case.id, kind=RunKind.DISCUSSION) == [talk.id] and ids(case.id, kind="mirroring") == []
    assert ids(case.id, kind="discussion", include_voided=True) == [talk.id, aside.id]
    assert ids(kind="discussion") == [own.id]
    with pytest.raises(NotFound, match="nothing of that kind"):
        store.runs(case.id, kind="karaoke")


def test_sittings_set_aside_are_listed_by_instrument_too_when_asked_for(store, case):
    kept, aside, other = (store.start(case.id, name, Mode.SELF) for name in ("teq", "teq", "iri"))
    store.void(aside.id, "wrong form")
    ids = lambda **which: [one.id for one in store.administrations(case.id, **which)]  # noqa: E731
    assert ids() == [kept.id, other.id] and ids(instrument="teq") == [kept.id]
    assert ids(instrument="teq", include_voided=True) == [kept.id, aside.id]
    with pytest.raises(NotFound, match="no such instrument"):
        store.administrations(case.id, instrument="Not An Id")


def test_each_sitting_and_run_has_its_own_answers_and_events(store, case):
    sittings = [store.start(case.id, "teq", Mode.SELF) for _number in range(2)]
    runs = [store.start_run(case.id, "problem", "a") for _number in range(2)]
    for number in range(2):
        store.respond(sittings[number].id, 1, number, case_id=case.id)
        store.add_event(runs[number].id, "say", {"text": str(number)}, case_id=case.id)
    assert [one.answers for one in store.administrations(case.id)] == [{1: 0}, {1: 1}]
    assert [one.events[0].body for one in store.runs(case.id)] == [{"text": "0"}, {"text": "1"}]


def test_wordings_are_told_of_one_instrument_or_of_all(store):
    first = store.add_wording(Wording(instrument="pes", language="en", items={1: "a"}), "agreed")
    second = store.add_wording(Wording(instrument="teq", language="en", items={1: "b"}), "agreed too")
    told = lambda *of: [(one.wording, one.terms) for one in store.loaded_wordings(*of)]  # noqa: E731
    assert told() == [(first, "agreed"), (second, "agreed too")]
    assert told("teq") == [(second, "agreed too")] and told("iri") == []
    with pytest.raises(NotFound, match="no such instrument"):
        store.loaded_wordings("Not An Id")


def test_taking_a_case_out_notes_that_case_and_nothing_people_did_for_themselves(store, case):
    other = store.create_case()
    store.start_run(None, "problem", "a")
    for asked, noted in ((case.id, [case.id]), ([other.id, case.id], [other.id, case.id]), (iter([case.id]), [case.id]),
                         ([], [])):
        before = len(store.audit())
        store.note_export(asked, "CSV")
        assert [(line.action, line.subject, line.case_id) for line in store.audit()[before:]] == [
            ("export", f"cases/{id}", id) for id in noted]


def test_an_instrument_given_is_told_with_its_highest_item_over_all_sittings(store, case):
    for items in ((5, 2), (3,)):
        sitting = store.start(case.id, "teq", Mode.SELF)
        for item in items:
            store.respond(sitting.id, item, 1, case_id=case.id)
    store.start(case.id, "pes", Mode.SELF)
    store.start(case.id, "iri", Mode.SELF)
    assert list(store.instruments_given().items()) == [(("iri", 1), 0), (("pes", 1), 0), (("teq", 1), 5)]


def test_history_is_asked_for_and_is_that_of_the_case(store, case):
    store.create_case("other")
    assert store.everything(case.id)[3] == () and store.everything(case.id, history=False)[3] == ()
    assert [line.action for line in store.everything(case.id, history=True)[3]] == ["create case"]
