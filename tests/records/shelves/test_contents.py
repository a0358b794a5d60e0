"""What a run was started from stays as it was, character for character, whatever becomes of the file."""

import hashlib
import json

import pytest
from work import counted

from empathy_widgets.domain import ErasureReason, RunKind, version_of
from empathy_widgets.errors import NotAllowed, WorkspaceDamaged, WorkspaceOutdated

SCENE = "id: a-scene\r\ntitle: Größe, 空, 🌱 \u202e\n# an editor's remark   \n"
EDITED = SCENE + "more: yes\n"


@pytest.fixture
def run(store, case):
    return store.start_run(
        case.id, RunKind.ROLE_PLAY, "a-scene", {"way": "helper"}, version_text=SCENE, request="start 1")


def test_a_run_keeps_the_text_it_was_started_from(store, run, clock):
    kept = store.content_of(store.run(run.id))
    assert (kept.kind, kept.name, kept.text, kept.kept_at) == (RunKind.ROLE_PLAY, "a-scene", SCENE, clock.now)
    expected = hashlib.sha256(b"role-play\0" + SCENE.encode()).hexdigest()[:16]
    assert run.version == kept.id == version_of("role-play", SCENE) == expected
    assert store.runs(run.case_id)[0].version == run.version and store.verify() == []


def test_one_text_is_kept_once_and_another_beside_it(store, case, run, raw):
    lines = len(store.audit())
    again = store.start_run(None, "role-play", "a-scene", version_text=SCENE)
    assert again.version == run.version and len(store.audit()) == lines + 1
    edited = store.start_run(case.id, "role-play", "a-scene", version_text=EDITED)
    assert edited.version != run.version and raw("SELECT count(*) FROM contents") == [(2,)]
    assert [store.content_of(one).text for one in (run, again, edited)] == [SCENE, SCENE, EDITED]
    other = store.start_run(case.id, "discussion", "a-scene", version_text=SCENE)
    assert other.version != run.version and store.verify() == []


def test_a_start_sent_again_keeps_what_the_first_one_kept(store, case, run, raw):
    again = store.start_run(case.id, "role-play", "a-scene", {"way": "helper"}, version_text=EDITED, request="start 1")
    assert again == run and raw("SELECT text FROM contents") == [(SCENE,)]


def test_a_run_without_a_text_has_no_version(store, case):
    blank = store.start_run(case.id, "problem", "blank")
    assert blank.version is None and store.content_of(blank) is None and store.verify() == []


def test_the_text_and_its_run_are_kept_together_or_not_at_all(store, case, raw):
    with pytest.raises(NotAllowed):
        store.start_run(case.id, "role-play", "a-scene", {"way": "x" * 9000}, version_text=SCENE)
    store.start_run(case.id, "role-play", "a-scene", version_text=SCENE)
    with pytest.raises(NotAllowed, match="another name"):
        store.start_run(case.id, "role-play", "b-scene", version_text=SCENE)
    assert raw("SELECT name FROM contents") == [("a-scene",)] and len(store.runs(case.id)) == 1
    raw("CREATE TABLE hidden AS SELECT * FROM runs")
    raw("DELETE FROM runs")
    raw("ALTER TABLE runs RENAME TO elsewhere")
    with pytest.raises(WorkspaceOutdated, match="not prepared"):
        store.start_run(case.id, "role-play", "c-scene", version_text=EDITED)
    raw("ALTER TABLE elsewhere RENAME TO runs")
    raw("INSERT INTO runs SELECT * FROM hidden")
    raw("DROP TABLE hidden")
    assert raw("SELECT count(*) FROM contents") == [(1,)] and store.verify() == []


@pytest.mark.parametrize("text", ["", " \n", "x" * 100_001, "a\0b", "\ud800", 7])
def test_what_is_no_content_is_refused_in_a_sentence(store, case, raw, text):
    with pytest.raises(NotAllowed):
        store.start_run(case.id, "role-play", "a-scene", version_text=text)
    assert store.runs(case.id) == () and raw("SELECT count(*) FROM contents") == [(0,)]


def test_the_trail_proves_the_text_and_does_not_repeat_it(store, run):
    (line,) = [line for line in store.audit() if line.action == "keep content"]
    assert line.subject == f"contents/{run.version}" and line.case_id is None
    assert json.loads(line.new)["text"] == hashlib.sha256(SCENE.encode()).hexdigest()
    assert not any("Größe" in str(json.loads(line.new)) for line in store.audit() if line.new)


def test_a_text_that_was_changed_is_not_shown_as_if_it_had_been_played(store, run, raw):
    raw("UPDATE contents SET text = :text", text=SCENE.replace("Größe", "Grösse"))
    with pytest.raises(WorkspaceDamaged):
        store.content_of(run)
    found = store.verify()
    assert any("contents/" in sentence and "text" in sentence for sentence in found)
    assert any("The text of the content" in sentence for sentence in found)
    assert store.run(run.id).version == run.version, "the run itself still opens"


def test_a_deleted_case_leaves_the_text_and_a_sound_store(store, case, run, raw):
    store.add_event(run.id, "choose", {"beat": "door", "option": "a"}, case_id=case.id)
    store.erase_case(case.id, ErasureReason.ASKED)
    assert raw("SELECT text FROM contents") == [(SCENE,)] and store.verify() == []
    again = store.start_run(None, "role-play", "a-scene", version_text=SCENE)
    assert again.version == run.version and store.verify() == []


def test_the_beginnings_of_many_texts_come_at_once(store, case, run):
    edited = store.start_run(case.id, "role-play", "a-scene", version_text=EDITED + "x" * 50_000)
    heads = store.content_heads({run.version, edited.version, "0123456789abcdef"})
    assert heads[run.version] == SCENE and set(heads) == {run.version, edited.version}
    assert heads[edited.version].startswith(EDITED) and len(heads[edited.version]) == 12_000
    assert store.content_heads([]) == {}


def test_starting_from_the_longest_text_costs_a_look_or_two_at_every_letter(store, case):
    with counted(20_000 + 3 * 100_000):
        store.start_run(case.id, "role-play", "a-scene", version_text="b" * 100_000)
