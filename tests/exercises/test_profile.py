"""The profile chapter: whose, which sitting, every part, and putting a mistake right."""

import datetime
import json

import pytest

from empathy_widgets.errors import WorkspaceBusy
from empathy_widgets.exercises.profile import ProfileChapter

REASON = "<b>Wrong person</b>; answered in jest ‮"


@pytest.fixture
def chapter(open_page, case):
    """The chapter of a case, served, as its address says."""
    def opened(administration=None, of=None, served=True):
        page = open_page((of or case).id, administration) if served else open_page(served=False)
        if not served:
            page.choose(of or case)
        return ProfileChapter(page)
    return opened


def kinds(box):
    return [type(one).__name__ for one in box.children]


def rows_of(shape):
    return {row["subscale"]: row for row in shape.children[1].children[-1].rows}


def everything(chapter):
    parts = ("sittings", "shape", "over_time", "in_words", "answers", "take_away", "correct")
    return [getattr(chapter, part)() for part in parts]


def test_without_a_case_it_asks_for_one_and_the_rest_is_empty(open_page, find):
    first, *rest = everything(ProfileChapter(open_page()))
    assert len(find(first, "CaseList")) == 1 and all(box.children == () for box in rest)


def test_without_a_sitting_it_leads_to_the_scale(chapter, find, case):
    first, *rest = everything(chapter())
    (notice,) = find(first, "Notice")
    assert notice.title == "No completed sitting yet" and all(box.children == () for box in rest)
    assert notice.links == [{"text": "Administer a scale", "href": f"/chapter/administer-a-scale?case={case.id}"}]


def test_every_part_of_a_first_sitting(chapter, fill, case):
    # scales-and-evidence.md, golden vector: answers 1, 2, 3, 4 repeated
    sitting = fill(case, lambda item: 1 + (item - 1) % 4)
    picker, shape, over_time, in_words, answers, take_away, correct = everything(chapter())
    assert [row["id"] for row in picker.children[0].sittings] == [sitting.id] and picker.children[0].earlier == []
    assert kinds(shape) == ["Reading", "Box"] and kinds(shape.children[1]) == ["RadarChart", "ScoreLines"]
    assert kinds(over_time) == ["Notice", "Notice"] and kinds(in_words) == ["Reading", "SampleForm"]
    assert over_time.children[1].links[0]["href"] == f"/chapter/plan?case={case.id}"
    rows = rows_of(shape)
    assert {name: rows[name]["score"] for name in ("NCE", "NAE", "PCE", "PAE")} == {
        "NCE": "5", "NAE": "10", "PCE": "15", "PAE": "20"}
    assert all(row["verdict"] == row["change"] == "" for row in rows.values()), "nothing to compare with yet"
    assert (kinds(take_away) == ["TakeAway"] and kinds(answers) == ["AnswerTable"]
            and kinds(correct) == ["CorrectionForm"])


def test_the_newest_sitting_is_shown_and_another_can_be_picked(chapter, fill, case, say):
    first, second = fill(case, 2), fill(case, 4)
    for served in (True, False):
        open_chapter = chapter(served=served)
        box, shape = open_chapter.sittings(), open_chapter.shape()
        chooser = box.children[0]
        assert open_chapter.progress.current.sitting.id == second.id == chooser.chosen
        assert [row["id"] for row in chooser.sittings] == [second.id, first.id]
        assert say(chooser, "see", id=first.id)["ok"] and box.children[0] is chooser
        assert open_chapter.progress.current.sitting.id == first.id == chooser.chosen
        assert rows_of(shape)["NCE"]["score"] == "10" and chooser.earlier == []


def test_two_sittings_are_laid_over_each_other(chapter, fill, case, say, nobody):
    first, middle, last = fill(case, 1), fill(case, 3), fill(case, 4)
    open_chapter = chapter()
    box, shape = open_chapter.sittings(), open_chapter.shape()
    chooser = box.children[0]
    assert [row["id"] for row in chooser.earlier] == [middle.id, first.id] and chooser.laid_over == first.id
    assert rows_of(shape)["NCE"]["change"] == "+15"
    assert say(chooser, "lay_over", id=middle.id)["ok"] and chooser.laid_over == middle.id
    assert rows_of(shape)["NCE"]["change"] == "+5"
    for wrong in (last.id, nobody, ""):
        assert say(chooser, "lay_over", id=wrong)["ok"] is False and chooser.laid_over == middle.id
    assert say(chooser, "see", id=middle.id)["ok"] and chooser.laid_over == first.id


