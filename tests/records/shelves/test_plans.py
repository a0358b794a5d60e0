"""Plans: kept event by event, one open a case, never overwritten, gone with their case, sound by the trail."""

import uuid

import pytest

from empathy_widgets.domain import Actor, ErasureReason, Mode, Role, Status
from empathy_widgets.errors import NotAllowed, NotFound, StaleWrite, WorkspaceDamaged
from empathy_widgets.records import Store

SAID = {"text": "I want to stay when she cries."}
IMPLICIT = {"id": "", "kind": "implicit", "text": "He may be grieving.", "target": ""}


@pytest.fixture
def case(store):
    return store.create_case()


@pytest.fixture
def plan(store, case):
    return store.start_plan(case.id)


def test_what_was_planned_comes_back_in_order(store, case, plan):
    first = store.add_plan_event(plan.id, "say", SAID, case_id=case.id)
    second = store.add_plan_event(plan.id, "goal", IMPLICIT, case_id=case.id, after=1)
    assert [first.number, second.number] == [1, 2]
    found = store.plan(plan.id)
    assert found.events == (first, second) and store.plans(case.id) == (found,)
    assert found.status is Status.OPEN and found.changed_at == second.at
    assert store.verify() == [] and store.audit()[-1].action == "plan: goal"
    assert "grieving" not in repr(store.audit())  # the trail proves people's words and does not repeat them


def test_a_later_plan_ends_the_one_before_and_changes_nothing_in_it(store, case, plan):
    store.add_plan_event(plan.id, "say", SAID, case_id=case.id)
    later = store.start_plan(case.id)
    earlier, newest = store.plans(case.id)
    assert newest == later and newest.status is Status.OPEN
    assert earlier.id == plan.id and earlier.status is Status.COMPLETED and earlier.ended_at is not None
    assert [event.body for event in earlier.events] == [SAID]
    with pytest.raises(NotAllowed, match="has ended"):
        store.add_plan_event(plan.id, "say", {"text": "other"}, case_id=case.id)
    assert store.verify() == []


def test_a_message_sent_twice_is_done_once(store, case):
    one = store.start_plan(case.id, request="begin")
    assert store.start_plan(case.id, request="begin") == one
    said = store.add_plan_event(one.id, "say", SAID, case_id=case.id, request="a")
    assert store.add_plan_event(one.id, "say", SAID, case_id=case.id, request="a") == said
    with pytest.raises(NotAllowed, match="two meanings"):
        store.add_plan_event(one.id, "say", {"text": "other"}, case_id=case.id, request="a")
    with pytest.raises(NotAllowed, match="belongs elsewhere"):
        store.start_plan(store.create_case().id, request="begin")
    assert len(store.plan(one.id).events) == 1 and len(store.plans(case.id)) == 1


def test_a_page_that_is_behind_writes_nothing(store, case, plan):
    store.add_plan_event(plan.id, "say", SAID, case_id=case.id, after=0)
    with pytest.raises(StaleWrite):
        store.add_plan_event(plan.id, "say", {"text": "from another page"}, case_id=case.id, after=0)
    assert len(store.plan(plan.id).events) == 1


@pytest.mark.parametrize(("kind", "body"), [
    ("sing", {}), ("say", {}), ("say", {"text": 3}), ("goal", {**IMPLICIT, "kind": "secret"}), (None, {}),
    ("goal", {**IMPLICIT, "more": 1}), ("measure", {"instrument": "pes", "title": "PES", "on": "soon"}), ("say", []),
    ("say", {"text": "x" * 40_001}),
])
def test_what_is_no_part_of_a_plan_is_refused(store, case, plan, kind, body):
    with pytest.raises(NotAllowed):
        store.add_plan_event(plan.id, kind, body, case_id=case.id)
    store.add_plan_event(plan.id, "goal", IMPLICIT, case_id=case.id)
    assert len(store.plan(plan.id).events) == 1


def test_a_plan_of_another_case_is_refused_and_one_that_is_not_there_is_not_found(store, plan):
    other = store.create_case()
    with pytest.raises(NotAllowed, match="another case"):
        store.add_plan_event(plan.id, "say", SAID, case_id=other.id)
    with pytest.raises(NotAllowed, match="another case"):
        store.end_plan(plan.id, case_id=other.id)
    with pytest.raises(NotFound):
        store.plan(str(uuid.uuid4()))
    with pytest.raises(NotFound):
        store.start_plan(str(uuid.uuid4()))


def test_ending_a_plan_twice_ends_it_once(store, case, plan):
    ended = store.end_plan(plan.id, case_id=case.id)
    assert store.end_plan(plan.id, case_id=case.id) == ended
    assert [line.action for line in store.audit()].count("end plan") == 1 and store.verify() == []


def test_nobody_reads_a_plan_on_a_screen_that_was_handed_over(store, workspace, case, plan):
    store.add_plan_event(plan.id, "goal", IMPLICIT, case_id=case.id)
    sitting = store.start(case.id, "teq", Mode.HANDED_OVER)
    store.set_pin("2468")
    theirs = Actor(seat="tablet")
    Store(workspace, theirs).hand_over(sitting.id)
    answering = Actor(role=Role.RESPONDENT, seat="tablet", administration=sitting.id)
    for actor in (theirs, answering):
        for ask in (lambda held: held.plan(plan.id), lambda held: held.plans(case.id),
                    lambda held: held.add_plan_event(plan.id, "say", SAID, case_id=case.id)):
            with pytest.raises(NotAllowed):
                ask(Store(workspace, actor))
    assert store.plans(case.id)[0].events[0].body == IMPLICIT  # the clinician's own screen still does


def test_a_plan_goes_with_its_case_and_leaves_no_word(store, raw, case, plan):
    store.add_plan_event(plan.id, "goal", IMPLICIT, case_id=case.id)
    spared = store.start_plan(store.create_case().id)
    store.erase_case(case.id, ErasureReason.ASKED)
    assert "grieving" not in repr(raw("SELECT * FROM plan_events")) + repr(raw("SELECT * FROM audit"))
    assert [row[0] for row in raw("SELECT id FROM plans")] == [spared.id] and store.verify() == []
    with pytest.raises(NotFound):
        store.plan(plan.id)


def test_everything_of_a_case_holds_its_plans(store, case, plan):
    store.add_plan_event(plan.id, "goal", IMPLICIT, case_id=case.id)
    assert store.everything(case.id)[4] == store.plans(case.id)


def test_words_changed_behind_the_stores_back_are_found(store, raw, case, plan):
    store.add_plan_event(plan.id, "say", SAID, case_id=case.id)
    raw("UPDATE plan_events SET body = replace(body, 'stay', 'leave')")
    assert any("plan_events" in sentence for sentence in store.verify())
    raw("UPDATE plan_events SET body = 'none'")
    with pytest.raises(WorkspaceDamaged):
        store.plan(plan.id)
