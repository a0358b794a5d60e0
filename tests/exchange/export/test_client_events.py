"""What of a plan a client may read: nothing implicit, none of the clinician's notes."""

from case_files import AT, whole_plan

from empathy_widgets.domain import PlanEvent, for_the_client


def goal(number, kind, text, id=""):
    body = {"id": id, "kind": kind, "text": text, "target": ""}
    return PlanEvent(number=number, kind="goal", body=body, at=AT)


def test_implicit_goals_notes_and_what_was_asked_about_safety_are_left_out():
    left = for_the_client(whole_plan().events)
    assert {event.kind for event in left} == {
        "look", "wish", "say", "tell", "problem", "decide", "aim", "step", "measure"}
    assert "grieving" not in repr(left) and "supervision" not in repr(left) and "not this month" not in repr(left)
    assert "Sunday breakfasts" in repr(left)  # the control


def test_a_goal_that_was_agreed_on_later_comes_without_what_was_thought_before():
    events = (goal(1, "implicit", "He hides."), goal(2, "explicit", "We tell each other.", "g1"))
    assert for_the_client(events) == (events[1],)


def test_a_goal_that_became_implicit_does_not_come_at_all():
    events = (goal(1, "explicit", "We tell each other."), goal(2, "implicit", "We tell each other.", "g1"))
    assert for_the_client(events) == () and for_the_client(events[:1]) == events[:1]
