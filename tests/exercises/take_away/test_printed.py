"""What a printed report says: everything the screen says of a profile, and nothing that names a person."""

import datetime
import re
from zoneinfo import ZoneInfo

import pytest
from pdf import Printed

from empathy_widgets.charts import polygon_runs, radar_frame, radar_points
from empathy_widgets.domain import Administration, Case, Instrument, Response
from empathy_widgets.exercises.progress.drawn import axes
from empathy_widgets.exercises.progress.progress import Progress, Station
from empathy_widgets.exercises.take_away.printed import sitting_report
from empathy_widgets.exercises.take_away.report import make_report
from empathy_widgets.library import Library
from empathy_widgets.scoring import score_instrument

FORM = "pes-practice-form"
LABEL = "Practice form: not validated, no norms"
BERLIN = ZoneInfo("Europe/Berlin")
START = datetime.datetime(2026, 3, 5, 12, 3, tzinfo=datetime.UTC)


CASE = Case(id="c1", code="amber-otter-27", label="Wilhelmina Brandt, Tuesdays", created_at=START, revision=0)
"""A case whose label would tell who it is."""


def sitting(turn, choice=3, instrument=FORM, mode="self", *, open=(), no=(), wording=None, status="completed",
            version=None):
    """A sitting four weeks after the one before it, every item answered with ``choice`` or as ``choice(item)`` says."""
    version = version or Library().instrument(instrument).version
    at = START + datetime.timedelta(weeks=4 * turn)
    responses = tuple(
        Response(item=item.number,
                 choice=None if item.number in no else choice(item.number) if callable(choice) else choice,
                 declined=item.number in no, answered_at=at, elapsed_ms=4000)
        for item in Library().instrument(instrument, version).items if item.number not in open
    )
    return Administration(id=f"s{turn}", case_id="c1", instrument=instrument, wording=wording, mode=mode, status=status,
                          version=version, started_at=at, completed_at=at, responses=responses)


def progress_of(*sittings):
    """The course of sittings, the last one being looked at; one that was set aside does not count."""
    instrument = Library().instrument(sittings[0].instrument, sittings[0].version)
    stations = [Station(one, score_instrument(instrument, one.answers, one.wording)) for one in sittings]
    return Progress(instrument, tuple(one for one in stations if one.sitting.status == "completed"), stations[-1])


def printed(progress, **more):
    return Printed(make_report(CASE, progress, zone=BERLIN, **more).content)


def golden(item):
    """scales-and-evidence.md, golden vector: answers 1, 2, 3, 4 repeated give NCE 5, NAE 10, PCE 15, PAE 20."""
    return 1 + (item - 1) % 4


def test_a_first_sitting_has_every_score_and_no_change():
    read = printed(progress_of(sitting(0, golden, version=1)))
    for label, points, scale in (
        ("Recognising unpleasant feelings (practice)", 5, "5–25"),
        ("Recognising pleasant feelings (practice)", 15, "5–25"),
        ("Sharing unpleasant feelings (practice)", 10, "5–25"), ("Sharing pleasant feelings (practice)", 20, "5–25"),
        ("Recognising feelings (practice)", 20, "10–50"), ("Recognising and sharing (practice)", 50, "20–100"),
    ):
        assert re.search(rf"{re.escape(label)} (.{{0,110}} )?{points} {scale}", read.text), label
    assert "Change" not in read.text and "5 March 2026, 13:03 (UTC+1)" in read.text and CASE.code in read.text
    assert "filled in oneself" in read.text and "as it comes with the workbook" in read.text


def test_the_label_of_a_case_is_nowhere_in_the_file():
    sittings = [sitting(0, 2), sitting(1, 4)]
    for whole in (False, True):
        read = printed(progress_of(*sittings), whole=whole)
        assert CASE.code in read.text and not re.search("Brandt|Wilhelmina|Tuesdays", read.text + read.raw)


def test_a_practice_form_says_so_on_every_page_and_a_published_one_does_not():
    sittings = [sitting(0, 2), sitting(1, 4)]
    pages = printed(progress_of(*sittings), whole=True).pages
    assert len(pages) == 2 and all(page.count(LABEL) == 1 for page in pages)
    paper = printed(progress_of(sitting(0, 3, "pes", "paper")))
    assert "Practice form" not in paper.text and "copied from a paper form" in paper.text
    assert "the site's paper form" in paper.text


