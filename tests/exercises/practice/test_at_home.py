"""Practices go home as one small file, and what comes back is added once, all or none."""

import base64
import json
import zlib

import pytest
from at_home_stage import TODAY, logged, within

from empathy_widgets.errors import NotAllowed
from empathy_widgets.exchange.take_home import page_id
from empathy_widgets.exchange.take_home.page import LARGEST
from empathy_widgets.exercises.active_listening import ActiveListening
from empathy_widgets.exercises.practice.at_home import home_file


def test_every_practice_that_is_given_fits_into_one_small_file(give, store, case, page):
    runs = give()
    assert len(runs) == len(page.library.shelf("practices")) >= 4
    store.add_event(runs["forgiveness"], "look", {"text": "She looked away."}, case_id=case.id)
    name, kind, content = home_file(page)
    assert len(content) <= LARGEST == 300_000 and (name[-5:], kind) == (".html", "text/html")
    assert all(run.encode() in content for run in runs.values()) and b"She looked away." not in content
    assert any(line.reason == "page to take home" for line in store.audit(case.id))
    store.add_event(runs["forgiveness"], "call-off", {"why": "Too early."}, case_id=case.id)
    after = home_file(page)[2]
    assert runs["forgiveness"].encode() not in after and runs["loving-kindness"].encode() in after


def test_both_stand_in_the_chapter_and_what_was_added_stands_in_the_log_at_once(give, open_page, case, store, say):
    run = give()["active-listening"]
    chapter = ActiveListening(open_page(query=f"case={case.id}&run={run}"))
    shown = {type(one).__name__: one for one in within(chapter.view)}
    offered = {offer["id"]: offer for offer in shown["TakeAway"].offers}
    assert "take-home" in offered and say(shown["TakeAway"], "make", offer="take-home", picked={})["ok"]
    line = {"request": "a" * 32, "run": run, "kind": "log", "body": {
        "key": "k", "day": TODAY.isoformat(), "done": "partly", "well": 3, "before": None, "after": None,
        "minutes": None, "text": "At the sink", "by": "take-home page"}}
    back = shown["BringBack"]
    say(back, "bring", name="a.json", content=base64.b64encode(file_of(case, [line])).decode())
    assert "partly done" in back.rows[0]["about"] and shown["PracticeLog"].kept.get("log") is None
    assert say(back, "add")["text"] == "1 line was added." and back.rows == []
    assert shown["PracticeLog"].kept["log"]["k"]["text"] == "At the sink"
    assert logged(store, run) == [line["body"]]


def test_lines_of_several_practices_are_added_all_or_none(give, store, case):
    runs = give()
    lines = [(runs[name], "keep", {"text": name}, name) for name in ("forgiveness", "loving-kindness")]
    store.end_run(runs["loving-kindness"], case_id=case.id)
    with pytest.raises(NotAllowed, match="has ended"):
        store.add_events(case.id, lines)
    assert [event.kind for event in store.run(runs["forgiveness"]).events] == ["assign"]
    store.reopen_run(runs["loving-kindness"], case_id=case.id)
    assert (store.add_events(case.id, lines), store.add_events(case.id, lines)) == (2, 0)
    other = store.create_case("Thursdays")
    with pytest.raises(NotAllowed, match="another case"):
        store.add_events(other.id, lines)


def test_what_was_written_against_an_answer_about_safety_is_not_taken_in(give, store, case, back):
    run = give()["forgiveness"]
    store.add_event(run, "safe", {"key": "fear", "answer": "yes"}, case_id=case.id)

    def bring(*lines):
        told = [{"request": f"{number:032x}", "run": run, "kind": kind, "body": body}
                for number, (kind, body) in lines]
        return back(file_of(case, told))[0]

    write = 1, ("write", {"key": "cost-0", "text": "Sleep."})
    refused = bring(write)
    assert not refused["ok"] and "An answer about safety leads away" in refused["text"]
    assert bring((2, ("stage", {"key": "cost", "state": "left"})))["ok"]
    later, earlier = (3, ("safe", {"key": "fear", "answer": "no"})), (3, ("safe", {"key": "fear", "answer": "unsure"}))
    assert not bring(earlier, write)["ok"] and bring(later, write)["ok"]
    assert bring(write, earlier)["ok"], "it was written first; what stood then, nobody knows"
    store.add_events(case.id, [(run, *write[1], f"{1:032x}")])
    assert bring(write)["ok"], "it is here already"


def file_of(case, lines):
    """The file a page saves."""
    inner = json.dumps({"page": page_id(case.id), "case": case.code, "saved": TODAY.isoformat(), "lines": lines})
    file = {"empathy_take_home": 1, "checksum": f"{zlib.crc32(inner.encode()):08x}", "content": inner}
    return json.dumps(file).encode()
