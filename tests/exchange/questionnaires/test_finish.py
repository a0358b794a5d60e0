"""A draft is finished: the key, the range and who answers for it are written, and the checker passes."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from empathy_widgets.domain import Choice
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.export.fhir_resources import questionnaire
from empathy_widgets.exchange.questionnaires import Finish, Score, finished, import_questionnaire
from empathy_widgets.library import load_instrument
from empathy_widgets.library.loose import check_loose
from empathy_widgets.scoring import score_instrument

CASES = Path(__file__).parents[1] / "cases"
ON = datetime.date(2026, 11, 28)


def stairs():
    name = "stairs-in-steps-of-25.osd"
    return import_questionnaire(name, (CASES / name).read_bytes())


def decided(draft, **more):
    """Everything a person decides: the points from 0 to 4, one score of the first two items."""
    return replace(Finish(
        kind="practice", source="Written for this test.", rights="Ours.", instructions="How often, this week?",
        reviewed_by="tester", choices=tuple(
            Choice(value=number, label=choice.label) for number, choice in enumerate(draft.choices)),
        turned=frozenset({1}),
        scores=(Score("Climbing up", (2, 1), higher_is="better", kind="affective", plain="About climbing."),)), **more)


def test_a_finished_draft_passes_the_checker_and_counts_as_it_was_decided(tmp_path):
    draft = stairs()
    assert check_loose(draft.id, draft.text)
    whole = finished(draft, decided(draft), ON)
    assert check_loose(whole.id, whole.text) == []
    path = tmp_path / "instruments" / f"{whole.id}.yaml"
    path.parent.mkdir()
    path.write_text(whole.text, "utf-8")
    instrument = load_instrument(path)
    assert instrument.items == whole.items and instrument.choices == whole.choices
    assert instrument.subscales == whole.subscales and instrument.reviewed.on == ON
    assert [item.scored for item in instrument.items] == [True, True, False]
    profile = score_instrument(instrument, {1: 0, 2: 3, 3: 4})
    assert profile.scores["Climbing-up"].points == (4 - 0) + 3
    assert instrument.subscales[0].kind == "affective" and "still to be written" not in whole.text


def test_what_is_decided_is_not_asked_again_and_what_the_file_lost_still_stands():
    draft = import_questionnaire("a.lss", (CASES / "faces-two-scales.lss").read_bytes(), None, "LK")
    whole = finished(draft, decided(draft), ON)
    told = {decision.about for decision in whole.decisions}
    assert not told & {"Kind", "Rights", "Source", "Reviewed", "Reverse keys", "Subscales", "Whose sentences"}
    assert {"Another scale", "Greeting", "Further languages"} <= told


def test_the_sentences_of_a_published_scale_do_not_go_into_the_file():
    draft = stairs()
    whole = finished(draft, decided(draft, kind="published"), ON)
    assert "take the stairs" not in whole.text and whole.decisions[0].about == "Whose sentences"
    assert "take the stairs" in finished(draft, decided(draft), ON).text


def test_scores_of_one_name_are_told_apart_and_points_stand_lowest_first():
    draft = stairs()
    whole = finished(draft, decided(
        draft, scores=(Score("Up", (1,), higher_is="better"), Score("Up", (2,), higher_is="worse"),
                       Score("9 %", (3,), "mean", higher_is="neither")),
        choices=tuple(Choice(value=4 - number, label=one.label) for number, one in enumerate(draft.choices))), ON)
    assert [one.id for one in whole.subscales] == ["Up", "Up-2", "score"]
    assert [choice.label for choice in whole.choices] == ["Always", "Often", "Sometimes", "Rarely", "Never"]


@pytest.mark.parametrize(("change", "words"), [
    ({"source": " "}, "where the scale and its key come from"), ({"rights": ""}, "who owns the scale"),
    ({"instructions": "<b></b>"}, "before the first item"), ({"reviewed_by": ""}, "by role"),
    ({"source": "x" * 2001}, "shorten it"), ({"scores": ()}, "one score at least"),
    ({"scores": (Score("", (1,)),)}, "needs a name"),
    ({"scores": (Score("Up", (1,)),)}, "Say whether more points of “Up” are better, worse or neither"),
    ({"scores": (Score("Up", (), higher_is="neither"),)}, "No item belongs to the score “Up”"),
    ({"scores": (Score("Up", (9,), higher_is="neither"),)}, "No item belongs"),
    ({"turned": frozenset({9})}, "choose the file again"),
    ({"choices": tuple(Choice(value=1, label="x") for _number in range(5))}, "same points"),
    ({"choices": (Choice(value=1, label="x"),)}, "choose the file again"),
    ({"choices": tuple(Choice(value=number, label="") for number in range(5))}, "needs words"),
])
def test_what_cannot_be_finished_so_is_refused_in_one_sentence(change, words):
    draft = stairs()
    with pytest.raises(ExchangeError, match=words):
        finished(draft, decided(draft, **change), ON)


def test_a_finished_draft_that_is_exported_and_read_again_has_the_same_items_and_choices(tmp_path):
    draft = stairs()
    whole = finished(draft, decided(draft), ON)
    path = tmp_path / "instruments" / f"{whole.id}.yaml"
    path.parent.mkdir()
    path.write_text(whole.text, "utf-8")
    instrument = load_instrument(path)
    again = import_questionnaire("again.json", json.dumps(questionnaire(instrument)).encode())
    assert again.choices == instrument.choices and again.title == instrument.title
    assert [item.text for item in again.items] == [item.text for item in instrument.items]
    assert again.rights == instrument.rights
