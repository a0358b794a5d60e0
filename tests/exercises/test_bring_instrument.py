"""Bringing an instrument on a page: read, shown, tried, taken home, and nothing of it in the workspace."""

import base64
import io
import zipfile

import pytest
from exchange.questionnaires.samples import FILES, sources

from empathy_widgets.errors import NotAllowed
from empathy_widgets.exercises.bring_instrument import BringInstrument

SAMPLES = sources()
FORMS = (FILES.parents[1] / "cases" / "nine-forms.csv").read_bytes()
STAIRS = (FILES.parents[1] / "cases" / "stairs-in-steps-of-25.osd").read_bytes()


@pytest.fixture
def chapter(open_page):
    return BringInstrument(open_page())


def bring(say, chapter, name="redcap.csv", content=None):
    text = base64.b64encode(SAMPLES[name] if content is None else content).decode()
    return say(chapter.form, "bring", name=name, content=text)


def answer(say, chapter, item, choice, **more):
    return say(
        chapter.trial.scale, "respond", item=item, choice=choice, declined=choice is None, elapsed_ms=900, **more)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_format_is_shown_with_what_must_be_decided(chapter, say, name):
    assert bring(say, chapter, name)["ok"]
    if chapter.draft is None:
        assert say(chapter.form, "choose", name=chapter.form.scales[0]["name"])["ok"]
    draft = chapter.form.draft
    assert draft["items"] and draft["decisions"] and draft["complaints"] and draft["title"] == chapter.trial.scale.title
    assert len(chapter.trial.scale.items) == len(draft["items"]) and "nothing" in chapter.trial.scale.badge


def test_answers_move_the_scores_and_say_that_nothing_is_kept(chapter, say):
    bring(say, chapter)
    rows = {row["subscale"]: row for row in chapter.trial.table.rows}
    assert rows["greeting"]["score"] == "–"
    assert answer(say, chapter, 1, 4) == {"ok": True, "text": "Tried, not kept"}
    answer(say, chapter, 2, 1)
    rows = {row["subscale"]: row for row in chapter.trial.table.rows}
    assert rows["greeting"]["score"] == "8" and rows["gate"]["score"] == "–"
    answer(say, chapter, 2, None)
    assert chapter.trial.scale.answers["2"] == {"choice": None, "declined": True, "revision": 1}
    assert say(chapter.trial.scale, "complete")["ok"] and chapter.trial.scale.finished


def test_a_draft_without_scores_can_be_tried_and_shows_no_table(chapter, say, find):
    bring(say, chapter, "fhir-r5.json")
    assert answer(say, chapter, 2, 1)["ok"] and find(chapter.view, "ScoreTable") == []


def test_a_file_of_several_scales_shows_them_all_and_none_until_one_is_chosen(chapter, say, find):
    receipt = bring(say, chapter, "forms.csv", FORMS)
    assert receipt == {"ok": True, "text": "This file holds several scales. Choose one of them."}
    assert [scale["name"] for scale in chapter.form.scales] == [
        "garden", "kitchen", "hall (No … Yes)", "hall (No … Fully)"]
    assert chapter.form.draft == {} and chapter.form.chosen == "" and find(chapter.view, "LikertScale") == []
    assert say(chapter.form, "choose", name="kitchen")["ok"] and chapter.form.chosen == "kitchen"
    assert len(chapter.form.draft["items"]) == 4 and len(chapter.trial.scale.items) == 4
    assert say(chapter.form, "choose", name="garden")["ok"] and len(chapter.form.draft["items"]) == 3
    receipt = say(chapter.form, "choose", name="attic")
    assert not receipt["ok"] and "no scale called “attic”" in receipt["text"] and chapter.form.chosen == "garden"


def test_groups_with_the_same_choices_are_offered_as_one_too(chapter, say):
    bring(say, chapter, "fhir-r4.json")
    (both,) = [scale["name"] for scale in chapter.form.scales if " + " in scale["name"]]
    assert say(chapter.form, "choose", name=both)["ok"] and len(chapter.form.draft["items"]) == 3


