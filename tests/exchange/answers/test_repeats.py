"""Repeated and missing ids across blocks."""

from empathy_widgets.exchange.answers.repeats import Repeats


def test_nothing_heard_and_nothing_amiss_say_nothing():
    assert Repeats().notes() == []
    repeats = Repeats()
    repeats.hear([2, 3], ["a", "A"])
    assert repeats.notes() == []


def test_an_id_of_an_earlier_block_is_remembered():
    repeats = Repeats()
    repeats.hear(range(2, 1002), [f"p{number}" for number in range(1000)])
    repeats.hear([1002, 1003, 1004], ["new", "p7", ""])
    repeats.hear([1005, 1006], ["", "new"])
    many, lacking = repeats.notes()
    assert many.startswith("2 rows repeat an id; the first is row 1003, whose id stands in row 9 already")
    assert lacking.startswith("2 rows have no id; the first is row 1004")
