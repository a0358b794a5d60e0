"""The worksheets on the shelf: found by id or by activity, and pictured, each page drawn once and kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from empathy_widgets.domain import Place, Worksheet
from empathy_widgets.errors import ContentError
from empathy_widgets.exercises.page.titles import chapter_title
from empathy_widgets.library import Library
from empathy_widgets.records import KeptPictures, Workspace
from empathy_widgets.reports import Sheet, pictures_apart, template
from empathy_widgets.strings import _, language

__all__ = ["FOLDER", "Wanted", "activity_title", "found_sheet", "pictures", "sheet_heads"]

FOLDER = "worksheets"
WIDTHS = {"small": 480, "large": 1000}
"""Pixels across a page, in a list and looked at closely."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The pictures of one sheet that a page asks for."""

    id: str
    teen: bool = False
    large: bool = False
    size: str = "small"


def sheet_heads(library: Library, activity: str | None = None) -> list[dict[str, Any]]:
    """What a list shows of each worksheet, those of one activity or all, by activity and title."""
    heads = [head for head in library.shelf(FOLDER) if activity in (None, head.get("activity"))]
    return sorted(heads, key=lambda head: (activity_title(head["activity"]).casefold(), head["title"].casefold()))


def activity_title(activity: str) -> str:
    """What the chapter is called that a sheet belongs to; its address in words where it is not there yet."""
    return chapter_title(activity) or activity.replace("-", " ").capitalize()


def found_sheet(library: Library, id: str, teen: bool = False) -> Worksheet:
    """The worksheet of an id in the words of its readers; ContentError where there is none."""
    if library.head(FOLDER, id) is None:
        raise ContentError(_("There is no worksheet of that id. “empathy worksheet list” shows all of them."))
    sheet: Worksheet = library.entry(FOLDER, id)
    return sheet.for_teens() if teen else sheet


def pictures(library: Library, place: Place, wanted: list[Wanted]) -> list[list[bytes]]:
    """The pages of each sheet as PNG: those kept in the workspace, and the others drawn now and kept there.

    Without a workspace of files, as in a test that keeps its records in memory, nothing is kept.
    """
    kept = KeptPictures(place.folder) if isinstance(place, Workspace) else None
    keys = [key_of(library, one) for one in wanted]
    found = {key: kept.pages(key) for key in keys} if kept else {}
    missing = [(key, one) for key, one in zip(keys, wanted, strict=True) if not found.get(key)]
    for width in {WIDTHS[one.size] for _key, one in missing}:
        of_width = [(key, one) for key, one in missing if WIDTHS[one.size] == width]
        sheets = [Sheet(found_sheet(library, one.id, one.teen), large=one.large) for _key, one in of_width]
        for (key, _one), pages in zip(of_width, pictures_apart(sheets, width), strict=True):
            found[key] = pages
            if kept:
                kept.keep(key, pages)
    return [found[key] for key in keys]


def key_of(library: Library, one: Wanted) -> str:
    """A hash of all a picture is drawn from: the file, the template, the language of its few own words, and how it is
    wanted."""
    text = library.text(FOLDER, one.id)
    told = "\0".join([text, language(), repr(one)]).encode("utf-8")
    return hashlib.sha256(template() + told).hexdigest()