def test_a_file_of_one_scale_offers_no_choice_and_the_next_file_forgets_the_last_ones(chapter, say):
    bring(say, chapter, "forms.csv", FORMS)
    bring(say, chapter, "stairs.osd", STAIRS)
    assert chapter.form.scales == [] and len(chapter.form.draft["items"]) == 3
    bring(say, chapter, content=b"Dear colleague")
    assert not say(chapter.form, "choose", name="kitchen")["ok"] and chapter.form.draft == {}


def test_a_draft_of_every_scale_is_taken_home_in_one_archive(chapter, say, monkeypatch):
    bring(say, chapter, "forms.csv", FORMS)
    say(chapter.form, "choose", name="kitchen")
    sent = []
    monkeypatch.setattr(chapter.home, "send", lambda content, buffers=None: sent.append((content, buffers)))
    assert say(chapter.home, "make", offer="every", picked={})["ok"]
    (content, buffers), = sent
    with zipfile.ZipFile(io.BytesIO(buffers[0])) as archive:
        assert content["name"] == "forms.zip" and sorted(archive.namelist()) == [
            "garden.yaml", "hall-no-fully.yaml", "hall-no-yes.yaml", "kitchen.yaml"]
        assert archive.read("kitchen.yaml").decode() == chapter.draft.text


def test_the_ledger_of_every_part_of_the_file_is_shown(chapter, say):
    bring(say, chapter, "forms.csv", FORMS)
    say(chapter.form, "choose", name="kitchen")
    ledger = chapter.form.draft["ledger"]
    assert ledger["line"] == "19 parts in the file: 4 taken, 1 taken changed, 14 left out"
    assert len(ledger["entries"]) == 19 and {entry["said"] for entry in ledger["entries"]} == {
        "taken", "taken, changed", "left out"}


@pytest.mark.parametrize(("item", "choice"), [(1, 5), (9, 1), (True, 1), (1, True)])
def test_what_the_draft_does_not_offer_is_refused(chapter, say, item, choice):
    bring(say, chapter)
    assert not answer(say, chapter, item, choice)["ok"] and chapter.trial.answers == {}


def test_moving_and_the_whole_list(chapter, say):
    bring(say, chapter)
    assert say(chapter.trial.scale, "move", item=3)["ok"] and chapter.trial.scale.current == 3
    assert not say(chapter.trial.scale, "move", item=77)["ok"]
    assert say(chapter.trial.scale, "view", view="list")["ok"] and chapter.trial.scale.view == "list"


@pytest.mark.parametrize(("content", "words"), [
    (b"Dear colleague", "no questionnaire that is known here"), (b"", "empty"),
    (b"x" * 5_000_100, "larger than a page takes"),
])
def test_a_refused_file_leaves_no_draft_behind(chapter, say, find, content, words):
    bring(say, chapter)
    receipt = bring(say, chapter, content=content)
    assert not receipt["ok"] and words in receipt["text"]
    assert chapter.form.draft == {} and find(chapter.view, "LikertScale") == find(chapter.view, "TakeAway") == []


def test_what_is_no_base64_is_refused(chapter, say):
    receipt = say(chapter.form, "bring", name="a.csv", content="*" * 40)
    assert receipt == {"ok": False, "text": "The file did not arrive whole; choose it once more."}


def test_the_draft_is_taken_home_as_it_is(chapter, say, monkeypatch):
    bring(say, chapter)
    sent = []
    monkeypatch.setattr(chapter.home, "send", lambda content, buffers=None: sent.append((content, buffers)))
    assert say(chapter.home, "make", offer="draft", picked={})["ok"]
    (content, buffers), = sent
    assert content["name"] == "garden-gate.yaml"
    assert buffers[0].decode() == (FILES.parent / "golden" / "redcap.csv.yaml").read_text("utf-8")


def test_nothing_of_it_reaches_the_workspace(open_page, chapter, say, workspace):
    before = {path: path.read_bytes() for path in workspace.folder.rglob("*")
              if path.is_file() and path.suffix == ".sqlite"}
    bring(say, chapter)
    answer(say, chapter, 1, 2)
    assert before and all(path.read_bytes() == content for path, content in before.items())


def test_a_handed_over_seat_brings_nothing(open_page, store, case):
    store.set_pin("4711")
    sitting = store.start(case.id, "pes-practice-form", "handed over")
    open_page(seat="seat-9").clinician.hand_over(sitting.id)
    with pytest.raises(NotAllowed):
        BringInstrument(open_page(seat="seat-9"))


