import re

import pytest

from empathy_widgets.errors import NotAllowed, NotFound, StaleWrite
from empathy_widgets.records.shelves.codes import ANIMALS, COLOURS, NUMBERS, new_code


def test_a_case_is_found_again_by_id_and_by_code(store):
    case = store.create_case("Tuesday, 10 o'clock")
    assert store.case(case.id) == case == store.case_by_code(case.code)
    assert (case.label, case.revision) == ("Tuesday, 10 o'clock", 0)


def test_a_code_can_be_typed_as_it_is_said(store, case):
    assert store.case_by_code("  " + case.code.replace("-", " ").title() + " ") == case


def test_a_code_is_two_words_and_a_number_of_several_hundred_thousand():
    assert all(re.fullmatch(r"[a-z]+-[a-z]+-\d\d", new_code()) for _ in range(200))
    assert len(set(COLOURS)) * len(set(ANIMALS)) * len(NUMBERS) > 500_000
    assert len(set(COLOURS)) == len(COLOURS) and len(set(ANIMALS)) == len(ANIMALS)


def test_no_two_cases_share_a_code(store, monkeypatch):
    codes = iter(["amber-otter-27", "amber-otter-27", "jade-wren-10"])
    monkeypatch.setattr("empathy_widgets.records.shelves.cases.new_code", lambda: next(codes))
    assert [store.create_case().code, store.create_case().code] == ["amber-otter-27", "jade-wren-10"]


def test_cases_come_oldest_first_whatever_the_clock_says(store, clock):
    made = [store.create_case("a")]
    clock.move(-86_400)
    made += [store.create_case("b"), store.create_case("c")]
    assert store.cases() == tuple(made)


def test_a_label_changes_with_its_revision(store, case):
    changed = store.relabel_case(case.id, "second", 0)
    assert (changed.label, changed.revision) == ("second", 1)
    assert store.case(case.id) == changed


def test_a_label_somebody_changed_first_is_not_overwritten(store, case):
    store.relabel_case(case.id, "theirs", 0)
    with pytest.raises(StaleWrite, match="Reload"):
        store.relabel_case(case.id, "mine", 0)
    assert store.case(case.id).label == "theirs"


def test_what_is_no_case_is_not_found(store):
    for id in ("", "nobody", "../../etc", "a\0b", "\ud800", None, 7, ["x"], "x" * 5000, "' OR 1=1 --",
               "00000000-0000-0000-0000-000000000000"):
        with pytest.raises(NotFound):
            store.case(id)


def test_an_unknown_code_is_not_found(store):
    with pytest.raises(NotFound, match="two words"):
        store.case_by_code("jade-wren-99")
    with pytest.raises(NotAllowed):
        store.case_by_code("jade\0wren")


def test_a_label_that_cannot_be_kept_is_refused_in_words(store):
    for label in ("x" * 2001, "nul \0 inside", "lone \ud83d surrogate", None, 5, b"bytes"):
        with pytest.raises(NotAllowed, match=r"\.$"):
            store.create_case(label)
    assert store.cases() == ()
