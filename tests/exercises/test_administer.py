"""Choosing an instrument and a way, starting and resuming, handing the screen over and taking it back."""

import pytest

from empathy_widgets.errors import NotAllowed
from empathy_widgets.exercises.administer import Administer

FORM = "pes-practice-form"
PIN = "4711"


@pytest.fixture
def chapter(page):
    return Administer(page)


@pytest.fixture
def panel(chapter, find):
    return find(chapter.view, "StartPanel")[0]


def offer(panel, instrument):
    return next(one for one in panel.instruments if one["id"] == instrument)


def only(store, case):
    (sitting,) = store.administrations(case.id)
    return sitting


def test_without_a_case_it_asks_for_one(open_page, find, case):
    view = Administer(open_page()).view
    (cases,) = find(view, "CaseList")
    assert cases.cases[0]["link"] == f"/chapter/administer-a-scale?case={case.id}"


def test_a_sitting_starts_once_however_often_the_page_asks(chapter, panel, say, find, store, case):
    assert say(panel, "start", instrument=FORM, mode="self", request="once")["ok"]
    sitting = only(store, case)
    assert (sitting.instrument, sitting.mode, sitting.status, sitting.wording) == (FORM, "self", "open", None)
    assert find(chapter.view, "LikertScale")[0].sitting == sitting.id
    again = Administer(type(chapter.page)(chapter.page.workspace, f"case={case.id}", "seat-1", True))
    assert say(find(again.view, "StartPanel")[0], "start", instrument=FORM, mode="self", request="once")["ok"]
    assert only(store, case).id == sitting.id and chapter.page.address() == ""


def test_the_open_sitting_is_offered_and_carries_on_at_the_same_item(open_page, fill, store, case, find, say):
    sitting = fill(case, open=range(4, 21), finish=False)
    store.move_to(sitting.id, 4, case_id=case.id)
    for served in (True, False):
        chapter = Administer(open_page(case.id) if served else opened_in_lab(open_page, store, case))
        (panel,) = find(chapter.view, "StartPanel")
        (row,) = panel.sittings
        assert "3 of 20 items answered" in row["line"] and bool(row["link"]) is served
        assert say(panel, "resume", id=sitting.id)["ok"]
        (scale,) = find(chapter.view, "LikertScale")
        assert scale.current == 4 and set(scale.answers) == {"1", "2", "3"}


def opened_in_lab(open_page, store, case):
    page = open_page(served=False)
    page.choose(store.case(case.id))
    return page


def test_a_sitting_of_another_case_cannot_be_resumed_or_opened(panel, open_page, store, say, find):
    other = store.create_case("")
    foreign = store.start(other.id, FORM, "self")
    assert "another case" in say(panel, "resume", id=foreign.id)["text"]
    mine = store.create_case("")
    (notice,) = find(Administer(open_page(mine.id, foreign.id)).view, "Notice")
    assert "another case" in notice.text


@pytest.mark.parametrize(("instrument", "mode"), [
    ("pes", "self"), ("pes", "proxy"), ("pes", "handed over"), (FORM, "paper"), (FORM, "rehearsal"), (FORM, ""),
    (FORM, "' OR 1=1"), ("no-such-form", "self"), ("../../etc/passwd", "self"), ("", "self"),
])
def test_what_is_not_offered_cannot_be_started(panel, say, store, case, instrument, mode):
    receipt = say(panel, "start", instrument=instrument, mode=mode)
    assert receipt["ok"] is False and receipt["text"].endswith(".")
    assert store.administrations(case.id) == ()


@pytest.mark.parametrize("instrument", ["pes", "iri", "teq"])
def test_a_key_only_instrument_says_why_and_offers_practice_form_and_paper(panel, instrument):
    card = offer(panel, instrument)
    assert card["available"] and card["modes"] == ["paper"]
    assert "belongs to its owners" in card["why_not"]
    assert offer(panel, FORM)["badge"] and card["offer"] in (FORM, None)
    assert ("use the practice form" in card["why_not"]) is (card["offer"] is not None)
    assert offer(panel, FORM)["modes"] == ["own practice", "self", "handed over", "proxy"]


def test_a_paper_form_is_copied_by_number(chapter, panel, say, find, store, case):
    assert say(panel, "start", instrument="pes", mode="paper")["ok"]
    (scale,) = find(chapter.view, "LikertScale")
    assert scale.paper and (only(store, case).mode, only(store, case).wording) == ("paper", None)


