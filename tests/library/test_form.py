"""The published schemas are the program's own, and editors' files satisfy them."""

import json

import jsonschema
import pytest

from empathy_widgets.domain import Instrument
from empathy_widgets.library import KINDS, schema_text
from empathy_widgets.library.form import allowed_names
from empathy_widgets.library.kinds.instrument import InstrumentForm
from empathy_widgets.library.sheet import read_sheet
from empathy_widgets.places import content_folder

FILES = [(kind, file) for kind in KINDS for file in sorted((content_folder() / kind.folder).glob("*.yaml"))]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.noun)
def test_the_published_schema_is_the_programs(kind):
    published = content_folder() / "schemas" / f"{kind.noun}.schema.json"
    assert published.read_text(encoding="utf-8") == schema_text(kind), (
        f"write empathy_widgets.library.schema_text(kind) to content/schemas/{kind.noun}.schema.json"
    )
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text(kind)))


@pytest.mark.parametrize(("kind", "file"), FILES, ids=lambda one: getattr(one, "stem", ""))
def test_every_shipped_file_satisfies_the_schema_it_names(kind, file):
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../schemas/{kind.noun}.schema.json"
    content = json.loads(json.dumps(read_sheet(file).content, default=str))
    jsonschema.validate(content, json.loads(schema_text(kind)), jsonschema.Draft202012Validator)


def test_the_file_format_and_the_noun_have_the_same_entries():
    assert set(InstrumentForm.model_fields) == set(Instrument.model_fields)


def test_allowed_names_follow_the_place():
    assert "reverse_keyed" in allowed_names(InstrumentForm, ("items", 5))
    assert "title" in allowed_names(InstrumentForm, ())
    assert "reliability" in allowed_names(InstrumentForm, ("reference_samples", 0, "values", "NAE"))
    assert allowed_names(InstrumentForm, ("title",)) == allowed_names(InstrumentForm, ("nothing", 1)) == []
