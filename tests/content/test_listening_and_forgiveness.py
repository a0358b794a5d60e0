"""Active listening and forgiveness as they ship, and each of their rules seen to be broken by a copy that breaks it."""

import copy
import re

import pytest

from empathy_widgets.library import Library
from empathy_widgets.library.kinds.practice import PracticeForm, broken_practice, build_practice
from empathy_widgets.library.kinds.practice_listening import runs_shared
from empathy_widgets.library.report import lix
from empathy_widgets.library.sheet import read_sheet
from empathy_widgets.places import content_folder

IDS = ("active-listening", "forgiveness")
TEXTS = {id: read_sheet(content_folder() / "practices" / f"{id}.yaml").content for id in IDS}
OF_THE_FILE = {"id", "source", "rights", "grade", "kind"}
EASY = 40
"""A LIX below it is easy to read."""


def told(id, change=lambda practice: None):
    """What an editor hears of a copy in which ``change`` was made."""
    practice = copy.deepcopy(TEXTS[id])
    change(practice)
    return [sentence for _place, sentence in broken_practice(PracticeForm.model_validate(practice), id)]


def words_of(entry):
    """Every text a person reads."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        for name, inside in entry.items():
            yield from () if name in OF_THE_FILE else words_of(inside)
    elif isinstance(entry, list):
        for inside in entry:
            yield from words_of(inside)


@pytest.mark.parametrize("id", IDS)
def test_what_ships_is_sound_easy_to_read_and_reads_back_as_it_was(id):
    assert told(id) == []
    noun = Library().entry("practices", id)
    assert noun == build_practice(PracticeForm.model_validate(TEXTS[id]))
    assert lix(" ".join(words_of({name: part for name, part in TEXTS[id].items() if name != "grounds"}))) < EASY


def drop(*path):
    """A change that takes away what lies at ``path``."""
    def made(practice):
        for part in path[:-1]:
            practice = practice[part]
        del practice[path[-1]]
    return made


def put(value, *path):
    """A change that puts ``value`` at ``path``."""
    def made(practice):
        for part in path[:-1]:
            practice = practice[part]
        practice[path[-1]] = value
    return made


def without(sort):
    """A change after which no answer of the first track does ``sort``; whoever did it drops something instead."""
    def made(practice):
        for said in practice["tracks"][0]["statements"]:
            for model in said["models"]:
                if model.pop(sort, False) and not {"adds", "drops", "judges"} & model.keys():
                    model["judges" if sort != "judges" else "drops"] = True
    return made


FIRST = ("tracks", 0, "statements", 0)
LISTENING, FORGIVING = IDS
RULES = [
    (LISTENING, drop("tracks", 2), "every track once"),
    (LISTENING, lambda one: one["tracks"].reverse(), "every track once"),
    (LISTENING, put("Stop at once.", "safety"), "no tool where there is violence"),
    (LISTENING, put("Leave it out when you are tired.", "not_for"), "no tool where there is violence"),
    (LISTENING, put("work-lunch", *FIRST, "id"), "stands here twice"),
    (LISTENING, without("adds"), "has “adds: true”"),
    (LISTENING, without("drops"), "has “drops: true”"),
    (LISTENING, without("judges"), "has “judges: true”"),
    (LISTENING, lambda one: one["tracks"][1]["statements"][0]["models"][0].update(grade="near", adds=True), "is close"),
    (LISTENING, put(True, *FIRST, "models", 0, "judges"), "A close answer adds, drops and judges nothing"),
    (LISTENING, put(False, *FIRST, "models", 1, "drops"), "A close answer adds, drops and judges nothing"),
    (LISTENING, put("So I feel like the radio to you.", *FIRST, "models", 0, "text"), "Say it in other words"),
    (FORGIVING, lambda one: one.update(gates=one["gates"][:2]), "at least three questions"),
    (FORGIVING, drop("gates", 0), "still going on"),
    (FORGIVING, put("no", "gates", 0, "stop_on"), "still going on"),
    (FORGIVING, put("It is not owed to anyone.", "safety"), "not reconciliation"),
    (FORGIVING, put("This is not reconciliation.", "safety"), "not owed"),
    (FORGIVING, lambda one: one.update(stages=one["stages"][:4]), "There are 4"),
    (FORGIVING, lambda one: one.update(stages=[*one["stages"], *({**one["stages"][0], "id": f"more-{number}"}
                                                               for number in (1, 2))]), "There are 9"),
    (FORGIVING, put("You decide.", "stages", 2, "says"), "as good an end"),
    (FORGIVING, put("keep", "stages", 0, "id"), "stands here twice"),
    (FORGIVING, put("harm", "gates", 1, "id"), "stands here twice"),
    (FORGIVING, drop("letter"), "no letter"),
    (FORGIVING, drop("dose", "our_choice"), "A dose is a paper's"),
]


@pytest.mark.parametrize(("id", "change", "says"), RULES)
def test_a_copy_that_breaks_a_rule_is_told_so(id, change, says):
    sentences = told(id, change)
    assert [sentence for sentence in sentences if says in sentence], sentences
    assert len(set(sentences)) <= 2


def test_five_words_in_a_row_are_repeated_and_four_are_not():
    says = "I said no because of the rain."
    assert runs_shared("No, because of the rain.", says) == "no because of the rain"
    assert runs_shared("It was because of the rain.", says) == ""


def test_every_model_answer_is_in_the_words_of_a_listener():
    models = [model for track in TEXTS[LISTENING]["tracks"] for said in track["statements"] for model in said["models"]]
    assert len(models) == 72 and all(len(model["why"].split()) >= 4 for model in models)
    assert len({model["text"] for model in models}) == 72


def test_what_is_not_shown_is_said_and_no_dose_is_called_tested():
    for practice in TEXTS.values():
        assert "our choice" in practice["dose"]["our_choice"] and "source" not in practice["dose"]
        assert re.search(r"\bnot\b|\bnobody\b", practice["dose"]["limits"])
        assert all("https://" in ground["source"] for ground in practice["grounds"])
