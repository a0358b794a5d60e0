"""The worksheets on the shelf, and the pictures of their pages: drawn once, kept, drawn anew when a file changes."""

import shutil

import pytest

from empathy_widgets.errors import ContentError
from empathy_widgets.exercises.sheets import shelf
from empathy_widgets.exercises.sheets.shelf import Wanted, activity_title, found_sheet, pictures, sheet_heads
from empathy_widgets.library import Library
from empathy_widgets.places import content_folder
from empathy_widgets.reports import as_pictures

LIBRARY = Library()


@pytest.fixture
def drawn(monkeypatch):
    """The sheets that were drawn; they are drawn here, as in the process of its own that a page starts."""
    counted = []

    def here(sheets, width):
        counted.extend(sheets)
        return [as_pictures(sheet, width=width) for sheet in sheets]

    monkeypatch.setattr(shelf, "pictures_apart", here)
    return counted


def test_sheets_are_listed_by_chapter_and_those_of_one_alone():
    heads = sheet_heads(LIBRARY)
    assert len(heads) == len([*(content_folder() / "worksheets").glob("*.yaml")])
    titles = [activity_title(head["activity"]) for head in heads]
    assert titles == sorted(titles, key=str.casefold)
    assert {head["activity"] for head in sheet_heads(LIBRARY, "forgiveness")} == {"forgiveness"}
    assert activity_title("role-play") == "Role-play" and activity_title("no-such-thing") == "No such thing"


def test_a_sheet_nobody_has_is_one_sentence():
    for id in ("nothing", "../plan/asking", ""):
        with pytest.raises(ContentError, match="no worksheet of that id"):
            found_sheet(LIBRARY, id)


def test_a_page_is_drawn_once_and_kept_for_the_next_visit(workspace, drawn):
    wanted = [Wanted("two-chairs"), Wanted("whose-need-is-it")]
    first = pictures(LIBRARY, workspace, wanted)
    assert [len(pages) for pages in first] == [1, 2] and len(drawn) == 2
    assert pictures(LIBRARY, workspace, wanted[::-1]) == first[::-1] and len(drawn) == 2
    (teen,) = pictures(LIBRARY, workspace, [Wanted("two-chairs", teen=True)])
    assert teen != first[0] and len(drawn) == 3
    kept = [*(workspace.folder / "pictures").iterdir()]
    assert len(kept) == 4 and all(file.stat().st_mode & 0o777 == 0o600 for file in kept)


def test_a_file_that_was_changed_is_drawn_anew(workspace, tmp_path, drawn):
    folder = tmp_path / "content" / "worksheets"
    folder.mkdir(parents=True)
    file = folder / "two-chairs.yaml"
    shutil.copy(content_folder() / "worksheets" / file.name, file)
    library = Library(folder.parent)
    (before,) = pictures(library, workspace, [Wanted("two-chairs")])
    file.write_text(file.read_text("utf-8").replace("Put out two chairs. One is yours.", "Take two chairs."), "utf-8")
    (after,) = pictures(library, workspace, [Wanted("two-chairs")])
    assert len(drawn) == 2 and before != after


def test_without_a_workspace_of_files_nothing_is_kept(drawn):
    place = object()
    assert len(pictures(LIBRARY, place, [Wanted("two-chairs", large=True)])[0]) >= 1
    pictures(LIBRARY, place, [Wanted("two-chairs", large=True)])
    assert len(drawn) == 2
