"""A client's page in the store: who has one, what it shows, when it ends, what deleting and restoring do to it."""

import shutil

import pytest
from client_pages import ASSIGNED, HOME, client_of, given, logged, refused, written

from empathy_widgets.domain import CrisisNumber, ErasureReason
from empathy_widgets.errors import NotAllowed
from empathy_widgets.records import problems, restore

ELSEWHERE = "198.51.100.9"
NOT_OPEN = "This code opens no page"
NEEDLE = "needle-91c2"
A_WEEK = 7 * 86_400


def test_one_page_a_case_a_new_code_closes_the_one_before(store, case, door, linked):
    _page, again = store.make_link(case.id, 2)
    assert NOT_OPEN in refused(door, linked[1])
    assert door.open_page(again, HOME).case_id == case.id
    store.revoke_link(case.id)
    store.revoke_link(case.id)  # closed stays closed
    assert NOT_OPEN in refused(door, again) and store.link(case.id).revoked_at is not None and store.verify() == []


@pytest.mark.parametrize("weeks", [2, 6, 12])
def test_a_code_and_its_sessions_end_after_their_weeks(store, case, run, workspace, clock, door, weeks):
    page, code = store.make_link(case.id, weeks)
    client = client_of(workspace, page, clock=clock)
    clock.move(weeks * A_WEEK - 1)
    assert door.open_page(code, HOME).id == page.id and client.given()
    clock.move(1)
    assert NOT_OPEN in refused(door, code)
    with pytest.raises(NotAllowed, match="This page was closed"):
        client.given()


@pytest.mark.parametrize("weeks", [0, 1, 53, None, "6"])
def test_no_other_time_is_taken(store, case, weeks):
    with pytest.raises(NotAllowed, match="2, 6 or 12 weeks"):
        store.make_link(case.id, weeks)


def test_closing_ends_what_is_open_at_once(store, case, client, run):
    written(client, run, "before")
    store.revoke_link(case.id)
    for call in (client.given, client.client_lines, client.own_page, client.delete_lines,
                 lambda: client.write_line(run.id, "log", logged("after"), "x"), lambda: client.share_line("x")):
        with pytest.raises(NotAllowed, match="This page was closed. Please ask for a new code."):
            call()


def test_the_page_shows_what_was_given_and_goes_on_and_nothing_else(store, case, client, run):
    other = given(store, store.create_case("other"))
    ended, off, again = (given(store, case) for _each in range(3))
    aside = given(store, case)
    plain = store.start_run(case.id, "loving-kindness", "loving-kindness")
    store.start_run(case.id, "role-play", "a-scene")
    given_to_nobody = store.start_run(None, "loving-kindness", "loving-kindness")
    store.end_run(ended.id, case_id=case.id)
    store.void_run(aside.id, "by mistake")
    for one in (off, again):
        store.add_event(one.id, "call-off", {"why": f"{NEEDLE} why"}, case_id=case.id)
    store.add_event(again.id, "assign", ASSIGNED, case_id=case.id)
    store.add_event(run.id, "look", {"text": f"{NEEDLE} looked"}, case_id=case.id)
    shown = {one.id: one for one, _content in client.given()}
    assert set(shown) == {run.id, again.id} and NEEDLE not in repr(shown)
    assert [one.kind for one in shown[run.id].events] == ["assign"]
    for hidden in (other, ended, off, aside, plain, given_to_nobody):
        with pytest.raises(NotAllowed, match="not on your page any more"):
            client.write_line(hidden.id, "log", logged("x"), "r")


def test_each_browser_that_enters_the_code_is_counted_once(store, case, door, linked):
    page, code = linked
    door.open_page(code, HOME)
    door.open_page(code, ELSEWHERE)
    door.open_page(code, HOME, [page.id])
    assert store.link(case.id).browsers == 2


def test_deleting_a_case_takes_its_page_and_every_line(store, case, client, run, workspace, raw, linked):
    written(client, run, f"{NEEDLE} private")
    client.share_line(written(client, run, f"{NEEDLE} shared", "two").id)
    store.make_link(case.id)
    backup = workspace.backup()
    store.erase_case(case.id, ErasureReason.ASKED)
    workspace.tidy()
    for table in ("client_links", "client_lines", "run_events", "audit"):
        assert NEEDLE not in repr(raw(f"SELECT * FROM {table}")), table
    assert raw("SELECT count(*) FROM client_links") == raw("SELECT count(*) FROM client_lines") == [(0,)]
    assert not [line for line in store.audit() if line.subject.startswith("client_links/") and line.new]
    assert store.verify() == [] and problems(workspace) == []
    files = [file for file in workspace.folder.rglob("*") if file.is_file()]
    assert {file for file in files if NEEDLE.encode() in file.read_bytes()} == {backup}  # which the guide says
    with pytest.raises(NotAllowed):
        client.client_lines()


def test_a_backup_brings_lines_back_and_opens_no_page_that_was_closed_since(
    store, case, client, run, workspace, tmp_path, door, linked, clock,
):
    written(client, run, "kept")
    other = store.create_case("other")
    _page, open_still = store.make_link(other.id)
    copy = shutil.copy(workspace.backup(), tmp_path / "kept.sqlite")
    client.delete_lines()
    store.revoke_link(case.id)
    restore(workspace, copy)
    assert NOT_OPEN in refused(door, linked[1])
    assert door.open_page(open_still, HOME).case_id == other.id
    page, _code = store.make_link(case.id)
    same = client_of(workspace, page, linked[0].id, clock=clock)
    assert [one.body["text"] for one in same.client_lines()] == ["kept"]
    assert store.verify() == [] and problems(workspace) == []


def test_a_link_opened_again_by_hand_is_found(store, case, linked, raw):
    store.revoke_link(case.id)
    raw("UPDATE client_links SET revoked_at = NULL")
    assert any("client_links/" in sentence for sentence in store.verify())


def test_whom_to_ring_is_kept_in_a_file_a_person_may_edit(store, door, workspace):
    assert door.crisis_numbers() == ()
    store.keep_crisis_numbers([CrisisNumber(name="Notruf", number="112", when="immer, auch nachts")])
    assert [one.number for one in door.crisis_numbers()] == ["112"]
    assert "Notruf" in (workspace.folder / "crisis.yaml").read_text("utf-8") and store.verify() == []
    (workspace.folder / "crisis.yaml").write_text("- {name: Line, number: 0800 1}\n", "utf-8")
    assert [(one.name, one.number, one.when) for one in door.crisis_numbers()] == [("Line", "0800 1", "")]
    with pytest.raises(NotAllowed, match="eight or fewer"):
        store.keep_crisis_numbers([CrisisNumber(name="x", number="1")] * 9)


@pytest.mark.parametrize("text", [
    "", "nonsense", "- 3", "- {name: x}", "{a: b}", "- {name: '', number: ''}", "\0", "[["])
def test_a_broken_file_of_numbers_invents_none(store, workspace, text):
    (workspace.folder / "crisis.yaml").write_text(text, "utf-8")
    assert store.crisis_numbers() == ()
