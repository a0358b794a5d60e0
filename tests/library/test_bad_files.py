"""Whatever is in a file, the checker answers with complaints; nothing else is ever raised, and nothing half loads."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from empathy_widgets.errors import ContentError
from empathy_widgets.library import Complaint, check_content, load_instrument
from empathy_widgets.places import content_folder

SOUND = (content_folder() / "instruments" / "pes-practice-form.yaml").read_bytes()
TOKENS = [
    b"&a ", b"*a", b"!!set ", b"<<: ", b"? ", b": ", b"- ", b"[", b"]", b"{", b"}", b"\t", b"\n---\n", b"%", b"@", b"`",
    b"|", b">", b"'", b'"', b"#", b"\0", b"\xff", b"\xed\xa0\x80", b".nan", b".inf", b"1e999", b"0o9", b"2026-99-99",
    b"null", b"true", b"~", b"=", b"\xe2\x80\xae", b"\xc2\x85", b"\r", b"!!binary x", b"!!omap ", b"1_0", b"1:30:00",
    b"2026-11-24T03:30:00Z", b"{}", b"{1: {}}", b"[[]]",
]
whole = settings(database=None, deadline=None, max_examples=150)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("instruments") / "pes-practice-form.yaml"


def check(path, content):
    path.write_bytes(content)
    complaints = check_content(path)
    for complaint in complaints:
        assert isinstance(complaint, Complaint)
        assert str(complaint).isprintable() and complaint.line >= 0
        assert len(str(complaint)) < 500
    try:
        load_instrument(path)
    except ContentError as error:
        assert complaints and str(error).startswith(str(complaints[0]))
    else:
        assert all("DOI or address" in complaint.text for complaint in complaints)  # of no weight to a file's use


@whole
@given(st.binary(max_size=400))
def test_random_bytes(path, content):
    check(path, content)


@whole
@given(st.text(max_size=300))
def test_random_text(path, content):
    check(path, content.encode("utf-8", "surrogatepass"))


@whole
@given(st.lists(st.tuples(st.integers(0, len(SOUND)), st.sampled_from(TOKENS)), min_size=1, max_size=4))
def test_special_signs_dropped_anywhere_in_a_sound_file(path, drops):
    content = SOUND
    for place, token in drops:
        content = content[:place] + token + content[place:]
    check(path, content)


@whole
@given(st.integers(0, len(SOUND)), st.integers(0, 200), st.binary(max_size=3))
def test_pieces_cut_out_of_a_sound_file(path, start, length, put):
    check(path, SOUND[:start] + put + SOUND[start + length:])


@whole
@given(st.randoms(use_true_random=False))
def test_lines_of_a_sound_file_in_another_order(path, chance):
    lines = SOUND.splitlines(keepends=True)
    for _swap in range(chance.randint(1, 6)):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    check(path, b"".join(lines))


def values():
    plain = st.none() | st.booleans() | st.integers(-2, 40) | st.floats() | st.text("ab\n\0é {", max_size=6)
    names = st.text("ab", max_size=2) | st.integers(-1, 25)
    return st.recursive(
        plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3), max_leaves=6,
    )


@whole
@given(st.sampled_from([
    "id", "title", "kind", "source", "reviewed", "choices", "subscales", "composites", "items", "missing", "caveats",
    "reference_samples", "unverified", "practice_form", "doi", "language", "credit_line",
]), values())
def test_any_value_at_any_entry(path, name, value):
    yaml = YAML()
    content = yaml.load(SOUND)
    content[name] = value
    written = io.BytesIO()
    yaml.dump(content, written)
    check(path, written.getvalue())
