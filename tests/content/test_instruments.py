"""What ships: keys as published, no owner's sentence, honest words, and no norm that nobody reported."""

import datetime
import re

import pytest

from empathy_widgets.library import Library, check_content
from empathy_widgets.places import content_folder

FOLDER = content_folder() / "instruments"
INSTRUMENTS = {instrument.id: instrument for instrument in Library().instruments()}
PUBLISHED = [instrument for instrument in INSTRUMENTS.values() if instrument.kind == "published"]
PRACTICE = [instrument for instrument in INSTRUMENTS.values() if instrument.kind == "practice"]


def by_id(instrument):
    return instrument.id


each = pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=by_id)
each_published = pytest.mark.parametrize("instrument", PUBLISHED, ids=by_id)
each_practice = pytest.mark.parametrize("instrument", PRACTICE, ids=by_id)


def key(instrument):
    return {
        subscale.id: " ".join(f"{number}{'R' * instrument.item(number).reverse_keyed}" for number in subscale.items)
        for subscale in instrument.subscales
    }


def test_the_whole_shelf_has_nothing_to_mend():
    assert check_content(content_folder()) == []
    assert set(INSTRUMENTS) == {"pes", "pes-practice-form", "compassion-practice-form", "iri", "teq"}


@each_published
def test_a_published_scale_ships_its_key_and_no_sentence(instrument):
    assert not instrument.has_wording and not any(item.text for item in instrument.items)
    text = (FOLDER / f"{instrument.id}.yaml").read_text(encoding="utf-8")
    items = re.search(r"^items:\n((?:  .*\n)+)", text, re.MULTILINE).group(1)
    assert re.fullmatch(r"(?:  \d+: \{(?:reverse_keyed: true)?\}\n)+", items)
    assert not re.search(r"\bI (?:am|can|feel|find|get|have|know|often|try)\b", text)
    assert INSTRUMENTS[instrument.practice_form].kind == "practice"


@each_practice
def test_a_practice_form_has_words_and_no_norms(instrument):
    assert instrument.has_wording and not instrument.reference_samples and instrument.practice_form is None
    assert "practice form" in instrument.title and instrument.credit_line is None and instrument.doi is None
    assert all("(practice)" in part.label for part in (*instrument.subscales, *instrument.composites))


@each
def test_every_score_is_explained_kindly_in_the_second_person(instrument):
    for part in (*instrument.subscales, *instrument.composites):
        assert part.plain.startswith("This ") and part.plain.count(".") == 1 and part.plain.endswith(".")
        assert not re.search(r"\b(low|high|normal|deficit|poor|lack|fail)\b", part.plain)
    assert all(re.search(r"\byour?\b", subscale.plain) for subscale in instrument.subscales)


@each
def test_somebody_reviewed_it_and_says_when(instrument):
    assert instrument.reviewed.by and instrument.reviewed.on >= datetime.date(2026, 11, 24)
    items = max(len(part.items) for part in instrument.subscales)
    assert instrument.missing.share == (0.8 if items > 4 else 0.75)
    assert instrument.missing.source.startswith("Rule of this workbook")


def test_pes_key():
    # Scoring sheet of the PES: APA PsycTests, doi:10.1037/t89120-000. No item is reverse-keyed.
    pes = INSTRUMENTS["pes"]
    assert key(pes) == {
        "NCE": "1 5 9 13 17", "PCE": "3 7 11 15 19", "NAE": "2 6 10 14 18", "PAE": "4 8 12 16 20",
    }
    assert {part.id: part.of for part in pes.composites} == {
        "CE": ("NCE", "PCE"), "AE": ("NAE", "PAE"), "total": ("NCE", "PCE", "NAE", "PAE"),
    }
    assert [(choice.value, choice.label) for choice in pes.choices] == [
        (1, "Almost never"), (2, "Sometimes"), (3, "About half the time"), (4, "Most of the time"),
        (5, "Almost always"),
    ]


def test_pes_credit_line_is_letter_by_letter():
    assert INSTRUMENTS["pes"].credit_line == (
        "Brett, J. D., Becerra, R., Maybery, M. T., & Preece, D. A. (2023). Perth Empathy Scale [Database record]. "
        "APA PsycTests. https://doi.org/10.1037/t89120-000"
    )


