"""All cases at once, as a list shows them: what is counted, what is found, and that no answer is read for it."""

from types import SimpleNamespace

import pytest
from statements import statements_of

from empathy_widgets.domain import CaseSummary, Mode, Overview
from empathy_widgets.errors import NotAllowed, WorkspaceDamaged
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


def test_the_newest_come_oldest_first_with_how_many_there_are(store, raw):
    made = [store.create_case(str(number)).code for number in range(5)]
    assert codes(store.overview(10)) == made and codes(store.overview(2)) == made[-2:]
    assert (store.overview(2).found, store.overview(2).count) == (5, 5)
    raw("UPDATE cases SET sequence = 1000 - sequence")
    assert codes(store.overview(2)) == made[1::-1]


def test_words_find_every_case_that_holds_all_of_them_in_code_or_label(store):
    labels = ["Dienstags um ZEHN", "ÜBERGANG, dienstags", "50 % sure_ly", ""]
    made = [store.create_case(label).code for label in labels]
    def found(words):
        overview = store.overview(10, words)
        assert (overview.found, overview.count) == (len(overview.cases), 4)
        return codes(overview)
    assert found("dienstags zehn") == made[:1] and found("  Dienstags ") == made[:2] and found("übergang") == made[1:2]
    assert found("50 %") == found("e_l") == made[2:3] and found("heron nobody") == [] and found(" ") == made
    assert made[3] in found(made[3].upper())


def test_a_search_shows_the_newest_it_found_and_says_how_many(store):
    made = [store.create_case("same").code for _number in range(4)]
    store.create_case("other")
    overview = store.overview(2, "same")
    assert codes(overview) == made[-2:] and (overview.found, overview.count) == (4, 5)


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
        as_summary(SimpleNamespace(completed=1, open=0, started_at=None))
