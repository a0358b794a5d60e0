"""The judgement over killed processes: it lets an honest store pass, and each kind of broken word is caught."""

import pytest
from judgement import Given, Line, faults

TOLD = [Given(1, 4), Given(2, 2), Given(3, 5), Given(2, 3)]
STORED = {1: 4, 2: 3, 3: 5}
NEW, CHANGE = Given(4, 1), Given(3, 2)


def lines(given):
    return [Line(*one, f"request-{number}") for number, one in enumerate(given)]


def kinds(*judged):
    return {fault.kind for fault in faults(*judged)}


@pytest.mark.parametrize("click", [None, NEW, CHANGE])
def test_what_was_told_passes_with_the_click_under_way_or_without_it(click):
    assert faults(TOLD, click, lines(TOLD), STORED) == []
    if click:
        assert faults(TOLD, click, lines([*TOLD, click]), {**STORED, click.item: click.value}) == []


@pytest.mark.parametrize("click", [None, NEW, CHANGE])
@pytest.mark.parametrize("item", [1, 2, 3])
def test_one_lost_answer_is_caught_even_one_that_was_being_changed(item, click):
    left = {number: value for number, value in STORED.items() if number != item}
    assert kinds(TOLD, click, lines(TOLD), left) == {"lost"}
    assert kinds(TOLD, click, lines([one for one in TOLD if one.item != item]), left) == {"lost"}


@pytest.mark.parametrize("click", [None, NEW, CHANGE])
def test_it_is_caught_when_all_answers_are_lost(click):
    assert kinds(TOLD, click, [], {}) == {"lost"}
    assert kinds(TOLD, click, lines(TOLD), {}) == {"lost"}
    if click:
        assert "lost" in kinds(TOLD, click, lines([click]), {click.item: click.value})


@pytest.mark.parametrize("click", [None, NEW, CHANGE])
def test_a_changed_answer_is_caught(click):
    assert "changed" in kinds(TOLD, click, lines(TOLD), {**STORED, 1: 3})
    assert "changed" in kinds(TOLD, click, lines(TOLD), {**STORED, 2: 2})  # what it was before the person changed it
    assert "changed" in kinds(TOLD, click, lines(TOLD), {**STORED, 3: 1})
    assert "changed" in kinds(TOLD, click, lines(TOLD), {**STORED, 3: None})
    assert "lost" in kinds(TOLD, click, lines([Given(1, 3), *TOLD[1:]]), {**STORED, 1: 3})
    assert "changed" in kinds(TOLD, click, lines([TOLD[3], *TOLD[:3]]), {**STORED, 2: 2})


@pytest.mark.parametrize("click", [None, NEW, CHANGE])
def test_an_answer_doubled_is_caught(click):
    assert kinds(TOLD, click, lines(TOLD), {**STORED, 9: 4}) == {"never given"}
    assert kinds(TOLD, click, lines([*TOLD, TOLD[0]]), STORED) == {"doubled"}
    assert kinds(TOLD, click, [*lines(TOLD)[:3], Line(2, 3, "request-0")], STORED) == {"doubled"}
    if click:
        twice = lines([*TOLD, click, click])
        assert kinds(TOLD, click, twice, {**STORED, click.item: click.value}) == {"doubled"}


@pytest.mark.parametrize("click", [None, NEW, CHANGE])
def test_an_answer_nobody_gave_is_caught(click):
    assert kinds(TOLD, click, lines(TOLD), {**STORED, 7: 2}) == {"never given"}
    assert kinds(TOLD, click, lines(TOLD), {**STORED, 7: None}) == {"never given"}
    assert kinds(TOLD, click, lines(TOLD), {**STORED, 4: 5}) == {"never given"}  # clicked was another value
    assert kinds(TOLD, click, lines([*TOLD, Given(7, 2)]), {**STORED, 7: 2}) == {"never given"}
    assert kinds(TOLD, click, [*lines(TOLD)[:3], Line(2, 3, None)], STORED) == {"never given"}


def test_a_change_that_reached_only_half_of_the_store_is_caught():
    assert kinds(TOLD, CHANGE, lines([*TOLD, CHANGE]), STORED) == {"changed"}
    assert kinds(TOLD, CHANGE, lines(TOLD), {**STORED, 3: 2}) == {"changed"}
    assert kinds(TOLD, NEW, lines([*TOLD, NEW]), STORED) == {"changed"}
    assert kinds(TOLD, NEW, lines(TOLD), {**STORED, 4: 1}) == {"changed"}
