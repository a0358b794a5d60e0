"""The one place where words for people pass, each in the language of whoever reads it, English where none is known.

A sentence is looked up when it is said, never when a module is read: one server speaks with many people, and a page's
kernel is the copy of a process that has read everything in another language already. Catalogues stand as gettext has
them, ``<language>/LC_MESSAGES/empathy.mo``, in ``locale/`` and, before it, in the folder EMPATHY_LOCALE names; a
sentence a catalogue lacks is said in English.
"""

from __future__ import annotations

import gettext
import logging
import os
import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["ENGLISH", "N_", "_", "catalogue_for", "language", "ngettext", "speak", "speak_here", "speaking"]

ENGLISH = "en"
"""The language of the sentences in the source."""
SHIPPED = str(Path(__file__).parent / "locale")
PLACE = Path("LC_MESSAGES", "empathy.mo")
LONGEST_TAG = 35
TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}")
LOG = logging.getLogger(__name__)


class Tongue(NamedTuple):
    """A language: ``tag`` as BCP 47 writes it, and the sentences there are."""

    tag: str
    sentences: gettext.NullTranslations


def catalogue_for(wanted: str) -> str | None:
    """Return the tag of the language that answers somebody who wants ``wanted``, None when there is none.

    Parameters
    ----------
    wanted : str
        A language tag, as "de", "pt-BR" or "pt_BR.UTF-8". It may come from a browser: what is no tag names no file.

    Examples
    --------
    >>> catalogue_for("en-GB"), catalogue_for("tlh"), catalogue_for("../../etc")
    ('en', None, None)
    """
    found = _tongue(wanted)
    return None if found is None else found.tag


def language() -> str:
    """Return the tag of the language that is spoken here and now."""
    return _now().tag


def speak(wanted: str) -> None:
    """Let this whole process speak a language from now on: that of a page's kernel, or of a command."""
    global _everywhere
    _everywhere = _tongue(wanted) or _ENGLISH


def speak_here(wanted: str) -> None:
    """Let the running task, as one request is, speak a language to its end, whatever the others speak."""
    _here.set(_tongue(wanted) or _ENGLISH)


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Speak a language inside the block."""
    before = _here.set(_tongue(wanted) or _ENGLISH)
    try:
        yield
    finally:
        _here.reset(before)


def _(text: str) -> str:
    """Return ``text`` in the language that is spoken."""
    return _now().sentences.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return ``one`` or ``many``, as the language that is spoken counts ``count``."""
    return _now().sentences.ngettext(one, many, count)


def N_(text: str) -> str:
    """Return ``text`` as it is: marked for translators where it stands, as gettext does, and given to `_` once said."""
    return text


def _now() -> Tongue:
    return _here.get() or _everywhere


def _tongue(wanted: str) -> Tongue | None:
    tag = wanted.partition(".")[0]
    if len(tag) > LONGEST_TAG or not TAG.fullmatch(tag):
        return None
    first, *rest = re.split("[-_]", tag)
    parts = (first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest))
    return _read(parts, os.environ.get("EMPATHY_LOCALE", ""))


@lru_cache(maxsize=64)
def _read(parts: tuple[str, ...], site: str) -> Tongue | None:
    """The language of a tag, or the wider one it belongs to: "pt-BR", else "pt"; the site's sentences go first."""
    folders = [folder for folder in (site, SHIPPED) if folder]
    names = ["_".join(parts[:length]) for length in range(len(parts), 0, -1)]
    for place, name in enumerate(names):
        if name == ENGLISH or any(Path(folder, name, PLACE).is_file() for folder in folders):
            first, *rest = [_sentences(folder, names[place:]) for folder in folders]
            for more in rest:
                first.add_fallback(more)
            return Tongue(name.replace("_", "-"), first)
    return None


def _sentences(folder: str, names: list[str]) -> gettext.NullTranslations:
    try:
        return gettext.translation("empathy", folder, names, fallback=True)
    except (OSError, ValueError, LookupError, struct.error):  # it is the site's own file: a broken one closes no page
        LOG.warning("the sentences for %s in EMPATHY_LOCALE cannot be read; English is spoken", names[0])
        return gettext.NullTranslations()


_ENGLISH = Tongue(ENGLISH, gettext.NullTranslations())
_here: ContextVar[Tongue | None] = ContextVar("empathy_language", default=None)
_everywhere = _tongue(os.environ.get("EMPATHY_LANGUAGE", ENGLISH)) or _ENGLISH
