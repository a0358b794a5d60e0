"""The longest, the most and the outermost that is kept, and that one more is refused."""

import pytest

from empathy_widgets.domain import Mode, Wording
from empathy_widgets.errors import ImpossibleResponse, NotAllowed, NotFound, WorkspaceDamaged
from empathy_widgets.records.database import checks
from empathy_widgets.records.database import labels
from empathy_widgets.records.shelves import contents
from empathy_widgets.records.shelves import run_rows
from empathy_widgets.records.shelves import runs


@pytest.mark.parametrize(("text", "fits"), [
    ("a", True), ("0", True), ("a-b-9", True), ("a" * 60, True), ("a" * 61, False), ("-a", False), ("A", False),
    ("a_b", False), ("a\n", False), ("é", False), ("", False), (None, False), (7, False),
])
def test_an_id_is_up_to_sixty_small_letters_digits_and_hyphens(text, fits):
    if fits:
        assert checks.known_id(text) == text
    else:
        with pytest.raises(NotFound):
            checks.known_id(text)


def test_the_longest_text_that_is_kept_is_kept_and_one_more_is_not(store, case):
    sitting = store.start(case.id, "teq", Mode.SELF, language="x" * 35, request="r" * 200)
    assert store.start(case.id, "teq", Mode.SELF).language == "en"
    assert (sitting.language, store.create_case("x" * 2000).label) == ("x" * 35, "x" * 2000)
    assert store.void(sitting.id, "y" * 2000).void_reason == "y" * 2000
    run = store.start_run(case.id, "problem", "a" * 60, {"people": ["y" * (8000 - len('{"people": [""]}'))]},
                          version_text="z" * 100_000)
    event = store.add_event(run.id, "say", {"text": "é" * (40_000 - len('{"text": ""}'))}, case_id=case.id,
                            request="r" * 200)
    assert store.run(run.id).events == (event,) and store.content_of(run).text == "z" * 100_000
    for call, longest in (
        (lambda: store.start_run(case.id, "problem", "a", {"people": ["y" * (8001 - len('{"people": [""]}'))]}), 8000),
        (lambda: store.add_event(run.id, "say", {"text": "y" * (40_001 - len('{"text": ""}'))}, case_id=case.id),
         40_000),
        (lambda: store.start_run(case.id, "problem", "a", version_text="z" * 100_001), 100_000),
        (lambda: store.respond(sitting.id, 1, 2, case_id=case.id, request="r" * 201), 200),
        (lambda: store.start(case.id, "teq", Mode.SELF, language="x" * 36), 35),
    ):
        with pytest.raises(NotAllowed, match=f"shorten it to {longest} characters"):
            call()
    for call in (lambda: store.start_run(case.id, "problem", "a" * 61),
                 lambda: store.start(case.id, "a" * 61, Mode.SELF)):
        with pytest.raises(NotFound):
            call()
    with pytest.raises(NotAllowed, match="cannot be kept"):
        store.add_event(run.id, "karaoke", {}, case_id=case.id)


def test_the_outermost_answers_an_instrument_could_offer_are_kept(store, case, sitting):
    for item, choice, elapsed in ((1, 1000, 0), (1000, -1000, 86_400_000), (2, 0, None)):
        kept = store.respond(sitting.id, item, choice, case_id=case.id, elapsed_ms=elapsed)
        assert (kept.item, kept.choice, kept.elapsed_ms) == (item, choice, elapsed)
    store.move_to(sitting.id, 1000, case_id=case.id)
    assert store.administration(sitting.id).current_item == 1000


@pytest.mark.parametrize(("edge", "neighbour"), [("\ud800", "\ud7ff"), ("\udfff", "\ue000")])
def test_half_a_character_is_refused_and_its_neighbours_are_kept(store, edge, neighbour):
    with pytest.raises(NotAllowed, match="cannot be kept"):
        store.create_case(f"a{edge}b")
    assert store.create_case(neighbour).label == neighbour


