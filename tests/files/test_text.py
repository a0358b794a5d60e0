"""Bytes as letters: what each reader allows, and nothing that it does not."""

import pytest

from empathy_widgets.files import decoded

WORDS = "Gefühl, naïve, «мир», 気持ち"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_with_and_without_its_mark(encoding):
    assert decoded(WORDS.encode(encoding)) == WORDS
    assert decoded(WORDS.encode(encoding), marked=True, unmarked=True, windows=True) == WORDS


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_letters_are_read_by_their_mark_where_that_is_allowed(encoding):
    content = WORDS.encode(encoding)
    assert decoded(content, marked=True) == WORDS
    with pytest.raises(UnicodeDecodeError):
        decoded(content)


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\0\0\xfe\xff"])
def test_wide_letters_in_the_other_order_are_read_too(mark):
    assert decoded(mark + WORDS.encode("utf-16-be" if len(mark) == 2 else "utf-32-be"), marked=True) == WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_first_letter_of_ascii_gives_wide_letters_away(encoding):
    content = WORDS.encode(encoding)
    assert decoded(content, unmarked=True) == WORDS
    with pytest.raises(UnicodeDecodeError):
        decoded(content, marked=True)


@pytest.mark.parametrize("content", [b"\0a", b"a\0"])
def test_a_nought_among_letters_stays_one_where_wide_letters_without_a_mark_are_not_allowed(content):
    assert decoded(content, marked=True, windows=True) == content.decode()


def test_windows_letters_are_read_last_and_only_where_allowed():
    content = "Gefühl – „nah“".encode("cp1252")
    assert decoded(content, marked=True, unmarked=True, windows=True) == "Gefühl – „nah“"
    with pytest.raises(UnicodeDecodeError) as refused:
        decoded(content, marked=True, unmarked=True)
    assert refused.value.start == len("Gef")
    with pytest.raises(UnicodeDecodeError):
        decoded(b"\x81", windows=True)  # Windows has no letter there


@pytest.mark.parametrize("content", [b"\xff\xfea", b"\xff\xfe\0\0a", b"\xff\xfe\0\xd8"])
def test_wide_letters_cut_in_half_are_refused(content):
    with pytest.raises(UnicodeDecodeError):
        decoded(content, marked=True, unmarked=True, windows=True)
