"""The table says who may; the store does what the table says, for every role, state of the screen and method."""

import sys
from pathlib import Path

import pytest

from empathy_widgets.domain import Actor, Role, Wording
from empathy_widgets.errors import EmpathyError, NotAllowed
from empathy_widgets.records import Store
from empathy_widgets.records.database.engine import reading
from empathy_widgets.records.shelves.policy import (
    POLICY, Action, Situation, Thing, hangs_on_a_practice, hangs_on_a_sitting, may,
)
from empathy_widgets.records.shelves.transaction import Transaction

sys.path.insert(0, str(Path(__file__).parent))

from test_actors import CALLS, Things  # noqa: E402
from test_every_method_asks import asked_by, public_methods  # noqa: E402

SIGNED_OUT = "This screen was signed out. Open the workbook with a fresh link."
CLINICIAN = "Only the clinician can do this. Please hand the screen back."
HANDED_OVER = "This screen is handed over. Enter the clinician's PIN to go on."
ONE_ONLY = "This screen shows one questionnaire only. Please hand it back to the clinician."

EVERY = set(Action)
WAY_BACK = {Action.READ_OWN_SCREEN, Action.READ_ANY_SCREEN, Action.TAKE_BACK}
ONE_SITTING = {Action.READ_SITTING, Action.ANSWER, Action.MOVE, Action.COMPLETE, Action.READ_WORDING}
ANYBODY = {Action.READ_OWN_SCREEN, Action.READ_ANY_SCREEN}
CLIENTS = {Action.OPEN_LINK, Action.READ_GIVEN, Action.READ_LINES, Action.WRITE_LINE, Action.SHARE_LINE,
           Action.DELETE_LINES}
OURS = EVERY - CLIENTS
OTHERS = "This page shows your own practices and nothing else."
ALONE = "This belongs to the client alone. You see what they share, in the practice itself."
CLOSED = "This page was closed. Please ask for a new code."
NOT_GIVEN = "This practice is not on your page any more. What you wrote of it is still yours, below."
PROGRAM = Actor(role=Role.SYSTEM)
CLIENT = Actor(role=Role.CLIENT)


def respondent(sitting: str | None = "mine") -> Actor:
    return Actor(role=Role.RESPONDENT, administration=sitting)


@pytest.mark.parametrize(("actor", "now", "allowed"), [
    (Actor(), Situation(), OURS - {Action.RESET_PIN}),
    (Actor(), Situation("mine", sitting="mine"), WAY_BACK),
    (Actor(), Situation(signed_out=True), {Action.READ_ANY_SCREEN, Action.SIGN_IN}),
    (Actor(), Situation("mine", signed_out=True), {Action.READ_ANY_SCREEN}),
    (respondent(), Situation("mine", sitting="mine"), ONE_SITTING | ANYBODY),
    (respondent(), Situation("mine", sitting="other"), ANYBODY),
    (respondent(), Situation("mine"), ANYBODY),
    (respondent(), Situation("other", sitting="mine"), ANYBODY),
    (respondent(), Situation("other", sitting="other"), ANYBODY),
    (respondent(), Situation(sitting="mine"), ANYBODY),
    (respondent(None), Situation(), ANYBODY),
    (respondent(None), Situation("mine", sitting="mine"), ANYBODY),
    (respondent(), Situation("mine", signed_out=True, sitting="mine"), {Action.READ_ANY_SCREEN}),
    (PROGRAM, Situation(), OURS),
    (Actor(), Situation(sitting="mine", own=True), OURS - {Action.HAND_OVER, Action.REASSIGN, Action.RESET_PIN}),
    (PROGRAM, Situation(sitting="mine", own=True), OURS - {Action.HAND_OVER, Action.REASSIGN}),
    (PROGRAM, Situation("mine"), OURS - {Action.HAND_OVER, Action.SIGN_IN}),
    (PROGRAM, Situation(signed_out=True), OURS - {Action.READ_OWN_SCREEN, Action.TAKE_BACK}),
    (CLIENT, Situation(), {Action.OPEN_LINK, Action.READ_CRISIS}),
    (CLIENT, Situation(page_open=True), CLIENTS | {Action.READ_CRISIS}),
    (CLIENT, Situation(page_open=True, given=True), CLIENTS | {Action.READ_CRISIS}),
    (CLIENT, Situation(page_open=True, given=False),
     CLIENTS - {Action.WRITE_LINE, Action.SHARE_LINE} | {Action.READ_CRISIS}),
    (CLIENT, Situation("mine", signed_out=True, page_open=True), CLIENTS | {Action.READ_CRISIS}),
    (CLIENT, Situation("mine", sitting="mine"), {Action.OPEN_LINK, Action.READ_CRISIS}),
    (Actor(), Situation(page_open=True, given=True), OURS - {Action.RESET_PIN}),
])
def test_the_table_lets_each_role_do_what_is_written_here(actor, now, allowed):
    assert {action for action in Action if may(actor, action, now) is None} == allowed


