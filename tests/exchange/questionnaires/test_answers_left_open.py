"""Choices that say there is no answer are no points of a scale, and points of a scale stay in it."""

import pytest
from exchange.questionnaires.samples import OFTEN, dictionary, said

from empathy_widgets.exchange.questionnaires import import_questionnaire


@pytest.mark.parametrize("open_answer", [
    "99, Prefer not to answer", "-99, Prefer not to answer", "5, Prefer not to say", "99, Don't know", "-9, ?",
    "98, Refused | 99, Unknown", "-1, Does not apply", "-8, Not applicable | -9, Missing",
    "5, Not applicable/Don't know", "5, n/a"])
def test_a_choice_that_says_there_is_no_answer_is_no_point_of_the_scale(open_answer):
    draft = import_questionnaire("tea.csv", dictionary(
        ("a", "radio", "I pour", OFTEN), ("b", "radio", "I spill", f"{OFTEN} | {open_answer}"),
        ("s", "calc", "Tea", "[a] + (5 - [b])")))
    assert [choice.value for choice in draft.choices] == [1, 2, 3, 4]
    assert [item.reverse_keyed for item in draft.items] == [False, True]
    assert [one.items for one in draft.subscales] == [(1, 2)]
    assert open_answer.split(" |")[0].partition(", ")[2] in said(draft, "Answers left open")


@pytest.mark.parametrize("choices", [
    "0, No | 1, Don't know | 2, Yes", "1, Never | 2, Often | 3, Unsure", "7, Low | 8, Middle | 9, High",
    "0, None | 33, Some | 66, Much | 99, All", "0, Does not apply to me at all | 1, A little | 2, Very much",
    "0, No response | 1, Some response | 2, Full response", "1, Missing | 2, There | 3, More"])
def test_a_choice_that_belongs_to_the_scale_stays_in_it(choices):
    draft = import_questionnaire("tea.csv", dictionary(
        ("a", "radio", "I pour", choices), ("b", "radio", "Me", choices)))
    assert len(draft.choices) == choices.count("|") + 1 and not said(draft, "Answers left open")
    doubtful = any(word in choices for word in ("know", "Unsure", "Does not apply", "No response", "Missing"))
    assert bool(said(draft, "Perhaps no answer")) is doubtful
