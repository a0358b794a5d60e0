"""The reading: honest words, what they rest on, and nothing that sounds like a verdict on a person."""

import re

import pytest

from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.exercises.progress.reading import reading
from empathy_widgets.library import Library


@pytest.fixture
def read(page, words):
    """The whole reading of a sitting as one text."""
    return lambda sitting: words(reading(Progress.of(page, sitting)))


def test_a_practice_form_says_what_it_is_not(read, fill, case):
    text = read(fill(case))
    assert "practice form" in text and "nobody has validated it" in text and "no norms" in text
    assert "No norm is loaded" in text and "neither high nor low" in text and "only weakly tied" in text
    assert "doi.org/10.1037/pas0000732" in text and "its alpha" not in text


def test_a_published_scale_names_its_reference_and_its_source(read, fill, case):
    text = read(fill(case, 3, "pes", "paper"))
    assert "n = 728" in text and re.search(r"\([A-Z][a-z]+.*, (19|20)\d\d, n = 728\)", text)
    assert "(Poland, 2023, n = 728)" in text and "its alpha, which is about one day" in text
    assert "copied from a paper form" in text
    pes = Library().instrument("pes")
    assert (pes.credit_line or pes.source) in text and pes.missing.source in text
    assert pes.caveats and pes.unverified
    assert all(caveat in text for caveat in pes.caveats) and all(fact in text for fact in pes.unverified)


def test_what_changed_says_since_when_and_why_nobody_can_tell(read, fill, case):
    first = fill(case, 2)
    assert "Compared with" not in read(first)
    text = read(fill(case, 4))
    assert "Compared with the first sitting, on " in text and text.lower().count("cannot tell") == 1
    assert "different ways" not in text


def test_different_modes_are_remarked_on(read, fill, case):
    fill(case, 2, mode="self")
    assert "filled in in different ways" in read(fill(case, 4, mode="proxy"))


def test_different_wordings_cannot_tell(read, fill, case, load_wording):
    fill(case, 2, "pes", wording=load_wording(word="Satz", language="de").id)
    assert "different wordings of the items" in read(fill(case, 4, "pes", wording=load_wording().id))


def test_a_prorated_score_and_a_missing_one_say_how_many_items_were_answered(read, fill, case):
    text = read(fill(case, 3, open=(1,)))
    assert "4 of 5 items were answered; the rest are filled in" in text
    text = read(fill(case, 3, open=(1, 5, 9)))
    assert "not scored, because only 2 of 5 items were answered" in text


@pytest.mark.parametrize("instrument", ["pes", "iri", "teq", "pes-practice-form", "compassion-practice-form"])
def test_no_reading_labels_a_person_or_shows_a_hole_in_its_words(read, fill, case, instrument):
    mode = "self" if instrument.endswith("form") else "paper"
    fill(case, 2, instrument, mode)
    text = read(fill(case, 3, instrument, mode))
    label = r"(?i)\b(clinical|deficit|abnormal|diagnos|impaired|empath\b|low empathy|(?<!Polish )percentile)"
    assert not re.search(label, text)
    assert "None" not in text and "nan" not in text and "{" not in text


def test_a_sitting_set_aside_says_so_first(read, fill, store, case):
    aside = store.void(fill(case).id, "Wrong <i>person</i>.")
    assert "set aside and counts in no trend. The reason given: Wrong <i>person</i>." in read(aside)


def test_sittings_in_different_wordings_are_said_not_to_be_compared(page, fill, case, load_wording, words):
    fill(case, 2, "pes", wording=load_wording(word="Satz", language="de").id)
    english = load_wording().id
    told = words(reading(Progress.of(page, fill(case, 4, "pes", wording=english))))
    assert told.count("The two sittings used different wordings") == 1
    assert "different wordings are shown but not compared" in told
    assert "rose by" not in told and "fell by" not in told


def test_sittings_in_one_wording_need_no_such_caveat(page, fill, case, load_wording, words):
    english = load_wording().id
    fill(case, 2, "pes", wording=english)
    told = words(reading(Progress.of(page, fill(case, 4, "pes", wording=english))))
    assert "not compared" not in told and "rose by more than measurement error" in told
