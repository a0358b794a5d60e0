from plotly.graph_objects import Figure

from empathy_widgets.charts import describe_turns, turns, turns_drawing


def test_every_turn_stands_at_its_depth_with_a_sign_of_its_own():
    drawing = turns_drawing([0, 2, 1])
    (line,) = drawing["data"]
    assert (line["x"], line["y"]) == ([1, 2, 3], [0, 2, 1])
    assert line["marker"]["symbol"] == ["x", "circle", "square"]
    assert drawing["layout"]["yaxis"]["ticktext"] == ["fell short", "part of the way", "landed"]
    assert drawing["layout"]["meta"]["tokens"]["yaxis.gridcolor"] == "--ew-line"


def test_the_same_is_said_in_words():
    assert describe_turns([0, 2]) == "Line over 2 turns: 1 fell short, 2 landed."


def test_plotly_takes_the_drawing():
    assert isinstance(turns([1] * 20), Figure) and len(turns_drawing([1] * 20)["layout"]["xaxis"]["tickvals"]) == 10
