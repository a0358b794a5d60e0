"""The room as content: every thing leads to a chapter that is there, and a broken rule is said with its place."""

import pytest

from empathy_widgets.library import Library, check_content
from empathy_widgets.library.kinds.facts import chapter_names

ROOM = Library().entry("rooms", "understanding-others")


def test_every_thing_leads_to_a_chapter_that_is_there_and_no_two_say_the_same():
    assert {thing.chapter for thing in ROOM.things} <= chapter_names()
    for words in ("id", "name", "says", "chapter"):
        assert len({getattr(thing, words) for thing in ROOM.things}) == len(ROOM.things)


@pytest.mark.parametrize(("old", "new", "says"), [
    ("id: understanding-others", "id: a-room", "the file is called “understanding-others”"),
    ("{id: mirror,", "{id: chairs,", "“chairs” stands here twice"),
    ("chapter: mirroring", "chapter: mirrors", "There is no chapter “mirrors”"),
    ("name: A mirror, ", "", "“name” is missing"),
    ("says: be a mirror", "says: be a mirror, colour: red, words: be one", "No entry has this name"),
])
def test_a_rule_that_is_broken_is_said(content, old, new, says):
    path = content / "rooms" / "understanding-others.yaml"
    assert check_content(content / "rooms") == []
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    complaints = check_content(content / "rooms")
    assert len(complaints) >= 1 and any(says in str(one) for one in complaints)
