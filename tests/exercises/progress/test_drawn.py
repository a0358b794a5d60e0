"""Charts and their table, from stored sittings: gaps stay gaps, ranges are the instrument's."""

import pytest

from empathy_widgets.exercises.progress import drawn as drawing
from empathy_widgets.exercises.progress.progress import Progress

FORM = "pes-practice-form"


@pytest.fixture
def progress(page):
    """The course as seen from one sitting."""
    return lambda sitting: Progress.of(page, sitting)


def kinds(parts):
    return [type(part).__name__ for part in parts]


def test_an_unscored_subscale_is_a_gap_in_the_radar_and_a_dash_in_the_table(progress, fill, case):
    found = progress(fill(case, 3, open=(1, 5, 9)))
    (radar,) = drawing.radar_parts(found)
    drawn = [value for trace in radar.figure["data"] for value in trace["r"]]
    assert None in drawn and 0 not in drawn
    assert "not scored" in radar.description
    rows = {row["subscale"]: row for row in drawing.score_parts(found)[0].rows}
    assert rows["NCE"]["score"] == "–" and rows["NCE"]["answered"] == "2 of 5" and rows["PAE"]["score"] == "15"


def test_a_prorated_score_keeps_its_fraction(progress, fill, case):
    found = progress(fill(case, lambda item: 4 if item == 5 else 3, open=(1,)))
    rows = {row["subscale"]: row for row in drawing.score_parts(found)[0].rows}
    assert rows["NCE"]["score"] == "16.25" and rows["NCE"]["answered"] == "4 of 5", "(4 + 3 + 3 + 3) / 4 * 5 = 16.25"


@pytest.mark.parametrize(("instrument", "mode"), [("teq", "paper"), ("compassion-practice-form", "self")])
def test_fewer_than_three_subscales_have_no_radar_but_a_table(progress, fill, case, instrument, mode):
    found = progress(fill(case, 3, instrument, mode, version=1))
    (notice,) = drawing.radar_parts(found)
    assert "at least three subscales" in notice.text
    assert len(drawing.score_parts(found)[0].rows) == len(found.current.profile.scores)


@pytest.mark.parametrize("instrument", ["iri", "teq"])
def test_without_general_scores_it_says_so(progress, fill, case, instrument):
    (notice,) = drawing.composite_parts(progress(fill(case, 3, instrument, "paper")))
    assert notice.title == "No general score"


def test_a_trend_needs_two_sittings_and_draws_each_subscale(progress, fill, case):
    assert drawing.trend_parts(progress(fill(case, 2)))[0].title == "A trend needs two sittings"
    charts = drawing.trend_parts(progress(fill(case, 4)))
    assert kinds(charts) == ["TrendChart"] * 4 and all(chart.description and chart.caption for chart in charts)


def test_this_sitting_lies_over_at_most_two_earlier_ones_and_the_reference(progress, fill, case):
    for choice in (1, 2, 3, 4):
        last = fill(case, choice, "pes", "paper")
    series = drawing.all_series(progress(last), ["NCE", "NAE", "PCE", "PAE"])
    assert [one.emphasis for one in series] == ["current", "earlier", "earlier", "reference"]
    assert series[0].values["NAE"] == 20 and series[-1].n == 728 and set(series[-1].values) == {"NAE", "PAE"}


def test_a_practice_form_has_no_reference_line(progress, fill, case):
    series = drawing.all_series(progress(fill(case)), ["NCE", "NAE", "PCE", "PAE"])
    assert [one.emphasis for one in series] == ["current"]


def test_the_table_says_what_moved_and_why_the_verdict_is_what_it_is(progress, fill, case):
    fill(case, 4, "pes", "paper")
    rows = {row["subscale"]: row for row in drawing.score_parts(progress(fill(case, 2, "pes", "paper")))[0].rows}
    assert (rows["NAE"]["change"], rows["NAE"]["verdict"], rows["NAE"]["range"]) == ("−10", "fell", "5–25")
    assert rows["NCE"]["verdict"] == "cannot tell" and rows["NCE"]["reason"]
    assert [drawing.signed(value) for value in (3, 0, -2.5)] == ["+3", "0", "−2.5"]


def test_general_scores_have_their_own_axis(progress, fill, case):
    found = progress(fill(case))
    names = [axis.id for axis in drawing.axes(found.instrument, list(found.current.profile.composites))]
    (chart,) = drawing.composite_parts(found)
    assert names and not set(names) & set(found.current.profile.subscales) and chart.description


def test_an_earlier_sitting_in_another_wording_is_shown_and_never_silently_compared(progress, fill, case, load_wording):
    one, two = load_wording(word="Satz", language="de"), load_wording(word="Sentence")
    fill(case, 2, "pes", wording=one.id)
    first = progress(fill(case, 4, "pes", wording=two.id))
    assert "another wording" in drawing.all_series(first, ["NAE"])[1].name
    row = {row["subscale"]: row for row in drawing.score_parts(first)[0].rows}["NAE"]
    assert (row["change"], row["verdict"]) == ("", "cannot tell") and "wordings" in row["reason"]
    (notice,) = drawing.trend_parts(first)
    assert notice.title == "A trend needs two sittings" and "1 sitting in another wording is left out" in notice.text
    charts = drawing.trend_parts(progress(fill(case, 3, "pes", wording=two.id)))
    assert all("1 sitting in another wording is left out" in chart.caption for chart in charts)
    assert charts[0].figure["data"][0]["y"] == [20, 15]