@pytest.mark.parametrize(("actor", "action", "now", "sentence"), [
    (Actor(), Action.READ_CASES, Situation("mine"), HANDED_OVER),
    (Actor(), Action.READ_CASES, Situation("mine", signed_out=True), SIGNED_OUT),
    (Actor(), Action.SIGN_IN, Situation("mine", signed_out=True), HANDED_OVER),
    (Actor(), Action.TAKE_BACK, Situation("mine", signed_out=True), SIGNED_OUT),
    (respondent(), Action.READ_CASES, Situation("mine"), CLINICIAN),
    (respondent(), Action.READ_CASES, Situation("mine", signed_out=True), SIGNED_OUT),
    (respondent(), Action.TAKE_BACK, Situation("mine", signed_out=True), CLINICIAN),
    (respondent(), Action.SIGN_IN, Situation("mine", signed_out=True), CLINICIAN),
    (respondent(), Action.ANSWER, Situation("mine", sitting="other"), ONE_ONLY),
    (respondent(), Action.ANSWER, Situation("mine", signed_out=True, sitting="other"), SIGNED_OUT),
    (PROGRAM, Action.HAND_OVER, Situation("mine"), HANDED_OVER),
    (CLIENT, Action.READ_CASES, Situation(page_open=True), OTHERS),
    (CLIENT, Action.READ_GIVEN, Situation(), CLOSED),
    (CLIENT, Action.SHARE_LINE, Situation(given=False), CLOSED),
    (CLIENT, Action.SHARE_LINE, Situation(page_open=True, given=False), NOT_GIVEN),
    *[(actor, action, Situation(page_open=True), ALONE) for actor in (Actor(), respondent(), PROGRAM)
      for action in sorted(CLIENTS)],
])
def test_a_refusal_says_first_what_matters_most(actor, action, now, sentence):
    assert may(actor, action, now) == sentence


def test_every_action_has_a_row_and_every_row_and_thing_is_used():
    asked = {asked_by(method)[0] for method in public_methods(Store).values()}
    assert set(POLICY) == set(Action) == asked | {Action.RESTORE, Action.RESET_PIN}
    assert {rule.thing for rule in POLICY.values()} == set(Thing)


SENTENCES = (SIGNED_OUT, CLINICIAN, HANDED_OVER, ONE_ONLY, OTHERS, ALONE, CLOSED, NOT_GIVEN)


def refusal(call, store, it) -> str | None:
    """The sentence of the policy that refused a call; None when it was let in, whatever became of it there."""
    try:
        call(store, it)
    except EmpathyError as error:
        return str(error) if str(error) in SENTENCES else None
    return None


ANOTHER_SITTING = {
    "administration": lambda store, it: store.administration(it.elsewhere.id),
    "respond": lambda store, it: store.respond(it.elsewhere.id, 1, 2, case_id=it.other.id),
    "move_to": lambda store, it: store.move_to(it.elsewhere.id, 2, case_id=it.other.id),
    "complete": lambda store, it: store.complete(it.elsewhere.id, case_id=it.other.id),
    "wording": lambda store, it: store.wording(it.foreign.id),
}
LAST = ("hand_over", "take_back")
"""These change whose hands the screen is in, so they are asked after all others."""


def someone(role: Role, it: Things) -> list[Actor]:
    """Whoever can hold a screen in a role; a respondent's sitting is this screen's, another one, or none."""
    if role is Role.CLIENT:
        return [Actor(role=role, link=it.page.id, case_id=it.case.id), Actor(role=role, case_id=it.case.id)]
    sittings = (it.sitting.id, it.elsewhere.id, None) if role is Role.RESPONDENT else (None,)
    return [Actor(role=role, administration=sitting) for sitting in sittings]


