"""A scale filled in for oneself, on the pages: begun without a case, drawn by itself, and deleted for good."""

import io
import json
import zipfile

import pytest

from empathy_widgets.domain import Mode
from empathy_widgets.exercises.administer import Administer
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.take_away.export import make_export
from empathy_widgets.exercises.take_away.printed import sitting_report
from empathy_widgets.exercises.take_away.report import take_report
from empathy_widgets.exercises.welcome import Welcome
from empathy_widgets.library import Library
from empathy_widgets.workbook import Workbook

FORM = "pes-practice-form"


@pytest.fixture
def own(store):
    """Fill in one sitting for oneself."""
    def filled(choice=3, finish=True):
        sitting = store.start(None, FORM, Mode.OWN, version=Library().instrument(FORM).version)
        for item in Library().instrument(FORM).items:
            store.respond(sitting.id, item.number, choice, case_id=None, elapsed_ms=4000)
        return store.complete(sitting.id, case_id=None) if finish else store.administration(sitting.id)
    return filled


def begun(panel, say):
    assert say(panel, "start", instrument=FORM, mode=Mode.OWN.value, wording=None, beside=None)["ok"]


@pytest.mark.parametrize("with_case", [True, False])
@pytest.mark.parametrize("served", [True, False])
def test_it_begins_with_or_without_an_open_case_and_never_enters_it(
        open_page, store, case, find, say, with_case, served, monkeypatch):
    monkeypatch.setenv("SCRIPT_NAME", "/chapter/administer-a-scale")
    page = open_page(served=served)
    page.case = case if with_case else None
    chapter = Administer(page)
    begun(find(chapter.view, "StartPanel")[0], say)
    (sitting,) = store.administrations(None)
    (scale,) = find(chapter.view, "LikertScale")
    assert say(scale, "respond", item=1, choice=4, elapsed_ms=900, revision=None)["ok"]
    assert say(scale, "complete")["ok"]
    assert store.administration(sitting.id).answers == {1: 4} and store.administrations(case.id) == ()
    link = f"/chapter/profile?administration={sitting.id}" if served else ""
    assert scale.finished_link == link and page.case is None
    assert page.address() == (f"/chapter/administer-a-scale?administration={sitting.id}" if served else "")


def test_without_a_case_no_other_way_is_offered_or_taken(open_page, store, find, say):
    (panel,) = find(Administer(open_page()).view, "StartPanel")
    assert [mode["id"] for mode in panel.modes] == [Mode.OWN.value]
    for mode in ("self", "proxy", "handed over"):
        assert not say(panel, "start", instrument=FORM, mode=mode, wording=None, beside=None)["ok"]
    assert store.waiting(9).sittings == ()


def test_in_jupyterlab_the_other_person_has_a_way_to_answer_that_stays_in_the_case(open_page, store, case, find, say):
    page = open_page(served=False)
    page.choose(case)
    (panel,) = find(Administer(page).view, "StartPanel")
    ways = {mode["id"]: mode for mode in panel.modes}
    assert ways["self"]["available"] and not ways["handed over"]["available"]
    assert say(panel, "start", instrument=FORM, mode="self", wording=None, beside=None)["ok"]
    assert [one.mode for one in store.administrations(case.id)] == [Mode.SELF]


def test_its_profile_has_a_course_of_its_own_and_the_cases_has_none_of_it(open_page, case, fill, own):
    theirs, first, second = fill(case), own(2), own(4)
    profile = Workbook(open_page(administration=second.id)).profile
    assert [one.sitting.id for one in profile.progress.stations] == [first.id, second.id]
    other = Workbook(open_page(case.id)).profile
    assert [one.sitting.id for one in other.progress.stations] == [theirs.id]
    assert Workbook(open_page(case.id, first.id)).profile.progress is None
    assert Workbook(open_page(administration=theirs.id)).profile.progress is None


def test_the_case_bar_says_whose_it_is(open_page, own):
    assert Workbook(open_page(administration=own().id)).case_bar().strings["no_case"] == "Your own practice"
    assert Workbook(open_page()).case_bar().strings["no_case"] == "No case is open"


def test_the_first_page_carries_it_on_and_lists_it_under_ones_own_practice(open_page, case, fill, find, own):
    fill(case)
    waiting, done = own(finish=False), own()
    carry_on, practice = [one for one in find(Welcome(open_page()).view, "Ways")
                          if {row["id"] for row in one.ways} & {waiting.id, done.id}]
    assert carry_on.ways[0]["link"] == f"/chapter/administer-a-scale?administration={waiting.id}"
    assert "your own practice" in carry_on.ways[0]["line"] and carry_on.ways[0]["code"] == ""
    assert practice.ways[0]["link"] == f"/chapter/profile?administration={done.id}"
    rows = [row for kind in ("Ways", "ChapterMenu") for one in find(Welcome(open_page(case.id)).view, kind)
            for row in (one.ways if kind == "Ways" else one.finished)]
    assert not {waiting.id, done.id} & {row["id"] for row in rows}


def test_it_is_deleted_from_its_profile_and_from_the_list_and_a_cases_sitting_is_not(
        open_page, store, case, fill, find, say, own):
    one, two, theirs = own(), own(), fill(case)
    page = open_page(administration=one.id)
    (menu,) = find(Workbook(page).profile.correct(), "ChapterMenu")
    assert say(menu, "erase", id=one.id)["ok"] and page.asked_for is None
    menu = find(Administer(open_page()).view, "ChapterMenu")[0]
    assert [row["id"] for row in menu.finished] == [two.id]
    assert not say(menu, "erase", id=theirs.id)["ok"]
    assert say(menu, "erase", id=two.id)["ok"]
    assert store.administrations(None) == () and store.administrations(case.id) == (theirs,)


def test_its_report_says_own_practice_and_the_history_names_that_sitting_alone(open_page, store, own):
    one, _other = own(), own()
    page = open_page(administration=one.id)
    progress = Workbook(page).profile.progress
    assert take_report(page, progress).content.startswith(b"%PDF")
    assert [line.subject for line in store.audit() if line.action == "export"] == [f"administrations/{one.id}"]
    report = sitting_report("", progress)
    assert ("Whose", "Your own practice") in report.facts and report.foot.startswith("Your own practice")
    assert sitting_report("amber-otter-27", progress).facts[0] == ("Case", "amber-otter-27")


def test_an_export_of_ones_own_practice_holds_it_and_one_of_a_case_does_not(open_page, store, case, fill, own):
    mine, theirs = own(), fill(case)

    def held(page: Page) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(make_export(page, "json").content)) as packed:
            (name,) = (one for one in packed.namelist() if not one.endswith("schema.json"))
            (kept,) = json.loads(packed.read(name))["cases"]
        return [one["id"] for one in kept["administrations"]]

    assert held(open_page()) == [mine.id] and held(open_page(case.id)) == [theirs.id]
