"""Whatever a thing is called, its id is made of letters an id may have."""

import re

from hypothesis import given
from hypothesis import strategies as st

from empathy_widgets.exchange.questionnaires import plain
from empathy_widgets.exchange.slugs import words
from empathy_widgets.exchange.stories import ids


def test_letters_of_other_alphabets_are_kept_as_they_sound():
    assert [words(name) for name in ("Smørrebrød", "Łódź", "Œuvre", "Straße", "Кухня")] == [
        "smorrebrod", "lodz", "oeuvre", "strasse", "kukhnia"]


def test_figures_with_a_comma_stay_two():
    assert words("3,5 points") == "3-5-points"


def test_a_name_is_no_markup_and_is_read_only_so_far():
    assert words("&#65; &eacute; Tom &amp; Jerry") == "65-eacute-tom-amp-jerry"
    assert words("ä" * 2000) == "a" * 1000


@given(st.text())
def test_every_name_becomes_an_id_that_content_takes(name):
    assert re.fullmatch(r"[a-z][a-z0-9-]{0,59}", ids.slug(name))
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,39}", ids.mark(name))
    assert re.fullmatch(r"([a-z][a-z0-9-]{0,59})?", plain.slug(name))
