"""Calculated fields: what turns an item round is followed to the score, what does more is named, none is run."""

import pytest
from exchange.questionnaires.samples import OFTEN, dictionary, said

from empathy_widgets.exchange.questionnaires import import_questionnaire


@pytest.mark.parametrize(("turned", "total"), [
    ("5-[b]", "[a]+[b_r]"), ("5 - [b]", "sum([a],[b_r])"), ("(5-[b])", "[b_r]+[a]"),
    ("if([b]=1,4,if([b]=2,3,if([b]=3,2,1)))", "sum([a], [b_r])"), ("-1*[b]+5", "[a]+[b_r]"),
    ("if([b]='1','4',if([b]='2','3',if([b]='3','2',if([b]='4','1',''))))", "[a]+[b_r]"),
    ("if([b]<>'', 5-[b], '')", "[a]+[b_r]"), ('if([b]="","",5-[b])', "if([a]<>'' and [b_r]<>'', [a]+[b_r], '')"),
    ("if(([b] = '777' OR [b] = '999'), '', 5-[b])", "sum([a],[b_r])")])
def test_a_field_that_turns_an_item_round_is_followed_to_the_score(turned, total):
    draft = import_questionnaire("tea.csv", dictionary(
        ("a", "radio", "I pour", OFTEN), ("b", "radio", "I spill", OFTEN), ("b_r", "calc", "b turned", turned),
        ("s", "calc", "Tea", total)))
    assert [item.reverse_keyed for item in draft.items] == [False, True]
    assert [(one.label, set(one.items), one.score) for one in draft.subscales] == [("Tea", {1, 2}, "sum")]
    assert not said(draft, "Scores left out")


@pytest.mark.parametrize("formula", [
    "6-[b]", "if([b]=1,4,if([b]=2,2,if([b]=3,3,1)))", "if([b]>2,1,0)", "[b]*2", "if([b]=1,4,if([a]=2,3,1))", "[b]^2",
    "if([b]=1,'',5-[b])", "if([a]='','',5-[b])", "if([b]='',5-[b],'')", "if([b]<>'' or [a]<>'',5-[b],'')"])
def test_a_field_that_does_something_else_is_named_and_turns_nothing(formula):
    draft = import_questionnaire("tea.csv", dictionary(
        ("a", "radio", "I pour", OFTEN), ("b", "radio", "I spill", OFTEN), ("b_r", "calc", "b other", formula)))
    assert not any(item.reverse_keyed for item in draft.items)
    assert "b_" in said(draft, "Scores left out") or "b other" in said(draft, "Scores left out")


def test_scores_of_scores_and_rounded_means_are_carried():
    draft = import_questionnaire("tea.csv", dictionary(
        ("a", "radio", "I pour", OFTEN), ("b", "radio", "I spill", OFTEN), ("c", "radio", "I sit", OFTEN),
        ("s", "calc", "S", "sum([a],[b])"), ("t", "calc", "T", "[s]+[c]"), ("m", "calc", "M", "round(mean([a],[c]),2)"),
        ("d", "calc", "D", "([a]+[b]+[c])/3")))
    assert {one.label: (one.items, one.score) for one in draft.subscales} == {
        "S": ((1, 2), "sum"), "T": ((1, 2, 3), "sum"), "M": ((1, 3), "mean"), "D": ((1, 2, 3), "mean")}


@pytest.mark.parametrize("formula", [
    "if(" + "(" * 6_000 + "[a]", "(" * 9_000, "-" * 9_000 + "[a]", "if([a]=1,2," * 900, "if([a]='','',"  * 900,
    "sum(" * 3_000 + "[a]", "[a]+" * 4_000, "[a]" + " " * 9_000 + "[b]", "9" * 9_000, "'" * 9_000])
def test_a_formula_without_end_is_no_sum_and_no_error(formula):
    draft = import_questionnaire("tea.csv", dictionary(
        ("a", "radio", "I pour", OFTEN), ("b", "radio", "I spill", OFTEN), ("s", "calc", "S", formula)))
    assert not draft.subscales and "s" in said(draft, "Scores left out")


def test_scores_that_go_in_a_circle_are_named_and_nothing_more():
    draft = import_questionnaire("tea.csv", dictionary(
        ("a", "radio", "I pour", OFTEN), ("b", "radio", "I spill", OFTEN),
        ("s", "calc", "S", "[t]+[a]"), ("t", "calc", "T", "[s]+[b]"), ("u", "calc", "U", "[u]+[a]")))
    assert not draft.subscales and "S, T, U" in said(draft, "Scores left out") + said(draft, "Scores of other items")