def finish(say, chapter, **more):
    form = chapter.rest.draft
    event = {
        "what": "practice", "source": "Written for this test.", "rights": "Ours.", "instructions": "How often?",
        "by": "tester", "choices": [{"points": str(number), "label": choice["label"]}
                                    for number, choice in enumerate(form["choices"])],
        "turned": [1], "scores": [{"id": "", "label": "Climbing", "items": [2, 1], "score": "sum", "kind": "affective",
                                   "higher_is": "better", "plain": "About climbing."}]}
    return say(chapter.rest, "finish", **(event | more))


def test_a_draft_is_finished_on_the_page_tried_as_it_is_and_taken_home(chapter, say, monkeypatch):
    bring(say, chapter, "stairs.osd", STAIRS)
    assert chapter.form.draft["complaints"] and chapter.rest.draft["scores"][0]["label"] == "Up"
    receipt = finish(say, chapter)
    assert receipt["ok"] and "passes the checker" in receipt["text"]
    assert chapter.form.draft["complaints"] == []
    answer(say, chapter, 1, 0)
    answer(say, chapter, 2, 3)
    assert [row["score"] for row in chapter.trial.table.rows] == ["7"]
    sent = []
    monkeypatch.setattr(chapter.home, "send", lambda content, buffers=None: sent.append((content, buffers)))
    assert say(chapter.home, "make", offer="draft", picked={})["ok"]
    assert "reviewed: {by: \"tester\"" in sent[0][1][0].decode() and "still to be written" not in sent[0][1][0].decode()


def test_a_draft_is_finished_again_from_what_was_read(chapter, say):
    bring(say, chapter, "stairs.osd", STAIRS)
    finish(say, chapter, scores=[{"id": "", "label": "One", "items": [1], "score": "sum", "kind": "other",
                                  "higher_is": "better", "plain": ""}])
    assert [item["scored"] for item in chapter.form.draft["items"]] == [True, False, False]
    finish(say, chapter)
    assert [item["scored"] for item in chapter.form.draft["items"]] == [True, True, False]
    assert [item["reverse"] for item in chapter.form.draft["items"]] == [True, False, False]


def test_a_published_scale_says_what_the_checker_still_wants(chapter, say):
    bring(say, chapter, "stairs.osd", STAIRS)
    assert finish(say, chapter, what="published")["ok"]
    assert "take the stairs" not in chapter.draft.text


SCORE = {"id": "", "label": "x", "items": [1], "score": "sum", "kind": "other", "higher_is": "better", "plain": ""}


@pytest.mark.parametrize(("more", "words"), [
    ({"what": ""}, "form of your own or a published scale"), ({"source": ""}, "where the scale"),
    ({"choices": [{"points": "", "label": "x"}] * 5}, "whole numbers"), ({"choices": [7]}, "choose the file again"),
    ({"choices": [{"points": "9" * 30, "label": "x"}] * 5}, "whole numbers"),
    ({"turned": ["1"]}, "choose the file again"),
    ({"turned": [True]}, "choose the file again"), ({"scores": [SCORE | {"items": [[]]}]}, "choose the file again"),
    ({"scores": [SCORE | {"kind": "warm"}]}, "choose the file again"), ({"scores": [SCORE | {"score": []}]}, "again"),
    ({"scores": [None]}, "choose the file again"), ({"scores": [SCORE | {"label": 7}]}, "choose the file again"),
    ({"scores": [SCORE] * 99}, "no more than"), ({"turned": [1] * 3000}, "choose the file again"),
])
def test_what_cannot_be_finished_is_said_and_the_draft_stays_as_it_was(chapter, say, more, words):
    bring(say, chapter, "stairs.osd", STAIRS)
    before = chapter.draft.text
    receipt = finish(say, chapter, **more)
    assert not receipt["ok"] and words in receipt["text"] and chapter.draft.text == before


def test_without_a_draft_there_is_nothing_to_finish(chapter, say):
    bring(say, chapter, "stairs.osd", STAIRS)
    whole = chapter.rest.draft
    bring(say, chapter, content=b"Dear colleague")
    assert chapter.rest.draft == {}
    chapter.rest.draft = whole
    assert finish(say, chapter) == {"ok": False, "text": "There is no draft to finish; choose a file first."}
