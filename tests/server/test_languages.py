"""A server speaks with each person in the language their browser asks for, its kernels too, whoever else is there."""

import contextlib
import http.client
import re

import pytest
from pseudo import PSEUDO, bare, write_catalogue
from served import Served
from visitor import Visitor

from empathy_widgets.domain import Actor
from empathy_widgets.records import Store, Workspace
from empathy_widgets.server.sign_in import wanted_languages

FORM = "pes-practice-form"
TITLE = r"<title>(.*?)</title>"


@pytest.fixture(scope="module")
def languages(tmp_path_factory):
    return write_catalogue(tmp_path_factory.mktemp("languages") / "locale")


@pytest.fixture(scope="module")
def started(tmp_path_factory, languages):
    """Start a server that knows the made-up language; it speaks English, or what it is set to."""
    running = []

    def start(**environment):
        folder = tmp_path_factory.mktemp("speaking")
        place = Workspace(folder / "workspace")
        place.prepare()
        with pytest.MonkeyPatch.context() as set_to:
            for name, value in {"EMPATHY_LOCALE": str(languages), **environment}.items():
                set_to.setenv(name, value)
            running.append(Served(place.folder, folder / "log").start())
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture(scope="module")
def server(started):
    return started()


@pytest.fixture
def speaker(request):
    """Somebody who opened the link with a browser that asks for a language."""
    def made(server, accepted):
        class Speaker(Visitor):
            def ask(self, path, method="GET", body=None, **headers):
                return super().ask(path, method, body, Accept_Language=accepted, **headers)

        somebody = Speaker(server).sign_in()
        request.addfinalizer(somebody.leave)
        return somebody
    return made


def lang(html):
    return re.search(r'<html lang="([^"]*)"', html)[1]


def said(page):
    """Every word its widgets were given by Python, and the line to its kernel."""
    line = page.line()
    words = [text for state in line.states().values() for text in state.get("strings", {}).values() if text]
    assert len(words) > 20
    return words, line


def test_a_forked_kernel_speaks_the_language_its_page_was_opened_with(server, speaker):
    store = Store(Workspace(server.folder), Actor(name="test", seat="test"))
    sitting = store.start(store.create_case("").id, FORM, "self")
    asked = {"case": sitting.case_id, "administration": sitting.id}
    pages = {one: speaker(server, accepted).open("administer-a-scale", **asked)
             for one, accepted in ((PSEUDO, "qps-AT, en;q=0.5"), ("en", "tlh, en;q=0.5"))}
    assert all(server.process.pid != kernel.ppid() for kernel in server.kernels()), "they are forked, not started anew"
    for number, (language, page) in enumerate(pages.items(), 1):
        assert lang(page.html) == language
        words, line = said(page)
        assert {bare(word) == "" for word in words} == {language == PSEUDO}
        scale = line.find("sitting")
        receipt = line.say(scale, kind="respond", item=number, choice=3, declined=False, elapsed_ms=9, revision=None)
        assert receipt["ok"] and receipt["text"].startswith("⟦Saved " if language == PSEUDO else "Saved ")


def test_the_frame_of_a_page_is_in_its_language_and_says_whose_language_the_prose_is(server, speaker):
    page, english = (speaker(server, accepted).open("welcome").html for accepted in ("qps", "en-GB, qps;q=0.9"))
    assert "⟦Skip to the chapter⟧" in page and "⟦Chapter 1 of " in page
    assert set(re.findall(r'<section class="prose" lang="(\w+)"', page)) == {"en"}
    assert set(re.findall(r'<li><a href="/chapter/[^>]*?( lang="\w+")?>', page)) == {' lang="en"'}
    assert lang(english) == "en" and "⟦" not in english
    assert set(re.findall(r'<li><a href="/chapter/[^>]*?( lang="\w+")?>', english)) == {""}


@pytest.mark.parametrize(("path", "how"), [
    ("/nowhere", {}), ("/chapter/nowhere", {}), ("/screens", {}), ("/nowhere", {"method": "POST", "body": b""}),
    ("/screens", {"method": "POST", "body": b""}), ("/screens", {"method": "BREW"}),
])
def test_every_other_page_and_refusal_is_in_that_language_too(server, speaker, path, how):
    answer = speaker(server, "qps").ask(path, **how)
    assert lang(answer.text) == PSEUDO and bare(re.search(TITLE, answer.text)[1]) == " · "
    plain = speaker(server, "de").ask(path, **how)
    assert plain.status == answer.status and lang(plain.text) == "en" and "⟦" not in plain.text


def test_a_stranger_is_refused_in_their_language(server):
    refused = Visitor(server).ask("/", Accept_Language="qps")
    assert refused.status == 403 and "⟦This page is closed⟧" in refused.text


def test_one_connection_kept_open_changes_its_language_with_every_request(server, speaker):
    cookie = "; ".join(f"{name}={value}" for name, value in speaker(server, "qps").cookies.items())
    spoken = []
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        for accepted in ("qps", "en", "", "qps;q=0.1, tlh"):
            connection.request("GET", "/screens", headers={"Cookie": cookie, "Accept-Language": accepted})
            spoken.append(lang(connection.getresponse().read().decode()))
    assert spoken == [PSEUDO, "en", "en", PSEUDO]


def test_a_server_that_was_set_to_a_language_speaks_it_whatever_a_browser_asks_for(started, speaker):
    page = speaker(started(EMPATHY_LANGUAGE=PSEUDO), "en").open("welcome")
    words, _line = said(page)
    assert lang(page.html) == PSEUDO and [word for word in words if bare(word)] == []


@pytest.mark.parametrize("accepted", ["*", "../../../../etc", "qps;q=x", "q" * 5000, ",;=;q=," * 300, "qps;q=0", "é"])
def test_what_is_no_wish_is_answered_in_english(server, speaker, accepted):
    assert lang(speaker(server, accepted).ask("/screens").text) == "en"


def test_the_most_wanted_language_comes_first_and_equal_ones_as_they_stand():
    assert wanted_languages("de;q=0.7, fr, tr") == ["fr", "tr", "de"]
    assert wanted_languages("nan;q=nan, de;q=0.1") == ["de"]
