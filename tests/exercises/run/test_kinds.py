"""Which chapter a piece of content is begun in: by its folder, and by its kind where a folder holds several."""

import pytest

from empathy_widgets import Workbook
from empathy_widgets.exercises.run.kinds import RUNS, chapter_of_content
from empathy_widgets.library import Library


@pytest.mark.parametrize(("folder", "id", "chapter"), [
    ("discussions", "sorry", "discussion"), ("scripts", "two-cups", "role-play"),
    ("skills", "gone", "regulation-first"),
    ("practices", "active-listening", "active-listening"), ("practices", "forgiveness", "forgiveness"),
    ("practices", "gone", ""), ("practices", "../lessons/brain", ""), ("cast", "mara", ""),
])
def test_content_leads_to_the_chapter_it_is_begun_in(folder, id, chapter):
    assert Workbook and chapter_of_content(Library(), folder, id) == chapter


def test_every_piece_of_content_that_can_be_begun_leads_somewhere():
    library = Library()
    for folder in {one.folder for one in RUNS.values()}:
        for head in library.shelf(folder):
            assert chapter_of_content(library, folder, head["id"]), (folder, head["id"])
