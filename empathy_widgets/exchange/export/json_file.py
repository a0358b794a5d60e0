"""A case, or many, as one JSON document that follows the published schema; nothing that is kept is left out."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from empathy_widgets.domain import AuditEntry, Profile
from empathy_widgets.exchange.export.case_file import CaseFile, Outline, ScoredSitting, moment_text, without_label
from empathy_widgets.exchange.export.copies import about_copy
from empathy_widgets.exchange.export.document import FORMAT, VERSION, ScoreForm

__all__ = ["case_entry", "write_json"]


def write_json(case_files: Iterable[CaseFile], outline: Outline, out: BinaryIO, program: str) -> None:
    """Write the document case by case, so that memory does not grow with their number."""
    head = {"format": FORMAT, "version": VERSION, "program": program, "exported_at": moment_text(outline.at),
            "made_for": "client" if outline.for_client else "record", "about": about_copy(outline.for_client)}
    out.write(dumped(head)[:-2].encode() + b',\n  "cases": [')
    between = b"\n"
    for case_file in case_files:
        out.write(between + dumped(case_entry(case_file, outline.with_label)).encode())
        between = b",\n"
    out.write(b"\n  ]\n}\n")


def dumped(value: Any) -> str:
    """JSON text a person can read; every character as itself."""
    return json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False, default=moment_or_refusal)


def moment_or_refusal(value: object) -> str:
    """A time as text; nothing else may stand in a document that JSON does not know."""
    if isinstance(value, datetime.datetime):
        return moment_text(value)
    raise TypeError(f"{type(value).__name__} cannot stand in an export")


def case_entry(case_file: CaseFile, with_label: bool) -> dict[str, Any]:
    """One case as the document holds it."""
    history = case_file.history
    return {
        **case_file.case.model_dump(), "label": case_file.case.label if with_label else None,
        "administrations": [sitting_entry(one) for one in case_file.sittings],
        "runs": [{**run.model_dump(), "transcript": [
            {"speaker": speaker, "words": words} for speaker, words in case_file.spoken.get(run.id, ())]}
            for run in case_file.runs],
        "contents": [{"id": one.id, **one.model_dump()} for one in case_file.contents],
        "plans": [plan.model_dump() for plan in case_file.plans],
        "history": None if history is None else [line_entry(line, with_label) for line in history],
    }


def sitting_entry(one: ScoredSitting) -> dict[str, Any]:
    """One sitting with its scores."""
    instrument = one.instrument
    return {
        **one.administration.model_dump(),
        "instrument_title": None if instrument is None else instrument.title,
        "instrument_kind": None if instrument is None else instrument.kind,
        "scores": [] if one.profile is None else score_entries(one.profile),
        "no_scores_because": one.because,
    }


def score_entries(profile: Profile) -> list[dict[str, Any]]:
    """Subscales, then composites."""
    kept = ScoreForm.model_fields.keys() - {"kind"}
    return [
        {"kind": "subscale" if name in profile.subscales else "composite", **score.model_dump(include=kept)}
        for name, score in profile.scores.items()
    ]


def line_entry(line: AuditEntry, with_label: bool) -> dict[str, Any]:
    """One line of the history."""
    return (line if with_label else without_label(line)).model_dump()
