import random

import psycopg
import pytest

from empathy_widgets.domain import Mode
from empathy_widgets.errors import ImpossibleResponse, NotAllowed, StaleWrite
from empathy_widgets.records.database.driver import sqlite3
from empathy_widgets.records.shelves import transaction


def test_an_answer_is_kept_with_its_time(store, case, sitting, clock):
    response = store.respond(sitting.id, 3, 4, case_id=case.id, elapsed_ms=2100)
    assert (response.item, response.choice, response.declined, response.revision) == (3, 4, False, 0)
    assert (response.elapsed_ms, response.answered_at) == (2100, clock.now)
    assert store.administration(sitting.id).responses == (response,)


def test_prefer_not_to_answer_is_an_answer(store, case, sitting):
    store.respond(sitting.id, 3, None, case_id=case.id, declined=True)
    assert store.administration(sitting.id).answers == {3: None}


def test_an_answer_can_be_changed_and_counts_its_changes(store, case, sitting):
    store.respond(sitting.id, 3, 4, case_id=case.id)
    store.respond(sitting.id, 3, None, case_id=case.id, declined=True, revision=0)
    last = store.respond(sitting.id, 3, 1, case_id=case.id, revision=1)
    assert last.revision == 2
    assert store.administration(sitting.id).responses == (last,)


def test_an_answer_changed_on_another_page_is_not_overwritten(store, case, sitting):
    store.respond(sitting.id, 3, 4, case_id=case.id)
    store.respond(sitting.id, 3, 5, case_id=case.id, revision=0)
    with pytest.raises(StaleWrite, match="another page"):
        store.respond(sitting.id, 3, 1, case_id=case.id, revision=0)
    assert store.administration(sitting.id).answers == {3: 5}


def test_a_page_that_thinks_there_is_an_answer_where_there_is_none_is_told(store, case, sitting):
    with pytest.raises(StaleWrite):
        store.respond(sitting.id, 3, 1, case_id=case.id, revision=0)
    assert store.administration(sitting.id).answers == {}


def test_a_repeated_message_writes_nothing_even_after_later_changes_and_completion(store, case, sitting, clock):
    first = store.respond(sitting.id, 3, 4, case_id=case.id, request="a")
    clock.move(5)
    last = store.respond(sitting.id, 3, 2, case_id=case.id, request="b", revision=0)
    store.complete(sitting.id, case_id=case.id)
    lines = len(store.audit())
    clock.move(5)
    assert store.respond(sitting.id, 3, 4, case_id=case.id, request="a") == first
    assert store.respond(sitting.id, 3, 2, case_id=case.id, request="b", revision=0) == last
    assert len(store.audit()) == lines
    assert store.administration(sitting.id).responses == (last,)


def test_one_message_with_two_answers_is_refused(store, case, sitting):
    store.respond(sitting.id, 3, 4, case_id=case.id, request="a")
    for item, choice in ((3, 5), (4, 4)):
        with pytest.raises(NotAllowed, match="two answers"):
            store.respond(sitting.id, item, choice, case_id=case.id, request="a")
    assert store.administration(sitting.id).answers == {3: 4}


def test_the_same_request_name_in_two_sittings_is_two_messages(store, case, sitting):
    other = store.start(case.id, "teq", Mode.SELF)
    store.respond(sitting.id, 1, 4, case_id=case.id, request="a")
    store.respond(other.id, 1, 2, case_id=case.id, request="a")
    assert store.administration(other.id).answers == {1: 2}


IMPOSSIBLE = [
    {"item": 0}, {"item": -1}, {"item": 1001}, {"item": "3"}, {"item": 3.0}, {"item": True}, {"item": None},
    {"choice": 1001}, {"choice": -1001}, {"choice": 10**20}, {"choice": 2.0}, {"choice": float("nan")},
    {"choice": 1e308}, {"choice": "2"}, {"choice": [2]}, {"choice": True}, {"choice": None},
    {"choice": 2, "declined": True}, {"declined": 1}, {"declined": None}, {"declined": "yes"},
    {"elapsed_ms": -1}, {"elapsed_ms": 86_400_001}, {"elapsed_ms": 1.5}, {"elapsed_ms": True},
    {"revision": -1}, {"revision": "0"}, {"revision": True},
]


def test_an_answer_no_instrument_could_offer_is_refused(store, case, sitting):
    for answer in IMPOSSIBLE:
        asked = {"item": 3, "choice": 2, **answer}
        with pytest.raises(ImpossibleResponse, match=r"\.$"):
            store.respond(sitting.id, asked.pop("item"), asked.pop("choice"), case_id=case.id, **asked)
    assert store.administration(sitting.id).responses == ()


def test_the_tables_themselves_refuse_it_too(raw, sitting):
    for values in ("3, 2, TRUE", "3, NULL, FALSE", "0, 2, FALSE", "3, 1001, FALSE"):
        with pytest.raises((sqlite3.IntegrityError, psycopg.errors.CheckViolation), match="(?i)check"):
            raw(
                "INSERT INTO responses (administration_id, item, choice, declined, answered_at, revision) "
                f"VALUES (:id, {values}, '2026-10-03T12:03:07.123456+00:00', 0)", id=sitting.id,
            )


def two_tabs(store, clicks: int) -> int:
    """Interleaved clicks of two tabs, a tenth from a page that shows the other case; how many of those were kept."""
    dice, crossed = random.Random(20261003), 0
    cases = [store.create_case("one"), store.create_case("two")]
    sittings = [store.start(case.id, "teq", Mode.SELF) for case in cases]
    told = [{}, {}]
    for _click in range(clicks):
        tab, item, choice = dice.randrange(2), dice.randint(1, 16), dice.randint(0, 4)
        stale = dice.random() < 0.1
        page = cases[1 - tab] if stale else cases[tab]
        try:
            store.respond(sittings[tab].id, item, choice, case_id=page.id)
        except NotAllowed:
            assert stale
        else:
            crossed += stale
            told[tab][item] = choice
    assert [store.administration(sitting.id).answers for sitting in sittings] == [
        dict(sorted(answers.items())) for answers in told
    ]
    return crossed


def test_two_cases_never_cross(store, database):
    assert two_tabs(store, 1000 if database == "sqlite" else 150) == 0


def test_two_cases_that_cross_would_be_noticed(store, monkeypatch):
    """The control: a store that does not ask which case a page shows keeps what belongs to the other one."""
    asked = transaction.Transaction.administration
    monkeypatch.setattr(transaction.Transaction, "administration", lambda self, id, case_id=None: asked(self, id))
    assert two_tabs(store, 100) > 0
