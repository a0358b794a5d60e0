"""What may be stored at all, whatever a page sent. Which choices an instrument offers is scoring's to check."""

from __future__ import annotations

import json
import re
from typing import Any

from empathy_widgets.errors import ImpossibleResponse, NotAllowed, NotFound
from empathy_widgets.strings import _

__all__ = ["known_id", "spoken_reason", "storable", "storable_answer", "storable_json", "storable_place",
           "storable_request", "storable_revision"]

LONGEST = 2000
ITEMS = 1000
CHOICES = 1000
DAY_MS = 86_400_000
ID = re.compile(r"[0-9a-z][0-9a-z-]{0,59}", re.ASCII)


def known_id(value: Any) -> str:
    """Return ``value`` when it could be the id of anything; NotFound otherwise, as for any id nobody has."""
    if not isinstance(value, str) or ID.fullmatch(value) is None:
        raise NotFound(_("There is nothing under this address. Please open the case again from the first page."))
    return value


def storable(text: Any, longest: int | None = LONGEST) -> str:
    """Return ``text`` when both databases keep it character for character; NotAllowed otherwise.

    NUL and lone surrogates have no place in PostgreSQL or UTF-8. ``longest`` is in characters, None for no limit.
    """
    if not isinstance(text, str):
        raise NotAllowed(_("This is not text, so it was not saved. Please reload the page and type it again."))
    if longest is not None and len(text) > longest:
        raise NotAllowed(
            _("This text is too long to keep. Please shorten it to {longest} characters.").format(longest=longest),
        )
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise NotAllowed(_("This text holds a character that cannot be kept. Please delete it and type it again."))
    return text


def storable_json(value: Any, longest: int) -> str:
    """Return a dict of JSON values as text, at most ``longest`` characters; NotAllowed when it cannot be kept."""
    try:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        text = ""
    if not isinstance(value, dict) or not text:
        raise NotAllowed(_("This page sent something that cannot be kept. Please reload it and try once more."))
    return storable(text, longest)


def spoken_reason(text: Any) -> str:
    """Return a reason somebody gave; NotAllowed when it is empty or cannot be kept."""
    reason = storable(text)
    if not reason.strip():
        raise NotAllowed(_("Please give a reason in a few words; it is kept with the change."))
    return reason


def storable_request(request: Any) -> str | None:
    """Return the id a page gave its message, or None; NotAllowed when it is no short text."""
    if request is None:
        return None
    name = storable(request, 200)
    if name == "":
        raise NotAllowed(_("This page sent a message without a name. Please reload it."))
    return name


def storable_revision(revision: Any) -> int | None:
    """Return a revision a page knew, or None."""
    if revision is not None and (type(revision) is not int or revision < 0):
        raise ImpossibleResponse(_("This page does not know what it changes. Please reload it."))
    return revision


def storable_place(item: Any) -> int:
    """Return an item number to carry on at; 0 is the last page."""
    if type(item) is not int or not 0 <= item <= ITEMS:
        raise ImpossibleResponse(_("There is no such item here. Please reload the page."))
    return item


def storable_answer(item: Any, choice: Any, declined: Any, elapsed_ms: Any) -> None:
    """Refuse with ImpossibleResponse what no instrument could offer: exactly one of choice and declined is given."""
    if item == 0:
        raise ImpossibleResponse(_("There is no such item here. Please reload the page."))
    storable_place(item)
    if type(declined) is not bool or declined != (choice is None):
        raise ImpossibleResponse(_("An answer is either one choice or “Prefer not to answer”. Please answer again."))
    if choice is not None and (type(choice) is not int or abs(choice) > CHOICES):
        raise ImpossibleResponse(_("That choice is not offered here. Please answer again."))
    if elapsed_ms is not None and (type(elapsed_ms) is not int or not 0 <= elapsed_ms <= DAY_MS):
        raise ImpossibleResponse(_("The time this answer took cannot be right. Please reload the page."))
