from plotly.graph_objects import Figure

from empathy_widgets.charts import describe_rounds, rounds, rounds_drawing

TITLES, LINES = ["Hands", "Faces"], {"A": [4, None], "B": [2, 5]}


def test_each_person_has_a_line_of_their_own_look_and_a_gap_stays_one():
    first, second = rounds_drawing(TITLES, LINES)["data"]
    assert (first["y"], second["y"]) == ([4, None], [2, 5]) and not first["connectgaps"]
    assert first["line"]["dash"] != second["line"]["dash"] and first["marker"]["symbol"] != second["marker"]["symbol"]
    assert isinstance(rounds(TITLES, LINES), Figure)


def test_the_same_is_said_in_words():
    assert describe_rounds(TITLES, LINES) == (
        "Ratings from 1 to 5 over 2 rounds. A: Hands 4, Faces not rated. B: Hands 2, Faces 5.")
