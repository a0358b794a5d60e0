"""A client's page in the store: its code, what it shows, whose its lines are, and how slowly it is guessed."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from sqlalchemy import event

from empathy_widgets.domain import Actor, CrisisNumber, ErasureReason
from empathy_widgets.errors import EmpathyError, NotAllowed, NotFound
from empathy_widgets.records import Store, problems, restore
from empathy_widgets.records.shelves.client_codes import ALPHABET, MOST_A_MINUTE, new_client_code
from empathy_widgets.records.workspace import secret

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from client_pages import ASSIGNED, at_the_door, client_of, given, logged  # noqa: E402
from test_actors import CALLS, CLIENT_ONLY, Things  # noqa: E402

HOME, ELSEWHERE = "192.0.2.7", "198.51.100.9"
NOT_OPEN, WAIT = "This code opens no page", "There were too many wrong codes. Wait"
NEEDLE = "needle-91c2"
A_DAY, A_WEEK = 86_400, 7 * 86_400


@pytest.fixture
def run(store, case):
    return given(store, case)


@pytest.fixture
def door(workspace, clock):
    return at_the_door(workspace, clock)


@pytest.fixture
def linked(store, case, run):
    """The case's page and its code."""
    return store.make_link(case.id)


@pytest.fixture
def client(workspace, linked, clock):
    return client_of(workspace, linked[0], clock=clock)


def written(client, run, text, key="one", request=None):
    client.write_line(run.id, "log", logged(text, key), request or f"r-{text}-{key}")
    return next(line for line in client.client_lines() if line.body.get("text") == text)


def refused(door, code, address=HOME) -> str:
    with pytest.raises(NotAllowed) as error:
        door.open_page(code, address)
    return str(error.value)


def test_a_code_is_eight_signs_that_look_like_no_others():
    codes = {new_client_code() for _each in range(200)}
    assert len(codes) == 200 and all(len(code) == 9 and code[4] == "-" for code in codes)
    assert set("".join(codes)) == {*ALPHABET, "-"} and not set("01oil") & set(ALPHABET)


def test_a_code_opens_the_page_however_it_is_typed_and_is_nowhere_kept(store, door, linked, workspace, raw):
    page, code = linked
    for typed in (code, code.upper(), code.replace("-", ""), f"  {code[:4]} {code[5:]} ", code.replace("-", "–")):
        assert door.open_page(typed, HOME, [page.id]).id == page.id
    backup = workspace.backup()
    plain = code.replace("-", "")
    kept = [file.read_bytes() for file in workspace.folder.rglob("*") if file.is_file()]
    assert not any(word.encode() in content for content in kept for word in (code, plain))
    assert plain not in repr(raw("SELECT * FROM client_links")) + repr(store.audit())
    key = (workspace.folder / secret.FILE)
    assert key.read_bytes() not in backup.read_bytes() and key.stat().st_mode & 0o77 == 0


def test_a_copy_without_its_key_opens_nothing(door, linked, workspace):
    (workspace.folder / secret.FILE).unlink()
    assert NOT_OPEN in refused(door, linked[1])


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
    told = everything_of(Store(workspace, Actor(seat="office")), it)
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


def test_each_browser_that_enters_the_code_is_counted_once(store, case, door, linked):
    page, code = linked
    door.open_page(code, HOME)
    door.open_page(code, ELSEWHERE)
    door.open_page(code, HOME, [page.id])
    assert store.link(case.id).browsers == 2


def test_wrong_codes_cost_time_from_the_fifth_on_and_a_right_one_is_not_looked_at(door, linked, clock, store):
    for _each in range(4):
        assert NOT_OPEN in refused(door, "wrong")
    assert f"{WAIT} 30 seconds" in refused(door, "wrong")
    assert WAIT in refused(door, linked[1])
    clock.move(30)
    assert door.open_page(linked[1], HOME).id == linked[0].id
    assert f"{WAIT} 60 seconds" in refused(door, "wrong")  # a right code does not clear the count
    clock.move(59)
    assert f"{WAIT} 1 second," in refused(door, linked[1])
    clock.move(A_DAY)
    assert NOT_OPEN in refused(door, "wrong")  # a day without one does
    assert store.verify() == []


