"""A board on the page: everything kept as it is written, guesses marked, the radar of the options."""

import datetime

import pytest

from empathy_widgets.domain import Status
from empathy_widgets.exercises.problem import ProblemSolving, hints


@pytest.fixture
def begin(page, say):
    """Start a board; returns its chapter and the widget."""
    def started(content="blank", **answers):
        chapter = ProblemSolving(page)
        receipt = say(chapter.view.children[0], "start", content=content, answers=answers or {"people": "A, B, C"})
        assert receipt["ok"], receipt
        return chapter, board_of(chapter)
    return started


def board_of(chapter):
    return chapter.view.children[0].children[0]


def reopened(open_page, store, case):
    (run,) = store.runs(case.id)
    return ProblemSolving(open_page(query=f"case={case.id}&run={run.id}"))


def shown(board):
    return {name: getattr(board, name) for name in (
        "people", "step", "statement", "entries", "removed", "meets", "least", "agreed", "review", "outcome",
        "read_only")}


def fill(board, say):
    """Two options over three needs, weighed."""
    for person in "ABC":
        say(board, "add", person=person, part="need", text=f"need of {person}")
    for person in "AB":
        say(board, "add", person=person, part="option", text=f"idea of {person}")
    needs = [one["id"] for one in board.entries if one["part"] == "need"]
    options = [one["id"] for one in board.entries if one["part"] == "option"]
    assert (len(needs), len(options)) == (3, 2)
    for option in options:
        for value, need in enumerate(needs):
            assert say(board, "meet", option=option, need=need, value=value)["ok"]


def test_a_blank_board_stands_first_and_asks_who_takes_part(page, say):
    (menu,) = ProblemSolving(page).view.children
    assert menu.entries[0]["id"] == "blank" and len(menu.entries) >= 9
    assert not say(menu, "start", content="blank", answers={"people": "A, B, C, D, E"})["ok"]
    assert not say(menu, "start", content="the-loan", answers={"way": "burn"})["ok"]


def test_two_sides_are_the_fewest(begin):
    _chapter, board = begin(people="")
    assert board.people == ["A", "B"]


def test_a_worked_example_can_be_read_and_not_written_in(begin, say, find):
    chapter, board = begin("caring-for-a-mother", way="read")
    assert board.read_only and board.comment and board.entries and all(one["confirmed"] for one in board.entries)
    assert not say(board, "say", text="Mine now.")["ok"]
    assert say(board, "step", step=4)["ok"]
    (radar,) = find(chapter.view, "RadarChart")
    assert radar.description.startswith("Radar chart of 7 needs")


def test_a_copy_is_ones_own_with_everything_a_guess_again(begin, say):
    _chapter, board = begin("the-loan", way="copy")
    assert not board.read_only and board.entries and not any(one["confirmed"] for one in board.entries)
    assert board.meets == {} and board.agreed == {}
    assert say(board, "say", text="It is November.")["ok"]


def test_everything_written_is_kept_and_comes_back(begin, say, open_page, store, case, find):
    chapter, board = begin()
    say(board, "say", text="The kitchen is always full.")
    assert any("always" in hint for hint in board.hints)
    fill(board, say)
    first = board.entries[0]["id"]
    say(board, "confirm", id=first, on=True)
    say(board, "remove", id=board.entries[-1]["id"])
    assert board.removed["text"] == "idea of B"
    say(board, "step", step=4)
    assert board.least == "Met least, even by the best option: “need of A” (A)."
    again = reopened(open_page, store, case)
    assert shown(board_of(again)) == shown(board)
    assert len(find(again.view, "RadarChart")) == len(find(chapter.view, "RadarChart")) == 1


def test_a_press_sent_twice_adds_one_entry(begin, say, open_page, store, case):
    _chapter, board = begin()
    say(board, "add", request="lost", person="A", part="need", text="sleep")
    again = board_of(reopened(open_page, store, case))
    assert say(again, "add", request="lost", person="A", part="need", text="sleep")["ok"] and len(again.entries) == 1


def test_fewer_than_three_needs_make_no_radar_and_say_so(begin, say, find):
    chapter, board = begin(people="A, B")
    say(board, "add", person="A", part="need", text="sleep")
    say(board, "add", person="B", part="option", text="ear plugs")
    say(board, "meet", option="e2", need="e1", value=2)
    say(board, "step", step=4)
    assert find(chapter.view, "RadarChart") == [] and "at least three" in find(chapter.view, "Notice")[0].text


def test_the_day_to_look_back_is_to_come_or_empty(begin, say, open_page, case):
    _chapter, board = begin()
    today = datetime.datetime.now().astimezone().date()
    for wrong in ("soon", "2026-13-01", str(today - datetime.timedelta(days=1))):
        assert not say(board, "agree", field="date", text=wrong)["ok"]
    assert say(board, "agree", field="date", text=str(today))["ok"] and board.agreed["date"] == str(today)
    assert board.look_back == f"{today:%-d %B %Y}"
    menu = ProblemSolving(open_page(case.id)).view.children[0]
    assert menu.resumable[0]["line"].endswith(f" · look back on {today:%-d %B %Y}")
    assert say(board, "agree", field="date", text="")["ok"] and board.look_back == ""
    menu = ProblemSolving(open_page(case.id)).view.children[0]
    assert "look back" not in menu.resumable[0]["line"]


def test_a_finished_board_can_be_looked_back_on(begin, say, open_page, store, case):
    _chapter, board = begin()
    say(board, "step", step=5)
    say(board, "agree", field="what", text="Ten minutes at nine.")
    assert say(board, "finish")["ok"] and store.runs(case.id)[0].status is Status.COMPLETED
    (menu,) = ProblemSolving(open_page(case.id)).view.children
    assert menu.finished[0]["line"].endswith("A, B, C · step 5 of 6")
    again = board_of(reopened(open_page, store, case))
    assert say(again, "review", text="It held.", outcome="keep")["ok"]
    assert store.runs(case.id)[0].status is Status.OPEN and again.outcome == "keep"


def test_hints_are_soft_and_few():
    assert hints("On weekdays the kitchen is not cleared.") == []
    assert len(hints("You always refuse, it is your fault.")) == 3
