"""The loader: read, looked at in the scale, terms confirmed, kept; and nothing before that."""

import base64

import pytest

from empathy_widgets.exercises.instruments import Instruments
from empathy_widgets.exercises.load_wording import LoadWording

LINES = "\n".join(f"Sentence {number}." for number in range(1, 21))


@pytest.fixture
def loader(open_page):
    return LoadWording(open_page())


@pytest.fixture
def read(say):
    def sent(loader, text=LINES, *, instrument="pes", language="en", name=None, content=None, order_checked=False):
        return say(loader.form, "read", instrument=instrument, language=language, text=text, name=name, content=content,
                   order_checked=order_checked)
    return sent


def terms(loader):
    return loader.stage.children[1]


def test_sentences_are_seen_in_the_scale_and_nothing_is_kept_before_the_terms_are_confirmed(loader, read, say, store):
    receipt = read(loader)
    assert receipt["ok"] and receipt["text"].startswith("20 sentences were read.")
    scale, form = loader.stage.children
    assert scale.preview and scale.read_only and scale.view == "list" and "nothing is loaded yet" in scale.badge
    assert scale.items[19] == {"number": 20, "text": "Sentence 20."} and scale.choices[0]["label"] == "Almost never"
    assert say(scale, "respond", item=1, choice=2)["ok"] is False
    assert "non-commercial" in form.facts[0]["text"] and store.loaded_wordings() == ()
    refused = say(form, "load", confirmed=False)
    assert not refused["ok"] and "confirm the terms" in refused["text"] and store.loaded_wordings() == ()
    assert say(form, "load", confirmed=True)["ok"]
    (loaded,) = store.loaded_wordings("pes")
    assert loaded.wording.items[3] == "Sentence 3." and loaded.loaded_by == "clinician"
    assert "non-commercial research" in loaded.terms and "APA PsycTests" in loaded.terms
    assert loaded.terms.endswith("I have read these terms, and my site may use this wording under them.")
    assert loader.stage.children[0].title == "The wording is loaded"


def test_what_is_loaded_is_listed_with_who_and_when(loader, read, say):
    assert loader.list.children[0].title == "No wording loaded yet"
    read(loader)
    say(terms(loader), "load", confirmed=True)
    (row,) = loader.list.children[0].finished
    assert (row["title"], row["badge"], row["erasable"]) == ("Perth Empathy Scale", "", True)
    assert row["line"].startswith("en, 20 sentences, loaded on ") and "by clinician" in row["line"]


def test_a_wording_is_retired_where_it_is_listed_and_can_be_loaded_again(loader, read, say, store):
    read(loader)
    say(terms(loader), "load", confirmed=True)
    (menu,) = loader.list.children
    receipt = say(menu, "erase", id=menu.finished[0]["id"])
    assert receipt["ok"] and receipt["text"] == "Retired. What was given in it stays as it is."
    (row,) = loader.list.children[0].finished
    assert row["badge"].startswith("retired ") and not row["erasable"]
    assert store.loaded_wordings("pes")[0].retired_at is not None
    assert read(loader)["ok"], "the same sentences are no longer loaded already"


def test_the_passports_are_drawn_again_after_a_wording_was_loaded(open_page, read, say):
    page = open_page()
    shelf = Instruments(page)
    loader = LoadWording(page, shelf.draw)
    read(loader, language="de")
    say(terms(loader), "load", confirmed=True)
    line = next(one.line for one in shelf.view.children if one.instrument == "pes")
    assert line.endswith("your site's wording: de")


def test_a_refused_text_leaves_nothing_to_confirm(loader, read, say, store):
    read(loader)
    form = terms(loader)
    receipt = read(loader, LINES.replace("Sentence 7.", "Sentence 3."))
    assert not receipt["ok"] and receipt["text"].startswith("Line 7 says the same as line 3") and "order" not in receipt
    assert loader.stage.children == ()
    late = say(form, "load", confirmed=True)
    assert not late["ok"] and "once more" in late["text"] and store.loaded_wordings() == ()


def test_another_order_is_refused_until_somebody_says_they_compared_it(loader, read, say, store):
    read(loader)
    say(terms(loader), "load", confirmed=True)
    turned = LINES.replace("Sentence 1.\nSentence 2.", "Sentence 2.\nSentence 1.")
    receipt = read(loader, turned)
    assert not receipt["ok"] and receipt["order"] is True and "item 2" in receipt["text"]
    assert read(loader, turned, order_checked=True)["ok"]
    say(terms(loader), "load", confirmed=True)
    assert len(store.loaded_wordings("pes")) == 2


def test_the_very_same_wording_is_not_loaded_twice(loader, read, say, store):
    read(loader)
    say(terms(loader), "load", confirmed=True)
    receipt = read(loader)
    assert not receipt["ok"] and "loaded already" in receipt["text"] and len(store.loaded_wordings()) == 1


def test_it_can_be_left(loader, read, say, store):
    read(loader)
    assert say(terms(loader), "discard")["ok"] and store.loaded_wordings() == ()
    assert loader.stage.children[0].text == "Nothing was loaded."


def test_a_file_arrives_in_base64_and_a_broken_one_is_refused(loader, read):
    table = "item,text\n" + "\n".join(f"{number},Sentence {number}." for number in range(1, 21))
    content = base64.b64encode(table.encode()).decode()
    assert read(loader, "", name="a.csv", content=content)["ok"]
    for broken in ("%%%", "abc", "ä"):
        receipt = read(loader, "", name="a.csv", content=broken)
        assert not receipt["ok"] and "did not arrive whole" in receipt["text"]
    huge = read(loader, "", name="a.csv", content="A" * 7_000_000)
    assert not huge["ok"] and "5 MB" in huge["text"]


@pytest.mark.parametrize(("more", "words"), [
    ({"instrument": "nothing"}, "no such instrument"), ({"instrument": "../pes"}, "no such instrument"),
    ({"language": "english"}, "no language tag"), ({"text": "\ud800"}, "UTF-8"), ({"text": ""}, "no sentence"),
])
def test_whatever_a_page_sends_the_answer_is_a_sentence(loader, read, more, words):
    receipt = read(loader, **more)
    assert not receipt["ok"] and words in receipt["text"]