def test_what_is_kept_of_a_body_is_json_in_one_spelling(store, case, raw):
    run = store.start_run(case.id, "problem", "a", {"way": "read", "people": ["é", "b"]})
    assert raw("SELECT settings FROM runs") == [('{"people": ["é", "b"], "way": "read"}',)]
    assert store.start_run(case.id, "problem", "a").settings == {}
    assert store.start_run(case.id, "problem", "a", {}).settings == {}
    deep: dict = {}
    for _level in range(100_000):
        deep = {"x": deep}
    for body in (deep, {"x": float("inf")}, {"x": {1, 2}}, 7, "text", None, [1]):
        with pytest.raises(NotAllowed, match="cannot be kept"):
            store.add_event(run.id, "say", body, case_id=case.id)


def test_a_run_takes_events_to_its_last_place_and_no_further(store, case, monkeypatch):
    assert run_rows.MOST_EVENTS == 10_000
    monkeypatch.setattr(run_rows, "MOST_EVENTS", 3)
    run = store.start_run(case.id, "problem", "a")
    for _number in range(3):
        store.add_event(run.id, "say", {"text": ""}, case_id=case.id)
    with pytest.raises(NotAllowed) as refusal:
        store.add_event(run.id, "say", {"text": ""}, case_id=case.id)
    assert str(refusal.value) == "This has grown as long as it can. Please end it and start another one."
    assert len(store.run(run.id).events) == 3


def test_labels_are_kept_by_number_and_come_back_by_number(store):
    wording = Wording(instrument="pes", language="de", items={1: "a"}, choices={10: "immer", -1: "nie"})
    assert labels.told_labels(wording) == '{"-1": "nie", "10": "immer"}'
    assert labels.labels_of('{"-1": "nie", "10": "immer"}') == {-1: "nie", 10: "immer"}
    assert labels.told_labels(wording.model_copy(update={"choices": {}})) is None and labels.labels_of(None) == {}
    full = wording.model_copy(update={"choices": {1: "x" * (40_000 - len('{"1": ""}'))}})
    assert store.add_wording(full, "ok") == full
    with pytest.raises(NotAllowed, match="shorten it to 40000 characters"):
        store.add_wording(wording.model_copy(update={"choices": {1: "x" * (40_001 - len('{"1": ""}'))}}), "ok")
    for text in ("{", "[]", '{"a": "b"}', 7):
        with pytest.raises(WorkspaceDamaged, match="not sound"):
            labels.labels_of(text)


def test_a_wording_is_numbered_from_one_to_a_thousand_and_long_sentences_are_kept(store):
    wording = Wording(instrument="pes", language="en", instructions="i" * 5000, items={1: "x" * 5000, 1000: "y"})
    assert store.add_wording(wording, "t" * 5000) == wording and store.wording(wording.id) == wording
    for items in ({1001: "x"}, {1: "x", 0: "y"}, {1: "x", 1001: "y"}):
        with pytest.raises(NotAllowed, match="numbered from 1"):
            store.add_wording(wording.model_copy(update={"items": items}), "ok")


@pytest.mark.parametrize("where", ["language", "instructions", "items", "choices"])
def test_a_wording_with_a_character_that_cannot_be_kept_anywhere_is_refused(store, where):
    bad = {"items": {1: "a", 2: "b\0"}, "choices": {1: "a", 2: "b\0"}}.get(where, "b\0")
    whole = Wording(instrument="pes", language="en", instructions="i", items={1: "a"}, choices={1: "c"})
    with pytest.raises(NotAllowed, match="cannot be kept"):
        store.add_wording(whole.model_copy(update={where: bad}), "ok")
    assert store.add_wording(whole, "ok") == whole


def test_a_revision_of_nought_is_one_a_page_may_know(store, case):
    assert store.relabel_case(case.id, "x", 0).revision == 1
    for wrong in (True, 0.0, "0", -1):
        with pytest.raises(ImpossibleResponse):
            store.relabel_case(case.id, "y", wrong)


def test_beginnings_are_kept_to_twelve_thousand_characters(store, case):
    assert contents.HEAD == 12_000
    run = store.start_run(case.id, "problem", "a", version_text="".join(str(number % 10) for number in range(12_001)))
    (head,) = store.content_heads([run.version]).values()
    assert head == "0123456789" * 1200 and runs.CONTENT.fullmatch("a-1")
