"""What a client writes: kept once, theirs alone until they share it, deleted when they say so."""

import json

import pytest
from client_pages import ASSIGNED, HOME, client_of, given, logged, written
from test_actors import CALLS, CLIENT_ONLY, Things

from empathy_widgets.domain import Actor
from empathy_widgets.errors import EmpathyError, NotAllowed, NotFound
from empathy_widgets.records import Store

NEEDLE = "needle-91c2"


def test_a_line_is_kept_once_and_the_newest_of_a_key_takes_the_place_of_the_one_before(client, run):
    for _twice in range(2):
        client.write_line(run.id, "log", logged("one"), "r1")
    client.write_line(run.id, "log", logged("better"), "r2")
    client.write_line(run.id, "log", logged("one"), "r1")  # sent again, late: known, and nothing is done
    assert [line.body["text"] for line in client.client_lines()] == ["better"]
    with pytest.raises(NotAllowed, match="two meanings"):
        client.write_line(run.id, "log", logged("else"), "r2")
    written(client, run, "another day", "two")
    assert len(client.client_lines()) == 2


@pytest.mark.parametrize(("kind", "body"), [
    ("assign", ASSIGNED), ("look", {"text": "x"}), ("call-off", {}), ("nothing", {}), (3, {}), ("log", {}),
    ("log", logged("x") | {"done": "perhaps"}), ("log", "x"), ("log", None), ("letter", {"text": "another kind's"}),
    ("log", logged("x" * 50_000))])
def test_what_is_not_the_clients_to_write_is_refused(client, run, kind, body):
    with pytest.raises(NotAllowed):
        client.write_line(run.id, kind, body, "r1")
    assert client.client_lines() == ()


def test_a_log_says_where_it_was_written_whatever_was_sent(client, run):
    client.write_line(run.id, "log", logged("x") | {"by": "room"}, "r1")
    assert client.client_lines()[0].body["by"] == "client page"


def test_a_shared_line_is_an_event_of_the_run_for_good(store, client, run):
    line = written(client, run, "for both")
    for _twice in range(2):
        client.share_line(line.id)
    log = [one for one in store.run(run.id).events if one.kind == "log"]
    assert [(one.body, store.audit()[-1].actor) for one in log] == [(line.body, "client")]
    assert client.delete_lines() == 0 and client.client_lines()[0].shared_at is not None
    client.write_line(run.id, "log", logged("second thoughts"), "r2")  # of the same key: the shared one stays
    assert [one.body["text"] for one in client.client_lines()] == ["for both", "second thoughts"]
    assert store.verify() == []


def test_lines_are_deleted_one_by_one_or_all_and_leave_no_byte(client, run, workspace, raw):
    first, second = (written(client, run, f"{NEEDLE} {key}", key) for key in "ab")
    written(client, run, f"{NEEDLE} corrected", "b")
    assert client.delete_lines([first.id]) == 1 and len(client.client_lines()) == 1
    assert client.delete_lines([second.id]) == 0  # its place was taken
    assert client.delete_lines() == 1 and raw("SELECT count(*) FROM client_lines") == [(0,)]
    if workspace.database_file is not None:
        assert NEEDLE.encode() not in workspace.database_file.read_bytes()


def test_nobody_shares_or_deletes_anothers_line(store, client, run, workspace, clock):
    other = store.create_case("other")
    theirs = given(store, other)
    stranger = client_of(workspace, store.make_link(other.id)[0], clock=clock)
    line = written(client, run, "mine")
    written(stranger, theirs, "theirs")
    with pytest.raises(NotFound):
        stranger.share_line(line.id)
    assert stranger.delete_lines([line.id]) == 0 and stranger.delete_lines() == 1
    assert [one.body["text"] for one in client.client_lines()] == ["mine"]
    named = client_of(workspace, store.link(other.id), store.link(run.case_id).id, clock=clock)
    assert named.client_lines() == ()  # an earlier page of another case counts for nothing


def test_a_newer_code_reads_nothing_of_before_but_in_the_browser_it_was_written_in(
    store, case, client, run, workspace, clock, linked,
):
    written(client, run, "under the first code")
    page, _code = store.make_link(case.id)
    assert client_of(workspace, page, clock=clock).client_lines() == ()  # whoever made the code, for one
    same = client_of(workspace, page, linked[0].id, clock=clock)
    assert [one.body["text"] for one in same.client_lines()] == ["under the first code"]
    same.share_line(same.client_lines()[0].id)
    assert store.run(run.id).events[-1].body["text"] == "under the first code" and store.verify() == []


def everything_of(store, it) -> str:
    """All that a clinician's methods give, one after the other, whatever they refuse."""
    told = []
    for name, call in CALLS.items():
        if name != "erase_case":
            try:
                told.append(repr(call(store, it)))
            except EmpathyError as error:
                told.append(str(error))
    told += [repr(store.run(it.practice.id)), repr(store.runs(it.case.id, include_voided=True))]
    return "\n".join([*told, repr(store.everything(it.case.id, history=True)), repr(store.audit())])


def test_no_method_of_a_clinician_tells_a_line_that_is_not_shared(fresh):
    workspace = fresh()
    it = Things(workspace)
    client = client_of(workspace, it.page)
    private, shared = f"{NEEDLE}-private", f"{NEEDLE}-shared"
    written(client, it.practice, private, f"{NEEDLE}-key")
    client.share_line(written(client, it.practice, shared, "other").id)
    named = Actor(seat="office", link=it.page.id, case_id=it.case.id)  # who knows whose page it is, reads no more
    told = everything_of(Store(workspace, Actor(seat="office")), it) + everything_of(Store(workspace, named), it)
    assert shared in told and private not in told and f"{NEEDLE}-key" not in told
    assert set(CALLS) > CLIENT_ONLY


def test_the_history_does_not_tell_that_or_when_a_client_wrote(store, client, run, door, linked):
    before = store.audit()
    written(client, run, "by night")
    client.given()
    door.open_page(linked[1], HOME)
    client.delete_lines()
    assert store.audit() == before and store.verify() == []
    assert store.link(run.case_id).opened_on is not None and store.link(run.case_id).browsers == 1


def test_what_was_shared_and_then_changed_by_hand_is_found(store, client, run, raw):
    client.share_line(written(client, run, "as it was").id)
    assert store.verify() == []
    raw("UPDATE client_lines SET body = replace(body, 'as it was', 'as it never was')")
    assert any("a client shared" in sentence for sentence in store.verify())


def test_the_bodies_of_lines_are_what_a_run_holds(store, client, run):
    client.write_line(run.id, "phrases", {"key": "self", "text": "May I rest."}, "r1")
    (line,) = client.client_lines()
    assert json.loads(line.model_dump_json())["body"] == {"key": "self", "text": "May I rest."}
    client.share_line(line.id)
    assert store.run(run.id).events[-1].body == line.body
