"""The one page of a scene: it fits, says when and whose by code, and no other name."""

import io
import re

import pytest
from pypdf import PdfReader
from scene_stage import to_the_end

from empathy_widgets.domain import RunEvent
from empathy_widgets.exercises.scene.printed import scene_report
from empathy_widgets.exercises.scene.transcript import turn_rows
from empathy_widgets.library import Library
from empathy_widgets.play.performance import perform
from empathy_widgets.play.play import begin, choose, offered
from empathy_widgets.reports import as_pdf


@pytest.fixture
def sent(monkeypatch):
    """What goes to the browser: name, media type and content of each file."""
    files = []

    def deliver(self, name, media_type, content):
        files.append((name, media_type, content))
        return {"text": name}

    monkeypatch.setattr("empathy_widgets.widgets.TakeAway.deliver", deliver)
    return files


def text_of(content):
    pages = PdfReader(io.BytesIO(content)).pages
    return len(pages), re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def finished(play, say, find, **answers):
    chapter, stage = play(**answers)
    if answers.get("way") == "triad":
        say(stage, "choose", beat="the-parcel", option="a")
        say(stage, "tick", item="silence", on=True)
        say(stage, "close", on=True)
    elif answers.get("way") == "swap":
        while stage.phase == "playing":
            say(stage, "guess", beat=stage.now["beat"], feelings=["lonely"], needs=[], words="worn out")
            say(stage, "onwards", beat=stage.now["beat"])
    else:
        to_the_end(stage, say)
    return chapter, stage


@pytest.mark.parametrize("way", ["helper", "swap", "triad"])
def test_one_page_with_date_and_code_and_no_label(play, say, find, sent, case, store, way):
    chapter, stage = finished(play, say, find, way=way)
    (debrief,), (offer,) = find(chapter.view, "Debrief"), find(chapter.view, "TakeAway")
    say(debrief, "bring", text="Where did I hurry?")
    assert say(offer, "make", offer="page", picked={"paper": "letter"})["ok"]
    ((name, media_type, content),) = sent
    pages, text = text_of(content)
    assert pages == 1 and media_type == "application/pdf"
    assert re.fullmatch(r"scene-two-cups-\d{4}-\d\d-\d\d-\d{4}\.pdf", name) and case.code not in name
    assert case.code in text and "Tuesdays" not in text and re.search(r"\d{1,2} \w+ \d{4}, \d\d:\d\d", text)
    assert "Where did I hurry?" in text and "Page 1 of 1" in text
    told = {"helper": stage.turns[-1:] and stage.turns[-1]["reply"], "swap": "You guessed: lonely, worn out",
            "triad": "Left a silence alone"}[way]
    assert told in text
    assert [line.reason for line in store.audit() if line.action == "export"] == ["page of a scene"]


def test_a_page_made_after_more_was_written_holds_it(play, say, find, sent):
    chapter, _stage = finished(play, say, find)
    (debrief,), (offer,) = find(chapter.view, "Debrief"), find(chapter.view, "TakeAway")
    say(debrief, "rate", criterion="pace", value=2)
    say(offer, "make", offer="page", picked={})
    say(debrief, "finish")
    say(debrief, "reflect", text="too late")
    say(offer, "make", offer="page", picked={})
    assert all("2 of 5" in text_of(content)[1] and "too late" not in text_of(content)[1] for _n, _t, content in sent)


def longest(script):
    """Events of a play that goes on as long as it can, with long words written before every reply."""
    play, events = begin(script, script.levels[0].id), []
    while not play.ended:
        beat = script.beat(play.at)
        option = max(offered(beat, play), key=lambda one: len(one.say) + len(one.better or ""))
        events += [("write", {"beat": beat.id, "text": "Well, I would say " * 50}),
                   ("choose", {"beat": beat.id, "option": option.id})]
        play = choose(script, play, option.id)
    return [*events, ("bring", {"text": "Why? " * 700}), ("reflect", {"text": "Because. " * 400})]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_scene_of_the_shelf_fits_its_page_with_long_words(play, say, find, store, case, paper):
    finished(play, say, find)
    (run,) = store.runs(case.id)
    library = Library()
    for head in library.shelf("scripts"):
        script = library.entry("scripts", head["id"])
        events = [RunEvent(number=number, kind=kind, body=body, at=run.started_at)
                  for number, (kind, body) in enumerate(longest(script), 1)]
        performance = perform(script, script.levels[0].id, events)
        report = scene_report("amber-otter-27", run, script, performance, library.entry("rubrics", "helping-replies"))
        pages, text = text_of(as_pdf(report, paper))
        assert pages == 1, head["id"]
        assert "amber-otter-27" in text and " …" in text, "long words are cut, and it shows"


@pytest.mark.parametrize("meets", [True, False])
def test_the_red_flags_of_a_scene_stand_on_its_page_as_the_stage_told_them(play, say, find, store, case, meets):
    finished(play, say, find)
    (run,) = store.runs(case.id)
    library = Library()
    rubric = library.entry("rubrics", "helping-replies")

    def page_of(name):
        script = library.entry("scripts", name)
        now, events = begin(script, script.levels[0].id), []
        while not now.ended:
            beat = script.beat(now.at)
            wanted = [one for one in offered(beat, now)
                      if beat.red_flag is None or (one.id in beat.red_flag.met_by) is meets]
            events.append(("choose", {"beat": beat.id, "option": wanted[-1].id}))
            now = choose(script, now, wanted[-1].id)
        performance = perform(script, script.levels[0].id, [
            RunEvent(number=number, kind=kind, body=body, at=run.started_at)
            for number, (kind, body) in enumerate(events, 1)])
        pages, text = text_of(as_pdf(scene_report("amber-otter-27", run, script, performance, rubric)))
        assert pages == 1
        told = [row["flag"] for row in turn_rows(script, performance.play, {}) if row["flag"]]
        return told, text.replace("\u200b", "")

    told, text = page_of("behind-the-flour")
    assert told and "What a clinician does" in text
    for flag in told:
        assert all(re.sub(r"\s+", " ", flag[part])[:30] in text for part in ("which", "why", "clinician", "met"))
        assert (flag["met"] == "You met it.") is meets
    told, text = page_of("two-cups")
    assert told == [] and "What a clinician does" not in text and "red flag" not in text.lower()
