"""A client's own page over HTTP: its code, its cookie, its few addresses, and that no cookie opens the other side."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest
from visitor import Visitor

from empathy_widgets.places import notebooks_folder
from empathy_widgets.records.database.client_tables import client_tries
from empathy_widgets.records.database.engine import writing

from empathy_widgets.server.chapters import chapters

sys.path.insert(0, str(Path(__file__).parents[1]))

from client_pages import ASSIGNED, given, logged  # noqa: E402

NOT_OPEN = "This code opens no page. Look at it once more, sign by sign, or ask for a new one."
CLOSED = "This page was closed. Please ask for a new code."
HEADERS = {"cache-control": "no-store", "x-frame-options": "DENY", "referrer-policy": "same-origin"}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def practice(store):
    """A case with a practice, and the code of its page."""
    case = store.create_case("Qx9caseLabel")
    run = given(store, case)
    return case, run, store.make_link(case.id)[1]


@pytest.fixture(autouse=True)
def calm(place):
    """Nobody typed a wrong code before."""
    with writing(place.engine, place.database_file) as connection:
        connection.execute(client_tries.delete())


def enter(visitor: Visitor, code: str):
    """Type a code into the form."""
    return visitor.ask("/practice", "POST", urlencode({"code": code}).encode(), Content_Type=FORM,
                       Origin=visitor.server.origin)


def say(visitor: Visitor, place: str, said: object, **headers: str):
    """Say something as the page's script does."""
    sent = {"Content_Type": "application/json", "Origin": visitor.server.origin, **headers}
    return visitor.ask(f"/practice/{place}", "POST", json.dumps(said).encode(), **sent)


def line(run, text: str, request: str = "r1") -> dict:
    return {"run": run.id, "request": request, "kind": "log", **logged(text)}


def opened(server, code: str) -> Visitor:
    client = Visitor(server)
    assert enter(client, code).status == 303
    return client


def told(answer) -> dict:
    found = re.search(r'<script id="practice-told" type="application/json">(.*?)</script>', answer.text, re.DOTALL)
    return json.loads(found[1])


def test_a_code_opens_the_page_with_its_practices_and_nothing_of_the_case(server, practice):
    case, run, code = practice
    client = Visitor(server)
    answer = enter(client, f" {code.upper().replace('-', '')} ")
    (cookie,) = answer.cookies
    assert answer.status == 303 and answer.headers["location"] == "/practice/mine"
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/practice"))
    page = client.ask("/practice/mine")
    assert page.status == 200 and {name: page.headers[name] for name in HEADERS} == HEADERS
    assert "script-src 'self';" in page.headers["content-security-policy"]
    (shown,) = told(page)["practices"]
    assert (shown["run"], shown["title"], shown["reason"]) == (
        run.id, "Loving-kindness", "So that evenings grow softer.")
    assert all(word not in page.text for word in (case.code, case.label, "/chapter/", code))
    assert page.text.count("Nobody reads this page live.") == 2


def test_unknown_spent_and_closed_codes_are_told_alike_and_a_closed_session_is_told_so(server, practice, store):
    case, _run, code = practice
    client = opened(server, code)
    again = store.make_link(case.id)[1]  # closes the one before
    for wrong in (code, "zzzz-zzzz", "", "x" * 5000):
        answer = enter(Visitor(server), wrong)
        assert answer.status == 403 and NOT_OPEN in answer.text
    closed = client.ask("/practice/mine")
    assert closed.status == 403 and CLOSED in closed.text and NOT_OPEN not in closed.text
    assert client.ask("/practice/mine").headers["location"] == "/practice"  # and the browser has forgotten it
    assert opened(server, again).ask("/practice/mine").status == 200


def test_a_line_is_kept_once_shared_on_its_own_word_deleted_and_taken_home(server, practice, store):
    _case, run, code = practice
    client = opened(server, code)
    for _twice in range(2):
        answer = say(client, "lines", line(run, "a marked word"))
        assert answer.status == 200 and json.loads(answer.text)["ok"]
    (mine,) = json.loads(answer.text)["lines"]
    assert "a marked word" in mine["text"] and not mine["shared"]
    assert "a marked word" not in store.run(run.id).model_dump_json()
    home = client.ask("/practice/lines")
    assert "attachment" in home.headers["content-disposition"] and "a marked word" in home.text
    other = say(client, "lines", {**line(run, "another", "r2"), "key": "two"})
    second = next(one for one in json.loads(other.text)["lines"] if "another" in one["text"])
    left = json.loads(say(client, "delete", {"line": second["id"]}).text)["lines"]
    assert [one["id"] for one in left] == [mine["id"]]
    shared = json.loads(say(client, "share", {"line": mine["id"]}).text)
    assert shared["ok"] and shared["lines"][0]["shared"]
    assert store.run(run.id).events[-1].body["text"] == "a marked word"
    assert json.loads(say(client, "delete", {"line": None}).text)["lines"][0]["shared"]


@pytest.mark.parametrize("headers", [
    {"Origin": "http://elsewhere.example"}, {"Origin": ""}, {"Content_Type": "text/plain"}, {"Content_Type": FORM}])
def test_a_message_from_elsewhere_is_refused(server, practice, headers):
    _case, run, code = practice
    client = opened(server, code)
    assert say(client, "lines", line(run, "from elsewhere"), **headers).status in (400, 403)
    assert told(client.ask("/practice/mine"))["lines"] == []


@pytest.mark.parametrize("said", [
    [], "x", {}, {"run": 3, "request": "r", "kind": "log"}, {"request": "r", "kind": "log", "run": "nobody"}])
