"""The worked problems: whoever a quarrel is about has a side of their own, and it counts."""

import pytest

from empathy_widgets.library import Library

CONCERNED = {"caring-for-a-mother": "Hanna", "grandpas-rules": "Toni", "the-handover": "Noor"}
"""Problems others could settle over somebody's head, and whose."""


def unheard(problem, name):
    """In which ways somebody the problem is about is passed over."""
    told = []
    if name not in [person.name for person in problem.people]:
        told.append("has no side")
    if len({option.meets.get(name) for option in problem.options}) < 2:
        told.append("makes no difference to any option")
    if name not in problem.agreement["who"]:
        told.append("was not asked before it was agreed")
    return told


@pytest.mark.parametrize(("id", "name"), CONCERNED.items())
def test_the_one_it_is_about_has_a_side_counts_and_is_asked(id, name):
    problem = Library().entry("problems", id)
    assert unheard(problem, name) == []
    others = tuple(person for person in problem.people if person.name != name)
    options = tuple(one.model_copy(update={"meets": {other.name: one.meets[other.name] for other in others}})
                    for one in problem.options)
    spoiled = problem.model_copy(update={"people": others, "options": options, "agreement": {"who": "The others"}})
    assert len(unheard(spoiled, name)) == 3
