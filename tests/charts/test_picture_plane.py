"""A small panel's name of two lines stands above its plot, where a name of one line stands."""

import re

from empathy_widgets.charts.picture_plane import note

LAYOUT = {"yaxis": {"domain": [0, 1]}, "xaxis": {"domain": [0, 1]}}


def baselines(text: str) -> list[float]:
    drawn = note({"text": text, "xref": "paper", "x": 0, "xanchor": "left", "yref": "y domain", "y": 1.08,
                  "yanchor": "bottom", "font": {"size": 12.5}}, LAYOUT, 0)
    return [float(y) for y in re.findall(r'<tspan x="[^"]*" y="([^"]*)"', drawn)]


def test_the_last_line_of_a_name_stands_where_its_only_line_would():
    (only,), (first, last) = baselines("Warmth"), baselines("Negative cognitive<br>empathy")
    assert first < last == only
