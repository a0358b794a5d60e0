"""No word of the trade stands on a page without a way to what it means."""

import html
import json
import re

import pytest
from tornado.web import decode_signed_value

from empathy_widgets.domain import Actor
from empathy_widgets.places import notebooks_folder
from empathy_widgets.records import Store
from empathy_widgets.server.chapters import chapters

FORM = "pes-practice-form"
TRADE = {
    "composite": r"composites?", "listwise": r"listwise", "norm": r"norms?", "passport": r"passports?",
    "reliable change": r"reliabl[ey] (?:change\w*)", "reverse-keyed": r"reverse[- ]keyed", "sitting": r"sittings?",
    "subscale": r"subscales?", "validated": r"validat(?:ed|ion)",
}


def said(value):
    """Every sentence a widget may show: what its state holds, without the names of its files and its fields."""
    if isinstance(value, dict):
        return " ".join(said(one) for key, one in value.items() if not key.startswith("_"))
    if isinstance(value, (list, tuple)):
        return " ".join(said(one) for one in value)
    return value if isinstance(value, str) else ""


def tips(told, page):
    """What is explained on a page: at its foot, and beside a word inside a widget."""
    beside = [text for one in told["state"].values() for name, text in one["state"].get("strings", {}).items()
              if name.endswith("_means")]
    at_foot = [html.unescape(word) for word in re.findall(r"<dt>(.*?)</dt>\s*<dd>.", page)]
    return " ".join([*at_foot, *beside])


def unexplained(page):
    """The words of the trade that stand on a page and are explained nowhere on it."""
    told = json.loads(re.search(r'id="told" type="application/json">(.*?)</script>', page)[1])
    prose = " ".join(re.findall(r'<section class="prose".*?</section>', page, re.DOTALL))
    shown = html.unescape(re.sub(r"<[^>]+>", " ", prose)) + said([one["state"] for one in told["state"].values()])
    explained = tips(told, page)
    return [word for word, form in TRADE.items() if re.search(rf"\b{form}\b", shown, re.IGNORECASE)
            and not re.search(rf"\b{form}\b", explained, re.IGNORECASE)]


@pytest.fixture
def pages(visitor, canary):
    """Every chapter, opened with a case that has a finished sitting."""
    return {one.name: visitor.open(one.name, case=canary.id).html for one in chapters(notebooks_folder())}


def test_whatever_word_of_the_trade_stands_on_a_page_is_explained_on_it(pages):
    assert {name: unexplained(page) for name, page in pages.items() if unexplained(page)} == {}
    # what has to be explained is there to be found: without the foot of the page the same look finds it
    bare = {name: unexplained(re.sub(r"<dl>.*?</dl>", "", page, flags=re.DOTALL)) for name, page in pages.items()}
    assert "norm" in bare["instruments"] and "subscale" in bare["profile"], bare


@pytest.fixture
def seat(server, place, visitor):
    """The seat the server gave this visitor."""
    name = f"empathy-seat-{server.port}"
    secret = bytes.fromhex(json.loads((place.folder / "cookie-secret.json").read_text())["secret"])
    return decode_signed_value(secret, name, visitor.cookies[name]).decode()

def test_a_client_who_holds_the_screen_finds_the_word_explained_beside_it_and_no_list(visitor, place, seat):
    clinician = Store(place, Actor(seat=seat))
    case = clinician.create_case("")
    sitting = clinician.start(case.id, FORM, "handed over", version=2)
    clinician.hand_over(sitting.id)
    try:
        page = visitor.open("administer-a-scale", case=case.id, administration=sitting.id).html
    finally:
        Store(place, Actor(name="test", seat="test")).sign_out(sitting.id)
    assert unexplained(page) == [] and "Words of the trade" not in page
    assert unexplained(page.replace("badge_means", "badge_says")) == ["norm", "validated"]


def test_every_word_that_is_looked_for_is_explained_in_words_of_its_own(pages):
    words = dict(re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", pages["welcome"]))
    assert sorted(word.lower() for word in words) == sorted(TRADE)
    assert all(meaning.endswith(".") and word not in meaning for word, meaning in words.items())


def test_a_day_stands_on_no_page_as_programs_write_it(pages):
    iso, in_words = r"\b(?:19|20)\d\d-[01]\d-[0-3]\d\b", r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b"
    assert {name: found for name, page in pages.items() if (found := re.findall(iso, page))} == {}
    today = re.search(in_words, pages["profile"])
    assert today is not None and re.findall(iso, pages["profile"].replace(today[0], "2026-10-03"))
