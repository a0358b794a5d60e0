"""What stands around every practice: it is given to a case, written of, looked at, changed, called off, taken home."""

import datetime

import pytest
from pdf import Printed

from empathy_widgets.exercises.active_listening import ActiveListening
from empathy_widgets.exercises.course.line import line_of
from empathy_widgets.exercises.course.timeline import happened
from empathy_widgets.exercises.profile import ProfileChapter
from empathy_widgets.widgets import AssignForm, Fold, Notice, PracticeCourse, PracticeLog, TakeAway

TODAY = datetime.date.today()
GIVEN = {"reason": "You said evenings are loud.", "start": str(TODAY), "end": str(TODAY + datetime.timedelta(days=27)),
         "weekdays": [0, 1, 2, 3, 4, 5, 6], "minutes": None, "at": "07:30", "zone": "Europe/Berlin"}
LINE = {"key": "k1", "day": str(TODAY), "done": "partly", "well": 4, "before": None, "after": 3, "minutes": 10,
        "text": "On the bus", "by": "room"}


def every(view, kind):
    found = [view] if isinstance(view, kind) else []
    return found + [one for child in getattr(view, "children", ()) for one in every(child, kind)]


def one(chapter, kind):
    (found,) = every(chapter.view, kind)
    return found


@pytest.fixture
def begin(page, say):
    def started(on=page):
        chapter = ActiveListening(on)
        assert say(chapter.view.children[0], "start", content="active-listening", answers={})["ok"]
        return chapter
    return started


@pytest.fixture
def reopened(open_page, store, case):
    def opened():
        (run,) = store.runs(case.id)
        return ActiveListening(open_page(query=f"case={case.id}&run={run.id}"))
    return opened


def test_it_is_given_written_of_looked_at_changed_and_called_off(begin, say, reopened):
    chapter = begin()
    form, log = one(chapter, AssignForm), one(chapter, PracticeLog)
    assert say(form, "assign", **GIVEN)["ok"] and form.kept["assign"][""]["reason"] == GIVEN["reason"]
    assert form.unseen == []
    assert say(log, "log", **LINE)["ok"] and log.kept["log"]["k1"]["well"] == 4
    assert [line["text"] for line in form.unseen] == ["On the bus"]
    again = reopened()
    form, log = one(again, AssignForm), one(again, PracticeLog)
    assert [line["key"] for line in form.unseen] == ["k1"]
    assert say(form, "look", text="The bus works.")["ok"] and form.unseen == []
    assert say(log, "log", **{**LINE, "well": 2})["ok"] and form.unseen[0]["well"] == 2
    assert say(form, "assign", **{**GIVEN, "weekdays": [TODAY.weekday()]})["ok"] and not form.called_off
    assert say(form, "call-off", why="")["ok"] and form.called_off
    assert say(form, "assign", **GIVEN)["ok"] and not form.called_off


def test_what_was_given_stands_above_the_practice_and_what_was_not_is_folded_away(begin, say, reopened):
    chapter = begin()
    assert not isinstance(chapter.view.children[0], AssignForm)
    assert [fold.title for fold in every(chapter.view, Fold)] == [
        "Give this as a practice", "How it went", "To take home"]
    say(one(chapter, AssignForm), "assign", **GIVEN)
    assert isinstance(reopened().view.children[0], AssignForm)


def test_without_a_case_there_is_a_log_and_nobody_gives_anything(begin, say, open_page, store):
    chapter = begin(open_page())
    assert every(chapter.view, AssignForm) == []
    assert say(one(chapter, PracticeLog), "log", **LINE)["ok"]
    assert [offer["id"] for offer in one(chapter, TakeAway).offers] == ["sheet", "went"]


@pytest.mark.parametrize(("changed", "words"), [
    ({"zone": "Moon/Base"}, "Europe/Berlin"), ({"at": "25:00"}, "calendar"), ({"reason": "  "}, "one sentence"),
    ({"end": str(TODAY - datetime.timedelta(days=1))}, "before the first"), ({"start": "2026-02-30"}, "calendar"),
    ({"end": str(TODAY + datetime.timedelta(days=400))}, "a year"),
    ({"end": str(TODAY), "weekdays": [(TODAY.weekday() + 1) % 7]}, "days of the week"),
    ({"weekdays": [7]}, "reload"), ({"reason": "x" * 301}, "reload"),
])
def test_what_nobody_could_keep_to_is_refused_with_a_way_out(begin, say, store, case, changed, words):
    chapter = begin()
    receipt = say(one(chapter, AssignForm), "assign", **{**GIVEN, **changed})
    assert not receipt["ok"] and words in receipt["text"]
    assert store.runs(case.id)[0].events == ()


def test_without_a_reminder_no_time_zone_is_asked(begin, say):
    assert say(one(begin(), AssignForm), "assign", **{**GIVEN, "at": "", "zone": ""})["ok"]


def test_the_picture_follows_the_log_and_says_that_it_is_no_proof(begin, say):
    chapter = begin()
    went = one(chapter, PracticeCourse)
    assert went.weeks == [] and "nothing to see" in went.says
    say(one(chapter, PracticeLog), "log", **LINE)
    (week,) = went.weeks
    assert [(cell["state"], cell["filled"]) for cell in week["cells"]] == [("partly", 0.8)]
    assert "reliable change" in went.note and "nothing here shows that the practice did it" in went.note


