import argon2
import pytest

from empathy_widgets.domain import Actor, Role
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records import Store
from empathy_widgets.records.shelves import pin


FORM = "pes-practice-form"


@pytest.fixture
def handed(store, sitting):
    store.set_pin("2468")
    store.hand_over(sitting.id)
    return store


def wrong(store, tries: int) -> list[str]:
    """Try a wrong PIN and return what was said each time."""
    said = []
    for _try in range(tries):
        with pytest.raises(NotAllowed) as refusal:
            store.take_back("0000")
        said.append(str(refusal.value))
    return said


def test_a_pin_is_at_least_four_digits(store):
    assert not store.has_pin()
    for bad in ("", "123", "12 34", "abcd", "１２３４", "-1234", "1" * 33, None, 1234, ["1", "2", "3", "4"]):
        with pytest.raises(NotAllowed, match="at least 4 digits"):
            store.set_pin(bad)
    store.set_pin("0042")
    assert store.has_pin()


def test_only_the_hash_of_a_pin_is_kept(store, raw):
    store.set_pin("90817263")
    (kept,), = raw("SELECT pin FROM workspace")
    assert kept.startswith("$argon2id$") and "90817263" not in kept
    assert not any(kept in (line.new or "") or "90817263" in (line.new or "") for line in store.audit())


def test_a_pin_is_hashed_as_slowly_as_the_library_recommends(monkeypatch):
    monkeypatch.undo()
    hashed = pin.hashed("2468")
    assert argon2.extract_parameters(hashed) == argon2.profiles.get_default_parameters()
    assert pin.right(hashed, "2468") and not pin.right(hashed, "2469")


def test_a_screen_is_not_handed_over_without_a_way_back(store, sitting):
    with pytest.raises(NotAllowed, match="PIN first"):
        store.hand_over(sitting.id)
    assert store.handed_over() is None


def test_handing_over_and_taking_back(store, sitting, case, clock):
    store.set_pin("2468")
    handed = store.hand_over(sitting.id)
    assert (handed.seat, handed.administration, handed.case_id, handed.since) == (
        "local", sitting.id, case.id, clock.now)
    assert store.handed_over() == handed
    assert store.take_back("2468") == handed
    assert store.handed_over() is None
    assert store.case(case.id) == case
    with pytest.raises(NotFound):
        store.take_back("2468")


def test_only_an_open_sitting_is_handed_over(store, sitting, case):
    store.set_pin("2468")
    store.complete(sitting.id, case_id=case.id)
    with pytest.raises(NotAllowed, match="finished"):
        store.hand_over(sitting.id)


def test_a_hand_over_locks_its_own_seat_only(handed, workspace, case, clock):
    elsewhere = Store(workspace, Actor(seat="office"), clock)
    assert elsewhere.handed_over() is None
    assert elsewhere.case(case.id) == case
    with pytest.raises(NotAllowed, match="handed over"):
        handed.case(case.id)


def test_a_sitting_moved_meanwhile_is_handed_over_for_its_new_case(handed, workspace, sitting, clock):
    office = Store(workspace, Actor(seat="office"), clock)
    other = office.create_case()
    office.reassign(sitting.id, other.id, "wrong file")
    assert handed.handed_over().case_id == other.id


def test_wrong_tries_are_counted_and_told(handed):
    said = wrong(handed, 4)
    assert said[0] == "That PIN is not right. You can try 4 more times before a pause."
    assert said[3] == "That PIN is not right. You can try 1 more time before a pause."
    handed.take_back("2468")


def test_the_fifth_wrong_try_starts_a_growing_wait(handed, clock):
    assert wrong(handed, 5)[-1].startswith("That PIN was wrong too often. Wait 30 seconds")
    clock.move(12)
    with pytest.raises(NotAllowed, match="Wait 18 seconds"):
        handed.take_back("2468")
    clock.move(18)
    assert "Wait 60 seconds" in wrong(handed, 1)[0]
    clock.move(60)
    assert "Wait 120 seconds" in wrong(handed, 1)[0]
    clock.move(120)
    handed.take_back("2468")
    assert handed.verify() == []


def test_a_right_pin_starts_the_count_afresh(handed, sitting):
    wrong(handed, 4)
    handed.take_back("2468")
    handed.hand_over(sitting.id)
    assert "4 more times" in wrong(handed, 1)[0]


def test_a_new_page_of_the_same_screen_buys_no_new_tries(handed, workspace, clock):
    wrong(handed, 3)
    again = Store(workspace, Actor(), clock)
    assert "1 more time" in wrong(again, 1)[0]


def test_wrong_tries_on_one_screen_make_nobody_wait_but_that_screen(handed, workspace, case, clock, raw):
    office = Store(workspace, Actor(seat="office"), clock)
    office.hand_over(office.start(case.id, FORM, "handed over").id)
    for _round in range(100):
        wrong(handed, 1)
    assert raw("SELECT failed_tries FROM seats") == [(5,)], "during a wait a PIN is not looked at"
    assert office.take_back("2468").seat == "office"
    Store(workspace, Actor(seat="new"), clock).sign_in("2468")
    clock.move(30)
    handed.take_back("2468")
    assert handed.verify() == []


