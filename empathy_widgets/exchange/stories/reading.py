"""From the bytes of a file to a story: what is it, by what stands in it and then by its ending, and who reads it."""

from __future__ import annotations

import re
from collections.abc import Callable

from empathy_widgets import files
from empathy_widgets.errors import EmpathyError
from empathy_widgets.exchange.stories.ink import looks_like_ink, read_ink
from empathy_widgets.exchange.stories.story import MOST_BYTES, Budget, Story, refuse
from empathy_widgets.exchange.stories.twee import looks_like_twee, read_twee
from empathy_widgets.exchange.stories.twine_html import looks_like_twine, read_twine
from empathy_widgets.exchange.stories.yarn import looks_like_yarn
from empathy_widgets.exchange.stories.yarn_flow import read_yarn
from empathy_widgets.strings import _

__all__ = ["read_story"]

Reader = Callable[[str, str, Budget, str], Story]
READERS: tuple[tuple[Callable[[str], bool], Reader, tuple[str, ...]], ...] = (
    (looks_like_ink, read_ink, ("json",)),
    (looks_like_twine, read_twine, ("html", "htm")),
    (looks_like_yarn, read_yarn, ("yarn",)),
    (looks_like_twee, read_twee, ("twee", "tw")),
)


def read_story(raw: bytes, file_name: str, start: str = "") -> Story:
    """Read a story from elsewhere.

    Parameters
    ----------
    raw : bytes
        The whole file, at most `MOST_BYTES`.
    file_name : str
        Its name without folders; helps where what stands in it could be two things, and is the title where it has none.
    start : str
        The passage or node it begins with, for a story that does not say so or says it wrongly.

    Returns
    -------
    Story
        Passages, replies and ways, with notes about what has no counterpart.

    Raises
    ------
    ExchangeError
        The file is no story that can be read here, in one sentence; nothing else is raised.

    Examples
    --------
    >>> story = read_story(b":: Start\\nYou are late. [[Sorry->Kitchen]]\\n:: Kitchen\\nTea?", "late.twee")
    >>> [(passage.name, len(passage.replies)) for passage in story.passages]
    [('Start', 1), ('Kitchen', 0)]
    """
    text = decoded(raw)
    stem, _dot, ending = file_name.rpartition(".")
    title = re.sub(r"[-_\s]+", " ", stem.removesuffix(".ink") or ending).strip()
    fitting = [(reader, endings) for sign, reader, endings in READERS if sign(text)]
    fitting.sort(key=lambda one: ending.casefold() not in one[1])
    if not fitting:
        refuse(foreign(text, ending.casefold()))
    try:
        return fitting[0][0](text, title, Budget(), start)
    except EmpathyError:
        raise
    except Exception:  # a last net under the libraries that read for us; a test holds that nothing falls into it
        refuse(_("This story is damaged in a way that was not foreseen. Open it in the program it was made with, and "
                 "save it again."))


def decoded(raw: bytes) -> str:
    """The file as text; refused when it is empty, too large or not text."""
    if len(raw) > MOST_BYTES:
        refuse(_("This file is larger than {count} MB. Leave out pictures and sounds, or split the story.").format(
            count=MOST_BYTES // 1_000_000))
    if b"\0" in raw:
        refuse(_("This is not a text file. Name a story that was exported as Twee, as a Twine page, as Ink JSON or as "
                 "Yarn."))
    try:
        text = files.decoded(raw)
    except UnicodeDecodeError:
        refuse(_("This file is not text in UTF-8. Save it as UTF-8 in a text editor, and try again."))
    if not text.strip():
        refuse(_("This file is empty. Check that it is the right one."))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def foreign(text: str, ending: str) -> str:
    """Why a file is no story that can be read here, as far as that can be seen."""
    start = text[:20_000].lstrip().casefold()
    if ending == "ink" or re.search(r"(?m)^\s*(?:={2,3}\s*\w+|->\s*\w+|\*\s*\[)", text[:20_000]):
        return _("This looks like Ink as it is written. Export it to JSON in Inky first, and bring in that file.")
    if start.startswith("["):
        return _("This JSON file is not a compiled Ink story. A Yarn story must be saved as a .yarn file.")
    if start.startswith("{"):
        return _("This JSON file is not a compiled Ink story. Name the file that Inky exports with “Export to JSON”.")
    if start.startswith("<") and "tiddler" in text:
        return _("This page was made with Twine 1. Import it into Twine 2, and publish it again.")
    if start.startswith("<"):
        return _("There is no Twine 2 story in this page. Publish the story to a file in Twine, and bring in that "
                 "file.")
    return _("This is no story that can be read here. Bring in Twee 3, a page published by Twine 2, Ink exported to "
             "JSON, or a Yarn file.")
