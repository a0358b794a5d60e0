"""What is no questionnaire, broken, or built to do harm is refused in one sentence, soon, and without a traceback."""

import io
import json
import zipfile

import pytest
from exchange.questionnaires.samples import FILES, workbook
from work import counted

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.questionnaires import LARGEST, import_questionnaire
from empathy_widgets.library.loose import check_loose

CALLS, HELD = 800_000, 32_000_000
"""Calls made and bytes held at once before a file is refused."""
HEAVY = {"xml rows without end": 6_000_000}
"""A limit of 150,000 parts takes as long to reach."""
LSS = (FILES / "limesurvey.lss").read_text("utf-8")
CSV = (FILES / "redcap.csv").read_text("utf-8")
BILLION = '<!DOCTYPE lolz [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + step)} "{f"&{chr(97 + step)};" * 10}">' for step in range(9)) + "]>"


def repacked(change, content=None):
    """A sound workbook with parts changed: ``change`` maps a part's name to its new bytes."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content or workbook())) as old,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
        for name in change.keys() - set(old.namelist()):
            new.writestr(name, change[name])
    return kept.getvalue()


def sheet(rows):
    return (b'<?xml version="1.0"?>'
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            + rows + b"</sheetData></worksheet>")


def survey(**more):
    return json.dumps({"pages": [], **more}).encode()


def ratings(count, **more):
    return {"elements": [{"type": "rating", "name": f"q{number}", **more} for number in range(count)]}


BAD = {
    "nothing": b"",
    "blanks": b" \r\n\t \x00",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a letter": b"Dear colleague, here is the scale.",
    "another csv": b"id,q1,q2\n1,2,3\n",
    "an old office file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
    "too large": b"x" * (LARGEST + 1),
    "json cut off": (FILES / "surveyjs.json").read_bytes()[:-20],
    "json too deep": b"[" * 100_000 + b"]" * 100_000,
    "json deep but sound": b'{"pages": ' + b"[" * 60 + b"]" * 60 + b"}",
    "json too rich": b'{"pages": [' + b"[]," * 80_000 + b"[]]}",
    "json with nan": b'{"pages": [{"rateMax": NaN}]}',
    "json with an endless number": b'{"pages": [{"rateMax": ' + b"9" * 6_000 + b"}]}",
    "json twice": b'{"pages": [], "pages": []}',
    "json of something else": b'{"name": "package", "version": "1"}',
    "a list": b"[1, 2, 3]",
    "windows letters in json": '{"title": "Für", "pages": []}'.encode("cp1252"),
    "an empty survey": survey(),
    "only free text": survey(elements=[{"type": "comment", "name": "a"}]),
    "a thousand items": survey(**ratings(1_000)),
    "elements without end": survey(elements=[{"elements": [{}] * 5_000}]),
    "two of a name": survey(elements=[{"type": "rating", "name": "a"}, {"type": "rating", "name": "a"}]),
    "a rating without end": survey(**ratings(1, rateMax=10 ** 9)),
    "a bundle": b'{"resourceType": "Bundle", "type": "collection"}',
    "answers in fhir": b'{"resourceType": "QuestionnaireResponse", "status": "completed"}',
    "a patient": b'{"resourceType": "Patient"}',
    "fhir nobody knows": b'{"resourceType": "Questionnaire", "status": "active", "item": [{"linkID": "1"}]}',
    "fhir with text for items": b'{"resourceType": "Questionnaire", "status": "active", "item": "none"}',
    "fhir without end": json.dumps({"resourceType": "Questionnaire", "status": "active", "item": [
        {"linkId": str(number), "type": "string"} for number in range(13_000)]}).encode(),
    "a scale definition alone": b'{"scale_info": {"name": "x", "code": "x"}, "items": []}',
    "a csv with an open quote": (CSV + '"never closed').encode(),
    "a csv with an endless field": (CSV + "a" * 200_000 + ",x,,radio").encode(),
    "a csv without end": (CSV + "f,x,,text,y,,,,,,,,,,,,,\n" * 6_000).encode(),
    "only a header": CSV.splitlines()[0].encode(),
    "xml of something else": b"<html><body>Hello</body></html>",
    "a limesurvey group": LSS.replace(">Survey<", ">Group<").encode(),
    "xml cut off": LSS[:900].encode(),
    "a billion laughs": LSS.replace("<document>", f"{BILLION}<document>").replace("Not me", "&j;").encode(),
    "an outside entity": LSS.replace(
        "<document>", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><document>').replace(
        "Not me", "&x;").encode(),
    "xml in utf-16 with entities": LSS.replace('encoding="UTF-8"', 'encoding="UTF-16"').replace(
        "<document>", f"{BILLION}<document>").encode("utf-16"),
    "xml in no encoding": LSS.replace('encoding="UTF-8"', 'encoding="EBCDIC-X"').encode(),
    "xml too deep": b"<a>" * 300_000,
    "xml rows without end": LSS.replace("<rows>", "<rows>" + "<row><a>1</a></row>" * 80_000, 1).encode(),
    "a zip of nothing": b"PK\x03\x04" + bytes(100),
    "a zip of something else": repacked({})[:2_000],
    "a locked part": repacked({"xl/workbook.xml": b"\x00\x01\x02"}),
    "a zip bomb": repacked({"xl/sharedStrings.xml": b"<sst>" + b"<si><t>x</t></si>" * 1_500_000 + b"</sst>"}),
    "many parts": repacked({f"xl/part{number}.xml": b"<a/>" for number in range(500)}),
    "a row without end": repacked({"xl/worksheets/sheet1.xml": sheet(
        b"<row>" + b"<c><v>1</v></c>" * 9_000 + b"</row>")}),
    "entities in a workbook": repacked({
        "xl/worksheets/sheet1.xml": sheet(b"").replace(b"?>", b"?>" + BILLION.encode(), 1)}),
    "utf-16 in a workbook": repacked({
        "xl/worksheets/sheet1.xml": "<?xml version='1.0'?><worksheet/>".encode("utf-16")}),
    "a far away row": repacked({"xl/worksheets/sheet1.xml": sheet(
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>type</t></is></c></row>')}),
    "another workbook": workbook([["name", "age"], ["A", 3]], []),
    "an empty workbook": workbook([], []),
}


@pytest.mark.parametrize("name", BAD)
def test_is_refused_in_one_sentence_and_soon(name):
    with counted(HEAVY.get(name, CALLS), HELD), pytest.raises(ExchangeError) as refused:
        import_questionnaire("file", BAD[name])
    said = str(refused.value)
    assert (said.isprintable() and said.endswith(".")
            and ". " not in said.replace(" .lss", "").replace(" .osd", "")), said
    assert 30 < len(said) < 260


@pytest.mark.parametrize("name", ["json too rich", "json deep but sound"])
def test_sound_json_that_is_no_questionnaires_size_is_refused_for_that(name):
    with pytest.raises(ExchangeError, match="deeper or larger than any questionnaire"):
        import_questionnaire("file", BAD[name])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_dictionary_is_read_in_every_encoding_spreadsheets_save(encoding):
    draft = import_questionnaire("a.csv", CSV.replace("at the gate", "über “the gate”").encode(encoding))
    assert draft.items[1].text == "I look away über “the gate”."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_json_is_read_in_every_encoding_it_may_have(encoding):
    text = (FILES / "surveyjs.json").read_text("utf-8")
    assert import_questionnaire("a.json", text.encode(encoding)).title == "Rainy Days"


def test_a_dictionary_saved_again_with_semicolons_is_still_one():
    text = ('field_name;form_name;field_type;field_label;select_choices_or_calculations\n'
            'a;f;radio;"One; two";"0, No | 1, Yes"\n')
    assert import_questionnaire("a.csv", text.encode()).items[0].text == "One; two"


@pytest.mark.parametrize(("label", "read"), [
    ("<b>Bold</b> &amp; <i>kind</i>", "Bold & kind"), ("a<br>b", "a b"), ("x<script>alert(1)</script>y", "xy"),
    ("2 < 3 and 3 > 2", "2 < 3 and 3 > 2"), ("tab\tand\x07bell\x00", "tab andbell"),
    ("\ud800half", "half"), ("right‮left", "rightleft"), ("a\u2028b", "a b"), ("&lt;b&gt;", "<b>"),
    ("‏שלום", "‏שלום"),
])
def test_labels_become_plain_text(label, read):
    survey = {"elements": [{"type": "radiogroup", "name": "q", "title": label, "choices": [1, 2]}]}
    assert import_questionnaire("a.json", json.dumps(survey).encode()).items[0].text == read


def test_what_is_too_long_is_cut_and_named():
    survey = {"title": "t" * 500, **ratings(1, title="w" * 9_000)}
    draft = import_questionnaire("a.json", json.dumps(survey).encode())
    assert len(draft.title) == 200 and len(draft.items[0].text) == 2000
    assert [one.text for one in draft.decisions if one.about == "Cut short"] == [
        "Longer than a content file takes, so the end is missing: the title, q0."]


@pytest.mark.parametrize("points", [[0.5, 1, 1.5], [1, 1, 2], [1, 2, None], ["a", "b", "c"], [1, 2, 10 ** 400]])
def test_choices_without_whole_points_of_their_own_are_numbered_and_no_score_is_carried(points):
    choices = [{"value": value, "text": f"Label {index}"} for index, value in enumerate(points) if value is not None]
    survey = {"elements": [{"type": "dropdown", "name": name, "choices": choices} for name in ("a", "b")],
              "calculatedValues": [{"name": "s", "expression": "{a}+{b}"}]}
    draft = import_questionnaire("a.json", json.dumps(survey).encode())
    if None in points:
        assert [choice.value for choice in draft.choices] == [1, 2] and draft.subscales
        return
    assert [choice.value for choice in draft.choices] == [1, 2, 3] and not draft.subscales
    assert "Points" in [one.about for one in draft.decisions]


def test_the_longest_draft_still_goes_through_the_librarys_gate_and_a_larger_one_says_why_not():
    short = import_questionnaire("a.json", survey(**ratings(999, title="I notice it, more or less.")))
    assert [one.text for one in check_loose(short.id, short.text) if "missing" not in one.text] == []
    long = import_questionnaire("a.json", survey(**ratings(999, title="I notice it, more or less. " * 8)))
    assert "larger than 100 KB" in check_loose(long.id, long.text)[0].text


def test_what_a_workbook_holds_beside_words_is_never_opened():
    styles = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + b"<xf/>" * 2_000_000
    draft = import_questionnaire("sky.xlsx", repacked({"xl/styles.xml": styles, "xl/vbaProject.bin": bytes(5_000_000)}))
    assert [item.text for item in draft.items] == ["I look up.", "I look down.", "I point at clouds."]


def test_many_scores_and_many_scales_are_named_and_do_not_slow_anything_down():
    formula = " + ".join(f"{{q{number}}}" for number in range(400))
    elements = [*ratings(400)["elements"], *(
        {"type": "radiogroup", "name": f"own{number}", "choices": [f"a{number}", f"b{number}"]}
        for number in range(50))]
    with counted(8_000_000):
        draft = import_questionnaire("a.json", survey(elements=elements, calculatedValues=[
            {"name": f"sum{number}", "expression": formula} for number in range(600)]))
    assert len(draft.subscales) == 60 and len(draft.decisions) < 30
    said = {one.about: one.text for one in draft.decisions}
    assert "(540)" in said["Scores left out"] and "(44)" in said["Further scales"]