def test_a_reason_begins_with_what_the_plan_aims_at(begin, page, store, case):
    plan = store.start_plan(case.id, request="p")
    for kind, body in (("aim", {"id": "w1", "text": "Listen to the end"}), ("step", {
            "step": "w1/listen", "title": "Listening", "content": "practices/active-listening", "when": "between",
            "dose": "daily", "sign": "", "target": "w1", "asks": [], "on": True})):
        store.add_plan_event(plan.id, kind, body, case_id=case.id)
    assert one(begin(), AssignForm).beginnings[0] == "Because we aim at this: Listen to the end"


def test_the_sheet_is_one_tagged_page_with_the_reason_and_a_log_to_tear_off(begin, say, store, case, monkeypatch):
    chapter = begin()
    say(one(chapter, AssignForm), "assign", **GIVEN)
    taken, sent = one(chapter, TakeAway), []
    monkeypatch.setattr(taken, "send", lambda content, buffers: sent.append((content, buffers[0])))
    assert say(taken, "make", offer="sheet", picked={"paper": "letter"})["ok"]
    ((told, content),) = sent
    paper = Printed(content)
    assert told["name"] == f"active-listening-{TODAY}.pdf" and len(paper.pages) == 1
    assert GIVEN["reason"] in paper.text and "Every day, from" in paper.text
    assert len(paper.tags("/TR")) == 15 and case.code in paper.text
    assert any("practice on paper" in str(entry) for entry in store.audit())


def test_the_calendar_is_offered_once_it_was_given(begin, say, monkeypatch):
    chapter = begin()
    taken, sent = one(chapter, TakeAway), []
    monkeypatch.setattr(taken, "send", lambda content, buffers: sent.append((content, buffers[0])))
    refused = say(taken, "make", offer="calendar", picked={"words": "discreet"})
    assert not refused["ok"] and "Give it first" in refused["text"]
    say(one(chapter, AssignForm), "assign", **GIVEN)
    assert say(taken, "make", offer="calendar", picked={"words": "discreet"})["ok"]
    assert sent[0][0]["name"] == "reminder-0.ics" and b"BEGIN:VEVENT" in sent[0][1] and b"loud" not in sent[0][1]


def test_on_the_time_line_it_goes_on_between_appointments_until_it_was_called_off(begin, say, open_page, case):
    chapter = begin()
    say(one(chapter, AssignForm), "assign", **{**GIVEN, "start": str(TODAY - datetime.timedelta(days=9))})
    say(one(chapter, PracticeLog), "log", **LINE)
    (practice,) = [found for found in happened(open_page(case.id)) if found.lane == "between"]
    assert practice.span == (TODAY - datetime.timedelta(days=9), datetime.date.fromisoformat(GIVEN["end"]))
    (line,) = line_of(open_page(case.id), happened(open_page(case.id)))
    ((first, last),) = [span for lane in line.lanes for row in lane["rows"] for span in row["spans"]]
    assert first < line.today["at"] < last
    say(one(chapter, AssignForm), "call-off", why="")
    (practice,) = [found for found in happened(open_page(case.id)) if found.lane == "between"]
    assert practice.span[1] == TODAY


def test_beside_the_profile_stands_what_was_practised_meanwhile_and_no_proof(begin, say, fill, open_page, case):
    fill(case, 2)
    chapter = begin()
    assert titles(ProfileChapter(open_page(case.id))) == []
    say(one(chapter, AssignForm), "assign", **{**GIVEN, "start": str(TODAY - datetime.timedelta(days=3))})
    say(one(chapter, PracticeLog), "log", **LINE)
    over_time = ProfileChapter(open_page(case.id)).over_time()
    (went,) = every(over_time, PracticeCourse)
    assert went.title == "Active listening" and "/chapter/active-listening?case=" in went.link["href"]
    assert sum(len(week["cells"]) for week in went.weeks) == 1, "from the sitting's day on"
    (note,) = [notice.text for notice in every(over_time, Notice) if "reliable" in notice.text]
    assert "nothing here shows that the practice did it" in note
    fill(case, 4)
    assert titles(ProfileChapter(open_page(case.id))) == ["Active listening"]


def titles(profile):
    return [went.title for went in every(profile.over_time(), PracticeCourse)]


def test_how_it_went_is_one_page_with_the_picture_in_words_and_nothing_is_printed_of_nothing(begin, say, monkeypatch):
    chapter = begin()
    taken, sent = one(chapter, TakeAway), []
    monkeypatch.setattr(taken, "send", lambda content, buffers: sent.append(Printed(buffers[0])))
    refused = say(taken, "make", offer="went", picked={"paper": "a4"})
    assert not refused["ok"] and "first line" in refused["text"]
    say(one(chapter, AssignForm), "assign", **GIVEN)
    say(one(chapter, PracticeLog), "log", **LINE)
    assert say(taken, "make", offer="went", picked={"paper": "a4"})["ok"]
    (paper,) = sent
    assert len(paper.pages) == 1 and "On the bus" in paper.text and "reliable change" in paper.text
    assert any("mostly there" in words for words in paper.alternatives)
