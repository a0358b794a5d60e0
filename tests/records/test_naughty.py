import pytest
from naughty import NAUGHTY, REFUSED

from empathy_widgets.domain import Mode
from empathy_widgets.errors import NotAllowed

STRINGS = [text for texts in NAUGHTY.values() for text in texts]


def test_the_list_is_long_and_of_many_kinds():
    assert len(NAUGHTY) >= 18 and len(set(STRINGS)) >= 250
    assert max(map(len, STRINGS)) == 2000
    assert all(text.encode() for text in STRINGS if text)


def test_every_string_is_kept_byte_for_byte_as_a_label(store):
    made = {store.create_case(text).id: text for text in STRINGS}
    found = store.cases()
    assert len(found) == len(STRINGS)
    assert [case.label.encode() for case in found] == [made[case.id].encode() for case in found]
    for case in found[::25]:
        assert store.case(case.id).label == made[case.id]
    assert store.verify() == []


def test_every_string_is_kept_byte_for_byte_as_a_reason(store, case):
    told = {}
    for text in filter(str.strip, STRINGS):
        sitting = store.start(case.id, "teq", Mode.SELF)
        told[store.void(sitting.id, text).id] = text
    found = store.administrations(case.id, include_voided=True)
    assert {sitting.id: sitting.void_reason.encode() for sitting in found} == {
        id: text.encode() for id, text in told.items()
    }
    reasons = [line.reason for line in store.audit(case.id) if line.action == "void"]
    assert reasons == list(told.values())
    assert store.verify() == []


def test_what_cannot_be_kept_is_refused_in_words(store, case, sitting):
    for text in REFUSED:
        for write in (lambda text=text: store.create_case(text), lambda text=text: store.void(sitting.id, text),
                      lambda text=text: store.relabel_case(case.id, text, 0)):
            with pytest.raises(NotAllowed, match=r"(delete it|shorten it)"):
                write()
    assert store.cases() == (case,) and store.administration(sitting.id) == sitting
