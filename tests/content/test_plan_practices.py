"""The plan's steps that lead to a practice between appointments agree with it."""

from empathy_widgets.library import Library


def test_a_practice_is_held_where_its_question_was_not_answered_and_its_dose_is_the_files():
    library, asked = Library(), {"loving-kindness": {"meditation"}, "forgiveness": {"forgiveness"}}
    steps = [step for target in library.plan_rules().targets for step in target.steps
             if step.content.startswith("practices/")]
    there = {step.content.partition("/")[2]: step for step in steps if not step.later}
    assert set(there) == {"active-listening", "acts-of-kindness", "forgiveness", "loving-kindness"}
    for id, step in there.items():
        dose = library.entry("practices", id).dose
        assert step.when == "between" and asked.get(id, set()) <= set(step.asks), id
        often = {7: "day", 3: "three times a week", 1: "week"}[len(dose.weekdays)]
        assert often in step.dose, id
        if dose.minutes:
            assert {7: "seven", 15: "fifteen", 20: "twenty"}[dose.minutes] in step.dose, id
