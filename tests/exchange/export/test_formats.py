"""A case as one file, its dictionary with it; and what is said where a format would hold nothing."""

import io
import json
import zipfile

import pytest
from case_files import AT, CASE, find, outline, sitting, whole_case

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.export import FORMATS, CaseFile, must_hold_something, packed
from empathy_widgets.exchange.export.dictionary import HEADINGS


@pytest.mark.parametrize("form", FORMATS.values(), ids=list(FORMATS))
def test_each_format_is_one_file_that_explains_itself(form):
    name, media_type, content = packed(form, whole_case(), outline(whole_case()), "case")
    assert (name, content) == packed(form, whole_case(), outline(whole_case()), "case")[::2] or form.id == "xlsx"
    if form.id == "xlsx":
        assert (name, media_type) == ("case.xlsx", form.media_type)
        return
    assert (name, media_type) == ("case.zip", "application/zip")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first, second = archive.namelist()
        explained = archive.read(second).decode("utf-8-sig")
    assert (first, second) == (f"case{form.ending}", f"case{form.beside}")
    if form.id == "json":
        assert json.loads(explained)["title"] == "Empathy Workbook export"
    else:
        assert explained.splitlines()[0] == ",".join(f'"{name}"' for name in HEADINGS)


def test_an_empty_case_is_refused_in_a_sentence_of_its_own():
    nothing = CaseFile(CASE)
    only_scale = CaseFile.of(CASE, [sitting("a1", "teq")], [], None, find)
    only_room = CaseFile.of(CASE, [], whole_case().runs, None, find)
    rehearsed = CaseFile.of(CASE, [sitting("a1", "teq", mode="rehearsal")], [], None, find)
    for form in FORMATS.values():
        with pytest.raises(ExchangeError, match="nothing to take away of amber-otter-27"):
            packed(form, nothing, outline(nothing), "case")
    for case_file, form, words in (
        (only_room, "csv", "in the JSON"), (only_room, "xlsx", "in the JSON"), (rehearsed, "fhir", "in the JSON"),
        (only_scale, "csv-events", "no scene"),
    ):
        with pytest.raises(ExchangeError, match=words):
            must_hold_something(case_file, FORMATS[form])
    for case_file, form in ((only_room, "json"), (only_room, "csv-events"), (only_scale, "json"), (rehearsed, "csv")):
        must_hold_something(case_file, FORMATS[form])


def test_the_files_of_an_archive_bear_the_moment_of_the_export():
    _name, _type, content = packed(FORMATS["csv"], whole_case(), outline(whole_case()), "case")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 10, 3, 12, 3, 6)} and AT.second == 7