def test_pes_says_what_it_does_not_know():
    pes = INSTRUMENTS["pes"]
    (sample,) = pes.reference_samples
    assert set(sample.values) == {"NAE", "PAE", "AE"} and sample.n == 728 and "not a norm" in sample.caveat
    words = " ".join(pes.caveats)
    assert "three parts, not four" in words and "compassion" in words and "no cut-offs" in words
    assert any("items 13 to 20" in fact for fact in pes.unverified)
    assert {subscale.kind for subscale in pes.subscales} == {"cognitive", "affective"}


def test_the_practice_form_is_built_like_the_pes_in_its_own_words():
    pes, form = INSTRUMENTS["pes"], INSTRUMENTS["pes-practice-form"]
    assert {name: items.replace("R", "") for name, items in key(form).items()} == key(pes)
    assert form.choices == pes.choices and len(form.items) == 20
    turned = [item.number for item in form.items if item.reverse_keyed]
    assert turned == [5, 6, 15, 16], "one of each part, and each pair alike"
    assert [(part.id, part.kind, part.valence) for part in form.subscales] == [
        (part.id, part.kind, part.valence) for part in pes.subscales
    ]
    sentences = [item.text for item in form.items]
    assert not any(re.search(r"just by|see(?:ing)? or hear|feeling (?:sad|happy|angry)", text) for text in sentences)
    theirs = r"\b(sad|happy|angry|amused|scared|calm|disgusted|enthusiastic|embarrassed|proud)\b"  # the PES's feelings
    assert not any(re.search(theirs, text, re.IGNORECASE) for text in sentences)
    assert len({" ".join(text.split()[:3]) for text in sentences}) >= 12
    assert not any(re.search(r"\band\b|, even|and also", text) for text in sentences), "one question a sentence"


def test_the_compassion_form_is_the_third_kind_on_a_scale_of_its_own():
    form = INSTRUMENTS["compassion-practice-form"]
    assert key(form) == {"wish": "1 4 7R 10", "act": "2 5 8R 11", "steady": "3 6R 9 12"}
    assert {part.kind for part in (*form.subscales, *form.composites)} == {"compassionate"}


def test_iri_key_and_reference_values():
    # Key: Davis (1983). Values: open answers of Briganti et al. (2018), n = 1973.
    iri = INSTRUMENTS["iri"]
    assert key(iri) == {
        "PT": "3R 8 11 15R 21 25 28", "FS": "1 5 7R 12R 16 23 26", "EC": "2 4R 9 14R 18R 20 22",
        "PD": "6 10 13R 17 19R 24 27",
    }
    assert iri.composites == () and iri.choice_range == (0, 4)
    (sample,) = iri.reference_samples
    assert {name: (value.mean, value.sd, value.reliability) for name, value in sample.values.items()} == {
        "PT": (16.73, 4.55, 0.651), "FS": (17.16, 5.36, 0.743), "EC": (19.32, 4.67, 0.752), "PD": (12.34, 4.78, 0.725),
    }
    assert [part.id for part in iri.subscales if part.higher_is == "neither"] == ["FS", "PD"]


def test_teq_key_is_one_score_and_its_reversals_are_marked_unverified():
    # Spreng et al. (2009), doi:10.1080/00223890802484381: 16 items, 0-4, one factor.
    teq = INSTRUMENTS["teq"]
    assert key(teq) == {"TEQ": "1 2R 3 4R 5 6 7R 8 9 10R 11R 12R 13 14R 15R 16"}
    assert teq.score_range("TEQ") == (0, 64) and not teq.reference_samples and teq.composites == ()
    assert any("reverse-keyed" in fact for fact in teq.unverified)


@pytest.mark.parametrize("form", [one for one in INSTRUMENTS.values() if one.version > 1], ids=lambda form: form.id)
def test_a_form_with_a_later_version_still_has_every_earlier_one_with_its_own_key(form):
    for version in range(1, form.version):
        earlier = Library().instrument(form.id, version)
        assert (earlier.id, earlier.version) == (form.id, version)
        assert (earlier.items, earlier.subscales) != (form.items, form.subscales)


def test_the_first_practice_forms_score_as_they_did():
    first = Library().instrument("pes-practice-form", 1)
    assert key(first) == key(INSTRUMENTS["pes"])
    assert key(Library().instrument("compassion-practice-form", 1)) == {
        "noticing": "1 3 5 7 9", "acting": "2 4 6 8 10"}
