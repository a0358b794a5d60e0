"""A plan in sentences: each change in its turn, and an earlier plan to be read again."""

from case_files import whole_plan

from empathy_widgets.exercises.planning.told import history_of, plan_told

ENDED = whole_plan().started_at


def test_every_kind_of_change_is_told_the_newest_first():
    lines = [line.partition(": ")[2] for line in history_of(whole_plan())]
    assert lines == [
        "wrote “Bring to supervision.”", "measure again on 2026-12-24", "asked, and yes: Is anything fresh?",
        "took the step “Breath”", "a goal only for you: “He may be grieving.”", "wrote “Sunday breakfasts”",
        "not “Steady ground first”: not this month", "ticked “Distance”", "wrote “They quarrel every week.”",
        "wrote “=I want to stay when she cries.”", "ticked “To stay steadier.”", "read with the newest profile",
        "the plan was begun"]


def test_a_plan_that_ended_says_what_stood_in_it():
    told = plan_told(whole_plan(status="completed", ended_at=ENDED))
    assert told["heading"].startswith("Earlier plan, ")
    assert told["paragraphs"] == [
        "They said: “=I want to stay when she cries.”", "Aimed at: Sunday breakfasts",
        "Not this: Steady ground first (not this month)", "Only for you: He may be grieving.", "Step: Breath, daily",
        "Measure again on 24 December 2026 with PES"]


def test_an_empty_one_says_so_and_a_newer_programs_is_told_by_its_changes():
    assert plan_told(whole_plan(events=(), ended_at=ENDED))["paragraphs"] == ["Nothing was written in it."]
    strange = whole_plan().events[0].model_copy(update={"kind": "sing"})
    assert len(plan_told(whole_plan(events=(strange,), ended_at=ENDED))["paragraphs"]) == 2
