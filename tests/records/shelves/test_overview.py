"""All cases at once, as a list shows them: what is counted, what is found, and that no answer is read for it."""

from types import SimpleNamespace

import pytest
from statements import statements_of

from empathy_widgets.domain import CaseOrder, CaseSummary, Mode, Overview
from empathy_widgets.errors import NotAllowed, NotFound, WorkspaceDamaged
from empathy_widgets.records.shelves.overview import as_summary


def codes(overview):
    return [one.case.code for one in overview.cases]


def test_a_case_is_told_with_its_sittings_by_where_they_stand(store, case, clock):
    assert store.overview(10) == Overview(cases=[CaseSummary(case=case, completed=0, open=0)], found=1, count=1)
    done, waiting = (store.start(case.id, "teq", Mode.SELF) for _number in range(2))
    clock.move(60)
    aside = store.start(case.id, "teq", Mode.SELF)
    store.void(aside.id, "a mistake")
    store.start(store.create_case("other").id, "teq", Mode.SELF)
    store.complete(done.id, case_id=case.id)
    clock.move(60)
    store.start(case.id, "teq", Mode.REHEARSAL)
    assert store.overview(10).cases[0] == CaseSummary(
        case=case, completed=1, open=1, last_started_at=waiting.started_at)
    newest = store.start(case.id, "iri", Mode.PAPER)
    assert newest.started_at != waiting.started_at
    assert store.overview(10).cases[0] == CaseSummary(
        case=case, completed=1, open=2, last_started_at=newest.started_at)


def test_a_case_whose_only_sitting_was_set_aside_has_none(store, case):
    store.void(store.start(case.id, "teq", Mode.SELF).id, "a mistake")
    assert store.overview(10).cases == (CaseSummary(case=case, completed=0, open=0),)


def test_the_last_sitting_is_the_one_begun_last_whatever_its_clock_said(store, case, clock):
    store.start(case.id, "teq", Mode.SELF)
    clock.move(-3600)
    last = store.start(case.id, "teq", Mode.SELF)
    assert store.overview(10).cases[0].last_started_at == last.started_at


def test_the_newest_come_first_with_how_many_there_are(store, raw):
    made = [store.create_case(str(number)).code for number in range(5)]
    assert codes(store.overview(10)) == made[::-1] and codes(store.overview(2)) == made[:2:-1]
    assert (store.overview(2).found, store.overview(2).count) == (5, 5)
    raw("UPDATE cases SET sequence = 1000 - sequence")
    assert codes(store.overview(2)) == made[:2]


def test_the_case_used_last_comes_first_whether_a_sitting_a_run_or_the_case_itself_was_begun(store):
    first, second, third, fourth = (store.create_case(str(number)) for number in range(4))
    assert codes(store.overview(10)) == [one.code for one in (fourth, third, second, first)]
    for _number in range(9):  # more than are read at first for a list of two
        store.start(first.id, "teq", Mode.SELF)
    store.start_run(second.id, "role-play", "a-scene")
    store.start_run(None, "role-play", "a-scene")
    used = [one.code for one in (second, first, fourth, third)]
    for most in (1, 2, 3, 10):
        assert codes(store.overview(most)) == used[:most]
    assert codes(store.overview(10, "-")) == used, "a search keeps the order"


def test_a_list_is_sorted_as_asked(store):
    made = [store.create_case(label) for label in ("zoë", "", "Anna")]
    store.start(made[0].id, "teq", Mode.SELF)
    def in_order(order):
        return [one.case.label for one in store.overview(10, order=order).cases]
    assert in_order("newest") == ["Anna", "", "zoë"] and in_order("recent") == ["zoë", "Anna", ""]
    assert in_order(CaseOrder.LABEL) == ["Anna", "zoë", ""]
    assert codes(store.overview(10, order="code")) == sorted(one.code for one in made)
    assert codes(store.overview(1, order="code")) == sorted(one.code for one in made)[:1]
    with pytest.raises(NotFound, match="order"):
        store.overview(10, order="backwards")


