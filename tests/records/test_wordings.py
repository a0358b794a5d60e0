import pytest

from empathy_widgets.domain import Mode, Wording
from empathy_widgets.errors import NotAllowed, NotFound

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


def test_a_wording_nobody_loaded_is_not_found(store):
    for id in ("0123456789abcdef", "", None):
        with pytest.raises(NotFound):
            store.wording(id)
