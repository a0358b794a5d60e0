"""Pictures a workspace keeps: whole, private, not too many, and never in the way."""

import os

import pytest

from empathy_widgets.records import KeptPictures
from empathy_widgets.records.workspace import pictures

KEY = "a" * 64


def test_pages_come_back_in_their_order_and_only_their_owner_may_read_them(tmp_path):
    kept = KeptPictures(tmp_path)
    assert kept.pages(KEY) == []
    kept.keep(KEY, [b"one", b"two"])
    assert kept.pages(KEY) == [b"one", b"two"] and kept.pages("b" * 64) == []
    assert kept.folder.stat().st_mode & 0o777 == 0o700
    assert sorted(file.name for file in kept.folder.iterdir()) == [f"{KEY}-1.png", f"{KEY}-2.png"]


def test_the_oldest_go_when_there_are_too_many(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "MOST", 3)
    kept = KeptPictures(tmp_path)
    for number, letter in enumerate("abcde"):
        kept.keep(letter * 64, [b"x"])
        os.utime(kept.folder / f"{letter * 64}-1.png", (number, number))
    kept.keep("f" * 64, [b"x"])
    assert [letter for letter in "abcdef" if kept.pages(letter * 64)] == ["d", "e", "f"]


def test_where_nothing_can_be_kept_nobody_is_told(tmp_path):
    (tmp_path / "pictures").write_text("a file in the way")
    kept = KeptPictures(tmp_path)
    kept.keep(KEY, [b"one"])
    assert kept.pages(KEY) == [] and (tmp_path / "pictures").read_text() == "a file in the way"
    KeptPictures(tmp_path / "gone").keep(KEY, [b"one"])
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("key", ["../x", "", "A" * 64])
def test_a_name_that_is_no_hash_is_refused(tmp_path, key):
    with pytest.raises(ValueError, match="under a hash"):
        KeptPictures(tmp_path).keep(key, [b"one"])
    assert [*(tmp_path / "pictures").iterdir()] == []
