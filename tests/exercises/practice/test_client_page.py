"""A client's own page: what it shows of the practices, and what it keeps."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from client_pages import ASSIGNED, client_of  # noqa: E402

from empathy_widgets.domain import CrisisNumber  # noqa: E402
from empathy_widgets.exchange.take_home import BroughtLine  # noqa: E402
from empathy_widgets.exercises.practice.lines import said  # noqa: E402
from empathy_widgets.exercises.practice.client_page import add_line, client_page  # noqa: E402
from empathy_widgets.exercises.forgiveness import Forgiveness  # noqa: E402
from empathy_widgets.exercises.practice.at_home import home_page, row  # noqa: E402
from empathy_widgets.exercises.run.played import Played  # noqa: E402
from empathy_widgets.library import Library  # noqa: E402


@pytest.fixture
def forgiving(store, case):
    """Forgiveness as it was given to the case."""
    text = Library().text("practices", "forgiveness")
    run = store.start_run(case.id, "forgiveness", "forgiveness", version_text=text)
    store.add_event(run.id, "assign", ASSIGNED, case_id=case.id)
    return run


@pytest.fixture
def client(store, case, workspace, forgiving):
    return client_of(workspace, store.make_link(case.id)[0])


@pytest.fixture
def send(client, forgiving):
    """Send one line, as the page's script does."""
    def sent(kind, request, **body):
        return add_line(Library(), client, {"run": forgiving.id, "kind": kind, "request": request, **body})
    return sent


def test_an_answer_that_leads_away_holds_on_the_page_whoever_gave_it(send, client, store, case, forgiving):
    assert send("write", "r1", key="cost-0", text="Sleep.")["ok"]
    store.add_event(forgiving.id, "safe", {"key": "fear", "answer": "yes"}, case_id=case.id)
    refused = send("letter", "r2", text="Dear you")
    assert not refused["ok"] and "leads away" in refused["text"]
    assert send("stage", "r3", key="cost", state="left")["ok"]
    assert [line.kind for line in client.client_lines()] == ["write", "stage"]
    assert send("safe", "r4", key="fear", answer="no")["ok"] and send("letter", "r5", text="Dear you")["ok"]
    assert send("safe", "r6", key="harm", answer="unsure")["ok"]
    assert not send("letter", "r7", text="Dear you, again")["ok"]
    (shown,) = client_page(Library(), client)["practices"]
    assert shown["widgets"][0]["traits"]["kept"]["write"]["cost-0"]["text"] == "Sleep."


def test_whom_to_ring_is_known_wherever_a_practice_is_done(client, store, case, forgiving, open_page):
    def shown():
        page = open_page(query=f"case={case.id}&run={forgiving.id}")
        (path,) = [one for one in Forgiveness(page).view.children if hasattr(one, "children") and one.children
                   and type(one.children[0]).__name__ == "ForgivenessPath"]
        (own,) = client_page(Library(), client)["practices"]
        home = home_page(page, Played(page.library, page.store))
        return path.children[0].crisis, own["widgets"][0]["traits"]["crisis"], [one.model_dump() for one in home.crisis]

    assert shown() == ([], [], [])
    line = {"name": "Night line", "number": "0800 111", "when": ""}
    store.keep_crisis_numbers([CrisisNumber(**line)])
    assert shown() == ([line], [line], [line])


def test_what_a_line_says_is_the_same_on_the_page_and_when_it_is_brought_back(send, client):
    path = Library().entry("practices", "forgiveness")
    stage, gate = path.stages[1], path.gates[0]
    assert send("safe", "r1", key=gate.id, answer="no")["ok"]
    assert send("write", "r2", key=f"{stage.id}-0", text="Sleep.")["ok"]
    assert send("letter", "r3", text="Dear you")["ok"]
    assert send("stage", "r4", key=stage.id, state="left")["ok"]
    assert [line["text"] for line in reversed(client_page(Library(), client)["lines"])] == [
        f"{gate.asks} · no", f"{stage.asks[0]} · Sleep.", "The letter that is not sent · Dear you", "How it was set up"]
    for line in client.client_lines():
        brought = BroughtLine(request="a" * 32, run=line.run_id, kind=line.kind, body=line.body)
        shown = row(path, brought)
        assert (shown["about"], shown["text"]) == said(path, line.kind, line.body)