def test_what_is_laid_over_stands_in_the_address_and_comes_back_by_it(
        chapter, open_page, fill, case, store, say, find, monkeypatch, nobody):
    monkeypatch.setenv("SCRIPT_NAME", "/chapter/profile")
    first, middle, last = fill(case, 1), fill(case, 3), fill(case, 4)
    foreign = fill(store.create_case(""), 2)
    open_chapter = chapter()
    chooser = open_chapter.sittings().children[0]
    assert open_chapter.page.address() == ""
    say(chooser, "lay_over", id=middle.id)
    whole = f"/chapter/profile?case={case.id}&administration={last.id}&over={middle.id}"
    assert open_chapter.page.address() == whole

    def at(over):
        opened = ProfileChapter(open_page(query=f"case={case.id}&administration={last.id}&over={over}"))
        box = opened.sittings()
        (chooser,) = find(box, "SittingChooser")
        return rows_of(opened.shape())["NCE"]["change"], chooser.laid_over, [one.text for one in find(box, "Notice")]

    assert at(middle.id) == ("+5", middle.id, []) and at(first.id) == ("+15", first.id, [])
    assert at("7; drop table") == ("+15", first.id, []), "what is no id is ignored"
    for wrong in (foreign.id, nobody, last.id):
        change, over, (told,) = at(wrong)
        assert (change, over) == ("+15", first.id) and "no earlier one of this case and scale" in told
    say(chooser, "see", id=middle.id)
    assert open_chapter.page.address() == f"/chapter/profile?case={case.id}&administration={middle.id}"


def test_two_sittings_of_one_day_are_told_apart(chapter, fill, case):
    fill(case, 2), fill(case, 4)
    open_chapter = chapter()
    morning = datetime.datetime(2026, 10, 3, 9, 5).astimezone()
    for hour, station in enumerate(open_chapter.progress.stations):
        object.__setattr__(station.sitting, "completed_at", morning + datetime.timedelta(hours=8 * hour))
    radar, lines = open_chapter.shape().children[1].children
    names = [trace["name"] for trace in radar.figure["data"]]
    for moment in ("3 October 2026, 09:05", "3 October 2026, 17:05"):
        assert any(moment in name for name in names) and moment in [one["text"] for one in lines.key]


@pytest.mark.parametrize("mode", ["rehearsal", "self"])
def test_a_rehearsal_or_an_open_sitting_is_never_drawn(chapter, fill, case, mode, find):
    fill(case, 3)
    asked = fill(case, 5, mode=mode, finish=mode == "rehearsal")
    open_chapter = chapter(asked.id)
    first, *rest = everything(open_chapter)
    assert ("rehearsal" if mode == "rehearsal" else "not finished") in find(first, "Notice")[0].text
    assert all(box.children == () for box in rest)
    assert asked.id not in [row["id"] for row in find(first, "SittingChooser")[0].sittings]


def test_rehearsals_stay_out_of_the_course_and_the_picker(chapter, fill, case):
    real = fill(case, 2)
    fill(case, 5, mode="rehearsal")
    open_chapter = chapter()
    assert [station.sitting.id for station in open_chapter.progress.stations] == [real.id]
    assert [row["id"] for row in open_chapter.sittings().children[0].sittings] == [real.id]


def test_a_sitting_of_another_case_is_not_shown(chapter, fill, store):
    other = store.create_case("")
    first, *rest = everything(chapter(fill(other).id))
    assert "another case" in first.children[0].text and all(box.children == () for box in rest)