def test_what_no_page_says_keeps_nothing(server, practice, said):
    _case, _run, code = practice
    client = opened(server, code)
    answer = say(client, "lines", said)
    assert answer.status in (200, 400, 403) and not json.loads(answer.text)["ok"]
    assert told(client.ask("/practice/mine"))["lines"] == []


def test_a_body_that_does_not_fit_is_refused(server, practice):
    _case, run, code = practice
    client = opened(server, code)
    for wrong in ({"done": "perhaps"}, {"day": "31 November"}, {"well": 9}, {"kind": "look"}, {"kind": "assign"},
                  {"kind": "phrases", "key": "nobody"}, {"text": "x" * 5000}, {"more": 1}):
        assert not json.loads(say(client, "lines", {**line(run, "w"), **wrong}).text)["ok"], wrong
    assert say(client, "lines", line(run, "x" * 70_000)).status == 413
    assert json.loads(say(client, "lines", line(run, "it fits")).text)["ok"]


def test_after_five_wrong_codes_a_right_one_is_not_looked_at(server, practice):
    _case, _run, code = practice
    client = Visitor(server)
    for _each in range(4):
        assert NOT_OPEN in enter(client, "wrong").text
    assert "Wait 30 seconds" in enter(client, "wrong").text
    waiting = enter(client, code)
    assert waiting.status == 403 and "Wait" in waiting.text and not waiting.cookies


CLIENTS = ("/practice", "/practice/mine", "/practice/lines")
OTHERS = ("/", "/alive", "/screens", "/chapter/welcome", "/chapter/plan", "/assets/{page}", "/api/kernels/{kernel}",
          "/api/kernels/{kernel}/channels", "/pin", "/anything")


def test_the_clients_cookie_opens_no_other_address(server, practice, visitor):
    from empathy_widgets.server import assets

    client = opened(server, practice[2])
    kernel = visitor.open("welcome").kernel_id
    for place in OTHERS:
        path = place.format(page=assets.page_link().removeprefix("assets/"), kernel=kernel)
        assert client.ask(path).status == Visitor(server).ask(path).status == 403, path
        for method in ("POST", "DELETE"):
            assert client.ask(path, method, b"", Origin=server.origin).status in (403, 405), (path, method)
    assert visitor.ask("/alive").status == 200  # the control: these open for whoever is signed in


def test_the_clinicians_cookie_is_not_asked_nor_given_here(server, practice, visitor):
    _case, _run, code = practice
    assert visitor.ask("/practice/mine").headers["location"] == "/practice"
    assert visitor.ask("/practice/lines").headers["location"] == "/practice/mine"
    client = Visitor(server)
    client.ask("/practice")
    assert client.cookies == {}
    enter(client, code)
    client.ask("/practice/mine")
    assert [name.startswith("empathy-practice-") for name in client.cookies] == [True]


def test_a_cookie_nobody_signed_is_nobodys(server, practice, store):
    case, _run, _code = practice
    page = store.link(case.id)
    forged = Visitor(server, {f"empathy-practice-{server.port}": f"{case.id}.{page.id}"})
    assert forged.ask("/practice/mine").headers["location"] == "/practice"


def test_its_scripts_come_without_a_sign_in_and_no_others(server, practice):
    from empathy_widgets.server import assets

    client = opened(server, practice[2])
    page = client.ask("/practice/mine")
    shown = told(page)
    scripts = [shown["shared"], *(shown["scripts"] + one["script"] for each in shown["practices"]
                                  for one in each["widgets"])]
    assert len(scripts) > 1
    found = re.findall(r'(?:src|href)="(/practice/assets/[^"]+)"', page.text)
    for address in {*scripts, *found}:
        assert Visitor(server).ask(address).status == 200, address
    for other in (f"{assets.widgets_place()}/likert_scale.js", assets.page_link(), "assets/../server/launcher.py",
                  assets.plotly_link()):
        assert Visitor(server).ask(f"/practice/{other}").status == 404, other


def test_leaving_closes_it_here_alone(server, practice):
    first, second = (opened(server, practice[2]) for _each in range(2))
    assert first.ask("/practice/leave", "POST", b"", Origin=server.origin).status == 303
    assert first.ask("/practice/mine").headers["location"] == "/practice"
    assert second.ask("/practice/mine").status == 200


def test_no_page_of_the_workbook_shows_a_line_that_is_not_shared(server, practice, somebody):
    case, run, code = practice
    client = opened(server, code)
    say(client, "lines", line(run, "needle-private-c4"))
    mine = json.loads(say(client, "lines", {**line(run, "needle-shared-c4", "r2"), "key": "two"}).text)["lines"]
    say(client, "share", {"line": next(one["id"] for one in mine if "shared-c4" in one["text"])})
    for chapter in chapters(notebooks_folder()):
        visitor = somebody()
        own_run = {"run": run.id} if chapter.name == run.kind else {}
        page = visitor.open(chapter.name, case=case.id, **own_run)
        assert "needle-private-c4" not in page.html, chapter.name
        assert case.code in page.html  # the control: it is this case's page
        assert not own_run or "needle-shared-c4" in page.html
        visitor.leave()


def test_a_practice_that_cannot_be_read_any_more_takes_no_other_with_it(server, practice, store):
    case, _run, code = practice
    broken = store.start_run(case.id, "forgiveness", "forgiveness", version_text="id: forgiveness")
    store.add_event(broken.id, "assign", ASSIGNED, case_id=case.id)
    page = opened(server, code).ask("/practice/mine")
    assert [one["title"] for one in told(page)["practices"]] == ["Loving-kindness"]
    assert "cannot be shown here just now" in page.text
