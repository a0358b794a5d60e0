"""A plan on paper: the record holds everything, marked; the client's page and every page handed over nothing of it."""

import datetime
import json

import pytest
from pdf import Printed

from empathy_widgets.domain import for_the_client
from empathy_widgets.errors import NotAllowed
from empathy_widgets.exercises.plan import PlanChapter
from empathy_widgets.exercises.planning.paper import client_paper, record_paper
from empathy_widgets.reports import as_pdf
from empathy_widgets.widgets import Notice, TakeAway

CANARY = "zeppelin behind the curtain"
SOON = (datetime.datetime.now().astimezone().date() + datetime.timedelta(days=28)).isoformat()


def filled(tell):
    """A whole plan, with the canary wherever only the clinician may read."""
    tell("wish", id="not-flooded", on=True)
    tell("say", text="I want to stay when she cries.")
    tell("tell", text="They quarrel every week.")
    tell("problem", id="same-quarrel", on=True)
    tell("decide", target="steady-ground", verdict="accepted", why="")
    tell("decide", target="find-out", verdict="refused", why=f"{CANARY} why")
    tell("goal", id="", implicit=False, text="I stay in the room for five minutes.")
    tell("goal", id="", implicit=True, text=CANARY)
    tell("ask", id="flooding", answer="go", words=f"{CANARY} asked")
    tell("step", id="steady-ground/when-caring-tires", on=True, dose="one session", sign="no sorry")
    tell("step", id="steady-ground/the-last-bed", on=True, dose="once", sign="still knows whose day it is")
    tell("aim", id="", text="Sunday breakfasts")
    tell("note", text=f"{CANARY} note")
    tell("measure", instrument="pes-practice-form", on=SOON)


def test_the_record_prints_everything_with_what_is_implicit_marked(plan_begun, case):
    chapter, tell = plan_begun
    filled(tell)
    read = Printed(as_pdf(record_paper(case, chapter.open.plan, chapter.open.grounds.lines)))
    assert len(read.pages) == 1 and read.text.count(CANARY) == 4
    assert f"[implicit] {CANARY}" in read.text and "Not to be handed out" in read.text
    for words in ("I stay in the room", "steadiness first", f"Refused: {CANARY} why", "Sunday breakfasts",
                  "Play “The last bed”", "quarrel every week", "Recognising and Sharing Feelings"):
        assert words in read.text, words
    assert len(read.tags("/TH")) == 5 and read.tags("/H1")


def test_the_canary_reaches_no_paper_of_the_client(plan_begun, case):
    chapter, tell = plan_begun
    filled(tell)
    read = Printed(as_pdf(client_paper(case, chapter.open.plan)))
    assert len(read.pages) == 1 and "zeppelin" not in read.text + read.raw and "curtain" not in read.text + read.raw
    for words in ("I stay in the room for five minutes.", "I want to stay when she cries.", "I find my feet first",
                  "Play “The last bed”", "still knows whose day it is", "Recognising and Sharing Feelings"):
        assert words in read.text, words
    assert "steadiness first" not in read.text and "Refused" not in read.text
    assert len(read.tags("/TH")) == 3 and read.tags("/H1")


def test_the_canary_reaches_no_event_a_client_may_read_and_no_page_that_was_handed_over(
    plan_begun, case, store, open_page, say,
):
    chapter, tell = plan_begun
    filled(tell)
    plan = chapter.open.plan
    assert CANARY in plan.model_dump_json() and CANARY not in json.dumps(
        [event.model_dump(mode="json") for event in for_the_client(plan.events)])
    sitting = store.start(case.id, "pes-practice-form", "handed over", version=2)
    store.set_pin("2468")
    page = open_page(case.id)
    page.clinician.hand_over(sitting.id)
    theirs = open_page(case.id)
    assert theirs.hand_over is not None and theirs.case is None
    with pytest.raises(NotAllowed, match="hand the screen back"):
        PlanChapter(theirs).view  # noqa: B018 - what a page draws of it
    for ask in (lambda: theirs.store.plans(case.id), lambda: theirs.clinician.plans(case.id)):
        with pytest.raises(NotAllowed):
            ask()
    theirs.case = case  # whatever a page may ever be given
    (notice,) = PlanChapter(theirs).view.children
    assert isinstance(notice, Notice) and CANARY not in repr(notice.get_state())


def test_both_papers_are_made_for_the_page_and_noted_in_the_history(plan_begun, store, case):
    chapter, tell = plan_begun
    filled(tell)
    papers = chapter.view.children[1]
    assert isinstance(papers, TakeAway)
    sent = []
    papers.send = lambda content, buffers=None: sent.append((content, buffers))
    for offer in ("plan-client", "plan-record"):
        papers.outbox = [{"request": offer, "kind": "make", "offer": offer, "picked": {"paper": "letter"}}]
        assert papers.receipts[offer]["ok"], papers.receipts
    assert [content["name"].rsplit("-", 4)[0] for content, _buffers in sent] == ["plan-client", "plan-record"]
    assert [line.reason for line in store.audit(case.id) if line.action == "export"] == [
        "plan in the client's words", "plan for the record"]