def test_setting_aside_leads_on_keeps_everything_and_is_in_the_trail(chapter, fill, store, case, say, find):
    sitting = fill(case, 4)
    form = chapter().correct().children[0]
    assert say(form, "void", reason="   ")["ok"] is False and store.administration(sitting.id).status == "completed"
    assert say(form, "void", reason=REASON)["goto"] == f"/chapter/profile?case={case.id}"
    assert [(entry.action, entry.reason) for entry in store.audit(case.id) if entry.reason] == [("void", REASON)]
    assert store.administration(sitting.id).answers == {
        item: 2 if item in (5, 6, 15, 16) else 4 for item in range(1, 21)} and store.verify() == []
    after = chapter()
    first, *rest = everything(after)
    assert find(first, "Notice")[0].title == "No completed sitting yet" and all(box.children == () for box in rest)
    assert find(first, "SittingChooser")[0].sittings[0]["text"].endswith(" · set aside")
    aside = chapter(sitting.id)
    assert aside.correct().children[0].text == REASON and aside.progress.earlier == ()
    assert REASON in json.dumps(aside.in_words().children[0].blocks, ensure_ascii=False)


def test_a_voided_sitting_is_compared_with_nothing_and_in_no_trend(chapter, fill, store, case):
    fill(case, 2)
    aside, later = store.void(fill(case, 5).id, "Wrong person."), fill(case, 3)
    progress = chapter(aside.id).progress
    assert progress.change("NCE") is None and progress.earlier == () and len(progress.stations) == 2
    progress = chapter(later.id).progress
    assert progress.change("NCE") is not None
    assert [one.sitting.id for one in progress.earlier] == [progress.first.sitting.id]


def test_moving_to_another_case_leads_there_and_is_in_both_trails(chapter, fill, store, case, say, nobody):
    sitting, other = fill(case), store.create_case("")
    form = chapter().correct().children[0]
    assert [row["code"] for row in form.cases] == [other.code]
    assert say(form, "reassign", case=nobody, reason=REASON)["ok"] is False
    assert say(form, "reassign", case=case.id, reason=REASON)["ok"] is False
    receipt = say(form, "reassign", case=other.id, reason=REASON)
    assert receipt["goto"] == f"/chapter/profile?case={other.id}&administration={sitting.id}"
    assert store.administration(sitting.id).case_id == other.id and store.verify() == []
    for each, action in ((case, "reassign"), (other, "receive")):
        assert (action, REASON) in [(entry.action, entry.reason) for entry in store.audit(each.id)]


def test_in_jupyterlab_a_correction_turns_the_page(chapter, fill, store, case, say):
    keep, wrong = fill(case, 2), fill(case, 4)
    open_chapter = chapter(served=False)
    box, table = open_chapter.correct(), open_chapter.shape()
    assert say(box.children[0], "void", reason=REASON)["ok"]
    assert open_chapter.progress.current.sitting.id == keep.id != wrong.id
    assert rows_of(table)["NCE"]["score"] == "10"


def test_a_correction_is_of_the_sitting_its_form_stood_under(chapter, fill, store, case, say):
    first, second = fill(case, 2), fill(case, 4)
    open_chapter = chapter(served=False)
    box = open_chapter.correct()
    form = box.children[0]
    open_chapter.page.look_at(first.id)
    assert box.children[0] is not form and say(form, "void", reason=REASON)["ok"]
    assert [store.administration(one.id).status for one in (first, second)] == ["completed", "voided"]


def test_a_busy_workspace_is_one_sentence_also_later(chapter, fill, case, say, monkeypatch, find):
    fill(case)
    open_chapter = chapter(served=False)
    box, form = open_chapter.sittings(), open_chapter.correct().children[0]

    def busy(*_words, **_more):
        raise WorkspaceBusy("The workspace is busy and nothing was saved. Please try again in a moment.")

    for name in ("administration", "administrations", "void", "cases"):
        monkeypatch.setattr(open_chapter.page.store, name, busy)
    for widget, event in ((box.children[0], {"kind": "see", "id": case.id}), (form, {"kind": "void", "reason": "x"})):
        receipt = say(widget, **event)
        assert receipt["ok"] is False and "busy" in receipt["text"]
