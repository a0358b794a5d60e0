"""Answers as programs of the trade give them: every shape gives the same people and choices, and says what is left."""

import io
import os
import random
import re
from pathlib import Path

import numpy as np
import pytest
from answer_samples import (
    FORM, FORM_ANSWERS, OF_THE_FORM, OF_THE_TEQ, PEOPLE, TEQ, TEQ_ANSWERS, excel_text_of_germany, spss,
)

from empathy_widgets.errors import EmpathyError, UnsureLetters
from empathy_widgets.exchange.answers.answer_sheet import AnswerSheet
from empathy_widgets.exchange.answers.told import Told
from empathy_widgets.library import Library

CASES = Path(__file__).parents[1] / "cases"
SEED = 20261128
TRIALS = int(os.environ.get("EMPATHY_FUZZ", "60"))
OF_A_PROGRAM = 8
"""A file for another program is tried so many times less often, for it starts that program each time."""
PERSONAL = ("Moss", "example.org", "192.0.2", "51.05", "Ada")


def read(instrument, content, told=None):
    """Every id with its choices, and the notes."""
    sheet = AnswerSheet(instrument, io.BytesIO(content), told)
    found = {}
    for block in sheet.blocks():
        for one, row in zip(block.ids, block.choices.tolist(), strict=True):
            found[one] = [None if np.isnan(choice) else int(choice) for choice in row]
    return found, " ".join(sheet.notes())


@pytest.fixture(scope="session")
def samples(tmp_path_factory):
    made = {name: (FORM, make()) for name, make in OF_THE_FORM.items()}
    made |= {name: (TEQ, make()) for name, make in OF_THE_TEQ.items()}
    made["spss"] = TEQ, spss(tmp_path_factory.mktemp("spss"))
    return made


ALL = [*OF_THE_FORM, *OF_THE_TEQ, "spss"]


@pytest.mark.parametrize("name", ALL)
def test_every_program_gives_the_same_people_and_choices(samples, name):
    instrument, content = samples[name]
    found, notes = read(instrument, content)
    expected = FORM_ANSWERS if instrument is FORM else TEQ_ANSWERS
    if name == "google forms":  # nothing in it tells people apart but their addresses, which are dropped
        expected = {str(row): answers for row, answers in enumerate(expected.values(), 2)}
    assert found == expected
    assert not any(word in f"{found} {notes}" for word in PERSONAL), notes


@pytest.mark.parametrize(("name", "says"), [
    ("qualtrics, in words", "found by their sentences"), ("qualtrics, in words", "IPAddress, RecipientLastName"),
    ("qualtrics, in numbers", "in the columns Q7_1 to Q7_16"), ("qualtrics, in numbers", "Read as no answer: -99."),
    ("redcap, raw", "were dropped: first_name, name_last, telephone_1, email, dob."),
    ("redcap, raw", "Scores that stand in the file were left aside: teq_total."),
    ("r with row names", "Turned copies beside the items were left aside: TEQ_2_R."),
    ("spss", "Turned copies beside the items were left aside: TEQ_2_rec."), ("spss", "were left aside: TEQ_total."),
    ("google forms", "each is named by the number of the row"), ("google forms", "dropped: Email Address."),
    ("surveymonkey", "IP Address, Email Address, First Name, Last Name"),
    ("limesurvey, code", "in the columns TEQ[SQ001] to TEQ[SQ016]"),
    ("limesurvey, code and text", "Read as no answer: N/A."),
])
def test_what_was_found_how_and_left_out_is_said(samples, name, says):
    _found, notes = read(*samples[name])
    assert says in notes, notes


def test_letters_of_a_code_page_are_asked_and_then_read():
    content = excel_text_of_germany()
    with pytest.raises(UnsureLetters, match="by which it says “Kürzel, Größe”") as asked:
        read(FORM, content)
    found, _notes = read(FORM, content, Told(letters=asked.value.encoding))
    assert found == FORM_ANSWERS


def test_columns_named_after_the_scale_are_items_and_na_is_no_answer():
    found, notes = read(TEQ, (CASES / "teq-named-columns.csv").read_bytes())
    assert found["R_1"] == [None, 0, 3, 2, None, 0, 2, 0, 1, 0, 1, 4, None, 4, 2, 2]
    assert found["R_5"] == [0, 4, 1, 4, 3, 1, 1, 4, 0, 1, None, 1, 4, None, 4, 3]
    assert sum(choice is None for row in found.values() for choice in row) == 14
    assert "in the columns TEQ_1 to TEQ_16" in notes and "Read as no answer: NA." in notes and ": age." in notes


def test_answers_turned_round_already_are_read_as_they_stand():
    found, _notes = read(Library().instrument("iri"), (CASES / "iri-turned-round-already.csv").read_bytes())
    assert len(found) == 60 and found["p01"][:6] == [3, 3, 1, 3, 1, 2]


def mutated(draw, content):
    """One to six small changes to a good file, anywhere."""
    content = bytearray(content)
    for _ in range(draw.randint(1, 6)):
        at = draw.randrange(len(content) + 1)
        piece = draw.choice([b'"', b",", b";", b"\t", b"\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"6", b"x", b"[",
                             b"#",
                             draw.randbytes(draw.randint(1, 8)), bytes(content[at:at + 40])])
        content[at:at + draw.choice([0, 0, 1, len(piece), 30])] = piece
    return bytes(content)


def harmless(instrument, content, told=None):
    """Whether it was read; it must be read to choices of the instrument or refused in one sentence."""
    allowed = {None, *(choice.value for choice in instrument.choices)}
    try:
        found, _notes = read(instrument, content, told)
    except EmpathyError as error:
        assert len(str(error)) < 900 and "\n" not in str(error) and re.search(r"[.)]$", str(error)), str(error)
        return False
    assert {choice for row in found.values() for choice in row} <= allowed
    return True


@pytest.mark.parametrize("name", [*ALL, "teq-named-columns.csv", "iri-turned-round-already.csv", "code page"])
def test_mutations_do_no_harm(samples, name):
    draw = random.Random(f"{SEED} {name}")
    told = Told(letters="cp1252") if name == "code page" else None
    if name == "code page":
        instrument, content = FORM, excel_text_of_germany()
    elif name.endswith(".csv"):
        instrument, content = Library().instrument(name.split("-")[0]), (CASES / name).read_bytes()
    else:
        instrument, content = samples[name]
    trials = max(TRIALS // (OF_A_PROGRAM if content[:2] in (b"PK", b"$F") else 1), 3)
    assert harmless(instrument, content, told)
    refused = sum(not harmless(instrument, mutated(draw, content), told) for _trial in range(trials))
    assert refused > 0, (SEED, name)


def test_people_are_the_same_in_every_shape():
    assert list(FORM_ANSWERS) == list(TEQ_ANSWERS) == PEOPLE
