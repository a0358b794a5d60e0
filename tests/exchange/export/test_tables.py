"""CSV and XLSX, read back by other programs: numbers are numbers, texts are never run, every column is explained."""

import csv
import io
import re
import zipfile

import pandas
import pytest
from case_files import AT, CASE, STRINGS, find, outline, sitting, whole_case
from openpyxl import load_workbook
from pseudo import PSEUDO, bare, write_catalogue
from python_calamine import CalamineWorkbook

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.cells import undefuse
from empathy_widgets.exchange.export import FORMATS, CaseFile, xlsx_file
from empathy_widgets.exchange.export.document import schema_text
from empathy_widgets.scoring import score_instrument
from empathy_widgets.strings import speaking

TABLES = ["csv", "csv-wide", "csv-events"]


def written(form, *files, with_label=False) -> bytes:
    out = io.BytesIO()
    FORMATS[form].write(files, outline(files[0], with_label), out)
    return out.getvalue()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def labelled(texts) -> list[CaseFile]:
    one = sitting("a1", "teq", 2, items=1)
    return [CaseFile.of(CASE.model_copy(update={"label": text}), [one], [], None, find) for text in texts]


@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize("with_label", [False, True])
def test_every_column_is_in_the_dictionary_and_no_other(form, with_label):
    content = written(form, whole_case(), with_label=with_label)
    heading = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    explained = rows(FORMATS[form].explain(outline(whole_case(), with_label)))
    assert [row["column"] for row in explained] == heading and len(set(heading)) == len(heading)
    assert all(row["meaning"] and row["type"] and row["empty_means"] for row in explained)
    own = {row["column"] for row in explained if row["own_words"] == "yes"}
    assert own == {row["column"] for row in explained if "apostrophe" in row["type"]}
    assert own == ({"case_label"} if with_label else set()) | ({"settings", "body"} if form == "csv-events" else set())


@pytest.mark.parametrize("form", TABLES)
def test_the_dictionary_is_in_the_language_of_whoever_exports_and_the_published_schema_is_in_english(
    form, tmp_path, monkeypatch,
):
    monkeypatch.setenv("EMPATHY_LOCALE", str(write_catalogue(tmp_path)))
    english, schema = rows(FORMATS[form].explain(outline(whole_case()))), schema_text()
    with speaking(PSEUDO):
        spoken = rows(FORMATS[form].explain(outline(whole_case())))
        assert schema_text() == schema
    assert [row["column"] for row in spoken] == [row["column"] for row in english]
    for part in ("meaning", "unit", "empty_means"):
        assert {bare(row[part]).strip() for row in spoken} == {""}
        assert all(bool(row[part]) == bool(said[part]) for row, said in zip(spoken, english, strict=True))
    assert "⟦" not in str(english)


def test_a_row_a_response_as_pandas_reads_it():
    frame = pandas.read_csv(io.BytesIO(written("csv", whole_case())))
    assert len(frame) == sum(len(one.responses) for one in whole_case().administrations)
    assert frame["choice"].dtype == "float64" and frame["item"].dtype == "int64" and frame["declined"].dtype == "bool"
    assert frame.loc[frame["declined"], ["choice", "item", "instrument"]].isna().sum().tolist() == [1, 0, 0]
    assert set(frame["answered_at"]) == {AT.isoformat()}
    negative = CaseFile.of(CASE, [sitting("a1", "gone-form", -3, items=2)], [], None, find)
    assert pandas.read_csv(io.BytesIO(written("csv", negative)))["choice"].tolist() == [-3, -3]
    assert b",-3,false," in written("csv", negative)


def test_a_row_a_sitting_holds_the_scores_of_the_profile():
    case_file = whole_case()
    frame = pandas.read_csv(io.BytesIO(written("csv-wide", case_file))).set_index("administration_id")
    assert frame.index.tolist() == [f"a{number}" for number in range(1, 8)]
    for one in case_file.administrations:
        edition = one.edition.replace("-", "_").replace("@", "_")
        scores = [name for name in frame.columns if name.startswith(edition + "__")]
        assert bool(scores) == (one.instrument != "gone-form")
        if one.id not in ("a1", "a2", "a6"):
            assert frame.loc[one.id, scores].isna().all() and frame.loc[one.id, "no_scores_because"]
            continue
        for name, score in score_instrument(find(one.instrument, one.version), one.answers).scores.items():
            column = f"{edition}__{name}"
            found = frame.loc[one.id, [column, f"{column}__answered", f"{column}__prorated"]].tolist()
            assert found[1:] == [score.answered, score.prorated]
            assert found[0] == score.points or (score.points is None and pandas.isna(found[0]))
    assert frame.loc["a2", "answered"] == 18 and frame.loc["a2", "declined_items"] == 20
    assert pandas.isna(frame.loc["a2", ["item_1", "item_20"]]).all() and frame.loc["a2", "item_2"] == 3
    assert frame.loc["a5", "item_25"] == 7 and "item_28" in frame.columns and "item_29" not in frame.columns


