"""The worksheets that ship: one for every activity, easy to read, our own words, no view left unchecked."""

import re

import pytest

from empathy_widgets.library import Library
from empathy_widgets.library.report import lix

LIBRARY = Library()
SHEETS = [LIBRARY.entry("worksheets", head["id"]) for head in LIBRARY.shelf("worksheets")]
IDS = [sheet.id for sheet in SHEETS]
ACTIVITIES = {
    "profile", "role-play", "mirroring", "discussion", "problem-solving", "regulation-first", "three-kinds-of-empathy",
    "how-it-grows", "empathy-and-the-brain", "plan", "active-listening", "loving-kindness", "acts-of-kindness",
    "forgiveness",
}
GUESSES = re.compile(r"\b(they|their partner|the other chair)\b.{0,30}\bmay (?:have|hear|need|be|like)\b|\bmy guess\b|"
                     r"\bwas like for them\b|\bhow it looked for them\b", re.IGNORECASE)
SAID_AT_LENGTH = 10
"""Words from which on the index says something of one sentence."""
SHAMES = re.compile(r"\b(should have known|lazy|bad person|failed|failure|must not|shame on)\b", re.IGNORECASE)
OF_ITS_OWN = {"no failure", "not make you a bad person"}
"""Where such a word is taken back in the same breath."""


def words(sheet) -> list[str]:
    """Every sentence of a sheet as it is printed."""
    parts = [text for part in sheet.parts for text in (part.heading, part.says, *part.entries, *part.rows)]
    return [text for text in (sheet.title, sheet.lead, sheet.safety, *parts) if text]


def told(sheet) -> str:
    return " ".join(words(sheet))


def test_there_are_more_than_twenty_and_one_or_more_for_every_activity():
    assert len(SHEETS) >= 22 and {sheet.activity for sheet in SHEETS} == ACTIVITIES


def test_no_two_are_called_alike_and_no_two_have_the_same_lead():
    for field in ("title", "lead", "about", "source"):
        said = [getattr(sheet, field).casefold() for sheet in SHEETS]
        assert len(set(said)) == len(said), field


@pytest.mark.parametrize("sheet", SHEETS, ids=IDS)
def test_its_sentences_are_easy_to_read(sheet):
    for version in {sheet.title: sheet, "teen": sheet.for_teens()}.values():
        sentences = [text if text[-1] in ".?!…”" else f"{text}." for text in words(version)]
        assert lix(" ".join(sentences)) < 25, "very easy, by the report's own bands"
        assert [text for text in sentences if len(text.split()) >= SAID_AT_LENGTH and lix(text) >= 40] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=IDS)
def test_where_somebody_imagines_it_says_how_to_find_out(sheet):
    for part in sheet.parts:
        guessed = GUESSES.search(" ".join([part.heading, part.says, *part.entries, *part.rows]))
        if guessed and not part.checks:
            assert part.imagines, f"{part.id}: “{guessed[0]}” is a guess"
    if any(part.imagines for part in sheet.parts):
        assert re.search(r"\b(ask(?:ed)?|asking|check)\b", " ".join(
            text for part in sheet.parts if part.checks for text in (part.heading, part.says, *part.entries,
                                                                     *part.rows)), re.IGNORECASE)


@pytest.mark.parametrize("sheet", SHEETS, ids=IDS)
def test_nothing_shames_anybody(sheet):
    for version in (sheet, sheet.for_teens()):
        text = told(version)
        for taken_back in OF_ITS_OWN:
            text = text.replace(taken_back, "")
        assert not SHAMES.search(text)


def test_no_sentence_of_any_scale_stands_on_a_sheet():
    sentences = {" ".join(item.text.casefold().rstrip(".").split()) for instrument in LIBRARY.instruments()
                 for item in instrument.items if item.text}
    assert len(sentences) > 20
    for sheet in SHEETS:
        for version in (sheet, sheet.for_teens()):
            text = " ".join(told(version).casefold().split())
            assert not [one for one in sentences if one in text], sheet.id


def test_every_number_of_days_or_minutes_is_called_our_choice():
    dosed = {"say-it-back": "Three minutes is our choice",
             "listening-parent-and-teenager": "Twenty minutes is our choice",
             "a-month-of-kindness": "Thirty days is our choice", "kindness-i-noticed": "A week is our choice",
             "sitting-log": "no number of minutes has to be reached", "steady-cards": "is our choice and yours"}
    named = {sheet.id for sheet in SHEETS if re.search(
        r"\b(?:for|after|is) (?:\w+ )?(?:three|five|twenty|thirty|one week|\d+)\b.*\b(?:minutes|days|week)\b|"
        r"\bthirty days\b|\bnumber of minutes\b", told(sheet), re.IGNORECASE)}
    assert named <= set(dosed), named - set(dosed)
    for id, said in dosed.items():
        for version in (LIBRARY.entry("worksheets", id), LIBRARY.entry("worksheets", id).for_teens()):
            assert said in told(version), id


def test_forgiveness_is_never_asked_of_anybody_in_danger():
    for sheet in SHEETS:
        if sheet.activity == "forgiveness":
            assert re.search(r"harm (?:that )?(?:goes on|is over)", sheet.safety), sheet.id
    assert "owe it to nobody" in LIBRARY.entry("worksheets", "is-it-time").safety
