"""Passports: what the files say, nothing made up, and what is not known in words of its own."""

import pytest

from empathy_widgets.exercises.instruments import Instruments, passport
from empathy_widgets.library import Library


@pytest.fixture
def shown(open_page):
    """Every passport by instrument."""
    def opened():
        return {one.instrument: one for one in Instruments(open_page()).view.children}
    return opened


def test_there_is_one_for_every_instrument_on_the_shelf(shown):
    assert set(shown()) == {instrument.id for instrument in Library().instruments()}


def test_the_key_is_the_files_own(shown):
    for name, found in shown().items():
        instrument = Library().instrument(name)
        listed = {item["number"]: item["reverse"] for row in found.key for item in row.get("items", [])}
        assert listed == {item.number: item.reverse_keyed for item in instrument.items}, name
        assert [label["label"] for label in found.labels] == [choice.label for choice in instrument.choices]


def test_points_and_general_scores_are_told(shown):
    rows = {row["label"]: row for row in shown()["pes"].key}
    assert rows["Negative affective empathy"]["points"] == "5–25"
    assert rows["General affective empathy"]["points"] == "10–50"
    assert rows["General affective empathy"]["of"] == "Negative affective empathy + Positive affective empathy"


def test_rights_users_credit_and_source_are_named_and_an_unknown_user_is_said_to_be(shown):
    facts = {fact["term"]: fact["text"] for fact in shown()["pes"].facts}
    assert "non-commercial research and education" in facts["Rights and permitted use"]
    assert facts["Who may give and read it"].startswith("Nobody has told us.")
    assert facts["Credit line"].startswith("Brett, J. D.") and "1140-1156" in facts["Where the key comes from"]
    silent = passport(Library().instrument("pes").model_copy(update={"qualified": "", "credit_line": None}), [])
    facts = {fact["term"]: fact["text"] for fact in silent.facts}
    assert facts["Who may give and read it"] == "Nobody has told us; ask the owner."


def test_samples_come_with_n_country_year_and_reliability(shown):
    (sample,) = shown()["iri"].samples
    assert sample["line"] == "n = 1,973, Belgium, 2018" and "not a norm" in sample["caveat"]
    rows = {row["label"]: row for row in sample["rows"]}
    assert rows["Perspective taking"] == {
        "label": "Perspective taking", "mean": "16.73", "sd": "4.55", "reliability": "0.651 (alpha)"}
    assert shown()["teq"].samples == [] and shown()["teq"].unknown


def test_whether_the_sentences_are_here_stands_in_the_line(shown, load_wording):
    assert shown()["pes"].line == "20 items · 4 subscales · key only, no wording loaded"
    assert shown()["pes-practice-form"].line.endswith("sentences ship with the workbook")
    load_wording(word="Satz", language="de"), load_wording(), load_wording(word="Other")
    assert shown()["pes"].line == "20 items · 4 subscales · your site's wording: de, en"


def test_items_that_are_asked_and_not_scored_have_a_row_of_their_own():
    pes = Library().instrument("pes")
    items = tuple(item.model_copy(update={"scored": item.number != 20}) for item in pes.items)
    last = passport(pes.model_copy(update={"items": items}), []).key[-1]
    assert last["label"] == "Asked, not scored" and last["items"] == [{"number": 20, "reverse": False}]