def staged(workspace, hands: str | None, signed_out: bool) -> Things:
    """A workspace whose screen "local" is handed over for one of two sittings or not, and was signed out or not."""
    it = Things(workspace)
    it.foreign = it.office.add_wording(Wording(instrument="teq", language="de", items={1: "Eins."}), "agreed")
    program = Store(workspace, PROGRAM)
    if signed_out:
        program.hand_over(it.sitting.id)
        it.office.sign_out(it.sitting.id)
    if hands is not None:
        program.hand_over(getattr(it, hands).id)
    return it


@pytest.mark.parametrize("signed_out", [False, True], ids=["signed-in", "signed-out"])
@pytest.mark.parametrize("hands", [None, "sitting", "elsewhere"])
@pytest.mark.parametrize("role", Role)
def test_the_store_does_what_the_table_says(fresh, role, hands, signed_out):
    for number in range({Role.RESPONDENT: 3, Role.CLIENT: 2}.get(role, 1)):
        workspace = fresh()
        it = staged(workspace, hands, signed_out)
        actor = someone(role, it)[number]
        store = Store(workspace, actor)
        handed_over = getattr(it, hands).id if hands else None
        calls = [(name, call, it.elsewhere.id if name != "wording" else None) for name, call in ANOTHER_SITTING.items()]
        calls += [(name, call, it.sitting.id) for name, call in CALLS.items() if name not in LAST]
        calls += [(name, CALLS[name], it.sitting.id) for name in LAST]
        for name, call, sitting in calls:
            action = asked_by(getattr(Store, name))[0]
            told = may(actor, action, Situation(handed_over, signed_out, sitting, page_open=actor.link is not None))
            assert refusal(call, store, it) == told, (name, actor)


def test_the_calls_on_another_sitting_are_all_that_hang_on_one():
    hang = {name for name, method in public_methods(Store).items() if hangs_on_a_sitting(asked_by(method)[0])}
    assert hang == set(ANOTHER_SITTING)


def test_what_hangs_on_a_practice_must_say_on_which(fresh):
    it = Things(fresh())
    client = Store(it.office.workspace, Actor(role=Role.CLIENT, link=it.page.id, case_id=it.case.id))
    assert {action for action in Action if hangs_on_a_practice(action)} == {Action.WRITE_LINE, Action.SHARE_LINE}
    for run in (it.run, it.own, it.other):  # no practice, one's own, no run at all
        with pytest.raises(NotAllowed, match="not on your page any more"):
            client.write_line(run.id, "log", {"day": "2026-11-28", "done": "yes"}, "r9")
    with pytest.raises(RuntimeError, match="to write a client's line hangs on the practice"):
        with client._writing(Action.WRITE_LINE):
            pass


def test_what_hangs_on_a_sitting_must_say_on_which(workspace, raw, sitting, respondent):
    lines = raw("SELECT count(*) FROM audit")
    for store in (Store(workspace, Actor(seat="office")), respondent):
        with pytest.raises(RuntimeError, match="to answer an item hangs on the sitting"):
            with store._writing(Action.ANSWER) as work:
                work.record("cases/nobody", "forgot to say", None, {}, {})
        with store._writing(Action.ANSWER) as work:
            assert work.administration(sitting.id).id == sitting.id
    assert raw("SELECT count(*) FROM audit") == lines


def test_a_backup_is_put_in_place_by_nobody_a_screen_was_handed_to(workspace, clock, respondent):
    with reading(workspace.engine, workspace.database_file) as connection:
        for actor, sentence in ((respondent.actor, CLINICIAN), (Actor(), HANDED_OVER)):
            with pytest.raises(NotAllowed) as refused:
                Transaction(connection, actor, clock(), Action.RESTORE, writes=False)
            assert str(refused.value) == sentence
        for actor in (PROGRAM, Actor(seat="office")):
            assert Transaction(connection, actor, clock(), Action.RESTORE, writes=False).action is Action.RESTORE


def test_everything_of_a_case_asks_for_each_part_of_it(store, case, respondent, monkeypatch):
    office = Store(store.workspace, Actor(seat="office"))
    assert office.everything(case.id, history=True)[0] == case
    for part in (Action.READ_CASES, Action.READ_SITTINGS, Action.READ_RUNS, Action.READ_HISTORY):
        closed = POLICY[part]._replace(clinician=POLICY[part].respondent)
        with monkeypatch.context() as patch:
            patch.setitem(POLICY, part, closed)
            with pytest.raises(NotAllowed, match="Only the clinician"):
                office.everything(case.id, history=True)