def test_a_sites_wording_makes_a_key_only_instrument_administrable(open_page, case, store, load_wording, say, find):
    first = load_wording(word="Satz", language="de")
    chapter = Administer(open_page(case.id))
    (panel,) = find(chapter.view, "StartPanel")
    card = offer(panel, "pes")
    assert card["modes"] == ["own practice", "self", "handed over", "proxy", "paper"]
    assert not card["why_not"] and card["offer"] is None
    assert say(panel, "start", instrument="pes", mode="self")["ok"]
    (scale,) = find(chapter.view, "LikertScale")
    assert scale.items[2]["text"] == "Satz 3." and scale.language == "de" and scale.instructions.startswith("Satz")
    sitting = only(store, case)
    assert (sitting.wording, sitting.language) == (first.id, "de")
    second = load_wording(word="Sentence")
    (scale,) = find(Administer(open_page(case.id, sitting.id)).view, "LikertScale")
    assert scale.items[2]["text"] == "Satz 3.", "a sitting keeps the wording it began with"
    later = Administer(open_page(case.id))
    assert say(find(later.view, "StartPanel")[0], "start", instrument="pes", mode="proxy", wording=second.id)["ok"]
    assert find(later.view, "LikertScale")[0].items[2]["text"] == "Sentence 3."
    assert [one.wording for one in store.administrations(case.id)] == [first.id, second.id]


def test_a_wording_with_a_gap_is_not_put_in_front_of_anybody(open_page, case, load_wording, find):
    load_wording(only=range(1, 20))
    (panel,) = find(Administer(open_page(case.id)).view, "StartPanel")
    assert offer(panel, "pes")["modes"] == ["paper"]


def test_handing_over_needs_a_pin(panel, say, store, case):
    assert panel.has_pin is False
    receipt = say(panel, "start", instrument=FORM, mode="handed over")
    assert receipt["ok"] is False and "PIN" in receipt["text"] and store.administrations(case.id) == ()
    assert "digits" in say(panel, "set_pin", pin="12ab")["text"]
    assert say(panel, "set_pin", pin=PIN)["ok"] and store.has_pin()


def test_jupyterlab_refuses_to_hand_over_and_says_why(open_page, store, case, find, say):
    store.set_pin(PIN)
    (panel,) = find(Administer(opened_in_lab(open_page, store, case)).view, "StartPanel")
    mode = next(one for one in panel.modes if one["id"] == "handed over")
    assert mode["available"] is False and "JupyterLab" in mode["why_not"]
    receipt = say(panel, "start", instrument=FORM, mode="handed over")
    assert receipt["ok"] is False and "JupyterLab" in receipt["text"] and store.administrations(case.id) == ()


@pytest.fixture
def handed(page, panel, say, store, case, open_page):
    store.set_pin(PIN)
    receipt = say(panel, "start", instrument=FORM, mode="handed over")
    sitting = only(store, case)
    assert receipt["goto"] == f"/chapter/administer-a-scale?case={case.id}&administration={sitting.id}"
    return Administer(open_page())


def test_handed_over_only_the_scale_and_the_way_back_are_there(handed, find, store, case, say):
    assert [type(one).__name__ for one in handed.view.children] == ["LikertScale", "PinPad"]
    scale = handed.sitting.scale
    assert scale.finished_link == "" and "hand the screen back" in scale.finished_text and handed.page.case is None
    assert say(scale, "respond", item=1, choice=2, declined=False)["ok"]
    assert only(store, case).mode == "handed over" and only(store, case).answers == {1: 2}
    assert say(scale, "complete")["ok"]


@pytest.mark.parametrize("finish", [False, True])
def test_taking_back_leads_to_a_page_without_a_score(handed, find, say, store, case, open_page, finish):
    sitting = only(store, case)
    if finish:
        say(handed.sitting.scale, "complete")
    (pad,) = find(handed.view, "PinPad")
    assert say(pad, "pin", pin="0000")["ok"] is False and store.handed_over() is None
    assert handed.page.clinician.handed_over() is not None
    here = f"/chapter/administer-a-scale?case={case.id}&administration={sitting.id}"
    assert say(pad, "pin", pin=PIN)["goto"] == here
    assert handed.page.clinician.handed_over() is None
    view = Administer(open_page(case.id, sitting.id)).view
    assert find(view, "RadarChart") == find(view, "ScoreTable") == find(view, "PinPad") == []
    scales = find(view, "LikertScale")
    assert [(one.finished, "/chapter/profile" in one.finished_link) for one in scales] == [(True, True)] * finish


