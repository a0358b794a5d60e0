"""What teaching content is made of: facts with source and grade, and links to chapters; their format and rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field

from empathy_widgets.domain import Grade
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.form import Form, Words
from empathy_widgets.library.kinds.citations import YEAR, can_be_looked_up
from empathy_widgets.library.sheet import Place
from empathy_widgets.places import notebooks_folder
from empathy_widgets.strings import _

__all__ = ["FactForm", "broken_fact", "chapter_names", "unknown_chapters"]


class FactForm(Form):
    """One sentence of fact, with its source."""

    says: Words
    source: Words = Field(description="Who, the year, and a DOI or an address.")
    grade: Grade = Field(description="How well it is supported.")
    disputed: Words | None = Field(None, description="What is disputed, where the grade is “disputed”.")


def broken_fact(fact: FactForm, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield every rule one fact breaks."""
    if not YEAR.search(fact.source) or not can_be_looked_up(fact.source):
        yield (*place, "source"), _("A fact names its paper with the year and a DOI or an address. Add them.")
    if fact.grade == "disputed" and not fact.disputed:
        yield (*place, "grade"), _("Say what is disputed, in a line “disputed: …”.")
    if fact.disputed and YEAR.search(fact.disputed) and not can_be_looked_up(fact.disputed):
        yield (*place, "disputed"), _("This names a paper by its year, without a DOI or address. Add one.")


def unknown_chapters(chapters: Iterable[str], place: Place) -> Iterator[tuple[Place, str]]:
    """Yield every link to a chapter that is not there; the page leaves such a link out."""
    known = chapter_names()
    for at, chapter in enumerate(chapters):
        if chapter not in known:
            yield (*place, at), _("There is no chapter “{name}”. Choose one of: {known}.").format(
                name=quoted(chapter), known=", ".join(sorted(known)))


def chapter_names() -> set[str]:
    """Return the name of every chapter that ships: its file's, without number and ending."""
    return {path.stem.partition("-")[2] for path in notebooks_folder().glob("*.ipynb")}
