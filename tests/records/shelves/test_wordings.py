import pytest

from empathy_widgets.domain import Mode, Wording
from empathy_widgets.errors import NotAllowed, NotFound, WorkspaceDamaged

ENGLISH = Wording(instrument="pes", language="en", instructions="Choose.", items={1: "I notice.", 2: "I feel it too."})
GERMAN = Wording(instrument="pes", language="de", instructions="Wähle.", items={1: "Ich merke …", 2: "Ich fühle es."})


def test_a_wording_is_kept_word_for_word_with_its_terms(store, raw, clock):
    assert store.add_wording(ENGLISH, "free for research, confirmed") == ENGLISH
    assert store.wording(ENGLISH.id) == ENGLISH
    assert raw("SELECT terms, loaded_by, loaded_at FROM wordings") == [
        ("free for research, confirmed", "clinician", clock.now.isoformat()),
    ]


def test_the_same_text_loaded_twice_is_one_wording(store):
    store.add_wording(ENGLISH, "confirmed")
    lines = len(store.audit())
    store.add_wording(ENGLISH, "confirmed again")
    assert store.wordings("pes") == (ENGLISH,) and len(store.audit()) == lines


def test_wordings_come_in_the_order_they_were_loaded_and_by_instrument(store):
    store.add_wording(GERMAN, "confirmed")
    store.add_wording(ENGLISH, "confirmed")
    store.add_wording(Wording(instrument="teq", language="en", items={1: "One."}), "confirmed")
    assert store.wordings("pes") == (GERMAN, ENGLISH)
    assert store.wordings("iri") == ()


def test_a_sitting_remembers_the_wording_it_was_given_in(store, case):
    store.add_wording(GERMAN, "confirmed")
    sitting = store.start(case.id, "pes", Mode.SELF, wording=GERMAN.id, language="de")
    assert store.administration(sitting.id).wording == GERMAN.id
    with pytest.raises(NotFound, match="this instrument"):
        store.start(case.id, "iri", Mode.SELF, wording=GERMAN.id)


def test_a_wording_without_terms_or_sentences_is_refused(store):
    empty = Wording(instrument="pes", language="en", items={})
    odd = Wording(instrument="pes", language="en", items={0: "Zero."})
    nul = Wording(instrument="pes", language="en", items={1: "a\0b"})
    for wording, terms in ((ENGLISH, " "), (empty, "ok"), (odd, "ok"), (nul, "ok"), (ENGLISH, "\ud800")):
        with pytest.raises(NotAllowed):
            store.add_wording(wording, terms)
    assert store.wordings("pes") == ()


def test_a_wording_keeps_the_labels_it_brought_and_one_without_keeps_its_id(store, raw):
    labelled = GERMAN.model_copy(update={"choices": {10: "immer", -1: "nie", 2: "oft"}})
    store.add_wording(GERMAN, "confirmed")
    store.add_wording(labelled, "confirmed")
    assert store.wordings("pes") == (GERMAN, labelled) and labelled.id != GERMAN.id
    assert raw("SELECT id FROM wordings WHERE choices IS NULL") == [(GERMAN.id,)] and GERMAN.id == "b0d0b8c680ead0f5"
    assert store.verify() == []


@pytest.mark.parametrize("text", ["{", "[]", "3", '{"a": "b"}'])
def test_labels_changed_outside_the_workbook_are_noticed(store, raw, text):
    store.add_wording(GERMAN.model_copy(update={"choices": {1: "nie", 2: "oft"}}), "confirmed")
    raw("UPDATE wordings SET choices = :text", text='{"1": "nie", "2": "immer"}')
    assert any("sentences of the wording" in line for line in store.verify())
    raw("UPDATE wordings SET choices = :text", text=text)
    for ask in (lambda: store.wordings("pes"), store.verify):
        with pytest.raises(WorkspaceDamaged):
            ask()


def test_who_confirmed_which_terms_and_when_is_told(store, clock):
    store.add_wording(GERMAN, "free for research, confirmed")
    clock.move(60)
    store.add_wording(Wording(instrument="teq", language="en", items={1: "One."}), "asked the owner")
    first, second = store.loaded_wordings()
    assert (first.wording, first.terms, first.loaded_by) == (GERMAN, "free for research, confirmed", "clinician")
    assert second.loaded_at == clock.now and store.loaded_wordings("pes") == (first,)


def test_a_wording_nobody_loaded_is_not_found(store):
    for id in ("0123456789abcdef", "", None):
        with pytest.raises(NotFound):
            store.wording(id)


def test_a_retired_wording_is_given_no_more_and_what_was_given_in_it_stays(store, case, clock):
    store.add_wording(GERMAN, "confirmed")
    sitting = store.start(case.id, "pes", Mode.SELF, wording=GERMAN.id, language="de")
    store.retire_wording(GERMAN.id)
    (loaded,) = store.loaded_wordings("pes")
    assert loaded.retired_at == clock.now and store.wording(GERMAN.id) == GERMAN
    assert store.administration(sitting.id).wording == GERMAN.id
    with pytest.raises(NotFound, match="load it, or choose another"):
        store.start(case.id, "pes", Mode.SELF, wording=GERMAN.id)
    lines = len(store.audit())
    store.retire_wording(GERMAN.id)
    assert len(store.audit()) == lines and store.verify() == []


def test_a_retired_wording_that_is_loaded_again_is_given_again(store, case):
    store.add_wording(GERMAN, "confirmed")
    store.retire_wording(GERMAN.id)
    store.add_wording(GERMAN, "confirmed")
    assert store.loaded_wordings()[0].retired_at is None and store.verify() == []
    assert store.start(case.id, "pes", Mode.SELF, wording=GERMAN.id).wording == GERMAN.id


def test_only_what_is_loaded_can_be_retired(store):
    with pytest.raises(NotFound, match="nothing to retire"):
        store.retire_wording(GERMAN.id)
