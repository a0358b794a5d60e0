"""Which wordings a sitting may be given in, the one that is chosen, and a second one beside it."""

import pytest

from empathy_widgets.domain import Wording
from empathy_widgets.exercises.administer import Administer
from empathy_widgets.exercises.page.page import SHIPPED

FORM = "pes-practice-form"


@pytest.fixture
def panel(open_page, case, find):
    """The start of a sitting as it is now, with its chapter."""
    def opened():
        chapter = Administer(open_page(case.id))
        return chapter, find(chapter.view, "StartPanel")[0]
    return opened


def rows(panel, instrument):
    return next(one for one in panel.instruments if one["id"] == instrument)["wordings"]


def test_with_one_wording_there_is_nothing_to_choose(panel, load_wording):
    load_wording()
    _chapter, shown = panel()
    assert rows(shown, "pes") == [] and rows(shown, FORM) == []


def test_several_wordings_are_offered_newest_first_with_language_and_origin(panel, load_wording, say):
    german, english = load_wording(word="Satz", language="de"), load_wording()
    chapter, shown = panel()
    assert [(row["id"], row["language"]) for row in rows(shown, "pes")] == [(english.id, "en"), (german.id, "de")]
    assert all(row["line"].startswith("loaded on ") and row["line"].endswith("by test") for row in rows(shown, "pes"))
    assert say(shown, "start", instrument="pes", mode="self", wording=german.id)["ok"]
    assert chapter.sitting.scale.items[0]["text"] == "Satz 1." and chapter.sitting.scale.language == "de"
    _chapter, again = panel()
    assert [row["line"].endswith("given last time") for row in rows(again, "pes")] == [False, True]


def test_none_is_taken_by_itself_where_there_are_several(panel, load_wording, say, store, case):
    load_wording(word="Satz", language="de"), load_wording()
    _chapter, shown = panel()
    for wording in (None, "0" * 16, "rubbish", SHIPPED):
        receipt = say(shown, "start", instrument="pes", mode="self", wording=wording)
        assert not receipt["ok"] and "choose" in receipt["text"]
    assert store.administrations(case.id) == ()
    assert say(shown, "start", instrument="pes", mode="paper")["ok"]


def test_sentences_that_ship_are_one_of_the_choices(panel, load_wording, say, store, case):
    turkish = load_wording(FORM, "Cümle", "tr")
    chapter, shown = panel()
    assert [(row["id"], row["language"]) for row in rows(shown, FORM)] == [(SHIPPED, "en"), (turkish.id, "tr")]
    assert say(shown, "start", instrument=FORM, mode="self", wording=SHIPPED, beside=turkish.id)["ok"]
    (sitting,) = store.administrations(case.id)
    assert (sitting.wording, sitting.language) == (None, "en")
    scale = chapter.sitting.scale
    assert scale.languages == {} and scale.beside_language == "tr"
    assert scale.items[6]["beside"] == "Cümle 7." and scale.items[6]["text"][0] == "I"
    assert "beside" not in scale.choices[0]


def test_the_second_wording_is_in_the_address_and_survives_a_reload(panel, load_wording, say, store, case, open_page,
                                                                    monkeypatch):
    monkeypatch.setenv("SCRIPT_NAME", "/chapter/administer-a-scale")
    german, english = load_wording(word="Satz", language="de"), load_wording()
    chapter, shown = panel()
    say(shown, "start", instrument="pes", mode="proxy", wording=german.id, beside=english.id)
    (sitting,) = store.administrations(case.id)
    address = chapter.page.address()
    assert address.endswith(f"?case={case.id}&administration={sitting.id}&beside={english.id}")
    again = Administer(open_page(query=address.partition("?")[2]))
    assert again.sitting.scale.items[0]["beside"] == "Sentence 1." and again.sitting.scale.items[0]["text"] == "Satz 1."
    plain = Administer(open_page(case.id, sitting.id))
    assert plain.sitting.scale.beside_language == "" and "beside" not in plain.sitting.scale.items[0]


@pytest.mark.parametrize("wanted", ["0" * 16, "rubbish", SHIPPED, "../../etc", "", "own", "other"])
def test_an_address_cannot_ask_for_anything_else_beside(panel, load_wording, say, store, case, open_page, wanted):
    own, other = load_wording(), load_wording(FORM, "Cümle", "tr")
    _chapter, shown = panel()
    say(shown, "start", instrument="pes", mode="self")
    (sitting,) = store.administrations(case.id)
    wanted = {"own": own.id, "other": other.id}.get(wanted, wanted)
    scale = Administer(open_page(query=f"case={case.id}&administration={sitting.id}&beside={wanted}")).sitting.scale
    assert scale.beside_language == "" and scale.items[0]["text"] == "Sentence 1."


def test_nothing_stands_beside_on_a_screen_that_was_handed_over(panel, load_wording, say, store, case, open_page):
    german, english = load_wording(word="Satz", language="de"), load_wording()
    store.set_pin("2468")
    _chapter, shown = panel()
    say(shown, "start", instrument="pes", mode="handed over", wording=german.id, beside=english.id)
    scale = Administer(open_page(query=f"beside={english.id}")).sitting.scale
    assert scale.items[0]["text"] == "Satz 1." and scale.beside_language == ""


def test_labels_a_wording_brought_are_shown_and_stand_beside(panel, say, store, load_wording):
    labelled = load_wording(word="Satz", language="de").model_copy(update={
        "choices": dict(enumerate(["fast nie", "manchmal", "halb", "meist", "fast immer"], 1))})
    store.add_wording(labelled, "Permission of the owners, on file.")
    english = load_wording()
    chapter, shown = panel()
    say(shown, "start", instrument="pes", mode="self", wording=labelled.id, beside=english.id)
    scale = chapter.sitting.scale
    assert scale.choices[0] == {"value": 1, "label": "fast nie", "beside": "Almost never"}
    assert scale.language == "de" and scale.languages == {"title": "en"}, "the wording brought instructions and labels"
    assert say(scale, "respond", item=1, choice=5)["ok"]


def test_what_a_wording_did_not_bring_keeps_the_instruments_own_language(panel, say, store):
    bare = Wording(instrument="pes", language="de", items={number: f"Satz {number}." for number in range(1, 21)})
    store.add_wording(bare, "Permission of the owners, on file.")
    chapter, shown = panel()
    say(shown, "start", instrument="pes", mode="self")
    assert chapter.sitting.scale.languages == {"title": "en", "instructions": "en", "choices": "en"}
    say(shown, "start", instrument="pes", mode="paper")
    assert chapter.sitting.scale.languages == {"instructions": ""}


def test_a_second_wording_without_labels_of_its_own_puts_none_beside(panel, say, store, load_wording):
    labels = dict(enumerate(["nie", "selten", "halb", "meist", "immer"], 1))
    german = load_wording(word="Satz", language="de").model_copy(update={"choices": labels})
    store.add_wording(german, "Permission of the owners, on file.")
    arabic = load_wording(word="جملة", language="ar")
    chapter, shown = panel()
    say(shown, "start", instrument="pes", mode="self", wording=german.id, beside=arabic.id)
    scale = chapter.sitting.scale
    assert scale.items[0]["beside"] == "جملة 1." and not any("beside" in choice for choice in scale.choices)
