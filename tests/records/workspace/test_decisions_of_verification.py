"""What verification says, sentence by sentence, and that it says nothing else."""

import json

import pytest

from empathy_widgets.domain import Actor, ErasureReason, Mode, Wording
from empathy_widgets.errors import WorkspaceDamaged
from empathy_widgets.records import Store
from empathy_widgets.records.workspace import trail


@pytest.fixture
def lived_in(store, case):
    """Lines 1 to 6: the workspace, a case, its new label, a sitting, an answer with a request, and another without."""
    store.relabel_case(case.id, "second", 0)
    sitting = store.start(case.id, "teq", Mode.SELF)
    store.respond(sitting.id, 1, 2, case_id=case.id, request="a")
    store.respond(sitting.id, 2, 3, case_id=case.id)
    assert store.verify() == []
    return case, sitting


def sealed_again(store, raw) -> None:
    """Seal every line after an edit, as somebody could who knows how; only the replay can tell then."""
    before = trail.FIRST_HASH
    for line in store.audit():
        sealed = {**line.model_dump(), "previous_hash": before}
        before = trail.seal(sealed)
        raw("UPDATE audit SET previous_hash = :previous, hash = :hash WHERE sequence = :sequence",
            previous=sealed["previous_hash"], hash=before, sequence=line.sequence)
    raw("UPDATE audit_head SET sequence = :last, hash = :hash", last=line.sequence, hash=before)


def changed(subject: str, *columns: str) -> str:
    return f"The row {subject} was changed outside the workbook: {', '.join(columns)}."


def test_a_row_that_was_changed_is_named_with_its_columns(store, lived_in, raw):
    case, sitting = lived_in
    raw("UPDATE cases SET label = 'forged', revision = 7")
    raw("UPDATE responses SET choice = 4 WHERE item = 1")
    assert store.verify() == [changed(f"cases/{case.id}", "label", "revision"),
                              changed(f"responses/{sitting.id}/1", "choice")]


def test_a_row_that_is_gone_and_one_that_was_added_are_named(store, lived_in, raw):
    _case, sitting = lived_in
    raw("UPDATE responses SET item = 9 WHERE item = 2")
    assert store.verify() == [
        f"The row responses/{sitting.id}/2 is missing.",
        f"The row responses/{sitting.id}/9 was added outside the workbook."]


def test_a_line_that_is_gone_is_missed_by_the_next_one_and_by_its_row(store, lived_in, raw):
    case, _sitting = lived_in
    raw("DELETE FROM audit WHERE sequence = 3")
    assert store.verify() == [
        "The audit trail misses what came before line 4.", changed(f"cases/{case.id}", "label", "revision")]


def test_the_first_line_is_missed_too(store, lived_in, raw):
    raw("DELETE FROM audit WHERE sequence = 1")
    assert store.verify() == [
        "The audit trail misses what came before line 2.", "The row workspace/1 was added outside the workbook."]


def test_a_line_that_was_changed_is_named_with_its_subject(store, lived_in, raw):
    case, _sitting = lived_in
    raw("UPDATE audit SET actor = 'somebody' WHERE sequence = 3")
    assert store.verify() == [f"Line 3 of the audit trail (cases/{case.id}) was changed."]


def test_a_line_hung_on_another_one_is_named(store, lived_in, raw):
    case, _sitting = lived_in
    raw("UPDATE audit SET previous_hash = 'x' WHERE sequence = 3")
    assert store.verify() == ["Line 3 of the audit trail does not follow the line before it.",
                              f"Line 3 of the audit trail (cases/{case.id}) was changed."]


def test_a_line_sealed_again_alone_no_longer_leads_to_the_next(store, lived_in, raw):
    line = {**store.audit()[2].model_dump(), "actor": "somebody"}
    raw("UPDATE audit SET actor = 'somebody', hash = :hash WHERE sequence = 3", hash=trail.seal(line))
    assert store.verify() == ["Line 4 of the audit trail does not follow the line before it."]


@pytest.mark.parametrize(("statement", "kept"), [
    ("UPDATE audit_head SET sequence = 4", 4), ("UPDATE audit_head SET hash = 'x'", 6), ("DELETE FROM audit_head", 0)])
def test_an_end_that_is_not_the_last_line_is_told_with_both_numbers(store, lived_in, raw, statement, kept):
    raw(statement)
    assert store.verify() == [f"The audit trail ends at line 6, but its end was noted as line {kept}."]


def misfit(line: int, subject: str) -> str:
    return f"Line {line} of the audit trail ({subject}) does not fit the lines before it."


def test_a_line_whose_past_never_was_does_not_fit(store, lived_in, raw):
    case, _sitting = lived_in
    raw("UPDATE audit SET old = :old WHERE sequence = 3", old='{"label": "never", "revision": 0}')
    sealed_again(store, raw)
    assert store.verify() == [misfit(3, f"cases/{case.id}")]


def test_a_row_made_twice_or_changed_before_it_was_made_does_not_fit(store, lived_in, raw):
    case, _sitting = lived_in
    raw("UPDATE audit SET old = NULL WHERE sequence = 3")
    sealed_again(store, raw)
    assert store.verify() == [misfit(3, f"cases/{case.id}")]
    raw("UPDATE audit SET old = '{}' WHERE sequence IN (2, 3)")
    sealed_again(store, raw)
    assert store.verify() == [misfit(2, f"cases/{case.id}")]


@pytest.mark.parametrize("new", ["{", "[1]", "7", '"text"'])
def test_a_line_that_cannot_be_read_does_not_fit_and_the_rest_is_still_checked(store, lived_in, raw, new):
    case, _sitting = lived_in
    raw("UPDATE audit SET new = :new WHERE sequence = 3", new=new)
    sealed_again(store, raw)
    assert store.verify() == [misfit(3, f"cases/{case.id}"), changed(f"cases/{case.id}", "label", "revision")]


