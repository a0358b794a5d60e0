"""The published schema is the program's own, and editors' files satisfy it."""

import json

import jsonschema
import pytest

from empathy_widgets.domain import Instrument
from empathy_widgets.library import schema, schema_text
from empathy_widgets.library.form import InstrumentForm, allowed_names
from empathy_widgets.library.sheet import read_sheet
from empathy_widgets.places import content_folder

FILES = sorted((content_folder() / "instruments").glob("*.yaml"))


def test_the_published_schema_is_the_programs():
    published = content_folder() / "schemas" / "instrument.schema.json"
    assert published.read_text(encoding="utf-8") == schema_text(), (
        "write empathy_widgets.library.schema_text() to content/schemas/instrument.schema.json"
    )
    assert json.loads(schema_text()) == schema()


def test_the_schema_is_a_sound_one():
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_shipped_file_satisfies_the_schema_it_names(file):
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schemas/instrument.schema.json"
    content = json.loads(json.dumps(read_sheet(file).content, default=str))
    jsonschema.validate(content, schema(), jsonschema.Draft202012Validator)


def test_the_file_format_and_the_noun_have_the_same_entries():
    assert set(InstrumentForm.model_fields) == set(Instrument.model_fields)


def test_allowed_names_follow_the_place():
    assert "reverse_keyed" in allowed_names(("items", 5)) and "title" in allowed_names(())
    assert "reliability" in allowed_names(("reference_samples", 0, "values", "NAE"))
