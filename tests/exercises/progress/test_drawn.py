"""Charts and their table, from stored sittings: gaps stay gaps, ranges are the instrument's."""

from dataclasses import replace

import pytest

from empathy_widgets.exercises.progress import drawn as drawing
from empathy_widgets.exercises.progress.glance import score_lines
from empathy_widgets.exercises.progress.progress import Progress

FORM = "pes-practice-form"


@pytest.fixture
def progress(page):
    """The course as seen from one sitting."""
    return lambda sitting: Progress.of(page, sitting)


def test_an_unscored_subscale_is_a_gap_in_the_radar_and_a_dash_in_the_table(progress, fill, case):
    found = progress(fill(case, 3, open=(1, 5, 9)))
    (radar,) = drawing.radar_parts(found)
    drawn = [value for trace in radar.figure["data"] for value in trace["r"]]
    assert None in drawn and 0 not in drawn
    assert "not scored" in radar.description
    rows = {row["subscale"]: row for row in drawing.score_rows(found.current.profile)}
    assert rows["NCE"]["score"] == "–" and rows["NCE"]["answered"] == "2 of 5" and rows["PAE"]["score"] == "15"


def test_a_prorated_score_keeps_its_fraction(progress, fill, case):
    found = progress(fill(case, lambda item: 4 if item == 5 else 3, open=(1,)))
    rows = {row["subscale"]: row for row in drawing.score_rows(found.current.profile)}
    assert rows["NCE"]["score"] == "16.25" and rows["NCE"]["answered"] == "4 of 5", "(4 + 3 + 3 + 3) / 4 * 5 = 16.25"


@pytest.mark.parametrize(("instrument", "mode"), [("teq", "paper"), ("compassion-practice-form", "self")])
def test_fewer_than_three_subscales_have_no_radar_but_a_table(progress, fill, case, instrument, mode):
    found = progress(fill(case, 3, instrument, mode, version=1))
    (notice,) = drawing.radar_parts(found)
    assert "at least three subscales" in notice.text
    assert len(score_lines(found).rows) == len(found.current.profile.scores)


def test_a_trend_needs_two_sittings_and_draws_each_subscale(progress, fill, case):
    assert drawing.trend_parts(progress(fill(case, 2)))[0].title == "A trend needs two sittings"
    (chart,) = drawing.trend_parts(progress(fill(case, 4)))
    assert [trace["y"] for trace in chart.figure["data"]] == [[10, 20]] * 4 and len(chart.spots) == 8
    assert chart.description.count("Trend of ") == 4 and chart.caption == "", "no reliability, so no band to explain"


def test_the_panels_of_a_trend_have_one_axis_and_a_band_only_where_one_is_known(progress, fill, case):
    fill(case, 2, "pes", "paper")
    (chart,) = drawing.trend_parts(progress(fill(case, 4, "pes", "paper")))
    layout = chart.figure["layout"]
    assert {tuple(layout[name]["range"]) for name in layout if name.startswith("yaxis")} == {(5, 25)}
    labels = [trace["name"] for trace in chart.figure["data"]]
    banded = [labels[int(shape["yref"][1:] or 1) - 1] for shape in layout["shapes"]]
    assert banded == ["Negative affective empathy", "Positive affective empathy"]
    assert chart.caption == "Inside a shaded band, a move from the first sitting may be measurement error."


def test_this_sitting_lies_over_the_first_or_the_one_that_was_chosen_and_the_reference(progress, fill, case):
    sittings = [fill(case, choice, "pes", "paper") for choice in (1, 2, 3, 4)]
    found = progress(sittings[-1])
    for chosen, points in ((None, 5), (sittings[2].id, 15), (sittings[3].id, 5), ("nobody", 5)):
        over = replace(found, laid_over=chosen)
        series = drawing.all_series(over, ["NCE", "NAE", "PCE", "PAE"])
        assert [one.emphasis for one in series] == ["current", "earlier", "reference"]
        assert series[0].values["NAE"] == 20 and series[1].values["NAE"] == points
        assert over.change("NAE").change == 20 - points and over.chosen == (points == 15)
        assert series[-1].n == 728 and set(series[-1].values) == {"NAE", "PAE"}


def test_a_practice_form_has_no_reference_line(progress, fill, case):
    series = drawing.all_series(progress(fill(case)), ["NCE", "NAE", "PCE", "PAE"])
    assert [one.emphasis for one in series] == ["current"]


def test_changes_have_their_sign():
    assert [drawing.signed(value) for value in (3, 0, -2.5)] == ["+3", "0", "−2.5"]


def test_an_earlier_sitting_in_another_wording_is_shown_and_never_silently_compared(progress, fill, case, load_wording):
    one, two = load_wording(word="Satz", language="de"), load_wording(word="Sentence")
    fill(case, 2, "pes", wording=one.id)
    first = progress(fill(case, 4, "pes", wording=two.id))
    assert "another wording" in drawing.all_series(first, ["NAE"])[1].name
    row = {row["subscale"]: row for row in score_lines(first).rows}["NAE"]
    assert (row["change"], row["verdict"], row["band"]) == ("", "cannot tell", None)
    assert first.stands_out.cannot_tell == "Cannot tell how much of a move is chance: two different wordings."
    (notice,) = drawing.trend_parts(first)
    assert notice.title == "A trend needs two sittings" and "1 sitting in another wording is left out" in notice.text
    charts = drawing.trend_parts(progress(fill(case, 3, "pes", wording=two.id)))
    assert all("1 sitting in another wording is left out" in chart.caption for chart in charts)
    assert charts[0].figure["data"][0]["y"] == [20, 15]
