"""A rehearsal: watched as it is answered, resumed, and counted nowhere. It costs no plotly import."""

import subprocess
import sys

import pytest

from empathy_widgets.errors import NotAllowed
from empathy_widgets.exercises.page.case_chooser import CaseChooser
from empathy_widgets.exercises.rehearsal import Rehearsal


def respond(say, chapter, item, choice):
    return say(chapter.sitting.scale, "respond", item=item, choice=choice, declined=choice is None)


def row(chapter, name):
    return next(row for row in chapter.table.rows if row["subscale"] == name)


def test_without_a_case_it_asks_for_one(open_page, find):
    assert len(find(Rehearsal(open_page()).view, "CaseList")) == 1


def test_each_answer_moves_the_table_and_the_radar(page, say):
    chapter = Rehearsal(page)
    assert row(chapter, "NCE")["score"] == "–" and chapter.sitting.scale.view == "list"
    for item in (1, 5, 9, 13):
        before = chapter.radar.figure
        assert respond(say, chapter, item, 2 if item == 5 else 4)["ok"]  # item 5 counts the other way round
    assert row(chapter, "NCE")["score"] == "20" and row(chapter, "NCE")["answered"] == "4 of 5"
    assert chapter.radar.figure != before and "20" in chapter.radar.description
    respond(say, chapter, 17, None)
    assert row(chapter, "NCE")["answered"] == "4 of 5"


def test_it_is_resumed_and_begun_afresh_once_finished(open_page, store, case, say):
    chapter = Rehearsal(open_page(case.id))
    respond(say, chapter, 1, 4)
    again = Rehearsal(open_page(case.id))
    assert again.sitting.id == chapter.sitting.id and again.sitting.answers == {1: 4}
    assert say(again.sitting.scale, "complete")["ok"] and "rehearsal" in again.sitting.scale.finished_text
    fresh = Rehearsal(open_page(case.id))
    assert fresh.sitting.id != chapter.sitting.id and fresh.sitting.answers == {}


def test_it_counts_nowhere(open_page, fill, store, case, say):
    chapter = Rehearsal(open_page(case.id))
    for item in range(1, 21):
        respond(say, chapter, item, 5)
    say(chapter.sitting.scale, "complete")
    page = open_page(case.id)
    assert store.administration(chapter.sitting.id).mode == "rehearsal"
    assert page.completed() == [] == page.recorded()
    assert CaseChooser(page).list.cases[0]["line"] == "No sitting yet"


def test_a_handed_over_seat_gets_no_rehearsal(open_page, store, case, workspace):
    store.set_pin("4711")
    sitting = store.start(case.id, "pes-practice-form", "handed over")
    open_page(seat="seat-9").clinician.hand_over(sitting.id)
    with pytest.raises(NotAllowed):
        Rehearsal(open_page(seat="seat-9"))


LIVE = """
import sys
from empathy_widgets.domain import Actor
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.rehearsal import Rehearsal
from empathy_widgets.records import Store, Workspace

place = Workspace(sys.argv[1])
case = Store(place, Actor(seat="t")).create_case("")
chapter = Rehearsal(Page(place, f"case={case.id}", served=True))
chapter.sitting.scale.outbox = [{"request": "a", "kind": "respond", "item": 1, "choice": 4, "declined": False}]
assert chapter.sitting.scale.receipts["a"]["ok"], chapter.sitting.scale.receipts
assert chapter.radar.figure["data"]
heavy = {"plotly", "pandas", "numpy", "nbformat", "jsonschema"} & set(sys.modules)
assert not heavy, heavy
"""


def test_one_answer_and_its_redrawn_radar_import_no_plotly(workspace):
    run = subprocess.run([sys.executable, "-c", LIVE, workspace.folder], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