def test_one_guesser_makes_nobody_else_wait_at_another_address(door, linked):
    for _each in range(9):
        refused(door, "wrong")
    assert WAIT in refused(door, linked[1])
    assert door.open_page(linked[1], ELSEWHERE).id == linked[0].id


def test_many_addresses_make_everybody_wait_for_a_minute_and_no_longer(door, linked, client, clock):
    for number in range(MOST_A_MINUTE - 1):
        assert NOT_OPEN in refused(door, "wrong", f"203.0.113.{number}")
    assert f"{WAIT} 60 seconds" in refused(door, "wrong", "203.0.113.99")
    assert WAIT in refused(door, linked[1], ELSEWHERE)
    assert client.given()  # whoever is in is not asked
    clock.move(60)
    assert door.open_page(linked[1], ELSEWHERE).id == linked[0].id


def test_a_household_of_version_six_is_one_address(door, linked):
    for number in range(5):
        refused(door, "wrong", f"2001:db8:1:2::{number + 1:x}")
    assert WAIT in refused(door, linked[1], "2001:db8:1:2:ffff::1")
    assert door.open_page(linked[1], "2001:db8:1:3::1").id == linked[0].id


def test_a_clock_that_was_set_back_locks_nobody_out(door, linked, clock):
    for _each in range(6):
        refused(door, "wrong")
    clock.move(-30 * A_DAY)
    assert door.open_page(linked[1], HOME).id == linked[0].id


def test_the_history_tells_of_wrong_codes_and_waits_and_never_what_was_typed(door, store, linked, raw):
    for _each in range(6):
        refused(door, f"{NEEDLE}-typed")
    lines = [line for line in store.audit() if line.subject.startswith("client_tries/")]
    assert [line.action for line in lines] == ["wrong client code"] * 5 + ["client codes wait"]
    assert lines[-1].reason == "30 seconds" and len({line.subject for line in lines}) == 1
    told = repr(store.audit()) + repr(raw("SELECT * FROM client_tries"))
    assert NEEDLE not in told and HOME not in told


def test_old_counts_go(door, clock, raw):
    refused(door, "wrong", HOME)
    clock.move(A_DAY + 1)
    refused(door, "wrong", ELSEWHERE)
    assert raw("SELECT count(*) FROM client_tries") == [(2,)]  # this address and everybody


def test_a_code_that_exists_costs_the_same_statements_as_one_that_does_not(store, case, workspace, clock, linked):
    spent = linked[1]
    _page, closed = store.make_link(case.id)
    store.revoke_link(case.id)
    counts = []
    for number, code in enumerate((spent, closed, "abcd-efgh", "?" * 90)):
        door, said = at_the_door(workspace, clock), []
        event.listen(workspace.engine, "before_cursor_execute", hear := lambda *heard, said=said: said.append(heard[2]))
        refused(door, code, f"203.0.113.{number}")
        event.remove(workspace.engine, "before_cursor_execute", hear)
        counts.append(said)
    first, *others = ([statement for statement in said if "INSERT INTO client_tries" not in statement
                       and "UPDATE client_tries" not in statement] for said in counts)
    assert first and all(other == first for other in others)


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


def test_what_was_shared_and_then_changed_by_hand_is_found(store, client, run, raw):
    client.share_line(written(client, run, "as it was").id)
    assert store.verify() == []
    raw("UPDATE client_lines SET body = replace(body, 'as it was', 'as it never was')")
    assert any("a client shared" in sentence for sentence in store.verify())


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


def test_two_programs_agree_on_one_secret(tmp_path):
    assert secret.keyed(tmp_path, "a", "x") == secret.keyed(tmp_path, "a", "x") != secret.keyed(tmp_path, "b", "x")
    (tmp_path / secret.FILE).write_text("not a secret")
    first = secret.keyed(tmp_path, "a", "x")
    assert first == secret.keyed(tmp_path, "a", "x") and [file.name for file in tmp_path.iterdir()] == [secret.FILE]


def test_the_bodies_of_lines_are_what_a_run_holds(store, client, run):
    client.write_line(run.id, "phrases", {"key": "self", "text": "May I rest."}, "r1")
    (line,) = client.client_lines()
    assert json.loads(line.model_dump_json())["body"] == {"key": "self", "text": "May I rest."}
    client.share_line(line.id)
    assert store.run(run.id).events[-1].body == line.body