def test_carrying_on_with_a_sitting_handed_over_hands_it_over_again_and_shows_no_answer(
    handed, find, say, store, case, open_page,
):
    sitting = only(store, case)
    say(handed.sitting.scale, "respond", item=1, choice=2, declined=False)
    say(find(handed.view, "PinPad")[0], "pin", pin=PIN)
    again = Administer(open_page(case.id))
    assert say(find(again.view, "StartPanel")[0], "resume", id=sitting.id)["ok"]
    assert find(again.view, "LikertScale") == []
    (menu,) = find(again.view, "ChapterMenu")
    assert [(one["id"], one["line"]) for one in menu.resumable] == [(sitting.id, "1 of 20 items answered")]
    assert say(menu, "start", content=FORM, answers={})["ok"] is False and again.page.clinician.handed_over() is None
    receipt = say(menu, "resume", id=sitting.id)
    assert receipt["goto"] == f"/chapter/administer-a-scale?case={case.id}&administration={sitting.id}"
    (scale,) = find(Administer(open_page()).view, "LikertScale")
    assert scale.sitting == sitting.id and set(scale.answers) == {"1"}


def test_a_sitting_handed_over_is_never_open_in_jupyterlab(store, case, open_page, find, say):
    sitting = store.start(case.id, FORM, "handed over")
    chapter = Administer(opened_in_lab(open_page, store, case))
    say(find(chapter.view, "StartPanel")[0], "resume", id=sitting.id)
    (menu,) = find(chapter.view, "ChapterMenu")
    receipt = say(menu, "resume", id=sitting.id)
    assert not receipt["ok"] and "JupyterLab" in receipt["text"] and find(chapter.view, "LikertScale") == []


def test_the_pin_can_be_changed_where_there_is_one(store, case, open_page, find, say):
    assert find(Administer(open_page(case.id)).view, "PinPad") == []
    store.set_pin(PIN)
    (pad,) = find(Administer(open_page(case.id)).view, "PinPad")
    assert (pad.purpose, pad.reveal) == ("change", "Change the PIN")
    assert not say(pad, "change", old=PIN, pin="12")["ok"]
    assert "4 more times" in say(pad, "change", old="0000", pin="9753")["text"]
    assert say(pad, "change", old=PIN, pin="9753")["text"] == "Your PIN is changed."
    store.hand_over(store.start(case.id, FORM, "handed over").id)
    with pytest.raises(NotAllowed):
        store.take_back(PIN)
    store.take_back("9753")


def test_a_sitting_set_aside_elsewhere_still_leaves_the_way_back(handed, open_page, find, say, store, case):
    store.void(only(store, case).id, "Begun with the wrong person.")
    view = Administer(open_page()).view
    assert "set aside" in find(view, "Notice")[0].text
    assert "/chapter/administer-a-scale" in say(find(view, "PinPad")[0], "pin", pin=PIN)["goto"]


def test_a_voided_sitting_cannot_be_carried_on(open_page, fill, store, case, find):
    sitting = store.void(fill(case, finish=False).id, "Answered in jest.")
    view = Administer(open_page(case.id, sitting.id)).view
    assert find(view, "LikertScale") == [] and "set aside" in find(view, "Notice")[0].text
    (panel,) = find(Administer(open_page(case.id)).view, "StartPanel")
    assert panel.sittings == []


def test_a_completed_sitting_shows_its_last_page_and_the_way_on(open_page, fill, case, find):
    sitting = fill(case)
    (scale,) = find(Administer(open_page(case.id, sitting.id)).view, "LikertScale")
    assert scale.finished and scale.read_only
    assert scale.finished_link == f"/chapter/profile?case={case.id}&administration={sitting.id}"


def test_a_rehearsal_is_not_offered_as_a_sitting_to_carry_on(open_page, store, case, find):
    store.start(case.id, FORM, "rehearsal")
    (panel,) = find(Administer(open_page(case.id)).view, "StartPanel")
    assert panel.sittings == []