def test_an_archived_case_stands_in_no_list_but_that_of_the_archived(store, case):
    other = store.create_case("other")
    away = store.archive_case(case.id)
    assert away.archived_at is not None and store.archive_case(case.id) == away
    assert store.case(case.id) == away, "it is opened as before"
    for order in CaseOrder:
        assert codes(store.overview(10, order=order)) == codes(store.overview(10, "-", order=order)) == [other.code]
        assert codes(store.overview(10, order=order, archived=True)) == [case.code]
    assert codes(store.overview(10, case.code)) == []
    assert codes(store.overview(10, case.code, archived=True)) == [case.code]
    listed, away = store.overview(10), store.overview(10, archived=True)
    assert (listed.count, listed.archived, away.count, away.archived) == (1, 1, 1, 1)
    back = store.unarchive_case(case.id)
    assert back == case == store.unarchive_case(case.id) and store.overview(10).archived == 0
    actions = [entry.action for entry in store.audit(case.id)]
    assert actions == ["create case", "archive case", "unarchive case"] and store.verify() == []


def test_the_runs_of_a_case_are_counted_without_those_set_aside(store, case, clock):
    store.start_run(case.id, "role-play", "a-scene")
    clock.move(60)
    run = store.start_run(case.id, "discussion", "sorry", {"people": ["A"]})
    store.void_run(store.start_run(case.id, "role-play", "a-scene").id, "a mistake")
    assert store.overview(10).cases == (CaseSummary(
        case=case, completed=0, open=0, runs=2, last_run_at=run.started_at),)


def test_the_last_completed_sitting_of_each_case_comes_with_its_answers(store, case):
    def done(case, choice):
        sitting = store.start(case.id, "teq", Mode.SELF)
        store.respond(sitting.id, 1, choice, case_id=case.id)
        return store.complete(sitting.id, case_id=case.id)

    other, empty = store.create_case("other"), store.create_case("nothing yet")
    done(case, 1)
    last, theirs = done(case, 2), done(other, 3)
    aside = done(case, 4)
    store.void(aside.id, "a mistake")
    store.complete(store.start(case.id, "teq", Mode.REHEARSAL).id, case_id=case.id)
    store.start(case.id, "teq", Mode.SELF)
    found = {one.case_id: one for one in store.last_completed([case.id, other.id, empty.id])}
    assert found == {case.id: last, other.id: theirs} and last.answers == {1: 2}
    assert store.last_completed([]) == ()


def test_words_find_every_case_that_holds_all_of_them_in_code_or_label(store):
    labels = ["Dienstags um ZEHN", "ÜBERGANG, dienstags", "50 % sure_ly", ""]
    made = [store.create_case(label).code for label in labels]
    def found(words):
        overview = store.overview(10, words)
        assert (overview.found, overview.count) == (len(overview.cases), 4)
        return codes(overview)[::-1]
    assert found("dienstags zehn") == made[:1] and found("  Dienstags ") == made[:2] and found("übergang") == made[1:2]
    assert found("50 %") == found("e_l") == made[2:3] and found("heron nobody") == [] and found(" ") == made
    assert made[3] in found(made[3].upper())


def test_a_search_shows_the_newest_it_found_and_says_how_many(store):
    made = [store.create_case("same").code for _number in range(4)]
    store.create_case("other")
    overview = store.overview(2, "same")
    assert codes(overview) == made[:1:-1] and (overview.found, overview.count) == (4, 5)


@pytest.mark.parametrize("words", ["x" * 201, "a\0b", None, 7])
def test_a_search_that_is_no_text_is_refused(store, case, words):
    with pytest.raises(NotAllowed):
        store.overview(10, words)


def test_neither_statements_nor_answers_grow_with_the_cases(store, workspace):
    def made(number):
        for _number in range(number):
            case = store.create_case("x")
            sitting = store.start(case.id, "teq", Mode.SELF)
            store.respond(sitting.id, 1, 1, case_id=case.id)

    counts = []
    for number in (2, 20):
        made(number)
        with statements_of(workspace) as statements:
            assert [one.open for one in store.overview(200).cases] == [1] * store.overview(200).count
        assert not any("responses" in statement for statement in statements)
        with statements_of(workspace) as found:
            store.overview(200, "x")
        counts.append((len(statements), len(found)))
    assert counts[0] == counts[1]
    with statements_of(workspace) as statements:
        store.administrations(store.cases()[0].id)
    assert any("responses" in statement for statement in statements), "what reads answers is seen to read them"


def test_a_last_sitting_that_is_not_there_is_a_damaged_workspace():
    with pytest.raises(WorkspaceDamaged):
        as_summary(SimpleNamespace(completed=1, open=0, started_at=None, runs=None, run_at=None))
    with pytest.raises(WorkspaceDamaged):
        as_summary(SimpleNamespace(completed=None, open=0, started_at=None, runs=1, run_at=None))
