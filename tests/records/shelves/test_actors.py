"""Who may do what: every public method of the store, for every actor."""

import inspect
import sys
from pathlib import Path

import pytest

from empathy_widgets.domain import (
    Actor, ClassFigures, ClassScore, ErasureReason, ImportedSitting, Mode, ReferenceValue, Role, Wording,
)
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records import Store

sys.path.insert(0, str(Path(__file__).parents[2]))

from client_pages import client_of, given, logged  # noqa: E402

WORDING = Wording(instrument="teq", language="en", items={1: "One."})
FIGURES = ClassFigures(people=6, scores=(ClassScore(name="W", n=5, mean=3.0, sd=1.0),))
VALUES = {"PT": ReferenceValue(mean=16, sd=4, reliability=0.7, reliability_kind="alpha")}
CALLS = {
    "create_case": lambda store, it: store.create_case("new"),
    "relabel_case": lambda store, it: store.relabel_case(it.case.id, "new", 0),
    "archive_case": lambda store, it: store.archive_case(it.spare.id),
    "unarchive_case": lambda store, it: store.unarchive_case(it.spare.id),
    "case": lambda store, it: store.case(it.case.id),
    "case_by_code": lambda store, it: store.case_by_code(it.case.code),
    "cases": lambda store, it: store.cases(),
    "overview": lambda store, it: store.overview(10),
    "last_completed": lambda store, it: store.last_completed([it.case.id]),
    "done": lambda store, it: store.done(it.case.id),
    "waiting": lambda store, it: store.waiting(10),
    "erase_case": lambda store, it: store.erase_case(it.spare.id, ErasureReason.MISTAKE),
    "start": lambda store, it: store.start(it.case.id, "teq", Mode.SELF),
    "administration": lambda store, it: store.administration(it.sitting.id),
    "administrations": lambda store, it: store.administrations(it.case.id),
    "respond": lambda store, it: store.respond(it.sitting.id, 1, 2, case_id=it.case.id),
    "move_to": lambda store, it: store.move_to(it.sitting.id, 2, case_id=it.case.id),
    "complete": lambda store, it: store.complete(it.sitting.id, case_id=it.case.id),
    "void": lambda store, it: store.void(it.sitting.id, "why"),
    "reassign": lambda store, it: store.reassign(it.sitting.id, it.other.id, "why"),
    "take_in": lambda store, it: store.take_in("teq", [it.on_file], digest="c" * 64),
    "imports": lambda store, it: store.imports(),
    "undo_import": lambda store, it: store.undo_import(it.taken.id, "why"),
    "start_plan": lambda store, it: store.start_plan(it.other.id),
    "add_plan_event": lambda store, it: store.add_plan_event(it.plan.id, "say", {"text": "w"}, case_id=it.case.id),
    "sent_plan_event": lambda store, it: store.sent_plan_event(it.plan.id, "r"),
    "plan": lambda store, it: store.plan(it.plan.id),
    "plans": lambda store, it: store.plans(it.case.id),
    "end_plan": lambda store, it: store.end_plan(it.plan.id, case_id=it.case.id),
    "make_link": lambda store, it: store.make_link(it.other.id),
    "link": lambda store, it: store.link(it.case.id),
    "revoke_link": lambda store, it: store.revoke_link(it.other.id),
    "crisis_numbers": lambda store, it: store.crisis_numbers(),
    "keep_crisis_numbers": lambda store, it: store.keep_crisis_numbers([]),
    "open_page": lambda store, it: store.open_page(it.code, "192.0.2.1"),
    "own_page": lambda store, it: store.own_page(),
    "given": lambda store, it: store.given(),
    "client_lines": lambda store, it: store.client_lines(),
    "write_line": lambda store, it: store.write_line(it.practice.id, "log", logged("more", "b"), "r2"),
    "share_line": lambda store, it: store.share_line(it.line.id),
    "delete_lines": lambda store, it: store.delete_lines([it.line.id]),
    "keep_class_result": lambda store, it: store.keep_class_result("teq", "May", FIGURES),
    "class_results": lambda store, it: store.class_results(),
    "delete_class_result": lambda store, it: store.delete_class_result(it.kept.id),
    "set_pin": lambda store, it: store.set_pin("1357", "2468"),
    "has_pin": lambda store, it: store.has_pin(),
    "hand_over": lambda store, it: store.hand_over(it.sitting.id),
    "handed_over": lambda store, it: store.handed_over(),
    "take_back": lambda store, it: store.take_back("2468"),
    "any_handed_over": lambda store, it: store.any_handed_over(),
    "sign_in": lambda store, it: store.sign_in("2468"),
    "handed_over_elsewhere": lambda store, it: store.handed_over_elsewhere(),
    "sign_out": lambda store, it: store.sign_out(it.sitting.id),
    "add_wording": lambda store, it: store.add_wording(WORDING, "agreed"),
    "retire_wording": lambda store, it: store.retire_wording(it.wording.id),
    "keep_sample": lambda store, it: store.keep_sample(
        "iri", 1, "class", who="students", collected="2026", n=30, values=VALUES),
    "retire_sample": lambda store, it: store.retire_sample(it.sample.id),
    "own_samples": lambda store, it: store.own_samples("iri"),
    "erase_own_run": lambda store, it: store.erase_own_run(it.own.id),
    "erase_own_sitting": lambda store, it: store.erase_own_sitting(it.own_sitting.id),
    "loaded_wordings": lambda store, it: store.loaded_wordings(),
    "wordings": lambda store, it: store.wordings("teq"),
    "wording": lambda store, it: store.wording(it.wording.id),
    "start_run": lambda store, it: store.start_run(it.case.id, "role-play", "a-scene"),
    "add_event": lambda store, it: store.add_event(it.run.id, "begin", {}, case_id=it.case.id),
    "add_events": lambda store, it: store.add_events(it.case.id, [(it.run.id, "begin", {}, "one")]),
    "sent_event": lambda store, it: store.sent_event(it.run.id, "r"),
    "run": lambda store, it: store.run(it.run.id),
    "runs": lambda store, it: store.runs(it.case.id),
    "content_of": lambda store, it: store.content_of(it.run),
    "content_heads": lambda store, it: store.content_heads([it.run.version]),
    "end_run": lambda store, it: store.end_run(it.run.id, case_id=it.case.id),
    "reopen_run": lambda store, it: store.reopen_run(it.run.id, case_id=it.case.id),
    "void_run": lambda store, it: store.void_run(it.run.id, "why"),
    "everything": lambda store, it: store.everything(it.case.id),
    "instruments_given": lambda store, it: store.instruments_given(),
    "note_export": lambda store, it: store.note_export(it.case.id, "CSV"),
    "audit": lambda store, it: store.audit(),
    "verify": lambda store, it: store.verify(),
}

