"""Worksheets: what an editor is told, and what may not be missing."""

import pytest

from empathy_widgets.library.check import read_content
from empathy_widgets.library.kinds import KINDS
from empathy_widgets.library.kinds.worksheet import WorksheetForm, broken_worksheet, build_worksheet
from empathy_widgets.library.sheet import read_sheet
from empathy_widgets.places import content_folder

KIND = next(kind for kind in KINDS if kind.noun == "worksheet")
FILES = sorted((content_folder() / "worksheets").glob("*.yaml"))
CHAIRS = content_folder() / "worksheets" / "two-chairs.yaml"
TEEN = {"lead": "Put out two chairs and see."}


def part(kind, **more):
    return {"id": "one", "kind": kind, **more}


def form(**changes):
    given = {**read_sheet(CHAIRS).content, **changes}
    return WorksheetForm.model_validate({name: value for name, value in given.items() if value is not None})


def told(**changes):
    return [sentence for _place, sentence in broken_worksheet(form(**changes), "two-chairs")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_sheet_that_ships_is_sound(file):
    assert read_content(file, KIND).complaints == []


def test_a_sheet_becomes_the_noun_and_says_other_words_to_teens_alone():
    sheet = build_worksheet(form(teen={**TEEN, "parts": {"back": {"heading": "Me again"}}}))
    teens = sheet.for_teens()
    assert (teens.lead, teens.title) == ("Put out two chairs and see.", sheet.title)
    changed = [one.id for one, other in zip(sheet.parts, teens.parts, strict=True) if one != other]
    assert changed == ["back"] and next(one for one in teens.parts if one.id == "back").heading == "Me again"
    plain = build_worksheet(form(teen=None, versions=["adult"]))
    assert plain.for_teens() is plain


@pytest.mark.parametrize(("changes", "says"), [
    ({"id": "three-chairs"}, "Rename one of the two"),
    ({"activity": "no-such-chapter"}, "There is no chapter “no-such-chapter”"),
    ({"safety": None}, "what to do when it becomes too much"),
    ({"fills": ["goals"]}, "“fills” and the parts disagree"),
    ({"parts": [part("text")]}, "says nothing"),
    ({"parts": [part("text", says="A."), part("text", says="B.")]}, "Another part has this id"),
    ({"parts": [part("text", says="A.", fill="goals")], "fills": ["goals"]}, "Only ruled lines can be filled"),
    ({"parts": [part("lines")]}, "Say how many"),
    ({"parts": [part("lines", count=2, entries=["A"])]}, "has 0 to 0 entries, and here are 1"),
    ({"parts": [part("boxes", entries=["A"], count=3)]}, "has 2 to 4 entries, and here are 1"),
    ({"parts": [part("boxes", entries=["A", "B"], rows=["a"], count=3)]}, "Give every entry its row"),
    ({"parts": [part("table", entries=["A", "B"])]}, "Say how many"),
    ({"parts": [part("scale", entries=["A", "B"], count=4)]}, "can count 0 to 0"),
    ({"parts": [part("lines", count=2, imagines=True)]}, "Imagining is not knowing"),
    ({"parts": [part("lines", count=2, imagines=True), {"id": "two", "kind": "text", "says": "B.", "checks": True},
                {"id": "three", "kind": "lines", "count": 2, "imagines": True}]}, "Imagining is not knowing"),
    ({"versions": ["adult"]}, "“versions” and “teen” disagree"),
    ({"teen": None}, "“versions” and “teen” disagree"),
    ({"versions": ["teen", "adult"]}, "Write [adult] or [adult, teen]"),
    ({"teen": {**TEEN, "parts": {"gone": {"says": "A."}}}}, "There is no such part above"),
    ({"teen": {**TEEN, "parts": {"back": {"heading": "Back in my own chair"}}}}, "the words adults read"),
    ({"teen": {**TEEN, "parts": {"talk": {"entries": ["A"], "rows": ["a"]}}}}, "has 2 to 4 entries, and here are 1"),
])
def test_what_is_missing_is_said_with_its_remedy(changes, says):
    if "parts" in changes and "teen" not in changes:
        changes = {**changes, "teen": None, "versions": ["adult"]}
    (sentence,) = told(**changes)
    assert says in sentence


@pytest.mark.parametrize("changes", [
    {"parts": [part("lines", count=2, imagines=True, checks=True)]},
    {"parts": [part("lines", count=2, imagines=True), {"id": "two", "kind": "text", "says": "Ask.", "checks": True}]},
    {"parts": [part("table", entries=["A", "B"], rows=["a", "b"])]},
    {"parts": [part("cards", entries=["A", "B", "C", "D"], count=2)]},
    {"parts": [part("lines", count=2, fill="goals")], "fills": ["goals"]},
    {"activity": "how-it-grows", "safety": None, "parts": [part("text", says="A.")]},
])
def test_the_well_formed_neighbours_pass(changes):
    assert told(**changes, teen=None, versions=["adult"]) == []


def test_a_part_of_a_kind_nobody_draws_is_refused(tmp_path):
    text = CHAIRS.read_text("utf-8").replace("kind: bubbles", "kind: balloons")
    (tmp_path / "worksheets").mkdir()
    (tmp_path / "worksheets" / "two-chairs.yaml").write_text(text, "utf-8")
    (complaint,) = read_content(tmp_path / "worksheets" / "two-chairs.yaml", KIND).complaints
    assert "Choose one" in str(complaint) and "parts" in str(complaint)
