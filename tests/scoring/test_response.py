"""Only answers that an instrument offers get through."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from empathy_widgets.errors import ImpossibleResponse
from empathy_widgets.library import Library
from empathy_widgets.scoring import check_response

PES = Library().instrument("pes")
ODD = [True, False, 3.0, "3", [3], {"a": 1}, float("nan"), 1e308, b"3", -1, 0, 6, 10**5000, "x" * 1_000_000]


def kind(odd):
    """Names a case by its type: some of these values are too long to print."""
    return type(odd).__name__


@pytest.mark.parametrize("choice", [1, 2, 3, 4, 5])
def test_every_choice_of_the_instrument_is_taken(choice):
    check_response(PES, 20, choice, False, None)
    check_response(PES, 1, choice, False, 0)
    check_response(PES, 1, choice, False, 86_400_000)


def test_prefer_not_to_answer_is_taken():
    check_response(PES, 3, None, True, 1500)


@pytest.mark.parametrize("choice", ODD, ids=kind)
def test_odd_choices_are_refused(choice):
    with pytest.raises(ImpossibleResponse, match="Item 3 offers choices from 1 to 5; pick one of them"):
        check_response(PES, 3, choice, False, None)


@pytest.mark.parametrize("item", [odd for odd in ODD if odd != 6] + [21, None], ids=kind)
def test_odd_items_are_refused_without_repeating_them(item):
    with pytest.raises(ImpossibleResponse, match="not in Perth Empathy Scale"):
        check_response(PES, item, 3, False, None)


@pytest.mark.parametrize("elapsed", [True, -1, 86_400_001, 1.5, "10", float("nan"), [1], 10**5000], ids=kind)
def test_odd_durations_are_refused(elapsed):
    with pytest.raises(ImpossibleResponse, match="time spent"):
        check_response(PES, 3, 3, False, elapsed)


@pytest.mark.parametrize("declined", [1, 0, "true", None, [], 1.0])
def test_odd_declines_are_refused(declined):
    with pytest.raises(ImpossibleResponse):
        check_response(PES, 3, 3, declined, None)


@pytest.mark.parametrize(("choice", "declined"), [(3, True), (None, False)])
def test_an_answer_is_a_choice_or_a_decline_never_both_or_neither(choice, declined):
    with pytest.raises(ImpossibleResponse):
        check_response(PES, 3, choice, declined, None)


@pytest.mark.parametrize(("sent", "words"), [
    ((21, 3, False, None), ["That item is not in Perth Empathy Scale", "reload the page"]),
    ((3, 6, False, None), ["Item 3 offers choices from 1 to 5", "pick one of them"]),
    ((3, 3, "yes", None), ["cannot be read", "reload the page and answer again"]),
    ((4, 3, True, None), ["Item 4 was both answered and declined", "pick a choice or prefer not to answer"]),
    ((5, 3, False, -1), ["time spent on item 5 cannot be right", "reload the page and answer it again"]),
])
def test_each_refusal_names_the_item_and_the_remedy(refused, sent, words):
    with refused(ImpossibleResponse, *words):
        check_response(PES, *sent)


anything = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers())


@settings(database=None, deadline=None, max_examples=300)
@given(anything, anything, anything, anything)
def test_anything_is_either_a_real_answer_or_refused(item, choice, declined, elapsed):
    try:
        check_response(PES, item, choice, declined, elapsed)
    except ImpossibleResponse as error:
        assert len(str(error)) < 140
    else:
        assert type(item) is int and 1 <= item <= 20 and type(declined) is bool
        assert (choice is None) if declined else (type(choice) is int and 1 <= choice <= 5)