RESPONDENT_MAY = {"administration", "respond", "move_to", "complete", "handed_over", "any_handed_over", "wording"}
CLIENT_ONLY = {"open_page", "own_page", "given", "client_lines", "write_line", "share_line", "delete_lines"}
HANDED_OVER_MAY = {"handed_over", "any_handed_over", "take_back"}


class Things:
    """Two cases, a sitting of the first with a wording, and one of the second; a third case without anything."""

    def __init__(self, workspace) -> None:
        office = Store(workspace, Actor(seat="office"))
        self.office = office
        self.case, self.other = office.create_case(), office.create_case()
        self.spare = office.create_case()
        self.wording = office.add_wording(Wording(instrument="iri", language="en", items={1: "Eins."}), "agreed")
        self.sitting = office.start(self.case.id, "iri", Mode.HANDED_OVER, wording=self.wording.id)
        self.elsewhere = office.start(self.other.id, "iri", Mode.SELF)
        self.run = office.start_run(self.case.id, "role-play", "a-scene", version_text="id: a-scene")
        self.plan = office.start_plan(self.case.id)
        self.own = office.start_run(None, "role-play", "a-scene")
        self.own_sitting = office.start(None, "iri", Mode.OWN)
        self.on_file = ImportedSitting(case_id=self.other.id, at=self.other.created_at, answers={1: 2})
        self.taken = office.take_in("iri", [self.on_file], digest="d" * 64)
        self.kept = office.keep_class_result("teq", "May", FIGURES)
        self.sample = office.keep_sample("iri", 1, "class", who="students", collected="2026", n=30, values=VALUES)
        self.practice = given(office, self.case)
        self.page, self.code = office.make_link(self.case.id)
        client = client_of(workspace, self.page)
        client.write_line(self.practice.id, "log", logged("mine"), "r1")
        (self.line,) = client.client_lines()
        office.set_pin("2468")


def allowed(store, things, name) -> bool:
    try:
        CALLS[name](store, things)
    except NotAllowed:
        return False
    except NotFound:
        assert name in ("take_back", "sign_out")  # allowed to ask, and there is nothing to take back or sign out
    return True


def granted(fresh, actor, hands_over) -> set[str]:
    """The methods this actor may call, each tried in a workspace as it was before the others."""
    found = set()
    for names in (set(CALLS) - {"complete", "void", "take_back"}, {"complete"}, {"void"}, {"take_back"}):
        workspace = fresh()
        things = Things(workspace)
        if hands_over:
            Store(workspace, Actor()).hand_over(things.sitting.id)
        who = actor(things)
        order = sorted(names, key=list(CALLS).index)
        order = [name for name in order if name != "hand_over"] + [name for name in order if name == "hand_over"]
        for name in order:
            if allowed(Store(workspace, who), things, name):
                found.add(name)
            if name == "reassign" and name in found:
                things.office.reassign(things.sitting.id, things.case.id, "back")
            if name == "set_pin" and name in found:
                things.office.set_pin("2468", "1357")
    return found