def test_a_published_scale_prints_its_credit_its_sample_its_caveats_and_what_is_not_checked():
    pes = Library().instrument("pes")
    sample = pes.reference_samples[0]
    read = printed(progress_of(sitting(0, 3, "pes", "paper")))
    for words in (pes.credit_line, sample.caveat, sample.source, *pes.caveats, *pes.unverified, pes.missing.source):
        assert squeezed(words) in squeezed(read.text)
    assert f"n = {sample.n}" in read.text.replace("\u00a0", " ")


def squeezed(text):
    """Without spaces and hyphens: a line may break at either."""
    return re.sub(r"[\s\u200b-]", "", text)


def test_verdicts_come_with_their_reasons_and_cannot_tell_with_its_own():
    """Thresholds as on the screen: 1.96 · sd · √2 · √(1 − r), Jacobson & Truax (1991); NAE 4.90, PAE 4.60."""
    sittings = [sitting(0, 2, "pes", "paper"), sitting(1, lambda item: 4 if item % 4 == 2 else 2, "pes", "paper")]
    read = printed(progress_of(*sittings))
    assert ("Rose by more than measurement error The score rose by 10 points. It takes 5 points or more (4.90 rounded "
            "up)") in read.text
    assert "No reliable change The score did not move." in read.text
    assert read.text.count(
        "Cannot tell No reference sample for this score is loaded") == 4, "NCE, PCE, CE and the total"
    assert "Changes are counted from the first sitting, 5 March 2026, 13:03 (UTC+1)." in read.text


def test_the_course_tells_first_and_newest_and_summer_time_apart():
    sittings = [sitting(turn, 1 + turn % 5, "pes", "paper") for turn in range(6)]
    read = printed(progress_of(*sittings), whole=True)
    assert "6, from 5 March 2026, 13:03 (UTC+1) to 23 July 2026, 14:03 (UTC+2)" in read.text
    assert len(read.alternatives) == 6 and sum("Trend of" in words for words in read.alternatives) == 4
    assert "Negative affective empathy 4.9 points" in read.text and "Where there is no band" in read.text
    assert len(read.pages) == 2
    table = re.search(r"Negative affective empathy 5–25 ([\d ]+?) Positive", read.text)
    assert table and table[1].split() == ["5", "10", "15", "20", "25", "5"]


def test_a_long_course_keeps_the_first_and_the_newest_in_its_table():
    sittings = [sitting(turn, 1 + turn % 5) for turn in range(9)]
    read = printed(progress_of(*sittings), whole=True)
    assert "3 between them are left to the drawings" in read.text
    (table,) = re.findall(r"Every sitting Score Range (.*?) Recognising", read.text)
    assert table == "5 Mar 2026 25 Jun 2026 23 Jul 2026 20 Aug 2026 17 Sep 2026 15 Oct 2026"


def test_missing_scores_are_said_drawn_as_gaps_and_never_filled_in():
    progress = progress_of(sitting(0, golden, open=(3, 7), no=(11,)))
    read = printed(progress)
    assert "not scored 5–25 2 of 5" in read.text and "2 items were not answered" in read.text
    assert "1 item was answered with “prefer not to answer”" in read.text
    line = polygon(progress)
    assert len(line) == 3 and [len(path) for path in read.paths if path[:3] == line] == [3], "open, and not filled"
    assert "not scored" in read.alternatives[0] and "not scored" in read.alternatives[1]


def polygon(progress):
    """Where the one line of the sitting being looked at lies in a radar drawn 290 points wide."""
    names = list(progress.current.profile.subscales)
    rays = axes(progress.instrument, names)
    values = {name: progress.current.profile.scores[name].points for name in names}
    (run,) = polygon_runs(radar_points(rays, values, *radar_frame(rays, 290)))
    # the file keeps single precision: 1e-4 points are 0.00004 mm
    return [pytest.approx(point, abs=1e-4) for point in run]


def test_a_prorated_score_is_said_to_be_one():
    read = printed(progress_of(sitting(0, 3, open=(2,))))
    assert "4 of 5 items were answered; the rest are filled in with the person's own mean" in read.text


def test_the_polygon_in_the_file_goes_through_the_points_of_the_screen():
    progress = progress_of(sitting(0, golden))
    read = printed(progress)
    closed = polygon(progress)
    found = [path for path in read.paths if path[:4] == closed[:4]]
    assert len(closed) == 5 and len(found) == 2, "its faint filling and its line"
    assert read.rasters == 0


