"""Skills: what an editor is told, and what may not be missing."""

import pytest

from empathy_widgets.library.kinds.skill import SkillForm, broken_skill, build_skill, instead_is_still
from empathy_widgets.places import content_folder
from empathy_widgets.library.kinds import KINDS
from empathy_widgets.library.check import read_content

KIND = next(kind for kind in KINDS if kind.noun == "skill")
BREATH = read_content(content_folder() / "skills" / "slow-breath.yaml", KIND, proofs=False).noun


def form(**changes):
    given = {**BREATH.model_dump(mode="python"), **changes}
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}
    given["grounds"] = [{**one, "disputed": one["disputed"] or None} for one in given["grounds"]]
    return SkillForm(**{**given, "instead": given["instead"] or None})


def told(**changes):
    return [sentence for _place, sentence in broken_skill(form(**changes), "slow-breath")]


def ground(**changes):
    return {**BREATH.grounds[0].model_dump(), **changes}


def test_the_skill_that_ships_is_sound_and_reads_back_as_it_was():
    assert told() == [] and build_skill(form()) == BREATH


@pytest.mark.parametrize(("changes", "says"), [
    ({"id": "quick-breath"}, "Rename one of the two"),
    ({"minutes": 9}, "Make them agree"),
    ({"steps": [{"says": "In", "seconds": 4, "ring": "wider"}, {"says": "Hold", "seconds": 6}]}, "one way only"),
    ({"instead": ""}, "Name a skill to turn to"),
    ({"grounds": [ground(source="Fincham and others, Scientific Reports")]}, "names its paper"),
    ({"grounds": [ground(source="Fincham and others (2023)")]}, "names its paper"),
    ({"grounds": [ground(grade="disputed")]}, "Say what is disputed"),
])
def test_what_is_missing_is_said_with_its_remedy(changes, says):
    (sentence,) = told(**changes)
    assert says in sentence


def test_a_disputed_ground_that_says_what_is_disputed_is_sound():
    assert told(grounds=[ground(grade="disputed", disputed="One study found the opposite.")]) == []


def test_a_breath_sends_to_a_skill_that_leaves_the_breath_alone():
    still = BREATH.model_copy(update={"steps": tuple(one.model_copy(update={"ring": "still"}) for one in BREATH.steps)})
    assert list(instead_is_still(BREATH, {"look-around": still})) == []
    for other in ({}, {"look-around": BREATH}):
        ((place, sentence),) = instead_is_still(BREATH, other)
        assert place == ("instead",) and "look-around" in sentence