def test_the_matrix_names_every_public_method():
    public = {name for name, _method in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    assert public == set(CALLS)


def test_a_clinician_may_do_everything_on_a_seat_of_their_own_but_what_is_a_clients(fresh):
    assert granted(fresh, lambda it: Actor(), hands_over=False) == set(CALLS) - CLIENT_ONLY


def test_a_client_may_read_their_practices_and_keep_their_lines_and_nothing_else(fresh):
    client = lambda it: Actor(role=Role.CLIENT, link=it.page.id, case_id=it.case.id)  # noqa: E731
    assert granted(fresh, client, hands_over=False) == CLIENT_ONLY | {"crisis_numbers"}


@pytest.mark.parametrize("amiss", ["no page", "another's page", "a closed page"])
def test_whoever_has_no_open_page_may_only_try_a_code(fresh, amiss):
    def nobody(it):
        if amiss == "a closed page":
            it.office.revoke_link(it.case.id)
        return Actor(role=Role.CLIENT, link=None if amiss == "no page" else it.page.id,
                     case_id=it.other.id if amiss == "another's page" else it.case.id)

    may = {"open_page", "crisis_numbers"} - ({"open_page"} if amiss == "a closed page" else set())  # its code is spent
    assert granted(fresh, nobody, hands_over=False) == may


def test_on_a_handed_over_seat_only_the_way_back_is_left(fresh):
    assert granted(fresh, lambda it: Actor(), hands_over=True) == HANDED_OVER_MAY


def test_a_respondent_may_answer_the_one_sitting_and_nothing_else(fresh):
    respondent = lambda it: Actor(role=Role.RESPONDENT, administration=it.sitting.id)  # noqa: E731
    assert granted(fresh, respondent, hands_over=True) == RESPONDENT_MAY


def test_a_respondent_whose_screen_was_taken_back_may_do_nothing(fresh):
    respondent = lambda it: Actor(role=Role.RESPONDENT, administration=it.sitting.id)  # noqa: E731
    assert granted(fresh, respondent, hands_over=False) == {"handed_over", "any_handed_over"}


def test_a_seat_that_was_signed_out_may_do_nothing_but_sign_in_again(fresh):
    for role in (Role.CLINICIAN, Role.RESPONDENT):
        workspace = fresh()
        things = Things(workspace)
        Store(workspace, Actor()).hand_over(things.sitting.id)
        things.office.sign_out(things.sitting.id)
        gone = Store(workspace, Actor(role=role, administration=things.sitting.id))
        found = {name for name in CALLS if allowed(gone, things, name)}
        assert found == {"any_handed_over"} | ({"sign_in"} if role is Role.CLINICIAN else set())


def test_the_program_itself_may_do_everything_but_what_is_a_clients(fresh):
    assert granted(fresh, lambda it: Actor(role=Role.SYSTEM), hands_over=False) == set(CALLS) - CLIENT_ONLY


def test_a_respondent_cannot_name_another_sitting_seat_or_wording(fresh):
    workspace = fresh()
    things = Things(workspace)
    foreign = things.office.add_wording(WORDING, "agreed")
    Store(workspace, Actor()).hand_over(things.sitting.id)
    honest = Store(workspace, Actor(role=Role.RESPONDENT, administration=things.sitting.id))
    forged = [
        Store(workspace, Actor(role=Role.RESPONDENT, administration=things.elsewhere.id)),
        Store(workspace, Actor(role=Role.RESPONDENT, administration=things.sitting.id, seat="office")),
        Store(workspace, Actor(role=Role.RESPONDENT)),
    ]
    for store in (honest, *forged):
        for call in (
            lambda store=store: store.administration(things.elsewhere.id),
            lambda store=store: store.respond(things.elsewhere.id, 1, 2, case_id=things.other.id),
            lambda store=store: store.administration("nobody-knows"),
            lambda store=store: store.wording(foreign.id),
        ):
            with pytest.raises(NotAllowed):
                call()
    assert things.office.administration(things.elsewhere.id).answers == {}


def test_nothing_refused_leaves_a_line_in_the_trail(fresh):
    workspace = fresh()
    things = Things(workspace)
    Store(workspace, Actor()).hand_over(things.sitting.id)
    before = things.office.audit()
    for name in set(CALLS) - HANDED_OVER_MAY:
        assert not allowed(Store(workspace, Actor()), things, name)
    assert things.office.audit() == before


def test_an_actor_whose_name_cannot_be_kept_is_refused(workspace):
    for name in ("a\0b", "\ud800", "x" * 201):
        with pytest.raises(NotAllowed):
            Store(workspace, Actor(name=name))
