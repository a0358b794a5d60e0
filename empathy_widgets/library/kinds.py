"""The kinds of content: one entry a folder. A new kind is a file beside this one and a line in `KINDS`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from empathy_widgets.library.form import Form, schema_of
from empathy_widgets.library.instrument_kind import InstrumentForm, build_instrument, practice_form_is_there
from empathy_widgets.library.rules import broken_rules, broken_values
from empathy_widgets.library.mirroring_kind import SequenceForm, broken_sequence, build_sequence
from empathy_widgets.library.problem_kind import ProblemForm, broken_problem, build_problem
from empathy_widgets.library.rubric_kind import RubricForm, broken_rubric, build_rubric
from empathy_widgets.library.script_kind import ScriptForm, build_script
from empathy_widgets.library.script_rules import broken_script, proven_script
from empathy_widgets.library.sheet import Place
from empathy_widgets.library.topic_kind import TopicForm, broken_topic, build_topic

__all__ = ["INSTRUMENTS", "KINDS", "Kind", "schema_text"]

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
    values: Callable[[Any, Any], Broken] = nothing
    proofs: Callable[[Any, Any], Broken] = nothing
    neighbours: Callable[[Any, Mapping[str, Any]], Broken] = nothing


INSTRUMENTS = Kind(
    "instruments", "instrument", "items", InstrumentForm, build_instrument, broken_rules, broken_values,
    neighbours=practice_form_is_there,
)

KINDS: tuple[Kind, ...] = (
    INSTRUMENTS,
    Kind("scripts", "script", "beats", ScriptForm, build_script, broken_script, proofs=proven_script),
    Kind("discussions", "topic", "opening", TopicForm, build_topic, broken_topic),
    Kind("mirroring", "sequence", "rounds", SequenceForm, build_sequence, broken_sequence),
    Kind("problems", "problem", "statement", ProblemForm, build_problem, broken_problem),
    Kind("rubrics", "rubric", "criteria", RubricForm, build_rubric, broken_rubric),
)


def schema_text(kind: Kind) -> str:
    """Return the JSON Schema of a kind as it is published in ``content/schemas/<noun>.schema.json``."""
    return json.dumps(schema_of(kind.form), indent=2, ensure_ascii=False) + "\n"