def test_a_row_taken_away_in_the_trail_must_be_gone(workspace, store, lived_in, raw):
    _case, sitting = lived_in
    store.set_pin("2468")
    elsewhere = Store(workspace, Actor(seat="elsewhere"))
    elsewhere.hand_over(sitting.id)
    elsewhere.take_back("2468")
    assert store.verify() == []
    raw("INSERT INTO handovers VALUES ('elsewhere', :id, '2026-10-03T12:03:07.123456+00:00')", id=sitting.id)
    assert store.verify() == ["The row handovers/elsewhere was added outside the workbook."]


def test_a_remembered_request_is_compared_with_the_recorded_one(store, lived_in, raw):
    told = "The request remembered for line 5 is not the one that was recorded."
    raw("UPDATE requests SET request = 'b'")
    assert store.verify() == [told]
    raw("DELETE FROM requests")
    assert store.verify() == [told]
    _case, sitting = lived_in
    raw("INSERT INTO requests VALUES (:id, 'a', 5)", id=sitting.id)
    raw("INSERT INTO requests VALUES (:id, 'z', 6)", id=sitting.id)
    assert store.verify() == [told.replace("5", "6")]
    raw("UPDATE requests SET administration_id = 'another', request = 'a' WHERE sequence = 5")
    raw("DELETE FROM requests WHERE sequence = 6")
    assert store.verify() == [told]


def test_the_sentences_and_the_labels_of_a_wording_are_those_of_its_id(store, raw):
    kept, other = (Wording(instrument="pes", language="en", instructions="Choose.", items={1: text, 2: "b"},
                           choices={1: "no"})
                   for text in ("a", "z"))
    store.add_wording(kept, "ok")
    store.add_wording(other, "ok")
    assert store.verify() == []
    raw("UPDATE wording_items SET text = 'A' WHERE text = 'a'")
    assert store.verify() == [f"The sentences of the wording {kept.id} were changed outside the workbook."]
    raw("UPDATE wording_items SET text = 'a' WHERE text = 'A'")
    raw("DELETE FROM wording_items WHERE item = 2 AND wording_id = :id", id=other.id)
    assert store.verify() == [f"The sentences of the wording {other.id} were changed outside the workbook."]


@pytest.mark.parametrize(("column", "value"), [
    ("instrument", "teq"), ("language", "de"), ("instructions", "x"), ("choices", None),
])
def test_every_part_of_a_wording_is_checked_twice(store, raw, column, value):
    wording = Wording(instrument="pes", language="en", instructions="Choose.", items={1: "a"}, choices={1: "no"})
    store.add_wording(wording, "ok")
    raw(f"UPDATE wordings SET {column} = :value", value=value)
    assert store.verify() == [changed(f"wordings/{wording.id}", column),
                              f"The sentences of the wording {wording.id} were changed outside the workbook."]


def test_a_content_that_is_not_the_text_of_its_id_is_told_twice(store, raw):
    kept = store.start_run(None, "problem", "a", version_text="id: a").version
    store.start_run(None, "problem", "b", version_text="id: b")
    raw("UPDATE contents SET text = 'id: A' WHERE id = :id", id=kept)
    assert store.verify() == [changed(f"contents/{kept}", "text"),
                              f"The text of the content {kept} was changed outside the workbook."]


@pytest.mark.parametrize("new", [
    "{", "[1]", "7", "null", None, "{}", '{"lines": []}', '{"lines": {"x": "y"}}', '{"lines": {"2": 7}}',
])
def test_a_tombstone_that_was_changed_vouches_for_nothing(store, lived_in, raw, new):
    case, _sitting = lived_in
    store.erase_case(case.id, ErasureReason.ASKED)
    assert store.verify() == []
    raw("UPDATE audit SET new = :new WHERE action = 'erase case'", new=new)
    found = store.verify()
    assert f"Line 7 of the audit trail (cases/{case.id}) was changed." in found
    assert f"Line 2 of the audit trail (cases/{case.id}) was changed." in found


def test_a_tombstone_vouches_for_lines_before_it_only(store, case, raw):
    """A stone that names itself is still held to its own hash."""
    store.erase_case(case.id, ErasureReason.ASKED)
    lines = json.loads(store.audit()[-1].new)["lines"]
    raw("UPDATE audit SET new = :new WHERE sequence = 3", new=json.dumps({"lines": {**lines, "3": "x"}}))
    line = store.audit()[-1].model_dump()
    raw("UPDATE audit SET hash = :hash WHERE sequence = 3", hash=trail.seal(line))
    raw("UPDATE audit_head SET hash = :hash", hash=trail.seal(line))
    assert store.verify() == []


def test_an_erased_line_is_held_to_the_seal_of_what_is_left(store, lived_in, raw):
    case, _sitting = lived_in
    store.erase_case(case.id, ErasureReason.ASKED)
    raw("UPDATE audit SET new = '{}' WHERE sequence = 3")
    assert store.verify() == [f"Line 3 of the audit trail (cases/{case.id}) was changed."]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # PostgreSQL's columns hold nothing but their own type
def test_a_column_of_another_type_is_damage_in_words(store, lived_in, raw):
    raw("UPDATE audit SET subject = x'00' WHERE sequence = 3")
    with pytest.raises(WorkspaceDamaged, match="not sound"):
        store.verify()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_name_that_is_no_text_is_a_line_that_was_changed(store, lived_in, raw):
    case, _sitting = lived_in
    raw("UPDATE audit SET actor = x'00' WHERE sequence = 3")
    assert store.verify() == [f"Line 3 of the audit trail (cases/{case.id}) was changed."]