def test_the_dictionary_says_which_instrument_is_gone_and_what_the_choices_mean():
    explained = {row["column"]: row for row in rows(FORMATS["csv-wide"].explain(outline(whole_case())))}
    assert "gone-form" in explained["no_scores_because"]["meaning"]
    assert explained["pes__NCE"]["range"] == "5 … 25" and "points" in explained["pes__NCE"]["unit"]
    assert "0 = Never" in {
        row["column"]: row for row in rows(FORMATS["csv"].explain(outline(whole_case())))}["choice"]["range"]


def test_every_odd_text_comes_back_from_csv_and_none_is_live():
    content = written("csv", *labelled(STRINGS), with_label=True)
    cells = [row["case_label"] for row in rows(content)]
    assert [undefuse(cell) for cell in cells] == STRINGS
    assert not any(
        cell.lstrip(" \"'")[:1] in tuple("=+-@＝＋－＠") and not cell.startswith("'") for cell in cells if cell.strip())
    frame = pandas.read_csv(io.BytesIO(content), keep_default_na=False, lineterminator=None)
    assert [undefuse(cell) for cell in frame["case_label"]] == STRINGS


def test_events_hold_peoples_words_and_come_back():
    found = rows(written("csv-events", whole_case()))
    assert (len(found) == 2 and '"=cmd|' in found[0]["body"]
            and undefuse(found[0]["settings"]) == '{"people": ["@A", "B"]}')


def sheets(content: bytes) -> dict[str, list[list]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_a_workbook_has_the_same_tables_and_explains_itself():
    content = written("xlsx", whole_case())
    found = sheets(content)
    assert list(found) == ["Read me", "Answers", "Sittings", "Dictionary"]
    for name, form in (("Answers", "csv"), ("Sittings", "csv-wide")):
        heading, *body = found[name]
        assert (heading == list(rows(written(form, whole_case()))[0])
                and len(body) == len(rows(written(form, whole_case()))))
        assert heading == [row[1] for row in found["Dictionary"][1:] if row[0] == name]
    first = dict(zip(found["Answers"][0], found["Answers"][1], strict=True))
    assert (first["choice"], first["declined"], first["answered_at"]) == (4.0, False, AT.isoformat())
    words = " ".join(str(row[0]) for row in found["Read me"])
    assert "gone-form" in words and "Practice form: not validated, no norms" in words and "apostrophe" in words
    assert pandas.read_excel(io.BytesIO(content), "Sittings", engine="calamine")["pes_practice_form__total"][0] == 80


def test_no_cell_of_a_workbook_is_a_formula_and_every_odd_text_comes_back():
    texts = [*STRINGS, "#N/A", "#REF!", "_x0041_", "_x0041_\r", "a\r\nb"]
    content = written("xlsx", *labelled(texts), with_label=True)
    heading, *body = sheets(content)["Answers"]
    at = heading.index("case_label")
    # two signs XML has no place for; calamine leaves them spelled
    nonsense = {"_xFFFE_": "\ufffe", "_xFFFF_": "\uffff"}
    found = [re.sub("|".join(nonsense), lambda one: nonsense[one[0]], str(row[at])) for row in body]
    assert [undefuse(text) for text in found] == texts
    book = load_workbook(io.BytesIO(content))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "b", "inlineStr"}
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not any(b"<f>" in parts.read(name) or b"externalLink" in parts.read(name) for name in parts.namelist())


def test_a_sheet_that_is_full_says_so(monkeypatch):
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 50)
    with pytest.raises(ExchangeError, match="too few rows"):
        written("xlsx", whole_case())
    monkeypatch.setattr(xlsx_file, "MOST_COLUMNS", 10)
    with pytest.raises(ExchangeError, match="too few columns"):
        written("xlsx", whole_case())


def test_something_begun_after_the_columns_were_settled_is_not_lost_silently():
    settled = outline(CaseFile.of(CASE, [sitting("a1", "teq", items=2)], [], None, find))
    later = CaseFile.of(CASE, [sitting("a2", "pes")], [], None, find)
    for form in ("csv", "csv-wide", "xlsx", "fhir"):
        with pytest.raises(ExchangeError, match="meanwhile"):
            FORMATS[form].write([later], settled, io.BytesIO())
