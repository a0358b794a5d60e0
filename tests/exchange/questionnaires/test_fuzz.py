"""Random bytes and mutated samples into every importer: a draft that the library can read, or one sentence; nothing
else.

``EMPATHY_FUZZ`` sets how many inputs are tried; the seed of one that fails stands in the failure.
"""

import io
import json
import os
import random
import zipfile

import pytest
from exchange.questionnaires.samples import sources
from work import counted

from empathy_widgets.errors import EmpathyError
from empathy_widgets.exchange.questionnaires import read_questionnaire
from empathy_widgets.library.loose import check_loose

INPUTS = int(os.environ.get("EMPATHY_FUZZ", "320"))
CALLS = 2_000_000
"""For one input of at most a few thousand bytes; most take a tenth of a tenth of it."""
SAMPLES = sources()
STARTS = [b"", b"{", b"[", b"<", b'{"resourceType": "Questionnaire", ', b"PK\x03\x04", b"\xef\xbb\xbf", b"\xff\xfe",
          b"field_name,field_type,field_label,select_choices_or_calculations\n", b'<?xml version="1.0"?><document>',
          b'{"elements": [', b'{"SurveyEntry": {}, "SurveyElements": [',
          b'{"scale_info": {}, "translations": {"en": {"a": "b"}}, "items": [']
TOKENS = [b"\0", b"\xff", b"\xed\xa0\x80", b"\\ud800", b"<", b">", b"&", b"&#0;", b"]]>", b"{", b"}", b"[", b"]",
          b'"', b"'", b",", b"|", b";", b"\r", b"\n", b"null", b"true", b"-1", b"1e999", b"9" * 30, b"NaN", b"{}",
          b"[]", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xef\xbf\xbf", b"@HIDDEN", b"sum(", b")", b"0.5",
          b"\xf0\x9f\x98\x80"]
JUNK = [None, True, False, 0, -1, 1.5, 10 ** 30, 1e308, "", "x", "\ud800", "<b>", "a" * 3_000,
        [], {}, [None], [[]], [{}], {"": None}, {"default": {}}, ["", 1, None, {}], {"value": [], "text": {}},
        {"q1": 1, "q2": "x"}]


def scribbled(chance, content):
    """Bytes changed, cut, doubled and put in."""
    for _step in range(chance.randint(1, 6)):
        place, length = chance.randrange(len(content) + 1), chance.randint(0, 60)
        piece = chance.choice([b"", chance.choice(TOKENS), chance.randbytes(chance.randint(1, 4)),
                               content[place:place + length] * 2])
        content = content[:place] + piece + content[place + chance.choice([0, length]):]
    return content


def places(value, path=()):
    """Every place of a JSON value."""
    yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(inner, (*path, key))


def put(value, path, new):
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = put(copy[path[0]], path[1:], new)
    return copy


def rebuilt(chance, content):
    """Sound JSON with a few values that are not what they should be."""
    value = json.loads(content)
    for _step in range(chance.randint(1, 4)):
        value = put(value, chance.choice(list(places(value))), chance.choice(JUNK))
    return json.dumps(value).encode()


def repacked(chance, content):
    """A sound archive with parts that are not."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(kept, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            if name != chosen or chance.random() < 0.8:
                new.writestr(name, scribbled(chance, old.read(name)) if name == chosen else old.read(name))
    return kept.getvalue()


def made(seed):
    """The input of a seed."""
    chance = random.Random(seed)
    if seed % 8 == 0:
        return "random", chance.choice(STARTS) + chance.randbytes(chance.randint(0, 300))
    name = sorted(SAMPLES)[seed % len(SAMPLES)]
    content = SAMPLES[name]
    if content.startswith(b"{") and chance.random() < 0.7:
        return name, rebuilt(chance, content)
    if name.endswith(".xlsx") and chance.random() < 0.8:
        return name, repacked(chance, content)
    return name, scribbled(chance, content)


def outcome(name, content):
    """What came of an input: "draft" or "refused"; anything else is an AssertionError."""
    try:
        with counted(CALLS):
            reading = read_questionnaire(name, content)
            drafts = reading.drafts(offer.name for offer in reading.offers)
    except EmpathyError as error:
        assert str(error).isprintable() and len(str(error)) < 300
        return "refused"
    for draft in drafts:
        assert draft.items and len(draft.choices) >= 2 and draft.decisions
        complaints = check_loose(draft.id, draft.text)
        assert complaints and all(one.text.startswith("“") or one.where for one in complaints), complaints
    return "draft"


def test_nothing_but_a_draft_or_one_sentence_comes_of_anything():
    came = {"draft": 0, "refused": 0}
    for seed in range(INPUTS):
        name, content = made(seed)
        try:
            came[outcome(name, content)] += 1
        except Exception as error:
            pytest.fail(f"seed {seed}, {name}: {type(error).__name__}: {error}", pytrace=True)
    assert min(came.values()) > INPUTS // 20, f"the inputs try too little: {came}"
