"""The language that is spoken: of a process, of a task, of a block; by catalogues that may be missing or broken."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from pseudo import PSEUDO, write_catalogue

from empathy_widgets import strings
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.strings import _, catalogue_for, language, ngettext, speak, speak_here, speaking

KNOWN = "No case is open here. Choose one first."
OTHER = "All cases"
LOUD = "⟦NO CASE is open here. Choose one first.⟧"


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site's folder of languages, and English again at the end."""
    folder = tmp_path / "locale"
    monkeypatch.setenv("EMPATHY_LOCALE", str(folder))
    monkeypatch.setattr(strings, "_everywhere", strings._everywhere)
    return folder


@pytest.fixture
def pseudo(site):
    """The made-up language is among them."""
    return write_catalogue(site)


def test_without_a_catalogue_english_is_spoken(site):
    speak("de")
    assert language() == "en" and _(KNOWN) == KNOWN
    assert [ngettext("{count} item", "{count} items", count) for count in (1, 2)] == ["{count} item", "{count} items"]


def test_a_process_speaks_its_language_from_then_on_and_a_block_its_own(pseudo):
    said = [_(KNOWN)]
    speak(PSEUDO)
    said.append(_(KNOWN))
    with speaking("en"):
        said.append(_(KNOWN))
        with speaking(PSEUDO):
            said.append(ngettext("{count} item", "{count} items", 2))
        said.append(language())
    assert said == [KNOWN, f"⟦{KNOWN}⟧", KNOWN, "⟦{count} items⟧", "en"]
    assert language() == PSEUDO


def test_two_requests_at_once_speak_each_their_own(pseudo):
    async def request(wanted):
        speak_here(wanted)
        said = []
        for _turn in range(5):
            await asyncio.sleep(0)
            said.append(_(KNOWN))
        return said

    async def both():
        return await asyncio.gather(*(asyncio.ensure_future(request(one)) for one in (PSEUDO, "en")))

    with ThreadPoolExecutor(1) as elsewhere:  # in this thread a browser's own loop may run
        said = elsewhere.submit(lambda: asyncio.run(both())).result()
    assert said == [[f"⟦{KNOWN}⟧"] * 5, [KNOWN] * 5]
    assert language() == "en"


def test_a_thread_speaks_what_its_process_speaks(pseudo):
    speak(PSEUDO)
    said = []
    with speaking("en"):
        thread = threading.Thread(target=lambda: said.append(_(KNOWN)))
        thread.start()
        thread.join()
    assert said == [f"⟦{KNOWN}⟧"]


def test_a_sentence_a_catalogue_lacks_is_said_in_english_and_the_others_are_not(site):
    write_catalogue(site, only={KNOWN})
    with speaking(PSEUDO):
        assert (_(KNOWN), _(OTHER)) == (f"⟦{KNOWN}⟧", OTHER)
        assert ngettext("{count} item", "{count} items", 1) == "{count} item"


def loud(folder, language):
    """A catalogue with one sentence, and that in its own way."""
    file = write_catalogue(folder, language, only={KNOWN}) / language / "LC_MESSAGES" / "empathy.mo"
    file.write_bytes(file.read_bytes().replace("⟦No case".encode(), "⟦NO CASE".encode()))


def test_a_sites_sentences_go_before_those_that_ship(site, tmp_path, monkeypatch):
    monkeypatch.setattr(strings, "SHIPPED", str(write_catalogue(tmp_path / "shipped")))
    loud(site, PSEUDO)
    with speaking(PSEUDO):
        assert (_(KNOWN), _(OTHER)) == (LOUD, f"⟦{OTHER}⟧")


@pytest.mark.parametrize(("wanted", "known"), [
    ("qps", "qps"), ("qps-AT", "qps"), ("QPS_at.UTF-8", "qps"), ("en", "en"), ("en-GB", "en"), ("tlh", None),
    ("", None), ("*", None), ("../qps", None), ("qps/../qps", None), ("q" * 40, None), ("qps\0", None),
    ("qps-" + "a" * 9, None),
])
def test_a_wanted_language_is_answered_by_the_nearest_there_is(pseudo, wanted, known):
    assert catalogue_for(wanted) == known


def test_the_nearer_of_two_catalogues_answers_and_the_wider_one_completes_it(pseudo):
    loud(pseudo, "qps_BR")
    with speaking("qps-BR"):
        assert (language(), _(KNOWN), _(OTHER)) == ("qps-BR", LOUD, f"⟦{OTHER}⟧")
    with speaking("qps-AT"):
        assert (language(), _(KNOWN)) == (PSEUDO, f"⟦{KNOWN}⟧")


@pytest.mark.parametrize("content", [b"", b"no catalogue at all", b"\xde\x12\x04\x95" + bytes(4) + b"\xff" * 40],
                         ids=["empty", "of another kind", "cut off"])
def test_a_broken_catalogue_is_logged_and_english_is_spoken(site, caplog, content):
    file = site / PSEUDO / "LC_MESSAGES" / "empathy.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    with speaking(PSEUDO):
        assert _(KNOWN) == KNOWN
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_page_speaks_what_its_kernel_was_started_with_whatever_was_spoken_when_modules_were_read(
    pseudo, workspace, monkeypatch,
):
    Page.of_environment()
    assert language() == "en"
    monkeypatch.setenv("EMPATHY_LANGUAGE", PSEUDO)
    Page.of_environment()
    assert _(KNOWN) == f"⟦{KNOWN}⟧"
