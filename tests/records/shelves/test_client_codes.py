"""A client's code in the store: how it is kept, and how slowly it is guessed."""

from client_pages import HOME, at_the_door, refused
from sqlalchemy import event

from empathy_widgets.records.shelves.client_codes import ALPHABET, MOST_A_MINUTE, new_client_code
from empathy_widgets.records.workspace import secret

ELSEWHERE = "198.51.100.9"
NOT_OPEN, WAIT = "This code opens no page", "There were too many wrong codes. Wait"
NEEDLE = "needle-91c2"
A_DAY = 86_400


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


def test_two_programs_agree_on_one_secret(tmp_path):
    assert secret.keyed(tmp_path, "a", "x") == secret.keyed(tmp_path, "a", "x") != secret.keyed(tmp_path, "b", "x")
    (tmp_path / secret.FILE).write_text("not a secret")
    first = secret.keyed(tmp_path, "a", "x")
    assert first == secret.keyed(tmp_path, "a", "x") and [file.name for file in tmp_path.iterdir()] == [secret.FILE]
