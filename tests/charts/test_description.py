import datetime

from empathy_widgets.charts import (
    Axis, describe_composites, describe_radar, describe_trend, RadarSeries, TrendPoint,
)

AXES = [
    Axis("NCE", "Negative cognitive", 5, 25), Axis("NAE", "Negative affective", 5, 25),
    Axis("PAE", "Positive affective", 5, 25),
]


def test_a_radar_is_said_with_every_series_every_score_and_every_gap():
    said = describe_radar([RadarSeries("Today", {"NCE": 12, "NAE": None, "PAE": 18.75}),
                           RadarSeries("Polish adults", {"NAE": 12.98}, "reference", 728)], AXES)
    assert said == ("Radar chart of 3 subscales, each from 5 to 25 points. "
                    "Today: Negative cognitive 12, Negative affective not scored, Positive affective 18.75. "
                    "Polish adults (n\u00a0=\u00a0728): Negative cognitive not scored, Negative affective 12.98, "
                    "Positive affective not scored.")


def test_general_scores_are_said_with_their_own_ranges():
    axes = [Axis("CE", "General cognitive", 10, 50), Axis("T", "Total", 20, 100)]
    said = describe_composites([RadarSeries("Today", {"CE": 30})], axes)
    assert said == ("Range chart, each score on its own axis: General cognitive from 10 to 50, Total from 20 to 100. "
                    "Today: General cognitive 30, Total not scored.")


def test_a_trend_is_said_by_date_with_its_band():
    days = [TrendPoint(datetime.datetime(2026, 3, 2), 13), TrendPoint(datetime.datetime(2026, 6, 9), None)]
    assert describe_trend(days, 5, 25, 4.9, "Negative affective") == (
        "Trend of Negative affective over 2 administrations, from 5 to 25 points. "
        "2 March 2026: 13; 9 June 2026: not scored. "
        "Scores between 8.1 and 17.9 may differ from the first by measurement error alone.")
    assert describe_trend(days[:1], 5, 25, None, "Negative affective") == (
        "Trend of Negative affective over 1 administration, from 5 to 25 points. 2 March 2026: 13.")


def test_a_prorated_score_is_said_with_two_decimals_at_most():
    line = [RadarSeries("Now", {"a": 49 / 3, "b": 12.0, "c": None})]
    axes = [Axis(name, name.upper(), 5, 25) for name in "abc"]
    assert "A 16.33, B 12, C not scored" in describe_radar(line, axes)
