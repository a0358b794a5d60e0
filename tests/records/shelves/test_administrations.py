import pytest

from empathy_widgets.domain import Mode, Status
from empathy_widgets.errors import ImpossibleResponse, NotAllowed, NotFound


def test_a_sitting_starts_open_at_its_first_item(store, case, clock):
    sitting = store.start(case.id, "pes-practice-form", Mode.PROXY, language="de")
    assert store.administration(sitting.id) == sitting
    assert (sitting.mode, sitting.status, sitting.current_item) == (Mode.PROXY, Status.OPEN, 1)
    assert (sitting.language, sitting.started_at, sitting.responses) == ("de", clock.now, ())


def test_a_repeated_start_returns_the_same_sitting(store, case):
    first = store.start(case.id, "teq", Mode.SELF, request="click-1")
    lines = len(store.audit())
    assert store.start(case.id, "teq", Mode.SELF, request="click-1") == first
    assert len(store.audit()) == lines and len(store.administrations(case.id)) == 1


def test_a_repeated_start_never_reaches_into_another_case(store, case):
    store.start(case.id, "teq", Mode.SELF, request="click-1")
    other = store.create_case()
    for wrong in ((other.id, "teq"), (case.id, "iri")):
        with pytest.raises(NotAllowed):
            store.start(*wrong, Mode.SELF, request="click-1")
    assert store.administrations(other.id) == ()


SENSELESS = [
    {"instrument_id": "Not An Id"}, {"instrument_id": None}, {"mode": "by post"}, {"wording": "0123456789abcdef"},
    {"language": "x" * 36}, {"request": ""}, {"request": 5}, {"request": "x" * 201}, {"request": "\0"},
]


def test_a_start_that_makes_no_sense_writes_nothing(store, case):
    for wrong in SENSELESS:
        asked = {"instrument_id": "teq", "mode": Mode.SELF} | wrong
        with pytest.raises((NotAllowed, NotFound)):
            store.start(case.id, asked.pop("instrument_id"), asked.pop("mode"), **asked)
    assert store.administrations(case.id) == ()


def test_sittings_come_oldest_first_and_by_instrument(store, case, clock):
    first = store.start(case.id, "teq", Mode.SELF)
    clock.move(-3600)
    second = store.start(case.id, "iri", Mode.SELF)
    third = store.start(case.id, "teq", Mode.SELF)
    store.respond(third.id, 1, 2, case_id=case.id)
    third = store.administration(third.id)
    assert store.administrations(case.id) == (first, second, third)
    assert store.administrations(case.id, instrument="teq") == (first, third)


def test_the_place_is_kept(store, case, sitting):
    store.move_to(sitting.id, 7, case_id=case.id)
    assert store.administration(sitting.id).current_item == 7
    lines = len(store.audit())
    store.move_to(sitting.id, 7, case_id=case.id)
    assert len(store.audit()) == lines
    store.move_to(sitting.id, 0, case_id=case.id)
    assert store.administration(sitting.id).current_item == 0


def test_a_place_that_cannot_be_is_refused(store, case, sitting):
    for item in (-1, 1001, 1.0, True, "3", None, float("nan"), 10**30):
        with pytest.raises(ImpossibleResponse):
            store.move_to(sitting.id, item, case_id=case.id)


def test_completing_keeps_the_answers_and_ends_the_changes(store, case, sitting, clock):
    store.respond(sitting.id, 1, 4, case_id=case.id)
    clock.move(60)
    done = store.complete(sitting.id, case_id=case.id)
    assert (done.status, done.completed_at, done.answers) == (Status.COMPLETED, clock.now, {1: 4})
    for change in (
        lambda: store.respond(sitting.id, 2, 4, case_id=case.id),
        lambda: store.move_to(sitting.id, 2, case_id=case.id),
    ):
        with pytest.raises(NotAllowed, match="finished"):
            change()
    assert store.administration(sitting.id) == done


def test_completing_twice_is_completing_once(store, case, sitting, clock):
    done = store.complete(sitting.id, case_id=case.id)
    clock.move(60)
    lines = len(store.audit())
    assert store.complete(sitting.id, case_id=case.id) == done
    assert len(store.audit()) == lines


def test_voiding_needs_a_reason_and_keeps_everything(store, case, sitting):
    store.respond(sitting.id, 1, 4, case_id=case.id)
    for empty in ("", "  \n", None):
        with pytest.raises(NotAllowed):
            store.void(sitting.id, empty)
    void = store.void(sitting.id, "wrong form")
    assert (void.status, void.void_reason, void.answers) == (Status.VOIDED, "wrong form", {1: 4})
    assert store.administrations(case.id) == ()
    assert store.administrations(case.id, include_voided=True) == (void,)
    with pytest.raises(NotAllowed, match="set aside before"):
        store.void(sitting.id, "again")
    with pytest.raises(NotAllowed):
        store.complete(sitting.id, case_id=case.id)


def test_reassigning_moves_a_sitting_with_its_answers_and_tells_both_cases(store, case, sitting):
    other = store.create_case("other")
    store.respond(sitting.id, 1, 4, case_id=case.id)
    moved = store.reassign(sitting.id, other.id, "wrong file")
    assert (moved.case_id, moved.answers) == (other.id, {1: 4})
    assert store.administrations(case.id) == () and store.administrations(other.id) == (moved,)
    assert [(line.action, line.reason) for line in store.audit(case.id)][-1] == ("reassign", "wrong file")
    assert [(line.action, line.reason) for line in store.audit(other.id)][-1] == ("receive", "wrong file")
    assert store.verify() == []


def test_reassigning_needs_another_case_that_exists(store, case, sitting):
    for target, error in ((case.id, NotAllowed), ("nobody", NotFound)):
        with pytest.raises(error):
            store.reassign(sitting.id, target, "wrong file")
    assert store.administration(sitting.id) == sitting


def test_a_page_of_the_old_case_cannot_answer_a_sitting_that_was_moved(store, case, sitting):
    other = store.create_case()
    store.reassign(sitting.id, other.id, "wrong file")
    with pytest.raises(NotAllowed, match="another case"):
        store.respond(sitting.id, 1, 4, case_id=case.id)


def test_a_sitting_of_another_case_is_refused_everywhere(store, case, sitting):
    other = store.create_case()
    for change in (
        lambda: store.respond(sitting.id, 1, 4, case_id=other.id),
        lambda: store.move_to(sitting.id, 2, case_id=other.id),
        lambda: store.complete(sitting.id, case_id=other.id),
    ):
        with pytest.raises(NotAllowed, match="another case"):
            change()
    assert store.administration(sitting.id) == sitting