def test_another_wording_is_named_and_compared_with_nothing():
    sittings = [sitting(0, 2, "pes", "paper"), sitting(1, 4, "pes", wording="0123456789abcdef")]
    read = printed(progress_of(*sittings), whole=True)
    assert "the site's own, in “en”, 0123456789abcdef" in read.text and "another wording" in read.text
    assert "Rose by" not in read.text and read.text.count("Cannot tell") == 7
    assert "A line needs two sittings in the same wording." in read.text


def test_a_sitting_that_was_set_aside_says_so_and_keeps_its_reason_to_itself():
    aside = sitting(1, 4, status="voided").model_copy(update={"void_reason": "Frau Brandt was not herself"})
    read = printed(progress_of(sitting(0, 2), aside))
    assert ("set aside and counts in no course" in read.text and "Brandt" not in read.text + read.raw
            and "Change" not in read.text)


def test_two_sittings_of_one_day_are_told_apart():
    progress = progress_of(sitting(0, 2), sitting(1, 4))
    object.__setattr__(progress.stations[1].sitting, "completed_at", START + datetime.timedelta(hours=3))
    read = printed(progress, whole=True)
    assert "5 Mar 2026, 13:03" in read.text and "5 Mar 2026, 16:03" in read.text


def test_an_instrument_of_another_script_or_with_one_subscale_is_printed_all_the_same():
    progress = progress_of(sitting(0, golden), sitting(1, 4))
    for turn, label in enumerate(("共感 \U0001f469\u200d\U0001f467", "מדד האמפתיה", "مقياس التعاطف", "#import $ \\",
                                  "W" * 300, "word " * 80)):
        parts = tuple(part.model_copy(update={"label": label, "plain": label})
                      for part in progress.instrument.subscales)
        odd = progress.instrument.model_copy(update={"title": label, "subscales": parts, "caveats": (label,) * 3})
        for station in progress.stations:
            for score in station.profile.subscales.values():
                object.__setattr__(score, "label", label)
        again = Progress(Instrument.model_validate(odd.model_dump()), progress.stations, progress.current)
        read = printed(again, whole=turn % 2 == 0)
        assert CASE.code in read.text and LABEL in read.text
    small = progress_of(sitting(0, 4, "compassion-practice-form", version=1))
    assert [words.split()[0] for words in printed(small).alternatives] == ["Range"]


def test_the_file_is_named_by_instrument_day_and_time_in_the_zone_asked_for_and_by_nobody():
    progress = progress_of(sitting(0, 2), sitting(1, 3))
    late = datetime.datetime(2026, 10, 3, 22, 30, tzinfo=datetime.UTC)
    object.__setattr__(progress.current.sitting, "completed_at", late)
    assert make_report(CASE, progress, zone=BERLIN).name == "report-pes-practice-form-2026-10-04-0030.pdf"
    whole = make_report(CASE, progress, zone=datetime.UTC, whole=True)
    assert whole.name == "report-pes-practice-form-course-2026-10-03-2230.pdf"
    assert CASE.code not in whole.name and LABEL not in whole.name
    object.__setattr__(progress.current.sitting, "completed_at", late + datetime.timedelta(minutes=20))
    assert make_report(CASE, progress, zone=BERLIN).name == "report-pes-practice-form-2026-10-04-0050.pdf"
    assert whole.media_type == "application/pdf"


def test_the_same_course_gives_the_same_bytes():
    sittings = [sitting(0, 2), sitting(1, 4)]
    one, other = (make_report(CASE, progress_of(*sittings), zone=BERLIN).content for _ in range(2))
    assert one == other


def test_every_heading_of_the_screen_s_reading_is_in_the_report():
    progress = progress_of(sitting(0, 2), sitting(1, 4))
    headings = [section.heading for section in sitting_report(CASE.code, progress, BERLIN).sections]
    assert headings == [
        "The shape", "Scores", "How the answers were given", "How to hold this", "Where this scale comes from"]


def test_no_item_of_a_scale_is_ever_printed():
    own = Library().instrument(FORM)
    read = printed(progress_of(sitting(0, 2), sitting(1, 4)), whole=True)
    assert not [item.text for item in own.items if squeezed(item.text) in squeezed(read.text)]
