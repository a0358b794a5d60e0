"""What the library needs to know of one kind of content."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from empathy_widgets.library.form import Form, schema_of
from empathy_widgets.library.sheet import Place

__all__ = ["Broken", "Kind", "schema_text"]

Broken = Iterator[tuple[Place, str]]
"""Where a rule is broken, and the sentence with its remedy."""


def nothing(*_anything: Any) -> Broken:
    """Complain about nothing."""
    return iter(())


@dataclass(frozen=True)
class Kind:
    """One kind of content file.

    Attributes
    ----------
    folder : str
        Under content/.
    noun : str
        What one file is, as in ``content/schemas/<noun>.schema.json``.
    sign : str
        An entry only this kind has: tells what a file outside the folders is.
    form : type
        The file format, a strict `Form`.
    build : callable
        Form to the noun the other rooms know.
    rules : callable
        ``rules(form, stem)`` yields what is wrong inside a well-formed file, before it is built.
    customs : callable
        Like ``rules``, for what a file on the shelf must hold and the text a run was begun from need not: a text that
        was kept is only parsed, for the customs of its day were others.
    values : callable
        ``values(noun, form)`` yields what only shows once it is built.
    proofs : callable
        Like ``values``, for what takes longer and is only looked at by the checker.
    neighbours : callable
        ``neighbours(noun, known)`` yields what only shows beside the folder's other files (id to noun or None).
    """

    folder: str
    noun: str
    sign: str
    form: type[Form]
    build: Callable[[Any], BaseModel]
    rules: Callable[[Any, str], Broken] = nothing
    customs: Callable[[Any, str], Broken] = nothing
    values: Callable[[Any, Any], Broken] = nothing
    proofs: Callable[[Any, Any], Broken] = nothing
    neighbours: Callable[[Any, Mapping[str, Any]], Broken] = nothing


def schema_text(kind: Kind) -> str:
    """Return the JSON Schema of a kind as it is published in ``content/schemas/<noun>.schema.json``."""
    return json.dumps(schema_of(kind.form), indent=2, ensure_ascii=False) + "\n"