def test_the_wait_grows_to_an_hour_and_no_further():
    assert [pin.wait_after(count) for count in (0, 4, 5, 6, 7, 11, 12, 500)] == [0, 0, 30, 60, 120, 1920, 3600, 3600]


def test_a_clock_set_back_a_day_locks_nobody_out(handed, clock):
    wrong(handed, 5)
    clock.move(-86_400)
    handed.take_back("2468")


def test_wrong_tries_stay_in_the_trail(handed, case):
    wrong(handed, 2)
    handed.take_back("2468")
    actions = [line.action for line in handed.audit(case.id)]
    assert actions == ["create case", "start", "hand over", "wrong pin", "wrong pin", "right pin", "take back"]


def test_a_pin_that_is_no_text_is_just_wrong(handed):
    for bad in (None, 2468, ["2468"], "2468\0", "\ud800", "2" * 10**6):
        with pytest.raises(NotAllowed):
            handed.take_back(bad)
    assert handed.handed_over() is not None


def at_the_door(workspace, clock, seat="somebody new"):
    """The store as a browser sees it that has just opened the link."""
    return Store(workspace, Actor(seat=seat), clock)


def refused(store, pin="0000") -> str:
    with pytest.raises(NotAllowed) as refusal:
        store.sign_in(pin)
    return str(refusal.value)


def test_whether_a_screen_is_handed_over_is_told_to_anybody_and_nothing_more(handed, workspace, clock, sitting):
    respondent = Store(workspace, Actor(role=Role.RESPONDENT, seat="local", administration=sitting.id), clock)
    assert respondent.any_handed_over() is True and at_the_door(workspace, clock).any_handed_over() is True
    handed.take_back("2468")
    assert respondent.any_handed_over() is False


def test_everybody_who_signs_in_shares_one_count_of_wrong_pins(handed, workspace, clock):
    doors = [at_the_door(workspace, clock, f"browser {number}") for number in range(5)]
    said = [refused(door) for door in doors]
    assert "4 more times" in said[0] and "1 more time " in said[3] and "Wait 30 seconds" in said[4]
    assert "Wait 30 seconds" in refused(at_the_door(workspace, clock, "yet another"), "2468"), "also with the right one"
    handed.take_back("2468")
    clock.move(30)
    at_the_door(workspace, clock).sign_in("2468")
    assert "4 more times" in refused(doors[0]), "the right one starts the count afresh"
    assert handed.verify() == []


def test_a_respondent_is_not_asked_for_the_pin_at_the_door(handed, workspace, clock, sitting):
    respondent = Store(workspace, Actor(role=Role.RESPONDENT, seat="local", administration=sitting.id), clock)
    assert "Only the clinician" in refused(respondent, "2468")


def test_other_screens_that_are_handed_over_are_told_to_the_clinician_only(handed, workspace, case, clock, sitting):
    office = at_the_door(workspace, clock, "office")
    (shown,) = office.handed_over_elsewhere()
    assert (shown.seat, shown.administration, shown.code) == ("local", sitting.id, case.code)
    with pytest.raises(NotAllowed):
        handed.handed_over_elsewhere()
    with pytest.raises(NotAllowed):
        handed.sign_out(sitting.id)


def test_a_screen_signed_out_from_elsewhere_is_nobodys_and_never_the_clinicians(
    handed, workspace, clock, sitting, case,
):
    office = at_the_door(workspace, clock, "office")
    office.sign_out(sitting.id)
    assert office.handed_over_elsewhere() == () and office.any_handed_over() is False
    respondent = Store(workspace, Actor(role=Role.RESPONDENT, seat="local", administration=sitting.id), clock)
    for attempt in (
        handed.handed_over, handed.cases, lambda: handed.take_back("2468"), lambda: handed.case(case.id),
        respondent.handed_over, lambda: respondent.administration(sitting.id),
        lambda: respondent.respond(sitting.id, 1, 3, case_id=case.id),
    ):
        with pytest.raises(NotAllowed, match="signed out"):
            attempt()
    with pytest.raises(NotFound):
        office.sign_out(sitting.id)
    assert office.verify() == []
    assert [line.action for line in office.audit()][-2:] == ["end hand-over", "sign out"]


def test_deleting_the_case_on_a_handed_over_screen_opens_nothing_there(handed, workspace, clock, case):
    office = at_the_door(workspace, clock, "office")
    other = office.create_case("somebody else")
    office.erase_case(case.id, "the person asked for it")
    for attempt in (handed.cases, lambda: handed.case(other.id), handed.handed_over):
        with pytest.raises(NotAllowed, match="signed out"):
            attempt()
    assert office.any_handed_over() is False and office.verify() == []


def test_a_pin_set_anew_at_the_machine_ends_every_wait(handed, workspace, clock):
    wrong(handed, 6)
    for _try in range(6):
        refused(at_the_door(workspace, clock))
    with pytest.raises(NotAllowed, match="handed over"):
        handed.set_pin("1357")
    Store(workspace, Actor(name="system", role=Role.SYSTEM, seat="command"), clock).set_pin("1357")
    assert "4 more times" in refused(at_the_door(workspace, clock), "2468")
    at_the_door(workspace, clock).sign_in("1357")
    handed.take_back("1357")
    assert handed.verify() == []
